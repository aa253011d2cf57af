//! Municipalities that take part together with the applicant (samarbeidskommuner). Nothing here is mandatory.

use super::Setting;
use crate::domain::form::{Answer, Fault, Field, Filled, Item, Kind, Value};
use crate::domain::geography::MunicipalityCode;

/// The section. What is ticked and what is written are both municipalities: the answer holds them together.
pub const FORM: &[Item] = &[
    Item::Ask(
        Field::new("kommuner", Kind::Municipalities)
            .grid()
            .optional(),
    ),
    Item::Ask(Field::narrative("andre-kommuner", 0, 0).optional()),
    Item::Ask(Field::narrative("samarbeid-om", 4, 150).optional()),
];

/// Names and numbers written with commas between become codes; nobody is his own partner.
pub fn check(filled: &mut Filled, _numbers: &[usize], setting: &Setting<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut found: Vec<MunicipalityCode> = Vec::new();
    for ticked in filled.answers.codes("kommuner") {
        match named(setting, &ticked) {
            Ok(code) => found.push(code),
            Err(_) => faults.push(Fault::new("kommuner", "feil-valg")),
        }
    }
    let written = filled.answers.text("andre-kommuner").to_owned();
    for one in written
        .split([',', ';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
    {
        match named(setting, one) {
            Ok(code) => found.push(code),
            Err(key) => {
                let name: String = one.chars().take(60).collect();
                faults.push(Fault::new("andre-kommuner", key).with("navn", name));
            }
        }
    }
    if found.contains(&setting.municipality) {
        faults.push(Fault::new("andre-kommuner", "soknad-feil-egen-kommune"));
    }
    found.sort_unstable();
    found.dedup();
    if !found.is_empty() {
        let codes = found.iter().map(ToString::to_string).collect();
        filled
            .answers
            .set("kommuner", Answer::Value(Value::Codes(codes)));
    }
    filled.answers.drop("andre-kommuner");
    faults
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
