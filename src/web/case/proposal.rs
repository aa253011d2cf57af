//! The proposal (innstilling): the assessment is saved, proposed, taken back or returned. Each form answers with the case page
//! again when something must be corrected.

use super::assessment::draft_of;
use super::entry::done;
use super::page::{Again, answered, case_page, stored};
use crate::actions::{self, Error, FieldError};
use crate::web::kit::Answered;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
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
    saved: bool,
) -> Answered {
    let mut shown = fields.clone();
    if saved {
        // What was typed is stored by now: the next save starts from that version.
        let version = stored(visit, number)?.get("versjon").to_owned();
        shown.set("versjon", version);
    }
    case_page(
        visit,
        number,
        Again {
            form: Some(FormState::showing(&shown).with_errors(visit, errors)),
            alert: if saved {
                visit.t("sak-lagret-men")
            } else {
                String::new()
            },
            status: Some(Status::UnprocessableEntity),
            ..Again::default()
        },
    )
}

#[rocket::post("/saker/<number>/vurdering", data = "<posted>")]
fn assess(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    match save(&visit, number, &posted.fields) {
        Ok(()) => done(&visit, number, "sak-vurdering-lagret"),
        Err(Error::Invalid(errors)) => {
            assessment_again(&visit, number, &posted.fields, &errors, false)
        }
        Err(other) => Err(other.into()),
    }
}

/// Saves first, so that nothing is lost when something is missing for a proposal.
#[rocket::post("/saker/<number>/innstilling", data = "<posted>")]
fn propose(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    match save(&visit, number, &posted.fields) {
        Ok(()) => {}
        Err(Error::Invalid(errors)) => {
            return assessment_again(&visit, number, &posted.fields, &errors, false);
        }
        Err(other) => return Err(other.into()),
    }
    match actions::propose_decision::run(&visit.context(), number) {
        Ok(()) => done(&visit, number, "sak-innstilt"),
        Err(Error::Invalid(errors)) => {
            assessment_again(&visit, number, &posted.fields, &errors, true)
        }
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
