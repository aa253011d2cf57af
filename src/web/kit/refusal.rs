//! A refused act, told at the field that caused it.

use super::failure::Failure;
use crate::actions::{Error, FieldError};
use crate::domain::budget_frame::FrameRefused;

/// What must be corrected, at `field` when the rule itself names none.
///
/// # Errors
/// Everything that no correction of the form can help: not found, denied, conflict, broken.
pub fn at_field(error: Error, field: &str) -> Result<Vec<FieldError>, Failure> {
    match error {
        Error::Invalid(errors) => Ok(errors),
        Error::Refused { key, variables } => Ok(vec![FieldError {
            field: field.to_owned(),
            key: key.to_owned(),
            variables,
        }]),
        Error::FrameRefused(why) => Ok(vec![frame(why, field)]),
        other => Err(other.into()),
    }
}

fn frame(why: FrameRefused, field: &str) -> FieldError {
    match why {
        FrameRefused::BelowCommitted { committed } => {
            FieldError::new(field, "feil-ramme-under-bundet").with("bundet", committed.to_string())
        }
        FrameRefused::AboveAppropriation { unframed } => {
            FieldError::new(field, "feil-ramme-over-bevilgning").with("rest", unframed.to_string())
        }
        FrameRefused::Negative => FieldError::new(field, "feil-belop-negativt"),
    }
}
