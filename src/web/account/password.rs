//! Forgotten passwords: ask for a link, follow it, set a new one.

use crate::actions::{self, FieldError, password::NewPassword};
use crate::db;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::Visit;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ForgottenPage {
    form: FormState,
    sent: bool,
}

fn forgotten_page(visit: &Visit, form: FormState, sent: bool, status: Status) -> Answered {
    visit
        .page("account/forgotten.html", visit.t("glemt-tittel"))
        .crumb(visit.t("logg-inn"), "/logg-inn")
        .status(status)
        .with(&ForgottenPage { form, sent })
}

#[rocket::get("/glemt-passord?<sendt>")]
fn forgotten(visit: &Visit, sendt: Option<&str>) -> Answered {
    forgotten_page(visit, FormState::default(), sendt.is_some(), Status::Ok)
}

#[rocket::post("/glemt-passord", data = "<posted>")]
fn ask(visit: &Visit, posted: Posted) -> Answered {
    let address = match posted.fields.text("epost", 200) {
        Ok(address) => address,
        Err(error) => {
            let form = FormState::showing(&posted.fields).with_errors(visit, &[error]);
            return forgotten_page(visit, form, false, Status::UnprocessableEntity);
        }
    };
    if actions::request_password_link::run(visit.world(), &address, &visit.address, visit.now)? {
        Ok(Answer::redirect("/glemt-passord?sendt=ja"))
    } else {
        Err(Failure::TooMany)
    }
}

#[derive(Debug, Serialize)]
struct SetPage<'a> {
    form: FormState,
    token: &'a str,
    user_name: String,
}

fn set_page(visit: &Visit, token: &str, form: FormState, status: Status) -> Answered {
    let world = visit.world();
    let owner = world
        .db
        .read(|c| db::password_link::owner(c, token, &world.config, visit.now))?;
    let Some((_, user_name)) = owner else {
        return dead_link(visit);
    };
    let page = SetPage {
        form,
        token,
        user_name,
    };
    visit
        .page("account/set_password.html", visit.t("passord-sett-tittel"))
        .status(status)
        .with(&page)
}

fn dead_link(visit: &Visit) -> Answered {
    visit
        .page("account/dead_link.html", visit.t("passord-lenke-tittel"))
        .status(Status::NotFound)
        .plain()
}

#[rocket::get("/passord/<token>")]
fn link(visit: &Visit, token: &str) -> Answered {
    set_page(visit, token, FormState::default(), Status::Ok)
}

#[rocket::post("/passord/<token>", data = "<posted>")]
fn set(visit: &Visit, token: &str, posted: Posted) -> Answered {
    let new = NewPassword {
        password: posted.fields.raw("nytt-passord"),
        repeated: posted.fields.raw("gjentatt"),
    };
    let errors: Vec<FieldError> =
        match actions::set_password::run(visit.world(), token, new, visit.now) {
            Ok(()) => return Ok(Answer::done("/logg-inn", visit.t("passord-satt"))),
            Err(actions::Error::Invalid(errors)) => errors,
            Err(actions::Error::NotFound | actions::Error::Conflict) => return dead_link(visit),
            Err(error) => return Err(error.into()),
        };
    let form = FormState::default().with_errors(visit, &errors);
    set_page(visit, token, form, Status::UnprocessableEntity)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![forgotten, ask, link, set]
}
