//! What `validator` finds, as faults at fields.

use super::Fault;
use validator::Validate;

/// The parameter of an error that names its field in the form, where that is another than the struct's.
const FIELD: &str = "felt";

/// What is wrong with a typed struct: the code of an error is the key of its sentence, its parameters are the variables.
pub fn faults_of<T: Validate>(value: &T) -> Vec<Fault> {
    let Err(errors) = value.validate() else {
        return Vec::new();
    };
    let mut faults: Vec<Fault> = errors
        .field_errors()
        .into_iter()
        .flat_map(|(field, errors)| errors.iter().map(move |error| (field.clone(), error)))
        .map(|(field, error)| {
            let text = |value: &serde_json::Value| {
                value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned)
            };
            let field = error
                .params
                .get(FIELD)
                .map_or_else(|| field.to_string(), text);
            error
                .params
                .iter()
                .filter(|(name, _)| !matches!(name.as_ref(), FIELD | "value"))
                .fold(
                    Fault::new(field, error.code.as_ref()),
                    |fault, (name, value)| fault.with(name, text(value)),
                )
        })
        .collect();
    faults.sort_by(|one, other| one.field.cmp(&other.field));
    faults
}
