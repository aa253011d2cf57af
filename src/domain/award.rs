//! Awards (tildelinger) as the public may see them, and sums over them. Sums are added to sums; no percentage is averaged.

use super::geography::{CountyCode, Geography, MunicipalityCode};
use super::journal::{self, Kind};
use super::lifecycle::grant::GrantState;
use super::money::Kroner;
use super::time::Timestamp;
use std::ops::AddAssign;

/// One grant with what is public about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Award {
    /// Budget year.
    pub year: i32,
    /// The case number.
    pub case_number: String,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// The office whose frame pays.
    pub office_key: String,
    /// The official name, on the decision date, of the office that decided.
    pub office: String,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// Where the grant stands.
    pub state: GrantState,
    /// What was applied for.
    pub applied: Kroner,
    /// What stands as granted: nothing when it was declined or lapsed.
    pub granted: Kroner,
    /// What is paid (confirmed payments).
    pub paid: Kroner,
    /// What was spent, once a report is approved.
    pub spent: Option<Kroner>,
    /// What was granted and not spent, once a report is approved; never negative.
    pub unspent: Option<Kroner>,
    /// What was spent beyond the grant, once a report is approved; never negative.
    pub overspent: Option<Kroner>,
}

/// Whether the money of a grant in this state still stands as granted.
#[must_use]
pub const fn stands(state: GrantState) -> bool {
    !matches!(state, GrantState::Declined | GrantState::Lapsed)
}

/// In which borders (grenser) awards are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Borders {
    /// `da`: those of the award year.
    Then,
    /// `na` or a year: those of this year.
    Of(i32),
}

impl Borders {
    /// Reads `da`, `na` or a year; anything else is `da`.
    #[must_use]
    pub fn parse(text: &str, geography: &Geography) -> Self {
        match text {
            "na" => Self::Of(geography.newest_borders()),
            _ => text
                .parse()
                .ok()
                .filter(|year| (2016..=geography.newest_borders()).contains(year))
                .map_or(Self::Then, Self::Of),
        }
    }

    const fn year(self, award_year: i32) -> i32 {
        match self {
            Self::Then => award_year,
            Self::Of(year) => year,
        }
    }
}

/// Where an award stands on the map of the borders chosen.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Municipality code.
    pub code: String,
    /// Its name; a divided one says so.
    pub name: String,
    /// County code; empty when the parts lie in several.
    pub county_code: String,
    /// The county's name; empty likewise.
    pub county: String,
}

impl Place {
    /// Where a municipality of an award year stands in the borders chosen.
    #[must_use]
    pub fn of(
        geography: &Geography,
        code: MunicipalityCode,
        award_year: i32,
        borders: Borders,
    ) -> Self {
        let Some(unit) = geography.in_borders_of(code, borders.year(award_year)) else {
            return Self {
                code: code.to_string(),
                name: code.to_string(),
                county_code: String::new(),
                county: String::new(),
            };
        };
        Self {
            code: unit.code.to_string(),
            name: unit.name.into_owned(),
            county_code: unit
                .county
                .map_or_else(String::new, |county| county.to_string()),
            county: county_name(geography, unit.county),
        }
    }
}

fn county_name(geography: &Geography, code: Option<CountyCode>) -> String {
    code.and_then(|code| geography.county(code))
        .map_or_else(String::new, |county| county.name.clone())
}

/// Sums over some awards and applications.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Sums {
    /// How many applications.
    pub applications: i64,
    /// What they applied for.
    pub applied: Kroner,
    /// How many grants stand.
    pub grants: i64,
    /// What stands as granted.
    pub granted: Kroner,
    /// What is paid.
    pub paid: Kroner,
    /// For how many grants the spending is known.
    pub accounted: i64,
    /// What those spent.
    pub spent: Kroner,
    /// What those left unspent.
    pub unspent: Kroner,
    /// What those spent beyond their grants.
    pub overspent: Kroner,
}

impl From<journal::Sums> for Sums {
    fn from(sums: journal::Sums) -> Self {
        let (applied, standing) = (sums.of(Kind::Applied), sums.standing());
        let spent = sums.of(Kind::Spent);
        Self {
            applications: applied.cases,
            applied: applied.amount,
            grants: standing.cases,
            granted: standing.amount,
            paid: sums.of(Kind::Paid).amount,
            accounted: spent.cases,
            spent: spent.amount,
            unspent: sums.of(Kind::Unspent).amount,
            overspent: sums.of(Kind::Overspent).amount,
        }
    }
}

impl AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.applications += other.applications;
        self.applied.0 += other.applied.0;
        self.grants += other.grants;
        self.granted.0 += other.granted.0;
        self.paid.0 += other.paid.0;
        self.accounted += other.accounted;
        self.spent.0 += other.spent.0;
        self.unspent.0 += other.unspent.0;
        self.overspent.0 += other.overspent.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(entries: &[(Kind, i64)]) -> Sums {
        let mut found = journal::Sums::default();
        for (kind, amount) in entries {
            found.add(
                *kind,
                journal::Sum {
                    amount: Kroner(*amount),
                    cases: 1,
                },
            );
        }
        found.into()
    }

    #[test]
    fn a_declined_award_counts_nothing_and_an_unapproved_report_is_not_zero() {
        let mut found = sums(&[
            (Kind::Granted, 100_000),
            (Kind::Declined, 100_000),
            (Kind::Granted, 300_000),
            (Kind::Granted, 200_000),
            (Kind::Spent, 150_000),
            (Kind::Unspent, 50_000),
        ]);
        assert_eq!((found.grants, found.granted), (2, Kroner(500_000)));
        assert_eq!(
            (found.accounted, found.spent, found.unspent),
            (1, Kroner(150_000), Kroner(50_000))
        );
        // Whoever spends more than was granted takes nothing of what others have left.
        found += sums(&[(Kind::Spent, 770_000), (Kind::Overspent, 10_000)]);
        assert_eq!(
            (found.unspent, found.overspent),
            (Kroner(50_000), Kroner(10_000))
        );
    }

    #[test]
    fn borders_move_the_place_and_never_the_money() {
        let geography = Geography::load().unwrap();
        let place = |code: &str, borders: &str| {
            Place::of(
                &geography,
                code.parse().unwrap(),
                2017,
                Borders::parse(borders, &geography),
            )
        };
        assert_eq!(place("1601", "da").code, "1601");
        assert_eq!(place("1601", "na").county, "Trøndelag");
        assert_eq!(place("1613", "2020").name, "Snillfjord (delt 2020)");
        assert_eq!(Borders::parse("tull", &geography), Borders::Then);
        assert_eq!(Borders::parse("1850", &geography), Borders::Then);
    }
}
