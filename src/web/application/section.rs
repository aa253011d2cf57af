//! `/soknader/<nr>/<seksjon>`: one form page per section. Saves what was typed, complete or not.

use super::options::{self, Block, Fact};
use super::{Deadline, Open, Progress, conflict, heading, open, title_of, typed};
use crate::actions::{self, FieldError};
use crate::domain::application::{Raw, Section};
use crate::text::Variable;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
struct SectionPage {
    number: String,
    slug: &'static str,
    heading: String,
    step: String,
    steps: Vec<Step>,
    deadline: Option<Deadline>,
    form: FormState,
    version: i64,
    saved_at: String,
    saved_by: String,
    has_errors: bool,
    comment: String,
    from: String,
    previous: String,
    intro: String,
    blocks: Vec<Block>,
    facts: Vec<Fact>,
    cost: i64,
    applied: i64,
}

#[derive(Debug, Serialize)]
struct Step {
    label: String,
    href: String,
    state: &'static str,
}

/// One template draws every section; costs stand in a table of their own.
const fn template(section: Section) -> &'static str {
    match section {
        Section::Budget => "application/sections/budget.html",
        _ => "application/section.html",
    }
}

// The rank lets every other page under the case go first.
#[rocket::get("/soknader/<number>/<slug>?<fra>&<vis>", rank = 20)]
fn form(
    visit: SignedIn<'_>,
    number: &str,
    slug: &str,
    fra: Option<&str>,
    vis: Option<&str>,
) -> Answered {
    let section = Section::parse(slug).ok_or(Failure::NotFound)?;
    let open = open(visit, number)?;
    if !open.draft.is_open() {
        return Ok(Answer::redirect(format!("/soknader/{number}/se-over")));
    }
    let shown = Shown {
        section,
        errors: vis == Some("feil"),
        from: if fra == Some("se-over") {
            "se-over"
        } else {
            ""
        },
    };
    page(visit, &open, &shown)
}

/// How a section is shown.
struct Shown {
    section: Section,
    errors: bool,
    from: &'static str,
}

#[expect(clippy::too_many_lines, reason = "reads one form from top to bottom")]
fn page(visit: SignedIn<'_>, open: &Open, shown: &Shown) -> Answered {
    let section = shown.section;
    let draft = &open.draft;
    let number = &draft.case.case_number;
    let raw = draft.raw(section);
    let errors: Vec<FieldError> = if shown.errors {
        draft.faults(&visit.reading(), section)
    } else {
        Vec::new()
    };
    let saved = draft.saved(section);
    let position = 1 + Section::ALL.iter().take_while(|s| **s != section).count();
    let data = SectionPage {
        number: number.clone(),
        slug: section.as_str(),
        heading: title_of(&visit, section),
        step: visit.t_with(
            "soknad-steg",
            &[
                ("nummer", Variable::from(position.to_string())),
                ("alle", Variable::from((Section::ALL.len() + 1).to_string())),
            ],
        ),
        steps: steps(visit, open, Some(section)),
        deadline: open.deadline(&visit),
        form: FormState::showing(&as_fields(raw)).with_labelled(&visit, &errors, |error| {
            typed::said_in_summary(&visit, section, &error.field)
        }),
        version: draft.version(section),
        saved_at: saved.map_or_else(String::new, |s| {
            s.saved_at.oslo().format("%H.%M").to_string()
        }),
        saved_by: saved.map_or_else(String::new, |s| {
            let tid = Variable::from(s.saved_at.norwegian());
            visit.t_with(
                "soknad-lagret-av",
                &[("navn", Variable::from(s.saved_by.as_str())), ("tid", tid)],
            )
        }),
        has_errors: !errors.is_empty(),
        comment: open.comment(section),
        from: shown.from.to_owned(),
        previous: section
            .previous()
            .map_or_else(String::new, |s| s.as_str().to_owned()),
        intro: options::intro(&visit, open, section),
        blocks: options::blocks(visit, open, section, raw),
        facts: if section == Section::Contact {
            options::facts(&visit, open)
        } else {
            Vec::new()
        },
        cost: sum(raw, "kostnad"),
        applied: sum(raw, "sokt"),
    };
    let title = data.heading.clone();
    visit
        .page(template(section), title)
        .crumb(visit.t("soknad-mine"), "/soknader")
        .crumb(
            heading(&visit, draft.case.year),
            format!("/soknader/{number}"),
        )
        .shows(draft.case.head())
        .faulty(data.has_errors)
        .with(&data)
}

fn as_fields(raw: &Raw) -> Fields {
    Fields::from_pairs(
        raw.pairs()
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    )
}

/// The sum of a column of the budget as far as its amounts can be read.
fn sum(raw: &Raw, column: &str) -> i64 {
    raw.rows("post")
        .into_iter()
        .filter_map(|row| {
            crate::domain::money::Kroner::parse_norwegian(raw.get(&format!("post-{row}-{column}")))
                .ok()
        })
        .map(|amount| amount.0)
        .sum()
}

/// The steps at the left, with the check page last.
fn steps(visit: SignedIn<'_>, open: &Open, current: Option<Section>) -> Vec<Step> {
    let number = &open.draft.case.case_number;
    let mut steps: Vec<Step> = Section::ALL
        .iter()
        .map(|section| Step {
            label: title_of(&visit, *section),
            href: format!("/soknader/{number}/{}", section.as_str()),
            state: match open.progress(visit, *section) {
                _ if Some(*section) == current => "current",
                Progress::Done => "done",
                Progress::ToMend => "error",
                Progress::NotStarted | Progress::UnderWay => "todo",
            },
        })
        .collect();
    steps.push(Step {
        label: visit.t("soknad-seksjon-se-over"),
        href: format!("/soknader/{number}/se-over"),
        state: if current.is_none() { "current" } else { "todo" },
    });
    steps
}

