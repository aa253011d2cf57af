//! The layout of a form: questions, headings over some of them, and groups that repeat.

use super::{Answers, Fault, Field, Reading, Typed};
use serde::{Deserialize, Serialize};

/// Most rows of one group.
pub const MOST_ROWS: usize = 40;

/// A group of questions that repeats: one row for each organisation, measure, cost …
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rows {
    /// What the names of its fields begin with: `org` for `org-0-navn`.
    pub group: &'static str,
    /// The question whose answer a row is called by; also the one that every row posts.
    pub named_by: &'static str,
    /// The question at which a missing row is told.
    pub told_at: &'static str,
    /// Key of the sentence when there is no row.
    pub missing: &'static str,
    /// Its questions, without the group's name.
    pub fields: &'static [Field],
}

/// A piece of a form, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    /// A question.
    Ask(Field),
    /// Questions under a heading of their own: the keys of the heading and of the text under it (or empty).
    Under(&'static str, &'static str, &'static [Field]),
    /// Rows.
    Rows(Rows),
}

/// The questions of a form outside its rows.
pub fn questions(items: &'static [Item]) -> impl Iterator<Item = &'static Field> {
    items.iter().flat_map(|item| match item {
        Item::Ask(field) => std::slice::from_ref(field),
        Item::Under(_, _, fields) => fields,
        Item::Rows(_) => &[],
    })
}

/// The rows of a form; it has one group at most.
#[must_use]
pub fn rows(items: &'static [Item]) -> Option<&'static Rows> {
    items.iter().find_map(|item| match item {
        Item::Rows(rows) => Some(rows),
        Item::Ask(_) | Item::Under(..) => None,
    })
}

/// A question of a form as it was found under a name that was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// The question.
    pub field: &'static Field,
    /// Its place in the form.
    pub place: usize,
    /// Its group and row.
    pub row: Option<(&'static str, usize)>,
}

/// The question behind a name, or none when the name is not of this form.
#[must_use]
pub fn find(items: &'static [Item], name: &str) -> Option<Found> {
    let mut place = 0;
    for item in items {
        let (group, fields) = match item {
            Item::Ask(field) => ("", std::slice::from_ref(field)),
            Item::Under(_, _, fields) => ("", *fields),
            Item::Rows(rows) => (rows.group, rows.fields),
        };
        for field in fields {
            place += 1;
            if group.is_empty() && field.takes(name) {
                return Some(Found {
                    field,
                    place,
                    row: None,
                });
            }
            if let Some((row, own)) = in_row(group, name)
                && field.takes(own)
            {
                let row = Some((group, row));
                return Some(Found { field, place, row });
            }
        }
    }
    None
}

/// The row and the rest of a name such as `org-0-navn`.
fn in_row<'n>(group: &str, name: &'n str) -> Option<(usize, &'n str)> {
    let (number, own) = name
        .strip_prefix(group)?
        .strip_prefix('-')?
        .split_once('-')?;
    let row = number.parse().ok().filter(|_| number.len() <= 3)?;
    (!group.is_empty()).then_some((row, own))
}

/// The answers of a form with rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// The answers outside the rows.
    pub answers: Answers,
    /// The answers of each row, in the order written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Answers>,
}

/// What was read of a form, and the numbers its rows have on the page.
#[derive(Debug)]
pub struct Read {
    /// The answers.
    pub filled: Filled,
    /// The number of each row in the names of its fields.
    pub numbers: Vec<usize>,
}

/// Reads a whole form from top to bottom; the faults stay in the reading.
pub fn read(reading: &mut Reading<'_>, typed: &Typed, items: &'static [Item]) -> Read {
    let mut filled = Filled::default();
    let mut numbers = Vec::new();
    // A condition may be on a question under another heading, so that the questions outside rows are read as one.
    if let Some(rows) = rows(items) {
        numbers = filled_rows(reading, typed, rows);
        for number in &numbers {
            let prefix = format!("{}-{number}-", rows.group);
            let named = typed.get(&format!("{prefix}{}", rows.named_by));
            let named = if named.is_empty() {
                (number + 1).to_string()
            } else {
                named.to_owned()
            };
            filled
                .rows
                .push(reading.prefixed(&prefix, &named, rows.fields));
        }
    }
    filled.answers = reading.fields(questions(items));
    Read { filled, numbers }
}

/// The rows that hold something, at most [`MOST_ROWS`]; a fault at the first row when there is none.
fn filled_rows(reading: &mut Reading<'_>, typed: &Typed, rows: &Rows) -> Vec<usize> {
    let (group, field) = (rows.group, rows.told_at);
    let mut numbers: Vec<usize> = typed
        .rows(group)
        .into_iter()
        .filter(|row| !typed.row_is_blank(group, *row))
        .collect();
    if numbers.is_empty() {
        reading.fail(Fault::new(format!("{group}-0-{field}"), rows.missing));
    }
    if let Some(first_too_many) = numbers.get(MOST_ROWS) {
        let name = format!("{group}-{first_too_many}-{field}");
        reading.fail(Fault::new(name, "soknad-feil-for-mange").with("maks", MOST_ROWS.to_string()));
        numbers.truncate(MOST_ROWS);
    }
    numbers
}
