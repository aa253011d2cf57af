//! The journal of money: entries are added with their event (`db::event`), and every sum is a sum over them.

use super::schema::journal;
use super::{AnyConnection, Error, Result, list};
use crate::domain::fact::Fact;
use crate::domain::id::GrantId;
use crate::domain::journal::{Kind, Sum, Sums, entries};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Text};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// What an entry counts for.
#[derive(Debug, Clone)]
pub(super) struct Scope {
    pub(super) year: i32,
    pub(super) office: Option<String>,
    pub(super) municipality: Option<String>,
    pub(super) application: Option<i64>,
    pub(super) grant: Option<i64>,
}

/// The event an entry comes from.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source {
    Application(i64),
    Grant(i64),
    Act(i64),
}

impl Source {
    /// The columns: application's, grant's, act's event.
    const fn columns(self) -> (Option<i64>, Option<i64>, Option<i64>) {
        match self {
            Self::Application(id) => (Some(id), None, None),
            Self::Grant(id) => (None, Some(id), None),
            Self::Act(id) => (None, None, Some(id)),
        }
    }
}

/// Writes the entries of a fact, within the transaction that stores its event.
pub(super) fn write(
    connection: &mut AnyConnection,
    fact: &Fact,
    scope: &Scope,
    source: Source,
    at: Timestamp,
) -> Result<()> {
    let (application_event, grant_event, act_event) = source.columns();
    for entry in entries(fact) {
        diesel::insert_into(journal::table)
            .values((
                journal::kind.eq(entry.kind.as_str()),
                journal::amount.eq(entry.amount.0),
                journal::cases.eq(entry.cases),
                journal::year.eq(scope.year),
                journal::office_key.eq(scope.office.as_deref()),
                journal::municipality_code.eq(scope.municipality.as_deref()),
                journal::application_id.eq(scope.application),
                journal::grant_id.eq(scope.grant),
                journal::application_event_id.eq(application_event),
                journal::grant_event_id.eq(grant_event),
                journal::act_event_id.eq(act_event),
                journal::at.eq(at.0),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The sums of one municipality's applications to, and grants from, one office in a year; of the ministry's own entries
/// the municipality is empty, of the appropriation the office too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Budget year.
    pub year: i32,
    /// The office's key.
    pub office: Option<String>,
    /// The municipality's code of that time.
    pub municipality: Option<String>,
    /// The sums.
    pub sums: Sums,
}

/// The sums of the years, entered up to and including `until`, by year, office and municipality.
///
/// # Errors
/// When the database does not answer.
pub fn sums(
    connection: &mut AnyConnection,
    years: RangeInclusive<i32>,
    until: Timestamp,
) -> Result<Vec<Row>> {
    type Line = (i32, Option<String>, Option<String>, String, i64, i64);
    let lines: Vec<Line> = journal::table
        .filter(journal::year.between(*years.start(), *years.end()))
        .filter(journal::at.le(until.0))
        .group_by((
            journal::year,
            journal::office_key,
            journal::municipality_code,
            journal::kind,
        ))
        .order((
            journal::year,
            journal::office_key,
            journal::municipality_code,
        ))
        .select((
            journal::year,
            journal::office_key,
            journal::municipality_code,
            journal::kind,
            // The two databases give the sum of a BIGINT different types.
            sql::<BigInt>("CAST(SUM(amount) AS BIGINT)"),
            sql::<BigInt>("CAST(SUM(cases) AS BIGINT)"),
        ))
        .load(connection)?;
    let mut rows: Vec<Row> = Vec::new();
    for (year, office, municipality, kind, amount, cases) in lines {
        let same = rows.last().is_some_and(|row| {
            row.year == year && row.office == office && row.municipality == municipality
        });
        if !same {
            rows.push(Row {
                year,
                office,
                municipality,
                sums: Sums::default(),
            });
        }
        if let Some(row) = rows.last_mut() {
            row.sums.add(known(&kind)?, sum(amount, cases));
        }
    }
    Ok(rows)
}

/// The sums of each grant of the years.
///
/// # Errors
/// When the database does not answer.
pub fn of_grants(
    connection: &mut AnyConnection,
    years: RangeInclusive<i32>,
) -> Result<HashMap<GrantId, Sums>> {
    let lines: Vec<(Option<i64>, String, i64, i64)> = journal::table
        .filter(journal::year.between(*years.start(), *years.end()))
        .filter(journal::grant_id.is_not_null())
        .group_by((journal::grant_id, journal::kind))
        .select((
            journal::grant_id,
            journal::kind,
            sql::<BigInt>("CAST(SUM(amount) AS BIGINT)"),
            sql::<BigInt>("CAST(SUM(cases) AS BIGINT)"),
        ))
        .load(connection)?;
    by_grant(lines)
}

fn by_grant(lines: Vec<(Option<i64>, String, i64, i64)>) -> Result<HashMap<GrantId, Sums>> {
    let mut found: HashMap<GrantId, Sums> = HashMap::new();
    for (grant, kind, amount, cases) in lines {
        if let Some(grant) = grant {
            let sums = found.entry(GrantId(grant)).or_default();
            sums.add(known(&kind)?, sum(amount, cases));
        }
    }
    Ok(found)
}

/// The sums of the grants on a page of a list.
///
/// # Errors
/// When the database does not answer.
pub fn of_these(
    connection: &mut AnyConnection,
    grants: &[GrantId],
) -> Result<HashMap<GrantId, Sums>> {
    let lines: Vec<(Option<i64>, String, i64, i64)> = journal::table
        .filter(
            sql::<Bool>("journal.grant_id IN (SELECT CAST(value AS BIGINT) FROM json_each(")
                .bind::<Text, _>(list::json_array(grants))
                .sql("))"),
        )
        .group_by((journal::grant_id, journal::kind))
        .select((
            journal::grant_id,
            journal::kind,
            sql::<BigInt>("CAST(SUM(amount) AS BIGINT)"),
            sql::<BigInt>("CAST(SUM(cases) AS BIGINT)"),
        ))
        .load(connection)?;
    by_grant(lines)
}

/// What became of grants: the kinds whose entries name one.
const OF_GRANTS: [Kind; 8] = [
    Kind::Granted,
    Kind::Declined,
    Kind::Lapsed,
    Kind::Changed,
    Kind::Paid,
    Kind::Spent,
    Kind::Unspent,
    Kind::Overspent,
];

/// The sums of the grants of a year, or of all, at these places (`2019:0906` in a JSON array), or everywhere.
///
/// # Errors
/// When the database does not answer.
pub(super) fn of_awards(
    connection: &mut AnyConnection,
    year: Option<i32>,
    places: Option<String>,
) -> Result<Sums> {
    let mut query = journal::table
        .filter(journal::kind.eq_any(OF_GRANTS.map(Kind::as_str)))
        .group_by(journal::kind)
        .select((
            journal::kind,
            sql::<BigInt>("CAST(SUM(amount) AS BIGINT)"),
            sql::<BigInt>("CAST(SUM(cases) AS BIGINT)"),
        ))
        .into_boxed();
    if let Some(year) = year {
        query = query.filter(journal::year.eq(year));
    }
    if let Some(places) = places {
        query = query.filter(
            sql::<Bool>(
                "CAST(journal.year AS TEXT) || ':' || journal.municipality_code IN (SELECT value FROM json_each(",
            )
            .bind::<Text, _>(places)
            .sql("))"),
        );
    }
    let mut sums = Sums::default();
    for (kind, amount, cases) in query.load::<(String, i64, i64)>(connection)? {
        sums.add(known(&kind)?, sum(amount, cases));
    }
    Ok(sums)
}

/// The sums of one grant.
///
/// # Errors
/// When the database does not answer.
pub fn of_grant(connection: &mut AnyConnection, grant: GrantId) -> Result<Sums> {
    let lines: Vec<(String, i64, i64)> = journal::table
        .filter(journal::grant_id.eq(grant.0))
        .group_by(journal::kind)
        .select((
            journal::kind,
            sql::<BigInt>("CAST(SUM(amount) AS BIGINT)"),
            sql::<BigInt>("CAST(SUM(cases) AS BIGINT)"),
        ))
        .load(connection)?;
    let mut sums = Sums::default();
    for (kind, amount, cases) in lines {
        sums.add(known(&kind)?, sum(amount, cases));
    }
    Ok(sums)
}

const fn sum(amount: i64, cases: i64) -> Sum {
    Sum {
        amount: Kroner(amount),
        cases,
    }
}

fn known(kind: &str) -> Result<Kind> {
    Kind::parse(kind).ok_or_else(|| Error::Unreadable(kind.to_owned()))
}
