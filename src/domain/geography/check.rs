//! Whether the rows hold together. The program refuses to start when they do not.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::{
    CountyCode, FIRST_DAY, Fault, GeographyError, Municipality, MunicipalityCode, Validity,
    sources::{self, Placed, Rows, Succession},
};

/// Municipalities on 1 January, from Statistics Norway and the mapping authority.
const MUNICIPALITIES: [(i32, usize); 11] = [
    (2016, 428),
    (2017, 426),
    (2018, 422),
    (2019, 422),
    (2020, 356),
    (2021, 356),
    (2022, 356),
    (2023, 356),
    (2024, 357),
    (2025, 357),
    (2026, 357),
];

/// Offices on 1 January, from the number that booked money in the state accounts.
const OFFICES: [(i32, usize); 4] = [(2016, 17), (2017, 17), (2018, 16), (2019, 10)];

pub(super) fn all(rows: &Rows) -> Result<(), GeographyError> {
    unique(&rows.municipalities, "municipality", |row| {
        row.code.to_string()
    })?;
    unique(&rows.counties, "county", |row| row.code.to_string())?;
    unique(&rows.offices, "office", |row| row.key.to_string())?;
    names(&rows.municipalities)?;
    counties_of_municipalities(rows)?;
    let municipalities: Vec<_> = rows
        .municipalities
        .iter()
        .map(|row| (row.value.code, row.value.validity, row))
        .collect();
    successions("municipality", &municipalities, &rows.successions)?;
    beginnings(rows)?;
    let counties: Vec<_> = rows
        .counties
        .iter()
        .map(|row| (row.value.code, row.value.validity, row))
        .collect();
    successions("county", &counties, &rows.county_successions)?;
    super::check_coverage::all(rows)?;
    population(rows)?;
    standards(rows)?;
    counts(rows)
}

fn unique<T>(
    rows: &[Placed<T>],
    what: &'static str,
    key: impl Fn(&T) -> String,
) -> Result<(), GeographyError> {
    let mut seen = HashSet::new();
    for row in rows {
        let key = key(&row.value);
        if !seen.insert(key.clone()) {
            return Err(row.place.error(Fault::Duplicate { what, key }));
        }
    }
    Ok(())
}

/// Two municipalities that live at the same time must be told apart by their display names.
fn names(rows: &[Placed<Municipality>]) -> Result<(), GeographyError> {
    let mut by_name: HashMap<&str, Vec<&Municipality>> = HashMap::new();
    for row in rows {
        let namesakes = by_name.entry(&row.value.display_name).or_default();
        if let Some(other) = namesakes
            .iter()
            .find(|o| o.validity.overlaps(&row.value.validity))
        {
            return Err(row.place.error(Fault::SameName {
                one: other.code,
                other: row.value.code,
                name: row.value.display_name.clone(),
            }));
        }
        namesakes.push(&row.value);
    }
    Ok(())
}

fn counties_of_municipalities(rows: &Rows) -> Result<(), GeographyError> {
    let counties: HashMap<CountyCode, Validity> = rows
        .counties
        .iter()
        .map(|row| (row.value.code, row.value.validity))
        .collect();
    for row in &rows.municipalities {
        let key = row.value.county.to_string();
        let Some(county) = counties.get(&row.value.county) else {
            return Err(row.place.error(Fault::Unknown {
                what: "county",
                key,
            }));
        };
        let from = row.value.validity.from.unwrap_or(FIRST_DAY).max(FIRST_DAY);
        for date in [Some(from), row.value.validity.to].into_iter().flatten() {
            if !county.contains(date) {
                return Err(row.place.error(Fault::NotValid {
                    what: "county",
                    key,
                    date,
                }));
            }
        }
        // A municipality without an end needs a county without one.
        if let (None, Some(date)) = (row.value.validity.to, county.day_after()) {
            return Err(row.place.error(Fault::NotValid {
                what: "county",
                key,
                date,
            }));
        }
    }
    Ok(())
}

/// Every step leads from a unit that ends to one that lives, and every unit that ends has such a step. Since each step
/// leads to a later last day, no chain of them runs in a circle.
fn successions<C, T>(
    what: &'static str,
    units: &[(C, Validity, &Placed<T>)],
    steps: &[Placed<Succession<C>>],
) -> Result<(), GeographyError>
where
    C: Copy + Eq + std::hash::Hash + ToString,
{
    let validity: HashMap<C, Validity> =
        units.iter().map(|(code, days, _)| (*code, *days)).collect();
    let mut seen = HashSet::new();
    for Placed { place, value: step } in steps {
        for code in [step.old, step.new] {
            if !validity.contains_key(&code) {
                return Err(place.error(Fault::Unknown {
                    what,
                    key: code.to_string(),
                }));
            }
        }
        if !seen.insert((step.old, step.new, step.date)) {
            let key = format!("{} to {}", step.old.to_string(), step.new.to_string());
            return Err(place.error(Fault::Duplicate {
                what: "the step",
                key,
            }));
        }
        let ends = validity.get(&step.old).and_then(Validity::day_after) == Some(step.date);
        if !ends && !step.lives_on {
            let code = step.old.to_string();
            return Err(place.error(Fault::NotEnding {
                code,
                date: step.date,
            }));
        }
        if !validity
            .get(&step.new)
            .is_some_and(|days| days.contains(step.date))
        {
            let key = step.new.to_string();
            return Err(place.error(Fault::NotValid {
                what,
                key,
                date: step.date,
            }));
        }
    }
    let succeeded: HashSet<C> = steps
        .iter()
        .filter(|s| !s.value.lives_on)
        .map(|s| s.value.old)
        .collect();
    for (code, days, row) in units {
        if let Some(last) = days.to.filter(|_| !succeeded.contains(code)) {
            return Err(row.place.error(Fault::NoSuccessor {
                code: code.to_string(),
                last,
            }));
        }
    }
    Ok(())
}

