//! Goals for habilitation and rehabilitation, and how the services are developed (mål og utviklingsarbeid, S2).

use super::raw::{Fault, LONG, Raw, Reader};
use super::{Setting, Spec, chosen, typed};
use crate::domain::taxonomy::{MAINLY_OTHER_PLANS, SERVICE_AREA};
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    typed("maal"),
    typed("utviklingsarbeid"),
    chosen("omrade", &SERVICE_AREA),
];

/// What the municipality wants and how it works for it; weighs most in the assessment (S3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goals {
    /// Goals (målsettinger).
    pub goals: String,
    /// How the services are developed (utviklingsarbeid).
    pub development: String,
    /// Service areas, codes of [`SERVICE_AREA`].
    pub service_areas: Vec<String>,
}

impl Goals {
    /// Whether all areas chosen mainly belong to other plans; the officer sees a notice, nothing is blocked (trap 19).
    #[must_use]
    pub fn mainly_other_plans(&self) -> bool {
        self.service_areas
            .iter()
            .all(|area| MAINLY_OTHER_PLANS.contains(&area.as_str()))
    }
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, _setting: &Setting<'_>) -> Result<Goals, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let goals = reader.text("maal", LONG, "soknad-mangler-maal");
    let development = reader.text("utviklingsarbeid", LONG, "soknad-mangler-utviklingsarbeid");
    let service_areas = reader.codes("omrade", &SERVICE_AREA, Some("soknad-mangler-omrade"));
    reader.finish(Some(Goals {
        goals,
        development,
        service_areas,
    }))
}
