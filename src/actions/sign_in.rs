//! Signs a person in: checks the password, slows down guessing, opens a session.

use super::World;
use super::password::{is_right, spend_the_same_time};
use crate::db;
use crate::domain::time::Timestamp;
use crate::domain::user::Language;

/// Wrong passwords for one name or from one address before a pause is demanded.
const TRIES: i64 = 8;
/// The time over which they are counted, in seconds.
const WINDOW: i64 = 15 * 60;

/// Someone who tries to sign in.
#[derive(Debug)]
pub struct Attempt<'a> {
    /// User name or e-mail address.
    pub user_name: &'a str,
    /// The password typed.
    pub password: &'a str,
    /// Network address.
    pub address: &'a str,
    /// The browser's own words about itself, for the list of sessions.
    pub browser: &'a str,
}

/// A session that was opened.
#[derive(Debug)]
pub struct Opened {
    /// The token for the cookie; the database keeps only its hash.
    pub token: String,
    /// The person's language.
    pub language: Language,
}

/// Why not. Whether the name exists is never told.
#[derive(Debug)]
pub enum Refused {
    /// Name and password do not belong together.
    Wrong,
    /// Too many tries.
    TooMany,
    /// The database failed.
    Failed(anyhow::Error),
}

impl From<db::Error> for Refused {
    fn from(error: db::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Signs in.
///
/// # Errors
/// [`Refused`].
pub fn run(world: &World, attempt: &Attempt<'_>, now: Timestamp) -> Result<Opened, Refused> {
    let name = attempt.user_name.to_lowercase();
    let subjects = [
        format!("navn:{name}"),
        format!("adresse:{}", attempt.address),
    ];
    let since = now.plus_seconds(-WINDOW);
    let tries = world.db.read(|c| {
        let mut most = 0;
        for subject in &subjects {
            most = most.max(db::session::attempts_since(c, subject, since)?);
        }
        Ok::<_, db::Error>(most)
    })?;
    if tries >= TRIES {
        return Err(Refused::TooMany);
    }
    let user = world.db.read(|c| db::user::for_sign_in(c, &name))?;
    let right = user
        .as_ref()
        .is_some_and(|user| is_right(user.password_hash.as_deref(), attempt.password));
    if user.is_none() {
        // The same time is spent whether the name exists or not.
        spend_the_same_time(attempt.password);
    }
    match user.filter(|_| right) {
        Some(user) => {
            let token = crate::token::random();
            world.db.write(|c| {
                db::session::open(c, user.id, &token, attempt.browser, &world.config, now)
            })?;
            Ok(Opened {
                token,
                language: user.language,
            })
        }
        None => {
            world.db.write(|c| {
                subjects
                    .iter()
                    .try_for_each(|subject| db::session::note_attempt(c, subject, now))
            })?;
            Err(Refused::Wrong)
        }
    }
}
