//! `/soknader`: what the municipality has applied for, and what it may answer now. Starts an application.

use super::{state_color, state_label};
use crate::access::Act;
use crate::actions;
use crate::db::announcement::Announcement;
use crate::db::{self, application_list::ApplicationRow};
use crate::domain::call::AnnouncementState;
use crate::domain::id::AnnouncementId;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::form::Posted;
use crate::web::kit::list::{Asked, Filter, List, Question};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::{SignedIn, Visit};
use chrono::Datelike;
use serde::Serialize;

static QUESTION: Question = Question {
    path: "/soknader",
    page: "side",
    parameters: &[],
};

#[derive(Debug, Serialize)]
struct ListPage {
    list: List<CaseRow>,
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
fn list(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ListOwnCases)?;
    let filter = Filter::read(&QUESTION, asked);
    let world = visit.world();
    let today = visit.now.day();
    let office = visit
        .actor
        .municipality_today(&world.geography, today)
        .and_then(|code| world.geography.office_on(code, today))
        .map(|office| office.key.clone());
    let (paged, drafts, answerable) = world.db.read(|c| {
        let answerable: Vec<Announcement> = db::announcement::announced(c, visit.now)?
            .into_iter()
            .filter(|a| Some(&a.office) == office.as_ref() && a.receives(visit.now))
            .collect();
        let ids: Vec<_> = answerable.iter().map(|a| a.id).collect();
        Ok::<_, db::Error>((
            db::application_list::page(c, visit.actor, filter.window())?,
            db::application_list::drafts_of(c, visit.actor, &ids)?,
            answerable,
        ))
    })?;
    let of_state = |state: AnnouncementState, this_year_only: bool| -> Vec<OpenCall> {
        answerable
            .iter()
            .filter(|a| a.state(visit.now) == state && (!this_year_only || a.year >= today.year()))
            .map(|a| open_call(&visit, a, &drafts))
            .collect()
    };
    let page = ListPage {
        open: of_state(AnnouncementState::Announced, false),
        late: of_state(AnnouncementState::Closed, true),
        list: List::of(&filter, paged, |case| row(&visit, case)),
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

fn row(visit: &Visit, case: ApplicationRow) -> CaseRow {
    CaseRow {
        href: format!("/soknader/{}", case.case_number),
        number: case.case_number,
        call: call_name(visit, case.year, case.round),
        state: state_label(visit, case.state),
        color: state_color(case.state),
        late: case.late,
        applied: case.applied.map(|amount| amount.0),
        granted: case.granted.map(|amount| amount.0),
        submitted: case.submitted_at.map_or_else(String::new, |at| {
            crate::domain::time::norwegian_day(at.day())
        }),
    }
}

fn open_call(
    visit: &Visit,
    announcement: &Announcement,
    drafts: &[(AnnouncementId, String)],
) -> OpenCall {
    let draft = drafts
        .iter()
        .find(|(id, _)| *id == announcement.id)
        .map_or_else(String::new, |(_, number)| format!("/soknader/{number}"));
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
