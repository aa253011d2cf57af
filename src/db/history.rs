//! The history of a case as people read it: its events with who acted, what the fact tells, and the text beside it.

use super::event::Chain;
use super::schema::{
    act_event, application_edge, application_event, grant_edge, grant_event, grants, remark, users,
};
use super::{AnyConnection, Error, Result};
use crate::domain::fact::{self, Fact};
use crate::domain::head::ASIDE_ACTS;
use crate::domain::id::{ApplicationId, RemarkId, UserId};
use crate::domain::lifecycle::{Audience, Effect};
use crate::domain::time::Timestamp;
use diesel::prelude::*;
use std::collections::HashMap;

/// One line of a case's history.
#[derive(Debug, Clone)]
pub struct Line {
    /// The step's name; the text is `hendelse-<step>`, with hyphens for underscores.
    pub step: String,
    /// Who.
    pub actor: String,
    /// For whom, under its name of that day.
    pub on_behalf_of: String,
    /// The moment it happened.
    pub at: Timestamp,
    /// What the event records.
    pub fact: Fact,
    /// The comment or reason beside it; nothing when there is none or it was erased.
    pub remark: Option<String>,
}

type Row = (i64, String, String, String, chrono::NaiveDateTime, String);

/// Which lines are asked for.
struct Asked {
    /// The audience whose steps are left out; empty leaves out none.
    hidden: &'static str,
    /// The effect of the steps left out; empty leaves out none.
    without: &'static str,
    /// Only events of the application's chain after this one.
    application: i64,
    /// Only events of the grant's chain after this one.
    grant: i64,
}

/// The office reads all, everybody what is for everybody.
const fn hidden_from(audience: Audience) -> &'static str {
    match audience {
        Audience::Office => "",
        Audience::Everybody => Audience::Office.as_str(),
    }
}

/// The history of an application and its grant, oldest first, as far as the audience reads it.
///
/// # Errors
/// When the database does not answer.
pub fn of_case(
    connection: &mut AnyConnection,
    application: ApplicationId,
    audience: Audience,
) -> Result<Vec<Line>> {
    let all = Asked {
        hidden: hidden_from(audience),
        without: "",
        application: 0,
        grant: 0,
    };
    lines(connection, application, &all)
}

/// What has moved a case on since these events of its two chains, as far as the audience reads it: older pages are stale.
///
/// # Errors
/// When the database does not answer.
pub fn of_case_since(
    connection: &mut AnyConnection,
    application: ApplicationId,
    audience: Audience,
    (last_of_application, last_of_grant): (i64, i64),
) -> Result<Vec<Line>> {
    let since = Asked {
        hidden: hidden_from(audience),
        without: Effect::Aside.as_str(),
        application: last_of_application,
        grant: last_of_grant,
    };
    lines(connection, application, &since)
}

/// What has moved something that is no case on after this event, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn of_acts_since(connection: &mut AnyConnection, chain: Chain, last: i64) -> Result<Vec<Line>> {
    let (kind, id) = chain.stored();
    let rows: Vec<Row> = act_event::table
        .inner_join(users::table)
        .filter(act_event::subject_kind.eq(kind))
        .filter(act_event::subject_id.eq(id))
        .filter(act_event::id.gt(last))
        .order(act_event::id)
        .select((
            act_event::id,
            act_event::act,
            users::name,
            act_event::on_behalf_of,
            act_event::at,
            act_event::fact,
        ))
        .load(connection)?;
    rows.into_iter()
        .filter(|row| !ASIDE_ACTS.contains(&row.1.as_str()))
        .map(|row| line(row, &HashMap::new()))
        .collect()
}

fn lines(
    connection: &mut AnyConnection,
    application: ApplicationId,
    asked: &Asked,
) -> Result<Vec<Line>> {
    macro_rules! events {
        ($events:ident, $edges:ident, $after:expr) => {
            $events::table
                .inner_join(users::table)
                .inner_join(
                    $edges::table.on($edges::from_state
                        .eq($events::from_state)
                        .and($edges::step.eq($events::step))
                        .and($edges::to_state.eq($events::to_state))),
                )
                .filter($edges::audience.ne(asked.hidden))
                .filter($edges::effect.ne(asked.without))
                .filter($events::id.gt($after))
        };
    }
    let mut rows: Vec<Row> = events!(application_event, application_edge, asked.application)
        .filter(application_event::application_id.eq(application.0))
        .order(application_event::id)
        .select((
            application_event::id,
            application_event::step,
            users::name,
            application_event::on_behalf_of,
            application_event::at,
            application_event::fact,
        ))
        .load(connection)?;
    let of_grant: Vec<Row> = events!(grant_event, grant_edge, asked.grant)
        .inner_join(grants::table.on(grants::id.eq(grant_event::grant_id)))
        .filter(grants::application_id.eq(application.0))
        .order(grant_event::id)
        .select((
            grant_event::id,
            grant_event::step,
            users::name,
            grant_event::on_behalf_of,
            grant_event::at,
            grant_event::fact,
        ))
        .load(connection)?;
    rows.extend(of_grant);
    // Stable: within one moment each chain keeps its order, and an application's decision stands before its award.
    rows.sort_by_key(|row| row.4);
    let remarks = texts(connection, application)?;
    rows.into_iter().map(|row| line(row, &remarks)).collect()
}

fn line(
    (_, step, actor, on_behalf_of, at, fact): Row,
    remarks: &HashMap<RemarkId, String>,
) -> Result<Line> {
    let fact = read(&fact)?;
    let remark = fact.remark().and_then(|r| remarks.get(&r.id).cloned());
    Ok(Line {
        step,
        actor,
        on_behalf_of,
        at: Timestamp(at),
        fact,
        remark,
    })
}

fn read(stored: &str) -> Result<Fact> {
    fact::read(stored).map_err(|error| Error::Unreadable(error.to_string()))
}

fn texts(
    connection: &mut AnyConnection,
    application: ApplicationId,
) -> Result<HashMap<RemarkId, String>> {
    let rows: Vec<(i64, Option<String>)> = remark::table
        .filter(remark::application_id.eq(application.0))
        .select((remark::id, remark::body))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, body)| Some((RemarkId(id), body?)))
        .collect())
}

/// The persons who have a name in the case's history, so that a line can say who was given the case.
///
/// # Errors
/// When the database does not answer.
pub fn names(connection: &mut AnyConnection, lines: &[Line]) -> Result<HashMap<UserId, String>> {
    let mut ids: Vec<i64> = lines
        .iter()
        .filter_map(|line| match &line.fact {
            Fact::Assigned(assigned) => Some(assigned.officer.0),
            Fact::ImpartialityAnswered(answered) => Some(answered.person.0),
            _ => None,
        })
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let mut found = HashMap::new();
    for id in ids {
        found.insert(UserId(id), super::user::name_of(connection, UserId(id))?);
    }
    Ok(found)
}
