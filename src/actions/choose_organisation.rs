//! Chooses whom to act for in this session («på vegne av»). It gives no right the person did not have.

use super::{Error, Result, World};
use crate::db;
use crate::db::session::LiveSession;
use crate::domain::user::Organisation;

/// Chooses one of the organisations the person has a role in today.
///
/// # Errors
/// [`Error::Invalid`] at `organisasjon` when it is none of them.
pub fn run(
    world: &World,
    session: &LiveSession,
    choices: &[Organisation],
    key: &str,
) -> Result<()> {
    let chosen = choices
        .iter()
        .find(|organisation| organisation.key() == key)
        .ok_or_else(|| Error::field("organisasjon", "feil-valg"))?;
    world
        .db
        .write(|c| db::session::choose(c, session.id, chosen))?;
    Ok(())
}
