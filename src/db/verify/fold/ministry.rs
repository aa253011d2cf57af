//! Appropriation, frames, settings, calls and rounds.

use super::super::chains::Event;
use super::super::expected::{Expected, Want};
use crate::domain::fact::{Fact, RoundOpened};
use crate::domain::id::UserId;

/// Money and settings; the call and its rounds after them.
pub(super) fn act(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (event.subject, UserId(event.actor), event.at);
    match fact {
        Fact::AppropriationSet(set) => {
            let row = expected.row("appropriation", id);
            row.set("year", set.year).set("amount", set.after);
            row.set("chapter", set.chapter.clone());
            row.set("item", set.item.clone());
            let entry = expected.row("appropriation_entry", set.entry);
            entry.set("appropriation_id", id);
            entry.set("kind", set.kind.clone());
            entry.set("delta", set.after.minus(set.before));
            entry.set("source", set.source_sha256.clone());
            entry.set("entered_by", by).set("entered_at", at);
        }
        Fact::FrameSet(set) => {
            let row = expected.row("budget_frame", id);
            row.set("year", set.year).set("amount", set.after);
            row.set("office_key", set.office.as_str());
            let entry = expected.row("frame_entry", set.entry);
            entry.set("frame_id", id).set("kind", set.kind.clone());
            entry.set("delta", set.after.minus(set.before));
            entry.set("document_reference", set.document_sha256.clone());
            entry.set("entered_by", by).set("entered_at", at);
        }
        Fact::SettingSet(set) => {
            let row = expected.row("scheme_setting", set.setting);
            row.set("year", set.year).set("key", set.key.clone());
            row.set("value", set.after.clone());
            row.set("holds_from", set.holds_from);
            row.set("entered_by", by).set("entered_at", at);
        }
        _ => call(expected, event, fact),
    }
}

/// The call and its rounds.
fn call(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, at) = (event.subject, event.at);
    match fact {
        Fact::CallWritten(written) => {
            let row = expected.row("call", id);
            row.set("year", written.year).empty(&["announced_at"]);
            row.set("text_nb", written.text_nb_sha256.clone());
            row.set("text_nn", written.text_nn_sha256.clone());
            row.set("late_rule", written.late_rule.clone());
            row.set("opens_at", written.opens_at);
            row.set("deadline_at", written.deadline_at);
            row.set("version", written.version);
            expected.drop_where("criterion", "call_id", &Want::from(id));
            for (position, criterion) in (0_i32..).zip(&written.criteria) {
                let row = expected.row("criterion", criterion.id);
                row.set("call_id", id).set("position", position);
                row.set("key", criterion.key.clone());
                row.set("weight", criterion.weight);
                row.set("name_nb", criterion.name_nb_sha256.clone());
                row.set("name_nn", criterion.name_nn_sha256.clone());
            }
        }
        Fact::CallAnnounced(announced) => {
            expected.row("call", id).set("announced_at", at);
            for round in &announced.rounds {
                opened(expected, event, round);
            }
        }
        Fact::RoundAnnounced(announced) => opened(expected, event, &announced.round),
        Fact::RoundChanged(changed) => {
            let row = expected.row("announcement", id);
            row.set("deadline_at", changed.after);
            row.set("addition_nb", changed.addition_nb_sha256.clone());
            row.set("addition_nn", changed.addition_nn_sha256.clone());
        }
        Fact::RoundSettled(_) => {
            expected.row("announcement", id).set("settled_at", at);
        }
        _ => {}
    }
}

fn opened(expected: &mut Expected, event: &Event, round: &RoundOpened) {
    let row = expected.row("announcement", round.announcement);
    row.set("key", round.key.clone());
    row.set("call_id", round.call).set("frame_id", round.frame);
    row.set("office_key", round.office.as_str());
    row.set("round", round.round);
    row.set("opens_at", round.opens_at);
    row.set("deadline_at", round.deadline_at);
    row.set("addition_nb", round.addition_nb_sha256.clone());
    row.set("addition_nn", round.addition_nn_sha256.clone());
    row.set("announced_at", event.at).empty(&["settled_at"]);
}
