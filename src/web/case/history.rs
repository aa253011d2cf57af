//! The history of a case as the office reads it: versions, documents, readers and events.

use super::gathered::Gathered;
use crate::db::document::DocumentRow;
use crate::domain::time::Timestamp;
use crate::web::kit::event;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct SubmissionView {
    pub number: i32,
    pub at: String,
    pub by: String,
    pub applied: i64,
    pub current: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentView {
    pub id: String,
    pub title: String,
    pub created_at: Timestamp,
    /// For a letter: whether and when the municipality has opened it.
    pub opened: String,
}

/// Somebody at the office who has opened the case, and the last day of that.
#[derive(Debug, Serialize)]
pub(super) struct ReaderView {
    pub name: String,
    pub day: String,
}

#[derive(Debug, Serialize)]
pub(super) struct EventView {
    pub time: String,
    pub text: String,
    pub who: String,
    pub comment: String,
}

impl Gathered {
    pub(super) fn submission_views(&self, shown: Option<i32>) -> Vec<SubmissionView> {
        let mut views: Vec<SubmissionView> = self
            .submissions
            .iter()
            .map(|submission| SubmissionView {
                number: submission.number,
                at: submission.submitted_at.norwegian(),
                by: submission.submitted_by_name.clone(),
                applied: submission.content.applied_amount().0,
                current: Some(submission.number) == shown,
            })
            .collect();
        views.sort_by_key(|view| view.number);
        views
    }

    pub(super) fn document_views(&self, visit: &SignedIn<'_>) -> Vec<DocumentView> {
        self.documents
            .iter()
            .map(|document| DocumentView {
                id: document.id.clone(),
                title: document.title.clone(),
                created_at: document.created_at,
                opened: self.opened_text(visit, document),
            })
            .collect()
    }

    fn opened_text(&self, visit: &SignedIn<'_>, document: &DocumentRow) -> String {
        if !document.kind.ends_with("_letter") {
            return String::new();
        }
        match self.opened.iter().find(|(id, ..)| *id == document.id) {
            Some((_, name, at)) => visit.t_with(
                "sak-brev-apnet",
                &[
                    ("navn", name.as_str().into()),
                    ("tid", at.norwegian().into()),
                ],
            ),
            None => visit.t("sak-brev-uapnet"),
        }
    }

    /// Each person once, whoever opened the case last on top.
    pub(super) fn reader_views(&self) -> Vec<ReaderView> {
        let mut seen = Vec::new();
        let mut views = Vec::new();
        for reading in &self.readings {
            if !seen.contains(&reading.user) {
                seen.push(reading.user);
                views.push(ReaderView {
                    name: reading.name.clone(),
                    day: crate::domain::time::norwegian_day(reading.day),
                });
            }
        }
        views
    }

    pub(super) fn event_views(&self, visit: &SignedIn<'_>) -> Vec<EventView> {
        self.history
            .iter()
            .rev()
            .map(|line| EventView {
                time: line.at.iso(),
                text: event::name_of(visit, line),
                who: event::who(line),
                comment: event::told(visit, visit.world(), line, &self.names),
            })
            .collect()
    }
}
