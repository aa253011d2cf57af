//! Says which municipality takes over a case when the one that applied was divided: then there is no heir by itself.

use super::office_case::{tell_municipality, tell_office};
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act, Actor, Level};
use crate::db;
use crate::domain::fact::SuccessorAssigned;
use crate::domain::geography::{MunicipalityCode, Successor};
use crate::domain::user::Role;
use crate::mail::Kind;

/// The longest reason.
pub const LONGEST_REASON: usize = 1000;

/// The living municipalities that took over a part of a divided one; empty when it was not divided.
#[must_use]
pub fn parts(context: &Context<'_>, divided: MunicipalityCode) -> Vec<MunicipalityCode> {
    match context.world.geography.successors(divided, context.today()) {
        Some(Successor::Divided(parts)) => parts,
        Some(Successor::Same | Successor::One(_)) | None => Vec::new(),
    }
}

/// Assigns the case to one of the parts, also again when the first choice was wrong. Duty and right to act follow: the
/// municipality's own, and those of the office that covers it.
///
/// # Errors
/// [`Error::NotFound`] for a case that is not open or whose municipality was not divided; [`Error::Invalid`] for a
/// municipality that took over no part, one that has the case already, or a missing reason.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    successor: MunicipalityCode,
    reason: &str,
) -> Result<()> {
    let permit = access::permit(context.actor, Act::AssignSuccessor)?;
    let geography = &context.world.geography;
    context.world.db.write(|connection| {
        let divided = geography.divided_on(context.today());
        let row = db::divided::open_cases(connection, &permit, &divided)?
            .into_iter()
            .find(|row| row.case_number == case_number)
            .ok_or(Error::NotFound)?;
        // The administrator may see no case; the permit has let this one through.
        let case = db::application::find(connection, &Actor::system(), Level::List, case_number)?;
        context.unmoved(connection, &case, None)?;
        let mut errors = Vec::new();
        if !parts(context, row.municipality).contains(&successor) {
            errors.push(FieldError::new("etterfolger", "feil-valg"));
        } else if row.successor == Some(successor) {
            errors.push(FieldError::new("etterfolger", "feil-delt-samme"));
        }
        if reason.trim().is_empty() {
            errors.push(FieldError::new("begrunnelse", "feil-mangler"));
        }
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let fact = SuccessorAssigned {
            municipality: successor,
            reason: context.remark(connection, case.id, reason.trim())?,
        };
        let taken = case.for_step(connection)?.note(fact, permit)?;
        context.record(connection, taken)?;
        db::divided::set_successor(connection, case.id, successor)?;
        let case = db::application::find(connection, &Actor::system(), Level::List, case_number)?;
        tell_municipality(context, connection, &case, Kind::CaseTakenOver)?;
        match geography.office_on(successor, context.today()) {
            Some(office) => {
                let to = (&office.key, Role::CaseOfficer);
                tell_office(context, connection, &case, Kind::CaseTakenOver, to)
            }
            None => Ok(()),
        }
    })
}
