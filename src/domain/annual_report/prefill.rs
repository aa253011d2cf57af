//! What the municipality has already told: register once, use again.

use super::{Figures, RawFields, Tenths, write};
use crate::domain::application::Content;
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
    pub fields: RawFields,
    /// The source of each.
    pub sources: BTreeMap<String, Source>,
}

/// What is carried over from last year's report: the status of the services, never the accounts, nor what the newer
/// application tells (plan, therapists, user organisations).
const CARRIED: [&str; 11] = [
    "hjem-antall",
    "hjem-ip",
    "inst-antall",
    "inst-ip",
    "koordinator",
    "ke",
    "ke-form",
    "hverdagsrehab",
    "flm",
    "vent-ergo",
    "vent-fysio",
];

/// The values to begin a report with.
#[must_use]
pub fn prefill(application: Option<&Content>, earlier: Option<(i32, &Figures)>) -> Prefilled {
    let mut prefilled = Prefilled::default();
    if let Some((year, figures)) = earlier {
        let written = write(figures);
        for field in CARRIED {
            prefilled.take(field, written.get(field), Source::Report(year));
        }
    }
    if let Some(content) = application {
        for (field, values) in told(content) {
            prefilled.take(field, Some(&values), Source::Application);
        }
    }
    prefilled
}

impl Prefilled {
    fn take(&mut self, field: &str, values: Option<&Vec<String>>, source: Source) {
        if let Some(values) = values {
            self.fields.insert(field.to_owned(), values.clone());
            self.sources.insert(field.to_owned(), source);
        }
    }

    /// Where a field's value comes from, as long as it is the one that was prefilled.
    #[must_use]
    pub fn source_of(&self, field: &str, now: &RawFields) -> Option<Source> {
        let source = self.sources.get(field)?;
        (self.fields.get(field) == now.get(field)).then_some(*source)
    }
}

fn told(content: &Content) -> Vec<(&'static str, Vec<String>)> {
    let therapy = &content.competence.occupational_therapy;
    let organisations = &content.user_organisations.organisations;
    let mut forms: Vec<String> = Vec::new();
    for form in organisations.iter().flat_map(|one| &one.forms) {
        if !forms.contains(form) {
            forms.push(form.clone());
        }
    }
    let fte = |tenths: Tenths| vec![tenths.to_string()];
    let mut told = vec![
        ("plan-status", vec![content.plan.status.as_str().to_owned()]),
        ("ergo-arsverk", fte(therapy.fte_now)),
        ("ergo-mangler", fte(therapy.fte_needed)),
        ("brukerorg", vec![organisations.len().to_string()]),
        ("brukerorg-form", forms),
    ];
    if let Some(year) = content.plan.year {
        told.push(("plan-ar", vec![year.to_string()]));
    }
    told
}
