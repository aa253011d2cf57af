//! The page of an act that was refused because its page was old: what has happened since, beside what was typed.

use super::event;
use super::failure::Failure;
use super::kept::{Kept, KeptView};
use super::origin::Origin;
use super::page::{Answer, StartsPage};
use super::visit::Visit;
use crate::actions::shown::Moved;
use crate::domain::time::Timestamp;
use crate::text::Variable;
use rocket::http::Status;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, Serialize)]
struct MovedPage {
    events: Vec<EventView>,
    kept: KeptView,
    back: String,
}

/// An event for the component `Timeline`.
#[derive(Debug, Serialize)]
struct EventView {
    time: Timestamp,
    text: String,
    who: String,
    comment: String,
}

/// What was typed may be sent again by whoever has read what happened; a button without text has its page to go back to,
/// where it stands beside what it is about.
pub(super) fn page(visit: &Visit, moved: &Moved, back: String) -> Result<Answer, Failure> {
    let kept = Kept::of(visit).unwrap_or_default();
    let view = kept.view(visit, true);
    let view = if view.is_empty() {
        KeptView::default()
    } else {
        view.to(again(&kept.to))
    };
    let origin = Origin {
        organisation: kept.origin.organisation,
        heads: moved.now.clone(),
    };
    let data = MovedPage {
        events: events(visit, moved),
        kept: view,
        back,
    };
    visit
        .page("error/moved.html", visit.t("flyttet-tittel"))
        .origin(&origin)
        .status(Status::Conflict)
        .with(&data)
}

/// Where the form is sent to next: a proposal is only saved, so that it is read together with what is new before it is signed.
fn again(to: &str) -> String {
    match to.strip_suffix("/innstilling") {
        Some(case) => format!("{case}/vurdering"),
        None => to.to_owned(),
    }
}

fn events(visit: &Visit, moved: &Moved) -> Vec<EventView> {
    let of_chains = moved.lines.iter().map(|line| EventView {
        time: line.at,
        text: event::name_of(visit, line),
        who: event::who(line),
        comment: event::told(visit, visit.world(), line, &HashMap::new()),
    });
    let of_sections = moved.sections.iter().map(|(section, by, at)| EventView {
        time: *at,
        text: visit.t_with(
            "flyttet-seksjon",
            &[(
                "seksjon",
                Variable::from(visit.t(&format!("soknad-seksjon-{}", section.as_str()))),
            )],
        ),
        who: by.clone(),
        comment: String::new(),
    });
    of_chains.chain(of_sections).collect()
}
