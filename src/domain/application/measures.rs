//! Measures, whom they are for, which challenges they meet and where (tiltak).

use super::raw::{Fault, LONG, Raw, Reader, SHORT};
use super::{Setting, Spec, chosen, typed};
use crate::domain::taxonomy::{ARENA, CHALLENGE, MEASURE, TARGET_GROUP};
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    typed("tiltak-#-tittel"),
    chosen("tiltak-#-type", &MEASURE),
    typed("tiltak-#-beskrivelse"),
    chosen("malgruppe", &TARGET_GROUP),
    typed("malgruppe-annet"),
    chosen("utfordring", &CHALLENGE),
    chosen("arena", &ARENA),
    typed("arena-annet"),
];

/// One measure; the report has a row for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its title; public.
    pub title: String,
    /// What type, a code of [`MEASURE`].
    pub kind: String,
    /// What will be done.
    pub description: String,
}

/// The measures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// In the order written.
    pub measures: Vec<Measure>,
    /// Codes of [`TARGET_GROUP`].
    pub target_groups: Vec<String>,
    /// What `annet` is.
    pub other_target_group: String,
    /// Codes of [`CHALLENGE`].
    pub challenges: Vec<String>,
    /// Codes of [`ARENA`].
    pub arenas: Vec<String>,
    /// What `annet` is.
    pub other_arena: String,
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, _setting: &Setting<'_>) -> Result<Measures, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let rows = reader.filled_rows("tiltak", "tittel", "soknad-mangler-tiltak");
    let measures = rows
        .iter()
        .map(|row| {
            let field = |name: &str| format!("tiltak-{row}-{name}");
            Measure {
                title: reader.text(&field("tittel"), SHORT, "soknad-mangler-tiltak-tittel"),
                kind: reader.code(&field("type"), &MEASURE, "soknad-mangler-tiltak-type"),
                description: reader.optional_text(&field("beskrivelse"), LONG),
            }
        })
        .collect();
    let target_groups = reader.codes("malgruppe", &TARGET_GROUP, Some("soknad-mangler-malgruppe"));
    let other_target_group = reader.other("malgruppe-annet", &target_groups);
    let challenges = reader.codes("utfordring", &CHALLENGE, Some("soknad-mangler-utfordring"));
    let arenas = reader.codes("arena", &ARENA, Some("soknad-mangler-arena"));
    let other_arena = reader.other("arena-annet", &arenas);
    reader.finish(Some(Measures {
        measures,
        target_groups,
        other_target_group,
        challenges,
        arenas,
        other_arena,
    }))
}
