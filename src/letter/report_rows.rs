//! The parameters as rows of text, in the words of the definition: the same on the pages and in the PDF.

use crate::domain::annual_report::Figures;
use crate::domain::annual_report::definition::{self, Parameter};
use crate::domain::form::{Answer, Answers, Field, Kind, Value};
use crate::domain::money::{Kroner, share};
use crate::domain::tenths::Tenths;
use crate::domain::user::Language;
use crate::text::Texts;

/// A part of the report.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Part {
    /// `plan`, `ip`, `tjenester`, `bruker` or `regnskap`.
    pub key: &'static str,
    /// Its title.
    pub title: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One value.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Row {
    /// The field of the form; for a computed share that of the part, with `-andel`.
    pub field: String,
    /// What it is.
    pub label: String,
    /// The value; «Ukjent» and «Ikke besvart» are written out.
    pub value: String,
    /// The unit; empty for a choice, and where there is no value.
    pub unit: String,
    /// Whether it is a number.
    pub number: bool,
    /// Whether it is a text to be read by itself, not a value in a table.
    pub told: bool,
}

struct Words<'a> {
    texts: &'a Texts,
    language: Language,
}

impl Words<'_> {
    fn t(&self, key: &str) -> String {
        self.texts.get(self.language, key)
    }

    /// «1 uke», «2 uker»; full-time equivalents and kroner are written alike for one and many.
    fn unit(&self, unit: &str, value: &str) -> String {
        if unit.is_empty() {
            return String::new();
        }
        let key = format!("rapport-enhet-{unit}");
        let singular = format!("{key}-en");
        if value == "1" && self.texts.has(self.language, &singular) {
            self.t(&singular)
        } else {
            self.t(&key)
        }
    }

    fn value(&self, field: &Field, value: &Value) -> String {
        let code = |code: &String| {
            field
                .code_key(code)
                .map_or_else(|| code.clone(), |key| self.t(&key))
        };
        match (value, field.kind) {
            (Value::Number(tenths), Kind::Tenths { .. }) => Tenths(*tenths).to_string(),
            (Value::Number(year), Kind::Year { .. }) => year.to_string(),
            (Value::Number(number), _) => Kroner(*number).grouped(),
            (Value::Text(text), Kind::One(_)) => code(text),
            (Value::Text(text), _) => text.clone(),
            (Value::Codes(codes), _) => codes.iter().map(code).collect::<Vec<_>>().join("; "),
        }
    }

    fn row(&self, parameter: &Parameter, answer: &Answer<Value>) -> Row {
        let field = &parameter.field;
        let (value, unit) = match answer {
            Answer::Value(value) => {
                let value = self.value(field, value);
                let unit = self.unit(field.unit, &value);
                (value, unit)
            }
            Answer::Unknown => (self.t(field.unknown), String::new()),
            Answer::Unanswered => (self.t("rapport-ikke-besvart"), String::new()),
        };
        Row {
            field: field.name.to_owned(),
            label: self.t(&parameter.label_key()),
            value,
            unit,
            number: !field.unit.is_empty(),
            told: is_told(field),
        }
    }

    /// The computed share; a dash where it cannot be computed.
    fn share(&self, key: &str, counts: Option<(i64, i64)>) -> Row {
        Row {
            field: key.trim_start_matches("rapport-").to_owned(),
            label: self.t(key),
            value: counts
                .and_then(|(part, whole)| share(part, whole))
                .unwrap_or_else(|| "–".into()),
            unit: String::new(),
            number: true,
            told: false,
        }
    }
}

const fn is_told(field: &Field) -> bool {
    matches!(field.kind, Kind::Text { .. })
}

/// Whether a parameter has a row: it was asked, its condition holds, and it is not an empty text or list.
fn is_shown(parameter: &Parameter, answers: &Answers) -> bool {
    let field = &parameter.field;
    let may_be_left_out = is_told(field) || matches!(field.kind, Kind::Many(_));
    answers.asked(field.name)
        && parameter.shown_when.is_none_or(|when| when.holds(answers))
        && !(may_be_left_out && answers.get(field.name) == Answer::Unanswered)
}

/// The parameters of the report's own year, part by part in the order of the definition.
#[must_use]
pub fn parts(texts: &Texts, language: Language, figures: &Figures) -> Vec<Part> {
    of_answers(texts, language, figures.year, &figures.answers)
}

/// The same for answers that are not a whole report, such as what the application told.
#[must_use]
pub fn of_answers(texts: &Texts, language: Language, year: i32, answers: &Answers) -> Vec<Part> {
    let words = Words { texts, language };
    let mut parts: Vec<Part> = Vec::new();
    for parameter in definition::of_year(year) {
        if parts.last().is_none_or(|last| last.key != parameter.part) {
            parts.push(Part {
                key: parameter.part,
                title: words.t(&format!("rapport-del-{}", parameter.part)),
                rows: Vec::new(),
            });
        }
        let name = parameter.field.name;
        if let Some(part) = parts.last_mut()
            && is_shown(parameter, answers)
        {
            part.rows.push(words.row(parameter, &answers.get(name)));
            if let Some(key) = parameter.share_key() {
                let counts = answers.part_of_whole(name, parameter.part_of);
                part.rows.push(words.share(&key, counts));
            }
        }
    }
    parts
}
