//! What happens without anybody asking: notices leave the outbox, and days that are over are sealed.

use crate::actions::World;
use crate::db::{self, outbox};
use crate::domain::time::Day;
use crate::mail::Transporter;
use std::sync::Arc;

/// How many notices one round takes.
const BATCH: i64 = 50;

/// Sends what waits. Several instances may run: a notice is claimed before it is sent, so it leaves once; one that
/// fails is tried again, five times at most.
///
/// # Errors
/// When the database does not answer.
pub fn send_waiting(world: &World, transporter: &Transporter) -> db::Result<usize> {
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

/// Runs until the program stops.
pub async fn run(shared: Arc<crate::web::Shared>, transporter: Transporter) {
    let mut sealed_on = None;
    loop {
        seal_once_a_day(&shared.world, &mut sealed_on);
        if let Err(error) = send_waiting(&shared.world, &transporter) {
            tracing::error!(%error, "the outbox was not read");
        }
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    }
}

/// Seals the days that are over, once after each midnight: an hour later, when clocks that differ a little agree on it.
fn seal_once_a_day(world: &World, sealed_on: &mut Option<Day>) {
    let now = world.clock.now();
    let today = now.plus_seconds(-3600).day();
    if *sealed_on == Some(today) {
        return;
    }
    match crate::actions::seal_days::run(world, now) {
        Ok(_) => *sealed_on = Some(today),
        Err(error) => tracing::error!(%error, "the days that are over were not sealed"),
    }
}
