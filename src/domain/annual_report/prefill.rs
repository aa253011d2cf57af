//! What the municipality has already told: register once, use again.

use super::definition::{Told, all};
use super::{Figures, write};
use crate::domain::application::{Content, Section};
use crate::domain::form::Typed;
use std::collections::BTreeMap;

/// Where a prefilled value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The application of the same year.
    Application,
    /// The report on an earlier year.
    Report(i32),
}

/// Values to begin with, each with where it comes from.
#[derive(Debug, Clone, Default)]
pub struct Prefilled {
    /// The fields.
    pub fields: Typed,
    /// The source of each.
    pub sources: BTreeMap<String, Source>,
}

/// The values to begin a report with.
#[must_use]
pub fn prefill(application: Option<&Content>, earlier: Option<(i32, &Figures)>) -> Prefilled {
    let mut prefilled = Prefilled::default();
    if let Some((year, figures)) = earlier {
        let written = write(figures);
        // The status of the services, never the accounts, nor what the newer application tells.
        for field in carried(Told::InReport) {
            prefilled.take(field, written.0.get(field), Source::Report(year));
        }
    }
    if let Some(content) = application {
        for field in carried(Told::InApplication) {
            prefilled.take(field, told(content, field).as_ref(), Source::Application);
        }
    }
    prefilled
}

impl Prefilled {
    fn take(&mut self, field: &str, values: Option<&Vec<String>>, source: Source) {
        if let Some(values) = values {
            self.fields.0.insert(field.to_owned(), values.clone());
            self.sources.insert(field.to_owned(), source);
        }
    }

    /// Where a field's value comes from, as long as it is the one that was prefilled.
    #[must_use]
    pub fn source_of(&self, field: &str, now: &Typed) -> Option<Source> {
        let source = self.sources.get(field)?;
        (self.fields.0.get(field) == now.0.get(field)).then_some(*source)
    }
}

/// The fields that were told there.
fn carried(told: Told) -> impl Iterator<Item = &'static str> {
    all()
        .iter()
        .filter(move |one| one.told == told)
        .map(|one| one.field.name)
}

/// What the application tells of a parameter, as one types it.
fn told(content: &Content, parameter: &str) -> Option<Vec<String>> {
    let organisations = content.rows(Section::UserOrganisations);
    match parameter {
        "plan-status" => Some(vec![content.plan.status.as_str().to_owned()]),
        "plan-ar" => content.plan.year.map(|year| vec![year.to_string()]),
        "ergo-arsverk" => Some(vec![content.therapy.fte_now.to_string()]),
        "ergo-mangler" => content
            .therapy
            .fte_needed
            .map(|tenths| vec![tenths.to_string()]),
        "brukerorg" => Some(vec![organisations.len().to_string()]),
        "brukerorg-form" => {
            let mut forms: Vec<String> = Vec::new();
            for form in organisations.iter().flat_map(|one| one.codes("form")) {
                if !forms.contains(&form) {
                    forms.push(form);
                }
            }
            Some(forms)
        }
        _ => None,
    }
}
