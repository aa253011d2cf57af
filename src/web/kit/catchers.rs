//! Failures as pages: to each its status and template, and to each status without a handler its page.

use super::carried::send_again;
use super::failure::Failure;
use super::form::RefusedForm;
use super::page::{Answer, StartsPage, local};
use super::visit::{self, TurnedAway, Visit};
use rocket::http::Status;
use rocket::request::Request;
use rocket::response::{Responder, Result as RocketResult};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ErrorPage {
    reason: String,
    reference: String,
    back: String,
}

impl<'r> Responder<'r, 'static> for Failure {
    fn respond_to(self, request: &'r Request<'_>) -> RocketResult<'static> {
        let visit = visit::of(request);
        let variables = |pairs: &[(String, String)]| {
            pairs
                .iter()
                .map(|(n, v)| (n.clone(), crate::text::Variable::Text(v.clone())))
                .collect::<Vec<_>>()
        };
        let (status, reason, reference) = match &self {
            Self::NotFound => (Status::NotFound, String::new(), String::new()),
            Self::Denied(why) => (Status::Forbidden, visit.t(why.text_key()), String::new()),
            Self::Conflict => (Status::Conflict, String::new(), String::new()),
            Self::Refused {
                key,
                variables: pairs,
            } => {
                let owned = variables(pairs);
                let borrowed: Vec<_> = owned.iter().map(|(n, v)| (n.as_str(), v.clone())).collect();
                (
                    Status::UnprocessableEntity,
                    visit.t_with(key, &borrowed),
                    String::new(),
                )
            }
            Self::TooMany => (Status::TooManyRequests, String::new(), String::new()),
            Self::Internal(error) => {
                let reference = crate::token::random().chars().take(8).collect::<String>();
                tracing::error!(
                    reference,
                    path = visit.path,
                    error = format!("{error:#}"),
                    "a request failed"
                );
                (Status::InternalServerError, String::new(), reference)
            }
        };
        error_page(visit, status, reason, reference, request).respond_to(request)
    }
}

/// The page of a status.
fn error_page(
    visit: &Visit,
    status: Status,
    reason: String,
    reference: String,
    request: &Request<'_>,
) -> Answer {
    let (template, title) = match status.code {
        403 => ("error/403.html", "feilside-403-tittel"),
        404 => ("error/404.html", "feilside-404-tittel"),
        409 => ("error/409.html", "feilside-409-tittel"),
        422 | 400 | 413 => ("error/422.html", "feilside-422-tittel"),
        429 => ("error/429.html", "feilside-429-tittel"),
        _ => ("error/500.html", "feilside-500-tittel"),
    };
    let back = request
        .headers()
        .get_one("Referer")
        .and_then(|referer| referer.strip_prefix(visit.world().config.base_url.as_str()))
        .map_or_else(|| "/".to_owned(), local);
    let page = ErrorPage {
        reason,
        reference,
        back,
    };
    visit
        .page(template, visit.t(title))
        .status(status)
        .with(&page)
        .unwrap_or_else(|failure| {
            tracing::error!(?failure, template, "the error page failed");
            Answer::Html {
                html: "<!DOCTYPE html><title>Feil</title><p>Noe gikk galt.".into(),
                status,
                language: visit.language,
            }
        })
}

/// The page for a form whose token was wrong (another tab signed in or out, or the session ended).
fn csrf_page(visit: &Visit) -> Answer {
    let page = ErrorPage {
        reason: String::new(),
        reference: String::new(),
        back: "/".into(),
    };
    visit
        .page("error/csrf.html", visit.t("feilside-csrf-tittel"))
        .status(Status::Forbidden)
        .with(&page)
        .unwrap_or_else(|_| Answer::redirect("/"))
}

/// Every status without a page of its own.
#[rocket::catch(default)]
pub fn any(status: Status, request: &Request<'_>) -> Answer {
    let visit = visit::of(request);
    match (status.code, request.local_cache(|| None::<RefusedForm>)) {
        (
            403,
            Some(RefusedForm {
                kept: Some(carried),
            }),
        ) => send_again(visit, carried, Status::Forbidden).unwrap_or_else(|_| csrf_page(visit)),
        (403, Some(RefusedForm { kept: None })) => csrf_page(visit),
        (413, _) => error_page(
            visit,
            Status::PayloadTooLarge,
            visit.t("feil-for-stort"),
            String::new(),
            request,
        ),
        (400, _) => error_page(
            visit,
            Status::BadRequest,
            visit.t("feil-uleselig"),
            String::new(),
            request,
        ),
        (422, _) => error_page(
            visit,
            Status::NotFound,
            String::new(),
            String::new(),
            request,
        ),
        _ => error_page(visit, status, String::new(), String::new(), request),
    }
}

/// Not signed in: the way to sign in, then back.
#[rocket::catch(401)]
pub fn not_signed_in(request: &Request<'_>) -> Answer {
    answer_turned_away(request)
}

/// The answer to a visitor who was turned away: where to sign in, then back.
fn answer_turned_away(request: &Request<'_>) -> Answer {
    let visit = visit::of(request);
    let back = rocket::http::RawStr::new(&visit.path)
        .percent_encode()
        .to_string();
    let page = match visit::turned_away(request) {
        Some(TurnedAway::ChooseOrganisation) => "/velg-organisasjon",
        Some(TurnedAway::SignIn) | None => "/logg-inn",
    };
    Answer::redirect(format!("{page}?til={back}"))
}
