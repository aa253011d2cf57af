//! Municipalities that take part together with the applicant (samarbeidskommuner). Nothing here is mandatory.

use super::raw::{Fault, LONG, Raw, Reader};
use super::{Setting, Spec, typed};
use crate::domain::geography::MunicipalityCode;
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    typed("kommuner"),
    typed("andre-kommuner"),
    typed("samarbeid-om"),
];

/// Partner municipalities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partners {
    /// Their codes, each once, in order of code.
    pub municipalities: Vec<MunicipalityCode>,
    /// What they do together.
    pub about: String,
}

/// Reads the section: codes ticked, and names or numbers written with commas between.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, setting: &Setting<'_>) -> Result<Partners, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let mut found: Vec<MunicipalityCode> = Vec::new();
    for ticked in raw
        .all("kommuner")
        .into_iter()
        .filter(|code| !code.is_empty())
    {
        match named(setting, ticked) {
            Ok(code) => found.push(code),
            Err(_) => reader.fail("kommuner", "feil-valg"),
        }
    }
    for written in reader
        .typed("andre-kommuner")
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|w| !w.is_empty())
    {
        match named(setting, written) {
            Ok(code) => found.push(code),
            Err(key) => {
                reader.fail_with(
                    "andre-kommuner",
                    key,
                    vec![("navn", written.chars().take(60).collect())],
                );
            }
        }
    }
    if found.contains(&setting.municipality) {
        reader.fail("andre-kommuner", "soknad-feil-egen-kommune");
    }
    found.sort_unstable();
    found.dedup();
    let about = reader.optional_text("samarbeid-om", LONG);
    reader.finish(Some(Partners {
        municipalities: found,
        about,
    }))
}

/// The living municipality with this number or name; a name that two share must be written as its number.
fn named(setting: &Setting<'_>, written: &str) -> Result<MunicipalityCode, &'static str> {
    let wanted = written.to_lowercase();
    let wanted = wanted.strip_suffix(" kommune").unwrap_or(&wanted);
    let mut matching = setting
        .geography
        .municipalities_on(setting.today)
        .filter(|m| {
            m.code.as_str() == wanted
                || m.name.to_lowercase() == wanted
                || m.display_name.to_lowercase() == wanted
        });
    match (matching.next(), matching.next()) {
        (Some(one), None) => Ok(one.code),
        (Some(_), Some(_)) => Err("soknad-feil-kommune-flere"),
        (None, _) => Err("soknad-feil-kommune-ukjent"),
    }
}
