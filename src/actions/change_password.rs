//! Changes the own password; the person's other sessions end.

use super::password::{NewPassword, hash_of, is_right};
use super::{Error, FieldError, Result, World};
use crate::access;
use crate::db::session::LiveSession;
use crate::db::{self, event::Chain};
use crate::domain::chain::Digest;
use crate::domain::fact::PasswordSet;
use crate::domain::time::Timestamp;

/// Wrong guesses at the present password before a pause is demanded.
const TRIES: i64 = 8;
/// The time over which they are counted, in seconds.
const WINDOW: i64 = 15 * 60;

/// Changes it.
///
/// # Errors
/// [`Error::Invalid`] at `passord` when the present password is wrong, at the others when the new one must be corrected.
pub fn run(
    world: &World,
    session: &LiveSession,
    present: &str,
    new: NewPassword<'_>,
    now: Timestamp,
) -> Result<()> {
    let user = session.user;
    let subject = format!("bytt:{user}");
    let (account, stored, tries) = world.db.read(|c| {
        let since = now.plus_seconds(-WINDOW);
        Ok::<_, Error>((
            db::account::find(c, user)?,
            db::account::password_hash(c, user)?,
            db::session::attempts_since(c, &subject, since)?,
        ))
    })?;
    if tries >= TRIES {
        return Err(Error::field("passord", "feil-passord-pause"));
    }
    let mut faults = Vec::new();
    if !is_right(stored.as_deref(), present) {
        world
            .db
            .write(|c| db::session::note_attempt(c, &subject, now))?;
        faults.push(FieldError::new("passord", "feil-passord-feil"));
    }
    faults.extend(new.faults(&account.user_name));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let hash = hash_of(new.password)?;
    let permit = access::own_account(user);
    world.db.write(|c| {
        db::account::set_password(c, user, &hash)?;
        db::session::end_all(c, user, Some(session.id), now)?;
        let fact = PasswordSet {
            password_sha256: Digest::of(&hash),
            by_link: false,
        };
        db::event::store_act(c, &world.keys, Chain::User(user), fact, &permit, now)?;
        Ok::<_, Error>(())
    })
}
