//! Sums for `/oversikt`, by office, county and municipality of a year. Sums are added to sums; nothing is ranked.

use crate::db::{self, budget_frame::FrameRow, journal};
use crate::domain::award::{Borders, Place, Sums};
use crate::domain::geography::{MunicipalityCode, sort_key};
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use crate::web::kit::table_file::{Cell, Table};
use crate::web::kit::visit::Visit;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything the overview of some years is made of: the journal's sums by year, office and municipality.
pub(super) struct Material {
    rows: Vec<journal::Row>,
}

impl Material {
    pub(super) fn read(
        visit: &Visit,
        connection: &mut db::AnyConnection,
        years: std::ops::RangeInclusive<i32>,
    ) -> db::Result<Self> {
        let kept = &visit.world().sums;
        Ok(Self {
            rows: kept.of_years(connection, years, visit.now)?,
        })
    }

    /// The sums of everything `keep` says yes to, given year, office and municipality code.
    fn sums(&self, keep: impl Fn(i32, &str, &str) -> bool) -> Sums {
        let mut sums = crate::domain::journal::Sums::default();
        for row in &self.rows {
            // The ministry's own entries have no municipality.
            if let (Some(office), Some(code)) = (&row.office, &row.municipality)
                && keep(row.year, office, code)
            {
                sums += row.sums;
            }
        }
        sums.into()
    }

    /// The sums of a whole year.
    pub(super) fn of_year(&self, year: i32) -> Sums {
        self.sums(|y, _, _| y == year)
    }
}

/// A line of the overview by office.
#[derive(Debug, Serialize)]
pub(super) struct OfficeLine {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) frame: Kroner,
    pub(super) remaining: Kroner,
    #[serde(flatten)]
    pub(super) sums: Sums,
}

/// The offices with a frame in the year, alphabetically.
pub(super) fn by_office(material: &Material, year: i32, frames: Vec<FrameRow>) -> Vec<OfficeLine> {
    let mut lines: Vec<OfficeLine> = frames
        .into_iter()
        .map(|row| OfficeLine {
            sums: material.sums(|y, office, _| y == year && office == row.office_key),
            frame: row.frame.amount,
            remaining: row.frame.remaining(),
            key: row.office_key,
            name: row.office,
        })
        .collect();
    lines.sort_by_key(|line| sort_key(&line.name));
    lines
}

/// A line by county or municipality.
#[derive(Debug, Serialize)]
pub(super) struct PlaceLine {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) county_code: String,
    pub(super) county: String,
    pub(super) office_key: String,
    pub(super) office: String,
    pub(super) population: Option<i64>,
    #[serde(flatten)]
    pub(super) sums: Sums,
}

/// Every municipality of the year, also those that did not apply, alphabetically.
pub(super) fn by_municipality(visit: &Visit, material: &Material, year: i32) -> Vec<PlaceLine> {
    let geography = &visit.world().geography;
    let Some(first_day) = Day::from_ymd_opt(year, 1, 1) else {
        return Vec::new();
    };
    let mut lines: BTreeMap<String, PlaceLine> = geography
        .municipalities_on(first_day)
        .map(|unit| {
            let office = geography.office_on(unit.code, first_day);
            let county = geography.county(unit.county);
            let line = PlaceLine {
                code: unit.code.to_string(),
                name: unit.display_name.clone(),
                county_code: unit.county.to_string(),
                county: county.map_or_else(String::new, |county| county.name.clone()),
                office_key: office.map_or_else(String::new, |o| o.key.as_str().to_owned()),
                office: office.map_or_else(String::new, |o| o.name.clone()),
                population: geography.population(unit.code, year),
                sums: Sums::default(),
            };
            (line.code.clone(), line)
        })
        .collect();
    let involved: std::collections::BTreeSet<MunicipalityCode> = material
        .rows
        .iter()
        .filter_map(|row| row.municipality.as_deref()?.parse().ok())
        .collect();
    for code in involved {
        // A code that did not live on 1 January is shown where it lay in the borders of the year.
        let place = Place::of(geography, code, year, Borders::Then);
        let sums = material.sums(|y, _, c| y == year && c == code.as_str());
        if let Some(line) = lines.get_mut(&place.code) {
            line.sums += sums;
        }
    }
    let mut lines: Vec<PlaceLine> = lines.into_values().collect();
    lines.sort_by_key(|line| sort_key(&line.name));
    lines
}

