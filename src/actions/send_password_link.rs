//! An administrator sends a person a new link for setting a password.

use super::request_password_link::send_link;
use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::fact::PasswordLinkSent;
use crate::domain::head::Head;
use crate::domain::id::UserId;

/// Sends it.
///
/// # Errors
/// [`Error::NotFound`] for nobody; [`Error::Refused`] when the account is disabled.
pub fn run(context: &Context<'_>, user: UserId) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageUsers)?;
    context.world.db.write(|c| {
        let account = db::account::find(c, user)?;
        context.unmoved_acts(c, &[Head::User(user)])?;
        if account.disabled_at.is_some() {
            return Err(Error::refused("feil-konto-sperret"));
        }
        send_link(context.world, c, &account, context.now)?;
        context.record_act(c, Chain::User(user), PasswordLinkSent {}, &permit)
    })
}
