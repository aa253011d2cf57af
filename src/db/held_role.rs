//! Roles as people read them: a person's own with who gave, confirmed and ended each, and those that wait at an office.

use super::membership::{MEMBERSHIP, Membership, MembershipRow, membership_from};
use super::schema::{membership, users};
use super::{AnyConnection, Result, error::known};
use crate::domain::geography::OfficeKey;
use crate::domain::id::{MembershipId, UserId};
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Role, Validity};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// A person and a moment: who did something to a role, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// The moment it happened.
    pub at: Timestamp,
}

/// A role with who gave, confirmed and ended it.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its id in the database.
    pub id: MembershipId,
    /// Role, place and days.
    pub membership: Membership,
    /// Who gave it.
    pub given: Hand,
    /// Who confirmed it; whoever gave it, where no confirmation is asked for.
    pub confirmed: Option<Hand>,
    /// Who gave it its last day, or refused it.
    pub ended: Option<Hand>,
}

impl Held {
    /// Whether it waits for a confirmation on the day.
    #[must_use]
    pub fn waits(&self, today: Day) -> bool {
        self.confirmed.is_none()
            && self.ended.is_none()
            && self.membership.validity.to.is_none_or(|to| to >= today)
    }

    /// Whether it ended, or was refused, without ever having given a right.
    #[must_use]
    pub const fn was_refused(&self) -> bool {
        self.confirmed.is_none() && self.ended.is_some()
    }
}

type Hands = (
    (i64, NaiveDateTime),
    (Option<i64>, Option<NaiveDateTime>),
    (Option<i64>, Option<NaiveDateTime>),
);

/// All roles of a person, whenever they hold.
///
/// # Errors
/// [`super::Error::Unreadable`] when a role or key is unknown.
pub fn of_user(connection: &mut AnyConnection, id: UserId) -> Result<Vec<Held>> {
    let rows: Vec<(i64, MembershipRow, Hands)> = membership::table
        .filter(membership::user_id.eq(id.0))
        .order(membership::id)
        .select((
            membership::id,
            MEMBERSHIP,
            (
                (membership::granted_by, membership::granted_at),
                (membership::confirmed_by, membership::confirmed_at),
                (membership::ended_by, membership::ended_at),
            ),
        ))
        .load(connection)?;
    let people: Vec<i64> = rows
        .iter()
        .flat_map(|(_, _, (given, confirmed, ended))| [Some(given.0), confirmed.0, ended.0])
        .flatten()
        .collect();
    let names: HashMap<i64, String> = users::table
        .filter(users::id.eq_any(people))
        .select((users::id, users::name))
        .load::<(i64, String)>(connection)?
        .into_iter()
        .collect();
    let hand = |user: i64, at| Hand {
        user: UserId(user),
        name: names.get(&user).cloned().unwrap_or_default(),
        at: Timestamp(at),
    };
    rows.into_iter()
        .map(|(id, row, (given, confirmed, ended))| {
            Ok(Held {
                id: MembershipId(id),
                membership: membership_from(row)?,
                given: hand(given.0, given.1),
                confirmed: confirmed.0.zip(confirmed.1).map(|(by, at)| hand(by, at)),
                ended: ended.0.zip(ended.1).map(|(by, at)| hand(by, at)),
            })
        })
        .collect()
}

/// A role that waits for a confirmation at an office.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its id in the database.
    pub id: MembershipId,
    /// Whose.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// Which role.
    pub role: Role,
    /// From and to which day.
    pub validity: Validity,
    /// Who gave it.
    pub given_by: UserId,
    /// When it was given.
    pub given_at: Timestamp,
}

/// The roles that wait at an office, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn waiting_at(
    connection: &mut AnyConnection,
    office: &OfficeKey,
    today: Day,
) -> Result<Vec<Waiting>> {
    type Row = (
        i64,
        i64,
        String,
        String,
        (Day, Option<Day>),
        (i64, NaiveDateTime),
    );
    let rows: Vec<Row> = membership::table
        .inner_join(users::table.on(users::id.eq(membership::user_id)))
        .filter(membership::office_key.eq(office.as_str()))
        .filter(membership::confirmed_at.is_null())
        .filter(membership::ended_at.is_null())
        .filter(
            membership::valid_to
                .is_null()
                .or(membership::valid_to.ge(today)),
        )
        .order(membership::id)
        .select((
            membership::id,
            users::id,
            users::name,
            membership::role,
            (membership::valid_from, membership::valid_to),
            (membership::granted_by, membership::granted_at),
        ))
        .load(connection)?;
    rows.into_iter()
        .map(|(id, user, name, role, (from, to), (given_by, given_at))| {
            Ok(Waiting {
                id: MembershipId(id),
                user: UserId(user),
                name,
                role: known(Role::parse(&role), &role)?,
                validity: Validity { from, to },
                given_by: UserId(given_by),
                given_at: Timestamp(given_at),
            })
        })
        .collect()
}
