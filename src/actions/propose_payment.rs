//! Proposes a payment (foreslår utbetaling): the whole grant or an instalment.

use super::granted;
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, bank_account::Account, payment::NewPayment};
use crate::domain::fact::PaymentProposed;
use crate::domain::id::PaymentId;
use crate::domain::money::Kroner;
use crate::domain::persons_apart::Duty;
use crate::domain::user::Role;
use crate::mail::Kind;

/// Proposes an amount.
///
/// # Errors
/// [`Error::Refused`] before economy has registered the account; [`Error::Invalid`] for nothing or more than is left;
/// [`Error::Denied`] for whoever decided.
pub fn run(context: &Context<'_>, case_number: &str, amount: Kroner) -> Result<PaymentId> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::ProposePayment, &granted.case.facts())?;
        granted::apart(context, connection, &granted, Duty::ProposePayment, &[])?;
        let step = grant.for_step(connection)?;
        let Account::Registered { number, .. } = &grant.account else {
            return Err(Error::refused("utbetaling-feil-konto"));
        };
        let earlier = db::payment::of_grant(connection, grant.id)?;
        let left = grant.amount.minus(db::payment::proposed(&earlier));
        check(amount, left)?;
        let new = NewPayment {
            grant: grant.id,
            amount,
            account: number,
            decided_by: grant.decided_by,
        };
        let id = db::payment::insert(connection, &new, context.actor.user, context.now)?;
        let fact = PaymentProposed {
            payment: id,
            amount,
            account: number.clone(),
            decided_by: grant.decided_by,
        };
        context.record(connection, step.note(fact, permit)?)?;
        granted.tell_office(
            context,
            connection,
            Role::Economy,
            Kind::PaymentWaiting,
            &granted.office_path(),
        )?;
        Ok(id)
    })
}

fn check(amount: Kroner, left: Kroner) -> Result<()> {
    if amount <= Kroner::ZERO {
        return Err(Error::field("belop", "feil-belop-null"));
    }
    if amount > left {
        let error =
            FieldError::new("belop", "utbetaling-feil-over-rest").with("rest", left.to_string());
        return Err(Error::Invalid(vec![error]));
    }
    Ok(())
}
