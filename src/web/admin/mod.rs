//! What administrators and the ministry keep: users and their roles, which an office confirms, the settings of a year, cases of divided municipalities.

pub mod divided;
pub mod office_roles;
pub mod settings;
pub mod users;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        users::routes(),
        office_roles::routes(),
        settings::routes(),
        divided::routes(),
    ]
    .concat()
}
