//! Sets a password through a link that works once; ends every session of the person.

use super::password::{NewPassword, hash_of};
use super::{Error, Result, World};
use crate::access;
use crate::db;
use crate::domain::time::Timestamp;
use serde_json::json;

/// Sets the password.
///
/// # Errors
/// [`Error::NotFound`] when the link does not work (any longer); [`Error::Invalid`] when the password must be mended.
pub fn run(world: &World, token: &str, new: NewPassword<'_>, now: Timestamp) -> Result<()> {
    let (user, user_name) = world
        .db
        .read(|c| db::password_link::owner(c, token, &world.config, now))?
        .ok_or(Error::NotFound)?;
    let faults = new.faults(&user_name);
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let hash = hash_of(new.password)?;
    let permit = access::own_account(user);
    world.db.write(|c| {
        db::password_link::use_up(c, user, token, &world.config, now)?;
        db::account::set_password(c, user, &hash)?;
        db::session::end_all(c, user, None, now)?;
        let details = json!({ "by": "link" });
        db::event::store_act(c, ("user", user.0), "set_password", &permit, &details, now)?;
        Ok::<_, Error>(())
    })
}
