//! Disables an account, or lets it in again. Nothing the person did is touched; open sessions end at once.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db;
use crate::domain::id::UserId;
use serde_json::json;

/// Disables (`true`) or enables (`false`).
///
/// # Errors
/// [`Error::NotFound`] for nobody; [`Error::Refused`] for the own account; [`Error::Conflict`] when it is so already.
pub fn run(context: &Context<'_>, user: UserId, disabled: bool) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    if disabled && user == permit.actor() {
        return Err(Error::refused("feil-egen-konto"));
    }
    let (act, at) = if disabled {
        ("disable_user", Some(context.now))
    } else {
        ("enable_user", None)
    };
    context.world.db.write(|c| {
        db::account::find(c, user)?;
        db::account::set_disabled(c, user, at)?;
        if disabled {
            db::session::end_all(c, user, None, context.now)?;
        }
        db::event::store_act(c, ("user", user.0), act, &permit, &json!({}), context.now)?;
        Ok(())
    })
}
