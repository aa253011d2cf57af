//! Checks what is stored against itself: event chains, states, sums of money, documents. Changes nothing.

use super::schema::{
    act_event, application, application_event, appropriation, appropriation_entry, budget_frame,
    document, frame_entry, grant_event, grants,
};
use super::{AnyConnection, Result};
use crate::domain::chain::{Link, link_hash, sha256_hex};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::time::Timestamp;
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// What was looked at, and what is wrong.
#[derive(Debug, Default)]
pub struct Findings {
    /// Events whose hash was computed anew.
    pub events: usize,
    /// Documents whose bytes were hashed anew.
    pub documents: usize,
    /// Frames and appropriations whose sums were added up anew.
    pub sums: usize,
    /// One line for each thing that is off; empty when all is well.
    pub wrong: Vec<String>,
}

/// Looks at everything.
///
/// # Errors
/// When the database does not answer.
pub fn everything(connection: &mut AnyConnection) -> Result<Findings> {
    let mut findings = Findings::default();
    applications(connection, &mut findings)?;
    grants_of_all(connection, &mut findings)?;
    acts(connection, &mut findings)?;
    frames(connection, &mut findings)?;
    appropriations(connection, &mut findings)?;
    documents(connection, &mut findings)?;
    Ok(findings)
}

/// An event of any chain.
struct Event {
    id: i64,
    kind: String,
    subject: i64,
    previous: Option<i64>,
    states: (String, String),
    step: String,
    actor: i64,
    on_behalf_of: String,
    at: chrono::NaiveDateTime,
    details: String,
    hashes: (String, String),
}

/// (id, subject, previous), (from, step, to), (actor, on behalf of, at, details), (previous hash, hash).
type CaseRow = (
    (i64, i64, Option<i64>),
    (String, String, String),
    (i64, String, chrono::NaiveDateTime, String),
    (String, String),
);

fn of_case(kind: &str, row: CaseRow) -> Event {
    let ((id, subject, previous), (from, step, to), (actor, on_behalf_of, at, details), hashes) =
        row;
    Event {
        id,
        kind: kind.to_owned(),
        subject,
        previous,
        states: (from, to),
        step,
        actor,
        on_behalf_of,
        at,
        details,
        hashes,
    }
}

/// Where a chain ends: the last event and its state.
type Ends = HashMap<i64, (i64, String)>;

/// Follows chains in the order the events were stored: each event must name the one before it and carry its hash.
fn follow(events: Vec<Event>, findings: &mut Findings) -> Ends {
    let mut ends: HashMap<(String, i64), (i64, String, String)> = HashMap::new();
    for event in events {
        findings.events += 1;
        let name = format!("{} {}, event {}", event.kind, event.subject, event.id);
        let key = (event.kind.clone(), event.subject);
        let before = ends.get(&key);
        let (previous, state, hash) = before.map_or((None, "", ""), |(id, state, hash)| {
            (Some(*id), state.as_str(), hash.as_str())
        });
        if event.previous != previous {
            findings
                .wrong
                .push(format!("{name} does not follow the event before it"));
        }
        let starts_right = match previous {
            None => event.states.0.is_empty() || event.states.0 == "none",
            Some(_) => event.states.0 == state,
        };
        if !starts_right {
            findings
                .wrong
                .push(format!("{name} does not start where the one before ended"));
        }
        if event.hashes.0 != hash {
            findings.wrong.push(format!(
                "{name} does not carry the hash of the one before it"
            ));
        }
        let computed = link_hash(
            &event.hashes.0,
            &Link {
                kind: &event.kind,
                subject: event.subject,
                from: &event.states.0,
                step: &event.step,
                to: &event.states.1,
                actor: event.actor,
                on_behalf_of: &event.on_behalf_of,
                at: &Timestamp(event.at).iso(),
                details: &event.details,
            },
        );
        if computed != event.hashes.1 {
            findings
                .wrong
                .push(format!("{name} was changed after it was stored"));
        }
        ends.insert(key, (event.id, event.states.1, event.hashes.1));
    }
    ends.into_iter()
        .map(|((_, subject), (id, state, _))| (subject, (id, state)))
        .collect()
}

macro_rules! case_events {
    ($connection:expr, $events:ident, $of:ident) => {
        $events::table
            .order(($events::$of, $events::id))
            .select((
                ($events::id, $events::$of, $events::previous_event_id),
                ($events::from_state, $events::step, $events::to_state),
                (
                    $events::actor_id,
                    $events::on_behalf_of,
                    $events::at,
                    $events::details,
                ),
                ($events::previous_hash, $events::hash),
            ))
            .load::<CaseRow>($connection)?
    };
}

fn compare_states(
    kind: &str,
    cases: Vec<(i64, String, i64)>,
    ends: &Ends,
    findings: &mut Findings,
) {
    for (id, state, last_event) in cases {
        match ends.get(&id) {
            Some((event, ended)) if *event == last_event && *ended == state => {}
            Some((event, ended)) => findings.wrong.push(format!(
                "{kind} {id} says {state} after event {last_event}, its chain ends in {ended} with event {event}"
            )),
            None => findings.wrong.push(format!("{kind} {id} has no event")),
        }
    }
}

