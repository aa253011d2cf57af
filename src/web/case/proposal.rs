//! The proposal (innstilling): the assessment is saved, proposed, taken back or returned. Each form answers with the case page
//! again when something must be corrected.

use super::assessment::draft_of;
use super::entry::done;
use super::page::{Again, answered, case_page, stored};
use crate::actions::{self, Error, FieldError};
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::Answer;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;

fn save(visit: &SignedIn<'_>, number: &str, fields: &Fields) -> actions::Result<()> {
    let (draft, version) = draft_of(visit, number, fields)?;
    actions::save_assessment::run(&visit.context(), number, &draft, version)
}

/// The assessment form again, with everything that was typed.
fn assessment_again(
    visit: &SignedIn<'_>,
    number: &str,
    fields: &Fields,
    errors: &[FieldError],
) -> Answered {
    case_page(
        visit,
        number,
        Again {
            form: Some(FormState::showing(fields).with_errors(visit, errors)),
            status: Some(Status::UnprocessableEntity),
            ..Again::default()
        },
    )
}

/// A colleague has saved meanwhile: what was typed stands in the form, beside what is saved, and the next save goes on top of it.
fn both_assessments(visit: &SignedIn<'_>, number: &str, fields: &Fields) -> Answered {
    let mut shown = fields.clone();
    let version = stored(visit, number)?.get("versjon").to_owned();
    if version == fields.get("versjon") {
        // Nobody has saved: it is not open for writing.
        return Err(Failure::Conflict);
    }
    shown.set("versjon", version);
    case_page(
        visit,
        number,
        Again {
            form: Some(FormState::showing(&shown)),
            alert: visit.t("sak-vurdering-konflikt"),
            status: Some(Status::Conflict),
            beside: true,
            ..Again::default()
        },
    )
}

/// The answer when an assessment was not saved.
fn not_saved(visit: &SignedIn<'_>, number: &str, fields: &Fields, error: Error) -> Answered {
    match error {
        Error::Invalid(errors) => assessment_again(visit, number, fields, &errors),
        Error::Conflict => both_assessments(visit, number, fields),
        other => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/vurdering", data = "<posted>")]
fn assess(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    match save(&visit, number, &posted.fields) {
        Ok(()) => done(&visit, number, "sak-vurdering-lagret"),
        Err(error) => not_saved(&visit, number, &posted.fields, error),
    }
}

/// Saves first, so that nothing is lost when something is missing for a proposal: that is told on the page of the case.
#[rocket::post("/saker/<number>/innstilling", data = "<posted>")]
fn propose(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    if let Err(error) = save(&visit, number, &posted.fields) {
        return not_saved(&visit, number, &posted.fields, error);
    }
    match actions::propose_decision::run(&visit.context(), number) {
        Ok(()) => done(&visit, number, "sak-innstilt"),
        Err(Error::Invalid(_)) => Ok(Answer::redirect(format!("/saker/{number}?vis=feil"))),
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/innstilling/tilbaketrekking", data = "<_posted>")]
fn take_back(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    actions::take_back_proposal::run(&visit.context(), number)?;
    done(&visit, number, "sak-trukket-tilbake")
}

#[rocket::post("/saker/<number>/innstilling/retur", data = "<posted>")]
fn return_proposal(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let outcome = posted
        .fields
        .optional_text("kommentar", actions::return_proposal::LONGEST_COMMENT)
        .map_err(|error| Error::Invalid(vec![error]))
        .and_then(|comment| actions::return_proposal::run(&visit.context(), number, &comment));
    answered(
        &visit,
        number,
        outcome,
        "sak-innstilling-returnert",
        &posted.fields,
    )
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![assess, propose, take_back, return_proposal]
}
