//! What the pages of a grant show in common: payments, claims, the sums and what happened.

use crate::access::Actor;
use crate::actions::granted::{self, Granted};
use crate::db::payment::{Payment, Standing};
use crate::db::repayment::Claim;
use crate::db::{self, AnyConnection};
use crate::domain::annual_report::Account;
use crate::domain::check_digits::account_as_read;
use crate::domain::lifecycle::Audience;
use crate::domain::lifecycle::grant::GrantState;
use crate::domain::money::Kroner;
use crate::domain::persons_apart::{self, Duty};
use crate::domain::time::{Day, Timestamp};
use crate::text::Variable;
use crate::web::kit::event;
use crate::web::kit::failure::Failure;
use crate::web::kit::names::person_name;
use crate::web::kit::visit::Visit;
use serde::Serialize;

/// A payment in a table.
#[derive(Debug, Serialize)]
pub struct PaymentView {
    /// Its number.
    pub id: i64,
    /// Amount.
    pub amount: Kroner,
    /// The account as people read it.
    pub account: String,
    /// Who proposed it, and when.
    pub proposed: String,
    /// Where it stands, in words.
    pub status: String,
    /// The colour of the tag.
    pub color: &'static str,
    /// `proposed`, `attested`, `confirmed` or `refused`.
    pub standing: &'static str,
    /// The day it was paid.
    pub paid_on: Option<Day>,
    /// The voucher number, or why it was refused.
    pub note: String,
    /// Whether the visitor had another part in it, and so may not attest.
    pub took_part: bool,
    /// Whether the visitor had another part in it, and so may not confirm.
    pub may_not_confirm: bool,
}

/// A claim in a table.
#[derive(Debug, Serialize)]
pub struct ClaimView {
    /// Amount.
    pub amount: Kroner,
    /// By when it is to be paid.
    pub pay_by: Day,
    /// When it came in.
    pub repaid_on: Option<Day>,
    /// The reference.
    pub reference: String,
}

/// The sums of a grant, worked out.
#[derive(Debug, Serialize)]
pub struct SumsView {
    granted: Kroner,
    paid: Kroner,
    unpaid: Kroner,
    spent: Option<Kroner>,
    unspent: Kroner,
    repaid: Kroner,
    outstanding: Kroner,
}

impl SumsView {
    /// Of an account; `spent` only when a report is in.
    #[must_use]
    pub fn of(account: &Account, is_reported: bool) -> Self {
        Self {
            granted: account.granted,
            paid: account.paid,
            unpaid: account.unpaid(),
            spent: is_reported.then_some(account.spent),
            unspent: account.unspent(),
            repaid: account.repaid,
            outstanding: account.outstanding(),
        }
    }
}

/// An event of the grant, for the component `Timeline`.
#[derive(Debug, Serialize)]
pub struct EventView {
    time: Timestamp,
    text: String,
    who: String,
    comment: String,
}

/// The state of a grant as a word and a colour.
#[must_use]
pub fn state_tag(visit: &Visit, state: GrantState) -> (String, &'static str) {
    let color = match state {
        GrantState::Awarded | GrantState::ReportReturned => "warning",
        GrantState::Accepted | GrantState::Reported | GrantState::CarriedOver => "info",
        GrantState::Paid | GrantState::ReportApproved => "success",
        GrantState::Declined | GrantState::Lapsed | GrantState::Closed => "neutral",
    };
    let key = format!("tilskudd-tilstand-{}", state.as_str().replace('_', "-"));
    (visit.t(&key), color)
}

