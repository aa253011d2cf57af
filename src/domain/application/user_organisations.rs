//! User organisations and how they take part: a condition for the grant (brukerorganisasjoner, S8, traps 12 and 13).

use super::Setting;
use crate::domain::form::{Fault, Field, Filled, Item, Rows, When};
use crate::domain::taxonomy::{INVOLVEMENT, LEVEL, OTHER};

const OTHER_FORM: When = When {
    field: "form",
    is: &[OTHER],
};

/// The section.
pub const FORM: &[Item] = &[Item::Rows(Rows {
    group: "org",
    named_by: "navn",
    told_at: "navn",
    missing: "soknad-mangler-organisasjon",
    fields: &[
        Field::line("navn").required("soknad-mangler-org-navn"),
        Field::many("form", &INVOLVEMENT)
            .grid()
            .required("soknad-mangler-org-form"),
        Field::line("annet")
            .only(OTHER_FORM)
            .required_when(OTHER_FORM, "soknad-mangler-annet"),
        Field::one("niva", &[&LEVEL])
            .inline()
            .required("soknad-mangler-org-niva"),
    ],
})];

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
/// councils come in addition to them (SCHEME: user organisations).
#[must_use]
pub fn is_council(name: &str) -> bool {
    let words = name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    COUNCILS.iter().any(|council| words.contains(council))
}

/// The rules across the section: a council alone is not enough.
pub fn check(filled: &mut Filled, numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    let names: Vec<&str> = filled.rows.iter().map(|row| row.text("navn")).collect();
    match (numbers.first(), names.first()) {
        (Some(first), Some(name)) if names.iter().all(|name| is_council(name)) => vec![
            Fault::new(format!("org-{first}-navn"), "soknad-feil-bare-raad").with("navn", *name),
        ],
        _ => Vec::new(),
    }
}
