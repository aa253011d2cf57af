//! Sends the notices that wait in the outbox.

use super::World;
use crate::db::{self, outbox};
use crate::mail::Transporter;

/// How many notices one round takes.
const BATCH: i64 = 50;

/// Sends what waits. Several instances may run: a notice is claimed before it is sent, so it leaves once; one that
/// fails is tried again, five times at most.
///
/// # Errors
/// When the database does not answer.
pub fn run(world: &World, transporter: &Transporter) -> db::Result<usize> {
    let mut sent = 0;
    for row in world.db.read(|c| outbox::waiting(c, BATCH))? {
        if !world.db.write(|c| outbox::claim(c, &row))? {
            continue;
        }
        let outcome = transporter
            .send(&world.config, &row)
            .map(|()| world.clock.now())
            .map_err(|error| format!("{error:#}"));
        if let Err(error) = &outcome {
            tracing::warn!(notice = row.id, error, "a notice was not sent");
        } else {
            sent += 1;
        }
        world.db.write(|c| outbox::sent(c, row.id, outcome))?;
    }
    Ok(sent)
}
