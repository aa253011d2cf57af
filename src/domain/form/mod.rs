//! What a form asks: each question is one [`Field`], and everything that has to do with it goes through the list of them:
//! reading what was typed, the page, the summary of faults, the check page, the documents, the comparison of two versions (of a draft, of a report with last year's).
//! A question is added by one row; what forgets it fails a test.

mod answer;
mod layout;
mod read;
pub mod stored;
mod typed;
mod validated;

pub use answer::{Answer, Answers, Value};
pub use layout::{Filled, Found, Item, Read, Rows, find, questions, read, rows};
pub use read::{Reading, amount_key, day, kroner, text};
pub use typed::Typed;
pub use validated::faults_of;

use super::taxonomy::List;
use serde::{Deserialize, Serialize};

/// The longest answer on one line, in characters.
pub const SHORT: usize = 200;
/// The longest narrative answer, in characters.
pub const LONG: usize = 6000;

/// The answer that says that the municipality does not know, in a group of choices; a number has a box of this name beside it.
pub const UNKNOWN: &str = "ukjent";

/// What kind of answer a question takes, with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Line,
    /// Several lines of text, at most so many characters. The page shows `rows` lines and counts down from `words` (0: no count).
    Text {
        /// The most characters.
        longest: usize,
        /// Lines shown.
        rows: u8,
        /// The words it should keep within; guidance, never a fault.
        words: u16,
    },
    /// Whole kroner.
    Amount,
    /// A whole number from 0.
    Count {
        /// The largest.
        most: i64,
    },
    /// A number with at most one decimal, counted in tenths.
    Tenths {
        /// The largest, in tenths.
        most: i64,
    },
    /// A year.
    Year {
        /// The oldest.
        from: i64,
        /// How many years past the form's own year it may be.
        ahead: i64,
    },
    /// A date.
    Day,
    /// One code of the lists.
    One(&'static [&'static List]),
    /// Any codes of a list.
    Many(&'static List),
    /// One or more municipalities; the page knows which.
    Municipalities,
}

/// A condition on the answer to another question of the same form: one of its codes is among these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The other question.
    pub field: &'static str,
    /// Its codes.
    pub is: &'static [&'static str],
}

impl When {
    /// Whether it holds for what was answered.
    #[must_use]
    pub fn holds(&self, answers: &Answers) -> bool {
        answers
            .codes(self.field)
            .iter()
            .any(|code| self.is.contains(&code.as_str()))
    }
}

/// Whether a question must be answered, and the sentence when it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It may be left empty; marked so on the page.
    Optional,
    /// It may be left empty, or a rule across fields tells when not; the page does not mark it.
    Open,
    /// Always.
    Always(&'static str),
    /// Under a condition.
    When(When, &'static str),
}

/// How the page draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Choices on one line.
    pub inline: bool,
    /// Choices in columns.
    pub grid: bool,
    /// One of several lists as a menu in place of buttons.
    pub menu: bool,
    /// Two questions side by side.
    pub pair: bool,
    /// `xs`, `s`, `m`, `l`, or empty.
    pub width: &'static str,
    /// What browsers may fill in.
    pub autocomplete: &'static str,
    /// `text`, `email` or `tel`.
    pub input: &'static str,
}

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form, in the database, and (after the form's prefix) the key of its label.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether it must be answered.
    pub need: Need,
    /// Key of the word for not knowing, when that is an answer of its own; else empty.
    pub unknown: &'static str,
    /// The question counts only under this condition; else what was typed is left out of the answers.
    pub only: Option<When>,
    /// Key of the sentence for what cannot be read; empty: that of its kind.
    pub wrong: &'static str,
    /// Key of the unit, or empty.
    pub unit: &'static str,
    /// How the page draws it.
    pub look: Look,
    /// The first and the last year of a form that it is asked in.
    pub years: (i32, i32),
}

