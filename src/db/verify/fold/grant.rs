//! A grant, from the letter to the closed account.

use super::super::chains::Event;
use super::super::expected::Expected;
use super::{document, remark};
use crate::domain::fact::Fact;
use crate::domain::id::UserId;

/// The answer and the account; payments, reports and claims after them.
pub(super) fn grant(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (event.subject, UserId(event.actor), event.at);
    let row = expected.row("grants", id);
    row.set("state", event.to.clone());
    row.set("last_event_id", event.id);
    match fact {
        Fact::Awarded(awarded) => {
            row.set("application_id", awarded.application);
            row.set("decision_id", awarded.decision);
            row.set("frame_id", awarded.frame);
            row.set("amount", awarded.amount).set("awarded_at", at);
            row.set("accept_by", awarded.accept_by);
            row.empty(&["accepted_at"]);
            expected.application_of.insert(id, awarded.application);
            expected.frame_of.insert(id, awarded.frame);
            commit(expected, id, awarded.amount.0);
        }
        Fact::Accepted(accepted) => {
            row.set("accepted_at", at);
            account(expected, event, accepted.bank_account.0, &accepted.account);
        }
        Fact::AccountGiven(given) => {
            account(expected, event, given.bank_account.0, &given.account);
        }
        Fact::Declined(declined) => commit(expected, id, -declined.amount.0),
        Fact::Lapsed(lapsed) => commit(expected, id, -lapsed.amount.0),
        Fact::AccountRegistered(registered) => {
            let row = expected.row("bank_account", registered.bank_account);
            row.set("registered_by", by).set("registered_at", at);
        }
        Fact::AccountReturned(returned) => {
            let row = expected.row("bank_account", returned.bank_account);
            row.set("returned_by", by).set("returned_at", at);
        }
        _ => payment(expected, event, fact),
    }
    let case = expected.application_of.get(&id).copied();
    if let (Some(case), Some(text)) = (case, fact.remark()) {
        remark(expected, event, case, text);
    }
    if let (Some(case), Some(made)) = (case, fact.document()) {
        document(expected, event, case, made);
    }
}

fn commit(expected: &mut Expected, grant: i64, amount: i64) {
    if let Some(frame) = expected.frame_of.get(&grant) {
        *expected.committed.entry(frame.0).or_default() += amount;
    }
}

fn account(expected: &mut Expected, event: &Event, id: i64, number: &str) {
    let row = expected.row("bank_account", id);
    row.set("grant_id", event.subject).set("number", number);
    row.set("given_by", UserId(event.actor));
    row.set("given_at", event.at);
    row.empty(&["registered_by", "registered_at"]);
    row.empty(&["returned_by", "returned_at"]);
}

/// Payments, and the report that falls due with the first one.
fn payment(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (event.subject, UserId(event.actor), event.at);
    match fact {
        Fact::PaymentProposed(proposed) => {
            let row = expected.row("payment", proposed.payment);
            row.set("grant_id", id).set("amount", proposed.amount);
            row.set("account_number", proposed.account.clone());
            row.set("decided_by", proposed.decided_by);
            row.set("proposed_by", by).set("proposed_at", at);
            row.empty(&["attested_by", "attested_at"]);
            row.empty(&["refused_by", "refused_at", "refusal_remark_id"]);
            row.empty(&["confirmed_by", "confirmed_at", "paid_on"]);
            row.empty(&["voucher_number"]);
        }
        Fact::PaymentAttested(attested) => {
            let row = expected.row("payment", attested.payment);
            row.set("attested_by", by).set("attested_at", at);
        }
        Fact::PaymentRefused(refused) => {
            let row = expected.row("payment", refused.payment);
            row.set("refused_by", by).set("refused_at", at);
            row.set("refusal_remark_id", refused.reason.id);
        }
        Fact::PaymentConfirmed(confirmed) => {
            let row = expected.row("payment", confirmed.payment);
            row.set("confirmed_by", by).set("confirmed_at", at);
            row.set("paid_on", confirmed.paid_on);
            row.set("voucher_number", confirmed.voucher.clone());
            if let Some(due) = confirmed.report_due {
                let row = expected.row("report", due.report);
                row.set("grant_id", id).set("due_on", due.on);
                row.empty(&["figures", "spent", "own_funds", "document_id"]);
                row.empty(&["submitted_by", "submitted_at"]);
                row.empty(&["returned_remark_id", "returned_at"]);
                row.empty(&["approved_by", "approved_at"]);
            }
        }
        _ => report(expected, event, fact),
    }
}

/// Reports.
fn report(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (by, at) = (UserId(event.actor), event.at);
    match fact {
        Fact::ReportSubmitted(submitted) => {
            let row = expected.row("report", submitted.report);
            row.set("figures", submitted.figures_sha256.clone());
            row.set("spent", submitted.spent);
            row.set("own_funds", submitted.own_funds);
            row.set("submitted_by", by).set("submitted_at", at);
            row.set("document_id", submitted.document.id.clone());
        }
        Fact::ReportReturned(returned) => {
            let row = expected.row("report", returned.report);
            row.set("returned_remark_id", returned.comment.id);
            row.set("returned_at", at);
        }
        Fact::ReportApproved(approved) => {
            let row = expected.row("report", approved.report);
            row.set("approved_by", by).set("approved_at", at);
        }
        _ => claim(expected, event, fact),
    }
}

/// Claims for unspent money and what came back.
fn claim(expected: &mut Expected, event: &Event, fact: &Fact) {
    let (id, by, at) = (event.subject, UserId(event.actor), event.at);
    match fact {
        Fact::UnspentClaimed(claimed) => {
            let row = expected.row("repayment", claimed.repayment);
            row.set("grant_id", id);
            row.set("claimed_amount", claimed.amount);
            row.set("claimed_by", by).set("claimed_at", at);
            row.set("pay_by", claimed.pay_by);
            row.empty(&["repaid_amount", "repaid_on", "reference"]);
            row.empty(&["registered_by", "registered_at"]);
        }
        Fact::Repaid(repaid) => {
            let claim = repaid.repayment;
            if let Some(rest) = repaid.rest {
                let open = expected.number("repayment", claim, "claimed_amount");
                let copied = expected.copy("repayment", claim);
                let row = expected.row("repayment", rest);
                row.columns = copied;
                row.set("claimed_amount", open - repaid.amount.0);
            }
            let row = expected.row("repayment", claim);
            row.set("claimed_amount", repaid.amount);
            row.set("repaid_amount", repaid.amount);
            row.set("repaid_on", repaid.on);
            row.set("reference", repaid.reference.clone());
            row.set("registered_by", by).set("registered_at", at);
        }
        _ => {}
    }
}
