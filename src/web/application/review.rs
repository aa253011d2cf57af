//! Check the answers, submit, and the receipt.

use super::{Deadline, heading, open, title_of, typed};
use crate::actions;
use crate::db;
use crate::domain::application::{Fault, Section};
use crate::domain::call::LateRule;
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::answers::{self, AnswerSection};
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::{SignedIn, Visit};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ReviewPage {
    number: String,
    title_text: String,
    intro: String,
    is_open: bool,
    is_returned: bool,
    deadline: Option<Deadline>,
    missing: Vec<Missing>,
    sections: Vec<AnswerSection>,
}

#[derive(Debug, Serialize)]
struct Missing {
    title: String,
    href: String,
    faults: Vec<String>,
}

#[rocket::get("/soknader/<number>/se-over?<vis>")]
fn review(visit: SignedIn<'_>, number: &str, vis: Option<&str>) -> Answered {
    let open = open(visit, number)?;
    let draft = &open.draft;
    let data = if draft.is_open() {
        let (missing, sections) = match draft.content(&visit.reading()) {
            Ok(content) => (
                Vec::new(),
                with_links(answers::sections(&visit, &content), number),
            ),
            Err(incomplete) => (
                missing(&visit, number, incomplete),
                with_links(as_typed(&visit, draft), number),
            ),
        };
        ReviewPage {
            number: number.to_owned(),
            title_text: visit.t("soknad-se-over-tittel"),
            intro: visit.t("soknad-se-over-ingress"),
            is_open: true,
            is_returned: draft.case.submitted_at.is_some(),
            deadline: open.deadline(&visit),
            missing,
            sections,
        }
    } else {
        let submission = visit
            .world()
            .db
            .read(|c| db::submission::latest(c, draft.case.id))?;
        ReviewPage {
            number: number.to_owned(),
            title_text: visit.t("soknad-innsendt-tittel"),
            intro: visit.t_with(
                "soknad-innsendt-ingress",
                &[
                    ("nummer", Variable::from(submission.number.to_string())),
                    ("tid", Variable::from(submission.submitted_at.norwegian())),
                    (
                        "navn",
                        Variable::from(submission.submitted_by_name.as_str()),
                    ),
                ],
            ),
            is_open: false,
            is_returned: false,
            deadline: None,
            missing: Vec::new(),
            sections: answers::sections(&visit, &submission.content),
        }
    };
    visit
        .page("application/review.html", data.title_text.clone())
        .crumb(visit.t("soknad-mine"), "/soknader")
        .crumb(
            heading(&visit, draft.case.year),
            format!("/soknader/{number}"),
        )
        .shows(draft.head())
        .faulty(vis == Some("feil") && !data.missing.is_empty())
        .with(&data)
}

/// What must be corrected, by section, each with a link to it.
fn missing(visit: &Visit, number: &str, incomplete: Vec<(Section, Vec<Fault>)>) -> Vec<Missing> {
    incomplete
        .into_iter()
        .map(|(section, faults)| Missing {
            title: title_of(visit, section),
            href: format!(
                "/soknader/{number}/{}?fra=se-over&vis=feil",
                section.as_str()
            ),
            faults: FormState::default()
                .with_labelled(visit, &faults, |error| {
                    typed::said_in_summary(visit, section, &error.field)
                })
                .texts(),
        })
        .collect()
}

/// The sections as typed so far.
fn as_typed(visit: &Visit, draft: &actions::draft::Draft) -> Vec<AnswerSection> {
    Section::ALL
        .iter()
        .map(|section| AnswerSection {
            key: section.as_str(),
            title: title_of(visit, *section),
            rows: typed::rows(visit, *section, draft.raw(*section)),
        })
        .collect()
}

/// A link to change each section, on its first row.
fn with_links(mut sections: Vec<AnswerSection>, number: &str) -> Vec<AnswerSection> {
    for section in &mut sections {
        if let Some(first) = section.rows.first_mut() {
            first.href = format!("/soknader/{number}/{}?fra=se-over", section.key);
            first.change.clone_from(&section.title);
        }
    }
    sections
}

#[rocket::post("/soknader/<number>/innsending", data = "<_posted>")]
fn submit(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    match actions::submit_application::run(&visit.context(), number) {
        Ok(_) => Ok(Answer::redirect(format!("/soknader/{number}/kvittering"))),
        // What is missing stands on the page itself.
        Err(actions::Error::Invalid(_)) => {
            let here = format!("/soknader/{number}/se-over?vis=feil");
            Ok(Answer::redirect(here))
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Serialize)]
struct ReceiptPage {
    number: String,
    text: String,
    contact: String,
    receipt: String,
    late: bool,
    late_are_dismissed: bool,
}

#[rocket::get("/soknader/<number>/kvittering")]
fn receipt(visit: SignedIn<'_>, number: &str) -> Answered {
    let open = open(visit, number)?;
    let case = &open.draft.case;
    let documents = visit
        .world()
        .db
        .read(|c| db::document::of_application(c, case.id))?;
    let newest = documents
        .into_iter()
        .rfind(|document| document.kind == "receipt")
        .ok_or(Failure::NotFound)?;
    let at = case.submitted_at.unwrap_or(newest.created_at);
    let data = ReceiptPage {
        number: number.to_owned(),
        text: visit.t_with(
            "soknad-kvittering-tekst",
            &[
                ("saksnummer", Variable::from(number)),
                ("tid", Variable::from(at.norwegian())),
            ],
        ),
        contact: visit.t_with(
            "soknad-kvittering-kontakt",
            &[(
                "embete",
                Variable::from(open.announcement.office_name.as_str()),
            )],
        ),
        receipt: format!("/dokumenter/{}.pdf", newest.id),
        late: case.late,
        late_are_dismissed: open.announcement.late_rule == LateRule::Dismiss,
    };
    visit
        .page(
            "application/receipt.html",
            visit.t("soknad-kvittering-tittel"),
        )
        .crumb(visit.t("soknad-mine"), "/soknader")
        .crumb(heading(&visit, case.year), format!("/soknader/{number}"))
        .with(&data)
}

pub(super) fn routes() -> Vec<rocket::Route> {
    rocket::routes![review, submit, receipt]
}
