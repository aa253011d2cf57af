//! Keeps an assessment as a draft. Nothing must be filled in yet; what is filled in must make sense.

use super::office_case::opened;
use super::{Context, Error, FieldError, Result};
use crate::access::Act;
use crate::db;
use crate::db::assessment::Draft;
use crate::domain::fact::Assigned;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;

/// Saves the draft if its version is still `version` (0 for the first time).
///
/// # Errors
/// [`Error::Invalid`] for points outside 1–4 or an amount of nothing; [`Error::Conflict`] when a colleague saved or
/// proposed meanwhile, or the case is not in hand.
pub fn run(context: &Context<'_>, case_number: &str, draft: &Draft, version: i64) -> Result<()> {
    context.world.db.write(|connection| {
        let (case, permit) = opened(context, connection, case_number, Act::Assess)?;
        if case.state != ApplicationState::Submitted {
            return Err(Error::Conflict);
        }
        let announcement = db::announcement::by_id(connection, case.announcement)?;
        let criteria = db::call::criteria(connection, announcement.call)?;
        let mut errors = Vec::new();
        for mark in &draft.marks {
            let criterion = criteria
                .iter()
                .find(|criterion| criterion.id == mark.criterion)
                .ok_or(Error::NotFound)?;
            if mark.points.is_some_and(|points| !(1..=4).contains(&points)) {
                errors.push(FieldError::new(
                    format!("poeng-{}", criterion.key),
                    "feil-poeng",
                ));
            }
        }
        if draft.amount.is_some_and(|amount| amount <= Kroner::ZERO) {
            errors.push(FieldError::new("belop", "feil-belop-null"));
        }
        if !errors.is_empty() {
            return Err(Error::Invalid(errors));
        }
        let by = (permit.actor(), context.now);
        db::assessment::save(connection, case.id, draft, version, by)?;
        if case.case_officer.is_none() {
            // Whoever begins on a case nobody has, has it.
            let taken = case
                .for_step(connection)?
                .note(Assigned { officer: by.0 }, permit)?;
            context.record(connection, taken)?;
            db::assessment::assign(connection, case.id, by.0)?;
        }
        Ok(())
    })
}
