//! Seals the days that are over, so that what is deleted afterwards is seen. Done by the system, at any time and more than once.

use super::{Error, Result, World};
use crate::db;
use crate::domain::time::Timestamp;

/// Makes the seals that are missing. Gives how many.
///
/// # Errors
/// When the database does not answer. That another instance seals at the same moment is no error: it makes the same seals.
pub fn run(world: &World, now: Timestamp) -> Result<usize> {
    match world.db.write(|c| db::seal::make(c, &world.keys, now)) {
        Ok(made) => Ok(made),
        Err(db::Error::Conflict(_)) => Ok(0),
        Err(error) => Err(Error::from(error)),
    }
}