/// The payments of a grant, oldest first.
///
/// # Errors
/// When the database does not answer.
pub fn payments(
    visit: &Visit,
    connection: &mut AnyConnection,
    (granted, payments): (&Granted, &[Payment]),
) -> Result<Vec<PaymentView>, Failure> {
    if payments.is_empty() {
        return Ok(Vec::new());
    }
    let rules = db::scheme_setting::rules(connection, granted.case.year, visit.now.day())?;
    let took_part = |payment: &Payment, duty| {
        let parts = granted::parts_in(&granted.grant, payment);
        let apart = |actor: &Actor| persons_apart::apart(actor.user, duty, &parts, &rules);
        visit.actor.as_ref().is_some_and(apart)
    };
    let mut views = Vec::with_capacity(payments.len());
    for payment in payments {
        let name = person_name(connection, payment.proposed_by)?;
        let (standing, key, color, paid_on, note) = standing(&payment.standing);
        views.push(PaymentView {
            id: payment.id.0,
            amount: payment.amount,
            account: account_as_read(&payment.account),
            proposed: by(visit, &name, payment.proposed_at),
            status: visit.t(key),
            color,
            standing,
            paid_on,
            note,
            took_part: took_part(payment, Duty::AttestPayment),
            may_not_confirm: took_part(payment, Duty::ConfirmPayment),
        });
    }
    Ok(views)
}

type Told = (
    &'static str,
    &'static str,
    &'static str,
    Option<Day>,
    String,
);

fn standing(standing: &Standing) -> Told {
    match standing {
        Standing::Proposed => (
            "proposed",
            "utbetaling-status-foreslatt",
            "warning",
            None,
            String::new(),
        ),
        Standing::Attested { .. } => (
            "attested",
            "utbetaling-status-attestert",
            "info",
            None,
            String::new(),
        ),
        Standing::Refused { reason, .. } => (
            "refused",
            "utbetaling-status-avvist",
            "danger",
            None,
            reason.clone(),
        ),
        Standing::Confirmed {
            paid_on, voucher, ..
        } => (
            "confirmed",
            "utbetaling-status-bekreftet",
            "success",
            Some(*paid_on),
            voucher.clone(),
        ),
    }
}

/// «Kari Solberg, 02.10.2019 kl. 09.00».
#[must_use]
pub fn by(visit: &Visit, name: &str, at: Timestamp) -> String {
    visit.t_with(
        "utbetaling-av",
        &[
            ("navn", Variable::from(name)),
            ("tid", Variable::from(at.norwegian())),
        ],
    )
}

/// The claims of a grant.
#[must_use]
pub fn claims(claims: &[Claim]) -> Vec<ClaimView> {
    claims
        .iter()
        .map(|claim| ClaimView {
            amount: claim.amount,
            pay_by: claim.pay_by,
            repaid_on: claim.repaid.as_ref().map(|repaid| repaid.on),
            reference: claim
                .repaid
                .as_ref()
                .map_or_else(String::new, |repaid| repaid.reference.clone()),
        })
        .collect()
}

/// The account of a grant, with the sums its pages show.
///
/// # Errors
/// When the database does not answer.
pub fn sums(
    connection: &mut AnyConnection,
    granted: &Granted,
) -> Result<(Account, SumsView), Failure> {
    let account = granted::account(connection, &granted.grant)?;
    let is_reported = db::annual_report::spent(connection, granted.grant.id)?.is_some();
    Ok((account, SumsView::of(&account, is_reported)))
}

/// What happened with the grant, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn events(
    visit: &Visit,
    connection: &mut AnyConnection,
    granted: &Granted,
) -> Result<Vec<EventView>, Failure> {
    let lines = db::history::of_case(connection, granted.case.id, Audience::Office)?;
    let from_award = lines
        .iter()
        .position(|line| line.step == "award")
        .unwrap_or(0);
    Ok(lines
        .iter()
        .skip(from_award)
        .rev()
        .map(|line| {
            let text = event::name_of(visit, line);
            EventView {
                time: line.at,
                text: match line.fact.amount() {
                    Some(amount) => format!("{text}: {amount}"),
                    None => text,
                },
                who: event::who(line),
                comment: line.remark.clone().unwrap_or_default(),
            }
        })
        .collect())
}

/// What economy wrote when it last sent the account back.
///
/// # Errors
/// When the database does not answer.
pub fn why_account_returned(
    connection: &mut AnyConnection,
    granted: &Granted,
) -> Result<String, Failure> {
    let lines = db::history::of_case(connection, granted.case.id, Audience::Everybody)?;
    Ok(lines
        .into_iter()
        .rev()
        .find(|line| line.step == "return_account")
        .and_then(|line| line.remark)
        .unwrap_or_default())
}
