//! Disables an account, or lets it in again. Nothing the person did is touched; open sessions end at once.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, AnyConnection, event::Chain};
use crate::domain::fact::{UserDisabled, UserEnabled};
use crate::domain::head::Head;
use crate::domain::id::UserId;
use crate::domain::user::Role;

/// Disables (`true`) or enables (`false`).
///
/// # Errors
/// [`Error::NotFound`] for nobody; [`Error::Refused`] for the own account and for the last administrator's;
/// [`Error::Conflict`] when it is so already.
pub fn run(context: &Context<'_>, user: UserId, disabled: bool) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    if disabled && user == permit.actor() {
        return Err(Error::refused("feil-egen-konto"));
    }
    let at = disabled.then_some(context.now);
    context.world.db.write(|c| {
        db::account::find(c, user)?;
        context.unmoved_acts(c, &[Head::User(user)])?;
        if disabled && administers(context, c, user)? {
            let today = context.today();
            if !db::membership::another_administrator(c, user, today)? {
                return Err(Error::refused("feil-siste-administrator"));
            }
        }
        db::account::set_disabled(c, user, at)?;
        if disabled {
            db::session::end_all(c, user, None, context.now)?;
        }
        let chain = Chain::User(user);
        if disabled {
            context.record_act(c, chain, UserDisabled {}, &permit)
        } else {
            context.record_act(c, chain, UserEnabled {}, &permit)
        }
    })
}

/// Whether the person is an administrator today.
fn administers(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    user: UserId,
) -> Result<bool> {
    let held = db::membership::memberships_of(connection, user)?;
    Ok(held
        .iter()
        .any(|m| m.role == Role::Administrator && m.holds_on(context.today())))
}
