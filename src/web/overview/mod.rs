//! `/oversikt`: sums for the ministry and the offices, by office, county and municipality.

pub mod chart;
pub mod offices;
pub mod places;
pub mod rows;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [offices::routes(), places::routes()].concat()
}
