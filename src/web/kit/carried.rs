//! Forms that come too late: the session has ended, or another tab has signed in. What was typed is not lost: the
//! sign-in form carries it along, and afterwards the person sends it again with a fresh token.

use super::Answered;
use super::fields::Fields;
use super::page::{StartsPage, local};
use super::visit::{self, SESSION_COOKIE, Visit};
use rocket::http::Status;
use rocket::request::Request;
use serde::Serialize;

/// Prefix of a carried field's name in the forms on the way.
const PREFIX: &str = "skjema.";
/// The field with the address the form was sent to.
const TARGET: &str = "skjema-til";

/// What was typed, and where it was to go.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Carried {
    /// The address it was posted to; empty when nothing is carried.
    to: String,
    fields: Vec<CarriedField>,
}

#[derive(Debug, Clone, Serialize)]
struct CarriedField {
    name: String,
    value: String,
}

impl Carried {
    /// Fields of the person's own form, or none when it may come from another site or holds a password.
    #[must_use]
    pub fn own(request: &Request<'_>, fields: Fields) -> Option<Self> {
        if !is_own(request, &fields) {
            return None;
        }
        Self::of(
            request.uri().to_string(),
            fields.pairs().map(|(n, v)| (n.to_owned(), v.to_owned())),
        )
    }

    /// What a sign-in form or a choice of organisation brought along.
    #[must_use]
    pub fn brought(fields: &Fields) -> Option<Self> {
        let carried = fields
            .pairs()
            .filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?.to_owned(), value)))
            .map(|(name, value)| (name, value.to_owned()));
        Self::of(fields.get(TARGET).to_owned(), carried)
    }

    fn of(to: String, fields: impl Iterator<Item = (String, String)>) -> Option<Self> {
        let fields: Vec<CarriedField> = fields
            .filter(|(name, _)| name != "csrf" && !name.starts_with(PREFIX))
            .map(|(name, value)| CarriedField { name, value })
            .collect();
        let secret = fields.iter().any(|field| field.name.contains("passord"));
        (to.starts_with('/') && !secret && !fields.is_empty()).then(|| Self {
            to: local(&to),
            fields,
        })
    }
}

/// Whether a form without a valid token was filled in on this site: the browser says so, or it holds the token of the
/// session that has ended.
fn is_own(request: &Request<'_>, fields: &Fields) -> bool {
    match request.headers().get_one("Sec-Fetch-Site") {
        Some("same-origin") => return true,
        Some("none") | None => {}
        Some(_) => return false,
    }
    let visit = visit::of(request);
    let token = fields.get("csrf");
    if crate::token::same(token, &visit.csrf) {
        return true;
    }
    let Some(cookie) = request.cookies().get(SESSION_COOKIE) else {
        return false;
    };
    let world = visit.world();
    let ended = world
        .db
        .read(|c| crate::db::session::form_token(c, cookie.value(), &world.config));
    matches!(ended, Ok(Some(ended)) if crate::token::same(token, &ended))
}

#[derive(Debug, Serialize)]
struct SendAgainPage<'a> {
    carried: &'a Carried,
    shown: Vec<&'a str>,
}

/// The page that sends a carried form again, with a fresh token.
///
/// # Errors
/// When the template fails.
pub fn send_again(visit: &Visit, carried: &Carried, status: Status) -> Answered {
    let page = SendAgainPage {
        carried,
        // Short codes and versions say nothing to a reader; what was written does.
        shown: carried
            .fields
            .iter()
            .filter(|field| field.value.chars().count() > 2 && field.name != "versjon")
            .map(|field| field.value.as_str())
            .collect(),
    };
    visit
        .page("session/send_again.html", visit.t("send-igjen-tittel"))
        .status(status)
        .with(&page)
}
