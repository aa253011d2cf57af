//! Moves the demo's clock forward and runs what falls due meanwhile.

use super::{Error, Result, World, seal_days, send_notices};
use crate::db;
use crate::domain::time::Timestamp;
use crate::mail::Transporter;

/// Moves the clock to a moment.
///
/// # Errors
/// [`Error::NotFound`] outside the demo; [`Error::Invalid`] at `dato` when the moment has passed.
pub fn run(world: &World, to: Timestamp) -> Result<()> {
    if !world.config.demo {
        return Err(Error::NotFound);
    }
    let now = world.clock.now();
    let seconds = to.seconds() - now.seconds();
    if seconds <= 0 {
        return Err(Error::field("dato", "feil-klokke-fortid"));
    }
    world
        .db
        .write(|c| db::demo_clock::move_forward(c, seconds, now))?;
    world.clock.move_forward(seconds);
    let transporter = Transporter::of(&world.config)?;
    send_notices::run(world, &transporter)?;
    seal_days::run(world, world.clock.now())?;
    Ok(())
}
