//! Points in time (UTC, whole seconds) and Norwegian calendar days and clock times.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Europe::Oslo;
use serde::{Deserialize, Serialize};

/// A calendar day in Norway.
pub type Day = NaiveDate;

/// A moment, kept in UTC with whole seconds so that both databases give back what was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub NaiveDateTime);

impl Timestamp {
    /// The moment, cut to whole seconds.
    #[must_use]
    pub fn from_utc(moment: DateTime<Utc>) -> Self {
        let naive = moment.naive_utc();
        Self(naive.with_nanosecond(0).unwrap_or(naive))
    }

    /// The moment a Norwegian clock shows this day and time. In the hour that occurs twice in October the later is
    /// meant (a deadline is read in the applicant's favour); a time skipped in March means the same distance later.
    #[must_use]
    pub fn from_oslo(day: Day, time: NaiveTime) -> Self {
        let local = day.and_time(time);
        let moment = match Oslo.from_local_datetime(&local) {
            chrono::LocalResult::Single(moment) => moment.naive_utc(),
            chrono::LocalResult::Ambiguous(_, later) => later.naive_utc(),
            chrono::LocalResult::None => local - chrono::Duration::hours(1),
        };
        Self(moment)
    }

    /// The calendar day in Norway at this moment.
    #[must_use]
    pub fn day(self) -> Day {
        self.oslo().date()
    }

    /// What a Norwegian wall clock and calendar show.
    #[must_use]
    pub fn oslo(self) -> NaiveDateTime {
        Oslo.from_utc_datetime(&self.0).naive_local()
    }

    /// This moment plus some seconds.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + chrono::Duration::seconds(seconds))
    }

    /// Whole seconds since 1970.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.and_utc().timestamp()
    }

    /// `31.12.2017 kl. 14.32` (Norwegian time).
    #[must_use]
    pub fn norwegian(self) -> String {
        let local = self.oslo();
        format!(
            "{} kl.\u{a0}{:02}.{:02}",
            norwegian_day(local.date()),
            local.hour(),
            local.minute()
        )
    }

    /// `2017-12-31T13:32:00Z`, for hashes, machines and `<time datetime>`.
    #[must_use]
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// `31.12.2017`.
#[must_use]
pub fn norwegian_day(day: Day) -> String {
    // Written out: reading a format again for each date of a long list was felt.
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}

/// Reads `31.12.2017` (also `1.4.2019`) or ISO `2017-12-31`.
#[must_use]
pub fn parse_day(text: &str) -> Option<Day> {
    let text = text.trim();
    let day = NaiveDate::parse_from_str(text, "%d.%m.%Y")
        .or_else(|_| NaiveDate::parse_from_str(text, "%Y-%m-%d"))
        .ok()?;
    (1900..=2199).contains(&day.year()).then_some(day)
}

/// Reads a clock time: `23.59` or `23:59`.
#[must_use]
pub fn parse_clock(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(&text.trim().replace('.', ":"), "%H:%M").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    #[test]
    fn a_deadline_at_2359_in_october_is_2159_utc() {
        let deadline = Timestamp::from_oslo(day("20.10.2019"), parse_clock("23.59").unwrap());
        assert_eq!(deadline.iso(), "2019-10-20T21:59:00Z");
        assert_eq!(deadline.norwegian(), "20.10.2019 kl.\u{a0}23.59");
    }

    #[test]
    fn the_hour_that_occurs_twice_is_read_in_the_applicants_favour() {
        let twice = Timestamp::from_oslo(day("27.10.2019"), parse_clock("02:30").unwrap());
        assert_eq!(twice.iso(), "2019-10-27T01:30:00Z");
    }

    #[test]
    fn the_norwegian_day_starts_before_utc_midnight() {
        let moment = Timestamp::from_oslo(day("01.01.2019"), parse_clock("00.10").unwrap());
        assert_eq!(moment.iso(), "2018-12-31T23:10:00Z");
        assert_eq!(moment.day(), day("1.1.2019"));
    }

    #[test]
    fn nonsense_is_no_day() {
        for text in [
            "",
            "31.02.2019",
            "2019",
            "1/4/2019",
            "01.04.19",
            "01.04.0019",
        ] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }
}
