//! The public page of one decision: `/tildelinger/<saksnummer>`. No text of the application, no assessment, no persons.

use super::rows::{Placed, Row};
use crate::db;
use crate::domain::award::{Borders, Place, stands};
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::web::kit::Answered;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::Visit;
use crate::web::kit::years::{self, YearLink};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct DecisionPage {
    row: Row,
    decided_on: String,
    state: String,
    color: &'static str,
    stands: bool,
    then: Vec<Step>,
    repaid: Vec<Repaid>,
    measures: Vec<String>,
    county_link: Option<YearLink>,
}

/// Something that happened later, as the component `Timeline` shows it.
#[derive(Debug, Serialize)]
struct Step {
    time: String,
    text: String,
    who: &'static str,
    comment: &'static str,
}

#[derive(Debug, Serialize)]
struct Repaid {
    amount: Kroner,
    day: String,
}

const fn color(state: GrantState) -> &'static str {
    match state {
        GrantState::Declined | GrantState::Lapsed => "neutral",
        GrantState::Awarded | GrantState::Accepted => "info",
        GrantState::Paid
        | GrantState::Reported
        | GrantState::ReportReturned
        | GrantState::CarriedOver => "accent",
        GrantState::ReportApproved | GrantState::Closed => "success",
    }
}

#[rocket::get("/tildelinger/<case_number>")]
fn decision(visit: &Visit, case_number: &str) -> Answered {
    let (award, steps, repaid, measures) = visit.world().db.read(|connection| {
        let (grant, award) = db::statistics::award(connection, case_number)?;
        Ok::<_, db::Error>((
            award,
            db::statistics::public_steps(connection, grant)?,
            db::statistics::repaid(connection, grant)?,
            db::statistics::measure_titles(connection, case_number)?,
        ))
    })?;
    let (state, year) = (award.state, award.year);
    let place = Place::of(
        &visit.world().geography,
        award.municipality,
        year,
        Borders::Then,
    );
    let decided_on = award.decided_at.day().to_string();
    let row = Row::of(Placed { award, place });
    let county_link = (!row.fylkesnummer.is_empty()).then(|| {
        let href = |_| format!("/tildelinger?ar={year}&fylke={}", row.fylkesnummer);
        years::links([year], year, href).pop()
    });
    let mut then: Vec<Step> = steps
        .into_iter()
        .map(|step| Step {
            time: step.at.iso(),
            text: visit.t(&format!("tildeling-steg-{}", step.step.replace('_', "-"))),
            who: "",
            comment: "",
        })
        .collect();
    then.reverse();
    let title = format!("{} {year}", row.kommune);
    let page = DecisionPage {
        decided_on,
        state: visit.t(&format!(
            "tildeling-tilstand-{}",
            state.as_str().replace('_', "-")
        )),
        color: color(state),
        stands: stands(state),
        then,
        repaid: repaid
            .into_iter()
            .map(|(amount, day)| Repaid {
                amount,
                day: day.to_string(),
            })
            .collect(),
        measures,
        county_link: county_link.flatten(),
        row,
    };
    visit
        .page("allocation/decision.html", title)
        .crumb(
            visit.t("meny-tildelinger"),
            format!("/tildelinger?ar={year}"),
        )
        .with(&page)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![decision]
}
