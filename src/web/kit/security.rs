//! Headers on every answer: strict CSP, no framing, no sniffing; and a request id in answer and log.

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Header;
use rocket::{Request, Response};

/// Nothing is loaded from elsewhere, nothing inline runs.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/// Adds the headers.
#[derive(Debug)]
pub struct SecurityHeaders {
    /// Whether the site is reached over TLS.
    pub https: bool,
}

#[rocket::async_trait]
impl Fairing for SecurityHeaders {
    fn info(&self) -> Info {
        Info {
            name: "Security headers",
            kind: Kind::Response,
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        response.set_header(Header::new("Content-Security-Policy", CSP));
        response.set_header(Header::new("X-Content-Type-Options", "nosniff"));
        response.set_header(Header::new("X-Frame-Options", "DENY"));
        response.set_header(Header::new("Referrer-Policy", "same-origin"));
        response.set_header(Header::new(
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
        ));
        response.set_header(Header::new("Cross-Origin-Opener-Policy", "same-origin"));
        if self.https {
            response.set_header(Header::new("Strict-Transport-Security", "max-age=31536000"));
        }
        let id =
            request.local_cache(|| crate::token::random().chars().take(16).collect::<String>());
        response.set_header(Header::new("X-Request-Id", id.clone()));
    }
}
