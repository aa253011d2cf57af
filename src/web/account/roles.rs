//! Roles as pages show them: dated lines, and where one can have them.

use crate::db::held_role::{Hand, Held};
use crate::domain::user::Organisation;
use crate::text::Variable;
use crate::web::kit::choice::Choice;
use crate::web::kit::names::{organisation_name, role_key};
use crate::web::kit::visit::Visit;
use serde::Serialize;

/// A dated role as shown.
#[derive(Debug, Serialize)]
pub struct RoleLine {
    id: i64,
    role: String,
    organisation: String,
    from: String,
    to: String,
    state: &'static str,
    /// Who gave, confirmed and ended it, and when; a line each.
    hands: Vec<String>,
}

/// The roles of a person: those that hold or wait first, then those to come, then the ended and refused ones.
#[must_use]
pub fn role_lines(visit: &Visit, roles: &[Held]) -> Vec<RoleLine> {
    let today = visit.now.day();
    let mut lines: Vec<RoleLine> = roles
        .iter()
        .map(|held| {
            let membership = &held.membership;
            let name = organisation_name(visit, &membership.organisation);
            RoleLine {
                id: held.id.0,
                role: visit.t(role_key(membership.role)),
                organisation: if name.is_empty() {
                    visit.t("organisasjon-ingen")
                } else {
                    name
                },
                from: membership.validity.from.to_string(),
                to: membership
                    .validity
                    .to
                    .map_or_else(String::new, |day| day.to_string()),
                hands: hands(visit, held),
                state: if held.was_refused() {
                    "d-refused"
                } else if held.waits(today) {
                    "a-waits"
                } else if membership.holds_on(today) {
                    "a-holds"
                } else if membership.validity.from > today {
                    "b-begins"
                } else {
                    "c-ended"
                },
            }
        })
        .collect();
    lines.sort_by(|one, other| (one.state, &one.from).cmp(&(other.state, &other.from)));
    lines
}

fn hands(visit: &Visit, held: &Held) -> Vec<String> {
    let by = |key: &str, hand: &Hand| {
        let variables = [
            ("navn", Variable::from(hand.name.as_str())),
            ("tid", Variable::from(hand.at.norwegian())),
        ];
        visit.t_with(key, &variables)
    };
    let mut lines = vec![by("rolle-gitt-av", &held.given)];
    // Where no confirmation is asked for, the giver's own stands in the row and says nothing.
    let asked = held.membership.role.needs_confirmation();
    lines.extend(
        held.confirmed
            .iter()
            .filter(|_| asked)
            .map(|hand| by("rolle-bekreftet-av", hand)),
    );
    let ended = if held.was_refused() {
        "rolle-avvist-av"
    } else {
        "rolle-avsluttet-av"
    };
    lines.extend(held.ended.iter().map(|hand| by(ended, hand)));
    lines
}

/// Where one can have a role today: offices, municipalities, the ministry, operation, none.
#[must_use]
pub fn organisation_options(visit: &Visit) -> Vec<Choice> {
    let today = visit.now.day();
    let geography = &visit.world().geography;
    let mut options: Vec<Choice> = geography
        .offices_on(today)
        .map(|office| Choice {
            value: Organisation::Office(office.key.clone()).key(),
            label: office.name.clone(),
        })
        .collect();
    for organisation in [Organisation::Ministry, Organisation::Operator] {
        options.push(Choice {
            value: organisation.key(),
            label: organisation_name(visit, &organisation),
        });
    }
    options.push(Choice {
        value: Organisation::None.key(),
        label: visit.t("organisasjon-ingen"),
    });
    let mut municipalities: Vec<Choice> = geography
        .municipalities_on(today)
        .map(|municipality| Choice {
            value: Organisation::Municipality(municipality.code).key(),
            label: format!("{} kommune ({})", municipality.name, municipality.code),
        })
        .collect();
    municipalities.sort_by(|one, other| one.label.cmp(&other.label));
    options.extend(municipalities);
    options
}
