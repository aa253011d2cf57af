//! The ministry's appropriation (bevilgning) and frames (rammer): `/rammer/<år>`.

use crate::access::Act;
use crate::actions::{self, FieldError};
use crate::db;
use crate::domain::budget_frame::BudgetFrame;
use crate::domain::geography::{OfficeKey, sort_key};
use crate::domain::head::Head;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::refusal::at_field;
use crate::web::kit::visit::SignedIn;
use crate::web::kit::years::{self, YearLink};
use chrono::Datelike;
use rocket::http::Status;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
struct FramesPage {
    year: i32,
    years: Vec<YearLink>,
    appropriation: Option<Money>,
    entries: Vec<Line>,
    offices: Vec<OfficeRow>,
    framed: Kroner,
    committed: Kroner,
    remaining: Kroner,
    ledger: Vec<Line>,
    call: &'static str,
    form: FormState,
}

/// The appropriation and what is left of it.
#[derive(Debug, Serialize)]
struct Money {
    chapter: String,
    item: String,
    amount: Kroner,
    framed: Kroner,
    unframed: Kroner,
}

#[derive(Debug, Serialize)]
struct OfficeRow {
    name: String,
    href: String,
    given: bool,
    amount: Kroner,
    committed: Kroner,
    remaining: Kroner,
}

/// An entry of a ledger, ready to show.
#[derive(Debug, Serialize)]
struct Line {
    office: String,
    kind: String,
    delta: Kroner,
    document: String,
    by: String,
    at: Timestamp,
}

#[rocket::get("/rammer")]
fn newest(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::SetFrames)?;
    Ok(Answer::redirect(format!(
        "/rammer/{}",
        visit.now.day().year()
    )))
}

#[rocket::get("/rammer/<year>")]
fn of_year(visit: SignedIn<'_>, year: i32) -> Answered {
    visit.demand(Act::SetFrames)?;
    frames_page(visit, year, FormState::default(), Status::Ok)
}

#[rocket::post("/rammer/<year>/bevilgning", data = "<posted>")]
fn set_appropriation(visit: SignedIn<'_>, year: i32, posted: Posted) -> Answered {
    visit.demand(Act::SetFrames)?;
    years::first_day(year)?;
    let fields = &posted.fields;
    let (amount, source) = (fields.kroner("belop"), fields.text("kilde", 300));
    let errors = match (amount, source) {
        (Ok(amount), Ok(source)) => {
            let entry = actions::set_appropriation::Entry {
                year,
                amount,
                source: &source,
            };
            match actions::set_appropriation::run(&visit.context(), &entry) {
                Ok(()) => {
                    let text = visit.t_with(
                        "ramme-bevilgning-lagret",
                        &[("belop", amount.to_string().into())],
                    );
                    return Ok(Answer::done(format!("/rammer/{year}"), text));
                }
                Err(error) => at_field(error, "belop")?,
            }
        }
        (amount, source) => both(amount.err(), source.err()),
    };
    let form = FormState::showing(fields).with_errors(visit.visit, &errors);
    frames_page(visit, year, form, Status::UnprocessableEntity)
}

fn both(first: Option<FieldError>, second: Option<FieldError>) -> Vec<FieldError> {
    first.into_iter().chain(second).collect()
}

/// What is stored about a year.
struct Stored {
    appropriation: Option<db::appropriation::Appropriation>,
    entries: Vec<db::appropriation::EntryRow>,
    frames: Vec<db::budget_frame::FrameRow>,
    ledger: Vec<db::budget_frame::EntryRow>,
    call: Option<db::call::Call>,
    years: Vec<i32>,
}

