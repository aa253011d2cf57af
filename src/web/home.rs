//! The front page and the language switch.

use super::Answered;
use super::page::{Answer, local};
use super::visit::{LANGUAGE_COOKIE, Visit, own_cookie};
use crate::domain::user::Language;
use rocket::http::CookieJar;

#[rocket::get("/")]
fn front(visit: &Visit) -> Answered {
    visit
        .page("home/front.html", visit.t("forside-tittel"))
        .plain()
}

/// Chooses a language: a cookie, nothing stored, so a plain link will do.
#[rocket::get("/sprak/<code>?<til>")]
fn language(visit: &Visit, cookies: &CookieJar<'_>, code: &str, til: Option<&str>) -> Answer {
    if let Some(language) = Language::parse(code) {
        let mut cookie = own_cookie(LANGUAGE_COOKIE, language.as_str().to_owned(), visit.world());
        cookie.set_max_age(rocket::time::Duration::days(365));
        cookies.add(cookie);
    }
    Answer::redirect(local(til.unwrap_or("/")))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![front, language]
}
