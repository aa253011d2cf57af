//! Adds a person; a notice with a link lets them set a password.

use super::request_password_link::send_link;
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::fact::UserAdded;
use crate::domain::id::UserId;
use crate::domain::user::Language;

/// The person to add, already trimmed.
#[derive(Debug, Clone)]
pub struct NewPerson<'a> {
    /// For signing in: small letters, digits, dots and hyphens.
    pub user_name: &'a str,
    /// Full name.
    pub name: &'a str,
    /// Work address.
    pub email: &'a str,
    /// Language of pages and notices.
    pub language: Language,
}

/// Adds the person.
///
/// # Errors
/// [`Error::Invalid`] at `brukernavn` or `epost` when they are malformed or taken.
pub fn run(context: &Context<'_>, new: &NewPerson<'_>) -> Result<UserId> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    let user_name = new.user_name.to_lowercase();
    let email = new.email.to_lowercase();
    let mut faults = Vec::new();
    if !is_user_name(&user_name) {
        faults.push(FieldError::new("brukernavn", "feil-brukernavn"));
    }
    if !is_address(&email) {
        faults.push(FieldError::new("epost", "feil-epost"));
    }
    let world = context.world;
    let (name_taken, address_taken) = world
        .db
        .read(|c| db::account::taken(c, &user_name, &email))?;
    if name_taken {
        faults.push(FieldError::new("brukernavn", "feil-brukernavn-opptatt"));
    }
    if address_taken {
        faults.push(FieldError::new("epost", "feil-epost-opptatt"));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let row = db::user::NewUser {
        user_name: &user_name,
        name: new.name,
        email: &email,
        language: new.language,
        password_hash: None,
    };
    world.db.write(|c| {
        let id = db::user::add(c, &row, context.now)?;
        let account = db::account::find(c, id)?;
        send_link(world, c, &account, context.now)?;
        let fact = UserAdded {
            password_sha256: None,
        };
        context.record_act(c, Chain::User(id), fact, &permit)?;
        Ok(id)
    })
}

fn is_user_name(text: &str) -> bool {
    (3..=60).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'))
}

/// Coarse on purpose: whether an address works is shown by sending to it.
fn is_address(text: &str) -> bool {
    text.len() <= 200 && text.parse::<lettre::Address>().is_ok() && text.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_names_are_plain_and_addresses_have_a_domain() {
        assert!(is_user_name("kari.planlegger2"));
        for wrong in [
            "",
            "ab",
            "Kari",
            "kari planlegger",
            "1kari",
            "kåri",
            "<script>",
        ] {
            assert!(!is_user_name(wrong), "{wrong}");
        }
        assert!(is_address("kari@arendal.kommune.no"));
        for wrong in [
            "",
            "kari",
            "kari@",
            "@no.no",
            "a b@c.no",
            "kari@arendal\n.no",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
    }
}
