//! The seals, computed again from the events there are.

use super::super::seal::{self, Moved, Row};
use super::super::{AnyConnection, Result};
use super::Findings;
use super::chains::Event;
use crate::domain::chain::RecordKeys;
use crate::domain::time::Day;
use std::collections::BTreeMap;

/// Computes each seal again from the events there are.
pub(super) fn compare(
    connection: &mut AnyConnection,
    keys: &RecordKeys,
    events: &[Event],
    against: Option<&str>,
    findings: &mut Findings,
) -> Result<()> {
    let seals = seal::all(connection)?;
    let newest = seals.last();
    findings.newest_seal = newest.map(Row::told);
    if let Some(kept) = against
        && !seals.iter().any(|seal| seal.told() == kept)
    {
        findings
            .wrong
            .push(format!("the seal {kept} does not stand in the database"));
    }
    let mut days: BTreeMap<Day, Moved> = BTreeMap::new();
    for event in events {
        let moved = days.entry(event.at.day()).or_default();
        moved.add(&event.kind, event.subject, event.id, &event.hash);
    }
    let mut before: Option<&Row> = None;
    for row in &seals {
        findings.seals += 1;
        let mut off = |what: &str| {
            let line = format!("seal of {}: {what}", row.day);
            findings.wrong.push(line);
        };
        if row.previous != before.map(|before| before.id) {
            off("does not follow the seal before it");
        }
        let moved = days.remove(&row.day).unwrap_or_default();
        if (moved.events, moved.heads()) != (row.events, row.heads) {
            off(&format!(
                "{} events in {} chains were sealed, {} events in {} chains are there",
                row.events,
                row.heads,
                moved.events,
                moved.heads()
            ));
        }
        let previous = before.map_or("", |before| before.hash.as_str());
        match moved.hash(keys, &row.key_id, previous, row.day) {
            Some(hash) if hash == row.hash => {}
            Some(_) => off("what stands there is not what was sealed"),
            None => off("was made with a key that RECORD_KEY does not hold"),
        }
        before = Some(row);
    }
    if let Some(newest) = newest {
        for day in days.into_keys().filter(|day| *day < newest.day) {
            findings
                .wrong
                .push(format!("{day}: events stand there that were never sealed"));
        }
    }
    Ok(())
}
