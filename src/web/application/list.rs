//! `/soknader`: what the municipality has applied for, and what it may answer now. Starts an application.

use super::{state_color, state_label};
use crate::access::{Act, Level};
use crate::actions;
use crate::db::announcement::Announcement;
use crate::db::{self, application::Case};
use crate::domain::call::AnnouncementState;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::form::Posted;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::{SignedIn, Visit};
use chrono::Datelike;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ListPage {
    cases: Vec<CaseRow>,
    open: Vec<OpenCall>,
    late: Vec<OpenCall>,
}

#[derive(Debug, Serialize)]
struct CaseRow {
    number: String,
    href: String,
    call: String,
    state: String,
    color: &'static str,
    late: bool,
    applied: Option<i64>,
    granted: Option<i64>,
    submitted: String,
}

#[derive(Debug, Serialize)]
struct OpenCall {
    key: String,
    name: String,
    office: String,
    deadline: String,
    days: i64,
    draft: String,
}

#[rocket::get("/soknader")]
fn list(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::ListOwnCases)?;
    let world = visit.world();
    let today = visit.now.day();
    let office = visit
        .actor
        .municipality_today(&world.geography, today)
        .and_then(|code| world.geography.office_on(code, today))
        .map(|office| office.key.clone());
    let (cases, grants, announcements) = world.db.read(|c| {
        let cases: Vec<Case> = db::application::list(c, visit.actor, Level::List, None)?
            .into_iter()
            .filter(|case| case.state != ApplicationState::Discarded)
            .collect();
        let mut grants = Vec::new();
        for case in cases
            .iter()
            .filter(|case| case.state == ApplicationState::Granted)
        {
            if let Some(grant) = db::grant::of_application(c, case.id)? {
                grants.push((case.id, grant.amount));
            }
        }
        let announced = db::announcement::announced(c, visit.now)?;
        Ok::<_, db::Error>((cases, grants, announced))
    })?;
    let answerable: Vec<&Announcement> = announcements
        .iter()
        .filter(|a| Some(&a.office) == office.as_ref() && a.receives(visit.now))
        .collect();
    let of_state = |state: AnnouncementState, this_year_only: bool| -> Vec<OpenCall> {
        answerable
            .iter()
            .filter(|a| a.state(visit.now) == state && (!this_year_only || a.year >= today.year()))
            .map(|a| open_call(&visit, a, &cases))
            .collect()
    };
    let page = ListPage {
        open: of_state(AnnouncementState::Announced, false),
        late: of_state(AnnouncementState::Closed, true),
        cases: cases
            .iter()
            .map(|case| {
                let granted = grants
                    .iter()
                    .find(|(id, _)| *id == case.id)
                    .map(|(_, amount)| *amount);
                let round = announcements
                    .iter()
                    .find(|a| a.id == case.announcement)
                    .map_or(1, |a| a.round);
                row(&visit, case, round, granted)
            })
            .collect(),
    };
    visit
        .page("application/list.html", visit.t("soknad-mine"))
        .with(&page)
}

fn call_name(visit: &Visit, year: i32, round: i32) -> String {
    visit.t_with(
        "soknad-utlysning-navn",
        &[
            ("aar", Variable::from(year.to_string())),
            ("runde", Variable::from(round.to_string())),
        ],
    )
}

fn row(visit: &Visit, case: &Case, round: i32, granted: Option<Kroner>) -> CaseRow {
    CaseRow {
        number: case.case_number.clone(),
        href: format!("/soknader/{}", case.case_number),
        call: call_name(visit, case.year, round),
        state: state_label(visit, case.state),
        color: state_color(case.state),
        late: case.late,
        applied: case.applied_amount.map(|amount| amount.0),
        granted: granted.map(|amount| amount.0),
        submitted: case.submitted_at.map_or_else(String::new, |at| {
            crate::domain::time::norwegian_day(at.day())
        }),
    }
}

fn open_call(visit: &Visit, announcement: &Announcement, cases: &[Case]) -> OpenCall {
    let draft = cases
        .iter()
        .find(|case| case.announcement == announcement.id && case.state == ApplicationState::Draft)
        .map_or_else(String::new, |case| {
            format!("/soknader/{}", case.case_number)
        });
    OpenCall {
        key: announcement.key.clone(),
        name: call_name(visit, announcement.year, announcement.round),
        office: announcement.office_name.clone(),
        deadline: visit.t_with(
            "soknad-utlysning-frist",
            &[("tid", Variable::from(announcement.deadline_at.norwegian()))],
        ),
        days: (announcement.deadline_at.day() - visit.now.day()).num_days(),
        draft,
    }
}

#[rocket::post("/soknader", data = "<posted>")]
fn start(visit: SignedIn<'_>, posted: Posted) -> Answered {
    let number = actions::start_application::run(&visit.context(), posted.fields.get("utlysning"))?;
    let text = visit.t_with(
        "soknad-startet",
        &[("saksnummer", Variable::from(number.as_str()))],
    );
    Ok(Answer::done(format!("/soknader/{number}"), text))
}

pub(super) fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, start]
}
