//! Confirms a payment with its day and voucher number (bilagsnummer). The first one makes the grant paid and the report due.

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, payment::Standing};
use crate::domain::id::PaymentId;
use crate::domain::lifecycle::grant::{Accepted, GrantState};
use crate::domain::time::Day;
use crate::mail::Kind;
use serde_json::json;

/// What the accounts say.
#[derive(Debug, Clone, Copy)]
pub struct Confirmation<'a> {
    /// The day the money was paid.
    pub paid_on: Day,
    /// The voucher number.
    pub voucher: &'a str,
}

/// Confirms.
///
/// # Errors
/// [`Error::Invalid`] for a day before the attestation or after today; [`Error::Conflict`] when it is not attested or was
/// confirmed meanwhile; [`Error::Denied`] for whoever decided.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    payment: PaymentId,
    confirmation: Confirmation<'_>,
) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::ConfirmPayment, &granted.case.facts())?;
        granted::apart(&permit, &[grant.decided_by])?;
        let payment = db::payment::of_grant(connection, grant.id)?
            .into_iter()
            .find(|other| other.id == payment)
            .ok_or(Error::NotFound)?;
        let Standing::Attested { at, .. } = payment.standing else {
            return Err(Error::Conflict);
        };
        if confirmation.paid_on > context.today() || confirmation.paid_on < at.day() {
            return Err(Error::field("dato", "utbetaling-feil-dato"));
        }
        let case = grant.for_step(connection)?;
        let taken = if grant.state == GrantState::Accepted {
            case.in_state::<Accepted>()?.confirm_payment(permit)
        } else {
            case.note("confirm_instalment", permit)?
        };
        let (paid_on, voucher) = (confirmation.paid_on, confirmation.voucher);
        db::payment::confirm(connection, payment.id, paid_on, voucher, context.actor.user, context.now)?;
        if db::annual_report::of_grant(connection, grant.id)?.is_none() {
            let rules = db::scheme_setting::rules(connection, granted.case.year, context.today())?;
            db::annual_report::expect(connection, grant.id, rules.report_due, context.now)?;
        }
        let details = json!({ "payment": payment.id, "amount": payment.amount, "paid_on": paid_on, "voucher": voucher });
        db::event::store(connection, taken.telling(details), context.now)?;
        granted.tell_municipality(context, connection, Kind::GrantPaid, &granted.municipal_path())
    })
}
