//! Need for professional competence; occupational therapy is always answered (fagkompetanse; SCHEME: occupational therapy).

use super::Setting;
use crate::domain::form::{Answer, Fault, Field, Filled, Item, Kind, When};
use crate::domain::taxonomy::{COVERAGE, MEETING_NEED, OTHER, PROFESSION};
use crate::domain::tenths::Tenths;

const COVERED: When = When {
    field: "ot-status",
    is: &["dekket"],
};
const NOT_COVERED: When = When {
    field: "ot-status",
    is: &["delvis", "ikke_dekket"],
};
const OTHER_PROFESSION: When = When {
    field: "fag",
    is: &[OTHER],
};
/// Full-time equivalents up to 9999,9.
const FTE: Kind = Kind::Tenths { most: 99_999 };

/// The section.
pub const FORM: &[Item] = &[
    Item::Under(
        "soknad-ergoterapi",
        "soknad-hjelp-ergoterapi",
        &[
            Field::one("ot-status", &[&COVERAGE]).required("soknad-mangler-ergoterapi"),
            Field::new("ot-naa", FTE)
                .wide("xs")
                .wrong("soknad-feil-arsverk")
                .required("soknad-mangler-ot-naa"),
            Field::new("ot-behov", FTE)
                .wide("xs")
                .wrong("soknad-feil-arsverk")
                .required_when(NOT_COVERED, "soknad-mangler-ot-behov"),
            Field::many("ot-dekning", &MEETING_NEED)
                .required_when(NOT_COVERED, "soknad-mangler-ot-dekning"),
            Field::narrative("ot-begrunnelse", 4, 0)
                .required_when(COVERED, "soknad-mangler-ot-begrunnelse"),
        ],
    ),
    Item::Under(
        "soknad-annen-kompetanse",
        "",
        &[
            Field::many("fag", &PROFESSION).grid().optional(),
            Field::line("fag-annet")
                .only(OTHER_PROFESSION)
                .required_when(OTHER_PROFESSION, "soknad-mangler-annet"),
            Field::narrative("fag-merknad", 4, 0).optional(),
        ],
    ),
];

/// The need for occupational therapy (ergoterapi): what rules read of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OccupationalTherapy {
    /// Full-time equivalents now.
    pub fte_now: Tenths,
    /// Full-time equivalents needed in addition; none when the need is covered and nothing was written.
    pub fte_needed: Option<Tenths>,
}

impl OccupationalTherapy {
    /// The need in a complete section.
    #[must_use]
    pub fn of(filled: &Filled) -> Option<Self> {
        let tenths = |name: &str| filled.answers.number(name).value().copied().map(Tenths);
        Some(Self {
            fte_now: tenths("ot-naa")?,
            fte_needed: tenths("ot-behov"),
        })
    }
}

/// The rules across the section: a need that is not covered is more than nothing.
pub fn check(filled: &mut Filled, _numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    let answers = &filled.answers;
    let is_nothing = answers.number("ot-behov") == Answer::Value(0);
    if is_nothing && NOT_COVERED.holds(answers) {
        vec![Fault::new("ot-behov", "soknad-feil-arsverk-null")]
    } else {
        Vec::new()
    }
}
