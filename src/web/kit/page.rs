//! A page: template, title, way back, data. And the other answers a handler gives.

use super::failure::Failure;
use super::menu::{self, NavItem};
use super::origin::Origin;
use super::visit::{self, FLASH_COOKIE, Visit, own_cookie};
use crate::domain::head::Heads;
use crate::domain::user::Language;
use rocket::http::{ContentType, Header, Status};
use rocket::request::Request;
use rocket::response::{Responder, Response, Result as RocketResult};
use serde::Serialize;
use std::io::Cursor;

/// Files are sent in pieces of at most this many bytes.
const LARGEST_PIECE: usize = 64 * 1024;

/// What every template gets, next to its own data.
#[derive(Debug, Serialize)]
struct Frame<'a> {
    lang: &'static str,
    title: &'a str,
    here: String,
    csrf: &'a str,
    /// The organisation the page is rendered for, by key, and the heads it shows: every form of the page carries them.
    page_organisation: String,
    page_heads: String,
    static_url: &'a str,
    demo: bool,
    user: Option<FrameUser<'a>>,
    nav: Vec<NavItem>,
    crumbs: &'a [Crumb],
    flash: Option<Flash<'a>>,
    error_page: bool,
    now: String,
}

#[derive(Debug, Serialize)]
struct FrameUser<'a> {
    name: &'a str,
    organisation: &'a str,
    choices: bool,
}

#[derive(Debug, Serialize)]
struct Crumb {
    label: String,
    href: String,
}

#[derive(Debug, Serialize)]
struct Flash<'a> {
    kind: &'a str,
    text: &'a str,
}

/// A page being put together.
#[derive(Debug)]
#[must_use = "a page is rendered by `with` or `plain`"]
pub struct Page<'a> {
    visit: &'a Visit,
    template: &'static str,
    title: String,
    crumbs: Vec<Crumb>,
    status: Status,
    error_page: bool,
    heads: Heads,
    organisation: Option<String>,
}

/// A visit starts the page it is shown.
pub trait StartsPage {
    /// Starts a page: its template and its title (already translated).
    fn page(&self, template: &'static str, title: impl Into<String>) -> Page<'_>;
}

impl StartsPage for Visit {
    fn page(&self, template: &'static str, title: impl Into<String>) -> Page<'_> {
        Page {
            visit: self,
            template,
            title: title.into(),
            crumbs: Vec::new(),
            status: Status::Ok,
            error_page: false,
            heads: Heads::default(),
            organisation: None,
        }
    }
}

impl Page<'_> {
    /// Adds a step of the way here; the page itself is added last by its title.
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            label: label.into(),
            href: href.into(),
        });
        self
    }

    /// Says what the page was rendered from: an act asked for on it is refused once that has moved on.
    pub fn shows(mut self, heads: Heads) -> Self {
        self.heads = self.heads.and(heads);
        self
    }

    /// Carries on a form of another page, with the organisation and the heads that one had.
    pub fn origin(mut self, origin: &Origin) -> Self {
        self.heads = origin.heads.clone();
        self.organisation = Some(origin.organisation.clone()).filter(|key| !key.is_empty());
        self
    }

    /// Answers with another status than 200. From 400 on the title starts with «Feil:».
    pub fn status(mut self, status: Status) -> Self {
        self.error_page = status.code >= 400;
        self.status = status;
        self
    }

    /// Shows faults although the status is 200: a form that was stored and refused is led here by a redirect. The title starts
    /// with «Feil:» then too.
    pub fn faulty(mut self, is_faulty: bool) -> Self {
        self.error_page |= is_faulty;
        self
    }

    /// Renders with the page's own data (a struct or map; its names must not clash with those of the frame).
    ///
    /// # Errors
    /// [`Failure::Internal`] when the template asks for something the data lacks.
    pub fn with<T: Serialize>(mut self, data: &T) -> Result<Answer, Failure> {
        if !self.crumbs.is_empty() {
            self.crumbs.push(Crumb {
                label: self.title.clone(),
                href: String::new(),
            });
        }
        let visit = self.visit;
        let frame = Frame {
            lang: visit.language.as_str(),
            title: &self.title,
            here: as_parameter(&visit.path),
            csrf: &visit.csrf,
            page_organisation: self.organisation.unwrap_or_else(|| {
                let actor = visit.actor.as_ref();
                actor.map_or_else(String::new, |actor| actor.organisation.key())
            }),
            page_heads: self.heads.text(),
            static_url: &visit.shared.static_url,
            demo: visit.world().config.demo,
            user: visit.session.as_ref().map(|session| FrameUser {
                name: &session.name,
                organisation: visit
                    .actor
                    .as_ref()
                    .map_or("", |actor| &actor.organisation_name),
                choices: visit.choices.len() > 1,
            }),
            nav: menu::of(visit),
            crumbs: &self.crumbs,
            flash: visit
                .flash
                .as_ref()
                .map(|(kind, text)| Flash { kind, text }),
            error_page: self.error_page,
            now: visit.now.iso(),
        };
        let mut context = tera::Context::from_serialize(data)
            .map_err(|e| anyhow::anyhow!("{}: {e}", self.template))?;
        context.extend(
            tera::Context::from_serialize(&frame).map_err(|e| anyhow::anyhow!("frame: {e}"))?,
        );
        let html = visit
            .engine()
            .render(visit.language, self.template, &context)?;
        Ok(Answer::Html {
            html,
            status: self.status,
            language: visit.language,
        })
    }

    /// Renders without data of its own.
    ///
    /// # Errors
    /// As [`Page::with`].
    pub fn plain(self) -> Result<Answer, Failure> {
        self.with(&serde_json::Map::new())
    }
}

