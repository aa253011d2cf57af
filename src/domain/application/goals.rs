//! Goals for habilitation and rehabilitation, and how the services are developed (mål og utviklingsarbeid, S2): what weighs
//! most in the assessment (S3).

use super::Setting;
use crate::domain::form::{Fault, Field, Filled, Item};
use crate::domain::taxonomy::SERVICE_AREA;

/// The section.
pub const FORM: &[Item] = &[
    Item::Ask(Field::many("omrade", &SERVICE_AREA).required("soknad-mangler-omrade")),
    Item::Ask(Field::narrative("maal", 8, 500).required("soknad-mangler-maal")),
    Item::Ask(
        Field::narrative("utviklingsarbeid", 8, 500).required("soknad-mangler-utviklingsarbeid"),
    ),
];

/// There are no rules across the section.
pub fn check(_filled: &mut Filled, _numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    Vec::new()
}
