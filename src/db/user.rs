//! People and their accounts.

use super::schema::{membership, users};
use super::{AnyConnection, Result, error::known};
use crate::domain::geography::{MunicipalityCode, OfficeKey, letters};
use crate::domain::id::UserId;
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Language, Role};
use diesel::prelude::*;

/// What sign-in needs to know.
#[derive(Debug, Clone)]
pub struct SignInRow {
    /// Who.
    pub id: UserId,
    /// The password's hash, if one is set.
    pub password_hash: Option<String>,
    /// The person's language.
    pub language: Language,
}

/// Whether anybody holds a role; the program's own account, which a migration makes, holds none.
///
/// # Errors
/// When the database does not answer.
pub fn any(connection: &mut AnyConnection) -> Result<bool> {
    let found: i64 = membership::table.count().get_result(connection)?;
    Ok(found > 0)
}

/// The live account with this user name or e-mail address.
///
/// # Errors
/// When the database does not answer.
pub fn for_sign_in(connection: &mut AnyConnection, name: &str) -> Result<Option<SignInRow>> {
    let row: Option<(i64, Option<String>, String)> = users::table
        .filter(users::user_name.eq(name).or(users::email.eq(name)))
        .filter(users::disabled_at.is_null())
        .select((users::id, users::password_hash, users::language))
        .first(connection)
        .optional()?;
    row.map(|(id, password_hash, language)| {
        Ok(SignInRow {
            id: UserId(id),
            password_hash,
            language: known(Language::parse(&language), &language)?,
        })
    })
    .transpose()
}

/// A person to add.
#[derive(Debug, Clone)]
pub struct NewUser<'a> {
    /// For signing in; small letters.
    pub user_name: &'a str,
    /// Full name.
    pub name: &'a str,
    /// Work address; small letters.
    pub email: &'a str,
    /// Language of pages and notices.
    pub language: Language,
    /// Hash of a password, or none until it is set by a link.
    pub password_hash: Option<&'a str>,
}

/// What a search for people looks through: name, user name and address, as written in small letters and by their letters.
fn search_key(user: &NewUser<'_>) -> String {
    let text = format!("{} {} {}", user.name, user.user_name, user.email).to_lowercase();
    format!("{text} {}", letters(&text))
}

/// Adds a person.
///
/// # Errors
/// [`super::Error::Conflict`] when name or address is taken.
pub fn add(connection: &mut AnyConnection, user: &NewUser<'_>, now: Timestamp) -> Result<UserId> {
    let id = diesel::insert_into(users::table)
        .values((
            users::user_name.eq(user.user_name),
            users::name.eq(user.name),
            users::email.eq(user.email),
            users::sort_key.eq(letters(user.name)),
            users::search_key.eq(search_key(user)),
            users::language.eq(user.language.as_str()),
            users::password_hash.eq(user.password_hash),
            users::created_at.eq(now.0),
        ))
        .returning(users::id)
        .get_result(connection)?;
    Ok(UserId(id))
}

/// A person a notice goes to.
#[derive(Debug, Clone)]
pub struct Recipient {
    /// Who.
    pub id: UserId,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Language.
    pub language: Language,
}

fn recipients(rows: Vec<(i64, String, String, String)>) -> Result<Vec<Recipient>> {
    let mut found: Vec<Recipient> = Vec::new();
    for (id, name, email, language) in rows {
        if found.iter().all(|recipient| recipient.id.0 != id) {
            found.push(Recipient {
                id: UserId(id),
                name,
                email,
                language: known(Language::parse(&language), &language)?,
            });
        }
    }
    Ok(found)
}

/// The people who act for a municipality on a day: those with a role in any of these codes (the heir's predecessors).
///
/// # Errors
/// When the database does not answer.
pub fn of_municipality(
    connection: &mut AnyConnection,
    codes: &[MunicipalityCode],
    day: Day,
) -> Result<Vec<Recipient>> {
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let rows = membership::table
        .inner_join(users::table.on(users::id.eq(membership::user_id)))
        .filter(membership::municipality_code.eq_any(codes))
        .filter(membership::confirmed_at.is_not_null())
        .filter(membership::valid_from.le(day))
        .filter(
            membership::valid_to
                .is_null()
                .or(membership::valid_to.ge(day)),
        )
        .filter(users::disabled_at.is_null())
        .order(users::id)
        .select((users::id, users::name, users::email, users::language))
        .load(connection)?;
    recipients(rows)
}

/// The people with a role at an office on a day.
///
/// # Errors
/// When the database does not answer.
pub fn of_office(
    connection: &mut AnyConnection,
    office: &OfficeKey,
    role: Role,
    day: Day,
) -> Result<Vec<Recipient>> {
    let rows = membership::table
        .inner_join(users::table.on(users::id.eq(membership::user_id)))
        .filter(membership::office_key.eq(office.as_str()))
        .filter(membership::role.eq(role.as_str()))
        .filter(membership::confirmed_at.is_not_null())
        .filter(membership::valid_from.le(day))
        .filter(
            membership::valid_to
                .is_null()
                .or(membership::valid_to.ge(day)),
        )
        .filter(users::disabled_at.is_null())
        .order(users::name)
        .select((users::id, users::name, users::email, users::language))
        .load(connection)?;
    recipients(rows)
}

/// A person's name.
///
/// # Errors
/// [`super::Error::NotFound`] when there is no such person.
pub fn name_of(connection: &mut AnyConnection, id: UserId) -> Result<String> {
    Ok(users::table
        .find(id.0)
        .select(users::name)
        .first(connection)?)
}

/// User name and name of the demo's cast, in the order they were added.
///
/// # Errors
/// When the database does not answer.
pub fn demo_cast(connection: &mut AnyConnection) -> Result<Vec<(String, String)>> {
    Ok(users::table
        .filter(users::id.gt(1))
        .filter(users::password_hash.is_not_null())
        .order(users::id)
        .limit(13)
        .select((users::user_name, users::name))
        .load(connection)?)
}
