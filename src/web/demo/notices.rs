//! The notices that were sent in the demo, as their recipients would read them.

use super::only_in_the_demo;
use crate::db;
use crate::domain::time::Timestamp;
use crate::web::kit::Answered;
use crate::web::kit::list::{Asked, Filter, List, Question};
use crate::web::kit::page::StartsPage;
use crate::web::kit::visit::Visit;
use serde::Serialize;

/// Notices on a page.
const NOTICES: i64 = 25;

static QUESTION: Question = Question {
    path: "/demo/e-post",
    page: "side",
    parameters: &[],
};

#[derive(Debug, Serialize)]
struct NoticesPage {
    list: List<NoticeLine>,
}

#[derive(Debug, Serialize)]
struct NoticeLine {
    to: String,
    subject: String,
    language: String,
    at: String,
    sent: bool,
    parts: Vec<Part>,
}

/// A stretch of a notice's text; `href` is empty when it is no link.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Part {
    text: String,
    href: String,
}

#[rocket::get("/demo/e-post")]
fn notices(visit: &Visit, asked: Asked<'_>) -> Answered {
    only_in_the_demo(visit)?;
    let world = visit.world();
    let filter = Filter::read(&QUESTION, asked);
    let paged = world
        .db
        .read(|c| db::outbox::page(c, filter.window_of(NOTICES)))?;
    let page = NoticesPage {
        list: List::of(&filter, paged, |row| NoticeLine {
            to: row.to_address,
            subject: row.subject,
            language: row.language,
            at: Timestamp(row.created_at).iso(),
            sent: row.sent_at.is_some(),
            parts: parts(&row.body, &world.config.base_url),
        }),
    };
    visit
        .page("demo/notices.html", visit.t("demo-epost-tittel"))
        .crumb(visit.t("demo-klokke-tittel"), "/demo/klokke")
        .with(&page)
}

/// Cuts a notice into text and links to this site, so that a visitor can follow them.
fn parts(body: &str, base_url: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = body.trim();
    let plain = |text: &str| Part {
        text: text.to_owned(),
        href: String::new(),
    };
    while let Some(start) = rest.find(base_url) {
        let (before, link) = rest.split_at(start);
        let end = link.find(char::is_whitespace).unwrap_or(link.len());
        let (link, after) = link.split_at(end);
        if !before.is_empty() {
            parts.push(plain(before));
        }
        let path = &link[base_url.len()..];
        parts.push(Part {
            text: link.to_owned(),
            href: if path.is_empty() { "/" } else { path }.to_owned(),
        });
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(plain(rest));
    }
    parts
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![notices]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_is_cut_at_its_links() {
        let found = parts("Se http://x/saker/1 nå.\n\nHilsen", "http://x");
        let texts: Vec<_> = found
            .iter()
            .map(|p| (p.text.as_str(), p.href.as_str()))
            .collect();
        assert_eq!(
            texts,
            [
                ("Se ", ""),
                ("http://x/saker/1", "/saker/1"),
                (" nå.\n\nHilsen", "")
            ]
        );
        assert_eq!(parts("ingen lenke", "http://x").len(), 1);
    }
}
