//! Awards as everybody may read them: the list of all, its rows as data, and the decision behind one.

pub mod decision;
pub mod list;
pub mod rows;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), decision::routes()].concat()
}
