//! The ministry's year: appropriation, frames of the offices, the text of the call and its announcement.

pub mod frames;
pub mod text;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [frames::routes(), text::routes()].concat()
}
