//! What the state accounts say about the scheme: the appropriation, what each office booked, and real announcements.

use std::collections::{BTreeMap, HashSet};

use super::{
    Fault, Geography, GeographyError, OfficeKey,
    check::new_year,
    real_call::{RealCall, calls},
    sources::{Placed, read, values},
    table::Row,
};
use crate::domain::money::Kroner;

/// The appropriation (bevilgning) of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appropriation {
    /// Budget year.
    pub year: i32,
    /// Chapter (kapittel).
    pub chapter: u16,
    /// Item (post).
    pub item: u16,
    /// What the item is called in the budget.
    pub name: String,
    /// Before the year (saldert budsjett).
    pub adopted: Kroner,
    /// After the changes of the year (revidert budsjett).
    pub revised: Kroner,
    /// What was spent (regnskap), rounded by the source to 0.1 million.
    pub booked: Kroner,
}

/// Where an office's booked amount comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The state accounts name the office and the amount.
    Accounts,
    /// The accounts lump the smaller offices together: this is the office's share of that sum by population.
    ShareOfRemainder {
        /// The sum that is shared.
        remainder: Kroner,
    },
}

/// What an office booked on the item in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booked {
    /// Budget year.
    pub year: i32,
    /// The office.
    pub office: OfficeKey,
    /// How many municipalities it covered on 1 January.
    pub municipalities: usize,
    /// How many people it covered on 1 January.
    pub population: i64,
    /// The amount.
    pub amount: Kroner,
    /// Where the amount comes from.
    pub basis: Basis,
}

/// The public figures of `fixtures/money`.
#[derive(Debug)]
pub struct PublicAccounts {
    /// By year.
    pub appropriations: Vec<Appropriation>,
    /// By year and office.
    pub booked: Vec<Booked>,
    /// By scheme and year.
    pub calls: Vec<RealCall>,
}

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/fixtures/money/",
            $name
        ))
    };
}

const APPROPRIATIONS: &str = "money/appropriations.csv";
const BOOKED: &str = "money/booked_by_office.csv";

impl PublicAccounts {
    /// Reads and checks the figures built into the program.
    ///
    /// # Errors
    /// The first row that does not hold, with file, line and what is wrong.
    pub fn load(geography: &Geography) -> Result<Self, GeographyError> {
        let booked = booked(geography, fixture!("booked_by_office.csv"))?;
        Ok(Self {
            appropriations: appropriations(fixture!("appropriations.csv"))?,
            booked,
            calls: calls(geography, fixture!("calls_real.csv"))?,
        })
    }

    /// The appropriation of the year.
    #[must_use]
    pub fn appropriation(&self, year: i32) -> Option<&Appropriation> {
        self.appropriations
            .iter()
            .find(|appropriation| appropriation.year == year)
    }

    /// What the offices booked in the year.
    pub fn booked_in(&self, year: i32) -> impl Iterator<Item = &Booked> {
        self.booked.iter().filter(move |booked| booked.year == year)
    }
}

/// An amount that is not below zero.
fn kroner(row: &Row, column: &'static str) -> Result<Kroner, GeographyError> {
    Ok(Kroner(i64::from(row.number::<u32>(column)?)))
}

fn appropriations(text: &str) -> Result<Vec<Appropriation>, GeographyError> {
    let columns = &[
        "year",
        "chapter",
        "item",
        "name",
        "adopted_kr",
        "revised_kr",
        "booked_kr",
    ];
    let rows = read(APPROPRIATIONS, text, columns, |row| {
        Ok(Appropriation {
            year: row.number("year")?,
            chapter: row.number("chapter")?,
            item: row.number("item")?,
            name: row.filled("name")?.to_owned(),
            adopted: kroner(row, "adopted_kr")?,
            revised: kroner(row, "revised_kr")?,
            booked: kroner(row, "booked_kr")?,
        })
    })?;
    let mut years = HashSet::new();
    for row in &rows {
        if !years.insert(row.value.year) {
            let key = row.value.year.to_string();
            return Err(row.place.error(Fault::Duplicate {
                what: "the year",
                key,
            }));
        }
    }
    Ok(values(rows))
}

