//! Only in the demo: the clock that visitors move, and the notices that were sent. Elsewhere these pages do not exist.

pub mod clock;
pub mod notices;

use crate::web::kit::failure::Failure;
use crate::web::kit::visit::Visit;

fn only_in_the_demo(visit: &Visit) -> Result<(), Failure> {
    if visit.world().config.demo {
        Ok(())
    } else {
        Err(Failure::NotFound)
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [clock::routes(), notices::routes()].concat()
}
