//! The front page and the language switch.

use crate::domain::user::Language;
use crate::web::kit::Answered;
use crate::web::kit::page::{Answer, StartsPage, local};
use crate::web::kit::visit::{LANGUAGE_COOKIE, Visit, own_cookie};
use crate::web::round::announcements;
use rocket::http::CookieJar;
use serde::Serialize;

/// How many open calls the front page names; the rest are on their own page.
const OPEN_CALLS: usize = 6;

#[derive(Debug, Serialize)]
struct FrontPage {
    open: Vec<announcements::Line>,
    more: usize,
}

#[rocket::get("/")]
fn front(visit: &Visit) -> Answered {
    let mut open = announcements::open_now(visit)?;
    let more = open.len().saturating_sub(OPEN_CALLS);
    open.truncate(OPEN_CALLS);
    visit
        .page("home/front.html", visit.t("forside-tittel"))
        .with(&FrontPage { open, more })
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
