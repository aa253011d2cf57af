//! The ministry's overview by county and municipality: `/oversikt/fylker`, `/oversikt/kommuner`, each also as CSV.

use super::offices::{Asked, chosen};
use super::rows::{Material, PlaceLine, by_county, by_municipality, place_table};
use crate::access::Act;
use crate::db;
use crate::domain::award::Sums;
use crate::domain::geography::sort_key;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::page::StartsPage;
use crate::web::kit::table_file;
use crate::web::kit::visit::SignedIn;
use crate::web::kit::years::{self, YearLink};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
struct PlacesPage {
    year: i32,
    years: Vec<YearLink>,
    municipalities: bool,
    lines: Vec<PlaceLine>,
    totals: Sums,
    without: usize,
    counties: Vec<Choice>,
    offices: Vec<Choice>,
    county: String,
    office: String,
    query: String,
}

/// The municipalities of the year, with the county and office filter applied.
struct Places {
    known: Vec<i32>,
    year: i32,
    all: Vec<PlaceLine>,
}

impl Places {
    fn read(visit: SignedIn<'_>, asked: &Asked<'_>) -> db::Result<Self> {
        let (known, year) = chosen(visit, asked)?;
        let material = visit
            .world()
            .db
            .read(|connection| Material::read(visit.visit, connection, year..=year))?;
        Ok(Self {
            all: by_municipality(visit.visit, &material, year),
            known,
            year,
        })
    }

    /// The choices of a filter, alphabetically, after the text for all.
    fn choices(&self, all: String, of: impl Fn(&PlaceLine) -> (&str, &str)) -> Vec<Choice> {
        let found: BTreeMap<&str, &str> = self.all.iter().map(of).collect();
        let mut choices: Vec<Choice> = found
            .into_iter()
            .map(|(value, label)| Choice {
                value: value.to_owned(),
                label: label.to_owned(),
            })
            .collect();
        choices.sort_by_key(|choice| sort_key(&choice.label));
        choices.insert(
            0,
            Choice {
                value: String::new(),
                label: all,
            },
        );
        choices
    }

    fn filtered(self, asked: &Asked<'_>) -> Vec<PlaceLine> {
        let wanted = |asked: Option<&str>, is: &str| {
            asked
                .filter(|text| !text.is_empty())
                .is_none_or(|text| text == is)
        };
        self.all
            .into_iter()
            .filter(|line| wanted(asked.fylke, &line.county_code))
            .filter(|line| wanted(asked.embete, &line.office_key))
            .collect()
    }
}

fn total(lines: &[PlaceLine]) -> Sums {
    lines.iter().fold(Sums::default(), |mut sums, line| {
        sums += line.sums;
        sums
    })
}

fn places_page(
    visit: SignedIn<'_>,
    asked: &Asked<'_>,
    template: &'static str,
    title: &str,
    municipalities: bool,
) -> Answered {
    visit.demand(Act::ReadTotals)?;
    let places = Places::read(visit, asked)?;
    let year = places.year;
    let path = visit.path.split('?').next().unwrap_or_default().to_owned();
    let (county, office) = (
        asked.fylke.unwrap_or_default().to_owned(),
        asked.embete.unwrap_or_default().to_owned(),
    );
    let years = years::links(places.known.clone(), year, |y| format!("{path}?ar={y}"));
    let counties = places.choices(visit.t("tildeling-alle-fylker"), |line| {
        (&line.county_code, &line.county)
    });
    let offices = places.choices(visit.t("oversikt-alle-embeter"), |line| {
        (&line.office_key, &line.office)
    });
    let mut lines = places.filtered(asked);
    if !municipalities {
        lines = by_county(&lines);
    }
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let page = PlacesPage {
        year,
        years,
        municipalities,
        totals: total(&lines),
        without: lines
            .iter()
            .filter(|line| line.sums.applications == 0)
            .count(),
        query: format!(
            "ar={year}&fylke={}&embete={}",
            encode(&county),
            encode(&office)
        ),
        lines,
        counties,
        offices,
        county,
        office,
    };
    let of_year = [("ar", year.to_string().into())];
    visit
        .page(template, visit.t_with(title, &of_year))
        .crumb(
            visit.t_with("oversikt-tittel", &of_year),
            format!("/oversikt?ar={year}"),
        )
        .with(&page)
}

#[rocket::get("/oversikt/fylker?<asked..>")]
fn counties(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    places_page(
        visit,
        &asked,
        "overview/places.html",
        "oversikt-fylker-tittel",
        false,
    )
}

#[rocket::get("/oversikt/kommuner?<asked..>")]
fn municipalities(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    places_page(
        visit,
        &asked,
        "overview/places.html",
        "oversikt-kommuner-tittel",
        true,
    )
}

fn places_csv(visit: SignedIn<'_>, asked: &Asked<'_>, municipalities: bool) -> Answered {
    visit.demand(Act::ReadTotals)?;
    let places = Places::read(visit, asked)?;
    let year = places.year;
    let mut lines = places.filtered(asked);
    let mut name = "kommuner";
    if !municipalities {
        lines = by_county(&lines);
        name = "fylker";
    }
    let table = place_table(year, &lines, municipalities);
    Ok(table_file::csv(
        &table,
        format!("oversikt-{name}-{year}.csv"),
        asked.for_spreadsheet(),
    )?)
}

#[rocket::get("/oversikt/fylker.csv?<asked..>")]
fn counties_csv(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    places_csv(visit, &asked, false)
}

#[rocket::get("/oversikt/kommuner.csv?<asked..>")]
fn municipalities_csv(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    places_csv(visit, &asked, true)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![counties, counties_csv, municipalities, municipalities_csv]
}
