//! Attests or refuses a proposed payment (attesterer): neither whoever decided nor whoever proposed may, nor, where the
//! scheme-year asks for it, whoever registered the account.

use super::granted::{self, Granted};
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection, payment::Payment};
use crate::domain::fact::{PaymentAttested, PaymentRefused};
use crate::domain::id::PaymentId;
use crate::domain::persons_apart::Duty;
use crate::domain::proof::Permit;
use crate::domain::user::Role;
use crate::mail::Kind;

/// Attests.
///
/// # Errors
/// [`Error::Denied`] for whoever decided or proposed; [`Error::Conflict`] when somebody was faster.
pub fn run(context: &Context<'_>, case_number: &str, payment: PaymentId) -> Result<()> {
    context.world.db.write(|connection| {
        let (granted, payment, permit) = find(context, connection, case_number, payment)?;
        let fact = PaymentAttested {
            payment: payment.id,
            amount: payment.amount,
        };
        let taken = granted.grant.for_step(connection)?.note(fact, permit)?;
        db::payment::attest(connection, payment.id, context.actor.user, context.now)?;
        context.record(connection, taken)
    })
}

/// Refuses, with the reason.
///
/// # Errors
/// As [`run`].
pub fn refuse(
    context: &Context<'_>,
    case_number: &str,
    payment: PaymentId,
    reason: &str,
) -> Result<()> {
    context.world.db.write(|connection| {
        let (granted, payment, permit) = find(context, connection, case_number, payment)?;
        let reason = context.remark(connection, granted.case.id, reason)?;
        let remark = reason.id;
        let fact = PaymentRefused {
            payment: payment.id,
            amount: payment.amount,
            reason,
        };
        let taken = granted.grant.for_step(connection)?.note(fact, permit)?;
        db::payment::refuse(
            connection,
            payment.id,
            remark,
            context.actor.user,
            context.now,
        )?;
        context.record(connection, taken)?;
        granted.tell_office(
            context,
            connection,
            Role::CaseOfficer,
            Kind::PaymentRefused,
            &granted.office_path(),
        )
    })
}

fn find(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
    id: PaymentId,
) -> Result<(Granted, Payment, Permit)> {
    let granted = granted::open(context, connection, case_number)?;
    let permit = access::permit_on(context.actor, Act::AttestPayment, &granted.case.facts())?;
    let payment = db::payment::of_grant(connection, granted.grant.id)?
        .into_iter()
        .find(|payment| payment.id == id)
        .ok_or(Error::NotFound)?;
    let parts = granted::parts_in(&granted.grant, &payment);
    granted::apart(context, connection, &granted, Duty::AttestPayment, &parts)?;
    Ok((granted, payment, permit))
}
