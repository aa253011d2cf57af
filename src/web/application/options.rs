//! The form of a section: its questions from the definition, its rows, and what is known about the municipality.

use super::Open;
use crate::domain::application::{Raw, Section};
use crate::domain::form::{Field, Item, Kind, Rows};
use crate::domain::taxonomy::{self, HEALTH_ACTOR, OUTSIDE_ACTOR};
use crate::text::Variable;
use crate::web::kit::choice::Choice;
use crate::web::kit::names::official_name;
use crate::web::kit::question::{Asker, Question};
use crate::web::kit::visit::{SignedIn, Visit};
use serde::Serialize;

/// A piece of the form: questions under a heading or none, or the rows of a group.
#[derive(Debug, Default, Serialize)]
pub(super) struct Block {
    title: String,
    help: String,
    questions: Vec<Question>,
    rows: Vec<Row>,
    add: String,
}

/// A row of a group.
#[derive(Debug, Serialize)]
struct Row {
    number: usize,
    title: String,
    remove: String,
    is_only: bool,
    questions: Vec<Question>,
}

/// The form of a section as it stands.
pub(super) fn blocks(visit: SignedIn<'_>, open: &Open, section: Section, raw: &Raw) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let ask = |field: &Field| question(visit, open, ("", ""), field);
    for item in section.form() {
        match item {
            Item::Ask(field) => match blocks.last_mut() {
                Some(last) if last.title.is_empty() && last.rows.is_empty() => {
                    last.questions.push(ask(field));
                }
                _ => blocks.push(Block {
                    questions: vec![ask(field)],
                    ..Block::default()
                }),
            },
            Item::Under(title, help, fields) => blocks.push(Block {
                title: visit.t(title),
                help: if help.is_empty() {
                    String::new()
                } else {
                    visit.t(help)
                },
                questions: fields.iter().map(ask).collect(),
                ..Block::default()
            }),
            Item::Rows(rows) => blocks.push(Block {
                rows: of_group(visit, open, rows, raw),
                add: visit.t(&format!("soknad-legg-til-{}", rows.group)),
                ..Block::default()
            }),
        }
    }
    blocks
}

fn of_group(visit: SignedIn<'_>, open: &Open, rows: &Rows, raw: &Raw) -> Vec<Row> {
    let group = rows.group;
    let mut numbers = raw.rows(group);
    if numbers.is_empty() {
        numbers.push(0);
    }
    let is_only = numbers.len() == 1;
    let first = numbers[0];
    let groups = format!("{group}-");
    numbers
        .into_iter()
        .map(|number| {
            let shown = Variable::from((number + 1).to_string());
            let prefix = format!("{group}-{number}-");
            Row {
                number,
                title: if group == "post" {
                    String::new()
                } else {
                    visit.t_with(&format!("soknad-rad-{group}"), &[("nummer", shown.clone())])
                },
                remove: visit.t_with(&format!("soknad-fjern-{group}"), &[("nummer", shown)]),
                is_only,
                questions: rows
                    .fields
                    .iter()
                    .map(|field| {
                        let mut asked = question(visit, open, (&prefix, &groups), field);
                        if number != first {
                            asked.help = String::new();
                        }
                        asked
                    })
                    .collect(),
            }
        })
        .collect()
}

/// A question as this applicant is asked it.
fn question(
    visit: SignedIn<'_>,
    open: &Open,
    (row, group): (&str, &str),
    field: &Field,
) -> Question {
    let asker = Asker {
        visit: &visit,
        prefix: "soknad-felt-",
        variables: &[],
    };
    let mut question = asker.ask(row, group, field);
    match field.kind {
        Kind::Municipalities => question.options = neighbours(&visit, open),
        Kind::One(lists) if lists.len() > 1 => question.options = actors(&visit),
        // In 2017 a plan under way needs no date.
        Kind::Day if field.name == "maldato" => {
            question.optional = !open.draft.rules.plan_target_date_required;
        }
        _ => {}
    }
    // Contact person and address are taken from whoever began the application, until somebody writes there.
    let is_fresh = open.draft.version(Section::Contact) == 1;
    if is_fresh && group.is_empty() && matches!(field.name, "navn" | "epost") {
        question.fetched = visit.t("soknad-hjelp-hentet-profil");
    }
    question
}

/// Actors outside health and care first, each choice saying on which side it is (SCHEME: cooperation).
fn actors(visit: &Visit) -> Vec<Choice> {
    [
        (&OUTSIDE_ACTOR, "soknad-gruppe-utenfor"),
        (&HEALTH_ACTOR, "soknad-gruppe-innen"),
    ]
    .into_iter()
    .flat_map(|(list, group)| {
        list.codes.iter().map(move |code| {
            // The two codes for "other" say it in their own words.
            let name = visit.t(&list.text_key(code));
            let label = if code.starts_with(taxonomy::OTHER) {
                name
            } else {
                visit.t_with(group, &[("navn", Variable::from(name))])
            };
            Choice::new(*code, label)
        })
    })
    .collect()
}

/// The other municipalities of the office's area today.
fn neighbours(visit: &Visit, open: &Open) -> Vec<Choice> {
    let geography = &visit.world().geography;
    let own = open.draft.case.municipality;
    let today = visit.now.day();
    let Some(office) = geography.office_on(own, today) else {
        return Vec::new();
    };
    geography
        .municipalities_of(&office.key, today)
        .filter(|municipality| municipality.code != own)
        .map(|municipality| Choice::new(municipality.code.as_str(), municipality.name.clone()))
        .collect()
}

/// What stands over the questions of a section.
pub(super) fn intro(visit: &Visit, open: &Open, section: Section) -> String {
    let key = match section {
        Section::Contact => "soknad-hjelp-kontakt",
        Section::Goals => "soknad-hjelp-vekt",
        Section::Plan if open.draft.rules.plan_target_date_required => "soknad-hjelp-plan",
        Section::Plan => "soknad-hjelp-plan-2017",
        Section::UserOrganisations => "soknad-hjelp-org",
        Section::Actors => "soknad-hjelp-aktor",
        Section::Measures => "soknad-hjelp-tiltak",
        Section::Partners => "soknad-hjelp-samarbeid",
        Section::Competence | Section::Budget => return String::new(),
    };
    let year = Variable::from(open.draft.case.year.to_string());
    visit.t_with(key, &[("aar", year)])
}

/// A fact that the municipality need not write.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    label: String,
    value: String,
    lines: Vec<String>,
    href: String,
    change: String,
}

/// What is known about the municipality.
pub(super) fn facts(visit: &Visit, open: &Open) -> Vec<Fact> {
    let geography = &visit.world().geography;
    let case = &open.draft.case;
    let fact = |key: &str, value: String| Fact {
        label: visit.t(key),
        value,
        lines: Vec::new(),
        href: String::new(),
        change: String::new(),
    };
    let name = official_name(visit, case.municipality);
    let inhabitants = geography
        .population(case.municipality, case.year)
        .map_or_else(String::new, |people| {
            crate::domain::money::Kroner(people).grouped()
        });
    vec![
        fact("soknad-fakta-kommune", name),
        fact("soknad-fakta-kommunenummer", case.municipality.to_string()),
        fact(
            "soknad-fakta-organisasjonsnummer",
            geography
                .orgnr(case.municipality)
                .unwrap_or_default()
                .to_owned(),
        ),
        fact("soknad-fakta-innbyggere", inhabitants),
        fact("soknad-fakta-embete", open.announcement.office_name.clone()),
    ]
}
