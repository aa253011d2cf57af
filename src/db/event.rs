//! The event chains: append and read, nothing else. There is no update and no delete of an event.
//!
//! What a fact does to money is written to the journal in the same call, so that no step can forget it.

use super::journal::{self, Scope, Source};
use super::schema::{act_event, application, application_event, budget_frame, grant_event, grants};
use super::{AnyConnection, Error, Result};
use crate::domain::chain::{Link, RecordKeys};
use crate::domain::fact::{self, Fact, Tells};
use crate::domain::id::EventId;
use crate::domain::lifecycle::{ChainEnd, Subject, Taken};
use crate::domain::proof::Permit;
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// Something that is no case and has a chain of acts of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// A person's account.
    User(crate::domain::id::UserId),
    /// A year's appropriation.
    Appropriation(crate::domain::id::AppropriationId),
    /// An office's frame of a year.
    BudgetFrame(crate::domain::id::FrameId),
    /// A year's call.
    Call(crate::domain::id::CallId),
    /// A round of an office.
    Announcement(crate::domain::id::AnnouncementId),
    /// The settings of a scheme-year.
    SchemeYear(i32),
}

impl Chain {
    /// Kind and id as stored.
    pub(super) const fn stored(self) -> (&'static str, i64) {
        match self {
            Self::User(id) => ("user", id.0),
            Self::Appropriation(id) => ("appropriation", id.0),
            Self::BudgetFrame(id) => ("budget_frame", id.0),
            Self::Call(id) => ("call", id.0),
            Self::Announcement(id) => ("announcement", id.0),
            Self::SchemeYear(year) => ("scheme_setting", year as i64),
        }
    }
}

fn written(fact: &Fact) -> Result<String> {
    fact::write(fact).map_err(|error| Error::Broken(error.into()))
}

fn linked(keys: &RecordKeys, previous: &str, link: &Link<'_>) -> Result<String> {
    keys.link_hash(keys.current(), previous, link)
        .ok_or_else(|| Error::Broken(anyhow::anyhow!("there is no key for the record")))
}

/// Kind and id of a case's chain, as they are hashed.
const fn named(subject: Subject) -> (&'static str, i64) {
    match subject {
        Subject::Application(id) => ("application", id.0),
        Subject::Grant(id) => ("grant", id.0),
    }
}

/// Stores a step: the event, the state it leads to, and its entries in the journal. Gives where the chain now ends.
///
/// The case is moved `WHERE last_event_id` is still the predecessor, so of two who act at once one gets [`Error::Conflict`].
///
/// # Errors
/// [`Error::Conflict`] when somebody was faster or the edge is not legal.
pub fn store(
    connection: &mut AnyConnection,
    keys: &RecordKeys,
    taken: Taken,
    at: Timestamp,
) -> Result<ChainEnd> {
    let (kind, subject) = named(taken.subject);
    let fact = written(&taken.fact)?;
    let (previous_id, previous_hash) = match &taken.previous {
        Some(end) => (Some(end.event.0), end.hash.clone()),
        None => (None, String::new()),
    };
    let link = Link {
        kind,
        subject,
        from: taken.from,
        step: taken.step,
        to: taken.to,
        actor: taken.permit.actor().0,
        on_behalf_of: taken.permit.on_behalf_of(),
        at: &at.iso(),
        fact: &fact,
    };
    let hash = linked(keys, &previous_hash, &link)?;
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
                    $events::fact.eq(&fact),
                    $events::previous_hash.eq(&previous_hash),
                    $events::hash.eq(&hash),
                    $events::key_id.eq(keys.current()),
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
    if moved != 1 {
        return Err(Error::Conflict("the case has moved on".into()));
    }
    to_journal(connection, &taken, event, at)?;
    Ok(ChainEnd {
        event: EventId(event),
        hash,
    })
}

