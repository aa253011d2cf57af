//! The event chains: append and read, nothing else. There is no update and no delete of an event.

use super::schema::{act_event, application, application_event, grant_event, grants, users};
use super::{AnyConnection, Error, Result};
use crate::domain::chain::{Link, link_hash};
use crate::domain::id::EventId;
use crate::domain::lifecycle::{ChainEnd, Subject, Taken};
use crate::domain::proof::Permit;
use crate::domain::time::Timestamp;
use diesel::prelude::*;
use serde_json::Value;

/// Stores a step: the event, and the state it leads to. Gives where the chain now ends.
///
/// The case is moved `WHERE last_event_id` is still the predecessor, so of two who act at once one gets [`Error::Conflict`].
///
/// # Errors
/// [`Error::Conflict`] when somebody was faster or the edge is not legal.
pub fn store(connection: &mut AnyConnection, taken: Taken, at: Timestamp) -> Result<ChainEnd> {
    let (kind, subject) = match taken.subject {
        Subject::Application(id) => ("application", id.0),
        Subject::Grant(id) => ("grant", id.0),
    };
    let details = if taken.details.is_null() {
        "{}".to_owned()
    } else {
        taken.details.to_string()
    };
    let previous_id = taken.previous.as_ref().map(|end| end.event.0);
    let previous_hash = taken
        .previous
        .as_ref()
        .map_or(String::new(), |end| end.hash.clone());
    let hash = hash_of(&taken, (kind, subject), &previous_hash, &details, at);
    macro_rules! append {
        ($events:ident, $of:ident, $cases:ident) => {{
            let event: i64 = diesel::insert_into($events::table)
                .values((
                    $events::$of.eq(subject),
                    $events::previous_event_id.eq(previous_id),
                    $events::from_state.eq(taken.from),
                    $events::step.eq(taken.step),
                    $events::to_state.eq(taken.to),
                    $events::actor_id.eq(taken.permit.actor().0),
                    $events::on_behalf_of.eq(taken.permit.on_behalf_of()),
                    $events::at.eq(at.0),
                    $events::details.eq(&details),
                    $events::previous_hash.eq(&previous_hash),
                    $events::hash.eq(&hash),
                ))
                .returning($events::id)
                .get_result(connection)?;
            let moved = diesel::update(
                $cases::table
                    .filter($cases::id.eq(subject))
                    .filter($cases::last_event_id.eq(previous_id.unwrap_or(0))),
            )
            .set(($cases::state.eq(taken.to), $cases::last_event_id.eq(event)))
            .execute(connection)?;
            (event, moved)
        }};
    }
    let (event, moved) = match taken.subject {
        Subject::Application(_) => append!(application_event, application_id, application),
        Subject::Grant(_) => append!(grant_event, grant_id, grants),
    };
    if moved == 1 {
        Ok(ChainEnd {
            event: EventId(event),
            hash,
        })
    } else {
        Err(Error::Conflict("the case has moved on".into()))
    }
}

fn hash_of(
    taken: &Taken,
    (kind, subject): (&str, i64),
    previous_hash: &str,
    details: &str,
    at: Timestamp,
) -> String {
    let link = Link {
        kind,
        subject,
        from: taken.from,
        step: taken.step,
        to: taken.to,
        actor: taken.permit.actor().0,
        on_behalf_of: taken.permit.on_behalf_of(),
        at: &at.iso(),
        details,
    };
    link_hash(previous_hash, &link)
}

/// Where an event's chain ends, given its last event.
pub(super) fn end_of_application(
    connection: &mut AnyConnection,
    last_event: i64,
) -> Result<ChainEnd> {
    let hash = application_event::table
        .find(last_event)
        .select(application_event::hash)
        .first(connection)?;
    Ok(ChainEnd {
        event: EventId(last_event),
        hash,
    })
}

