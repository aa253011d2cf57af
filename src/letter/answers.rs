//! The answers of an application in words, for pages and documents alike: every question that was asked, from the definition.

use crate::domain::application::{Content, Section};
use crate::domain::form::{Answer, Answers, Field, Filled, Item, Kind, Rows, Value};
use crate::domain::geography::Geography;
use crate::domain::money::Kroner;
use crate::domain::tenths::Tenths;
use crate::domain::time::{norwegian_day, parse_day};
use crate::domain::user::Language;
use crate::text::Texts;
use serde::Serialize;

/// A section with its answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnswerSection {
    /// The section's name.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// Its answers.
    pub rows: Vec<AnswerRow>,
}

/// A question and its answer, as the component `Answers` takes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AnswerRow {
    /// The question's field, or the group of a row.
    #[serde(skip)]
    pub field: String,
    /// The question.
    pub label: String,
    /// The answer on one line, or empty.
    pub value: String,
    /// The answer on several lines, or empty.
    pub lines: Vec<String>,
    /// Where to change it, or empty.
    pub href: String,
    /// What the link changes, or empty.
    pub change: String,
}

/// Texts in one language, for answers.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// All texts.
    pub texts: &'a Texts,
    /// The language.
    pub language: Language,
    /// Names of municipalities.
    pub geography: &'a Geography,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key)
    }

    /// What a question is called; `group` is `org-` for a question of a row.
    #[must_use]
    pub fn label(&self, group: &str, field: &Field) -> String {
        self.t(&format!("soknad-felt-{group}{}", field.name))
    }

    /// One code of a question, or one municipality; what is not known stands as it is.
    #[must_use]
    pub fn code(&self, field: &Field, code: &str) -> String {
        if field.kind == Kind::Municipalities {
            let known = code
                .parse()
                .ok()
                .and_then(|number| self.geography.municipality(number));
            return known.map_or_else(|| code.to_owned(), |m| format!("{code} {}", m.name));
        }
        field
            .code_key(code)
            .map_or_else(|| code.to_owned(), |key| self.t(&key))
    }

    fn lines(&self, field: &Field, value: &Value) -> Vec<String> {
        match (value, field.kind) {
            (Value::Codes(codes), _) => codes.iter().map(|code| self.code(field, code)).collect(),
            (Value::Text(code), Kind::One(_)) => vec![self.code(field, code)],
            (Value::Text(day), Kind::Day) => {
                vec![parse_day(day).map_or_else(|| day.clone(), norwegian_day)]
            }
            (Value::Text(text), _) => vec![text.clone()],
            (Value::Number(amount), Kind::Amount) => vec![Kroner(*amount).to_string()],
            (Value::Number(tenths), Kind::Tenths { .. }) => vec![Tenths(*tenths).to_string()],
            (Value::Number(year), Kind::Year { .. }) => vec![year.to_string()],
            (Value::Number(count), _) => vec![Kroner(*count).grouped()],
        }
    }

    fn row(&self, field: &Field, answers: &Answers) -> AnswerRow {
        let mut lines = match answers.get(field.name) {
            Answer::Value(value) => self.lines(field, &value),
            Answer::Unknown => vec![self.t(field.unknown)],
            Answer::Unanswered => Vec::new(),
        };
        let is_list = matches!(field.kind, Kind::Many(_) | Kind::Municipalities);
        AnswerRow {
            field: field.name.to_owned(),
            label: self.label("", field),
            value: if is_list {
                String::new()
            } else {
                lines.pop().unwrap_or_default()
            },
            lines,
            ..AnswerRow::default()
        }
    }

    /// One row of a group: called by its name, with every other answer under it.
    fn group(&self, rows: &Rows, answers: &Answers) -> AnswerRow {
        let group = format!("{}-", rows.group);
        let lines = rows
            .fields
            .iter()
            .filter(|field| field.name != rows.named_by)
            .filter_map(|field| match answers.get(field.name) {
                Answer::Value(value) => {
                    let said = self.lines(field, &value).join("; ");
                    Some(format!("{}: {said}", self.label(&group, field)))
                }
                Answer::Unknown | Answer::Unanswered => None,
            })
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
            .filter(|line| !line.is_empty())
            .collect();
        AnswerRow {
            field: rows.group.to_owned(),
            label: answers.text(rows.named_by).to_owned(),
            lines,
            ..AnswerRow::default()
        }
    }
}

/// All sections of a complete application, in the order of the form.
#[must_use]
pub fn sections(words: &Words<'_>, content: &Content) -> Vec<AnswerSection> {
    Section::ALL
        .iter()
        .map(|section| AnswerSection {
            key: section.as_str(),
            title: words.t(&format!("soknad-seksjon-{}", section.as_str())),
            rows: rows(words, *section, content),
        })
        .collect()
}

fn rows(words: &Words<'_>, section: Section, content: &Content) -> Vec<AnswerRow> {
    let Some(filled) = content.filled(section) else {
        return Vec::new();
    };
    let mut rows: Vec<AnswerRow> = section
        .form()
        .iter()
        .flat_map(|item| piece(words, item, filled))
        .collect();
    if section == Section::Budget {
        sums(words, content, &mut rows);
    }
    rows
}

fn piece(words: &Words<'_>, item: &Item, filled: &Filled) -> Vec<AnswerRow> {
    let fields = match item {
        Item::Rows(rows) => {
            return filled
                .rows
                .iter()
                .map(|answers| words.group(rows, answers))
                .collect();
        }
        Item::Ask(field) => std::slice::from_ref(field),
        Item::Under(_, _, fields) => fields,
    };
    fields
        .iter()
        .filter(|field| filled.answers.asked(field.name))
        .map(|field| words.row(field, &filled.answers))
        .collect()
}

/// What is computed from the budget: the sums after the costs, and the share beside the own contribution.
fn sums(words: &Words<'_>, content: &Content, rows: &mut Vec<AnswerRow>) {
    let budget = &content.budget;
    let sum = |name: &str, amount: Kroner| AnswerRow {
        field: name.to_owned(),
        label: words.t(&format!("soknad-felt-{name}")),
        value: amount.to_string(),
        ..AnswerRow::default()
    };
    let costs = budget.lines.len();
    rows.insert(costs, sum("sum-sokt", budget.applied()));
    rows.insert(costs, sum("sum-kostnad", budget.cost()));
    let share = budget.cofinancing_per_mille();
    for row in rows.iter_mut().filter(|row| row.field == "medfinansiering") {
        row.value = format!("{} ({},{}\u{a0}%)", row.value, share / 10, share % 10);
    }
}
