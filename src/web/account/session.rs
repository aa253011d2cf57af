//! Sign-in, sign-out, and whom one acts for.

use crate::actions::{self, FieldError, sign_in::Refused};
use crate::web::kit::Answered;
use crate::web::kit::carried::{self, Brought};
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::{organisation_name, role_key};
use crate::web::kit::page::{Answer, StartsPage, local};
use crate::web::kit::visit::{LANGUAGE_COOKIE, SESSION_COOKIE, Visit, WithSession, own_cookie};
use rocket::http::{Cookie, CookieJar, RawStr, Status};
use rocket::request::{FromRequest, Outcome, Request};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SignInPage {
    form: FormState,
    til: String,
    expired: bool,
    carried: String,
    cast: Vec<CastMember>,
}

#[derive(Debug, Serialize)]
struct CastMember {
    user_name: String,
    name: String,
    role: String,
}

/// What comes after signing in.
#[derive(Debug, Default)]
pub(super) struct After<'a> {
    /// The page to go to.
    pub til: &'a str,
    /// Whether a session has ended before.
    pub expired: bool,
    /// A form to send again instead, sealed; empty when there is none.
    pub carried: String,
}

pub(super) fn sign_in_page(
    visit: &Visit,
    form: FormState,
    after: After<'_>,
    status: Status,
) -> Answered {
    let page = SignInPage {
        form,
        til: local(after.til),
        expired: after.expired,
        // Thirteen more copies of a long form would be carried by the cast's buttons.
        cast: if after.carried.is_empty() {
            cast(visit)?
        } else {
            Vec::new()
        },
        carried: after.carried,
    };
    visit
        .page("session/sign_in.html", visit.t("logg-inn"))
        .status(status)
        .with(&page)
}

/// The demo's cast, one button each; empty outside the demo.
fn cast(visit: &Visit) -> Result<Vec<CastMember>, Failure> {
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

/// What the visitor's browser calls itself, for the list of sessions.
struct Browser<'r>(&'r str);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Browser<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self(
            request.headers().get_one("User-Agent").unwrap_or_default(),
        ))
    }
}

#[rocket::get("/logg-inn?<til>&<utlopt>")]
fn form(visit: &Visit, til: Option<&str>, utlopt: Option<&str>) -> Answered {
    let after = After {
        til: til.unwrap_or("/"),
        expired: utlopt.is_some(),
        carried: String::new(),
    };
    sign_in_page(visit, FormState::default(), after, Status::Ok)
}

#[rocket::post("/logg-inn", data = "<posted>")]
fn sign_in(
    visit: &Visit,
    browser: Browser<'_>,
    cookies: &CookieJar<'_>,
    posted: Posted,
) -> Answered {
    let fields = &posted.fields;
    let world = visit.world();
    let attempt = actions::sign_in::Attempt {
        user_name: fields.get("brukernavn"),
        password: fields.raw("passord"),
        address: &visit.address,
        browser: browser.0,
    };
    let opened = match actions::sign_in::run(world, &attempt, visit.now) {
        Ok(opened) => opened,
        Err(Refused::TooMany) => return Err(Failure::TooMany),
        Err(Refused::Failed(error)) => return Err(error.into()),
        Err(Refused::Wrong) => {
            let mut shown = fields.clone();
            shown.set("passord", "");
            let errors = [FieldError::new("brukernavn", "feil-innlogging")];
            let after = After {
                til: fields.get("til"),
                expired: false,
                carried: fields.get(carried::FIELD).to_owned(),
            };
            let state = FormState::showing(&shown).with_errors(visit, &errors);
            return sign_in_page(visit, state, after, Status::UnprocessableEntity);
        }
    };
    if let Some(before) = &visit.session {
        // Whoever signs in again leaves no session behind that nobody looks after.
        world
            .db
            .write(|c| crate::db::session::end(c, before.id, visit.now))?;
    }
    let mut anew = visit.anew(&opened.token);
    anew.language = opened.language;
    cookies.add(own_cookie(SESSION_COOKIE, opened.token, world));
    cookies.add(own_cookie(
        LANGUAGE_COOKIE,
        opened.language.as_str().to_owned(),
        world,
    ));
    go_on(&anew, fields)
}

/// Where one goes after signing in or choosing: the choice when it is due, the carried form, or the page. What somebody else
/// typed is not shown.
fn go_on(visit: &Visit, fields: &Fields) -> Answered {
    let til = fields.get("til");
    match carried::brought(visit, fields) {
        Brought::Anothers(sealed) => carried::anothers(visit, &sealed, Status::Ok),
        Brought::Own(_, sealed) if visit.actor.is_none() => {
            choice_page(visit, FormState::default(), til, sealed, Status::Ok)
        }
        Brought::Own(kept, _) => carried::send_again(visit, &kept, Status::Ok),
        Brought::Nothing if visit.actor.is_none() => {
            let back = RawStr::new(&local(til)).percent_encode().to_string();
            Ok(Answer::redirect(format!("/velg-organisasjon?til={back}")))
        }
        Brought::Nothing => Ok(Answer::redirect(local(til))),
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

#[derive(Debug, Serialize)]
struct ChoicePage {
    form: FormState,
    til: String,
    choices: Vec<Choice>,
    carried: String,
}

#[derive(Debug, Serialize)]
struct Choice {
    key: String,
    name: String,
    roles: String,
    current: bool,
}

pub(super) fn choice_page(
    visit: &Visit,
    form: FormState,
    til: &str,
    carried: String,
    status: Status,
) -> Answered {
    let today = visit.now.day();
    let geography = &visit.world().geography;
    let current = visit.actor.as_ref().map(|actor| &actor.organisation);
    let choices = visit.choices.iter().map(|organisation| {
        let roles = visit.session.as_ref().map_or_else(Vec::new, |session| {
            session.roles_in(organisation, geography, today)
        });
        let name = organisation_name(visit, organisation);
        Choice {
            key: organisation.key(),
            name: if name.is_empty() {
                visit.t("organisasjon-ingen")
            } else {
                name
            },
            roles: roles
                .into_iter()
                .map(|role| visit.t(role_key(role)))
                .collect::<Vec<_>>()
                .join(", "),
            current: current == Some(organisation),
        }
    });
    let page = ChoicePage {
        form,
        til: local(til),
        choices: choices.collect(),
        carried,
    };
    visit
        .page("session/choose.html", visit.t("velg-organisasjon-tittel"))
        .status(status)
        .with(&page)
}

#[rocket::get("/velg-organisasjon?<til>")]
fn choices(visit: WithSession<'_>, til: Option<&str>) -> Answered {
    choice_page(
        visit.visit,
        FormState::default(),
        til.unwrap_or("/"),
        String::new(),
        Status::Ok,
    )
}

#[rocket::post("/velg-organisasjon", data = "<posted>")]
fn choose(visit: WithSession<'_>, cookies: &CookieJar<'_>, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let outcome = actions::choose_organisation::run(
        visit.world(),
        visit.session,
        &visit.choices,
        fields.get("organisasjon"),
    );
    match outcome {
        Ok(()) => {
            let token = cookies.get(SESSION_COOKIE).map_or("", |c| c.value());
            go_on(&visit.anew(token), fields)
        }
        Err(actions::Error::Invalid(errors)) => choice_page(
            visit.visit,
            FormState::showing(fields).with_errors(visit.visit, &errors),
            fields.get("til"),
            fields.get(carried::FIELD).to_owned(),
            Status::UnprocessableEntity,
        ),
        Err(error) => Err(error.into()),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![form, sign_in, sign_out, choices, choose]
}
