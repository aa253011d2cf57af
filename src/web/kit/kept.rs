//! What was typed is never lost: a form that was not taken, for whatever reason, is shown again by label, with a way to send
//! it once more where that can help.

use super::fields::Fields;
use super::labels::{Labelled, Labels};
use super::origin::Origin;
use super::visit::{Sent, Visit};
use serde::Serialize;

/// A form that was not taken.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// The address it was posted to.
    pub to: String,
    /// What was typed.
    pub fields: Fields,
    /// The page it stood on.
    pub origin: Origin,
}

/// The same as a page shows it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct KeptView {
    /// Where it is sent to; empty when sending it again cannot help.
    to: String,
    fields: Vec<KeptField>,
    shown: Vec<Labelled>,
}

#[derive(Debug, Clone, Serialize)]
struct KeptField {
    name: String,
    value: String,
}

impl Kept {
    /// The form of this visit, unless it holds a password or nothing at all.
    #[must_use]
    pub fn of(visit: &Visit) -> Option<Self> {
        let Sent { fields, origin } = visit.posted.get()?;
        Self::new(&visit.path, fields, origin)
    }

    /// A form, unless it holds a password or nothing at all.
    #[must_use]
    pub fn new(to: &str, fields: &Fields, origin: &Origin) -> Option<Self> {
        let secret = fields.pairs().any(|(name, _)| name.contains("passord"));
        let mut fields = fields.clone();
        fields.take("csrf");
        (!secret && fields.pairs().next().is_some()).then(|| Self {
            to: to.to_owned(),
            fields,
            origin: origin.clone(),
        })
    }

    /// As a page shows it, to be sent again or not.
    #[must_use]
    pub fn view(&self, visit: &Visit, again: bool) -> KeptView {
        let world = visit.world();
        let labels = Labels {
            texts: &world.texts,
            language: visit.language,
            geography: &world.geography,
            to: &self.to,
        };
        KeptView {
            to: if again {
                self.to.clone()
            } else {
                String::new()
            },
            fields: self
                .fields
                .pairs()
                .map(|(name, value)| KeptField {
                    name: name.to_owned(),
                    value: value.to_owned(),
                })
                .collect(),
            shown: labels.all(self.fields.pairs()),
        }
    }
}

impl KeptView {
    /// Whether there is anything to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Sent to another address than before.
    #[must_use]
    pub fn to(mut self, to: String) -> Self {
        self.to = to;
        self
    }
}
