//! Forms that come too late: the session has ended, or somebody has signed in again. What was typed belongs to the person who
//! typed it: it is sealed for the person of the session whose token the form carries, travels with the sign-in form as one
//! value that nobody can read, and is shown to that person only, who sends it again.

use super::Answered;
use super::fields::Fields;
use super::kept::Kept;
use super::origin::Origin;
use super::page::{StartsPage, local};
use super::visit::Visit;
use crate::domain::head::Heads;
use crate::domain::id::UserId;
use rocket::http::Status;
use rocket::request::Request;
use serde::{Deserialize, Serialize};

/// The field with the sealed form.
pub const FIELD: &str = "skjema";
/// How long a form waits for its person, in seconds; as long as an ended session tells whose it was.
const KEPT_FOR: i64 = 24 * 3600;

/// What is sealed.
#[derive(Debug, Serialize, Deserialize)]
struct Content {
    user: i64,
    at: i64,
    to: String,
    organisation: String,
    heads: String,
    fields: Vec<(String, String)>,
}

/// Who typed a form: the person of the session whose token it carries, live or ended within a day. Nobody when it may come
/// from another site.
#[must_use]
pub fn typist(request: &Request<'_>, visit: &Visit, token: &str) -> Option<UserId> {
    let site = request.headers().get_one("Sec-Fetch-Site");
    if !site.is_none_or(|site| matches!(site, "same-origin" | "none")) {
        return None;
    }
    let since = visit.now.plus_seconds(-KEPT_FOR);
    match visit
        .world()
        .db
        .read(|c| crate::db::session::person_of_form(c, token, since))
    {
        Ok(person) => person,
        Err(error) => {
            tracing::error!(%error, "who typed a form");
            None
        }
    }
}

/// A form as one value that only its person gets to read.
#[must_use]
pub fn seal(visit: &Visit, kept: &Kept, person: UserId) -> Option<String> {
    let content = Content {
        user: person.0,
        at: visit.now.seconds(),
        to: kept.to.clone(),
        organisation: kept.origin.organisation.clone(),
        heads: kept.origin.heads.text(),
        fields: kept
            .fields
            .pairs()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    };
    let text = serde_json::to_string(&content).ok()?;
    crate::token::seal(&text, &visit.world().config.secret_key)
}

/// What a sign-in form or a choice of organisation brought along.
#[derive(Debug)]
pub enum Brought {
    /// No form, or one that is too old or was changed on the way.
    Nothing,
    /// The form of the person who has signed in, and the value it came in.
    Own(Kept, String),
    /// Somebody else's, still sealed.
    Anothers(String),
}

/// Opens what was brought along, for the person who is signed in.
#[must_use]
pub fn brought(visit: &Visit, fields: &Fields) -> Brought {
    let sealed = fields.get(FIELD);
    let Some(content) = crate::token::unseal(sealed, &visit.world().config.secret_key)
        .and_then(|text| serde_json::from_str::<Content>(&text).ok())
        .filter(|content| visit.now.seconds() - content.at <= KEPT_FOR)
    else {
        return Brought::Nothing;
    };
    let is_own = visit
        .session
        .as_ref()
        .is_some_and(|session| session.user.0 == content.user);
    if !is_own {
        return Brought::Anothers(sealed.to_owned());
    }
    let kept = Kept {
        to: local(&content.to),
        fields: Fields::from_pairs(content.fields),
        origin: Origin {
            organisation: content.organisation,
            heads: Heads::parse(&content.heads),
        },
    };
    Brought::Own(kept, sealed.to_owned())
}

/// The page that sends a carried form again, with a fresh token, for the organisation and from the page it was typed on.
///
/// # Errors
/// When the template fails.
pub fn send_again(visit: &Visit, kept: &Kept, status: Status) -> Answered {
    #[derive(Serialize)]
    struct SendAgainPage {
        kept: super::kept::KeptView,
    }
    visit
        .page("session/send_again.html", visit.t("send-igjen-tittel"))
        .origin(&kept.origin)
        .status(status)
        .with(&SendAgainPage {
            kept: kept.view(visit, true),
        })
}

/// The page for a form that somebody else typed in this browser: nothing of it is shown; whoever typed it may sign in.
///
/// # Errors
/// When the template fails.
pub fn anothers(visit: &Visit, sealed: &str, status: Status) -> Answered {
    #[derive(Serialize)]
    struct AnothersPage<'a> {
        carried: &'a str,
    }
    visit
        .page("session/anothers.html", visit.t("annens-skjema-tittel"))
        .status(status)
        .with(&AnothersPage { carried: sealed })
}
