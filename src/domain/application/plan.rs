//! The plan document for habilitation and rehabilitation (plandokument, S4).

use super::Setting;
use crate::domain::form::{Fault, Field, Filled, Item, Kind, When};
use crate::domain::taxonomy::{PLAN_KIND, PLAN_STATUS, PlanStatus};
use crate::domain::time::{Day, parse_day};
use chrono::Datelike;

const THERE: When = When {
    field: "status",
    is: &["laget", "oppdatert", "revidert"],
};
const PROMISED: When = When {
    field: "status",
    is: &["under_arbeid", "ikke_paabegynt"],
};

/// The section.
pub const FORM: &[Item] = &[
    Item::Ask(Field::one("status", &[&PLAN_STATUS]).required("soknad-mangler-planstatus")),
    Item::Under(
        "soknad-hjelp-plan-ferdig",
        "",
        &[
            Field::one("plantype", &[&PLAN_KIND]).required_when(THERE, "soknad-mangler-plantype"),
            Field::new(
                "aar",
                Kind::Year {
                    from: 1990,
                    ahead: 0,
                },
            )
            .wide("xs")
            .wrong("soknad-feil-planaar")
            .only(THERE)
            .required_when(THERE, "soknad-mangler-planaar"),
            Field::new("vedtatt", Kind::Day).only(THERE).optional(),
        ],
    ),
    Item::Under(
        "soknad-hjelp-plan-ikke-ferdig",
        "",
        &[Field::new("maldato", Kind::Day).only(PROMISED)],
    ),
];

/// The plan document, there or promised: what rules read of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How far it is.
    pub status: PlanStatus,
    /// The year it was made, updated or revised.
    pub year: Option<i64>,
    /// By when an unfinished plan will be there.
    pub target_date: Option<Day>,
}

impl Plan {
    /// The plan in a complete section.
    #[must_use]
    pub fn of(filled: &Filled) -> Option<Self> {
        let answers = &filled.answers;
        Some(Self {
            status: PlanStatus::parse(answers.text("status"))?,
            year: answers.number("aar").value().copied(),
            target_date: parse_day(answers.text("maldato")),
        })
    }

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

/// The rules across the section. In 2017 a plan under way is enough; from 2018 it needs a target date within the grant year
/// (SCHEME: plan document).
pub fn check(filled: &mut Filled, _numbers: &[usize], setting: &Setting<'_>) -> Vec<Fault> {
    let answers = &filled.answers;
    let mut faults = Vec::new();
    if parse_day(answers.text("vedtatt")).is_some_and(|day| day > setting.today) {
        faults.push(Fault::new("vedtatt", "soknad-feil-vedtatt-framtid"));
    }
    let year = setting.year.to_string();
    match parse_day(answers.text("maldato")) {
        None if setting.plan_target_date_required && PROMISED.holds(answers) => {
            faults.push(Fault::new("maldato", "soknad-mangler-maldato").with("aar", year));
        }
        Some(day) if day.year() != setting.year => {
            faults.push(Fault::new("maldato", "soknad-feil-maldato").with("aar", year));
        }
        None | Some(_) => {}
    }
    faults
}