/// Where a grant's chain ends, given its last event.
pub(super) fn end_of_grant(connection: &mut AnyConnection, last_event: i64) -> Result<ChainEnd> {
    let hash = grant_event::table
        .find(last_event)
        .select(grant_event::hash)
        .first(connection)?;
    Ok(ChainEnd {
        event: EventId(last_event),
        hash,
    })
}

/// Stores an act on something that is no case.
///
/// # Errors
/// [`Error::Conflict`] when two acts on the same subject meet.
pub fn store_act(
    connection: &mut AnyConnection,
    subject: (&str, i64),
    act: &str,
    permit: &Permit,
    details: &Value,
    at: Timestamp,
) -> Result<()> {
    let (kind, id) = subject;
    let previous: Option<(i64, String)> = act_event::table
        .filter(act_event::subject_kind.eq(kind))
        .filter(act_event::subject_id.eq(id))
        .order(act_event::id.desc())
        .select((act_event::id, act_event::hash))
        .first(connection)
        .optional()?;
    let details = details.to_string();
    let previous_hash = previous
        .as_ref()
        .map_or(String::new(), |(_, hash)| hash.clone());
    let hash = link_hash(
        &previous_hash,
        &Link {
            kind,
            subject: id,
            from: "",
            step: act,
            to: "",
            actor: permit.actor().0,
            on_behalf_of: permit.on_behalf_of(),
            at: &at.iso(),
            details: &details,
        },
    );
    diesel::insert_into(act_event::table)
        .values((
            act_event::subject_kind.eq(kind),
            act_event::subject_id.eq(id),
            act_event::previous_event_id.eq(previous.map(|(id, _)| id)),
            act_event::act.eq(act),
            act_event::actor_id.eq(permit.actor().0),
            act_event::on_behalf_of.eq(permit.on_behalf_of()),
            act_event::at.eq(at.0),
            act_event::details.eq(details),
            act_event::previous_hash.eq(previous_hash),
            act_event::hash.eq(hash),
        ))
        .execute(connection)?;
    Ok(())
}

/// One line of a case's history, as people read it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct HistoryLine {
    /// The step's name; the text is `hendelse-<step>`, with hyphens for underscores.
    pub step: String,
    /// Who.
    pub actor: String,
    /// For whom, under its name of that day.
    pub on_behalf_of: String,
    /// When.
    pub at: Timestamp,
    /// What the event tells (amounts, dates, comment).
    pub details: Value,
}

/// The history of an application and its grant, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn history(connection: &mut AnyConnection, application_id: i64) -> Result<Vec<HistoryLine>> {
    type Row = (i64, String, String, String, chrono::NaiveDateTime, String);
    let mut rows: Vec<Row> = application_event::table
        .inner_join(users::table)
        .filter(application_event::application_id.eq(application_id))
        .order(application_event::id)
        .select((
            application_event::id,
            application_event::step,
            users::name,
            application_event::on_behalf_of,
            application_event::at,
            application_event::details,
        ))
        .load(connection)?;
    let grant_rows: Vec<Row> = grant_event::table
        .inner_join(users::table)
        .inner_join(grants::table.on(grants::id.eq(grant_event::grant_id)))
        .filter(grants::application_id.eq(application_id))
        .order(grant_event::id)
        .select((
            grant_event::id,
            grant_event::step,
            users::name,
            grant_event::on_behalf_of,
            grant_event::at,
            grant_event::details,
        ))
        .load(connection)?;
    rows.extend(grant_rows);
    // Stable: within one moment each chain keeps its order, and an application's decision stands before its award.
    rows.sort_by_key(|row| row.4);
    rows.into_iter()
        .map(|(_, step, actor, on_behalf_of, at, details)| {
            let details = serde_json::from_str(&details).map_err(|_| Error::Unreadable(details))?;
            Ok(HistoryLine {
                step,
                actor,
                on_behalf_of,
                at: Timestamp(at),
                details,
            })
        })
        .collect()
}
