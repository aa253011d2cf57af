//! «Min side»: the own name, language, roles, sessions and password.

use super::roles::{RoleLine, role_lines};
use crate::actions::{self, password::NewPassword};
use crate::db;
use crate::domain::id::SessionId;
use crate::domain::user::Language;
use crate::web::kit::Answered;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::organisation_name;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::{LANGUAGE_COOKIE, WithSession, own_cookie};
use rocket::http::{CookieJar, Status};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct AccountPage {
    form: FormState,
    user_name: String,
    name: String,
    email: String,
    language: &'static str,
    organisation: String,
    choices: bool,
    roles: Vec<RoleLine>,
    sessions: Vec<SessionLine>,
}

#[derive(Debug, Serialize)]
struct SessionLine {
    id: i64,
    browser: String,
    begun: String,
    seen: String,
    current: bool,
}

fn page(visit: WithSession<'_>, form: FormState, status: Status) -> Answered {
    let world = visit.world();
    let user = visit.session.user;
    let (account, roles, sessions) = world.db.read(|c| {
        Ok::<_, db::Error>((
            db::account::find(c, user)?,
            db::held_role::of_user(c, user)?,
            db::session::of_user(c, user, &world.config, visit.now)?,
        ))
    })?;
    let data = AccountPage {
        form,
        user_name: account.user_name,
        name: account.name,
        email: account.email,
        language: account.language.as_str(),
        organisation: visit.actor.as_ref().map_or_else(String::new, |actor| {
            organisation_name(visit.visit, &actor.organisation)
        }),
        choices: visit.choices.len() > 1,
        roles: role_lines(visit.visit, &roles),
        sessions: sessions
            .into_iter()
            .map(|row| SessionLine {
                id: row.id.0,
                browser: browser_name(&row.browser).map_or_else(
                    || visit.t("okt-ukjent-nettleser"),
                    |(browser, system)| {
                        visit.t_with(
                            "okt-nettleser",
                            &[("nettleser", browser.into()), ("system", system.into())],
                        )
                    },
                ),
                begun: row.created_at.iso(),
                seen: row.last_seen_at.iso(),
                current: row.id == visit.session.id,
            })
            .collect(),
    };
    visit
        .page("account/page.html", visit.t("layout-min-side"))
        .status(status)
        .with(&data)
}

/// Browser and operating system out of the long line browsers send about themselves. The order matters: most of them
/// also carry the names of others.
fn browser_name(line: &str) -> Option<(&'static str, &'static str)> {
    const BROWSERS: [(&str, &str); 5] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let first = |list: &[(&str, &'static str)]| {
        list.iter()
            .find(|(mark, _)| line.contains(mark))
            .map(|(_, name)| *name)
    };
    Some((first(&BROWSERS)?, first(&SYSTEMS)?))
}

#[rocket::get("/min-side")]
fn show(visit: WithSession<'_>) -> Answered {
    page(visit, FormState::default(), Status::Ok)
}

#[rocket::post("/min-side/sprak", data = "<posted>")]
fn language(visit: WithSession<'_>, cookies: &CookieJar<'_>, posted: Posted) -> Answered {
    let Some(language) = Language::parse(posted.fields.get("sprak")) else {
        let errors = [actions::FieldError::new("sprak", "feil-valg")];
        let form = FormState::showing(&posted.fields).with_errors(visit.visit, &errors);
        return page(visit, form, Status::UnprocessableEntity);
    };
    let world = visit.world();
    world
        .db
        .write(|c| db::account::set_language(c, visit.session.user, language))?;
    cookies.add(own_cookie(
        LANGUAGE_COOKIE,
        language.as_str().to_owned(),
        world,
    ));
    Ok(Answer::done(
        "/min-side",
        world.texts.get(language, "min-side-sprak-lagret"),
    ))
}

#[rocket::post("/min-side/passord", data = "<posted>")]
fn password(visit: WithSession<'_>, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let new = NewPassword {
        password: fields.raw("nytt-passord"),
        repeated: fields.raw("gjentatt"),
    };
    let outcome = actions::change_password::run(
        visit.world(),
        visit.session,
        fields.raw("passord"),
        new,
        visit.now,
    );
    match outcome {
        Ok(()) => Ok(Answer::done(
            "/min-side",
            visit.t("min-side-passord-byttet"),
        )),
        Err(actions::Error::Invalid(errors)) => {
            // A password is never sent back to the page.
            let form = FormState::default().with_errors(visit.visit, &errors);
            page(visit, form, Status::UnprocessableEntity)
        }
        Err(error) => Err(error.into()),
    }
}

#[rocket::post("/min-side/okter/<id>/slutt", data = "<_posted>")]
fn end_session(visit: WithSession<'_>, id: i64, _posted: Posted) -> Answered {
    let world = visit.world();
    let own = world
        .db
        .read(|c| db::session::of_user(c, visit.session.user, &world.config, visit.now))?;
    if !own.iter().any(|row| row.id == SessionId(id)) {
        return Err(crate::web::kit::failure::Failure::NotFound);
    }
    world
        .db
        .write(|c| db::session::end(c, SessionId(id), visit.now))?;
    if SessionId(id) == visit.session.id {
        return Ok(Answer::done("/", visit.t("logget-ut")));
    }
    Ok(Answer::done("/min-side", visit.t("min-side-okt-avsluttet")))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![show, language, password, end_session]
}

#[cfg(test)]
mod tests {
    use super::browser_name;

    #[test]
    fn browsers_are_told_apart() {
        for (line, name) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
                ("Firefox", "Linux"),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0",
                ("Edge", "Windows"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1",
                ("Safari", "iPhone"),
            ),
        ] {
            assert_eq!(browser_name(line), Some(name), "{line}");
        }
        assert_eq!(browser_name("curl/8.0"), None);
    }
}
