//! Two who write the same section at once: both texts side by side, and a choice for each field. Nothing typed is lost.

use super::{heading, open, title_of, typed};
use crate::actions;
use crate::domain::application::{Raw, Section};
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::Posted;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct ConflictPage {
    number: String,
    slug: &'static str,
    section: String,
    intro: String,
    version: i64,
    /// What was typed here, as JSON in a hidden field: it comes back with the choice.
    mine: String,
    differences: Vec<Difference>,
}

#[derive(Debug, Serialize)]
struct Difference {
    name: String,
    label: String,
    saved: Vec<String>,
    typed: Vec<String>,
}

/// The page that shows both texts; 409.
pub(super) fn page(visit: SignedIn<'_>, number: &str, section: Section, mine: &Raw) -> Answered {
    let open = open(visit, number)?;
    if !open.draft.is_open() {
        return Err(Failure::Conflict);
    }
    let stored = open.draft.raw(section);
    let differences: Vec<Difference> = typed::names(section, &[stored, mine])
        .into_iter()
        .filter(|name| stored.all(name) != mine.all(name))
        .map(|name| Difference {
            name: name.to_owned(),
            label: typed::label(&visit, section, name),
            saved: typed::values(&visit, section, name, stored),
            typed: typed::values(&visit, section, name, mine),
        })
        .collect();
    let (by, at) = open
        .draft
        .saved(section)
        .map_or_else(Default::default, |saved| {
            (saved.saved_by.clone(), saved.saved_at.norwegian())
        });
    let data = ConflictPage {
        number: number.to_owned(),
        slug: section.as_str(),
        section: title_of(&visit, section),
        intro: visit.t_with(
            "soknad-konflikt-tekst",
            &[("navn", Variable::from(by)), ("tid", Variable::from(at))],
        ),
        version: open.draft.version(section),
        mine: serde_json::to_string(mine).map_err(anyhow::Error::from)?,
        differences,
    };
    visit
        .page(
            "application/conflict.html",
            visit.t("soknad-konflikt-tittel"),
        )
        .crumb(visit.t("soknad-mine"), "/soknader")
        .crumb(
            heading(&visit, open.draft.case.year),
            format!("/soknader/{number}"),
        )
        .shows(open.draft.case.head())
        .status(Status::Conflict)
        .with(&data)
}

#[rocket::post("/soknader/<number>/<slug>/fletting", data = "<posted>", rank = 20)]
fn merge(visit: SignedIn<'_>, number: &str, slug: &str, posted: Posted) -> Answered {
    let section = Section::parse(slug).ok_or(Failure::NotFound)?;
    let open = open(visit, number)?;
    let fields = &posted.fields;
    let mine: Raw = serde_json::from_str(fields.get("mitt")).unwrap_or_default();
    let mine = section.own_fields(mine.pairs());
    let mut merged = open.draft.raw(section).clone();
    for name in typed::names(section, &[&merged.clone(), &mine]) {
        if fields.get(&format!("valg-{name}")) == "mitt" {
            match mine.0.get(name) {
                Some(values) => merged.0.insert(name.to_owned(), values.clone()),
                None => merged.0.remove(name),
            };
        }
    }
    let version = fields.get("versjon").parse().unwrap_or(0);
    match actions::save_section::run(&visit.context(), number, section, &merged, version) {
        Ok(_) => Ok(Answer::done(
            format!("/soknader/{number}/{slug}"),
            visit.t("soknad-lagret"),
        )),
        Err(actions::Error::Conflict) => page(visit, number, section, &mine),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn routes() -> Vec<rocket::Route> {
    rocket::routes![merge]
}
