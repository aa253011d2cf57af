//! What a form tells of the page it stood on: the organisation it was rendered for, and the heads of the chains it showed.
//!
//! The component `Csrf` puts both into every form, first of all. An act goes on for the organisation of its page, whatever
//! was chosen in another window since, as long as the person still has a role there. The organisation is needed before
//! the guards run and so before the body is read: it is looked for in the first bytes. Wherever it stands, [`super::form`]
//! compares it once more when the body is read.

use super::fields::Fields;
use crate::domain::head::Heads;
use rocket::data::Data;
use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Method;
use rocket::request::Request;

/// The field with the organisation, by key.
pub const ORGANISATION: &str = "paa-vegne-av";
/// The field with the heads.
pub const HEADS: &str = "sett";

/// As much of a body as can be looked at before it is read.
const LOOKED_AT: usize = 512;

/// Where a form comes from.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The organisation its page was rendered for; empty when the form does not say.
    pub organisation: String,
    /// What its page showed.
    pub heads: Heads,
}

impl Origin {
    /// Takes what a form tells of its page out of its fields, so that no handler meets it.
    #[must_use]
    pub fn taken_from(fields: &mut Fields) -> Self {
        Self {
            organisation: fields.take(ORGANISATION),
            heads: Heads::parse(&fields.take(HEADS)),
        }
    }
}

/// The organisation in the first bytes of a posted form.
#[derive(Debug)]
struct Announced(Option<String>);

/// Looks at the beginning of each posted form.
#[derive(Debug)]
pub struct ReadsOrigin;

#[rocket::async_trait]
impl Fairing for ReadsOrigin {
    fn info(&self) -> Info {
        Info {
            name: "Organisation of the page",
            kind: Kind::Request,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, data: &mut Data<'_>) {
        if request.method() == Method::Post {
            let found = organisation_in(data.peek(LOOKED_AT).await);
            request.local_cache(|| Announced(found));
        }
    }
}

/// The organisation the request's page was rendered for, as far as the first bytes tell.
pub(super) fn announced<'r>(request: &'r Request<'_>) -> Option<&'r str> {
    request.local_cache(|| Announced(None)).0.as_deref()
}

fn organisation_in(start: &[u8]) -> Option<String> {
    // The last pair may be cut off in the middle, unless the body ends before the limit.
    let whole = match start.iter().rposition(|byte| *byte == b'&') {
        Some(end) if start.len() >= LOOKED_AT => start.get(..end)?,
        _ => start,
    };
    form_urlencoded::parse(whole)
        .find(|(name, _)| name == ORGANISATION)
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_organisation_is_found_at_the_beginning_and_only_when_it_is_whole() {
        let body = |filler: usize| {
            format!(
                "csrf={}&paa-vegne-av=kommune%3A0906&x=1",
                "a".repeat(filler)
            )
        };
        let seen = |body: &str| organisation_in(&body.as_bytes()[..body.len().min(LOOKED_AT)]);
        assert_eq!(seen(&body(64)).as_deref(), Some("kommune:0906"));
        assert_eq!(seen(&body(480)), None);
        assert_eq!(seen(&body(600)), None);
        assert_eq!(seen("paa-vegne-av=ingen").as_deref(), Some("ingen"));
    }
}
