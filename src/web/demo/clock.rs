//! The demo's clock, which visitors move forward to what falls due next.

use super::only_in_the_demo;
use crate::actions::{self, FieldError};
use crate::db;
use crate::domain::time::{Day, Timestamp, norwegian_day};
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::Visit;
use rocket::http::Status;
use serde::Serialize;

/// Most deadlines shown.
const DEADLINES: usize = 12;

#[derive(Debug, Serialize)]
struct ClockPage {
    form: FormState,
    deadlines: Vec<Deadline>,
}

/// Something that falls due, and the moment just after it.
#[derive(Debug, Serialize)]
struct Deadline {
    value: String,
    label: String,
}

/// What falls due after now, soonest first: deadlines of announced rounds, reports, grants to accept, answers.
fn deadlines(visit: &Visit) -> Result<Vec<(Timestamp, String)>, Failure> {
    let (announced, due) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((
            db::announcement::announced(c, visit.now)?,
            db::demo_clock::due(c, visit.now.day())?,
        ))
    })?;
    let mut coming: Vec<(Timestamp, String)> = announced
        .into_iter()
        .filter(|round| round.deadline_at > visit.now)
        .map(|round| {
            let variables = [
                ("embete", round.office_name.as_str().into()),
                ("runde", i64::from(round.round).into()),
                ("frist", round.deadline_at.norwegian().into()),
            ];
            (
                round.deadline_at,
                visit.t_with("demo-klokke-frist", &variables),
            )
        })
        .collect();
    let keys = [
        "demo-klokke-frist-rapport",
        "demo-klokke-frist-aksept",
        "demo-klokke-frist-retting",
    ];
    for (key, days) in keys.into_iter().zip(due) {
        coming.extend(days.into_iter().map(|(day, number)| {
            let variables = [
                ("antall", i64::try_from(number).unwrap_or(i64::MAX).into()),
                ("frist", norwegian_day(day).into()),
            ];
            (last_minute(day), visit.t_with(key, &variables))
        }));
    }
    coming.sort();
    coming.truncate(DEADLINES);
    Ok(coming)
}

/// A day's deadline is its last minute.
fn last_minute(day: Day) -> Timestamp {
    Timestamp::from_oslo(
        day,
        chrono::NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default(),
    )
}

fn clock_page(visit: &Visit, form: FormState, status: Status) -> Answered {
    let deadlines = deadlines(visit)?
        .into_iter()
        .enumerate()
        .map(|(place, (at, label))| Deadline {
            // Several things may fall due in the same minute.
            value: format!("{}-{place}", at.seconds()),
            label,
        })
        .collect();
    visit
        .page("demo/clock.html", visit.t("demo-klokke-tittel"))
        .status(status)
        .with(&ClockPage { form, deadlines })
}

#[rocket::get("/demo/klokke")]
fn clock(visit: &Visit) -> Answered {
    only_in_the_demo(visit)?;
    clock_page(visit, FormState::default(), Status::Ok)
}

#[rocket::post("/demo/klokke", data = "<posted>")]
fn move_clock(visit: &Visit, posted: Posted) -> Answered {
    only_in_the_demo(visit)?;
    let outcome = target(visit, &posted)
        .map_err(|error| actions::Error::Invalid(vec![error]))
        .and_then(|to| actions::move_clock::run(visit.world(), to));
    match outcome {
        Ok(()) => {
            let now = visit.world().clock.now().norwegian();
            Ok(Answer::done(
                "/demo/klokke",
                visit.t_with("demo-klokke-flyttet", &[("tid", now.into())]),
            ))
        }
        Err(actions::Error::Invalid(errors)) => {
            let form = FormState::showing(&posted.fields).with_errors(visit, &errors);
            clock_page(visit, form, Status::UnprocessableEntity)
        }
        Err(error) => Err(error.into()),
    }
}

/// The moment asked for. Days keep the clock time, also over the change to winter time; a day chosen begins at 9.
fn target(visit: &Visit, posted: &Posted) -> Result<Timestamp, FieldError> {
    let later = |days: u64| {
        let local = visit.now.oslo();
        let day = local.date().checked_add_days(chrono::Days::new(days));
        Timestamp::from_oslo(day.unwrap_or(local.date()), local.time())
    };
    let fields = &posted.fields;
    match fields.get("hopp") {
        "dag" => Ok(later(1)),
        "uke" => Ok(later(7)),
        "frist" => {
            let known = deadlines(visit).unwrap_or_default();
            let chosen = fields.get("frist").split('-').next();
            known
                .iter()
                .find(|(at, _)| Some(at.seconds().to_string().as_str()) == chosen)
                .map(|(at, _)| at.plus_seconds(60))
                .ok_or_else(|| FieldError::new("frist", "feil-valg"))
        }
        "dato" => {
            let day = fields.day("dato")?;
            let last = visit.now.day() + chrono::Days::new(5 * 366);
            if day > last {
                let latest = norwegian_day(last);
                return Err(FieldError::new("dato", "feil-klokke-langt").with("dato", latest));
            }
            let nine = chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default();
            Ok(Timestamp::from_oslo(day, nine))
        }
        _ => Err(FieldError::new("dato", "feil-valg")),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![clock, move_clock]
}
