//! What the geography consists of: municipalities, counties and offices, each with the days it exists.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CountyCode, MunicipalityCode, OfficeKey};

/// The days something exists, both ends included; no end means "not yet", no beginning "before 2016".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether the day lies inside.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.has_begun(day) && !self.has_ended(day)
    }

    /// Whether the first day is this day or earlier.
    #[must_use]
    pub fn has_begun(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day)
    }

    /// Whether the last day is earlier than this day.
    #[must_use]
    pub fn has_ended(&self, day: NaiveDate) -> bool {
        self.to.is_some_and(|to| to < day)
    }

    /// Whether every day of the other lies inside.
    #[must_use]
    pub fn encloses(&self, other: &Self) -> bool {
        let begins = self
            .from
            .is_none_or(|mine| other.from.is_some_and(|its| mine <= its));
        let ends = self
            .to
            .is_none_or(|mine| other.to.is_some_and(|its| its <= mine));
        begins && ends
    }

    /// Whether the two share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |one: &Self, two: &Self| match (one.to, two.from) {
            (Some(to), Some(from)) => to < from,
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }

    /// The day after the last one.
    #[must_use]
    pub fn day_after(&self) -> Option<NaiveDate> {
        self.to.and_then(|to| to.succ_opt())
    }
}

/// A place on the map in degrees, two decimals: good for a dot, not for a border.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// A municipality (kommune) under one code. A new code is a new row, also when name and people stay.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// The code.
    pub code: MunicipalityCode,
    /// The Norwegian name; two living municipalities may share it.
    pub name: String,
    /// The name with its county where two living municipalities share it: `Våler (Hedmark)`.
    pub display_name: String,
    /// The name in all its official languages: `Kárášjohka - Karasjok`.
    pub official_name: String,
    /// The county it lies in as long as the code lives.
    pub county: CountyCode,
    /// The days the code is in use.
    pub validity: Validity,
    /// Nine digits, check digit tested. Missing for some; merged municipalities often keep a predecessor's number,
    /// so it never identifies a territory.
    pub organisation_number: Option<String>,
    /// Where its dot is drawn.
    pub point: Point,
}

/// A county (fylke) under one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// The code.
    pub code: CountyCode,
    /// The Norwegian name.
    pub name: String,
    /// The name in all its official languages.
    pub official_name: String,
    /// The days the code is in use.
    pub validity: Validity,
}

/// A county governor's office (embete) under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The key.
    pub key: OfficeKey,
    /// The official name, in the office's own written standard: `Statsforvaltaren i Rogaland`.
    pub name: String,
    /// The name in a bokmål text.
    pub name_nb: String,
    /// The name in a nynorsk text.
    pub name_nn: String,
    /// The days the office exists under this name.
    pub validity: Validity,
    /// Nine digits, check digit tested; missing for one office.
    pub organisation_number: Option<String>,
    /// What it writes to a neutral municipality until the office sets something else.
    pub default_written_standard: WrittenStandard,
}

impl Office {
    /// The name as it stands in a text of this written standard.
    #[must_use]
    pub fn name_in(&self, standard: WrittenStandard) -> &str {
        match standard {
            WrittenStandard::Bokmal => &self.name_nb,
            WrittenStandard::Nynorsk => &self.name_nn,
        }
    }
}

/// A written standard of Norwegian (målform).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WrittenStandard {
    /// Bokmål.
    Bokmal,
    /// Nynorsk.
    Nynorsk,
}

/// What a municipality has decided about the standard of letters it receives (språkvedtak, målvedtak).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standard {
    /// Letters come in bokmål.
    Bokmal,
    /// Letters come in nynorsk.
    Nynorsk,
    /// The sender chooses (nøytral).
    Neutral,
    /// Not known, for instance because the merged municipalities had decided differently: the officer chooses.
    Unknown,
}

impl Standard {
    /// The standard a letter must have, when the municipality has demanded one.
    #[must_use]
    pub fn demanded(self) -> Option<WrittenStandard> {
        match self {
            Self::Bokmal => Some(WrittenStandard::Bokmal),
            Self::Nynorsk => Some(WrittenStandard::Nynorsk),
            Self::Neutral | Self::Unknown => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: &str, to: &str) -> Validity {
        Validity {
            from: from.parse().ok(),
            to: to.parse().ok(),
        }
    }

    #[test]
    fn both_ends_are_included() {
        let year = days("2018-01-01", "2018-12-31");
        for (day, inside) in [
            ("2017-12-31", false),
            ("2018-01-01", true),
            ("2018-12-31", true),
            ("2019-01-01", false),
        ] {
            assert_eq!(year.contains(day.parse().unwrap()), inside, "{day}");
        }
        assert!(days("", "").contains("1905-06-07".parse().unwrap()));
    }

    #[test]
    fn periods_are_compared() {
        let year = days("2018-01-01", "2018-12-31");
        assert!(days("", "").encloses(&year) && !year.encloses(&days("2018-06-01", "")));
        assert!(year.encloses(&year) && !year.encloses(&days("2017-12-31", "2018-02-01")));
        assert!(year.overlaps(&days("2018-12-31", "")) && !year.overlaps(&days("2019-01-01", "")));
        assert!(!year.overlaps(&days("", "2017-12-31")) && year.overlaps(&days("", "")));
        assert_eq!(year.day_after(), "2019-01-01".parse().ok());
    }
}
