//! Disables an account, or lets it in again. Nothing the person did is touched; open sessions end at once.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::fact::{UserDisabled, UserEnabled};
use crate::domain::head::Head;
use crate::domain::id::UserId;

/// Disables (`true`) or enables (`false`).
///
/// # Errors
/// [`Error::NotFound`] for nobody; [`Error::Refused`] for the own account; [`Error::Conflict`] when it is so already.
pub fn run(context: &Context<'_>, user: UserId, disabled: bool) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    if disabled && user == permit.actor() {
        return Err(Error::refused("feil-egen-konto"));
    }
    let at = disabled.then_some(context.now);
    context.world.db.write(|c| {
        db::account::find(c, user)?;
        context.unmoved_acts(c, &[Head::User(user)])?;
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
