//! `/dokumenter/<id>.pdf`: stored letters, receipts and reports, for those who may open their case.

use super::Answered;
use super::error::Failure;
use super::page::Answer;
use super::visit::SignedIn;
use crate::db;
use rocket::http::ContentType;

#[rocket::get("/dokumenter/<file>")]
fn document(visit: SignedIn<'_>, file: &str) -> Answered {
    let id = file.strip_suffix(".pdf").ok_or(Failure::NotFound)?;
    // The one thing reading changes is the mark that the recipient has opened the letter.
    let (name, bytes) = visit
        .world()
        .db
        .write(|c| db::document::open(c, visit.actor, id, &visit.world().geography, visit.now))?;
    Ok(Answer::File {
        content_type: ContentType::PDF,
        name,
        download: false,
        bytes,
    })
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![document]
}