fn stored(visit: SignedIn<'_>, year: i32) -> db::Result<Stored> {
    visit.world().db.read(|connection| {
        let appropriation = db::appropriation::of_year(connection, year)?;
        let entries = match &appropriation {
            Some(found) => db::appropriation::entries(connection, found.id)?,
            None => Vec::new(),
        };
        Ok(Stored {
            appropriation,
            entries,
            frames: db::budget_frame::of_year(connection, year)?,
            ledger: db::budget_frame::ledger(connection, year)?,
            call: db::call::of_year(connection, year)?,
            years: db::appropriation::years(connection)?,
        })
    })
}

fn frames_page(visit: SignedIn<'_>, year: i32, form: FormState, status: Status) -> Answered {
    let first_day = years::first_day(year)?;
    let heads = visit.heads(&[Head::Appropriation(year)])?;
    let stored = stored(visit, year)?;
    let frames = &stored.frames;
    let names: BTreeMap<i64, String> = frames
        .iter()
        .map(|row| (row.id.0, row.office.clone()))
        .collect();
    let mut units: Vec<_> = visit.world().geography.offices_on(first_day).collect();
    units.sort_by_key(|office| sort_key(&office.name));
    let offices = units.into_iter().map(|office| {
        let frame = frames
            .iter()
            .find(|row| row.office_key == office.key.as_str())
            .map(|row| row.frame);
        office_row(year, &office.key, &office.name, frame)
    });
    let page = FramesPage {
        year,
        years: years::links(choices(stored.years, visit.now), year, |y| {
            format!("/rammer/{y}")
        }),
        offices: offices.collect(),
        framed: frames.iter().map(|row| row.frame.amount).sum(),
        committed: frames.iter().map(|row| row.frame.committed).sum(),
        remaining: frames.iter().map(|row| row.frame.remaining()).sum(),
        appropriation: stored.appropriation.map(Money::of),
        entries: stored
            .entries
            .into_iter()
            .map(|entry| appropriation_line(visit, entry))
            .collect(),
        ledger: stored
            .ledger
            .into_iter()
            .map(|entry| line(visit, entry, &names))
            .collect(),
        call: match stored.call {
            None => "none",
            Some(call) if call.announced_at.is_some() => "announced",
            Some(_) => "draft",
        },
        form,
    };
    visit
        .page("frames/year.html", frames_title(visit, year))
        .shows(heads)
        .status(status)
        .with(&page)
}

fn frames_title(visit: SignedIn<'_>, year: i32) -> String {
    visit.t_with("ramme-tittel", &[("ar", year.to_string().into())])
}

impl Money {
    fn of(found: db::appropriation::Appropriation) -> Self {
        Self {
            unframed: found.amount.minus(found.framed),
            chapter: found.chapter,
            item: found.item,
            amount: found.amount,
            framed: found.framed,
        }
    }
}

fn appropriation_line(visit: SignedIn<'_>, entry: db::appropriation::EntryRow) -> Line {
    Line {
        office: String::new(),
        kind: visit.t(&format!("ramme-post-{}", entry.kind)),
        delta: entry.delta,
        document: entry.source,
        by: entry.by,
        at: entry.at,
    }
}

/// The years with an appropriation, this year and the next: in autumn one prepares for it.
fn choices(known: Vec<i32>, now: Timestamp) -> Vec<i32> {
    let this = now.day().year();
    let mut years = known;
    years.extend([this, this + 1]);
    years.sort_unstable();
    years.dedup();
    years
}

fn office_row(year: i32, key: &OfficeKey, name: &str, frame: Option<BudgetFrame>) -> OfficeRow {
    let stands = frame.unwrap_or(BudgetFrame {
        amount: Kroner::ZERO,
        committed: Kroner::ZERO,
    });
    OfficeRow {
        name: name.to_owned(),
        href: format!("/rammer/{year}/embeter/{}", key.as_str()),
        given: frame.is_some(),
        amount: stands.amount,
        committed: stands.committed,
        remaining: stands.remaining(),
    }
}

