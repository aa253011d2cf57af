//! The contact person and the chief executive (kontaktperson, kommunedirektør): the only persons an application names.

use super::Setting;
use crate::domain::form::{Fault, Field, Filled, Item, faults_of};
use validator::{Validate, ValidateEmail, ValidationError};

/// The section.
pub const FORM: &[Item] = &[
    Item::Ask(
        Field::line("navn")
            .fills("text", "name")
            .required("soknad-mangler-navn"),
    ),
    Item::Ask(
        Field::line("stilling")
            .fills("text", "organization-title")
            .required("soknad-mangler-stilling"),
    ),
    Item::Ask(
        Field::line("epost")
            .fills("email", "email")
            .required("soknad-mangler-epost"),
    ),
    Item::Ask(
        Field::line("telefon")
            .fills("tel", "tel")
            .wide("s")
            .required("soknad-mangler-telefon"),
    ),
    Item::Ask(Field::line("kommunedirektor").required("soknad-mangler-kommunedirektor")),
];

/// How to reach the contact person, once it is written.
#[derive(Debug, Validate)]
struct Reach {
    #[validate(custom(function = "email"))]
    epost: String,
    #[validate(custom(function = "phone"))]
    telefon: String,
}

/// The rules across the section.
pub fn check(filled: &mut Filled, _numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    faults_of(&Reach {
        epost: filled.answers.text("epost").to_owned(),
        telefon: filled.answers.text("telefon").to_owned(),
    })
}

/// An address with a domain that has a dot; `x@localhost` reaches nobody.
fn email(text: &str) -> Result<(), ValidationError> {
    let place = text.rsplit('@').next().unwrap_or_default();
    let is_right = text.is_empty() || (text.validate_email() && place.contains('.'));
    is_right
        .then_some(())
        .ok_or_else(|| ValidationError::new("feil-epost"))
}

/// Eight Norwegian digits, with or without +47, spaces as one likes.
fn phone(text: &str) -> Result<(), ValidationError> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = compact
        .strip_prefix("+47")
        .or_else(|| compact.strip_prefix("0047"))
        .unwrap_or(&compact);
    let is_right =
        compact.is_empty() || (digits.len() == 8 && digits.chars().all(|c| c.is_ascii_digit()));
    is_right
        .then_some(())
        .ok_or_else(|| ValidationError::new("feil-telefon"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_a_number_must_reach_somebody() {
        for (address, number, wrong) in [
            ("kari@arendal.kommune.no", "+47 37 01 30 00", vec![]),
            ("kari@localhost", "37013000", vec!["feil-epost"]),
            ("kari", "0047 37013000", vec!["feil-epost"]),
            ("a@b.no", "3701300", vec!["feil-telefon"]),
            ("", "", vec![]),
        ] {
            let reach = Reach {
                epost: address.to_owned(),
                telefon: number.to_owned(),
            };
            let keys: Vec<String> = faults_of(&reach).into_iter().map(|f| f.key).collect();
            assert_eq!(keys, wrong, "{address} {number}");
        }
    }
}
