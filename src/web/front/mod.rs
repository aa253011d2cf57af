//! Pages that belong to no case: the front page, what the site tells about itself, and the health check.

pub mod health;
pub mod home;
pub mod information;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [health::routes(), home::routes(), information::routes()].concat()
}
