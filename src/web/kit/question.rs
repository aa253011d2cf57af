//! A question of a definition as a template draws it (`templates/components/question.html`): label, help, choices, marks and
//! the rules that the page's script reads, all from the same row as the reading and the documents.

use super::choice::Choice;
use super::visit::Visit;
use crate::domain::form::{Field, Kind, Need, UNKNOWN};
use crate::text::Variable;
use serde::Serialize;

/// A question as a page shows it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Question {
    /// Its name in the form.
    pub name: String,
    /// Its name without the row's.
    pub own: &'static str,
    /// Which component draws it.
    pub draw: &'static str,
    /// What is asked.
    pub label: String,
    /// Help under the label, or empty.
    pub help: String,
    /// The unit beside a number, or empty.
    pub unit: String,
    /// The word for not knowing, or empty.
    pub unknown: String,
    /// Its choices.
    pub options: Vec<Choice>,
    /// Whether it is marked as to be filled in.
    pub required: bool,
    /// Whether it is marked as optional.
    pub optional: bool,
    /// Where a copied value comes from, or empty.
    pub fetched: String,
    inline: bool,
    grid: bool,
    pair: bool,
    rows: u8,
    words: u16,
    width: &'static str,
    input: &'static str,
    autocomplete: &'static str,
    inputmode: &'static str,
}

/// What the texts of a form depend on.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// Who reads.
    pub visit: &'a Visit,
    /// What the keys of the labels begin with: `rapport-`, `soknad-felt-`.
    pub prefix: &'a str,
    /// Variables of the help texts.
    pub variables: &'a [(&'a str, Variable)],
}

impl Asker<'_> {
    /// A question of the form; `row` is what its name begins with in a row (`org-0-`), `group` the row's group (`org-`).
    #[must_use]
    pub fn ask(&self, row: &str, group: &str, field: &Field) -> Question {
        let visit = self.visit;
        let key = format!("{}{group}{}", self.prefix, field.name);
        let help = format!("{key}-hjelp");
        let help = if visit.world().texts.has(visit.language, &help) {
            visit.t_with(&help, self.variables)
        } else {
            String::new()
        };
        let text = |key: &str| {
            if key.is_empty() {
                String::new()
            } else {
                visit.t(key)
            }
        };
        let (rows, words) = match field.kind {
            Kind::Text { rows, words, .. } => (rows, words),
            _ => (0, 0),
        };
        Question {
            name: format!("{row}{}", field.name),
            own: field.name,
            draw: draw(field),
            label: visit.t(&key),
            help,
            unit: String::new(),
            unknown: text(field.unknown),
            options: self.options(field),
            required: matches!(field.need, Need::Always(_)),
            optional: field.need == Need::Optional,
            fetched: String::new(),
            inline: field.look.inline,
            grid: field.look.grid,
            pair: field.look.pair,
            rows,
            words,
            width: field.look.width,
            input: field.look.input,
            autocomplete: field.look.autocomplete,
            inputmode: match field.kind {
                Kind::Tenths { .. } => "decimal",
                Kind::Count { .. } | Kind::Year { .. } => "numeric",
                _ => "",
            },
        }
    }

    fn options(&self, field: &Field) -> Vec<Choice> {
        let mut options: Vec<Choice> = field
            .lists()
            .into_iter()
            .flat_map(|list| {
                list.codes
                    .iter()
                    .map(|code| Choice::new(*code, self.visit.t(&list.text_key(code))))
            })
            .collect();
        // One can only leave a group of buttons again by a button.
        if !field.unknown.is_empty() && !options.is_empty() {
            options.push(Choice::new(UNKNOWN, self.visit.t(field.unknown)));
            options.push(Choice::new("", self.visit.t("rapport-ikke-besvart")));
        }
        options
    }
}

const fn draw(field: &Field) -> &'static str {
    match field.kind {
        Kind::Line => "line",
        Kind::Text { rows: 0, .. } => "line",
        Kind::Text { .. } => "text",
        Kind::Amount => "amount",
        Kind::Count { .. } | Kind::Tenths { .. } | Kind::Year { .. }
            if field.unknown.is_empty() =>
        {
            "line"
        }
        Kind::Count { .. } | Kind::Tenths { .. } | Kind::Year { .. } => "number",
        Kind::Day => "day",
        Kind::One(_) if field.look.menu => "menu",
        Kind::One(_) => "one",
        Kind::Many(_) | Kind::Municipalities => "many",
    }
}
