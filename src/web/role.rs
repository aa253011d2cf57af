//! Roles as pages show them: names, dated lines, and where one can have them.

use super::page::organisation_name;
use super::visit::Visit;
use crate::db::session::Membership;
use crate::domain::id::MembershipId;
use crate::domain::user::{Organisation, Role};
use serde::Serialize;

/// The key of a role's name.
#[must_use]
pub const fn role_key(role: Role) -> &'static str {
    match role {
        Role::Applicant => "rolle-applicant",
        Role::MunicipalLeader => "rolle-municipal-leader",
        Role::CaseOfficer => "rolle-case-officer",
        Role::BudgetAuthority => "rolle-budget-authority",
        Role::Economy => "rolle-economy",
        Role::Reader => "rolle-reader",
        Role::Auditor => "rolle-auditor",
        Role::Ministry => "rolle-ministry",
        Role::Administrator => "rolle-administrator",
    }
}

/// A dated role as shown.
#[derive(Debug, Serialize)]
pub struct RoleLine {
    id: i64,
    role: String,
    organisation: String,
    from: String,
    to: String,
    state: &'static str,
}

/// The roles of a person: those that hold first, then those to come, then the ended ones.
#[must_use]
pub fn role_lines(visit: &Visit, roles: &[(MembershipId, Membership)]) -> Vec<RoleLine> {
    let today = visit.now.day();
    let mut lines: Vec<RoleLine> = roles
        .iter()
        .map(|(id, membership)| {
            let name = organisation_name(visit, &membership.organisation);
            RoleLine {
                id: id.0,
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
                state: if membership.validity.covers(today) {
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

/// A choice of a list.
#[derive(Debug, Serialize)]
pub struct SelectOption {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// Where one can have a role today: offices, municipalities, the ministry, operation, none.
#[must_use]
pub fn organisation_options(visit: &Visit) -> Vec<SelectOption> {
    let today = visit.now.day();
    let geography = &visit.world().geography;
    let mut options: Vec<SelectOption> = geography
        .offices_on(today)
        .map(|office| SelectOption {
            value: Organisation::Office(office.key.clone()).key(),
            label: office.name.clone(),
        })
        .collect();
    for organisation in [Organisation::Ministry, Organisation::Operator] {
        options.push(SelectOption {
            value: organisation.key(),
            label: organisation_name(visit, &organisation),
        });
    }
    options.push(SelectOption {
        value: Organisation::None.key(),
        label: visit.t("organisasjon-ingen"),
    });
    let mut municipalities: Vec<SelectOption> = geography
        .municipalities_on(today)
        .map(|municipality| SelectOption {
            value: Organisation::Municipality(municipality.code).key(),
            label: format!("{} kommune ({})", municipality.name, municipality.code),
        })
        .collect();
    municipalities.sort_by(|one, other| one.label.cmp(&other.label));
    options.extend(municipalities);
    options
}
