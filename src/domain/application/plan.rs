//! The plan document for habilitation and rehabilitation (plandokument, S4).

use super::raw::{Fault, Raw, Reader};
use super::{Setting, Spec, chosen, typed};
use crate::domain::taxonomy::{PLAN_KIND, PLAN_STATUS, PlanStatus};
use crate::domain::time::Day;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    chosen("status", &PLAN_STATUS),
    chosen("plantype", &PLAN_KIND),
    typed("aar"),
    typed("vedtatt"),
    typed("maldato"),
];

/// The plan document, there or promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// How far it is.
    pub status: PlanStatus,
    /// What kind of plan, a code of [`PLAN_KIND`].
    pub kind: Option<String>,
    /// The year it was made, updated or revised.
    pub year: Option<i32>,
    /// When the council adopted it (politisk behandlet).
    pub adopted: Option<Day>,
    /// By when an unfinished plan will be there.
    pub target_date: Option<Day>,
}

impl Plan {
    /// The day by which an unfinished plan must be there: a condition in the letter.
    #[must_use]
    pub fn condition(&self) -> Option<Day> {
        if self.status.is_there() {
            None
        } else {
            self.target_date
        }
    }
}

/// Reads the section. In 2017 a plan under way is enough; from 2018 it needs a target date within the grant year (trap 3).
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, setting: &Setting<'_>) -> Result<Plan, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    reader.code("status", &PLAN_STATUS, "soknad-mangler-planstatus");
    let status = PlanStatus::parse(reader.typed("status"));
    let kind = reader.optional_code("plantype", &PLAN_KIND);
    let is_there = status.is_some_and(PlanStatus::is_there);
    if is_there && kind.is_none() {
        reader.fail("plantype", "soknad-mangler-plantype");
    }
    let year = if is_there {
        year(&mut reader, setting)
    } else {
        None
    };
    let adopted = if is_there {
        reader.optional_day("vedtatt")
    } else {
        None
    };
    if adopted.is_some_and(|day| day > setting.today) {
        reader.fail("vedtatt", "soknad-feil-vedtatt-framtid");
    }
    let target_date = if status.is_some() && !is_there {
        target(&mut reader, setting)
    } else {
        None
    };
    reader.finish(status.map(|status| Plan {
        status,
        kind,
        year,
        adopted,
        target_date,
    }))
}

fn year(reader: &mut Reader<'_>, setting: &Setting<'_>) -> Option<i32> {
    let text = reader.typed("aar");
    if text.is_empty() {
        reader.fail("aar", "soknad-mangler-planaar");
        return None;
    }
    let year = text
        .parse()
        .ok()
        .filter(|year| (1990..=setting.year).contains(year));
    if year.is_none() {
        reader.fail_with(
            "aar",
            "soknad-feil-planaar",
            vec![("aar", setting.year.to_string())],
        );
    }
    year
}

fn target(reader: &mut Reader<'_>, setting: &Setting<'_>) -> Option<Day> {
    let day = reader.optional_day("maldato");
    let variables = || vec![("aar", setting.year.to_string())];
    if day.is_none() && setting.plan_target_date_required && reader.typed("maldato").is_empty() {
        reader.fail_with("maldato", "soknad-mangler-maldato", variables());
    }
    if day.is_some_and(|day| day.year() != setting.year) {
        reader.fail_with("maldato", "soknad-feil-maldato", variables());
    }
    day
}
