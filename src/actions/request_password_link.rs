//! Somebody has forgotten the password: a link goes to the address, if there is an account behind it.

use super::{Error, Result, World};
use crate::db::{self, account::Account};
use crate::domain::time::Timestamp;
use crate::mail::{self, About, Kind};

/// Requests for one address, or from one network address, before a pause is demanded.
const TRIES: i64 = 5;
/// The time over which they are counted, in seconds.
const WINDOW: i64 = 15 * 60;

/// Sends a link when the address belongs to a live account. Whoever asks is told the same in both cases.
///
/// # Errors
/// `Ok(false)` is no error but the demand for a pause; errors are those of the database.
pub fn run(world: &World, address: &str, asked_from: &str, now: Timestamp) -> Result<bool> {
    let address = address.to_lowercase();
    let subjects = [
        format!("glemt:{address}"),
        format!("glemt-fra:{asked_from}"),
    ];
    world.db.write(|c| {
        let since = now.plus_seconds(-WINDOW);
        for subject in &subjects {
            if db::session::attempts_since(c, subject, since)? >= TRIES {
                return Ok(false);
            }
        }
        for subject in &subjects {
            db::session::note_attempt(c, subject, now)?;
        }
        if let Some(account) = db::account::by_address(c, &address)? {
            send_link(world, c, &account, now)?;
        }
        Ok::<_, Error>(true)
    })
}

/// Makes a link and puts its notice in the outbox, within the caller's transaction.
pub(super) fn send_link(
    world: &World,
    connection: &mut db::AnyConnection,
    account: &Account,
    now: Timestamp,
) -> db::Result<()> {
    let token = crate::token::random();
    db::password_link::make(connection, account.id, &token, &world.config, now)?;
    let recipient = db::user::Recipient {
        id: account.id,
        name: account.name.clone(),
        email: account.email.clone(),
        language: account.language,
    };
    let path = format!("/passord/{token}");
    let about = About {
        path: &path,
        ..About::default()
    };
    let notice = mail::notice(
        &world.texts,
        &world.config,
        Kind::PasswordLink,
        &recipient,
        &about,
    );
    db::outbox::put(connection, &notice, now)
}
