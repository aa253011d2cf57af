//! Sets a password through a link that works once; ends every session of the person.

use super::password::{NewPassword, hash_of};
use super::{Error, Result, World};
use crate::access;
use crate::db::{self, event::Chain};
use crate::domain::chain::Digest;
use crate::domain::fact::PasswordSet;
use crate::domain::time::Timestamp;

/// Sets the password.
///
/// # Errors
/// [`Error::NotFound`] when the link does not work (any longer); [`Error::Invalid`] when the password must be corrected.
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
        let fact = PasswordSet {
            password_sha256: Digest::of(&hash),
            by_link: true,
        };
        db::event::store_act(c, &world.keys, Chain::User(user), fact, &permit, now)?;
        Ok::<_, Error>(())
    })
}
