//! What happens without anybody asking: notices leave the outbox, and days that are over are sealed.

use crate::actions::{World, seal_days, send_notices};
use crate::domain::time::Day;
use crate::mail::Transporter;
use crate::web::Shared;
use std::sync::Arc;

/// Runs until the program stops.
pub async fn run(shared: Arc<Shared>, transporter: Transporter) {
    let mut sealed_on = None;
    loop {
        seal_once_a_day(&shared.world, &mut sealed_on);
        if let Err(error) = send_notices::run(&shared.world, &transporter) {
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
    match seal_days::run(world, now) {
        Ok(_) => *sealed_on = Some(today),
        Err(error) => tracing::error!(%error, "the days that are over were not sealed"),
    }
}
