//! Dated roles: given, confirmed at the office where they decide or touch money, ended. A role that waits gives no right.

use super::schema::{act_event, application_event, grant_event, membership, users};
use super::{AnyConnection, Error, Result, error::known, scheme_setting};
use crate::domain::geography::{Geography, MunicipalityCode};
use crate::domain::id::{MembershipId, UserId};
use crate::domain::persons_apart;
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::{Organisation, Role, Validity};
use chrono::{Datelike, NaiveDateTime};
use diesel::dsl::max;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

/// A role with its organisation and time.
#[derive(Debug, Clone)]
pub struct Membership {
    /// The role.
    pub role: Role,
    /// Where.
    pub organisation: Organisation,
    /// When.
    pub validity: Validity,
    /// Whether it has been confirmed, where a confirmation is asked for; before that it gives no right.
    pub confirmed: bool,
}

impl Membership {
    /// Whether it gives a right on the day.
    #[must_use]
    pub fn holds_on(&self, day: Day) -> bool {
        self.confirmed && self.validity.covers(day)
    }

    /// Where it is on a day: of a municipality its heir.
    #[must_use]
    pub fn organisation_on(&self, geography: &Geography, today: Day) -> Organisation {
        match &self.organisation {
            Organisation::Municipality(code) => {
                Organisation::Municipality(geography.heir(*code, today).unwrap_or(*code))
            }
            other => other.clone(),
        }
    }
}

pub(super) type MembershipRow = (
    String,
    Option<String>,
    Option<String>,
    Day,
    Option<Day>,
    Option<chrono::NaiveDateTime>,
);

pub(super) const MEMBERSHIP: (
    membership::role,
    membership::municipality_code,
    membership::office_key,
    membership::valid_from,
    membership::valid_to,
    membership::confirmed_at,
) = (
    membership::role,
    membership::municipality_code,
    membership::office_key,
    membership::valid_from,
    membership::valid_to,
    membership::confirmed_at,
);

pub(super) fn membership_from(
    (role, municipality, office, from, to, confirmed_at): MembershipRow,
) -> Result<Membership> {
    let role = known(Role::parse(&role), &role)?;
    let organisation = match (municipality, office, role) {
        (Some(code), _, _) => {
            Organisation::Municipality(code.parse().map_err(|_| Error::Unreadable(code))?)
        }
        (_, Some(key), _) => Organisation::Office(key.parse().map_err(|_| Error::Unreadable(key))?),
        (None, None, Role::Ministry) => Organisation::Ministry,
        (None, None, Role::Administrator) => Organisation::Operator,
        (None, None, _) => Organisation::None,
    };
    Ok(Membership {
        role,
        organisation,
        validity: Validity { from, to },
        confirmed: confirmed_at.is_some(),
    })
}

/// All memberships of a person, whenever they hold.
///
/// # Errors
/// [`Error::Unreadable`] when a role or key is unknown.
pub fn memberships_of(connection: &mut AnyConnection, user: UserId) -> Result<Vec<Membership>> {
    let rows: Vec<MembershipRow> = membership::table
        .filter(membership::user_id.eq(user.0))
        .order(membership::id)
        .select(MEMBERSHIP)
        .load(connection)?;
    rows.into_iter().map(membership_from).collect()
}

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

/// The roles of the people on a page of a list, in the order they were given.
///
/// # Errors
/// [`Error::Unreadable`] when a role or key is unknown.
pub fn memberships_of_all(
    connection: &mut AnyConnection,
    people: &[UserId],
) -> Result<Vec<(UserId, Membership)>> {
    let rows: Vec<(i64, MembershipRow)> = membership::table
        .filter(
            sql::<Bool>("membership.user_id IN (SELECT CAST(value AS BIGINT) FROM json_each(")
                .bind::<Text, _>(super::list::json_array(people))
                .sql("))"),
        )
        .order(membership::id)
        .select((membership::user_id, MEMBERSHIP))
        .load(connection)?;
    rows.into_iter()
        .map(|(user, row)| Ok((UserId(user), membership_from(row)?)))
        .collect()
}
