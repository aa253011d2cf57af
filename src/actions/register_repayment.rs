//! Registers what the municipality has repaid (tilbakebetalt), whole or in parts.

use super::granted;
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db;
pub use crate::db::repayment::Repaid;
use crate::domain::fact;
use crate::domain::money::Kroner;
use crate::domain::persons_apart::Duty;

/// Registers an amount on the oldest open claim.
///
/// # Errors
/// [`Error::Invalid`] for nothing, more than is claimed or a day after today; [`Error::Refused`] without an open claim;
/// [`Error::Denied`] for whoever decided.
pub fn run(context: &Context<'_>, case_number: &str, repaid: &Repaid) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit =
            access::permit_on(context.actor, Act::RegisterRepayment, &granted.case.facts())?;
        granted::apart(context, connection, &granted, Duty::RegisterRepayment, &[])?;
        let step = grant.for_step(connection)?;
        let claims = db::repayment::of_grant(connection, grant.id)?;
        let open = claims
            .iter()
            .find(|claim| claim.repaid.is_none())
            .ok_or(Error::refused("rapport-feil-ikke-krevd"))?;
        if repaid.amount <= Kroner::ZERO {
            return Err(Error::field("tilbake-belop", "feil-belop-null"));
        }
        if repaid.amount > open.amount {
            let error = FieldError::new("tilbake-belop", "rapport-feil-over-krav")
                .with("krav", open.amount.to_string());
            return Err(Error::Invalid(vec![error]));
        }
        if repaid.on > context.today() {
            return Err(Error::field(
                "tilbake-dato",
                "rapport-feil-tilbakebetalt-dato",
            ));
        }
        let rest = db::repayment::register(
            connection,
            grant.id,
            open,
            repaid,
            context.actor.user,
            context.now,
        )?;
        let fact = fact::Repaid {
            repayment: open.id,
            amount: repaid.amount,
            on: repaid.on,
            reference: repaid.reference.clone(),
            rest,
        };
        context.record(connection, step.note(fact, permit)?)
    })
}
