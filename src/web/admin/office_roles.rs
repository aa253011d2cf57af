//! `/roller`: the roles that wait at an office for its holder of budget authority to confirm them.

use crate::access::Act;
use crate::actions::{self, Error};
use crate::db::{self, held_role::Waiting};
use crate::domain::id::MembershipId;
use crate::domain::time::Timestamp;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::Posted;
use crate::web::kit::names::{person_name, role_key};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

/// A role that waits.
#[derive(Debug, Serialize)]
struct Line {
    id: i64,
    name: String,
    role: String,
    from: String,
    to: String,
    given_by: String,
    given_at: Timestamp,
    /// Whether it is the reader's own, or given by the reader: another person must answer.
    own: bool,
}

#[derive(Debug, Serialize)]
struct RolesPage {
    waiting: Vec<Line>,
    office: String,
}

#[rocket::get("/roller")]
fn list(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::ConfirmRole)?;
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let waiting = visit.world().db.read(|c| {
        let mut lines = Vec::new();
        for waiting in db::held_role::waiting_at(c, office, visit.now.day())? {
            let given_by = person_name(c, waiting.given_by)?;
            lines.push(line(visit, waiting, given_by));
        }
        Ok::<_, Failure>(lines)
    })?;
    let page = RolesPage {
        waiting,
        office: visit.actor.organisation_name.clone(),
    };
    visit
        .page("user/waiting.html", visit.t("meny-roller"))
        .with(&page)
}

fn line(visit: SignedIn<'_>, waiting: Waiting, given_by: String) -> Line {
    let me = visit.actor.user;
    Line {
        id: waiting.id.0,
        name: waiting.name,
        role: visit.t(role_key(waiting.role)),
        from: waiting.validity.from.to_string(),
        to: waiting
            .validity
            .to
            .map_or_else(String::new, |day| day.to_string()),
        given_by,
        given_at: waiting.given_at,
        own: [waiting.user, waiting.given_by].contains(&me),
    }
}

#[rocket::post("/roller/<id>", data = "<posted>")]
fn answer(visit: SignedIn<'_>, id: i64, posted: Posted) -> Answered {
    visit.demand(Act::ConfirmRole)?;
    let (confirmed, key) = match posted.fields.get("svar") {
        "ja" => (true, "rolle-bekreftet"),
        "nei" => (false, "rolle-avvist"),
        _ => return Err(Error::refused("feil-valg").into()),
    };
    actions::answer_role::run(&visit.context(), MembershipId(id), confirmed)?;
    Ok(Answer::done("/roller", visit.t(key)))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, answer]
}
