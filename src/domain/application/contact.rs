//! The contact person and the chief executive (kontaktperson, kommunedirektør).

use super::raw::{Fault, Raw, Reader, SHORT};
use super::{Setting, Spec, typed};
use serde::{Deserialize, Serialize};
use validator::ValidateEmail;

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    typed("navn"),
    typed("stilling"),
    typed("epost"),
    typed("telefon"),
    typed("kommunedirektor"),
];

/// Who answers for the application. The only persons an application names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The contact person's name.
    pub name: String,
    /// Title.
    pub title: String,
    /// E-mail address.
    pub email: String,
    /// Telephone, digits as written.
    pub phone: String,
    /// The chief executive's name (kommunedirektør, rådmann).
    pub chief_executive: String,
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, _setting: &Setting<'_>) -> Result<Contact, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let name = reader.text("navn", SHORT, "soknad-mangler-navn");
    let title = reader.text("stilling", SHORT, "soknad-mangler-stilling");
    let email = reader.text("epost", SHORT, "soknad-mangler-epost");
    if !email.is_empty() && !is_email(&email) {
        reader.fail("epost", "feil-epost");
    }
    let phone = reader.text("telefon", SHORT, "soknad-mangler-telefon");
    if !phone.is_empty() && !is_phone(&phone) {
        reader.fail("telefon", "feil-telefon");
    }
    let chief_executive = reader.text("kommunedirektor", SHORT, "soknad-mangler-kommunedirektor");
    reader.finish(Some(Contact {
        name,
        title,
        email,
        phone,
        chief_executive,
    }))
}

/// An address with a domain that has a dot; `x@localhost` reaches nobody.
fn is_email(text: &str) -> bool {
    text.validate_email()
        && text
            .rsplit('@')
            .next()
            .is_some_and(|place| place.contains('.'))
}

/// Eight Norwegian digits, with or without +47, spaces as one likes.
fn is_phone(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = compact
        .strip_prefix("+47")
        .or_else(|| compact.strip_prefix("0047"))
        .unwrap_or(&compact);
    digits.len() == 8 && digits.chars().all(|c| c.is_ascii_digit())
}
