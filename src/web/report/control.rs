//! The office's check of one report: the figures beside application and last year, and the verbs up to closing.

use super::typed;
use crate::access::{Act, Why, permit_on};
use crate::actions;
use crate::actions::granted::{self, Granted};
use crate::db::annual_report::Report;
use crate::db::{self, AnyConnection};
use crate::domain::annual_report::{self, Figures};
use crate::domain::form::Typed;
use crate::domain::money::Kroner;
use crate::domain::time::norwegian_day;
use crate::letter::report_rows::{self, Part};
use crate::text::Variable;
use crate::web::case::entry::{listed, may};
use crate::web::grant::common::{self, ClaimView, SumsView};
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::{person_name, short_name};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::reading;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ComparedPart {
    title: String,
    rows: Vec<ComparedRow>,
}

#[derive(Debug, Serialize)]
struct ComparedRow {
    label: String,
    value: String,
    unit: String,
    number: bool,
    application: String,
    earlier: String,
}

#[derive(Debug, Serialize)]
struct ControlPage {
    case_number: String,
    state: &'static str,
    state_text: String,
    state_color: &'static str,
    granted: Kroner,
    due_text: String,
    has_report: bool,
    document: String,
    submitted: String,
    returned_comment: String,
    parts: Vec<ComparedPart>,
    earlier_year: Option<String>,
    sums: SumsView,
    to_claim: Kroner,
    outstanding: Kroner,
    claims: Vec<ClaimView>,
    may_check: bool,
    refused: String,
    form: FormState,
}

fn page(
    visit: SignedIn<'_>,
    case_number: &str,
    refused: &str,
    form: FormState,
    status: Status,
) -> Answered {
    listed(&visit, case_number)?;
    visit.demand(Act::ListOfficeCases)?;
    let context = visit.reading();
    let found = visit.world().db.read(|connection| {
        let granted = granted::open(&context, connection, case_number)?;
        let page = fill(visit, connection, &granted, refused, form)?;
        Ok::<_, Failure>((granted, page))
    });
    let (granted, page) = match found {
        Err(Failure::Denied(Why::NotDeclared)) => {
            let here = format!("/rapportkontroll/{case_number}");
            return Ok(crate::web::case::habilitet::to_impartiality(
                case_number,
                &here,
            ));
        }
        other => other?,
    };
    reading::case_opened(&visit, granted.case.id);
    let name = short_name(&visit, granted.case.municipality);
    let title = visit.t_with(
        "rapportkontroll-sak-tittel",
        &[("kommune", Variable::from(name))],
    );
    visit
        .page("report/control.html", title)
        .crumb(visit.t("rapportkontroll-tittel"), "/rapportkontroll")
        .shows(granted.head())
        .status(status)
        .with(&page)
}

fn fill(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    refused: &str,
    form: FormState,
) -> Result<ControlPage, Failure> {
    let report = db::annual_report::of_grant(connection, granted.grant.id)?;
    let claims = db::repayment::of_grant(connection, granted.grant.id)?;
    let (account, sums) = common::sums(connection, granted)?;
    let (state_text, state_color) = common::state_tag(&visit, granted.grant.state);
    let heir = granted.heir(&visit.reading());
    let codes = visit
        .world()
        .geography
        .codes_with_heir(heir, visit.now.day());
    let earlier = db::annual_report::before(connection, &codes, granted.case.year)?;
    let submitted = report.as_ref().and_then(|report| report.submitted.as_ref());
    let told = match submitted {
        Some(submitted) => visit.t_with(
            "rapport-levert-tid",
            &[
                ("tid", Variable::from(submitted.at.norwegian())),
                (
                    "navn",
                    Variable::from(person_name(connection, submitted.by)?),
                ),
            ],
        ),
        None => String::new(),
    };
    let parts = match submitted {
        Some(submitted) => compared(
            visit,
            connection,
            granted,
            &submitted.figures,
            earlier.as_ref(),
        )?,
        None => Vec::new(),
    };
    Ok(ControlPage {
        case_number: granted.case.case_number.clone(),
        state: granted.grant.state.as_str(),
        state_text,
        state_color,
        granted: granted.grant.amount,
        due_text: due_text(visit, report.as_ref()),
        has_report: submitted.is_some(),
        document: submitted.map_or_else(String::new, |submitted| submitted.document.clone()),
        submitted: told,
        returned_comment: report
            .as_ref()
            .and_then(|report| report.returned_comment.clone())
            .unwrap_or_default(),
        parts,
        earlier_year: earlier.map(|(year, _)| year.to_string()),
        sums,
        to_claim: account.to_repay().minus(db::repayment::claimed(&claims)),
        outstanding: account.outstanding(),
        claims: common::claims(&claims),
        may_check: permit_on(visit.actor, Act::CheckReport, &granted.case.facts()).is_ok(),
        refused: refused.to_owned(),
        form,
    })
}

fn due_text(visit: SignedIn<'_>, report: Option<&Report>) -> String {
    report.map_or_else(
        || visit.t("rapportkontroll-ingen-rapport"),
        |report| {
            visit.t_with(
                "rapportkontroll-ikke-levert",
                &[("dato", Variable::from(norwegian_day(report.due_on)))],
            )
        },
    )
}

