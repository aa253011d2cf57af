//! `/dokumenter/<id>.pdf`: stored letters, receipts and reports, for those who may open their case.

use crate::db;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::page::Answer;
use crate::web::kit::reading;
use crate::web::kit::visit::SignedIn;
use rocket::http::ContentType;

#[rocket::get("/dokumenter/<file>")]
fn document(visit: SignedIn<'_>, file: &str) -> Answered {
    let id = file.strip_suffix(".pdf").ok_or(Failure::NotFound)?;
    let opened = visit
        .world()
        .db
        .read(|c| db::document::open(c, visit.actor, id, &visit.world().geography, visit.now))?;
    reading::document_opened(&visit, id, &opened);
    Ok(Answer::File {
        content_type: ContentType::PDF,
        name: opened.file_name,
        download: false,
        bytes: opened.bytes,
    })
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![document]
}