/// What the button pressed asks for.
enum Wish {
    /// Save and go on.
    GoOn,
    /// Save and stay.
    Stay,
    /// Save and go to the step before.
    GoBack,
    /// Save and go to the task list.
    Leave,
    /// A further row.
    Add,
    /// One row less.
    Remove(usize),
}

impl Wish {
    fn read(text: &str) -> Self {
        match text {
            "lagre" => Self::Stay,
            "forrige" => Self::GoBack,
            "senere" => Self::Leave,
            "legg-til" => Self::Add,
            other => other
                .strip_prefix("fjern-")
                .and_then(|row| row.parse().ok())
                .map_or(Self::GoOn, Self::Remove),
        }
    }
}

#[rocket::post("/soknader/<number>/<slug>", data = "<posted>", rank = 20)]
fn save(visit: SignedIn<'_>, number: &str, slug: &str, posted: Posted) -> Answered {
    let section = Section::parse(slug).ok_or(Failure::NotFound)?;
    let fields = &posted.fields;
    let wish = Wish::read(fields.get("handling"));
    let typed = section.own_fields(fields.pairs());
    let (to_save, place) = changed_rows(section, &typed, &wish);
    let version = fields.get("versjon").parse().unwrap_or(0);
    match actions::save_section::run(&visit.context(), number, section, &to_save, version) {
        Ok(_) => {}
        Err(actions::Error::Conflict) => return conflict::page(visit, number, section, &to_save),
        Err(error) => return Err(error.into()),
    }
    let here = format!("/soknader/{number}/{slug}");
    let from = if fields.get("fra") == "se-over" {
        "?fra=se-over"
    } else {
        ""
    };
    match wish {
        Wish::Add | Wish::Remove(_) => Ok(Answer::redirect(format!("{here}{from}{place}"))),
        Wish::Stay => Ok(Answer::done(
            format!("{here}{from}"),
            visit.t("soknad-lagret"),
        )),
        Wish::Leave => Ok(Answer::done(
            format!("/soknader/{number}"),
            visit.t("soknad-lagret"),
        )),
        Wish::GoBack => {
            let previous = section
                .previous()
                .map_or_else(String::new, |s| format!("/{}", s.as_str()));
            Ok(Answer::redirect(format!("/soknader/{number}{previous}")))
        }
        Wish::GoOn => go_on(visit, number, section, !from.is_empty()),
    }
}

/// Goes on when the section is complete; else to its page with what must be corrected. It is saved either way.
fn go_on(visit: SignedIn<'_>, number: &str, section: Section, to_check: bool) -> Answered {
    let open = open(visit, number)?;
    if !open.draft.faults(&visit.reading(), section).is_empty() {
        let from = if to_check { "fra=se-over&" } else { "" };
        let here = section.as_str();
        return Ok(Answer::redirect(format!(
            "/soknader/{number}/{here}?{from}vis=feil"
        )));
    }
    let next = match section.next() {
        Some(next) if !to_check => next.as_str(),
        Some(_) | None => "se-over",
    };
    Ok(Answer::redirect(format!("/soknader/{number}/{next}")))
}

/// The fields after adding or removing a row, and where on the page to go on.
fn changed_rows(section: Section, typed: &Raw, wish: &Wish) -> (Raw, String) {
    match (section.rows(), wish) {
        (Some(rows), Wish::Add) => {
            let (group, field) = (rows.group, rows.named_by);
            // The page shows one empty row when there is none: the new one comes after it.
            let shown = if typed.rows(group).is_empty() {
                typed.with_row(group, field).0
            } else {
                typed.clone()
            };
            let (more, row) = shown.with_row(group, field);
            (more, format!("#{group}-{row}-{field}"))
        }
        (Some(rows), Wish::Remove(row)) => {
            (typed.without_row(rows.group, *row), "#rader".to_owned())
        }
        (_, Wish::GoOn | Wish::Stay | Wish::GoBack | Wish::Leave | Wish::Add | Wish::Remove(_)) => {
            (typed.clone(), String::new())
        }
    }
}

#[derive(Debug, Serialize)]
struct AutosaveAnswer {
    versjon: i64,
    kl: String,
}

#[rocket::post("/soknader/<number>/<slug>/utkast", data = "<posted>", rank = 20)]
fn autosave(visit: SignedIn<'_>, number: &str, slug: &str, posted: Posted) -> Answered {
    let section = Section::parse(slug).ok_or(Failure::NotFound)?;
    let typed = section.own_fields(posted.fields.pairs());
    let version = posted.fields.get("versjon").parse().unwrap_or(0);
    match actions::save_section::run(&visit.context(), number, section, &typed, version) {
        Ok(versjon) => {
            let kl = visit.now.oslo().format("%H.%M").to_string();
            Ok(Answer::json(&AutosaveAnswer { versjon, kl }))
        }
        Err(actions::Error::Conflict | actions::Error::MovedOn(_)) => Ok(Answer::Json {
            status: Status::Conflict,
            body: "{\"feil\":\"konflikt\"}".to_owned(),
        }),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn routes() -> Vec<rocket::Route> {
    rocket::routes![form, save, autosave]
}
