//! The journal's sums kept in memory: read again only when the journal has a new entry.
//!
//! Whether they still hold is asked of the database each time, by its newest entry (one look at the end of an index), so
//! that every instance sees what another has entered. On PostgreSQL an entry may become visible after one with a higher
//! number: therefore the sums are kept only when the newest entry has been the newest for a while.

use super::journal::{self, Row};
use super::schema;
use super::{AnyConnection, Result};
use crate::domain::time::Timestamp;
use diesel::prelude::*;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Longer than any transaction takes, with its wait for a lock.
const SETTLED_AFTER: Duration = Duration::from_secs(30);

/// The sums up to now, for as long as they hold.
#[derive(Debug, Default)]
pub struct KeptSums(Mutex<Option<Seen>>);

#[derive(Debug)]
struct Seen {
    /// The newest entry.
    newest: i64,
    /// When it was first seen to be the newest.
    since: Instant,
    rows: Option<Arc<Vec<Row>>>,
}

impl KeptSums {
    /// The sums of the years up to now, by year, office and municipality.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn of_years(
        &self,
        connection: &mut AnyConnection,
        years: RangeInclusive<i32>,
        now: Timestamp,
    ) -> Result<Vec<Row>> {
        let all = self.all(connection, now)?;
        let wanted = all.iter().filter(|row| years.contains(&row.year));
        Ok(wanted.cloned().collect())
    }

    fn all(&self, connection: &mut AnyConnection, now: Timestamp) -> Result<Arc<Vec<Row>>> {
        let newest: Option<i64> = schema::journal::table
            .select(diesel::dsl::max(schema::journal::id))
            .first(connection)?;
        let newest = newest.unwrap_or(0);
        // Only one writer at a time: what is visible on SQLite is complete.
        let in_order = matches!(connection, AnyConnection::Sqlite(_));
        let settled = {
            let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            match seen.as_ref() {
                Some(kept) if kept.newest == newest => {
                    if let Some(rows) = &kept.rows {
                        return Ok(Arc::clone(rows));
                    }
                    in_order || kept.since.elapsed() > SETTLED_AFTER
                }
                Some(_) | None => {
                    *seen = Some(Seen {
                        newest,
                        since: Instant::now(),
                        rows: None,
                    });
                    in_order
                }
            }
        };
        let rows = Arc::new(journal::sums(connection, i32::MIN..=i32::MAX, now)?);
        if settled {
            let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(kept) = seen.as_mut().filter(|kept| kept.newest == newest) {
                kept.rows = Some(Arc::clone(&rows));
            }
        }
        Ok(rows)
    }
}
