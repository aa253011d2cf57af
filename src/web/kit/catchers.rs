//! Failures as pages: to each its status and template, and to each status without a handler its page.

use super::carried;
use super::elsewhere;
use super::failure::Failure;
use super::form::RefusedForm;
use super::kept::{Kept, KeptView};
use super::moved;
use super::page::{Answer, StartsPage, local};
use super::visit::{self, TurnedAway, Visit};
use rocket::http::{Method, Status};
use rocket::request::Request;
use rocket::response::{Responder, Result as RocketResult};
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ErrorPage {
    reason: String,
    reference: String,
    back: String,
    kept: KeptView,
}

impl<'r> Responder<'r, 'static> for Failure {
    fn respond_to(self, request: &'r Request<'_>) -> RocketResult<'static> {
        let visit = visit::of(request);
        if let Self::MovedOn(moved) = &self {
            return moved::page(visit, moved, back(visit, request))
                .unwrap_or_else(|failure| plain(visit, &failure, Status::Conflict))
                .respond_to(request);
        }
        if matches!(self, Self::NotFound | Self::Denied(_))
            && request.method() == Method::Get
            && let Some(answer) = elsewhere::page(visit)
        {
            return answer.respond_to(request);
        }
        let variables = |pairs: &[(String, String)]| {
            pairs
                .iter()
                .map(|(n, v)| (n.clone(), crate::text::Variable::Text(v.clone())))
                .collect::<Vec<_>>()
        };
        let (status, reason, reference) = match &self {
            Self::NotFound => (Status::NotFound, String::new(), String::new()),
            Self::Denied(why) => (Status::Forbidden, visit.t(why.text_key()), String::new()),
            Self::Conflict | Self::MovedOn(_) => (Status::Conflict, String::new(), String::new()),
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
    // What was typed stays readable whatever went wrong; sent again it may be where that can help.
    let again = matches!(status.code, 409 | 422 | 500 | 503);
    let page = ErrorPage {
        reason,
        reference,
        back: back(visit, request),
        kept: Kept::of(visit)
            .map(|kept| kept.view(visit, again))
            .filter(|view| !view.is_empty())
            .unwrap_or_default(),
    };
    let origin = visit.posted.get().map(|sent| sent.origin.clone());
    visit
        .page(template, visit.t(title))
        .origin(&origin.unwrap_or_default())
        .status(status)
        .with(&page)
        .unwrap_or_else(|failure| plain(visit, &failure, status))
}

/// The page the visitor came from, when it is one of ours.
fn back(visit: &Visit, request: &Request<'_>) -> String {
    request
        .headers()
        .get_one("Referer")
        .and_then(|referer| referer.strip_prefix(visit.world().config.base_url.as_str()))
        .map_or_else(|| "/".to_owned(), local)
}

/// When the page of a failure fails itself.
fn plain(visit: &Visit, failure: &Failure, status: Status) -> Answer {
    tracing::error!(?failure, "an error page failed");
    Answer::Html {
        html: "<!DOCTYPE html><title>Feil</title><p>Noe gikk galt.".into(),
        status,
        language: visit.language,
    }
}

/// The page for a form whose token was wrong (another tab signed in or out, or the session ended).
fn csrf_page(visit: &Visit) -> Answer {
    let page = ErrorPage {
        reason: String::new(),
        reference: String::new(),
        back: "/".into(),
        kept: KeptView::default(),
    };
    visit
        .page("error/csrf.html", visit.t("feilside-csrf-tittel"))
        .status(Status::Forbidden)
        .with(&page)
        .unwrap_or_else(|_| Answer::redirect("/"))
}

/// The page of a form that was refused before its handler saw it.
fn refused_form(visit: &Visit, refused: &RefusedForm, request: &Request<'_>) -> Answer {
    let told = |status, key: &str| error_page(visit, status, visit.t(key), String::new(), request);
    match refused {
        RefusedForm::Nobodys => csrf_page(visit),
        RefusedForm::Own(kept) => {
            carried::send_again(visit, kept, Status::Forbidden).unwrap_or_else(|_| csrf_page(visit))
        }
        RefusedForm::Anothers(sealed) => {
            carried::anothers(visit, sealed, Status::Forbidden).unwrap_or_else(|_| csrf_page(visit))
        }
        RefusedForm::OfNoPage => told(Status::Conflict, "feil-skjema-uten-side"),
        RefusedForm::NoRoleThere => told(Status::Forbidden, "feil-skjema-uten-rolle"),
    }
}

/// Every status without a page of its own.
#[rocket::catch(default)]
pub fn any(status: Status, request: &Request<'_>) -> Answer {
    let visit = visit::of(request);
    if let Some(refused) = request.local_cache(|| None::<RefusedForm>) {
        return refused_form(visit, refused, request);
    }
    match status.code {
        413 => error_page(
            visit,
            Status::PayloadTooLarge,
            visit.t("feil-for-stort"),
            String::new(),
            request,
        ),
        400 => error_page(
            visit,
            Status::BadRequest,
            visit.t("feil-uleselig"),
            String::new(),
            request,
        ),
        422 => error_page(
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
