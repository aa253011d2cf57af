//! The case at the office: the worklist, the page of a case with its parts, and the forms of what the office does in it.
//!
//! Cut by what the reader sees. `page` puts the parts together; the forms that show the whole page again (`proposal`, `decision`)
//! import it.

pub mod assessment;
pub mod decision;
pub mod documents;
pub mod entry;
pub mod gathered;
pub mod habilitet;
pub mod history;
pub mod letter;
pub mod page;
pub mod proposal;
pub mod return_for_completion;
pub mod worklist;

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    [
        documents::routes(),
        worklist::routes(),
        page::routes(),
        habilitet::routes(),
        letter::routes(),
        return_for_completion::routes(),
        proposal::routes(),
        decision::routes(),
    ]
    .concat()
}
