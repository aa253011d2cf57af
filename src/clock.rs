//! The one clock. Everything that needs the time is handed `now`; only this file asks the machine.

use crate::domain::time::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Gives the time: the machine's, or the demo's and the tests', which runs from a chosen start and moves forward only.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Seconds to add to the machine's time.
    offset: Arc<AtomicI64>,
    /// A stopped clock for tests: the offset is then the time itself.
    stopped: bool,
}

impl Clock {
    /// The machine's time.
    #[must_use]
    pub fn real() -> Self {
        Self {
            offset: Arc::new(AtomicI64::new(0)),
            stopped: false,
        }
    }

    /// A clock that shows `start` now and runs on from there.
    #[must_use]
    pub fn running_from(start: Timestamp) -> Self {
        let offset = start.seconds() - machine_now().seconds();
        Self {
            offset: Arc::new(AtomicI64::new(offset)),
            stopped: false,
        }
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn stopped_at(start: Timestamp) -> Self {
        Self {
            offset: Arc::new(AtomicI64::new(start.seconds())),
            stopped: true,
        }
    }

    /// The time now, in whole seconds.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let offset = self.offset.load(Ordering::Relaxed);
        if self.stopped {
            from_seconds(offset)
        } else {
            machine_now().plus_seconds(offset)
        }
    }

    /// Moves the clock forward; a demand to move it back is ignored.
    pub fn move_forward(&self, seconds: i64) {
        self.offset.fetch_add(seconds.max(0), Ordering::Relaxed);
    }

    /// Seconds between the machine's time and this clock's, for keeping a demo's clock over a restart.
    #[must_use]
    pub fn offset_seconds(&self) -> i64 {
        self.offset.load(Ordering::Relaxed)
    }

    /// Sets the offset kept from before; takes effect only forward.
    pub fn resume(&self, offset: i64) {
        self.offset.fetch_max(offset, Ordering::Relaxed);
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one clock")]
fn machine_now() -> Timestamp {
    Timestamp::from_utc(chrono::Utc::now())
}

fn from_seconds(seconds: i64) -> Timestamp {
    Timestamp(
        chrono::DateTime::from_timestamp(seconds, 0)
            .unwrap_or_default()
            .naive_utc(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_never_goes_back() {
        let clock = Clock::stopped_at(from_seconds(1000));
        clock.move_forward(50);
        clock.move_forward(-500);
        assert_eq!(clock.now().seconds(), 1050);
    }
}
