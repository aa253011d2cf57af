//! The form of the annual report: its fields as typed, its choices, and where prefilled values come from.

use crate::actions::FieldError;
use crate::domain::annual_report::{
    EverydayRehabilitation, HealthyLife, Prefilled, RawFields, Source, UnitForm, is_field,
};
use crate::domain::taxonomy::{INVOLVEMENT, PLAN_STATUS};
use crate::letter::report_rows::choice_key;
use crate::text::Variable;
use crate::web::kit::fields::Fields;
use crate::web::kit::visit::Visit;
use serde::Serialize;
use std::collections::BTreeMap;

/// A choice of a group.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    value: &'static str,
    label: String,
}

/// The choices of the form.
#[derive(Debug, Serialize)]
pub struct Choices {
    plan_status: Vec<Choice>,
    ke: Vec<Choice>,
    ke_form: Vec<Choice>,
    hverdagsrehab: Vec<Choice>,
    flm: Vec<Choice>,
    involvement: Vec<Choice>,
}

impl Choices {
    /// The choices in the visitor's language.
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        let choices = |field: &str, codes: &[&'static str]| {
            codes
                .iter()
                .map(|code| Choice {
                    value: code,
                    label: visit.t(&choice_key(field, code)),
                })
                .chain([
                    Choice {
                        value: "ukjent",
                        label: visit.t("rapport-ukjent"),
                    },
                    Choice {
                        value: "",
                        label: visit.t("rapport-ikke-besvart"),
                    },
                ])
                .collect::<Vec<_>>()
        };
        let forms: Vec<_> = UnitForm::ALL.iter().map(|form| form.as_str()).collect();
        let everyday: Vec<_> = EverydayRehabilitation::ALL
            .iter()
            .map(|value| value.as_str())
            .collect();
        let healthy: Vec<_> = HealthyLife::ALL
            .iter()
            .map(|value| value.as_str())
            .collect();
        Self {
            plan_status: choices("plan-status", PLAN_STATUS.codes),
            ke: choices("ke", &["ja", "nei"]),
            ke_form: choices("ke-form", &forms),
            hverdagsrehab: choices("hverdagsrehab", &everyday),
            flm: choices("flm", &healthy),
            involvement: INVOLVEMENT
                .codes
                .iter()
                .map(|code| Choice {
                    value: code,
                    label: visit.t(&INVOLVEMENT.text_key(code)),
                })
                .collect(),
        }
    }
}

/// The report's fields in a posted form, and the version they were typed on.
#[must_use]
pub fn posted(fields: &Fields) -> (RawFields, i64) {
    let mut raw = RawFields::new();
    for (name, value) in fields
        .pairs()
        .filter(|(name, value)| is_field(name) && !value.trim().is_empty())
    {
        raw.entry(name.to_owned())
            .or_default()
            .push(value.trim().to_owned());
    }
    (raw, fields.get("versjon").parse().unwrap_or(-1))
}

/// Fields as the form shows them.
#[must_use]
pub fn as_typed(raw: &RawFields) -> Fields {
    Fields::from_pairs(raw.iter().flat_map(|(name, values)| {
        values
            .iter()
            .map(move |value| (name.clone(), value.clone()))
    }))
}

/// A note for each field that still holds what was prefilled.
#[must_use]
pub fn fetched(visit: &Visit, prefilled: &Prefilled, now: &RawFields) -> BTreeMap<String, String> {
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
