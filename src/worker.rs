//! What happens without anybody asking: notices leave the outbox.

use crate::actions::send_notices;
use crate::mail::Transporter;
use crate::web::Shared;
use std::sync::Arc;

/// Runs until the program stops.
pub async fn run(shared: Arc<Shared>, transporter: Transporter) {
    loop {
        if let Err(error) = send_notices::run(&shared.world, &transporter) {
            tracing::error!(%error, "the outbox was not read");
        }
        tokio::time::sleep(std::time::Duration::from_secs(5)).await;
    }
}
