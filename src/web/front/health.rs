//! `/helse`: whether the program can do its work.

use crate::web::kit::page::Answer;
use crate::web::kit::visit::Visit;
use rocket::http::Status;
use serde_json::json;

#[rocket::get("/helse")]
fn health(visit: &Visit) -> Answer {
    let world = visit.world();
    let migrated = crate::db::migrations::are_current(&world.db);
    let outbox = world.db.read(crate::db::outbox::oldest_unsent);
    let (status, body) = match (migrated, outbox) {
        (Ok(migrated), Ok(oldest)) => {
            let age = oldest.map(|oldest| visit.now.seconds().saturating_sub(oldest.seconds()));
            let status = if migrated { "ok" } else { "migrations_pending" };
            (
                migrated,
                json!({ "status": status, "migrations_current": migrated, "oldest_unsent_notice_seconds": age }),
            )
        }
        (Err(error), _) => (
            false,
            json!({ "status": "database_unreachable", "detail": error.to_string() }),
        ),
        (_, Err(error)) => (
            false,
            json!({ "status": "database_unreachable", "detail": error.to_string() }),
        ),
    };
    Answer::Json {
        status: if status {
            Status::Ok
        } else {
            Status::ServiceUnavailable
        },
        body: body.to_string(),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![health]
}
