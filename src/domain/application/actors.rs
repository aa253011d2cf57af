//! Actors the municipality works with; at least one outside health and care (samarbeidsaktører; SCHEME: cooperation).

use super::Setting;
use crate::domain::form::{Fault, Field, Filled, Item, Kind, Rows};
use crate::domain::taxonomy::{COOPERATION, HEALTH_ACTOR, OUTSIDE_ACTOR};

/// The section.
pub const FORM: &[Item] = &[Item::Rows(Rows {
    group: "aktor",
    named_by: "navn",
    told_at: "type",
    missing: "soknad-mangler-aktor",
    fields: &[
        Field::one("type", &[&OUTSIDE_ACTOR, &HEALTH_ACTOR])
            .menu()
            .wide("l")
            .required("soknad-mangler-aktor-type"),
        Field::line("navn").required("soknad-mangler-aktor-navn"),
        Field::one("form", &[&COOPERATION])
            .inline()
            .required("soknad-mangler-aktor-form"),
        Field::new(
            "siden",
            Kind::Year {
                from: 1950,
                ahead: 0,
            },
        )
        .wide("xs")
        .wrong("soknad-feil-siden")
        .optional(),
    ],
})];

/// The rules across the section: actors within health and care are welcome, but they are not enough.
pub fn check(filled: &mut Filled, numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    let only_health = filled
        .rows
        .iter()
        .all(|actor| HEALTH_ACTOR.has(actor.text("type")));
    match numbers.first() {
        Some(first) if only_health => vec![Fault::new(
            format!("aktor-{first}-type"),
            "soknad-feil-bare-helse",
        )],
        Some(_) | None => Vec::new(),
    }
}
