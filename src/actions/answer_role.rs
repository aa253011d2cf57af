//! Confirms or refuses a role that was given at the own office and decides or touches money there.

use super::{Context, Error, Result};
use crate::access::{self, Act, Why};
use crate::db::{self, event::Chain};
use crate::domain::fact::{RoleConfirmed, RoleRefused};
use crate::domain::id::MembershipId;

/// Confirms (`true`) or refuses (`false`).
///
/// # Errors
/// [`Error::NotFound`] for a role that does not wait at the actor's office; [`Error::Denied`] for the actor's own role, and
/// for one the actor gave; [`Error::Conflict`] when somebody answered meanwhile.
pub fn run(context: &Context<'_>, role: MembershipId, confirmed: bool) -> Result<()> {
    let permit = access::permit(context.actor, Act::ConfirmRole)?;
    let office = context.actor.office().ok_or(Error::NotFound)?;
    context.world.db.write(|c| {
        let waiting = db::held_role::waiting_at(c, office, context.today())?
            .into_iter()
            .find(|waiting| waiting.id == role)
            .ok_or(Error::NotFound)?;
        if [waiting.user, waiting.given_by].contains(&permit.actor()) {
            return Err(Error::Denied(Why::SamePerson));
        }
        db::membership::answer(c, role, confirmed, (permit.actor(), context.now))?;
        let chain = Chain::User(waiting.user);
        if confirmed {
            context.record_act(c, chain, RoleConfirmed { membership: role }, &permit)
        } else {
            context.record_act(c, chain, RoleRefused { membership: role }, &permit)
        }
    })
}
