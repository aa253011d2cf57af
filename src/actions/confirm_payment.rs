//! Confirms a payment with its day and voucher number (bilagsnummer). The first one makes the grant paid and the report due.

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection, payment::Standing};
use crate::domain::fact::{PaymentConfirmed, ReportDue};
use crate::domain::id::PaymentId;
use crate::domain::lifecycle::grant::{Accepted, GrantState};
use crate::domain::persons_apart::Duty;
use crate::domain::time::Day;
use crate::mail::Kind;

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
        let payment = db::payment::of_grant(connection, grant.id)?
            .into_iter()
            .find(|other| other.id == payment)
            .ok_or(Error::NotFound)?;
        let parts = granted::parts_in(grant, &payment);
        granted::apart(context, connection, &granted, Duty::ConfirmPayment, &parts)?;
        let Standing::Attested { at, .. } = payment.standing else {
            return Err(Error::Conflict);
        };
        if confirmation.paid_on > context.today() || confirmation.paid_on < at.day() {
            return Err(Error::field("dato", "utbetaling-feil-dato"));
        }
        let case = grant.for_step(connection)?;
        let (paid_on, voucher) = (confirmation.paid_on, confirmation.voucher);
        db::payment::confirm(
            connection,
            payment.id,
            paid_on,
            voucher,
            context.actor.user,
            context.now,
        )?;
        let fact = PaymentConfirmed {
            payment: payment.id,
            amount: payment.amount,
            account: payment.account,
            paid_on,
            voucher: voucher.to_owned(),
            report_due: expect_report(context, connection, &granted)?,
        };
        let taken = if grant.state == GrantState::Accepted {
            case.in_state::<Accepted>()?.confirm_payment(fact, permit)
        } else {
            case.note(fact, permit)?
        };
        context.record(connection, taken)?;
        granted.tell_municipality(
            context,
            connection,
            Kind::GrantPaid,
            &granted.municipal_path(),
        )
    })
}

/// The report falls due with the first payment.
fn expect_report(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    granted: &granted::Granted,
) -> Result<Option<ReportDue>> {
    if db::annual_report::of_grant(connection, granted.grant.id)?.is_some() {
        return Ok(None);
    }
    let rules = db::scheme_setting::rules(connection, granted.case.year, context.today())?;
    let on = rules.report_due;
    let report = db::annual_report::expect(connection, granted.grant.id, on, context.now)?;
    Ok(Some(ReportDue { report, on }))
}
