//! What a municipality reports: its answers, and the two sums that rules and accounts read.

use super::terms::{OWN_FUNDS, SPENT, Terms};
use super::{check, definition};
use crate::domain::form::{Answer, Answers, Fault, Field, Kind, Reading, Typed, UNKNOWN, Value};
use crate::domain::money::{Kroner, share};
use crate::domain::tenths::Tenths;
use serde::Serialize;

/// A complete report: it exists only when everything in it could be read and fits together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// The year reported on; its questions are those of that year.
    pub year: i32,
    /// How much of the grant was spent.
    pub spent: Kroner,
    /// The municipality's own funds.
    pub own_funds: Kroner,
    /// All answers, by the keys of the definition.
    pub answers: Answers,
}

impl Figures {
    /// Figures of a year; none when the accounts are not among the answers.
    #[must_use]
    pub fn of(year: i32, answers: Answers) -> Option<Self> {
        let amount = |key: &str| answers.number(key).value().copied().map(Kroner);
        Some(Self {
            year,
            spent: amount(SPENT)?,
            own_funds: amount(OWN_FUNDS)?,
            answers,
        })
    }
}

/// The share over several reports: the sum of those that answered over the sum of those that answered. A report
/// without an answer counts in neither, and shares are never averaged.
#[must_use]
pub fn share_of_sums<I: IntoIterator<Item = Option<(i64, i64)>>>(counts: I) -> Option<String> {
    let (part, whole) = counts
        .into_iter()
        .flatten()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    share(part, whole)
}

/// Reads a report as typed.
///
/// # Errors
/// Everything there is to correct, in the order of the form.
pub fn read(typed: &Typed, terms: &Terms) -> Result<Figures, Vec<Fault>> {
    let (answers, mut faults) = answers(typed, terms.year);
    check::across(&answers, terms, &mut faults);
    match Figures::of(terms.year, answers) {
        Some(figures) if faults.is_empty() => Ok(figures),
        Some(_) | None => Err(faults),
    }
}

/// The answers as far as they can be read, and what is wrong with the others.
#[must_use]
pub fn answers(typed: &Typed, year: i32) -> (Answers, Vec<Fault>) {
    let mut reading = Reading::of(typed, year);
    let answers = reading.fields(definition::fields(year));
    (answers, reading.faults())
}

/// Writes figures as fields of the form: last year's report into this year's, and the test that nothing is lost.
#[must_use]
pub fn write(figures: &Figures) -> Typed {
    let mut typed = Typed::default();
    for field in definition::fields(figures.year) {
        match figures.answers.get(field.name) {
            Answer::Value(value) => {
                typed
                    .0
                    .insert(field.name.to_owned(), as_typed(field, value));
            }
            Answer::Unknown => {
                let (name, value) = field.unknown_box().map_or_else(
                    || (field.name.to_owned(), UNKNOWN),
                    |own_box| (own_box, "ja"),
                );
                typed.0.insert(name, vec![value.to_owned()]);
            }
            Answer::Unanswered => {}
        }
    }
    typed
}

fn as_typed(field: &Field, value: Value) -> Vec<String> {
    match (value, field.kind) {
        (Value::Number(tenths), Kind::Tenths { .. }) => vec![Tenths(tenths).to_string()],
        (Value::Number(number), _) => vec![number.to_string()],
        (Value::Text(text), _) => vec![text],
        (Value::Codes(codes), _) => codes,
    }
}
