//! `/saker/<nr>/tilbakesending`: the case goes back to the municipality with remarks, and is taken up again.

use super::entry::done;
use super::gathered::{self, Gathered};
use crate::access::{self, Act};
use crate::actions::{self, Error};
use crate::domain::application::Section;
use crate::web::kit::Answered;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::applicant_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct RemarkView {
    pub section: String,
    pub comment: String,
    pub respond_by: String,
    pub by: String,
    pub answered: bool,
}

impl Gathered {
    pub(super) fn remark_views(&self, visit: &SignedIn<'_>) -> Vec<RemarkView> {
        self.remarks
            .iter()
            .map(|remark| RemarkView {
                section: visit.t(&format!("soknad-seksjon-{}", remark.section)),
                comment: remark.comment.clone(),
                respond_by: crate::domain::time::norwegian_day(remark.respond_by),
                by: remark.by.clone(),
                answered: remark.answered_at.is_some(),
            })
            .collect()
    }
}

#[derive(Debug, Serialize)]
struct Remarkable {
    field: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct ReturnPage {
    number: String,
    municipality: String,
    sections: Vec<Remarkable>,
    form: FormState,
}

/// The page with a remark per section and the date.
fn return_page(visit: &SignedIn<'_>, number: &str, form: FormState, status: Status) -> Answered {
    let gathered = gathered::open(visit, number)?;
    access::permit_on(
        visit.actor,
        Act::ReturnForCompletion,
        &gathered.case.facts(),
    )?;
    let data = ReturnPage {
        number: number.to_owned(),
        municipality: applicant_name(visit, &gathered.case),
        sections: Section::ALL
            .iter()
            .map(|section| Remarkable {
                field: format!("merknad-{}", section.as_str()),
                title: visit.t(&format!("soknad-seksjon-{}", section.as_str())),
            })
            .collect(),
        form,
    };
    visit
        .page("case/return.html", visit.t("sak-retur-tittel"))
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .crumb(number, format!("/saker/{number}"))
        .shows(gathered.case.head())
        .status(status)
        .with(&data)
}

#[rocket::get("/saker/<number>/tilbakesending")]
fn return_form(visit: SignedIn<'_>, number: &str) -> Answered {
    return_page(&visit, number, FormState::default(), Status::Ok)
}

#[rocket::post("/saker/<number>/tilbakesending", data = "<posted>")]
fn return_it(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let mut errors = Vec::new();
    let mut remarks = Vec::new();
    for section in Section::ALL {
        let name = format!("merknad-{}", section.as_str());
        match fields.optional_text(&name, actions::return_for_completion::LONGEST_REMARK) {
            Ok(remark) if remark.is_empty() => {}
            Ok(remark) => remarks.push((section.as_str().to_owned(), remark)),
            Err(error) => errors.push(error),
        }
    }
    let outcome = match fields.day("svarfrist") {
        Ok(day) if errors.is_empty() => {
            actions::return_for_completion::run(&visit.context(), number, &remarks, day)
        }
        Ok(_) => Err(Error::Invalid(errors)),
        Err(error) => {
            errors.push(error);
            Err(Error::Invalid(errors))
        }
    };
    match outcome {
        Ok(()) => done(&visit, number, "sak-returnert"),
        Err(Error::Invalid(mut errors)) => {
            for error in &mut errors {
                if error.field == "merknad" {
                    error.field = format!("merknad-{}", Section::Contact.as_str());
                }
            }
            return_page(
                &visit,
                number,
                FormState::showing(fields).with_errors(&visit, &errors),
                Status::UnprocessableEntity,
            )
        }
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/gjenopptak", data = "<_posted>")]
fn take_as_it_stands(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    actions::take_as_it_stands::run(&visit.context(), number)?;
    done(&visit, number, "sak-gjenopptatt")
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![return_form, return_it, take_as_it_stands]
}
