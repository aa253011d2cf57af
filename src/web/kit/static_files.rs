//! Styles, fonts, icons and the little script, embedded. The address carries a hash of all of them, so a browser keeps
//! them for a year and still gets new ones at once.

use super::page::Answer;
use flate2::{Compression, write::GzEncoder};
use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{Responder, Response};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
#[exclude = "fonts/pdf/*"]
struct Files;

/// `/static/<first characters of the hash over all files>`.
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

/// What is text, packed once for the whole process: a first page of 420 kB becomes one of 175. Pages themselves are not
/// packed, since they carry the form's token beside words from the address (the BREACH attack reads the one by the other).
static PACKED: LazyLock<HashMap<String, Vec<u8>>> = LazyLock::new(|| {
    Files::iter()
        .filter(|path| {
            [".css", ".js", ".svg"]
                .iter()
                .any(|end| path.ends_with(end))
        })
        .filter_map(|path| {
            let mut packer = GzEncoder::new(Vec::new(), Compression::best());
            packer.write_all(&Files::get(&path)?.data).ok()?;
            Some((path.into_owned(), packer.finish().ok()?))
        })
        .collect()
});

/// A file that never changes under its address.
#[derive(Debug)]
pub struct Kept {
    content_type: ContentType,
    bytes: Cow<'static, [u8]>,
    packed: Option<&'static [u8]>,
}

/// Whether the browser takes gzip (`gzip;q=0` says no).
fn takes_gzip(request: &Request<'_>) -> bool {
    request
        .headers()
        .get("Accept-Encoding")
        .flat_map(|line| line.split(','))
        .any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next() == Some("gzip")
                && !parts.any(|q| matches!(q, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
}

impl<'r> Responder<'r, 'static> for Kept {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        let mut response = Response::build();
        response.header(self.content_type).header(Header::new(
            "Cache-Control",
            "public, max-age=31536000, immutable",
        ));
        let bytes = match self.packed {
            Some(packed) => {
                response.header(Header::new("Vary", "Accept-Encoding"));
                if takes_gzip(request) {
                    response.header(Header::new("Content-Encoding", "gzip"));
                    Cow::Borrowed(packed)
                } else {
                    self.bytes
                }
            }
            None => self.bytes,
        };
        response
            .max_chunk_size(64 * 1024)
            .sized_body(bytes.len(), Cursor::new(bytes))
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
        packed: PACKED.get(name).map(Vec::as_slice),
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

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::local::blocking::Client;
    use std::io::Read;

    fn get(offer: &str, path: &str) -> (Option<String>, Vec<u8>) {
        let quiet = rocket::Config::figment().merge(("log_level", "off"));
        let client = Client::untracked(rocket::custom(quiet).mount("/", routes())).unwrap();
        let response = client
            .get(format!("/static/x/{path}"))
            .header(Header::new("Accept-Encoding", offer.to_owned()))
            .dispatch();
        assert_eq!(response.status(), Status::Ok, "{path}");
        let encoding = response.headers().get_one("Content-Encoding");
        (
            encoding.map(ToOwned::to_owned),
            response.into_bytes().unwrap(),
        )
    }

    #[test]
    fn a_browser_that_takes_gzip_gets_the_same_styles_in_fewer_bytes() {
        let (plain_encoding, plain) = get("br", "vendor/designsystemet.css");
        let (encoding, packed) = get("br, gzip", "vendor/designsystemet.css");
        assert_eq!(plain_encoding, None);
        assert_eq!(encoding.as_deref(), Some("gzip"));
        assert!(
            packed.len() * 4 < plain.len(),
            "{} {}",
            packed.len(),
            plain.len()
        );
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, plain);
    }

    #[test]
    fn gzip_refused_and_fonts_are_sent_as_they_are() {
        assert_eq!(get("gzip;q=0", "app.css").0, None);
        assert_eq!(get("gzip", "fonts/inter-latin.woff2").0, None);
    }

    /// What a slow connection can bear: the first page, with all it loads, is below 200 kB.
    #[test]
    fn what_every_page_loads_is_light() {
        let loaded = [
            "app.css",
            "vendor/designsystemet.css",
            "vendor/designsystemet-theme.css",
            "components.css",
            "vendor/designsystemet-web.js",
            "app.js",
            "icons.svg",
            "fonts/inter-latin.woff2",
        ];
        let bytes: usize = loaded.iter().map(|path| get("gzip", path).1.len()).sum();
        assert!(bytes < 185_000, "{bytes}");
    }
}