/// The figures beside what the application told and last year's report, row by row.
fn compared(
    visit: SignedIn<'_>,
    connection: &mut AnyConnection,
    granted: &Granted,
    figures: &Figures,
    earlier: Option<&(i32, Figures)>,
) -> Result<Vec<ComparedPart>, Failure> {
    let texts = &visit.world().texts;
    let told = match db::submission::latest(connection, granted.case.id) {
        Ok(submission) => annual_report::prefill(Some(&submission.content), None).fields,
        Err(db::Error::NotFound) => Typed::default(),
        Err(error) => return Err(error.into()),
    };
    let in_application = words(visit, &told, granted.case.year);
    let earlier: Vec<Part> = earlier.map_or_else(Vec::new, |(_, figures)| {
        report_rows::parts(texts, visit.language, figures)
    });
    Ok(report_rows::parts(texts, visit.language, figures)
        .into_iter()
        .map(|part| ComparedPart {
            rows: part
                .rows
                .into_iter()
                .map(|row| ComparedRow {
                    application: value_of(&in_application, &row.field),
                    earlier: value_of(&earlier, &row.field),
                    label: row.label,
                    value: row.value,
                    unit: row.unit,
                    number: row.number,
                })
                .collect(),
            title: part.title,
        })
        .collect())
}

/// What the application told, in the words of the report; empty where it told nothing.
fn words(visit: SignedIn<'_>, told: &Typed, year: i32) -> Vec<Part> {
    let (answers, _) = annual_report::answers(told, year);
    let mut parts = report_rows::of_answers(&visit.world().texts, visit.language, year, &answers);
    for part in &mut parts {
        part.rows.retain(|row| told.0.contains_key(&row.field));
    }
    parts
}

/// The value of a field; a dash when there is none.
fn value_of(parts: &[Part], field: &str) -> String {
    parts
        .iter()
        .flat_map(|part| &part.rows)
        .find(|row| row.field == field)
        .map_or_else(|| "–".to_owned(), |row| row.value.clone())
}

#[rocket::get("/rapportkontroll/<case_number>")]
fn show(visit: SignedIn<'_>, case_number: &str) -> Answered {
    page(visit, case_number, "", FormState::default(), Status::Ok)
}

fn answer<T>(
    visit: SignedIn<'_>,
    case_number: &str,
    form: &str,
    posted: &Posted,
    outcome: actions::Result<T>,
    done: impl FnOnce(T) -> String,
) -> Answered {
    match outcome {
        Ok(value) => Ok(Answer::done(
            format!("/rapportkontroll/{case_number}"),
            done(value),
        )),
        Err(actions::Error::Invalid(errors)) => {
            let state = FormState::showing(&posted.fields).with_errors(&visit, &errors);
            page(visit, case_number, form, state, Status::UnprocessableEntity)
        }
        // A rule that refuses is told on the page it was asked from.
        Err(actions::Error::Refused { key, variables }) => {
            let error = variables
                .into_iter()
                .fold(actions::FieldError::new("", key), |error, (name, value)| {
                    error.with(&name, value)
                });
            Ok(Answer::told(
                format!("/rapportkontroll/{case_number}"),
                "danger",
                typed::fault_text(&visit, error),
            ))
        }
        Err(error) => Err(error.into()),
    }
}

#[rocket::post("/rapportkontroll/<case_number>/godkjenning", data = "<posted>")]
fn approve(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    may(&visit, case_number, Act::CheckReport)?;
    let outcome = actions::check_report::approve(&visit.context(), case_number);
    answer(visit, case_number, "", &posted, outcome, |()| {
        visit.t("rapportkontroll-godkjent-na")
    })
}

#[rocket::post("/rapportkontroll/<case_number>/retur", data = "<posted>")]
fn give_back(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    may(&visit, case_number, Act::CheckReport)?;
    let outcome = posted
        .fields
        .text("kommentar", 2000)
        .map_err(|error| actions::Error::Invalid(vec![error]))
        .and_then(|comment| {
            actions::check_report::give_back(&visit.context(), case_number, &comment)
        });
    answer(visit, case_number, "retur", &posted, outcome, |()| {
        visit.t("rapportkontroll-returnert-na")
    })
}

#[rocket::post("/rapportkontroll/<case_number>/krav", data = "<posted>")]
fn claim(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    may(&visit, case_number, Act::CheckReport)?;
    let outcome = posted
        .fields
        .day("betal-innen")
        .map_err(|error| actions::Error::Invalid(vec![error]))
        .and_then(|pay_by| actions::claim_unspent::run(&visit.context(), case_number, pay_by));
    answer(visit, case_number, "krav", &posted, outcome, |amount| {
        visit.t_with(
            "rapportkontroll-krevd",
            &[("belop", Variable::from(amount.to_string()))],
        )
    })
}

#[rocket::post("/rapportkontroll/<case_number>/avslutning", data = "<posted>")]
fn close(visit: SignedIn<'_>, case_number: &str, posted: Posted) -> Answered {
    may(&visit, case_number, Act::CheckReport)?;
    let outcome = actions::close_grant::run(&visit.context(), case_number);
    answer(visit, case_number, "", &posted, outcome, |()| {
        visit.t("rapportkontroll-avsluttet-na")
    })
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![show, approve, give_back, claim, close]
}
