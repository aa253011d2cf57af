//! Actors the municipality works with; at least one outside health and care (samarbeidsaktører, S7, trap 16).

use super::raw::{Fault, Raw, Reader, SHORT};
use super::{Setting, Spec, chosen, typed};
use crate::domain::taxonomy::{COOPERATION, HEALTH_ACTOR, OUTSIDE_ACTOR};
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    chosen("aktor-#-type", &OUTSIDE_ACTOR),
    typed("aktor-#-navn"),
    chosen("aktor-#-form", &COOPERATION),
    typed("aktor-#-siden"),
];

/// One actor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CooperatingActor {
    /// What kind, a code of [`OUTSIDE_ACTOR`] or [`HEALTH_ACTOR`].
    pub kind: String,
    /// Its name.
    pub name: String,
    /// How they work together, a code of [`COOPERATION`].
    pub form: String,
    /// Since which year.
    pub since: Option<i32>,
}

impl CooperatingActor {
    /// Whether it is outside health and care.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        OUTSIDE_ACTOR.has(&self.kind)
    }
}

/// The actors, at least one of them outside health and care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actors {
    /// In the order written.
    pub actors: Vec<CooperatingActor>,
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, setting: &Setting<'_>) -> Result<Actors, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let rows = reader.filled_rows("aktor", "type", "soknad-mangler-aktor");
    let actors: Vec<CooperatingActor> = rows
        .iter()
        .map(|row| {
            let field = |name: &str| format!("aktor-{row}-{name}");
            let kind = reader.typed(&field("type")).to_owned();
            if !OUTSIDE_ACTOR.has(&kind) && !HEALTH_ACTOR.has(&kind) {
                reader.fail(&field("type"), "soknad-mangler-aktor-type");
            }
            let name = reader.text(&field("navn"), SHORT, "soknad-mangler-aktor-navn");
            let form = reader.code(&field("form"), &COOPERATION, "soknad-mangler-aktor-form");
            let written = reader.typed(&field("siden"));
            let since = written
                .parse()
                .ok()
                .filter(|year| (1950..=setting.year).contains(year));
            if !written.is_empty() && since.is_none() {
                reader.fail_with(
                    &field("siden"),
                    "soknad-feil-siden",
                    vec![("aar", setting.year.to_string())],
                );
            }
            CooperatingActor {
                kind,
                name,
                form,
                since,
            }
        })
        .collect();
    let only_health =
        !actors.is_empty() && actors.iter().all(|actor| HEALTH_ACTOR.has(&actor.kind));
    if only_health {
        reader.fail(&format!("aktor-{}-type", rows[0]), "soknad-feil-bare-helse");
    }
    reader.finish(Some(Actors { actors }))
}
