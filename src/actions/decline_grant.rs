//! Declines a grant (takker nei): the frame has its money back at once.

use super::granted;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db;
use crate::domain::fact::Declined;
use crate::domain::lifecycle::grant::Awarded;
use crate::domain::user::Role;
use crate::mail::Kind;

/// Declines, with a reason if the municipality gives one.
///
/// # Errors
/// [`Error::Refused`] when only the municipal leader answers; [`Error::WrongState`] when it was answered before.
pub fn run(context: &Context<'_>, case_number: &str, reason: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let granted = granted::open(context, connection, case_number)?;
        let permit = access::permit_on(context.actor, Act::AnswerGrant, &granted.case.facts())?;
        let awarded = granted.grant.for_step(connection)?.in_state::<Awarded>()?;
        let rules = db::scheme_setting::rules(connection, granted.case.year, context.today())?;
        if rules.leader_accepts && !context.actor.is(Role::MunicipalLeader) {
            return Err(Error::refused("tilskudd-feil-leder"));
        }
        db::budget_frame::release(connection, granted.grant.frame, granted.grant.amount)?;
        let reason = match reason.trim() {
            "" => None,
            reason => Some(context.remark(connection, granted.case.id, reason)?),
        };
        let fact = Declined {
            amount: granted.grant.amount,
            reason,
        };
        context.record(connection, awarded.decline(fact, permit))?;
        let path = granted.office_path();
        granted.tell_office(
            context,
            connection,
            Role::CaseOfficer,
            Kind::GrantAnswered,
            &path,
        )
    })
}
