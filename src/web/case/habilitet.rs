//! `/saker/<nr>/habilitet`: whoever opens a case at an office declares first whether they are impartial (habil).

use super::entry::office_only;
use crate::access::Level;
use crate::actions::{self, Error};
use crate::db;
use crate::db::application::Case;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::applicant_name;
use crate::web::kit::page::{Answer, StartsPage, local};
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

/// What the person has declared about the case.
pub(super) enum Habilitet {
    Missing,
    Conflicted,
    Impartial,
}

/// The case with what the person has declared about it.
pub(super) fn case_for(visit: &SignedIn<'_>, number: &str) -> Result<(Case, Habilitet), Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        office_only(visit, &case)?;
        let declared = db::impartiality::of_person(c, case.id, visit.actor.user)?;
        let habilitet = match declared {
            None => Habilitet::Missing,
            Some(declared) if declared.impartial => Habilitet::Impartial,
            Some(_) => Habilitet::Conflicted,
        };
        Ok((case, habilitet))
    })
}

#[derive(Debug, Serialize)]
struct ImpartialityPage {
    number: String,
    municipality: String,
    choices: Vec<Choice>,
    conflicted: bool,
    declared: bool,
    form: FormState,
}

/// The page that asks for habilitet.
pub(super) fn impartiality_page(
    visit: &SignedIn<'_>,
    number: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let (case, habilitet) = case_for(visit, number)?;
    let heads = case.head();
    let data = ImpartialityPage {
        number: case.case_number.clone(),
        municipality: applicant_name(visit, &case),
        choices: ["ja", "nei"]
            .map(|value| Choice {
                value: value.to_owned(),
                label: visit.t(&format!("sak-habilitet-{value}")),
            })
            .into(),
        conflicted: matches!(habilitet, Habilitet::Conflicted),
        declared: matches!(habilitet, Habilitet::Impartial),
        form,
    };
    visit
        .page("case/impartiality.html", visit.t("sak-habilitet-tittel"))
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .crumb(case.case_number, format!("/saker/{number}"))
        .shows(heads)
        .status(status)
        .with(&data)
}

/// `til` is the page somebody was on the way to, and comes to when the answer is given.
#[rocket::get("/saker/<number>/habilitet?<til>")]
fn impartiality(visit: SignedIn<'_>, number: &str, til: Option<&str>) -> Answered {
    let mut fields = Fields::default();
    fields.set("til", til.map(local).unwrap_or_default());
    impartiality_page(&visit, number, FormState::showing(&fields), Status::Ok)
}

/// The way to where habilitet is declared, and then to a page of the case. Not to the address asked for: a form's has no page.
pub(in crate::web) fn to_impartiality(number: &str, page: &str) -> Answer {
    let back = rocket::http::RawStr::new(page).percent_encode();
    Answer::redirect(format!("/saker/{number}/habilitet?til={back}"))
}

#[rocket::post("/saker/<number>/habilitet", data = "<posted>")]
fn declare(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let answer = match fields.get("svar") {
        "ja" => Ok(true),
        "nei" => Ok(false),
        _ => Err(Error::field("svar", "feil-habilitet-svar")),
    };
    let reason = fields
        .optional_text("grunn", actions::declare_impartiality::LONGEST_REASON)
        .map_err(|error| Error::Invalid(vec![error]));
    let outcome = answer.and_then(|impartial| {
        actions::declare_impartiality::run(&visit.context(), number, impartial, &reason?)
            .map(|()| impartial)
    });
    match outcome {
        Ok(true) => {
            let to = match fields.get("til") {
                "" => format!("/saker/{number}"),
                to => local(to),
            };
            Ok(Answer::done(to, visit.t("sak-habilitet-lagret")))
        }
        Ok(false) => Ok(Answer::done("/saker", visit.t("sak-inhabil-lagret"))),
        Err(Error::Invalid(errors)) => impartiality_page(
            &visit,
            number,
            FormState::showing(fields).with_errors(&visit, &errors),
            Status::UnprocessableEntity,
        ),
        Err(other) => Err(other.into()),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![impartiality, declare]
}
