//! Measures, whom they are for, which challenges they meet and where (tiltak).

use super::Setting;
use crate::domain::form::{Fault, Field, Filled, Item, Rows, When};
use crate::domain::taxonomy::{ARENA, CHALLENGE, MEASURE, OTHER, TARGET_GROUP};

const OTHER_TARGET_GROUP: When = When {
    field: "malgruppe",
    is: &[OTHER],
};
const OTHER_ARENA: When = When {
    field: "arena",
    is: &[OTHER],
};

/// The section.
pub const FORM: &[Item] = &[
    Item::Rows(Rows {
        group: "tiltak",
        named_by: "tittel",
        told_at: "tittel",
        missing: "soknad-mangler-tiltak",
        fields: &[
            Field::line("tittel").required("soknad-mangler-tiltak-tittel"),
            Field::one("type", &[&MEASURE])
                .menu()
                .wide("l")
                .required("soknad-mangler-tiltak-type"),
            Field::narrative("beskrivelse", 4, 150).optional(),
        ],
    }),
    Item::Ask(
        Field::many("malgruppe", &TARGET_GROUP)
            .grid()
            .required("soknad-mangler-malgruppe"),
    ),
    Item::Ask(
        Field::line("malgruppe-annet")
            .only(OTHER_TARGET_GROUP)
            .required_when(OTHER_TARGET_GROUP, "soknad-mangler-annet"),
    ),
    Item::Ask(Field::many("utfordring", &CHALLENGE).required("soknad-mangler-utfordring")),
    Item::Ask(
        Field::many("arena", &ARENA)
            .grid()
            .required("soknad-mangler-arena"),
    ),
    Item::Ask(
        Field::line("arena-annet")
            .only(OTHER_ARENA)
            .required_when(OTHER_ARENA, "soknad-mangler-annet"),
    ),
];

/// There are no rules across the section.
pub fn check(_filled: &mut Filled, _numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    Vec::new()
}
