//! The decision (vedtak) in a case: the one form of whoever holds budget authority.

use super::entry::done;
use super::page::{Again, case_page};
use crate::actions::{self, Error};
use crate::web::kit::Answered;
use crate::web::kit::form::Posted;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;

#[rocket::post("/saker/<number>/vedtak", data = "<_posted>")]
fn decide(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    match actions::decide::run(&visit.context(), number) {
        Ok(outcome) => done(&visit, number, &format!("sak-vedtatt-{}", outcome.as_str())),
        Err(Error::FrameExceeded(exceeded)) => case_page(
            &visit,
            number,
            Again {
                alert: visit.t_with(
                    "feil-ramme-overskredet",
                    &[("rest", exceeded.remaining.to_string().into())],
                ),
                status: Some(Status::UnprocessableEntity),
                ..Again::default()
            },
        ),
        Err(other) => Err(other.into()),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![decide]
}