/// What a handler answers.
#[derive(Debug)]
pub enum Answer {
    /// A page.
    Html {
        /// The markup.
        html: String,
        /// The status.
        status: Status,
        /// Its language.
        language: Language,
    },
    /// Go and GET another page (303).
    Redirect {
        /// Address within the site.
        to: String,
        /// A message to show there: kind and text.
        flash: Option<(&'static str, String)>,
    },
    /// A file.
    File {
        /// Content type.
        content_type: ContentType,
        /// File name to save under, and whether to save rather than show.
        name: String,
        /// Save rather than show.
        download: bool,
        /// Content.
        bytes: Vec<u8>,
    },
    /// Something for a program.
    Json {
        /// The status.
        status: Status,
        /// The text.
        body: String,
    },
}

impl Answer {
    /// Goes to another page.
    #[must_use]
    pub fn redirect(to: impl Into<String>) -> Self {
        Self::Redirect {
            to: to.into(),
            flash: None,
        }
    }

    /// Goes to another page and says there that it went well.
    #[must_use]
    pub fn done(to: impl Into<String>, text: String) -> Self {
        Self::Redirect {
            to: to.into(),
            flash: Some(("success", text)),
        }
    }

    /// Goes to another page and tells something there.
    #[must_use]
    pub fn told(to: impl Into<String>, kind: &'static str, text: String) -> Self {
        Self::Redirect {
            to: to.into(),
            flash: Some((kind, text)),
        }
    }

    /// JSON with status 200.
    #[must_use]
    pub fn json<T: Serialize>(value: &T) -> Self {
        Self::Json {
            status: Status::Ok,
            body: serde_json::to_string(value).unwrap_or_default(),
        }
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, request: &'r Request<'_>) -> RocketResult<'static> {
        let mut response = Response::build();
        match self {
            Self::Html {
                html,
                status,
                language,
            } => {
                response
                    .status(status)
                    .header(ContentType::HTML)
                    .header(Header::new("Content-Language", language.as_str()))
                    .header(Header::new("Cache-Control", "no-store"))
                    // In one piece: Rocket would else hand it on in parts of 4 kB, each a turn of its own.
                    .max_chunk_size(html.len().max(1))
                    .sized_body(html.len(), Cursor::new(html));
            }
            Self::Redirect { to, flash } => {
                if let Some((kind, text)) = flash {
                    let visit = visit::of(request);
                    let line = format!("{kind}:{text}");
                    let value = rocket::http::RawStr::new(&line)
                        .percent_encode()
                        .to_string();
                    request
                        .cookies()
                        .add(own_cookie(FLASH_COOKIE, value, visit.world()));
                }
                response
                    .status(Status::SeeOther)
                    .header(Header::new("Location", local(&to)));
            }
            Self::File {
                content_type,
                name,
                download,
                bytes,
            } => {
                response
                    .header(content_type)
                    .header(Header::new(
                        "Content-Disposition",
                        disposition(&name, download),
                    ))
                    .header(Header::new("Cache-Control", "private, no-store"))
                    .max_chunk_size(LARGEST_PIECE.min(bytes.len().max(1)))
                    .sized_body(bytes.len(), Cursor::new(bytes));
            }
            Self::Json { status, body } => {
                response
                    .status(status)
                    .header(ContentType::JSON)
                    .sized_body(body.len(), Cursor::new(body));
            }
        }
        response.ok()
    }
}

/// How a file is offered: its name in plain letters for old browsers, and as it is for the others.
fn disposition(name: &str, download: bool) -> String {
    let how = if download { "attachment" } else { "inline" };
    let plain: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || ".-_".contains(c) {
                c
            } else {
                '_'
            }
        })
        .collect();
    let encoded = rocket::http::RawStr::new(name).percent_encode();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

/// An address as the value of a parameter in another, still readable.
fn as_parameter(path: &str) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    for c in path.chars() {
        match c {
            '%' => out.push_str("%25"),
            '&' => out.push_str("%26"),
            '#' => out.push_str("%23"),
            '+' => out.push_str("%2B"),
            c => out.push(c),
        }
    }
    out
}

/// Only addresses within this site: `//elsewhere` and `https:` lead to the front page.
#[must_use]
pub fn local(to: &str) -> String {
    let inside = to.starts_with('/')
        && !to.starts_with("//")
        && !to.contains('\\')
        && !to.chars().any(char::is_control);
    if inside {
        to.to_owned()
    } else {
        "/".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::local;

    #[test]
    fn a_way_back_never_leads_to_another_site() {
        for wrong in [
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "javascript:alert(1)",
            "",
            "/a\nb",
        ] {
            assert_eq!(local(wrong), "/", "{wrong}");
        }
        assert_eq!(local("/saker?side=2"), "/saker?side=2");
    }
}