fn applications(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    let events = case_events!(connection, application_event, application_id);
    let events = events.into_iter().map(|row| of_case("application", row));
    let ends = follow(events.collect(), findings);
    let cases = application::table
        .order(application::id)
        .select((
            application::id,
            application::state,
            application::last_event_id,
        ))
        .load(connection)?;
    compare_states("application", cases, &ends, findings);
    Ok(())
}

fn grants_of_all(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    let events = case_events!(connection, grant_event, grant_id);
    let events = events.into_iter().map(|row| of_case("grant", row));
    let ends = follow(events.collect(), findings);
    let cases = grants::table
        .order(grants::id)
        .select((grants::id, grants::state, grants::last_event_id))
        .load(connection)?;
    compare_states("grant", cases, &ends, findings);
    Ok(())
}

fn acts(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    type Row = (
        (i64, String, i64, Option<i64>),
        String,
        (i64, String, chrono::NaiveDateTime, String),
        (String, String),
    );
    let rows: Vec<Row> = act_event::table
        .order(act_event::id)
        .select((
            (
                act_event::id,
                act_event::subject_kind,
                act_event::subject_id,
                act_event::previous_event_id,
            ),
            act_event::act,
            (
                act_event::actor_id,
                act_event::on_behalf_of,
                act_event::at,
                act_event::details,
            ),
            (act_event::previous_hash, act_event::hash),
        ))
        .load(connection)?;
    let events = rows.into_iter().map(|row| {
        let ((id, kind, subject, previous), step, (actor, on_behalf_of, at, details), hashes) = row;
        Event {
            id,
            kind,
            subject,
            previous,
            states: (String::new(), String::new()),
            step,
            actor,
            on_behalf_of,
            at,
            details,
            hashes,
        }
    });
    follow(events.collect(), findings);
    Ok(())
}

/// Adds up amounts by a key. Small enough to be added here, and `SUM` of a BIGINT is another type on each database.
fn sums(rows: Vec<(i64, i64)>) -> BTreeMap<i64, i64> {
    let mut sums = BTreeMap::new();
    for (key, amount) in rows {
        *sums.entry(key).or_insert(0) += amount;
    }
    sums
}

fn frames(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    let released = [GrantState::Declined.as_str(), GrantState::Lapsed.as_str()];
    let live = sums(
        grants::table
            .filter(grants::state.ne_all(released))
            .select((grants::frame_id, grants::amount))
            .load(connection)?,
    );
    let ledger = sums(
        frame_entry::table
            .select((frame_entry::frame_id, frame_entry::delta))
            .load(connection)?,
    );
    let rows: Vec<(i64, i32, String, i64, i64)> = budget_frame::table
        .order(budget_frame::id)
        .select((
            budget_frame::id,
            budget_frame::year,
            budget_frame::office_key,
            budget_frame::amount,
            budget_frame::committed,
        ))
        .load(connection)?;
    for (id, year, office, amount, committed) in rows {
        findings.sums += 1;
        let granted = live.get(&id).copied().unwrap_or(0);
        if granted != committed {
            findings.wrong.push(format!(
                "frame {year} {office}: {committed} kr stands as committed, the live grants are {granted} kr"
            ));
        }
        let entered = ledger.get(&id).copied().unwrap_or(0);
        if entered != amount {
            findings.wrong.push(format!(
                "frame {year} {office}: the amount is {amount} kr, its ledger adds up to {entered} kr"
            ));
        }
    }
    Ok(())
}

fn appropriations(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    let framed_rows: Vec<(i32, i64)> = budget_frame::table
        .select((budget_frame::year, budget_frame::amount))
        .load(connection)?;
    let framed_by_year = sums(
        framed_rows
            .into_iter()
            .map(|(year, amount)| (i64::from(year), amount))
            .collect(),
    );
    let ledger = sums(
        appropriation_entry::table
            .select((
                appropriation_entry::appropriation_id,
                appropriation_entry::delta,
            ))
            .load(connection)?,
    );
    let rows: Vec<(i64, i32, i64, i64)> = appropriation::table
        .order(appropriation::year)
        .select((
            appropriation::id,
            appropriation::year,
            appropriation::amount,
            appropriation::framed,
        ))
        .load(connection)?;
    for (id, year, amount, framed) in rows {
        findings.sums += 1;
        let frames = framed_by_year.get(&i64::from(year)).copied().unwrap_or(0);
        if frames != framed {
            findings.wrong.push(format!(
                "appropriation {year}: {framed} kr stands as framed, the frames add up to {frames} kr"
            ));
        }
        let entered = ledger.get(&id).copied().unwrap_or(0);
        if entered != amount {
            findings.wrong.push(format!(
                "appropriation {year}: the amount is {amount} kr, its ledger adds up to {entered} kr"
            ));
        }
    }
    Ok(())
}

/// One document at a time: together they may be larger than the memory.
fn documents(connection: &mut AnyConnection, findings: &mut Findings) -> Result<()> {
    let ids: Vec<String> = document::table
        .order(document::id)
        .select(document::id)
        .load(connection)?;
    for id in ids {
        findings.documents += 1;
        let (sha256, bytes): (String, Vec<u8>) = document::table
            .find(&id)
            .select((document::sha256, document::bytes))
            .first(connection)?;
        if sha256_hex(&bytes) != sha256 {
            findings
                .wrong
                .push(format!("document {id} was changed after it was stored"));
        }
    }
    Ok(())
}
