//! The rounds of an office: as the public reads them, as the office announces and settles them, and the decisions in each.

pub mod announce;
pub mod announcements;
pub mod decisions;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        decisions::routes(),
        announcements::routes(),
        announce::routes(),
    ]
    .concat()
}
