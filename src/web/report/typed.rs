//! The form of the annual report: its questions, its fields as typed, and where prefilled values come from.

use crate::actions::FieldError;
use crate::domain::annual_report::{Prefilled, Source, definition};
use crate::domain::form::Typed;
use crate::domain::money::Kroner;
use crate::text::Variable;
use crate::web::kit::fields::Fields;
use crate::web::kit::question::{Asker, Question};
use crate::web::kit::visit::Visit;
use serde::Serialize;
use std::collections::BTreeMap;

/// A part of the form.
#[derive(Debug, Serialize)]
pub struct FormPart {
    title: String,
    questions: Vec<Question>,
}

/// The parts of the form of a year, with where the values shown come from.
#[must_use]
pub fn parts(
    visit: &Visit,
    year: i32,
    granted: Kroner,
    fetched: &BTreeMap<String, String>,
) -> Vec<FormPart> {
    let asker = Asker {
        visit,
        prefix: "rapport-",
        variables: &[("tildelt", Variable::from(granted.to_string()))],
    };
    let mut parts: Vec<(&str, FormPart)> = Vec::new();
    for parameter in definition::of_year(year) {
        if parts.last().is_none_or(|(key, _)| *key != parameter.part) {
            let title = visit.t(&format!("rapport-del-{}", parameter.part));
            let questions = Vec::new();
            parts.push((parameter.part, FormPart { title, questions }));
        }
        let mut question = asker.ask("", "", &parameter.field);
        let unit = parameter.field.unit;
        if !unit.is_empty() {
            question.unit = visit.t(&format!("rapport-enhet-{unit}"));
        }
        question.fetched = fetched.get(&question.name).cloned().unwrap_or_default();
        if let Some((_, part)) = parts.last_mut() {
            part.questions.push(question);
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// What the report calls a field.
#[must_use]
pub fn label(visit: &Visit, year: i32, field: &str) -> Option<String> {
    definition::of_year(year)
        .find(|one| one.field.name == field)
        .map(|one| visit.t(&one.label_key()))
}

/// The report's fields in a posted form, and the version they were typed on.
#[must_use]
pub fn posted(fields: &Fields, year: i32) -> (Typed, i64) {
    let own = fields
        .pairs()
        .map(|(name, value)| (name, value.trim()))
        .filter(|(name, value)| {
            !value.is_empty() && definition::fields(year).any(|field| field.takes(name))
        });
    let version = fields.get("versjon").parse().unwrap_or(-1);
    (Typed::from_pairs(own), version)
}

/// Fields as the form shows them.
#[must_use]
pub fn as_typed(typed: &Typed) -> Fields {
    Fields::from_pairs(
        typed
            .pairs()
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
    )
}

/// A note for each field that still holds what was prefilled.
#[must_use]
pub fn fetched(visit: &Visit, prefilled: &Prefilled, now: &Typed) -> BTreeMap<String, String> {
    prefilled
        .sources
        .keys()
        .filter_map(|field| {
            let text = match prefilled.source_of(field, now)? {
                Source::Application => visit.t("rapport-hentet-soknad"),
                Source::Report(year) => visit.t_with(
                    "rapport-hentet-rapport",
                    &[("ar", Variable::from(year.to_string()))],
                ),
            };
            Some((field.clone(), text))
        })
        .collect()
}

/// A fault in words.
#[must_use]
pub fn fault_text(visit: &Visit, error: FieldError) -> String {
    let variables: Vec<(&str, Variable)> = error
        .variables
        .iter()
        .map(|(name, value)| (name.as_str(), Variable::from(value.as_str())))
        .collect();
    visit.t_with(&error.key, &variables)
}
