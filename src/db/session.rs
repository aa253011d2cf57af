//! Sessions: opened at sign-in, live until idle or too old, revocable. And wrong tries to sign in.

use super::membership::{MEMBERSHIP, Membership, MembershipRow, membership_from, ties};
use super::schema::{membership, session, sign_in_attempt, users};
use super::{AnyConnection, Result};
use crate::config::Config;
use crate::domain::geography::{Geography, MunicipalityCode};
use crate::domain::id::{SessionId, UserId};
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Organisation, Role};
use diesel::prelude::*;

/// A session that is good now, with its person's memberships.
#[derive(Debug, Clone)]
pub struct LiveSession {
    /// Its id in the database.
    pub id: SessionId,
    /// Whose.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The token of its forms.
    pub csrf: String,
    /// The organisation chosen, by key.
    pub organisation: Option<String>,
    memberships: Vec<Membership>,
    ties: Vec<MunicipalityCode>,
}

impl LiveSession {
    /// The organisations the person may act for on a day. Two municipalities with the same heir are one.
    #[must_use]
    pub fn organisations(&self, geography: &Geography, today: Day) -> Vec<Organisation> {
        let mut found: Vec<Organisation> = Vec::new();
        for membership in self.memberships.iter().filter(|m| m.holds_on(today)) {
            let organisation = membership.organisation_on(geography, today);
            if !found.contains(&organisation) {
                found.push(organisation);
            }
        }
        found
    }

    /// The roles held in an organisation on a day.
    #[must_use]
    pub fn roles_in(
        &self,
        organisation: &Organisation,
        geography: &Geography,
        today: Day,
    ) -> Vec<Role> {
        self.memberships
            .iter()
            .filter(|m| m.holds_on(today) && m.organisation_on(geography, today) == *organisation)
            .map(|m| m.role)
            .collect()
    }

    /// The municipalities in whose cases the person has no part at an office ([`super::membership::ties`]).
    #[must_use]
    pub fn ties(&self) -> &[MunicipalityCode] {
        &self.ties
    }
}

/// The live session with this token, if there is one; marks when it was last seen, at most once a minute.
///
/// # Errors
/// When the database does not answer.
pub fn live(
    connection: &mut AnyConnection,
    token: &str,
    (config, geography): (&Config, &Geography),
    now: Timestamp,
) -> Result<Option<LiveSession>> {
    type Row = (
        (i64, i64, String, String),
        (Option<String>, chrono::NaiveDateTime),
        Option<MembershipRow>,
    );
    let hash = crate::token::stored(token, &config.secret_key);
    // One row for each membership: one way to the database for the whole answer.
    let rows: Vec<Row> = session::table
        .inner_join(users::table)
        .left_join(membership::table.on(membership::user_id.eq(session::user_id)))
        .filter(session::token_hash.eq(hash))
        .filter(session::ended_at.is_null())
        .filter(session::expires_at.gt(now.0))
        .filter(session::last_seen_at.gt(now.plus_seconds(-config.session_idle_minutes * 60).0))
        .filter(users::disabled_at.is_null())
        .order(membership::id)
        .select((
            (session::id, session::user_id, users::name, session::csrf),
            (session::organisation, session::last_seen_at),
            MEMBERSHIP.nullable(),
        ))
        .load(connection)?;
    let Some(((id, user, name, csrf), (organisation, seen), _)) = rows.first().cloned() else {
        return Ok(None);
    };
    if now.seconds() - Timestamp(seen).seconds() >= 60 {
        diesel::update(session::table.find(id))
            .set(session::last_seen_at.eq(now.0))
            .execute(connection)?;
    }
    let memberships = rows
        .into_iter()
        .filter_map(|(_, _, membership)| membership)
        .map(membership_from)
        .collect::<Result<Vec<_>>>()?;
    let ties = ties(connection, &memberships, geography, now.day())?;
    Ok(Some(LiveSession {
        id: SessionId(id),
        user: UserId(user),
        name,
        csrf,
        organisation,
        memberships,
        ties,
    }))
}

/// Opens a session.
///
/// # Errors
/// When the database does not answer.
pub fn open(
    connection: &mut AnyConnection,
    user: UserId,
    token: &str,
    browser: &str,
    config: &Config,
    now: Timestamp,
) -> Result<()> {
    diesel::insert_into(session::table)
        .values((
            session::token_hash.eq(crate::token::stored(token, &config.secret_key)),
            session::user_id.eq(user.0),
            session::csrf.eq(crate::token::random()),
            session::browser.eq(browser.chars().take(200).collect::<String>()),
            session::created_at.eq(now.0),
            session::last_seen_at.eq(now.0),
            session::expires_at.eq(now.plus_seconds(config.session_hours * 3600).0),
        ))
        .execute(connection)?;
    Ok(())
}

