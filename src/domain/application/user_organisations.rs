//! User organisations and how they take part: a condition for the grant (brukerorganisasjoner, S8, traps 12 and 13).

use super::raw::{Fault, Raw, Reader, SHORT};
use super::{Setting, Spec, chosen, typed};
use crate::domain::taxonomy::{INVOLVEMENT, LEVEL};
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    typed("org-#-navn"),
    chosen("org-#-form", &INVOLVEMENT),
    typed("org-#-annet"),
    chosen("org-#-niva", &LEVEL),
];

/// One organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserOrganisation {
    /// Its name.
    pub name: String,
    /// How it takes part, codes of [`INVOLVEMENT`].
    pub forms: Vec<String>,
    /// What `annet` is.
    pub other_form: String,
    /// At which level, a code of [`LEVEL`].
    pub level: String,
}

/// The organisations, at least one of them independent of the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserOrganisations {
    /// In the order written.
    pub organisations: Vec<UserOrganisation>,
}

/// Words that show that the name is a council of the municipality or an ombud, in both written standards.
const COUNCILS: [&str; 16] = [
    "brukerråd",
    "brukarråd",
    "brukerutvalg",
    "brukarutval",
    "eldreråd",
    "eldre råd",
    "seniorråd",
    "ungdomsråd",
    "råd for personer med nedsatt funksjonsevne",
    "råd for menneske med nedsett funksjonsevne",
    "råd for mennesker med nedsatt funksjonsevne",
    "råd for personar med nedsett funksjonsevne",
    "rådet for personer med nedsatt funksjonsevne",
    "råd for funksjonshemmede",
    "brukerombud",
    "pasientombud",
];

/// Whether a name is that of a statutory or municipal council or an ombud. Organisations are independent bodies;
/// councils come in addition to them (trap 13).
#[must_use]
pub fn is_council(name: &str) -> bool {
    let words = name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    COUNCILS.iter().any(|council| words.contains(council))
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, _setting: &Setting<'_>) -> Result<UserOrganisations, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let rows = reader.filled_rows("org", "navn", "soknad-mangler-organisasjon");
    let organisations: Vec<UserOrganisation> = rows
        .iter()
        .map(|row| {
            let field = |name: &str| format!("org-{row}-{name}");
            let name = reader.text(&field("navn"), SHORT, "soknad-mangler-org-navn");
            let forms = reader.codes(
                &field("form"),
                &INVOLVEMENT,
                Some("soknad-mangler-org-form"),
            );
            let other_form = reader.other(&field("annet"), &forms);
            let level = reader.code(&field("niva"), &LEVEL, "soknad-mangler-org-niva");
            UserOrganisation {
                name,
                forms,
                other_form,
                level,
            }
        })
        .collect();
    if !organisations.is_empty()
        && organisations
            .iter()
            .all(|organisation| is_council(&organisation.name))
    {
        let first = format!("org-{}-navn", rows[0]);
        reader.fail_with(
            &first,
            "soknad-feil-bare-raad",
            vec![("navn", organisations[0].name.clone())],
        );
    }
    reader.finish(Some(UserOrganisations { organisations }))
}