impl Field {
    /// A question that may be left empty.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            need: Need::Open,
            unknown: "",
            only: None,
            wrong: "",
            unit: "",
            look: Look {
                inline: false,
                grid: false,
                menu: false,
                pair: false,
                width: "",
                autocomplete: "",
                input: "text",
            },
            years: (i32::MIN, i32::MAX),
        }
    }

    /// One line of text.
    #[must_use]
    pub const fn line(name: &'static str) -> Self {
        let mut field = Self::new(name, Kind::Line);
        field.look.width = "l";
        field
    }

    /// A narrative of so many words.
    #[must_use]
    pub const fn narrative(name: &'static str, rows: u8, words: u16) -> Self {
        let longest = LONG;
        Self::new(
            name,
            Kind::Text {
                longest,
                rows,
                words,
            },
        )
    }

    /// One code of a list.
    #[must_use]
    pub const fn one(name: &'static str, lists: &'static [&'static List]) -> Self {
        Self::new(name, Kind::One(lists))
    }

    /// Any codes of a list.
    #[must_use]
    pub const fn many(name: &'static str, list: &'static List) -> Self {
        Self::new(name, Kind::Many(list))
    }

    /// The same, always to be answered; `missing` is the key of the sentence when it is not.
    #[must_use]
    pub const fn required(mut self, missing: &'static str) -> Self {
        self.need = Need::Always(missing);
        self
    }

    /// The same, to be answered under a condition.
    #[must_use]
    pub const fn required_when(mut self, when: When, missing: &'static str) -> Self {
        self.need = Need::When(when, missing);
        self
    }

    /// The same, marked as optional.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.need = Need::Optional;
        self
    }

    /// The same, counting only under a condition.
    #[must_use]
    pub const fn only(mut self, when: When) -> Self {
        self.only = Some(when);
        self
    }

    /// The same, asked in these years only. A question that was answered once is never taken away: its years end.
    #[must_use]
    pub const fn asked_in(mut self, from: i32, to: i32) -> Self {
        self.years = (from, to);
        self
    }

    /// Whether it is asked in the form of a year.
    #[must_use]
    pub const fn is_asked_in(&self, year: i32) -> bool {
        self.years.0 <= year && year <= self.years.1
    }

    /// The same with its own sentence for what cannot be read.
    #[must_use]
    pub const fn wrong(mut self, key: &'static str) -> Self {
        self.wrong = key;
        self
    }

    /// The same with a width on the page.
    #[must_use]
    pub const fn wide(mut self, width: &'static str) -> Self {
        self.look.width = width;
        self
    }

    /// The same with its choices in columns.
    #[must_use]
    pub const fn grid(mut self) -> Self {
        self.look.grid = true;
        self
    }

    /// The same with its choices on one line.
    #[must_use]
    pub const fn inline(mut self) -> Self {
        self.look.inline = true;
        self
    }

    /// The same as a menu.
    #[must_use]
    pub const fn menu(mut self) -> Self {
        self.look.menu = true;
        self
    }

    /// The same with what browsers may fill in, and the kind of input.
    #[must_use]
    pub const fn fills(mut self, input: &'static str, autocomplete: &'static str) -> Self {
        self.look.input = input;
        self.look.autocomplete = autocomplete;
        self
    }

    /// The name of the box beside a number that says that it is not known.
    #[must_use]
    pub fn unknown_box(&self) -> Option<String> {
        let boxed = !self.unknown.is_empty() && !matches!(self.kind, Kind::One(_) | Kind::Many(_));
        boxed.then(|| format!("{}-{UNKNOWN}", self.name))
    }

    /// Whether a posted name belongs to it.
    #[must_use]
    pub fn takes(&self, name: &str) -> bool {
        name == self.name || self.unknown_box().is_some_and(|own| own == name)
    }

    /// The text key of one of its codes.
    #[must_use]
    pub fn code_key(&self, code: &str) -> Option<String> {
        self.lists()
            .iter()
            .find(|list| list.has(code))
            .map(|list| list.text_key(code))
    }

    /// The lists its codes come from.
    #[must_use]
    pub fn lists(&self) -> Vec<&'static List> {
        match self.kind {
            Kind::One(lists) => lists.to_vec(),
            Kind::Many(list) => vec![list],
            Kind::Line
            | Kind::Text { .. }
            | Kind::Amount
            | Kind::Count { .. }
            | Kind::Tenths { .. }
            | Kind::Year { .. }
            | Kind::Day
            | Kind::Municipalities => Vec::new(),
        }
    }
}

/// Something to correct at a field: the key of the sentence and its variables. The one type for it, from the reading of a form
/// to the page that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The field's name in the form (also its id on the page).
    pub field: String,
    /// Key of the text that tells what is wrong and how to correct it.
    pub key: String,
    /// Variables of that text.
    pub variables: Vec<(String, String)>,
}

impl Fault {
    /// A fault without variables.
    #[must_use]
    pub fn new(field: impl Into<String>, key: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            key: key.into(),
            variables: Vec::new(),
        }
    }

    /// Adds a variable.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.variables.push((name.to_owned(), value.into()));
        self
    }
}

#[cfg(test)]
mod tests;
