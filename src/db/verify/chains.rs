//! All events in the order they were stored, and whether each follows the one before it.

use super::super::schema::{act_event, application_event, grant_event};
use super::super::{AnyConnection, Result};
use super::Findings;
use crate::domain::chain::{Link, RecordKeys};
use crate::domain::fact::{self, Fact};
use crate::domain::time::Timestamp;
use diesel::prelude::*;
use std::collections::HashMap;

/// An event of any chain.
#[derive(Debug)]
pub struct Event {
    /// Its row.
    pub id: i64,
    /// `application`, `grant` or an act's kind of subject.
    pub kind: String,
    /// The subject's id.
    pub subject: i64,
    /// Who acted.
    pub actor: i64,
    /// For whom.
    pub on_behalf_of: String,
    /// The moment it happened.
    pub at: Timestamp,
    /// What it records, or why that cannot be read.
    pub fact: std::result::Result<Fact, fact::Unreadable>,
    /// Its hash as stored.
    pub hash: String,
    pub(super) step: String,
    pub(super) to: String,
    from: String,
    previous: Option<i64>,
    previous_hash: String,
    key_id: String,
    stored: String,
}

impl Event {
    /// How findings name it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}, event {}", self.kind, self.subject, self.id)
    }
}

/// (id, kind, subject, previous), (from, step, to), (actor, on behalf of, at, fact), (previous hash, hash, key).
type Row = (
    (i64, i64, Option<i64>),
    (String, String, String),
    (i64, String, chrono::NaiveDateTime, String),
    (String, String, String),
);

fn event(kind: String, row: Row) -> Event {
    let (
        (id, subject, previous),
        (from, step, to),
        (actor, on_behalf_of, at, stored),
        (previous_hash, hash, key_id),
    ) = row;
    Event {
        id,
        kind,
        subject,
        actor,
        on_behalf_of,
        at: Timestamp(at),
        fact: fact::read(&stored),
        hash,
        step,
        to,
        from,
        previous,
        previous_hash,
        key_id,
        stored,
    }
}

macro_rules! case_events {
    ($connection:expr, $kind:literal, $events:ident, $of:ident) => {
        $events::table
            .order($events::id)
            .select((
                ($events::id, $events::$of, $events::previous_event_id),
                ($events::from_state, $events::step, $events::to_state),
                (
                    $events::actor_id,
                    $events::on_behalf_of,
                    $events::at,
                    $events::fact,
                ),
                ($events::previous_hash, $events::hash, $events::key_id),
            ))
            .load::<Row>($connection)?
            .into_iter()
            .map(|row| event($kind.to_owned(), row))
    };
}

/// All events: acts, then applications, then grants, each in the order they were stored.
pub(super) fn read(connection: &mut AnyConnection) -> Result<Vec<Event>> {
    let mut events = acts(connection)?;
    events.extend(case_events!(
        connection,
        "application",
        application_event,
        application_id
    ));
    events.extend(case_events!(connection, "grant", grant_event, grant_id));
    Ok(events)
}

fn acts(connection: &mut AnyConnection) -> Result<Vec<Event>> {
    type ActRow = (
        (i64, String, i64, Option<i64>),
        (String, i64, String),
        (chrono::NaiveDateTime, String),
        (String, String, String),
    );
    let rows: Vec<ActRow> = act_event::table
        .order(act_event::id)
        .select((
            (
                act_event::id,
                act_event::subject_kind,
                act_event::subject_id,
                act_event::previous_event_id,
            ),
            (act_event::act, act_event::actor_id, act_event::on_behalf_of),
            (act_event::at, act_event::fact),
            (act_event::previous_hash, act_event::hash, act_event::key_id),
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(
            |((id, kind, subject, previous), (act, actor, behalf), (at, fact), hashes)| {
                let states = (String::new(), act, String::new());
                event(
                    kind,
                    (
                        (id, subject, previous),
                        states,
                        (actor, behalf, at, fact),
                        hashes,
                    ),
                )
            },
        )
        .collect())
}

/// Each event must name the one before it, start where that ended, carry its hash, and hash to what is stored.
pub(super) fn follow(events: &[Event], keys: &RecordKeys, findings: &mut Findings) {
    let mut ends: HashMap<(&str, i64), &Event> = HashMap::new();
    for event in events {
        findings.events += 1;
        let before = ends.insert((&event.kind, event.subject), event);
        let mut off = |what: &str| findings.wrong.push(format!("{} {what}", event.name()));
        if event.previous != before.map(|before| before.id) {
            off("does not follow the event before it");
        }
        let starts_right = match before {
            None => event.from.is_empty() || event.from == "none",
            Some(before) => event.from == before.to,
        };
        if !starts_right {
            off("does not start where the one before it ended");
        }
        if event.previous_hash != before.map_or("", |before| before.hash.as_str()) {
            off("does not carry the hash of the one before it");
        }
        let link = Link {
            kind: &event.kind,
            subject: event.subject,
            from: &event.from,
            step: &event.step,
            to: &event.to,
            actor: event.actor,
            on_behalf_of: &event.on_behalf_of,
            at: &event.at.iso(),
            fact: &event.stored,
        };
        match keys.link_hash(&event.key_id, &event.previous_hash, &link) {
            Some(hash) if hash == event.hash => {}
            Some(_) => off("was changed after it was stored"),
            None => off(&format!(
                "was made with the key «{}», which RECORD_KEY does not hold",
                event.key_id
            )),
        }
        if let Ok(fact) = &event.fact
            && !fact.steps().contains(&event.step.as_str())
        {
            off("records the fact of another step");
        }
    }
}
