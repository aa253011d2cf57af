//! The texts of `fixtures/geography`, built into the program, and their reading into rows.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    County, CountyCode, Fault, GeographyError, Municipality, MunicipalityCode, Office, OfficeKey,
    Point, Standard, Validity, WrittenStandard,
    table::{Place, Row, rows},
};

/// The text of each file; a test puts a broken text in the place of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources<'a> {
    pub(super) municipalities: &'a str,
    pub(super) successions: &'a str,
    pub(super) counties: &'a str,
    pub(super) county_successions: &'a str,
    pub(super) offices: &'a str,
    pub(super) coverage: &'a str,
    pub(super) population: &'a str,
    pub(super) standards: &'a str,
    pub(super) points: &'a str,
}

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/fixtures/geography/",
            $name
        ))
    };
}

pub(super) const MUNICIPALITIES: &str = "geography/municipalities.csv";
pub(super) const SUCCESSIONS: &str = "geography/municipality_successions.csv";
pub(super) const COUNTIES: &str = "geography/counties.csv";
pub(super) const COUNTY_SUCCESSIONS: &str = "geography/county_successions.csv";
pub(super) const OFFICES: &str = "geography/county_governors.csv";
pub(super) const COVERAGE: &str = "geography/county_governor_coverage.csv";
pub(super) const POPULATION: &str = "geography/population.csv";
pub(super) const STANDARDS: &str = "geography/written_standard.csv";
pub(super) const POINTS: &str = "geography/municipality_points.csv";

impl Sources<'static> {
    pub(super) const EMBEDDED: Self = Self {
        municipalities: fixture!("municipalities.csv"),
        successions: fixture!("municipality_successions.csv"),
        counties: fixture!("counties.csv"),
        county_successions: fixture!("county_successions.csv"),
        offices: fixture!("county_governors.csv"),
        coverage: fixture!("county_governor_coverage.csv"),
        population: fixture!("population.csv"),
        standards: fixture!("written_standard.csv"),
        points: fixture!("municipality_points.csv"),
    };
}

/// A value and the row it was read from.
#[derive(Debug)]
pub(super) struct Placed<T> {
    pub(super) place: Place,
    pub(super) value: T,
}

/// A step from an ended unit to one that takes over, on its first day.
#[derive(Debug)]
pub(super) struct Succession<C> {
    pub(super) old: C,
    pub(super) new: C,
    pub(super) date: NaiveDate,
    /// A county that lives on and only hands over single municipalities.
    pub(super) lives_on: bool,
}

/// An office's responsibility for a county.
#[derive(Debug)]
pub(super) struct Coverage {
    pub(super) office: OfficeKey,
    pub(super) county: CountyCode,
    pub(super) validity: Validity,
}

/// The people of a municipality on 1 January.
#[derive(Debug)]
pub(super) struct Headcount {
    pub(super) code: MunicipalityCode,
    pub(super) year: i32,
    pub(super) persons: i64,
    pub(super) complete_year: bool,
}

/// A municipality's decision about its written standard, with the day from which it is known.
#[derive(Debug)]
pub(super) struct StandardDecision {
    pub(super) code: MunicipalityCode,
    pub(super) known_on: NaiveDate,
    pub(super) standard: Standard,
}

/// All rows, each checked by itself but not yet against the others.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) municipalities: Vec<Placed<Municipality>>,
    pub(super) successions: Vec<Placed<Succession<MunicipalityCode>>>,
    pub(super) counties: Vec<Placed<County>>,
    pub(super) county_successions: Vec<Placed<Succession<CountyCode>>>,
    pub(super) offices: Vec<Placed<Office>>,
    pub(super) coverage: Vec<Placed<Coverage>>,
    pub(super) population: Vec<Placed<Headcount>>,
    pub(super) standards: Vec<Placed<StandardDecision>>,
}

impl Rows {
    pub(super) fn read(sources: &Sources<'_>) -> Result<Self, GeographyError> {
        let mut points = points(sources.points)?;
        let municipalities = read(
            MUNICIPALITIES,
            sources.municipalities,
            &MUNICIPALITY,
            |row| municipality(row, &mut points),
        )?;
        if let Some((code, (place, _))) = points.into_iter().next() {
            return Err(place.error(Fault::Unknown {
                what: "municipality",
                key: code.to_string(),
            }));
        }
        let counties = sources.county_successions;
        Ok(Self {
            municipalities,
            successions: read(
                SUCCESSIONS,
                sources.successions,
                &MUNICIPALITY_STEP,
                succession,
            )?,
            counties: read(COUNTIES, sources.counties, &COUNTY, county)?,
            county_successions: read(COUNTY_SUCCESSIONS, counties, &COUNTY_STEP, succession)?,
            offices: read(OFFICES, sources.offices, &OFFICE, office)?,
            coverage: read(COVERAGE, sources.coverage, &COVERING, coverage)?,
            population: read(POPULATION, sources.population, &HEADCOUNT, headcount)?,
            standards: read(STANDARDS, sources.standards, &STANDARD, standard)?,
        })
    }
}

