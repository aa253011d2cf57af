//! What the form of a section offers: choices, rows, and what is known about the municipality.

use super::Open;
use crate::domain::application::Section;
use crate::domain::taxonomy::{self, List};
use crate::text::Variable;
use crate::web::kit::names::official_name;
use crate::web::kit::visit::{SignedIn, Visit};
use serde::Serialize;
use std::collections::BTreeMap;

/// A choice of a field.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
    description: String,
}

/// The row groups of a section: prefix of its fields, and the field that every row posts.
pub(super) const fn group_of(section: Section) -> Option<(&'static str, &'static str)> {
    match section {
        Section::UserOrganisations => Some(("org", "navn")),
        Section::Actors => Some(("aktor", "navn")),
        Section::Measures => Some(("tiltak", "tittel")),
        Section::Budget => Some(("post", "tekst")),
        Section::Contact
        | Section::Goals
        | Section::Plan
        | Section::Competence
        | Section::Partners => None,
    }
}

fn choices(visit: &Visit, list: &List) -> Vec<Choice> {
    list.codes
        .iter()
        .map(|code| choice(code, visit.t(&list.text_key(code))))
        .collect()
}

fn choice(value: &str, label: String) -> Choice {
    Choice {
        value: value.to_owned(),
        label,
        description: String::new(),
    }
}

/// The choices of each chosen field of a section, by the field's name without row numbers.
pub(super) fn of(
    visit: SignedIn<'_>,
    open: &Open,
    section: Section,
) -> BTreeMap<&'static str, Vec<Choice>> {
    let list = |list: &List| choices(&visit, list);
    match section {
        Section::Contact | Section::Budget => BTreeMap::new(),
        Section::Goals => BTreeMap::from([("omrade", list(&taxonomy::SERVICE_AREA))]),
        Section::Plan => BTreeMap::from([
            ("status", list(&taxonomy::PLAN_STATUS)),
            ("plantype", list(&taxonomy::PLAN_KIND)),
        ]),
        Section::Competence => BTreeMap::from([
            ("status", list(&taxonomy::COVERAGE)),
            ("dekning", list(&taxonomy::MEETING_NEED)),
            ("fag", list(&taxonomy::PROFESSION)),
        ]),
        Section::UserOrganisations => BTreeMap::from([
            ("form", list(&taxonomy::INVOLVEMENT)),
            ("niva", list(&taxonomy::LEVEL)),
        ]),
        Section::Actors => BTreeMap::from([
            ("type", actors(&visit)),
            ("form", list(&taxonomy::COOPERATION)),
        ]),
        Section::Measures => BTreeMap::from([
            ("type", list(&taxonomy::MEASURE)),
            ("malgruppe", list(&taxonomy::TARGET_GROUP)),
            ("utfordring", list(&taxonomy::CHALLENGE)),
            ("arena", list(&taxonomy::ARENA)),
        ]),
        Section::Partners => BTreeMap::from([("kommuner", neighbours(&visit, open))]),
    }
}

/// Actors outside health and care first, each choice saying on which side it is (trap 16).
fn actors(visit: &Visit) -> Vec<Choice> {
    [
        (&taxonomy::OUTSIDE_ACTOR, "soknad-gruppe-utenfor"),
        (&taxonomy::HEALTH_ACTOR, "soknad-gruppe-innen"),
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
            choice(code, label)
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
        .map(|municipality| choice(municipality.code.as_str(), municipality.name.clone()))
        .collect()
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
