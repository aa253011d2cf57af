//! Dated roles: given, confirmed at the office where they decide or touch money, ended. A role that waits gives no right.

use super::schema::{act_event, application_event, grant_event, membership, users};
use super::session::{MEMBERSHIP, Membership, MembershipRow, membership_from};
use super::{AnyConnection, Error, Result, error::known, scheme_setting};
use crate::domain::geography::{Geography, MunicipalityCode, OfficeKey};
use crate::domain::id::{MembershipId, UserId};
use crate::domain::persons_apart;
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Organisation, Role, Validity};
use chrono::{Datelike, NaiveDateTime};
use diesel::dsl::max;
use diesel::prelude::*;
use std::collections::HashMap;

/// A role to give.
#[derive(Debug, Clone, Copy)]
pub struct NewRole<'a> {
    /// Which.
    pub role: Role,
    /// Where.
    pub organisation: &'a Organisation,
    /// From and to which day.
    pub validity: Validity,
    /// Whether it holds at once; otherwise it waits for the office.
    pub confirmed: bool,
}

/// Gives a person a dated role.
///
/// # Errors
/// [`Error::Conflict`] when role and organisation do not fit together.
pub fn give(
    connection: &mut AnyConnection,
    user: UserId,
    new: &NewRole<'_>,
    by: (UserId, Timestamp),
) -> Result<MembershipId> {
    let (municipality, office) = match new.organisation {
        Organisation::Municipality(code) => (Some(code.to_string()), None),
        Organisation::Office(key) => (None, Some(key.as_str().to_owned())),
        Organisation::Ministry | Organisation::Operator | Organisation::None => (None, None),
    };
    let id = diesel::insert_into(membership::table)
        .values((
            membership::user_id.eq(user.0),
            membership::role.eq(new.role.as_str()),
            membership::municipality_code.eq(municipality),
            membership::office_key.eq(office),
            membership::valid_from.eq(new.validity.from),
            membership::valid_to.eq(new.validity.to),
            membership::granted_by.eq(by.0.0),
            membership::granted_at.eq(by.1.0),
            membership::confirmed_by.eq(new.confirmed.then_some(by.0.0)),
            membership::confirmed_at.eq(new.confirmed.then_some(by.1.0)),
        ))
        .returning(membership::id)
        .get_result(connection)?;
    Ok(MembershipId(id))
}

/// A person and a moment: who did something to a role, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub user: UserId,
    /// The person's name.
    pub name: String,
    /// When.
    pub at: Timestamp,
}

/// A role with who gave, confirmed and ended it.
#[derive(Debug, Clone)]
pub struct Held {
    /// Which.
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
/// [`Error::Unreadable`] when a role or key is unknown.
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

/// Ends a role with a last day.
///
/// # Errors
/// [`Error::Conflict`] when somebody ended it meanwhile.
pub fn end(
    connection: &mut AnyConnection,
    id: MembershipId,
    seen: Validity,
    last_day: Day,
    by: (UserId, Timestamp),
) -> Result<()> {
    let set = (
        membership::valid_to.eq(Some(last_day)),
        membership::ended_by.eq(Some(by.0.0)),
        membership::ended_at.eq(Some(by.1.0)),
    );
    let role = membership::table.filter(membership::id.eq(id.0));
    let ended = match seen.to {
        Some(to) => diesel::update(role.filter(membership::valid_to.eq(to)))
            .set(set)
            .execute(connection)?,
        None => diesel::update(role.filter(membership::valid_to.is_null()))
            .set(set)
            .execute(connection)?,
    };
    once(ended)
}

/// Confirms a role that waits, or refuses it.
///
/// # Errors
/// [`Error::Conflict`] when it does not wait any more.
pub fn answer(
    connection: &mut AnyConnection,
    id: MembershipId,
    confirmed: bool,
    by: (UserId, Timestamp),
) -> Result<()> {
    let waiting = membership::table
        .filter(membership::id.eq(id.0))
        .filter(membership::confirmed_at.is_null())
        .filter(membership::ended_at.is_null());
    let (who, at) = (Some(by.0.0), Some(by.1.0));
    once(if confirmed {
        diesel::update(waiting)
            .set((
                membership::confirmed_by.eq(who),
                membership::confirmed_at.eq(at),
            ))
            .execute(connection)?
    } else {
        diesel::update(waiting)
            .set((membership::ended_by.eq(who), membership::ended_at.eq(at)))
            .execute(connection)?
    })
}

fn once(changed: usize) -> Result<()> {
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the role has changed".into()))
    }
}

/// A role that waits for a confirmation at an office.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Which.
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
    /// When.
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

/// When a person last acted on behalf of an organisation under one of its names, if ever.
///
/// # Errors
/// When the database does not answer.
pub fn last_used(
    connection: &mut AnyConnection,
    user: UserId,
    names: &[String],
) -> Result<Option<Timestamp>> {
    macro_rules! last {
        ($events:ident) => {
            $events::table
                .filter($events::actor_id.eq(user.0))
                .filter($events::on_behalf_of.eq_any(names))
                .select(max($events::at))
                .get_result::<Option<NaiveDateTime>>(connection)?
        };
    }
    let moments = [
        last!(application_event),
        last!(grant_event),
        last!(act_event),
    ];
    Ok(moments.into_iter().flatten().max().map(Timestamp))
}

/// Whether somebody else administers from a day on, with an open account and a role without an earlier last day. The rows
/// of all administrators are held until the transaction ends, so that two cannot end each other's role at once.
///
/// # Errors
/// When the database does not answer.
pub fn another_administrator(
    connection: &mut AnyConnection,
    but: UserId,
    from: Day,
) -> Result<bool> {
    let administrator = Role::Administrator.as_str();
    diesel::update(membership::table.filter(membership::role.eq(administrator)))
        .set(membership::role.eq(administrator))
        .execute(connection)?;
    let others: i64 = membership::table
        .inner_join(users::table.on(users::id.eq(membership::user_id)))
        .filter(membership::role.eq(administrator))
        .filter(membership::confirmed_at.is_not_null())
        .filter(membership::user_id.ne(but.0))
        .filter(membership::valid_from.le(from))
        .filter(
            membership::valid_to
                .is_null()
                .or(membership::valid_to.ge(from)),
        )
        .filter(users::disabled_at.is_null())
        .count()
        .get_result(connection)?;
    Ok(others > 0)
}

/// The municipalities in whose cases a person with these roles has no part at an office today. The setting is read only for
/// the few who have roles on both sides.
///
/// # Errors
/// [`Error::Unreadable`] when a setting is not understood.
pub fn ties(
    connection: &mut AnyConnection,
    memberships: &[Membership],
    geography: &Geography,
    today: Day,
) -> Result<Vec<MunicipalityCode>> {
    let held: Vec<(MunicipalityCode, Validity)> = memberships
        .iter()
        .filter(|membership| membership.confirmed)
        .filter_map(|membership| match membership.organisation {
            Organisation::Municipality(code) => Some((code, membership.validity)),
            Organisation::Office(_)
            | Organisation::Ministry
            | Organisation::Operator
            | Organisation::None => None,
        })
        .collect();
    let at_an_office = memberships
        .iter()
        .any(|membership| matches!(membership.organisation, Organisation::Office(_)));
    if held.is_empty() || !at_an_office {
        return Ok(Vec::new());
    }
    let years = scheme_setting::rules(connection, today.year(), today)?.municipal_role_years;
    Ok(persons_apart::tied_to(&held, years, geography, today))
}