/// Writes what a step does to money.
fn to_journal(
    connection: &mut AnyConnection,
    taken: &Taken,
    event: i64,
    at: Timestamp,
) -> Result<()> {
    if crate::domain::journal::entries(&taken.fact).is_empty() {
        return Ok(());
    }
    let (scope, source) = match taken.subject {
        Subject::Application(id) => (
            scope_of_application(connection, id.0)?,
            Source::Application(event),
        ),
        Subject::Grant(id) => (scope_of_grant(connection, id.0)?, Source::Grant(event)),
    };
    journal::write(connection, &taken.fact, &scope, source, at)
}

/// What an application's entries count for: the year, office and municipality it was sent for.
fn scope_of_application(connection: &mut AnyConnection, id: i64) -> Result<Scope> {
    let (year, office, municipality) = application::table
        .find(id)
        .select((
            application::year,
            application::received_by_office,
            application::municipality_code,
        ))
        .first::<(i32, String, String)>(connection)?;
    Ok(Scope {
        year,
        office: Some(office),
        municipality: Some(municipality),
        application: Some(id),
        grant: None,
    })
}

/// What a grant's entries count for: the office whose frame pays, whoever decided.
fn scope_of_grant(connection: &mut AnyConnection, id: i64) -> Result<Scope> {
    let (year, office, municipality, application) = grants::table
        .inner_join(budget_frame::table)
        .inner_join(application::table)
        .filter(grants::id.eq(id))
        .select((
            budget_frame::year,
            budget_frame::office_key,
            application::municipality_code,
            application::id,
        ))
        .first::<(i32, String, String, i64)>(connection)?;
    Ok(Scope {
        year,
        office: Some(office),
        municipality: Some(municipality),
        application: Some(application),
        grant: Some(id),
    })
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

/// Stores an act on something that is no case, and its entries in the journal. Gives what was recorded.
///
/// # Errors
/// [`Error::Conflict`] when two acts on the same subject meet.
pub fn store_act<F: Tells>(
    connection: &mut AnyConnection,
    keys: &RecordKeys,
    chain: Chain,
    fact: F,
    permit: &Permit,
    at: Timestamp,
) -> Result<Fact> {
    let act = F::STEPS.first().copied().unwrap_or_default();
    let fact: Fact = fact.into();
    let (kind, id) = chain.stored();
    let previous: Option<(i64, String)> = act_event::table
        .filter(act_event::subject_kind.eq(kind))
        .filter(act_event::subject_id.eq(id))
        .order(act_event::id.desc())
        .select((act_event::id, act_event::hash))
        .first(connection)
        .optional()?;
    let text = written(&fact)?;
    let previous_hash = previous
        .as_ref()
        .map_or(String::new(), |(_, hash)| hash.clone());
    let link = Link {
        kind,
        subject: id,
        from: "",
        step: act,
        to: "",
        actor: permit.actor().0,
        on_behalf_of: permit.on_behalf_of(),
        at: &at.iso(),
        fact: &text,
    };
    let hash = linked(keys, &previous_hash, &link)?;
    let event: i64 = diesel::insert_into(act_event::table)
        .values((
            act_event::subject_kind.eq(kind),
            act_event::subject_id.eq(id),
            act_event::previous_event_id.eq(previous.map(|(id, _)| id)),
            act_event::act.eq(act),
            act_event::actor_id.eq(permit.actor().0),
            act_event::on_behalf_of.eq(permit.on_behalf_of()),
            act_event::at.eq(at.0),
            act_event::fact.eq(text),
            act_event::previous_hash.eq(previous_hash),
            act_event::hash.eq(hash),
            act_event::key_id.eq(keys.current()),
        ))
        .returning(act_event::id)
        .get_result(connection)?;
    if let Some((year, office)) = crate::domain::journal::year_and_office(&fact) {
        let scope = Scope {
            year,
            office: office.map(|key| key.as_str().to_owned()),
            municipality: None,
            application: None,
            grant: None,
        };
        journal::write(connection, &fact, &scope, Source::Act(event), at)?;
    }
    Ok(fact)
}
