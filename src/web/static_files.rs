//! Styles, fonts, icons and the little script, embedded. The address carries a hash of all of them, so a browser keeps
//! them for a year and still gets new ones at once.

use super::page::Answer;
use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{Responder, Response};
use sha2::{Digest, Sha256};
use std::io::Cursor;
use std::path::{Path, PathBuf};

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
#[exclude = "fonts/pdf/*"]
struct Files;

/// `/static/<first signs of the hash over all files>`.
#[must_use]
pub fn static_url() -> String {
    let mut hasher = Sha256::new();
    for path in Files::iter() {
        hasher.update(path.as_bytes());
        if let Some(file) = Files::get(&path) {
            hasher.update(file.metadata.sha256_hash());
        }
    }
    let hash = hex::encode(hasher.finalize());
    format!("/static/{}", hash.get(..10).unwrap_or_default())
}

/// A file that never changes under its address.
#[derive(Debug)]
pub struct Kept {
    content_type: ContentType,
    bytes: std::borrow::Cow<'static, [u8]>,
}

impl<'r> Responder<'r, 'static> for Kept {
    fn respond_to(self, _: &'r Request<'_>) -> rocket::response::Result<'static> {
        Response::build()
            .header(self.content_type)
            .header(Header::new(
                "Cache-Control",
                "public, max-age=31536000, immutable",
            ))
            .sized_body(self.bytes.len(), Cursor::new(self.bytes))
            .ok()
    }
}

#[rocket::get("/static/<_version>/<path..>", rank = 5)]
fn file(_version: &str, path: PathBuf) -> Result<Kept, Status> {
    let name = path.to_str().ok_or(Status::NotFound)?;
    let file = Files::get(name).ok_or(Status::NotFound)?;
    let extension = Path::new(name)
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    let content_type = ContentType::from_extension(extension).unwrap_or(ContentType::Plain);
    Ok(Kept {
        content_type,
        bytes: file.data,
    })
}

#[rocket::get("/favicon.ico")]
fn favicon() -> Answer {
    Answer::redirect(format!("{}/favicon.svg", static_url()))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![file, favicon]
}
