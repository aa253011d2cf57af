//! The municipality's own applications: list, task list, form pages, check and submit, receipt.

mod conflict;
mod ending;
mod hub;
mod list;
mod options;
mod review;
mod section;
mod typed;

use crate::actions::draft::{self, Draft};
use crate::db;
use crate::db::return_for_completion::Remark;
use crate::domain::application::Section;
use crate::domain::call::LateRule;
use crate::domain::lifecycle::application::ApplicationState;
use crate::text::Variable;
use crate::web::kit::failure::Failure;
use crate::web::kit::visit::{SignedIn, Visit};

/// Everything mounted under `/soknader` before the grant.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        list::routes(),
        hub::routes(),
        section::routes(),
        conflict::routes(),
        review::routes(),
        ending::routes(),
    ]
    .concat()
}

/// A draft with what a page about it needs.
struct Open {
    draft: Draft,
    announcement: db::announcement::Announcement,
    remarks: Vec<Remark>,
}

/// Reads the draft; for anybody but its municipality it does not exist.
fn open(visit: SignedIn<'_>, number: &str) -> Result<Open, Failure> {
    let context = visit.reading();
    Ok(visit.world().db.read(|c| {
        let draft = draft::load(&context, c, number)?;
        let announcement = db::announcement::by_id(c, draft.case.announcement)?;
        let remarks = if draft.case.state == ApplicationState::Returned {
            db::return_for_completion::open(c, draft.case.id)?
        } else {
            Vec::new()
        };
        Ok::<_, crate::actions::Error>(Open {
            draft,
            announcement,
            remarks,
        })
    })?)
}

/// How far a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotStarted,
    UnderWay,
    Done,
    ToMend,
}

impl Progress {
    const fn text_key(self) -> &'static str {
        match self {
            Self::NotStarted => "soknad-oppgave-ikke-startet",
            Self::UnderWay => "soknad-oppgave-pagar",
            Self::Done => "soknad-oppgave-ferdig",
            Self::ToMend => "soknad-oppgave-ma-rettes",
        }
    }

    /// Colour only on what asks for action.
    const fn color(self) -> &'static str {
        match self {
            Self::NotStarted | Self::Done => "",
            Self::UnderWay => "info",
            Self::ToMend => "warning",
        }
    }
}

impl Open {
    fn progress(&self, visit: SignedIn<'_>, section: Section) -> Progress {
        let saved = self.draft.saved(section);
        let untouched = self.remarks.iter().any(|remark| {
            remark.section == section.as_str()
                && saved.is_none_or(|s| s.saved_at <= remark.returned_at)
        });
        let is_complete = self.draft.faults(&visit.reading(), section).is_empty();
        match saved {
            _ if untouched => Progress::ToMend,
            None => Progress::NotStarted,
            Some(_) if is_complete => Progress::Done,
            Some(_) if self.draft.case.state == ApplicationState::Returned => Progress::ToMend,
            Some(_) => Progress::UnderWay,
        }
    }

    /// The open remarks to a section.
    fn comment(&self, section: Section) -> String {
        let comments: Vec<&str> = self
            .remarks
            .iter()
            .filter(|remark| remark.section == section.as_str())
            .map(|remark| remark.comment.as_str())
            .collect();
        comments.join("\n")
    }

    /// The deadline banner while it is a draft.
    fn deadline(&self, visit: &Visit) -> Option<Deadline> {
        (self.draft.case.state == ApplicationState::Draft).then(|| {
            let at = self.announcement.deadline_at;
            let is_over = visit.now > at;
            let days = (at.day() - visit.now.day()).num_days();
            Deadline {
                text: visit.t_with(
                    "soknad-utlysning-frist",
                    &[("tid", Variable::from(at.norwegian()))],
                ),
                days: if is_over { days.min(-1) } else { days },
                note: visit.t(match (is_over, self.announcement.late_rule) {
                    (false, _) => "soknad-frist-merknad",
                    (true, LateRule::Mark) => "soknad-frist-sent-merknad",
                    (true, LateRule::Dismiss) => "letter-kvittering-avvises",
                }),
            }
        })
    }
}

/// The banner's parts.
#[derive(Debug, serde::Serialize)]
struct Deadline {
    text: String,
    days: i64,
    note: String,
}

/// The title of a section.
fn title_of(visit: &Visit, section: Section) -> String {
    visit.t(&format!("soknad-seksjon-{}", section.as_str()))
}

/// The title of an application.
fn heading(visit: &Visit, year: i32) -> String {
    visit.t_with(
        "soknad-tittel",
        &[("aar", Variable::from(year.to_string()))],
    )
}

/// The state as the applicant reads it: nothing of a proposal shows before the letter.
fn state_label(visit: &Visit, state: ApplicationState) -> String {
    visit.t(&format!("soknad-tilstand-{}", state.as_str()))
}

const fn state_color(state: ApplicationState) -> &'static str {
    match state {
        ApplicationState::Draft
        | ApplicationState::AwaitingLeader
        | ApplicationState::Withdrawn
        | ApplicationState::Discarded => "neutral",
        ApplicationState::Submitted | ApplicationState::Assessed => "info",
        ApplicationState::Returned => "warning",
        ApplicationState::Granted => "success",
        ApplicationState::Rejected | ApplicationState::Dismissed => "danger",
    }
}