fn line(
    visit: SignedIn<'_>,
    entry: db::budget_frame::EntryRow,
    names: &BTreeMap<i64, String>,
) -> Line {
    Line {
        office: names.get(&entry.frame_id).cloned().unwrap_or_default(),
        kind: visit.t(&format!("ramme-post-{}", entry.kind.replace('_', "-"))),
        delta: entry.delta,
        document: entry.document_reference,
        by: entry.by,
        at: entry.at,
    }
}

#[derive(Debug, Serialize)]
struct OfficePage {
    year: i32,
    action: String,
    office: OfficeRow,
    unframed: Kroner,
    has_appropriation: bool,
    ledger: Vec<Line>,
    form: FormState,
}

#[rocket::get("/rammer/<year>/embeter/<office>")]
fn of_office(visit: SignedIn<'_>, year: i32, office: &str) -> Answered {
    visit.demand(Act::SetFrames)?;
    office_page(visit, year, office, FormState::default(), Status::Ok)
}

#[rocket::post("/rammer/<year>/embeter/<office>", data = "<posted>")]
fn set_frame(visit: SignedIn<'_>, year: i32, office: &str, posted: Posted) -> Answered {
    visit.demand(Act::SetFrames)?;
    years::first_day(year)?;
    let key: OfficeKey = office.parse().map_err(|_| Failure::NotFound)?;
    let fields = &posted.fields;
    let (amount, document) = (fields.kroner("belop"), fields.text("dokument", 300));
    let errors = match (amount, document) {
        (Ok(amount), Ok(document)) => {
            let entry = actions::set_frame::Entry {
                year,
                office: &key,
                amount,
                document_reference: &document,
            };
            match actions::set_frame::run(&visit.context(), &entry) {
                Ok(()) => {
                    let name = visit.world().geography.office(&key).map_or("", |o| &o.name);
                    let text = visit.t_with(
                        "ramme-lagret",
                        &[
                            ("embete", name.into()),
                            ("belop", amount.to_string().into()),
                        ],
                    );
                    return Ok(Answer::done(format!("/rammer/{year}"), text));
                }
                Err(error) => at_field(error, "belop")?,
            }
        }
        (amount, document) => both(amount.err(), document.err()),
    };
    let form = FormState::showing(fields).with_errors(visit.visit, &errors);
    office_page(visit, year, office, form, Status::UnprocessableEntity)
}

fn office_page(
    visit: SignedIn<'_>,
    year: i32,
    office: &str,
    form: FormState,
    status: Status,
) -> Answered {
    let first_day = years::first_day(year)?;
    let unit = visit
        .world()
        .geography
        .offices_on(first_day)
        .find(|unit| unit.key.as_str() == office)
        .ok_or(Failure::NotFound)?;
    let heads = visit.heads(&[Head::Appropriation(year), Head::Frame(year, &unit.key)])?;
    let (frame, appropriation, ledger) = visit.world().db.read(|connection| {
        Ok::<_, db::Error>((
            db::budget_frame::of_office(connection, year, office)?,
            db::appropriation::of_year(connection, year)?,
            db::budget_frame::ledger(connection, year)?,
        ))
    })?;
    let names = BTreeMap::new();
    let page = OfficePage {
        year,
        action: format!("/rammer/{year}/embeter/{office}"),
        office: office_row(year, &unit.key, &unit.name, frame.map(|(_, stands)| stands)),
        unframed: appropriation
            .as_ref()
            .map_or(Kroner::ZERO, |found| found.amount.minus(found.framed)),
        has_appropriation: appropriation.is_some(),
        ledger: ledger
            .into_iter()
            .filter(|entry| frame.is_some_and(|(id, _)| id.0 == entry.frame_id))
            .map(|entry| line(visit, entry, &names))
            .collect(),
        form,
    };
    visit
        .page("frames/office.html", unit.name.clone())
        .crumb(frames_title(visit, year), format!("/rammer/{year}"))
        .shows(heads)
        .status(status)
        .with(&page)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![newest, of_year, set_appropriation, of_office, set_frame]
}