/// The counties of the year, alphabetically: sums over their municipalities.
pub(super) fn by_county(municipalities: &[PlaceLine]) -> Vec<PlaceLine> {
    let mut lines: BTreeMap<&str, PlaceLine> = BTreeMap::new();
    for one in municipalities {
        let line = lines.entry(&one.county_code).or_insert_with(|| PlaceLine {
            code: one.county_code.clone(),
            name: one.county.clone(),
            county_code: one.county_code.clone(),
            county: one.county.clone(),
            office_key: one.office_key.clone(),
            office: one.office.clone(),
            population: Some(0),
            sums: Sums::default(),
        });
        line.sums += one.sums;
        // One unknown figure makes the sum unknown, not smaller.
        line.population = line
            .population
            .zip(one.population)
            .map(|(sum, people)| sum + people);
    }
    let mut lines: Vec<PlaceLine> = lines.into_values().collect();
    lines.sort_by_key(|line| sort_key(&line.name));
    lines
}

/// The figures every file of the overview ends with.
const FIGURES: [&str; 8] = [
    "soknader",
    "sokt_kr",
    "tilskudd",
    "tildelt_kr",
    "utbetalt_kr",
    "brukt_kr",
    "ubrukt_kr",
    "merforbruk_kr",
];

fn figures(sums: &Sums) -> Vec<Cell> {
    let known = |amount: Kroner| {
        if sums.accounted > 0 {
            Cell::Number(amount.0)
        } else {
            Cell::Unknown
        }
    };
    vec![
        Cell::Number(sums.applications),
        Cell::Number(sums.applied.0),
        Cell::Number(sums.grants),
        Cell::Number(sums.granted.0),
        Cell::Number(sums.paid.0),
        known(sums.spent),
        known(sums.unspent),
        known(sums.overspent),
    ]
}

/// The file of `/oversikt`.
pub(super) fn office_table(year: i32, lines: &[OfficeLine]) -> Table {
    let mut header = vec!["ar", "embete", "ramme_kr", "gjenstar_kr"];
    header.extend(FIGURES);
    let rows = lines.iter().map(|line| {
        let mut cells = vec![
            Cell::Number(i64::from(year)),
            Cell::Text(line.name.clone()),
            Cell::Number(line.frame.0),
            Cell::Number(line.remaining.0),
        ];
        cells.extend(figures(&line.sums));
        cells
    });
    Table {
        rows: rows.collect(),
        header,
    }
}

/// The file of `/oversikt/fylker` or `/oversikt/kommuner`.
pub(super) fn place_table(year: i32, lines: &[PlaceLine], municipalities: bool) -> Table {
    let mut header = vec!["ar", "fylkesnummer", "fylke"];
    if municipalities {
        header.extend(["kommunenummer", "kommune", "embete"]);
    }
    header.push("innbyggere");
    header.extend(FIGURES);
    let rows = lines.iter().map(|line| {
        let mut cells = vec![
            Cell::Number(i64::from(year)),
            Cell::Text(line.county_code.clone()),
            Cell::Text(line.county.clone()),
        ];
        if municipalities {
            cells.extend([&line.code, &line.name, &line.office].map(|t| Cell::Text(t.clone())));
        }
        cells.push(line.population.into());
        cells.extend(figures(&line.sums));
        cells
    });
    Table {
        rows: rows.collect(),
        header,
    }
}
