//! Withdraws a submitted application before it is decided (trekker).

use super::submit_application::notify_officer;
use super::{Context, Result, draft};
use crate::access::{self, Act};
use crate::db;
use crate::domain::fact::Withdrawn;
use crate::domain::lifecycle::application::{ApplicationState, Assessed, Returned, Submitted};
use crate::mail::Kind;

/// Withdraws.
///
/// # Errors
/// [`super::Error::WrongState`] before submission and after the decision; [`super::Error::NotFound`] for others' cases.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<()> {
    context.world.db.write(|connection| {
        let case = draft::load(context, connection, case_number)?.case;
        let permit = access::permit_on(context.actor, Act::WithdrawApplication, &case.facts())?;
        let any = case.for_step(connection)?;
        let fact = Withdrawn {
            applied: case.applied_amount.unwrap_or_default(),
        };
        let taken = match case.state {
            ApplicationState::Returned => any.in_state::<Returned>()?.withdraw(fact, permit),
            ApplicationState::Assessed => any.in_state::<Assessed>()?.withdraw(fact, permit),
            ApplicationState::Draft
            | ApplicationState::AwaitingLeader
            | ApplicationState::Submitted
            | ApplicationState::Granted
            | ApplicationState::Rejected
            | ApplicationState::Dismissed
            | ApplicationState::Withdrawn
            | ApplicationState::Discarded => any.in_state::<Submitted>()?.withdraw(fact, permit),
        };
        context.record(connection, taken)?;
        db::return_for_completion::mark_answered(connection, case.id, context.now)?;
        notify_officer(context, connection, &case, Kind::ApplicationWithdrawn)
    })
}