fn booked(geography: &Geography, text: &str) -> Result<Vec<Booked>, GeographyError> {
    let columns = &[
        "year",
        "office",
        "office_name",
        "municipalities",
        "population",
        "booked_kr",
        "basis",
        "remainder_kr",
    ];
    let rows = read(BOOKED, text, columns, |row| {
        let shared = row.word(
            "basis",
            &[("accounts", false), ("share_of_remainder", true)],
            "accounts, share_of_remainder",
        )?;
        let basis = if shared {
            Basis::ShareOfRemainder {
                remainder: kroner(row, "remainder_kr")?,
            }
        } else {
            Basis::Accounts
        };
        Ok(Booked {
            year: row.number("year")?,
            office: row.key("office")?,
            municipalities: row.number("municipalities")?,
            population: i64::from(row.number::<u32>("population")?),
            amount: kroner(row, "booked_kr")?,
            basis,
        })
    })?;
    let mut seen = HashSet::new();
    for Placed { place, value } in &rows {
        let key = format!("{} in {}", value.office, value.year);
        let date = new_year(value.year);
        if !geography
            .office(&value.office)
            .is_some_and(|office| office.validity.contains(date))
        {
            let key = value.office.to_string();
            return Err(place.error(Fault::NotValid {
                what: "office",
                key,
                date,
            }));
        }
        if !seen.insert(key.clone()) {
            return Err(place.error(Fault::Duplicate {
                what: "the amount of",
                key,
            }));
        }
    }
    shares_sum_up(&rows)?;
    Ok(values(rows))
}

/// The shares of a lumped sum add up to it to the last krone.
fn shares_sum_up(rows: &[Placed<Booked>]) -> Result<(), GeographyError> {
    let mut years: BTreeMap<(i32, Kroner), (i64, &Placed<Booked>)> = BTreeMap::new();
    for row in rows {
        if let Basis::ShareOfRemainder { remainder } = row.value.basis {
            years
                .entry((row.value.year, remainder))
                .or_insert((0, row))
                .0 += row.value.amount.0;
        }
    }
    for ((year, remainder), (found, row)) in years {
        if found != remainder.0 {
            return Err(row.place.error(Fault::Shares {
                year,
                found,
                wanted: remainder.0,
            }));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appropriations_are_those_of_the_state_accounts() {
        let accounts = PublicAccounts::load(&Geography::load().unwrap()).unwrap();
        let figures = |year| {
            let found = accounts.appropriation(year).unwrap();
            (found.chapter, found.item, found.adopted.0, found.revised.0)
        };
        assert_eq!(figures(2017), (762, 64, 91_000_000, 91_000_000));
        assert_eq!(figures(2018), (762, 64, 91_700_000, 89_700_000));
        assert_eq!(figures(2019), (762, 64, 88_200_000, 88_200_000));
        assert_eq!(figures(2020), (762, 64, 4_000_000, 0));
    }

    #[test]
    fn booked_amounts_sum_to_the_year_and_stay_within_the_appropriation() {
        let accounts = PublicAccounts::load(&Geography::load().unwrap()).unwrap();
        for (year, sum, offices) in [
            (2017, 87_900_000, 17),
            (2018, 89_600_000, 16),
            (2019, 85_600_000, 10),
        ] {
            let total: Kroner = accounts.booked_in(year).map(|booked| booked.amount).sum();
            assert_eq!(
                (total.0, accounts.booked_in(year).count()),
                (sum, offices),
                "{year}"
            );
            assert!(total <= accounts.appropriation(year).unwrap().revised);
        }
    }

    #[test]
    fn the_accounts_and_the_geography_count_the_same_municipalities_and_people() {
        let geography = Geography::load().unwrap();
        for booked in PublicAccounts::load(&geography).unwrap().booked {
            let living = geography
                .municipalities_of(&booked.office, new_year(booked.year))
                .count();
            let people = geography.population_covered(&booked.office, booked.year);
            assert_eq!(
                (living, people),
                (booked.municipalities, Some(booked.population)),
                "{booked:?}"
            );
        }
    }

    #[test]
    fn real_calls_keep_their_clock_times() {
        let accounts = PublicAccounts::load(&Geography::load().unwrap()).unwrap();
        let times: Vec<String> = accounts
            .calls
            .iter()
            .filter_map(|call| call.deadline_time)
            .map(|t| t.to_string())
            .collect();
        assert_eq!(times, ["23:59:00", "23:00:00"]);
    }

    #[test]
    fn a_share_that_is_one_krone_off_is_refused() {
        let geography = Geography::load().unwrap();
        let text = fixture!("booked_by_office.csv").replace("5512070", "5512071");
        assert_eq!(
            booked(&geography, &text).unwrap_err().to_string(),
            "money/booked_by_office.csv row 7: the shares of 2017 sum to 16600001, should be 16600000"
        );
        let text = fixture!("booked_by_office.csv").replace("2019,fm-agder", "2019,fm-telemark");
        assert_eq!(
            booked(&geography, &text).unwrap_err().to_string(),
            "money/booked_by_office.csv row 42: office fm-telemark is not valid on 2019-01-01"
        );
    }
}
