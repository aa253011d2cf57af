//! Seals: one row a day over everything that moved, so that an act or a whole case that is deleted afterwards is seen.
//!
//! A seal is made by the worker for days that are over, and covers how many events were stored that day, where each chain
//! that moved ended, and the seal before it. Two instances make one: a day has one seal and a seal one successor. Deleting
//! the newest seals together with their events shows only in a seal that was kept elsewhere: `verify --against`.

use super::schema::{act_event, application_event, grant_event, seal};
use super::{AnyConnection, Error, Result};
use crate::domain::chain::RecordKeys;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Seconds after midnight before a day is sealed: clocks of several instances differ a little.
const GRACE: i64 = 3600;

/// What moved on a day.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub(super) events: i64,
    /// Where each chain ended: kind and subject → event and hash.
    heads: BTreeMap<(String, i64), (i64, String)>,
}

impl Moved {
    pub(super) fn add(&mut self, kind: &str, subject: i64, event: i64, hash: &str) {
        self.events += 1;
        self.heads
            .insert((kind.to_owned(), subject), (event, hash.to_owned()));
    }

    pub(super) fn heads(&self) -> i64 {
        i64::try_from(self.heads.len()).unwrap_or(i64::MAX)
    }

    /// The seal's keyed hash.
    pub(super) fn hash(
        &self,
        keys: &RecordKeys,
        key_id: &str,
        previous: &str,
        day: Day,
    ) -> Option<String> {
        let (day, events) = (day.to_string(), self.events.to_string());
        let lines: Vec<String> = self
            .heads
            .iter()
            .map(|((kind, subject), (event, hash))| format!("{kind} {subject} {event} {hash}"))
            .collect();
        let mut parts = vec![previous, &day, &events];
        parts.extend(lines.iter().map(String::as_str));
        keys.hash(key_id, &parts)
    }
}

/// A stored seal.
#[derive(Debug, Queryable)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) day: Day,
    pub(super) previous: Option<i64>,
    pub(super) events: i64,
    pub(super) heads: i64,
    pub(super) hash: String,
    pub(super) key_id: String,
}

impl Row {
    /// `2019-10-01:…`, as it is printed and kept elsewhere.
    pub(super) fn told(&self) -> String {
        format!("{}:{}", self.day, self.hash)
    }
}

/// All seals in the order of their days.
pub(super) fn all(connection: &mut AnyConnection) -> Result<Vec<Row>> {
    Ok(seal::table
        .order(seal::day)
        .select((
            seal::id,
            seal::day,
            seal::previous_seal_id,
            seal::events,
            seal::heads,
            seal::hash,
            seal::key_id,
        ))
        .load(connection)?)
}

/// Seals every day that is over and has none. Gives how many.
///
/// # Errors
/// [`Error::Conflict`] when another instance seals at the same moment; nothing is lost then.
pub fn make(connection: &mut AnyConnection, keys: &RecordKeys, now: Timestamp) -> Result<usize> {
    let newest: Option<(i64, Day, String)> = seal::table
        .order(seal::day.desc())
        .select((seal::id, seal::day, seal::hash))
        .first(connection)
        .optional()?;
    let after = newest.as_ref().map(|(_, day, _)| *day);
    let before = now.plus_seconds(-GRACE).day();
    let mut previous = newest.map(|(id, _, hash)| (id, hash));
    let days = moved_since(connection, after)?;
    let mut made = 0;
    for (day, moved) in days.into_iter().filter(|(day, _)| *day < before) {
        let previous_hash = previous.as_ref().map_or("", |(_, hash)| hash.as_str());
        let hash = moved
            .hash(keys, keys.current(), previous_hash, day)
            .ok_or_else(|| Error::Broken(anyhow::anyhow!("there is no key for the record")))?;
        let id: i64 = diesel::insert_into(seal::table)
            .values((
                seal::day.eq(day),
                seal::previous_seal_id.eq(previous.as_ref().map(|(id, _)| *id)),
                seal::events.eq(moved.events),
                seal::heads.eq(moved.heads()),
                seal::hash.eq(&hash),
                seal::key_id.eq(keys.current()),
                seal::sealed_at.eq(now.0),
            ))
            .returning(seal::id)
            .get_result(connection)?;
        previous = Some((id, hash));
        made += 1;
    }
    Ok(made)
}

/// What moved on each day after a day.
fn moved_since(connection: &mut AnyConnection, after: Option<Day>) -> Result<BTreeMap<Day, Moved>> {
    // The first moment that may belong to a later day: Norwegian time is at most two hours ahead. Without a seal the epoch,
    // which is before all events and which both databases can hold.
    let from = after.map_or(chrono::NaiveDateTime::default(), |day| {
        day.and_time(chrono::NaiveTime::MIN) + chrono::Duration::hours(20)
    });
    type Found = (i64, i64, chrono::NaiveDateTime, String);
    let mut days: BTreeMap<Day, Moved> = BTreeMap::new();
    let mut add = |kind: &str, (id, subject, at, hash): Found| {
        let day = Timestamp(at).day();
        if after.is_none_or(|after| day > after) {
            days.entry(day).or_default().add(kind, subject, id, &hash);
        }
    };
    let acts: Vec<(String, Found)> = act_event::table
        .filter(act_event::at.ge(from))
        .order(act_event::id)
        .select((
            act_event::subject_kind,
            (
                act_event::id,
                act_event::subject_id,
                act_event::at,
                act_event::hash,
            ),
        ))
        .load(connection)?;
    for (kind, found) in acts {
        add(&kind, found);
    }
    macro_rules! cases {
        ($kind:literal, $events:ident, $of:ident) => {
            let found: Vec<Found> = $events::table
                .filter($events::at.ge(from))
                .order($events::id)
                .select(($events::id, $events::$of, $events::at, $events::hash))
                .load(connection)?;
            for event in found {
                add($kind, event);
            }
        };
    }
    cases!("application", application_event, application_id);
    cases!("grant", grant_event, grant_id);
    Ok(days)
}
