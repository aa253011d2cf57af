//! `/soknader/<nr>`: the case as its municipality sees it, with the task list while it is open.

use super::{Deadline, Open, heading, open, state_color, state_label, title_of};
use crate::db;
use crate::db::history::Line;
use crate::domain::application::Section;
use crate::domain::lifecycle::Audience;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::time::norwegian_day;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::event;
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::{SignedIn, Visit};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct HubPage {
    number: String,
    kicker: String,
    heading: String,
    state: String,
    color: &'static str,
    late: bool,
    office: String,
    deadline: Option<Deadline>,
    returned: Option<Returned>,
    is_open: bool,
    tasks: Vec<Task>,
    progress: String,
    applied: Option<i64>,
    submitted: String,
    events: Vec<Event>,
    documents: Vec<Document>,
    colleagues_intro: String,
    colleagues: Vec<String>,
    grant: Option<String>,
    may_withdraw: bool,
    may_discard: bool,
}

#[derive(Debug, Serialize)]
struct Returned {
    title: String,
    answer_by: String,
    comments: Vec<Comment>,
}

#[derive(Debug, Serialize)]
struct Comment {
    label: String,
    href: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct Task {
    label: String,
    href: String,
    status: String,
    color: &'static str,
    note: String,
}

#[derive(Debug, Serialize)]
struct Document {
    href: String,
    title: String,
    time: String,
}

#[derive(Debug, Serialize)]
struct Event {
    time: String,
    text: String,
    who: String,
    comment: String,
}

#[expect(clippy::too_many_lines, reason = "puts one page together")]
#[rocket::get("/soknader/<number>")]
fn hub(visit: SignedIn<'_>, number: &str) -> Answered {
    let open = open(visit, number)?;
    let case = &open.draft.case;
    let (history, documents, people, grant) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((
            db::history::of_case(c, case.id, Audience::Everybody)?,
            db::document::of_application(c, case.id)?,
            db::user::of_municipality(c, visit.actor.municipalities(), visit.now.day())?,
            db::grant::of_application(c, case.id)?,
        ))
    })?;
    let (tasks, progress) = if open.draft.is_open() {
        tasks(visit, &open)
    } else {
        (Vec::new(), String::new())
    };
    let page = HubPage {
        number: case.case_number.clone(),
        kicker: visit.t_with(
            "soknad-saksnr",
            &[("saksnummer", Variable::from(case.case_number.as_str()))],
        ),
        heading: heading(&visit, case.year),
        state: state_label(&visit, case.state),
        color: state_color(case.state),
        late: case.late,
        office: open.announcement.office_name.clone(),
        deadline: open.deadline(&visit),
        returned: returned(&visit, &open),
        is_open: open.draft.is_open(),
        tasks,
        progress,
        applied: case.applied_amount.map(|amount| amount.0),
        submitted: case
            .submitted_at
            .map_or_else(String::new, crate::domain::time::Timestamp::iso),
        events: events(&visit, history),
        documents: documents
            .into_iter()
            .map(|document| Document {
                href: format!("/dokumenter/{}.pdf", document.id),
                title: document.title,
                time: document.created_at.iso(),
            })
            .collect(),
        colleagues_intro: visit.t_with(
            "soknad-hvem-tekst",
            &[(
                "kommune",
                Variable::from(visit.actor.organisation_name.as_str()),
            )],
        ),
        colleagues: people.into_iter().map(|person| person.name).collect(),
        grant: grant.map(|grant| {
            visit.t_with(
                "soknad-tilskuddet-tekst",
                &[("belop", Variable::from(grant.amount.to_string()))],
            )
        }),
        may_withdraw: matches!(
            case.state,
            ApplicationState::Submitted | ApplicationState::Returned | ApplicationState::Assessed
        ),
        may_discard: case.state == ApplicationState::Draft,
    };
    let title = format!("{} – {}", page.heading, page.number);
    visit
        .page("application/hub.html", title)
        .crumb(visit.t("soknad-mine"), "/soknader")
        .with(&page)
}

fn tasks(visit: SignedIn<'_>, open: &Open) -> (Vec<Task>, String) {
    let number = &open.draft.case.case_number;
    let mut done = 0;
    let mut tasks: Vec<Task> = Section::ALL
        .iter()
        .map(|section| {
            let progress = open.progress(visit, *section);
            if progress == super::Progress::Done {
                done += 1;
            }
            Task {
                label: title_of(&visit, *section),
                href: format!("/soknader/{number}/{}", section.as_str()),
                status: visit.t(progress.text_key()),
                color: progress.color(),
                note: if section.is_optional() {
                    visit.t("soknad-oppgave-valgfri")
                } else {
                    String::new()
                },
            }
        })
        .collect();
    let is_complete = open.draft.content(&visit.reading()).is_ok();
    tasks.push(Task {
        label: visit.t("soknad-seksjon-se-over"),
        href: format!("/soknader/{number}/se-over"),
        status: visit.t(if is_complete {
            "soknad-oppgave-klar"
        } else {
            "soknad-oppgave-ikke-startet"
        }),
        color: if is_complete { "success" } else { "" },
        note: String::new(),
    });
    let progress = visit.t_with(
        "soknad-framdrift",
        &[
            ("ferdig", Variable::from(done.to_string())),
            ("alle", Variable::from(Section::ALL.len().to_string())),
        ],
    );
    (tasks, progress)
}

fn returned(visit: &Visit, open: &Open) -> Option<Returned> {
    let first = open.remarks.first()?;
    let count = i64::try_from(open.remarks.len()).unwrap_or(i64::MAX);
    let number = &open.draft.case.case_number;
    Some(Returned {
        title: visit.t_with("soknad-retur-tittel", &[("antall", Variable::from(count))]),
        answer_by: visit.t_with(
            "soknad-retur-frist",
            &[("dato", Variable::from(norwegian_day(first.respond_by)))],
        ),
        comments: open
            .remarks
            .iter()
            .map(|remark| {
                let section = Section::parse(&remark.section);
                Comment {
                    label: section.map_or_else(String::new, |section| title_of(visit, section)),
                    href: section.map_or_else(String::new, |s| {
                        format!("/soknader/{number}/{}", s.as_str())
                    }),
                    text: remark.comment.clone(),
                }
            })
            .collect(),
    })
}

fn events(visit: &Visit, lines: Vec<Line>) -> Vec<Event> {
    lines
        .into_iter()
        .rev()
        .map(|line| Event {
            time: line.at.iso(),
            text: event::name_of(visit, &line),
            who: event::who(&line),
            comment: String::new(),
        })
        .collect()
}

pub(super) fn routes() -> Vec<rocket::Route> {
    rocket::routes![hub]
}
