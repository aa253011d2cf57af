//! `/delte-kommuner`: the open cases of municipalities that were divided, and who takes each over. For the administrator,
//! who sees the number, the municipality and the state of such a case, and nothing of its content.

use crate::access::{self, Act};
use crate::actions::{self, FieldError, assign_successor};
use crate::db::divided::DividedCase;
use crate::domain::geography::MunicipalityCode;
use crate::domain::lifecycle::application::ApplicationState;
use crate::web::grant::common;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::distinct_name;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::refusal::at_field;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct Line {
    number: String,
    municipality: String,
    state: String,
    color: &'static str,
    /// Who has it now; empty when nobody has.
    successor: String,
}

#[derive(Debug, Serialize)]
struct ListPage {
    cases: Vec<Line>,
    waiting: usize,
}

#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Debug, Serialize)]
struct CasePage {
    case: Line,
    parts: Vec<Choice>,
    form: FormState,
}

fn cases(visit: SignedIn<'_>) -> Result<Vec<DividedCase>, Failure> {
    let permit = access::permit(visit.actor, Act::AssignSuccessor)?;
    let codes = visit.world().geography.divided_on(visit.now.day());
    Ok(visit
        .world()
        .db
        .read(|c| crate::db::divided::open_cases(c, &permit, &codes))?)
}

/// The municipality with the year it was divided.
fn divided_name(visit: SignedIn<'_>, code: MunicipalityCode) -> String {
    let ended = visit
        .world()
        .geography
        .municipality(code)
        .and_then(|m| m.validity.day_after());
    match ended {
        Some(day) => {
            let year = chrono::Datelike::year(&day).to_string();
            let variables = [
                ("kommune", distinct_name(&visit, code).into()),
                ("ar", year.into()),
            ];
            visit.t_with("delt-navn", &variables)
        }
        None => distinct_name(&visit, code),
    }
}

fn line(visit: SignedIn<'_>, case: &DividedCase) -> Line {
    let (state, color) = match (case.state, case.grant) {
        (_, Some(grant)) => common::state_tag(visit.visit, grant),
        (ApplicationState::Returned, None) => (visit.t("sak-tilstand-venter"), "warning"),
        (ApplicationState::Assessed, None) => (visit.t("sak-tilstand-innstilt"), "info"),
        (_, None) => (visit.t("sak-tilstand-til-vurdering"), "info"),
    };
    Line {
        number: case.case_number.clone(),
        municipality: divided_name(visit, case.municipality),
        state,
        color,
        successor: case
            .successor
            .map(|code| distinct_name(&visit, code))
            .unwrap_or_default(),
    }
}

#[rocket::get("/delte-kommuner")]
fn list(visit: SignedIn<'_>) -> Answered {
    let cases: Vec<Line> = cases(visit)?.iter().map(|case| line(visit, case)).collect();
    let page = ListPage {
        waiting: cases
            .iter()
            .filter(|case| case.successor.is_empty())
            .count(),
        cases,
    };
    visit
        .page("divided/list.html", visit.t("delt-tittel"))
        .with(&page)
}

fn case_page(visit: SignedIn<'_>, number: &str, form: FormState, status: Status) -> Answered {
    let case = cases(visit)?
        .into_iter()
        .find(|case| case.case_number == number)
        .ok_or(Failure::NotFound)?;
    let page = CasePage {
        parts: assign_successor::parts(&visit.reading(), case.municipality)
            .into_iter()
            .map(|code| Choice {
                value: code.to_string(),
                label: distinct_name(&visit, code),
            })
            .collect(),
        case: line(visit, &case),
        form,
    };
    let variables = [("sak", number.into())];
    visit
        .page(
            "divided/case.html",
            visit.t_with("delt-sak-tittel", &variables),
        )
        .crumb(visit.t("delt-tittel"), "/delte-kommuner")
        .shows(case.head)
        .status(status)
        .with(&page)
}

#[rocket::get("/delte-kommuner/<number>")]
fn show(visit: SignedIn<'_>, number: &str) -> Answered {
    case_page(visit, number, FormState::default(), Status::Ok)
}

#[rocket::post("/delte-kommuner/<number>", data = "<posted>")]
fn assign(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    visit.demand(Act::AssignSuccessor)?;
    let fields = &posted.fields;
    let code = fields
        .get("etterfolger")
        .parse::<MunicipalityCode>()
        .map_err(|_| FieldError::new("etterfolger", "feil-valg"));
    let reason = fields.text("begrunnelse", assign_successor::LONGEST_REASON);
    let errors = match (code, reason) {
        (Ok(code), Ok(reason)) => {
            match actions::assign_successor::run(&visit.context(), number, code, &reason) {
                Ok(()) => {
                    let variables = [
                        ("sak", number.into()),
                        ("kommune", distinct_name(&visit, code).into()),
                    ];
                    let text = visit.t_with("delt-lagret", &variables);
                    return Ok(Answer::done("/delte-kommuner", text));
                }
                Err(error) => at_field(error, "etterfolger")?,
            }
        }
        (code, reason) => code.err().into_iter().chain(reason.err()).collect(),
    };
    let form = FormState::showing(fields).with_errors(visit.visit, &errors);
    case_page(visit, number, form, Status::UnprocessableEntity)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, show, assign]
}
