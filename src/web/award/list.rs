//! The public list of awards: `/tildelinger`, the same as CSV, XLSX and JSON.

use super::rows::{Asked, COLUMNS, Row, Selection, Totals};
use crate::db;
use crate::domain::award::Borders;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::table_file::{self, Table};
use crate::web::kit::visit::Visit;
use serde::Serialize;

/// Rows on a page.
const PAGE: usize = 100;

#[derive(Debug, Serialize)]
struct ListPage {
    year: String,
    years: Vec<Choice>,
    counties: Vec<Choice>,
    county: String,
    municipality: String,
    borders: Vec<Choice>,
    border: String,
    rows: Vec<Row>,
    totals: Totals,
    query: String,
    page: usize,
    pages: usize,
    any: bool,
}

#[rocket::get("/tildelinger?<asked..>")]
fn list(visit: &Visit, asked: Asked<'_>) -> Answered {
    let selection = Selection::read(visit, &asked, true)?;
    let counties = selection.counties(visit);
    let (year, borders) = (selection.year, selection.borders);
    let mut years = vec![Choice::new("alle", visit.t("tildeling-alle-ar"))];
    years.extend(
        selection
            .years
            .iter()
            .map(|year| Choice::new(year.to_string(), year.to_string())),
    );
    let any = !selection.all.is_empty();
    let rows = selection.of_county_and_municipality(&asked);
    let totals = Totals::of(&rows);
    let pages = rows.len().div_ceil(PAGE).max(1);
    let page = asked.side.unwrap_or(1).clamp(1, pages);
    let year = year.map_or_else(|| "alle".to_owned(), |year| year.to_string());
    let border = match borders {
        Borders::Then => "da".to_owned(),
        Borders::Of(year) if year == visit.world().geography.newest_borders() => "na".to_owned(),
        Borders::Of(year) => year.to_string(),
    };
    let county = asked.fylke.unwrap_or_default().to_owned();
    let municipality = asked.kommune.unwrap_or_default().to_owned();
    let data = ListPage {
        query: query(&year, &county, &municipality, &border),
        borders: border_choices(visit, &border),
        rows: rows
            .into_iter()
            .skip((page - 1) * PAGE)
            .take(PAGE)
            .map(Row::of)
            .collect(),
        year,
        years,
        counties,
        county,
        municipality,
        border,
        totals,
        page,
        pages,
        any,
    };
    visit
        .page("allocation/list.html", visit.t("meny-tildelinger"))
        .with(&data)
}

/// The question again, for links to the files and to further pages.
fn query(year: &str, county: &str, municipality: &str, border: &str) -> String {
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let mut query = format!("ar={year}&grenser={border}");
    for (name, value) in [("fylke", county), ("kommune", municipality)] {
        if !value.is_empty() {
            query.push_str(&format!("&{name}={}", encode(value)));
        }
    }
    query
}

fn border_choices(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let newest = visit.world().geography.newest_borders().to_string();
    let mut choices = vec![
        Choice::new("da", visit.t("tildeling-grenser-da")),
        Choice::new(
            "na",
            visit.t_with("tildeling-grenser-na", &[("ar", newest.into())]),
        ),
    ];
    for year in ["2020"].into_iter().chain([chosen]) {
        if year.parse::<i32>().is_ok() && choices.iter().all(|choice| choice.value != year) {
            let label = visit.t_with("tildeling-grenser-ar", &[("ar", year.into())]);
            choices.push(Choice::new(year, label));
        }
    }
    choices
}

fn table(visit: &Visit, asked: &Asked<'_>) -> db::Result<Table> {
    let rows = Selection::read(visit, asked, false)?.of_county_and_municipality(asked);
    Ok(Table {
        header: COLUMNS.to_vec(),
        rows: rows.into_iter().map(Row::of).map(Row::cells).collect(),
    })
}

/// `tildelinger-2019.csv`; without a year `tildelinger.csv`.
fn file_name(asked: &Asked<'_>, extension: &str) -> String {
    let year = asked.ar.and_then(|text| text.parse::<i32>().ok());
    year.map_or_else(
        || format!("tildelinger.{extension}"),
        |year| format!("tildelinger-{year}.{extension}"),
    )
}

#[rocket::get("/tildelinger.csv?<asked..>")]
fn as_csv(visit: &Visit, asked: Asked<'_>) -> Answered {
    let table = table(visit, &asked)?;
    let for_spreadsheet = asked.form == Some("regneark");
    Ok(table_file::csv(
        &table,
        file_name(&asked, "csv"),
        for_spreadsheet,
    )?)
}

#[rocket::get("/tildelinger.xlsx?<asked..>")]
fn as_xlsx(visit: &Visit, asked: Asked<'_>) -> Answered {
    let table = table(visit, &asked)?;
    Ok(table_file::xlsx(
        &table,
        file_name(&asked, "xlsx"),
        "Tildelinger",
    )?)
}

#[rocket::get("/tildelinger.json?<asked..>")]
fn as_json(visit: &Visit, asked: Asked<'_>) -> Answered {
    let rows: Vec<Row> = Selection::read(visit, &asked, false)?
        .of_county_and_municipality(&asked)
        .into_iter()
        .map(Row::of)
        .collect();
    Ok(Answer::json(&rows))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, as_csv, as_xlsx, as_json]
}
