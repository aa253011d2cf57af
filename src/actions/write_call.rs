//! Writes the year's call (utlysning) until it is announced.

use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::{self, call::CallText, event::Chain};
use crate::domain::call::{WeightsRefused, check_weights};
use crate::domain::chain::Digest;
use crate::domain::fact::CallWritten;
use crate::domain::head::Head;

/// Writes the call if its version is still `version` (0 for a new one).
///
/// # Errors
/// [`Error::Invalid`] naming the field; [`Error::Conflict`] when a colleague changed it meanwhile.
pub fn run(context: &Context<'_>, year: i32, text: &CallText, version: i64) -> Result<()> {
    let permit = access::permit(context.actor, Act::EditCall)?;
    let mut errors = Vec::new();
    if text.opens_at >= text.deadline_at {
        errors.push(FieldError::new("frist-dato", "feil-frist-for-apning"));
    }
    let weights: Vec<(&str, i32)> = text
        .criteria
        .iter()
        .map(|(key, _, _, weight)| (key.as_str(), *weight))
        .collect();
    if let Err(refused) = check_weights(&weights) {
        let key = match refused {
            WeightsRefused::GoalsMissing | WeightsRefused::GoalsDoNotWeighMost => "feil-vekt-maal",
            WeightsRefused::OutOfRange => "feil-vekt",
        };
        errors.push(FieldError::new("vekt-maal", key));
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    context.world.db.write(|connection| {
        context.unmoved_acts(connection, &[Head::Call(year)])?;
        let (id, version, criteria) = db::call::write(connection, year, text, version)?;
        let fact = CallWritten {
            year,
            version,
            text_nb_sha256: Digest::of(&text.text_nb),
            text_nn_sha256: Digest::of(&text.text_nn),
            late_rule: text.late_rule.as_str().to_owned(),
            opens_at: text.opens_at,
            deadline_at: text.deadline_at,
            criteria,
        };
        context.record_act(connection, Chain::Call(id), fact, &permit)
    })
}
