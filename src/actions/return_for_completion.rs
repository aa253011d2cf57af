//! Sends an application back for completion (forvaltningsloven § 11 a): remarks to sections and a date for the answer.

use super::office_case::{opened, tell_municipality};
use super::{Context, Error, FieldError, Result};
use crate::access::Act;
use crate::db;
use crate::domain::fact::ReturnedForCompletion;
use crate::domain::lifecycle::application::Submitted;
use crate::domain::time::Day;
use crate::mail::Kind;

/// The longest remark.
pub const LONGEST_REMARK: usize = 2000;

/// Returns it with remarks, each with the key of its section. A proposed dismissal falls away with it.
///
/// # Errors
/// [`Error::Invalid`] without any remark or with a date that is not in the future.
pub fn run(
    context: &Context<'_>,
    case_number: &str,
    remarks: &[(String, String)],
    respond_by: Day,
) -> Result<()> {
    let mut errors = Vec::new();
    if remarks.is_empty() {
        errors.push(FieldError::new("merknad", "feil-merknad-mangler"));
    }
    if respond_by <= context.today() {
        errors.push(FieldError::new("svarfrist", "feil-dato-fortid"));
    }
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::ReturnForCompletion)?;
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let by = (permit.actor(), context.now);
        let submitted = case.for_step(connection)?.in_state::<Submitted>()?;
        let remarks =
            db::return_for_completion::insert(connection, case.id, remarks, respond_by, by)?;
        let fact = ReturnedForCompletion {
            respond_by,
            remarks,
        };
        context.record(connection, submitted.return_for_completion(fact, permit))?;
        let proposed = db::assessment::of_application(connection, case.id)?
            .is_some_and(|assessment| assessment.proposed.is_some());
        if proposed {
            db::assessment::reopen(connection, case.id, None)?;
        }
        tell_municipality(context, connection, &case, Kind::ApplicationReturned)
    })
}
