//! What things and people are called: the one home of naming. A page asks here and puts no name together itself.
//!
//! A municipality has three names in the geography. Lists and the case at the office use the one in all its official languages,
//! grant and report the Norwegian one, and divided municipalities the one that tells it from its namesakes.

use super::failure::Failure;
use super::visit::Visit;
use crate::db::application::Case;
use crate::db::{self, AnyConnection};
use crate::domain::geography::{Municipality, MunicipalityCode};
use crate::domain::id::UserId;
use crate::domain::user::{Organisation, Role};

/// The name of an organisation in the list of choices.
#[must_use]
pub fn organisation_name(visit: &Visit, organisation: &Organisation) -> String {
    crate::access::Actor::person(
        UserId(0),
        String::new(),
        Vec::new(),
        organisation.clone(),
        &visit.world().geography,
        visit.now.day(),
    )
    .organisation_name
}

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

/// One of the names of the municipality with this code; the code itself where there is none.
fn municipality(
    visit: &Visit,
    code: MunicipalityCode,
    name: impl FnOnce(&Municipality) -> String,
) -> String {
    visit
        .world()
        .geography
        .municipality(code)
        .map_or_else(|| code.to_string(), name)
}

/// The name in all its official languages: «Kárášjohka - Karasjok».
#[must_use]
pub fn official_name(visit: &Visit, code: MunicipalityCode) -> String {
    municipality(visit, code, |unit| unit.official_name.clone())
}

/// The Norwegian name: «Karasjok».
#[must_use]
pub fn short_name(visit: &Visit, code: MunicipalityCode) -> String {
    municipality(visit, code, |unit| unit.name.clone())
}

/// The name with its county where two living municipalities share it: «Våler (Hedmark)».
#[must_use]
pub fn distinct_name(visit: &Visit, code: MunicipalityCode) -> String {
    municipality(visit, code, |unit| unit.display_name.clone())
}

/// Who applies, at the office's pages of the case: that of its code at the time.
#[must_use]
pub fn applicant_name(visit: &Visit, case: &Case) -> String {
    municipality(visit, case.municipality, |unit| {
        format!("{} kommune", unit.official_name)
    })
}

/// A person's name.
///
/// # Errors
/// When the database does not answer.
pub fn person_name(connection: &mut AnyConnection, person: UserId) -> Result<String, Failure> {
    Ok(db::user::name_of(connection, person)?)
}
