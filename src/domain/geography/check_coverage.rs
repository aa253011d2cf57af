//! Whether each county has exactly one office on every day.

use std::collections::HashMap;

use super::{
    FIRST_DAY, Fault, GeographyError, OfficeKey, Validity,
    sources::{Coverage, Placed, Rows},
};

pub(super) fn all(rows: &Rows) -> Result<(), GeographyError> {
    let offices: HashMap<&OfficeKey, Validity> = rows
        .offices
        .iter()
        .map(|row| (&row.value.key, row.value.validity))
        .collect();
    let counties: HashMap<_, Validity> = rows
        .counties
        .iter()
        .map(|row| (row.value.code, row.value.validity))
        .collect();
    for row in &rows.coverage {
        let office = (
            offices.get(&row.value.office),
            "office",
            row.value.office.to_string(),
        );
        let county = (
            counties.get(&row.value.county),
            "county",
            row.value.county.to_string(),
        );
        for (validity, what, key) in [office, county] {
            let Some(validity) = validity else {
                return Err(row.place.error(Fault::Unknown { what, key }));
            };
            inside(row, validity, what, key)?;
        }
    }
    for county in &rows.counties {
        one_office_each_day(rows, county.value.code, &county.value.validity)?;
    }
    Ok(())
}

/// An office covers a county only while both exist.
fn inside(
    row: &Placed<Coverage>,
    validity: &Validity,
    what: &'static str,
    key: String,
) -> Result<(), GeographyError> {
    if validity.encloses(&row.value.validity) {
        return Ok(());
    }
    let first = row.value.validity.from.unwrap_or(FIRST_DAY);
    let date = if validity.contains(first) {
        validity.day_after().unwrap_or(first)
    } else {
        first
    };
    Err(row.place.error(Fault::NotValid { what, key, date }))
}

/// Walks the county's coverage in order of time: the next must begin the day after the one before ends.
fn one_office_each_day(
    rows: &Rows,
    county: super::CountyCode,
    days: &Validity,
) -> Result<(), GeographyError> {
    let mut covering: Vec<_> = rows
        .coverage
        .iter()
        .filter(|c| c.value.county == county)
        .collect();
    covering.sort_by_key(|row| row.value.validity.from);
    let place = rows
        .counties
        .iter()
        .find(|row| row.value.code == county)
        .map(|row| row.place);
    let gap = |date| {
        let fault = Fault::NoOffice { county, date };
        match place {
            Some(place) => place.error(fault),
            None => GeographyError {
                file: super::sources::COUNTIES,
                row: None,
                fault,
            },
        }
    };
    let mut missing = Some(days.from.unwrap_or(FIRST_DAY).max(FIRST_DAY));
    for (index, row) in covering.iter().enumerate() {
        let from = row.value.validity.from.unwrap_or(FIRST_DAY).max(FIRST_DAY);
        match missing {
            Some(date) if from > date => return Err(gap(date)),
            Some(date) if from == date => {}
            _ => {
                let one = index.checked_sub(1).and_then(|before| covering.get(before));
                let one =
                    one.map_or_else(|| row.value.office.clone(), |one| one.value.office.clone());
                let other = row.value.office.clone();
                return Err(row.place.error(Fault::TwoOffices {
                    one,
                    other,
                    county,
                    date: from,
                }));
            }
        }
        missing = row.value.validity.day_after();
    }
    match missing {
        Some(date) if days.contains(date) => Err(gap(date)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Geography, sources::Sources};

    fn complaint(old: &str, new: &str) -> String {
        let text = Sources::EMBEDDED.coverage;
        assert!(text.contains(old), "«{old}» is not in the file");
        let coverage = text.replacen(old, new, 1);
        let sources = Sources {
            coverage: &coverage,
            ..Sources::EMBEDDED
        };
        Geography::from_sources(&sources).unwrap_err().to_string()
    }

    #[test]
    fn two_offices_never_cover_one_county() {
        assert_eq!(
            complaint(
                "fm-agder,09,2019-01-01",
                "fm-aust-vest-agder,09,2018-06-01,2018-12-31\nfm-agder,09,2019-01-01"
            ),
            "geography/county_governor_coverage.csv row 43: fm-aust-vest-agder and fm-aust-vest-agder both cover county 09 on 2018-06-01"
        );
        assert_eq!(
            complaint(
                "fm-telemark,08,",
                "fm-vestfold,08,,2018-12-31\nfm-telemark,08,"
            ),
            "geography/county_governor_coverage.csv row 10: fm-vestfold and fm-telemark both cover county 08 on 2016-01-01"
        );
    }

    #[test]
    fn no_county_is_without_an_office() {
        assert_eq!(
            complaint("fm-agder,09,2019-01-01", "fm-agder,09,2019-02-01"),
            "geography/counties.csv row 10: county 09 has no office on 2019-01-01"
        );
        assert_eq!(
            complaint("sf-agder,42,2021-01-01,\n", ""),
            "geography/counties.csv row 25: county 42 has no office on 2021-01-01"
        );
        assert_eq!(
            complaint(
                "sf-agder,42,2021-01-01,\n",
                "sf-agder,42,2021-01-01,2025-12-31\n"
            ),
            "geography/counties.csv row 25: county 42 has no office on 2026-01-01"
        );
        assert_eq!(
            complaint("fm-ostfold,01,,2018-12-31\n", ""),
            "geography/counties.csv row 2: county 01 has no office on 2016-01-01"
        );
    }

    #[test]
    fn an_office_covers_only_while_it_exists() {
        assert_eq!(
            complaint("fm-ostfold,01,,2018-12-31", "fm-ostfold,01,,2019-12-31"),
            "geography/county_governor_coverage.csv row 2: office fm-ostfold is not valid on 2019-01-01"
        );
        assert_eq!(
            complaint("fm-agder,42,2020-01-01", "fm-agder,42,2019-12-01"),
            "geography/county_governor_coverage.csv row 45: county 42 is not valid on 2019-12-01"
        );
        assert!(
            complaint("fm-agder,42", "fm-atlantis,42")
                .ends_with("row 45: office fm-atlantis is unknown")
        );
        assert!(complaint("fm-agder,42", "fm-agder,43").ends_with("row 45: county 43 is unknown"));
    }
}
