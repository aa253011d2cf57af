//! What each fact makes of the rows: the same as its verb wrote, told once more from the fact alone.

mod account;
mod application;
mod grant;
mod ministry;

use super::chains::Event;
use super::expected::{Expected, Want};
use crate::domain::fact::{Document, Fact, Remark};
use crate::domain::id::{ApplicationId, UserId};
use crate::domain::journal;

/// Adds what an event says to the rows there should be.
pub(super) fn fold(expected: &mut Expected, event: &Event, fact: &Fact) {
    match event.kind.as_str() {
        "application" => application::application(expected, event, fact),
        "grant" => grant::grant(expected, event, fact),
        "user" => account::user(expected, event, fact),
        _ => ministry::act(expected, event, fact),
    }
    entries(expected, event, fact);
}

fn document(expected: &mut Expected, event: &Event, id: ApplicationId, document: &Document) {
    let row = expected.row("document", &document.id);
    row.set("subject_kind", event.kind.clone());
    row.set("subject_id", event.subject);
    row.set("application_id", id);
    row.set("kind", document.kind.clone());
    row.set("title", document.title_sha256.clone());
    row.set("standard", document.standard.clone());
    row.set("sha256", document.sha256.as_str());
    row.set("created_by", UserId(event.actor));
    row.set("created_at", event.at);
}

fn remark(expected: &mut Expected, event: &Event, id: ApplicationId, remark: &Remark) {
    let row = expected.row("remark", remark.id);
    row.set("application_id", id);
    row.set("body", Want::TextOrErased(remark.sha256.clone()));
    row.set("sha256", remark.sha256.as_str());
    row.set("written_by", UserId(event.actor));
    row.set("written_at", event.at);
}

/// The entries of the journal.
fn entries(expected: &mut Expected, event: &Event, fact: &Fact) {
    let application = match event.kind.as_str() {
        "application" => Some(ApplicationId(event.subject)),
        "grant" => expected.application_of.get(&event.subject).copied(),
        _ => None,
    };
    let (year, office, municipality) = match journal::year_and_office(fact) {
        Some((year, office)) => (year, office.map(|key| key.as_str().to_owned()), None),
        None => {
            let sent = application.and_then(|id| expected.sent.get(&id.0).cloned());
            let Some((year, received_by, municipality)) = sent else {
                return;
            };
            let office = match event.kind.as_str() {
                "grant" => pays(expected, event.subject).unwrap_or(received_by),
                _ => received_by,
            };
            (year, Some(office), Some(municipality))
        }
    };
    for entry in journal::entries(fact) {
        let source = match event.kind.as_str() {
            "application" => "application_event",
            "grant" => "grant_event",
            _ => "act_event",
        };
        let row = expected.row(
            "journal",
            format!("{source} {}/{}", event.id, entry.kind.as_str()),
        );
        row.set("amount", entry.amount).set("cases", entry.cases);
        row.set("year", year).set("office_key", office.clone());
        row.set("municipality_code", municipality);
        row.set("application_id", application);
        let of_grant = (event.kind == "grant").then_some(event.subject);
        row.set("grant_id", of_grant);
        row.set("at", event.at);
    }
}

/// The office whose frame pays a grant.
fn pays(expected: &Expected, grant: i64) -> Option<String> {
    let frame = expected.frame_of.get(&grant)?;
    match expected.copy("budget_frame", frame).get("office_key")? {
        Want::Is(serde_json::Value::String(key)) => Some(key.clone()),
        _ => None,
    }
}
