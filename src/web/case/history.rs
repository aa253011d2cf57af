//! The history of a case as the office reads it: versions, documents, readers and events.

use super::gathered::Gathered;
use crate::db::document::DocumentRow;
use crate::db::event::HistoryLine;
use crate::domain::geography::WrittenStandard;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use crate::text::Variable;
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
                text: visit.t(&format!("hendelse-{}", line.step.replace('_', "-"))),
                who: format!("{}, {}", line.actor, line.on_behalf_of),
                comment: told(visit, line),
            })
            .collect()
    }
}

/// What an event tells beside its name.
fn told(visit: &SignedIn<'_>, line: &HistoryLine) -> String {
    let text = |name: &str| line.details.get(name).and_then(|value| value.as_str());
    let mut parts = Vec::new();
    if let Some(amount) = line
        .details
        .get("amount")
        .and_then(serde_json::Value::as_i64)
        && amount > 0
    {
        let amount = Kroner(amount).to_string();
        parts.push(visit.t_with("sak-detalj-belop", &[("belop", Variable::from(amount))]));
    }
    if let Some(day) = text("respond_by").and_then(crate::domain::time::parse_day) {
        let day = crate::domain::time::norwegian_day(day);
        parts.push(visit.t_with("sak-detalj-svarfrist", &[("dato", Variable::from(day))]));
    }
    if let Some(name) = text("to") {
        parts.push(visit.t_with("sak-detalj-til", &[("navn", Variable::from(name))]));
    }
    if let Some(standard) = text("standard").filter(|_| line.step == "choose_standard") {
        let name = WrittenStandard::parse(standard).map_or_else(
            || standard.to_owned(),
            |s| visit.t(&format!("sak-malform-navn-{}", s.as_str())),
        );
        parts.push(name);
    }
    match line
        .details
        .get("impartial")
        .and_then(serde_json::Value::as_bool)
    {
        Some(true) => parts.push(visit.t("sak-habil")),
        Some(false) => parts.push(visit.t("sak-inhabil")),
        None => {}
    }
    if let Some(comment) = text("comment") {
        parts.push(comment.to_owned());
    }
    parts.join("\n")
}
