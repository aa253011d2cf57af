//! The annual report: the municipality's form and list, the office's control and its list.

pub mod control;
pub mod control_list;
pub mod form;
pub mod list;
pub mod typed;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        list::routes(),
        form::routes(),
        control_list::routes(),
        control::routes(),
    ]
    .concat()
}
