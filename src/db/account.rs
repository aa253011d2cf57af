//! Accounts as their owners and the administrator see them: search, profile, password, language, disabling.

use super::list::{self, Paged, TO_COUNT, Window};
use super::schema::users;
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::geography::letters;
use crate::domain::id::UserId;
use crate::domain::time::Timestamp;
use crate::domain::user::Language;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

/// A person with an account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Who.
    pub id: UserId,
    /// For signing in.
    pub user_name: String,
    /// Full name.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Language of pages and notices.
    pub language: Language,
    /// Whether a password has been set.
    pub has_password: bool,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was disabled, if it is.
    pub disabled_at: Option<Timestamp>,
}

impl Account {
    /// As somebody a notice goes to.
    #[must_use]
    pub fn as_recipient(&self) -> super::user::Recipient {
        super::user::Recipient {
            id: self.id,
            name: self.name.clone(),
            email: self.email.clone(),
            language: self.language,
        }
    }
}

type Row = (
    i64,
    String,
    String,
    String,
    String,
    Option<String>,
    chrono::NaiveDateTime,
    Option<chrono::NaiveDateTime>,
);

const COLUMNS: (
    users::id,
    users::user_name,
    users::name,
    users::email,
    users::language,
    users::password_hash,
    users::created_at,
    users::disabled_at,
) = (
    users::id,
    users::user_name,
    users::name,
    users::email,
    users::language,
    users::password_hash,
    users::created_at,
    users::disabled_at,
);

fn from_row(row: Row) -> Result<Account> {
    let (id, user_name, name, email, language, password, created_at, disabled_at) = row;
    Ok(Account {
        id: UserId(id),
        user_name,
        name,
        email,
        language: known(Language::parse(&language), &language)?,
        has_password: password.is_some(),
        created_at: Timestamp(created_at),
        disabled_at: disabled_at.map(Timestamp),
    })
}

/// The account of a person; the system itself has none.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this id.
pub fn find(connection: &mut AnyConnection, id: UserId) -> Result<Account> {
    from_row(
        users::table
            .find(id.0)
            .filter(users::id.gt(1))
            .select(COLUMNS)
            .first::<Row>(connection)?,
    )
}

/// The live account with this address or user name, for a password link.
///
/// # Errors
/// When the database does not answer.
pub fn by_address(connection: &mut AnyConnection, address: &str) -> Result<Option<Account>> {
    users::table
        .filter(users::email.eq(address).or(users::user_name.eq(address)))
        .filter(users::id.gt(1))
        .filter(users::disabled_at.is_null())
        .select(COLUMNS)
        .first::<Row>(connection)
        .optional()?
        .map(from_row)
        .transpose()
}

/// A page of the accounts whose name, user name or address has these words, by name. What is searched is stored in small
/// letters and by its letters: SQLite folds the case of a–z only, and nobody would find «Åse» as «åse».
///
/// # Errors
/// When the database does not answer.
pub fn search(
    connection: &mut AnyConnection,
    words: &str,
    window: Window,
) -> Result<Paged<Account>> {
    macro_rules! found {
        ($columns:expr) => {{
            let mut query = users::table
                .filter(users::id.gt(1))
                .select($columns)
                .into_boxed();
            for word in words.split_whitespace() {
                let lower = word.to_lowercase();
                query = query.filter(
                    sql::<Bool>("(users.search_key LIKE ")
                        .bind::<Text, _>(list::containing(&letters(&lower)))
                        .sql(" ESCAPE '!' OR users.search_key LIKE ")
                        .bind::<Text, _>(list::containing(&lower))
                        .sql(" ESCAPE '!')"),
                );
            }
            query
        }};
    }
    let rows: Vec<Row> = found!(COLUMNS)
        .order((users::sort_key, users::name, users::id))
        .limit(window.reach())
        .offset(window.offset())
        .load(connection)?;
    let total = list::count(connection, found!(users::id).limit(TO_COUNT))?;
    Paged::of(window, total, rows, from_row)
}

/// Whether the user name or the address is taken: (name, address).
///
/// # Errors
/// When the database does not answer.
pub fn taken(connection: &mut AnyConnection, user_name: &str, email: &str) -> Result<(bool, bool)> {
    let names: i64 = users::table
        .filter(users::user_name.eq(user_name))
        .count()
        .get_result(connection)?;
    let addresses: i64 = users::table
        .filter(users::email.eq(email))
        .count()
        .get_result(connection)?;
    Ok((names > 0, addresses > 0))
}

/// The hash of a person's password, if one is set.
///
/// # Errors
/// [`Error::NotFound`] when there is no such person.
pub fn password_hash(connection: &mut AnyConnection, id: UserId) -> Result<Option<String>> {
    Ok(users::table
        .find(id.0)
        .select(users::password_hash)
        .first(connection)?)
}

/// Stores the hash of a new password.
///
/// # Errors
/// When the database does not answer.
pub fn set_password(connection: &mut AnyConnection, id: UserId, hash: &str) -> Result<()> {
    diesel::update(users::table.find(id.0))
        .set(users::password_hash.eq(Some(hash)))
        .execute(connection)?;
    Ok(())
}

/// Stores the language of pages and notices.
///
/// # Errors
/// When the database does not answer.
pub fn set_language(connection: &mut AnyConnection, id: UserId, language: Language) -> Result<()> {
    diesel::update(users::table.find(id.0))
        .set(users::language.eq(language.as_str()))
        .execute(connection)?;
    Ok(())
}

/// Disables an account (`Some`) or lets it in again (`None`).
///
/// # Errors
/// [`Error::Conflict`] when it is so already.
pub fn set_disabled(
    connection: &mut AnyConnection,
    id: UserId,
    at: Option<Timestamp>,
) -> Result<()> {
    let changed = match at {
        Some(at) => diesel::update(
            users::table
                .filter(users::id.eq(id.0))
                .filter(users::disabled_at.is_null()),
        )
        .set(users::disabled_at.eq(Some(at.0)))
        .execute(connection)?,
        None => diesel::update(
            users::table
                .filter(users::id.eq(id.0))
                .filter(users::disabled_at.is_not_null()),
        )
        .set(users::disabled_at.eq(None::<chrono::NaiveDateTime>))
        .execute(connection)?,
    };
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the account is so already".into()))
    }
}
