//! Ends a person's role with a last day; what was done in it stays done.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::fact::RoleEnded;
use crate::domain::head::Head;
use crate::domain::id::{MembershipId, UserId};
use crate::domain::time::Day;
use crate::domain::user::Role;

/// Ends it.
///
/// # Errors
/// [`Error::NotFound`] for a role the person does not have; [`Error::Invalid`] at `siste-dag` when the day is before the
/// first or the role has ended by then; [`Error::Refused`] for an administrator's own administrator role.
pub fn run(context: &Context<'_>, user: UserId, role: MembershipId, last_day: Day) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    context.world.db.write(|c| {
        let (_, membership) = db::account::roles_of(c, user)?
            .into_iter()
            .find(|(id, _)| *id == role)
            .ok_or(Error::NotFound)?;
        context.unmoved_acts(c, &[Head::User(user)])?;
        if user == permit.actor() && membership.role == Role::Administrator {
            return Err(Error::refused("feil-egen-administrator"));
        }
        if last_day < membership.validity.from {
            return Err(Error::field("siste-dag", "feil-til-for-fra"));
        }
        if membership.validity.to.is_some_and(|to| to <= last_day) {
            return Err(Error::field("siste-dag", "feil-rolle-avsluttet"));
        }
        db::account::end_role(c, role, membership.validity, last_day)?;
        let fact = RoleEnded {
            membership: role,
            to: Some(last_day),
        };
        context.record_act(c, Chain::User(user), fact, &permit)
    })
}
