//! `/saker/<nr>/habilitet`: whoever opens a case at an office declares first whether they are impartial (habil).

use super::entry::{may, office_only};
use crate::access::{self, Act, Level};
use crate::actions::declare_impartiality::Declared;
use crate::actions::{self, Error, office_case};
use crate::db;
use crate::db::application::Case;
use crate::domain::id::UserId;
use crate::domain::time::Timestamp;
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::applicant_name;
use crate::web::kit::page::{Answer, StartsPage, local};
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

/// What the person has declared about the case.
pub(super) enum Habilitet {
    Missing,
    Conflicted,
    /// Not impartial before, and says to be so now; another person answers.
    Waits,
    Impartial,
}

/// The case with what the person has declared about it.
pub(super) fn case_for(visit: &SignedIn<'_>, number: &str) -> Result<(Case, Habilitet), Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        office_only(visit, &case)?;
        if let Some(why) = office_case::barred(c, visit.actor, &case)? {
            return Err(Failure::Denied(why));
        }
        let declared = db::impartiality::of_person(c, case.id, visit.actor.user)?;
        let habilitet = match declared {
            None => Habilitet::Missing,
            Some(declared) if declared.impartial => Habilitet::Impartial,
            Some(declared) if declared.asked_at.is_some() => Habilitet::Waits,
            Some(_) => Habilitet::Conflicted,
        };
        Ok((case, habilitet))
    })
}

#[derive(Debug, Serialize)]
struct ImpartialityPage {
    number: String,
    municipality: String,
    choices: Vec<Choice>,
    conflicted: bool,
    waits: bool,
    declared: bool,
    /// Partner municipalities of the application at which the person has a role, or had one.
    partners: String,
    /// Those who wait for the reader's answer.
    asking: Vec<Asking>,
    form: FormState,
}

/// Somebody who was not impartial and says to be so now.
#[derive(Debug, Serialize)]
struct Asking {
    person: i64,
    name: String,
    asked: Option<Timestamp>,
    before: String,
    now: String,
    own: bool,
}

/// Those who wait for an answer, for whoever may give it and has opened the case.
fn asking(
    visit: &SignedIn<'_>,
    case: &Case,
    habilitet: &Habilitet,
) -> Result<Vec<Asking>, Failure> {
    let may = access::permit_on(visit.actor, Act::ConfirmImpartiality, &case.facts()).is_ok();
    if !may || !matches!(habilitet, Habilitet::Impartial) {
        return Ok(Vec::new());
    }
    let declared = visit
        .world()
        .db
        .read(|c| db::impartiality::of_application(c, case.id))?;
    Ok(declared
        .into_iter()
        .filter(|declaration| declaration.asked_at.is_some())
        .map(|declaration| Asking {
            person: declaration.user.0,
            own: declaration.user == visit.actor.user,
            name: declaration.name,
            asked: declaration.asked_at,
            before: declaration.reason,
            now: declaration.asked_reason.unwrap_or_default(),
        })
        .collect())
}

/// The names of the application's partner municipalities to which the person is tied: a reason to think twice, not a bar.
fn partners(visit: &SignedIn<'_>, case: &Case) -> Result<String, Failure> {
    if visit.actor.ties().is_empty() {
        return Ok(String::new());
    }
    let submitted = visit
        .world()
        .db
        .read(|c| db::submission::latest(c, case.id))?;
    let names: Vec<String> = submitted
        .content
        .partner_municipalities()
        .into_iter()
        .filter(|code| visit.actor.ties().contains(code))
        .filter_map(|code| visit.world().geography.municipality(code))
        .map(|municipality| municipality.name.clone())
        .collect();
    Ok(names.join(", "))
}

/// The page that asks for habilitet.
pub(super) fn impartiality_page(
    visit: &SignedIn<'_>,
    number: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let (case, habilitet) = case_for(visit, number)?;
    let heads = case.head();
    let data = ImpartialityPage {
        number: case.case_number.clone(),
        municipality: applicant_name(visit, &case),
        choices: ["ja", "nei"]
            .map(|value| Choice {
                value: value.to_owned(),
                label: visit.t(&format!("sak-habilitet-{value}")),
            })
            .into(),
        conflicted: matches!(habilitet, Habilitet::Conflicted),
        waits: matches!(habilitet, Habilitet::Waits),
        partners: partners(visit, &case)?,
        asking: asking(visit, &case, &habilitet)?,
        declared: matches!(habilitet, Habilitet::Impartial),
        form,
    };
    visit
        .page("case/impartiality.html", visit.t("sak-habilitet-tittel"))
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .crumb(case.case_number, format!("/saker/{number}"))
        .shows(heads)
        .status(status)
        .with(&data)
}

/// `til` is the page somebody was on the way to, and comes to when the answer is given.
#[rocket::get("/saker/<number>/habilitet?<til>")]
fn impartiality(visit: SignedIn<'_>, number: &str, til: Option<&str>) -> Answered {
    let mut fields = Fields::default();
    fields.set("til", til.map(local).unwrap_or_default());
    impartiality_page(&visit, number, FormState::showing(&fields), Status::Ok)
}

/// The way to where habilitet is declared, and then to a page of the case. Not to the address asked for: a form's has no page.
pub(in crate::web) fn to_impartiality(number: &str, page: &str) -> Answer {
    let back = rocket::http::RawStr::new(page).percent_encode();
    Answer::redirect(format!("/saker/{number}/habilitet?til={back}"))
}

#[rocket::post("/saker/<number>/habilitet", data = "<posted>")]
fn declare(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let answer = match fields.get("svar") {
        "ja" => Ok(true),
        "nei" => Ok(false),
        _ => Err(Error::field("svar", "feil-habilitet-svar")),
    };
    let reason = fields
        .optional_text("grunn", actions::declare_impartiality::LONGEST_REASON)
        .map_err(|error| Error::Invalid(vec![error]));
    let outcome = answer.and_then(|impartial| {
        actions::declare_impartiality::run(&visit.context(), number, impartial, &reason?)
    });
    match outcome {
        Ok(Declared::Impartial) => {
            let to = match fields.get("til") {
                "" => format!("/saker/{number}"),
                to => local(to),
            };
            Ok(Answer::done(to, visit.t("sak-habilitet-lagret")))
        }
        Ok(Declared::NotImpartial) => Ok(Answer::done("/saker", visit.t("sak-inhabil-lagret"))),
        Ok(Declared::Waits) => Ok(Answer::done(
            "/saker",
            visit.t("sak-habilitet-venter-lagret"),
        )),
        Err(Error::Invalid(errors)) => impartiality_page(
            &visit,
            number,
            FormState::showing(fields).with_errors(&visit, &errors),
            Status::UnprocessableEntity,
        ),
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/habilitet/<person>", data = "<posted>")]
fn answer(visit: SignedIn<'_>, number: &str, person: i64, posted: Posted) -> Answered {
    may(&visit, number, Act::ConfirmImpartiality)?;
    let (impartial, key) = match posted.fields.get("svar") {
        "ja" => (true, "sak-habilitet-bekreftet"),
        "nei" => (false, "sak-habilitet-avvist"),
        _ => return Err(Error::refused("feil-valg").into()),
    };
    let context = visit.context();
    actions::answer_impartiality::run(&context, number, UserId(person), impartial)?;
    Ok(Answer::done(
        format!("/saker/{number}/habilitet"),
        visit.t(key),
    ))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![impartiality, declare, answer]
}
