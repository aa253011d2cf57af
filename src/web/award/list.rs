//! The public list of awards: `/tildelinger`, the same as CSV, XLSX and JSON.

use super::rows::{COLUMNS, Placed, QUESTION, Row, Selection, Totals};
use crate::db;
use crate::domain::award::Borders;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::list::{ALL, Asked, Filter, List};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::table_file::{self, Table};
use crate::web::kit::visit::Visit;
use serde::Serialize;

/// Rows on a page.
const PAGE: i64 = 100;

#[derive(Debug, Serialize)]
struct ListPage {
    list: List<Row>,
    years: Vec<Choice>,
    counties: Vec<Choice>,
    borders: Vec<Choice>,
    totals: Totals,
    any: bool,
}

#[rocket::get("/tildelinger")]
fn list(visit: &Visit, asked: Asked<'_>) -> Answered {
    let mut filter = Filter::read(&QUESTION, asked);
    let selection = Selection::read(visit, &filter, true)?;
    let year = selection.year.map(|year| year.to_string());
    filter.set("ar", year.unwrap_or_else(|| ALL.to_owned()));
    let border = match selection.borders {
        Borders::Then => "da".to_owned(),
        Borders::Of(year) if year == visit.world().geography.newest_borders() => "na".to_owned(),
        Borders::Of(year) => year.to_string(),
    };
    filter.set("grenser", border.clone());
    let (paged, sums) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((
            db::statistics::award_page(c, &selection.awards, filter.window_of(PAGE))?,
            db::statistics::award_sums(c, &selection.awards)?,
        ))
    })?;
    let mut years = vec![Choice::new(ALL, visit.t("tildeling-alle-ar"))];
    years.extend(
        selection
            .years
            .iter()
            .map(|year| Choice::new(year.to_string(), year.to_string())),
    );
    let data = ListPage {
        list: List::of(&filter, paged, |award| {
            Row::of(Placed::of(visit, award, selection.borders))
        }),
        years,
        counties: selection.counties(visit),
        borders: border_choices(visit, &border),
        totals: Totals::from(sums),
        any: selection.is_any(),
    };
    visit
        .page("allocation/list.html", visit.t("meny-tildelinger"))
        .with(&data)
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

/// All rows that were asked for, whatever page is shown.
fn rows(visit: &Visit, filter: &Filter) -> db::Result<Vec<Row>> {
    let selection = Selection::read(visit, filter, false)?;
    let awards = visit
        .world()
        .db
        .read(|c| db::statistics::awards(c, &selection.awards))?;
    Ok(awards
        .into_iter()
        .map(|award| Row::of(Placed::of(visit, award, selection.borders)))
        .collect())
}

fn table(visit: &Visit, filter: &Filter) -> db::Result<Table> {
    Ok(Table {
        header: COLUMNS.to_vec(),
        rows: rows(visit, filter)?.into_iter().map(Row::cells).collect(),
    })
}

/// `tildelinger-2019.csv`; without a year `tildelinger.csv`.
fn file_name(filter: &Filter, extension: &str) -> String {
    filter.number::<i32>("ar").map_or_else(
        || format!("tildelinger.{extension}"),
        |year| format!("tildelinger-{year}.{extension}"),
    )
}

#[rocket::get("/tildelinger.csv?<form>")]
fn as_csv(visit: &Visit, asked: Asked<'_>, form: Option<&str>) -> Answered {
    let filter = Filter::read(&QUESTION, asked);
    let table = table(visit, &filter)?;
    let for_spreadsheet = form == Some("regneark");
    Ok(table_file::csv(
        &table,
        file_name(&filter, "csv"),
        for_spreadsheet,
    )?)
}

#[rocket::get("/tildelinger.xlsx")]
fn as_xlsx(visit: &Visit, asked: Asked<'_>) -> Answered {
    let filter = Filter::read(&QUESTION, asked);
    let table = table(visit, &filter)?;
    Ok(table_file::xlsx(
        &table,
        file_name(&filter, "xlsx"),
        "Tildelinger",
    )?)
}

#[rocket::get("/tildelinger.json")]
fn as_json(visit: &Visit, asked: Asked<'_>) -> Answered {
    Ok(Answer::json(&rows(visit, &Filter::read(&QUESTION, asked))?))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, as_csv, as_xlsx, as_json]
}
