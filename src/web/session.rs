//! Sign-in and sign-out.

use super::Answered;
use super::form::{FormState, Posted};
use super::page::{Answer, local};
use super::visit::{LANGUAGE_COOKIE, SESSION_COOKIE, Visit, own_cookie};
use crate::actions::{self, FieldError};
use rocket::http::{Cookie, CookieJar, Status};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SignInPage {
    form: FormState,
    til: String,
    expired: bool,
    cast: Vec<CastMember>,
}

#[derive(Debug, Serialize)]
struct CastMember {
    user_name: String,
    name: String,
    role: String,
}

fn sign_in_page(
    visit: &Visit,
    form: FormState,
    til: &str,
    expired: bool,
    status: Status,
) -> Answered {
    let page = SignInPage {
        form,
        til: local(til),
        expired,
        cast: cast(visit)?,
    };
    visit
        .page("session/sign_in.html", visit.t("logg-inn"))
        .status(status)
        .with(&page)
}

/// The demo's cast, one button each; empty outside the demo.
fn cast(visit: &Visit) -> Result<Vec<CastMember>, super::error::Failure> {
    if !visit.world().config.demo {
        return Ok(Vec::new());
    }
    let people = visit.world().db.read(crate::db::user::demo_cast)?;
    Ok(people
        .into_iter()
        .map(|(user_name, name)| CastMember {
            role: visit.t(&format!("demo-{}", user_name.replace('.', "-"))),
            user_name,
            name,
        })
        .collect())
}

#[rocket::get("/logg-inn?<til>&<utlopt>")]
fn form(visit: &Visit, til: Option<&str>, utlopt: Option<&str>) -> Answered {
    sign_in_page(
        visit,
        FormState::default(),
        til.unwrap_or("/"),
        utlopt.is_some(),
        Status::Ok,
    )
}

#[rocket::post("/logg-inn", data = "<posted>")]
fn sign_in(visit: &Visit, cookies: &CookieJar<'_>, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let world = visit.world();
    let attempt = actions::sign_in::Attempt {
        user_name: fields.get("brukernavn"),
        password: fields.get("passord"),
        address: &visit.address,
        browser: "",
    };
    match actions::sign_in::run(world, &attempt, visit.now) {
        Ok(opened) => {
            cookies.add(own_cookie(SESSION_COOKIE, opened.token, world));
            cookies.add(own_cookie(
                LANGUAGE_COOKIE,
                opened.language.as_str().to_owned(),
                world,
            ));
            Ok(Answer::redirect(local(fields.get("til"))))
        }
        Err(actions::sign_in::Refused::TooMany) => Err(super::error::Failure::TooMany),
        Err(actions::sign_in::Refused::Wrong) => {
            let mut shown = fields.clone();
            shown.set("passord", "");
            let errors = [FieldError::new("brukernavn", "feil-innlogging")];
            sign_in_page(
                visit,
                FormState::showing(&shown).with_errors(visit, &errors),
                fields.get("til"),
                false,
                Status::UnprocessableEntity,
            )
        }
        Err(actions::sign_in::Refused::Failed(error)) => Err(error.into()),
    }
}

#[rocket::post("/logg-ut", data = "<_posted>")]
fn sign_out(visit: &Visit, cookies: &CookieJar<'_>, _posted: Posted) -> Answered {
    if let Some(session) = &visit.session {
        visit
            .world()
            .db
            .write(|c| crate::db::session::end(c, session.id, visit.now))?;
    }
    cookies.remove(Cookie::build(SESSION_COOKIE).path("/"));
    Ok(Answer::done("/", visit.t("logget-ut")))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![form, sign_in, sign_out]
}
