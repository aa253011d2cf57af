//! An application, from its start to the decision.

use super::super::chains::Event;
use super::super::expected::Expected;
use super::{document, remark};
use crate::domain::fact::{Decided, Fact, Remark};
use crate::domain::id::{ApplicationId, UserId};

/// What the municipality does, and the return for completion; the rest of the office's steps after them.
pub(super) fn application(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (ApplicationId(event.subject), UserId(event.actor), event.at);
    let case = expected.row("application", id);
    case.set("state", event.to.clone());
    case.set("last_event_id", event.id);
    match fact {
        Fact::Started(started) => {
            case.set("case_number", started.case_number.clone());
            case.set("year", started.year);
            case.set("announcement_id", started.announcement);
            case.set("municipality_code", started.municipality);
            case.set("received_by_office", started.office.as_str());
            case.set("started_by", by).set("started_at", at);
            case.set("late", false);
            case.empty(&["submitted_at", "applied_amount", "case_officer_id"]);
            case.empty(&["chosen_standard", "decided_by_office", "successor_code"]);
            let office = started.office.as_str().to_owned();
            let sent = (started.year, office, started.municipality);
            expected.sent.insert(id.0, sent);
            count(expected, started.year, &started.case_number);
        }
        Fact::Submitted(submitted) => {
            case.set("submitted_at", at).set("late", submitted.late);
            case.set("applied_amount", submitted.applied);
            let row = expected.row("submission", format!("{id}/{}", submitted.number));
            row.set("content", submitted.content_sha256.clone());
            row.set("applied_amount", submitted.applied);
            row.set("submitted_by", by).set("submitted_at", at);
            document(expected, event, id, &submitted.receipt);
            answered(expected, event, id);
        }
        Fact::ReturnedForCompletion(returned) => {
            for remark in &returned.remarks {
                let row = expected.row("return_for_completion", remark.id);
                row.set("application_id", id);
                row.set("section", remark.section.clone());
                row.set("comment", remark.sha256.clone());
                row.set("respond_by", returned.respond_by);
                row.set("returned_by", by).set("returned_at", at);
                row.empty(&["answered_at"]);
            }
            let open = returned.remarks.iter().map(|remark| remark.id);
            expected.open_returns.entry(id).or_default().extend(open);
            reopened(expected, id, None);
        }
        Fact::TakenAsItStands(_) | Fact::Withdrawn(_) => answered(expected, event, id),
        _ => office(expected, event, fact),
    }
    if let Some(text) = fact.remark() {
        remark(expected, event, id, text);
    }
}

/// Assessment, proposal, decision, and the acts that change no state.
fn office(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (ApplicationId(event.subject), UserId(event.actor), event.at);
    match fact {
        Fact::Proposed(proposed) => {
            let row = expected.row("assessment", format!("{id}/1/1"));
            row.set("proposed_by", by).set("proposed_at", at);
            row.empty(&["returned_remark_id"]);
            let digest = proposed.assessment_sha256.clone();
            expected.assessments.insert(id, digest);
        }
        Fact::ProposalTakenBack(_) => reopened(expected, id, None),
        Fact::ProposalReturned(returned) => reopened(expected, id, Some(&returned.comment)),
        Fact::Granted(granted) => decided(expected, event, "granted", &granted.decided),
        Fact::Rejected(rejected) => decided(expected, event, "rejected", &rejected.decided),
        Fact::Dismissed(dismissed) => decided(expected, event, "dismissed", &dismissed.decided),
        Fact::Assigned(assigned) => {
            expected
                .row("application", id)
                .set("case_officer_id", assigned.officer);
        }
        Fact::ImpartialityDeclared(declared) => {
            let row = expected.row("impartiality", format!("{id}/{by}"));
            row.set("impartial", declared.impartial);
            row.set("reason", declared.reason_sha256.clone());
            row.set("declared_at", at);
            row.empty(&["asked_at", "asked_reason", "confirmed_by"]);
            // A case is nobody's who is not impartial in it.
            let officer = expected.number("application", id, "case_officer_id");
            if !declared.impartial && officer == by.0 {
                expected.row("application", id).empty(&["case_officer_id"]);
            }
        }
        Fact::ImpartialityAsked(asked) => {
            let row = expected.row("impartiality", format!("{id}/{by}"));
            row.set("asked_at", at);
            row.set("asked_reason", asked.reason_sha256.clone());
        }
        Fact::ImpartialityAnswered(answered) => {
            let row = expected.row("impartiality", format!("{id}/{}", answered.person));
            row.empty(&["asked_at", "asked_reason"]);
            if answered.impartial {
                row.set("impartial", true).set("declared_at", at);
                row.set("reason", "").set("confirmed_by", by);
            }
        }
        Fact::StandardChosen(chosen) => {
            expected
                .row("application", id)
                .set("chosen_standard", chosen.standard.as_str());
        }
        Fact::SuccessorAssigned(assigned) => {
            expected
                .row("application", id)
                .set("successor_code", assigned.municipality);
        }
        _ => {}
    }
}

/// The last case number of a year is the counter's.
fn count(expected: &mut Expected, year: i32, case_number: &str) {
    let number: i64 = case_number
        .rsplit('-')
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0);
    let last = expected.number("case_counter", year, "last_number");
    expected
        .row("case_counter", year)
        .set("last_number", number.max(last));
}

fn answered(expected: &mut Expected, event: &Event, id: ApplicationId) {
    for remark in expected.open_returns.remove(&id).unwrap_or_default() {
        let row = expected.row("return_for_completion", remark);
        row.set("answered_at", event.at);
    }
}

fn reopened(expected: &mut Expected, id: ApplicationId, comment: Option<&Remark>) {
    // A returned application whose assessment was never proposed has nothing to reopen.
    if expected.assessments.remove(&id).is_some() {
        let row = expected.row("assessment", format!("{id}/1/1"));
        row.empty(&["proposed_by", "proposed_at"]);
        row.set("returned_remark_id", comment.map(|remark| remark.id));
    }
}

fn decided(expected: &mut Expected, event: &Event, kind: &'static str, decided: &Decided) {
    let id = ApplicationId(event.subject);
    expected
        .row("application", id)
        .set("decided_by_office", decided.office.as_str());
    let row = expected.row("decision", decided.decision);
    row.set("application_id", id).set("kind", kind);
    row.empty(&["previous_decision_id"]);
    row.set("amount", decided.amount);
    row.set("frame_id", decided.frame);
    row.set("proposed_by", decided.proposed_by);
    row.set("decided_by", UserId(event.actor));
    row.set("decided_at", event.at);
    row.set("office_key", decided.office.as_str());
    row.set("office_name", event.on_behalf_of.clone());
    row.set("standard", decided.letter.standard.clone());
    row.set("grounds", decided.grounds_sha256.clone());
    row.set("conditions", decided.conditions_sha256.clone());
    row.set("document_id", decided.letter.id.clone());
    document(expected, event, id, &decided.letter);
}
