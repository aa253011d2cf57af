//! A grant after the letter: the municipality's page, the office's page with its acts, and what waits to be paid.

pub mod acts;
pub mod common;
pub mod municipality;
pub mod office;
pub mod payments;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        municipality::routes(),
        office::routes(),
        acts::routes(),
        payments::routes(),
    ]
    .concat()
}
