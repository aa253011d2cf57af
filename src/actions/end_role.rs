//! Ends a person's role with a last day; what was done in it stays done.

use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection, event::Chain, held_role::Held};
use crate::domain::fact::RoleEnded;
use crate::domain::head::Head;
use crate::domain::id::{MembershipId, UserId};
use crate::domain::time::{Day, norwegian_day};
use crate::domain::user::Role;

/// Ends it.
///
/// # Errors
/// [`Error::NotFound`] for a role the person does not have; [`Error::Invalid`] at `siste-dag` when the day is before the
/// first, before the role was last used, or the role has ended by then; [`Error::Refused`] for an administrator's own
/// administrator role and for the last administrator's.
pub fn run(context: &Context<'_>, user: UserId, role: MembershipId, last_day: Day) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    context.world.db.write(|c| {
        let held = db::held_role::of_user(c, user)?
            .into_iter()
            .find(|held| held.id == role)
            .ok_or(Error::NotFound)?;
        context.unmoved_acts(c, &[Head::User(user)])?;
        let validity = held.membership.validity;
        let administers = held.membership.role == Role::Administrator;
        if user == permit.actor() && administers {
            return Err(Error::refused("feil-egen-administrator"));
        }
        if last_day < validity.from {
            return Err(Error::field("siste-dag", "feil-til-for-fra"));
        }
        if held.was_refused() || validity.to.is_some_and(|to| to <= last_day) {
            return Err(Error::field("siste-dag", "feil-rolle-avsluttet"));
        }
        if let Some(used) = last_used(context, c, user, &held)?
            && last_day < used
        {
            let error =
                FieldError::new("siste-dag", "feil-rolle-brukt").with("dag", norwegian_day(used));
            return Err(Error::Invalid(vec![error]));
        }
        let day_after = last_day.succ_opt().unwrap_or(last_day);
        if administers && !db::membership::another_administrator(c, user, day_after)? {
            return Err(Error::refused("feil-siste-administrator"));
        }
        let by = (permit.actor(), context.now);
        db::membership::end(c, role, validity, last_day, by)?;
        let fact = RoleEnded {
            membership: role,
            to: last_day,
        };
        context.record_act(c, Chain::User(user), fact, &permit)
    })
}

/// The last day on which the person acted for the role's organisation since it was given. Events name the organisation
/// and not the role, so that a person with two roles there is held to the later use of either.
fn last_used(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    user: UserId,
    held: &Held,
) -> Result<Option<Day>> {
    let names = access::names_of(
        &held.membership.organisation,
        &context.world.geography,
        context.today(),
    );
    let used = db::membership::last_used(connection, user, &names)?;
    Ok(used
        .map(|at| at.day())
        .filter(|day| *day >= held.membership.validity.from))
}
