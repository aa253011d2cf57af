//! Claims unspent money back (krever ubrukte midler tilbake).

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db;
use crate::domain::fact::UnspentClaimed;
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::mail::Kind;

/// Claims everything that is outstanding and not claimed yet.
///
/// # Errors
/// [`Error::Invalid`] for a day that is not after today; [`Error::Refused`] when there is nothing to claim.
pub fn run(context: &Context<'_>, case_number: &str, pay_by: Day) -> Result<Kroner> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let grant = &granted.grant;
        let permit = access::permit_on(context.actor, Act::CheckReport, &granted.case.facts())?;
        let step = grant.for_step(connection)?;
        if pay_by <= context.today() {
            return Err(Error::field("betal-innen", "feil-dato-fortid"));
        }
        let claims = db::repayment::of_grant(connection, grant.id)?;
        let account = granted::account(connection, grant)?;
        let amount = account.to_repay().minus(db::repayment::claimed(&claims));
        if amount <= Kroner::ZERO {
            return Err(Error::refused("rapport-feil-ingenting-a-kreve"));
        }
        let repayment = db::repayment::claim(
            connection,
            grant.id,
            amount,
            pay_by,
            context.actor.user,
            context.now,
        )?;
        let fact = UnspentClaimed {
            repayment,
            amount,
            pay_by,
        };
        context.record(connection, step.note(fact, permit)?)?;
        granted.tell_office(
            context,
            connection,
            Role::Economy,
            Kind::UnspentClaimed,
            &granted.office_path(),
        )?;
        granted.tell_municipality(
            context,
            connection,
            Kind::UnspentClaimed,
            &granted.municipal_path(),
        )?;
        Ok(amount)
    })
}
