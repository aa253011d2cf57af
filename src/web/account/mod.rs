//! Signing in, whom one acts for, the own account and its password; and forms that came too late.

pub mod late;
pub mod password;
pub mod profile;
pub mod roles;
pub mod session;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        session::routes(),
        profile::routes(),
        password::routes(),
        late::routes(),
    ]
    .concat()
}