/// Chooses the organisation acted for in a session («på vegne av»).
///
/// # Errors
/// When the database does not answer.
pub fn choose(
    connection: &mut AnyConnection,
    id: SessionId,
    organisation: &Organisation,
) -> Result<()> {
    diesel::update(session::table.find(id.0))
        .set(session::organisation.eq(Some(organisation.key())))
        .execute(connection)?;
    Ok(())
}

/// A session in the owner's list.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Its id in the database.
    pub id: SessionId,
    /// What the browser calls itself.
    pub browser: String,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_seen_at: Timestamp,
}

/// A person's live sessions, the one used last first.
///
/// # Errors
/// When the database does not answer.
pub fn of_user(
    connection: &mut AnyConnection,
    user: UserId,
    config: &Config,
    now: Timestamp,
) -> Result<Vec<SessionRow>> {
    let rows: Vec<(i64, String, chrono::NaiveDateTime, chrono::NaiveDateTime)> = session::table
        .filter(session::user_id.eq(user.0))
        .filter(session::ended_at.is_null())
        .filter(session::expires_at.gt(now.0))
        .filter(session::last_seen_at.gt(now.plus_seconds(-config.session_idle_minutes * 60).0))
        .order((session::last_seen_at.desc(), session::id.desc()))
        .select((
            session::id,
            session::browser,
            session::created_at,
            session::last_seen_at,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(id, browser, created_at, last_seen_at)| SessionRow {
            id: SessionId(id),
            browser,
            created_at: Timestamp(created_at),
            last_seen_at: Timestamp(last_seen_at),
        })
        .collect())
}

/// Ends all sessions of a person, but for one that goes on.
///
/// # Errors
/// When the database does not answer.
pub fn end_all(
    connection: &mut AnyConnection,
    user: UserId,
    but: Option<SessionId>,
    now: Timestamp,
) -> Result<()> {
    diesel::update(
        session::table
            .filter(session::user_id.eq(user.0))
            .filter(session::ended_at.is_null())
            .filter(session::id.ne(but.map_or(0, |id| id.0))),
    )
    .set(session::ended_at.eq(Some(now.0)))
    .execute(connection)?;
    Ok(())
}

/// Whose forms carry this token: the person of a session that lives or has ended since the moment given. It tells who
/// typed a form that comes too late.
///
/// # Errors
/// When the database does not answer.
pub fn person_of_form(
    connection: &mut AnyConnection,
    csrf: &str,
    since: Timestamp,
) -> Result<Option<UserId>> {
    let person: Option<i64> = session::table
        .filter(session::csrf.eq(csrf))
        .filter(session::expires_at.gt(since.0))
        .filter(
            session::ended_at
                .is_null()
                .or(session::ended_at.gt(since.0)),
        )
        .select(session::user_id)
        .first(connection)
        .optional()?;
    Ok(person.map(UserId))
}

/// Ends a session.
///
/// # Errors
/// When the database does not answer.
pub fn end(connection: &mut AnyConnection, id: SessionId, now: Timestamp) -> Result<()> {
    diesel::update(session::table.find(id.0))
        .set(session::ended_at.eq(Some(now.0)))
        .execute(connection)?;
    Ok(())
}

/// How many wrong tries there were for a name or address since a moment.
///
/// # Errors
/// When the database does not answer.
pub fn attempts_since(
    connection: &mut AnyConnection,
    subject: &str,
    since: Timestamp,
) -> Result<i64> {
    Ok(sign_in_attempt::table
        .filter(sign_in_attempt::subject.eq(subject))
        .filter(sign_in_attempt::at.gt(since.0))
        .count()
        .get_result(connection)?)
}

/// Notes a wrong try.
///
/// # Errors
/// When the database does not answer.
pub fn note_attempt(connection: &mut AnyConnection, subject: &str, now: Timestamp) -> Result<()> {
    diesel::insert_into(sign_in_attempt::table)
        .values((
            sign_in_attempt::subject.eq(subject),
            sign_in_attempt::at.eq(now.0),
        ))
        .execute(connection)?;
    Ok(())
}
