//! Withdrawing an application and deleting a draft: each asks once more on a page of its own.

use super::{heading, open};
use crate::actions;
use crate::domain::lifecycle::application::ApplicationState;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::Posted;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct EndingPage {
    number: String,
    question: String,
    text: String,
    action: String,
    verb: String,
    keep: String,
}

#[rocket::get("/soknader/<number>/trekking")]
fn ask_withdraw(visit: SignedIn<'_>, number: &str) -> Answered {
    let may = [
        ApplicationState::Submitted,
        ApplicationState::Returned,
        ApplicationState::Assessed,
    ];
    ask(
        visit,
        number,
        "trekking",
        &may,
        [
            "soknad-trekk-sporsmal",
            "soknad-trekk-tekst",
            "soknad-trekk",
            "soknad-behold",
        ],
    )
}

#[rocket::get("/soknader/<number>/forkasting")]
fn ask_discard(visit: SignedIn<'_>, number: &str) -> Answered {
    let may = [ApplicationState::Draft];
    let keys = [
        "soknad-forkast-sporsmal",
        "soknad-forkast-tekst",
        "soknad-forkast",
        "soknad-behold-utkast",
    ];
    ask(visit, number, "forkasting", &may, keys)
}

fn ask(
    visit: SignedIn<'_>,
    number: &str,
    action: &str,
    may: &[ApplicationState],
    [question, text, verb, keep]: [&str; 4],
) -> Answered {
    let open = open(visit, number)?;
    if !may.contains(&open.draft.case.state) {
        return Err(Failure::Conflict);
    }
    let data = EndingPage {
        number: number.to_owned(),
        question: visit.t(question),
        text: visit.t(text),
        action: format!("/soknader/{number}/{action}"),
        verb: visit.t(verb),
        keep: visit.t(keep),
    };
    visit
        .page("application/ending.html", data.question.clone())
        .crumb(visit.t("soknad-mine"), "/soknader")
        .crumb(
            heading(&visit, open.draft.case.year),
            format!("/soknader/{number}"),
        )
        .shows(open.draft.head())
        .with(&data)
}

#[rocket::post("/soknader/<number>/trekking", data = "<_posted>")]
fn withdraw(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    actions::withdraw_application::run(&visit.context(), number)?;
    Ok(Answer::done(
        format!("/soknader/{number}"),
        visit.t("soknad-trukket"),
    ))
}

#[rocket::post("/soknader/<number>/forkasting", data = "<_posted>")]
fn discard(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    actions::discard_application::run(&visit.context(), number)?;
    Ok(Answer::done("/soknader", visit.t("soknad-forkastet")))
}

pub(super) fn routes() -> Vec<rocket::Route> {
    rocket::routes![ask_withdraw, ask_discard, withdraw, discard]
}
