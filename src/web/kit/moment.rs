//! A day and a clock time typed in two fields, `<name>-dato` and `<name>-klokke`.

use super::fields::Fields;
use crate::actions::FieldError;
use crate::domain::time::{Timestamp, norwegian_day, parse_clock};

/// The moment typed, in Norwegian time.
///
/// # Errors
/// One [`FieldError`] for each of the two fields that must be corrected.
pub fn read(fields: &Fields, name: &str) -> Result<Timestamp, Vec<FieldError>> {
    let clock_field = format!("{name}-klokke");
    let day = fields.day(&format!("{name}-dato"));
    let clock = parse_clock(fields.get(&clock_field))
        .ok_or_else(|| FieldError::new(clock_field, "feil-klokke"));
    match (day, clock) {
        (Ok(day), Ok(clock)) => Ok(Timestamp::from_oslo(day, clock)),
        (day, clock) => Err(day.err().into_iter().chain(clock.err()).collect()),
    }
}

/// Shows a stored moment in the two fields.
pub fn show(fields: &mut Fields, name: &str, moment: Timestamp) {
    let local = moment.oslo();
    fields.set(format!("{name}-dato"), norwegian_day(local.date()));
    fields.set(format!("{name}-klokke"), local.format("%H.%M").to_string());
}