/// A code that begins after the first day has come out of another.
fn beginnings(rows: &Rows) -> Result<(), GeographyError> {
    let heirs: HashSet<MunicipalityCode> = rows.successions.iter().map(|s| s.value.new).collect();
    for row in &rows.municipalities {
        let code = row.value.code;
        let first = row.value.validity.from.filter(|from| *from > FIRST_DAY);
        if let Some(first) = first.filter(|_| !heirs.contains(&code)) {
            return Err(row.place.error(Fault::NoPredecessor { code, first }));
        }
    }
    Ok(())
}

/// Every figure belongs to a code of its day, and a year that is said to be complete misses nobody.
fn population(rows: &Rows) -> Result<(), GeographyError> {
    let validity = validities(rows);
    let mut years: HashMap<i32, HashSet<MunicipalityCode>> = HashMap::new();
    let mut complete = HashSet::new();
    for Placed { place, value } in &rows.population {
        check_living(&validity, value.code, new_year(value.year)).map_err(|f| place.error(f))?;
        if !years.entry(value.year).or_default().insert(value.code) {
            let key = format!("{} in {}", value.code, value.year);
            return Err(place.error(Fault::Duplicate {
                what: "the figure of",
                key,
            }));
        }
        if value.complete_year {
            complete.insert(value.year);
        }
    }
    for (year, counted) in years.iter().filter(|(year, _)| complete.contains(year)) {
        let living = rows
            .municipalities
            .iter()
            .filter(|m| m.value.validity.contains(new_year(*year)));
        if let Some(row) = living
            .into_iter()
            .find(|m| !counted.contains(&m.value.code))
        {
            let fault = Fault::NoPopulation {
                code: row.value.code,
                year: *year,
            };
            return Err(row.place.error(fault));
        }
    }
    Ok(())
}

fn standards(rows: &Rows) -> Result<(), GeographyError> {
    let validity = validities(rows);
    unique(&rows.standards, "the decision of", |row| {
        format!("{} on {}", row.code, row.known_on)
    })?;
    for Placed { place, value } in &rows.standards {
        check_living(&validity, value.code, value.known_on).map_err(|fault| place.error(fault))?;
    }
    Ok(())
}

fn validities(rows: &Rows) -> HashMap<MunicipalityCode, Validity> {
    rows.municipalities
        .iter()
        .map(|row| (row.value.code, row.value.validity))
        .collect()
}

fn check_living(
    validity: &HashMap<MunicipalityCode, Validity>,
    code: MunicipalityCode,
    date: NaiveDate,
) -> Result<(), Fault> {
    let (what, key) = ("municipality", code.to_string());
    match validity.get(&code) {
        None => Err(Fault::Unknown { what, key }),
        Some(days) if days.contains(date) => Ok(()),
        Some(_) => Err(Fault::NotValid { what, key, date }),
    }
}

fn counts(rows: &Rows) -> Result<(), GeographyError> {
    let count = |file, what, (year, wanted), validities: &mut dyn Iterator<Item = Validity>| {
        let date = new_year(year);
        let found = validities.filter(|days| days.contains(date)).count();
        let fault = Fault::Count {
            what,
            date,
            found,
            wanted,
        };
        if found == wanted {
            Ok(())
        } else {
            Err(GeographyError {
                file,
                row: None,
                fault,
            })
        }
    };
    for expected in MUNICIPALITIES {
        let mut days = rows.municipalities.iter().map(|row| row.value.validity);
        count(
            sources::MUNICIPALITIES,
            "municipalities",
            expected,
            &mut days,
        )?;
    }
    for expected in OFFICES {
        let mut days = rows.offices.iter().map(|row| row.value.validity);
        count(sources::OFFICES, "offices", expected, &mut days)?;
    }
    Ok(())
}

/// The first of January; [`FIRST_DAY`] for a year outside the calendar, which no count expects.
pub(super) fn new_year(year: i32) -> NaiveDate {
    FIRST_DAY.with_year(year).unwrap_or(FIRST_DAY)
}

#[cfg(test)]
mod tests;