const MUNICIPALITY: [&str; 8] = [
    "code",
    "name",
    "display_name",
    "official_name",
    "county",
    "valid_from",
    "valid_to",
    "organisation_number",
];
const MUNICIPALITY_STEP: [&str; 6] = [
    "old_code", "old_name", "new_code", "new_name", "date", "kind",
];
const COUNTY: [&str; 5] = ["code", "name", "official_name", "valid_from", "valid_to"];
const COUNTY_STEP: [&str; 5] = ["old_code", "new_code", "date", "kind", "municipalities"];
const OFFICE: [&str; 8] = [
    "office",
    "name",
    "name_nb",
    "name_nn",
    "valid_from",
    "valid_to",
    "organisation_number",
    "default_written_standard",
];
const COVERING: [&str; 4] = ["office", "county", "valid_from", "valid_to"];
const HEADCOUNT: [&str; 4] = ["code", "year", "persons", "complete_year"];
const STANDARD: [&str; 4] = ["code", "name", "known_on", "standard"];
const POINT: [&str; 5] = ["code", "name", "latitude", "longitude", "basis"];

/// Reads every row of a file into what it means.
pub(super) fn read<T>(
    file: &'static str,
    text: &str,
    columns: &'static [&'static str],
    mut meaning: impl FnMut(&Row) -> Result<T, GeographyError>,
) -> Result<Vec<Placed<T>>, GeographyError> {
    rows(file, text, columns)?
        .iter()
        .map(|row| {
            Ok(Placed {
                place: row.place(),
                value: meaning(row)?,
            })
        })
        .collect()
}

type Points = HashMap<MunicipalityCode, (Place, Point)>;

/// The rows without where they stand.
pub(super) fn values<T>(rows: Vec<Placed<T>>) -> Vec<T> {
    rows.into_iter().map(|row| row.value).collect()
}

fn points(text: &str) -> Result<Points, GeographyError> {
    let mut points = HashMap::new();
    for row in rows(POINTS, text, &POINT)? {
        let code: MunicipalityCode = row.key("code")?;
        let point = Point {
            latitude: row.number("latitude")?,
            longitude: row.number("longitude")?,
        };
        if points.insert(code, (row.place(), point)).is_some() {
            let key = code.to_string();
            return Err(row.place().error(Fault::Duplicate {
                what: "municipality",
                key,
            }));
        }
    }
    Ok(points)
}

/// Takes the municipality's point out of the map, so that points without a municipality are left over.
fn municipality(row: &Row, points: &mut Points) -> Result<Municipality, GeographyError> {
    let code: MunicipalityCode = row.key("code")?;
    let Some((_, point)) = points.remove(&code) else {
        return Err(row.place().error(Fault::NoPoint { code }));
    };
    Ok(Municipality {
        code,
        name: row.filled("name")?.to_owned(),
        display_name: row.filled("display_name")?.to_owned(),
        official_name: row.filled("official_name")?.to_owned(),
        county: row.key("county")?,
        validity: row.validity()?,
        organisation_number: row.organisation_number("organisation_number")?,
        point,
    })
}

fn succession<C>(row: &Row) -> Result<Succession<C>, GeographyError>
where
    C: std::str::FromStr<Err = super::KeyError>,
{
    let kinds = &[
        ("renumber", false),
        ("merge", false),
        ("split", false),
        ("municipality_moved", true),
    ];
    let allowed = "renumber, merge, split, municipality_moved";
    Ok(Succession {
        old: row.key("old_code")?,
        new: row.key("new_code")?,
        date: row.date("date")?,
        lives_on: row.word("kind", kinds, allowed)?,
    })
}

fn county(row: &Row) -> Result<County, GeographyError> {
    Ok(County {
        code: row.key("code")?,
        name: row.filled("name")?.to_owned(),
        official_name: row.filled("official_name")?.to_owned(),
        validity: row.validity()?,
    })
}

fn office(row: &Row) -> Result<Office, GeographyError> {
    let words = &[
        ("bokmål", WrittenStandard::Bokmal),
        ("nynorsk", WrittenStandard::Nynorsk),
    ];
    Ok(Office {
        key: row.key("office")?,
        name: row.filled("name")?.to_owned(),
        name_nb: row.filled("name_nb")?.to_owned(),
        name_nn: row.filled("name_nn")?.to_owned(),
        validity: row.validity()?,
        organisation_number: row.organisation_number("organisation_number")?,
        default_written_standard: row.word("default_written_standard", words, "bokmål, nynorsk")?,
    })
}

fn coverage(row: &Row) -> Result<Coverage, GeographyError> {
    Ok(Coverage {
        office: row.key("office")?,
        county: row.key("county")?,
        validity: row.validity()?,
    })
}

fn headcount(row: &Row) -> Result<Headcount, GeographyError> {
    Ok(Headcount {
        code: row.key("code")?,
        year: row.number("year")?,
        // Read as `u32` so that a negative figure is refused.
        persons: i64::from(row.number::<u32>("persons")?),
        complete_year: row.word("complete_year", &[("yes", true), ("no", false)], "yes, no")?,
    })
}

fn standard(row: &Row) -> Result<StandardDecision, GeographyError> {
    let words = &[
        ("bokmål", Standard::Bokmal),
        ("nynorsk", Standard::Nynorsk),
        ("nøytral", Standard::Neutral),
    ];
    Ok(StandardDecision {
        code: row.key("code")?,
        known_on: row.date("known_on")?,
        standard: row.word("standard", words, "bokmål, nynorsk, nøytral")?,
    })
}
