//! The ministry's overview: `/oversikt`, by office, also as CSV. By county and municipality: `overview_places`.
//! Sums only: from here a figure opens to the public awards behind it, never to a case.

use super::chart::Chart;
use super::rows::{Material, OfficeLine, by_office, office_table};
use crate::access::Act;
use crate::db::{self, appropriation::Appropriation};
use crate::domain::award::Sums;
use crate::domain::money::{Kroner, share};
use crate::web::kit::Answered;
use crate::web::kit::page::StartsPage;
use crate::web::kit::table_file;
use crate::web::kit::visit::SignedIn;
use crate::web::kit::years::{self, YearLink};
use chrono::Datelike;
use rocket::form::FromForm;
use serde::Serialize;
use std::collections::BTreeMap;

/// What one may ask for.
#[derive(Debug, Clone, Default, FromForm)]
pub(super) struct Asked<'r> {
    ar: Option<&'r str>,
    pub(super) fylke: Option<&'r str>,
    pub(super) embete: Option<&'r str>,
    form: Option<&'r str>,
}

impl Asked<'_> {
    pub(super) fn for_spreadsheet(&self) -> bool {
        self.form == Some("regneark")
    }
}

#[derive(Debug, Serialize)]
struct OverviewPage {
    year: i32,
    years: Vec<YearLink>,
    kpis: Vec<Kpi>,
    lines: Vec<OfficeLine>,
    totals: Sums,
    frames: Kroner,
    remaining: Kroner,
    chart: Option<Chart>,
    series: Vec<YearRow>,
}

/// A key figure, ready to show.
#[derive(Debug, Serialize)]
struct Kpi {
    label: String,
    value: String,
    note: String,
}

/// A year of the time series.
#[derive(Debug, Serialize)]
struct YearRow {
    year: i32,
    appropriation: Option<Kroner>,
    #[serde(flatten)]
    sums: Sums,
}

/// The years there are and the one asked for; this year when nothing sensible was asked.
pub(super) fn chosen(visit: SignedIn<'_>, asked: &Asked<'_>) -> db::Result<(Vec<i32>, i32)> {
    let mut known = visit.world().db.read(db::appropriation::years)?;
    known.sort_unstable();
    let this = visit.now.day().year();
    let default = if known.contains(&this) {
        this
    } else {
        known.last().copied().unwrap_or(this)
    };
    let year = asked
        .ar
        .and_then(|text| text.parse().ok())
        .filter(|year| known.contains(year))
        .unwrap_or(default);
    Ok((known, year))
}

#[rocket::get("/oversikt?<asked..>")]
fn by_offices(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ReadTotals)?;
    let (known, year) = chosen(visit, &asked)?;
    let first = known.first().copied().unwrap_or(year);
    let last = known.last().copied().unwrap_or(year);
    let (material, frames, appropriations) = visit.world().db.read(|connection| {
        let mut appropriations = BTreeMap::new();
        for year in &known {
            if let Some(found) = db::appropriation::of_year(connection, *year)? {
                appropriations.insert(*year, found);
            }
        }
        Ok::<_, db::Error>((
            Material::read(visit.visit, connection, first..=last)?,
            db::budget_frame::of_year(connection, year)?,
            appropriations,
        ))
    })?;
    let series: Vec<YearRow> = known
        .iter()
        .map(|year| YearRow {
            year: *year,
            appropriation: appropriations.get(year).map(|found| found.amount),
            sums: material.of_year(*year),
        })
        .collect();
    let totals = material.of_year(year);
    let lines = by_office(&material, year, frames);
    let framed = lines.iter().map(|line| line.frame).sum();
    let page = OverviewPage {
        year,
        years: years::links(known, year, |y| format!("/oversikt?ar={y}")),
        kpis: kpis(visit, appropriations.get(&year), framed, &totals),
        frames: framed,
        remaining: lines.iter().map(|line| line.remaining).sum(),
        chart: chart(visit, &series),
        series,
        lines,
        totals,
    };
    let title = visit.t_with("oversikt-tittel", &[("ar", year.to_string().into())]);
    visit.page("overview/offices.html", title).with(&page)
}

fn kpis(
    visit: SignedIn<'_>,
    appropriation: Option<&Appropriation>,
    framed: Kroner,
    totals: &Sums,
) -> Vec<Kpi> {
    let amount =
        |kroner: Kroner| visit.t_with("oversikt-mill-kr", &[("tall", kroner.millions().into())]);
    let of = |part: Kroner, whole: Kroner, key: &str| {
        share(part.0, whole.0).map_or_else(String::new, |share| {
            visit.t_with(key, &[("andel", share.into())])
        })
    };
    let kpi = |label: &str, value: String, note: String| Kpi {
        label: visit.t(label),
        value,
        note,
    };
    let granted_of = appropriation.map_or(Kroner::ZERO, |found| found.amount);
    // Before any report is approved nothing is known about the spending; that is not zero.
    let known = |kroner: Kroner| {
        if totals.accounted > 0 {
            amount(kroner)
        } else {
            "–".to_owned()
        }
    };
    let accounted = visit.t_with(
        "oversikt-av-rapporter",
        &[("antall", totals.accounted.into())],
    );
    vec![
        kpi(
            "oversikt-bevilget",
            appropriation.map_or_else(|| "–".to_owned(), |found| amount(found.amount)),
            appropriation.map_or_else(String::new, |found| chapter_and_item(visit, found)),
        ),
        kpi(
            "oversikt-rammer",
            amount(framed),
            of(framed, granted_of, "oversikt-av-bevilget"),
        ),
        kpi(
            "oversikt-sokt",
            amount(totals.applied),
            visit.t_with(
                "oversikt-antall-soknader",
                &[("antall", totals.applications.into())],
            ),
        ),
        kpi(
            "oversikt-tildelt",
            amount(totals.granted),
            of(totals.granted, framed, "oversikt-av-rammen"),
        ),
        kpi(
            "oversikt-utbetalt",
            amount(totals.paid),
            of(totals.paid, totals.granted, "oversikt-av-tildelt"),
        ),
        kpi("oversikt-brukt", known(totals.spent), accounted.clone()),
        kpi("oversikt-ubrukt", known(totals.unspent), accounted),
    ]
}

fn chapter_and_item(visit: SignedIn<'_>, appropriation: &Appropriation) -> String {
    let variables = [
        ("kapittel", appropriation.chapter.as_str().into()),
        ("post", appropriation.item.as_str().into()),
    ];
    visit.t_with("oversikt-kapittel-post", &variables)
}

fn chart(visit: SignedIn<'_>, series: &[YearRow]) -> Option<Chart> {
    let values = |of: fn(&Sums) -> Kroner| series.iter().map(|row| of(&row.sums).0).collect();
    Chart::new(
        series.iter().map(|row| row.year.to_string()).collect(),
        vec![
            (visit.t("oversikt-sokt"), values(|sums| sums.applied)),
            (visit.t("oversikt-tildelt"), values(|sums| sums.granted)),
        ],
    )
}

#[rocket::get("/oversikt.csv?<asked..>")]
fn offices_csv(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ReadTotals)?;
    let (_, year) = chosen(visit, &asked)?;
    let (material, frames) = visit.world().db.read(|connection| {
        Ok::<_, db::Error>((
            Material::read(visit.visit, connection, year..=year)?,
            db::budget_frame::of_year(connection, year)?,
        ))
    })?;
    let table = office_table(year, &by_office(&material, year, frames));
    Ok(table_file::csv(
        &table,
        format!("oversikt-{year}.csv"),
        asked.for_spreadsheet(),
    )?)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![by_offices, offices_csv]
}
