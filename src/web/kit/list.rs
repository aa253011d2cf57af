//! A list in the address: its filter reads itself from the query string and writes itself back to one; its page is
//! counted, cut and shown in one way everywhere (`templates/components/list.html`).

use super::visit::Visit;
use crate::db::list::{Bounded, PAGE, Paged, Window};
use crate::domain::money::Kroner;
use crate::text::Variable;
use rocket::request::{FromRequest, Outcome, Request};
use serde::Serialize;
use std::collections::BTreeMap;

/// All years, where a list shows one by default.
pub const ALL: &str = "alle";

/// The query string of the request.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'r>(&'r str);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Asked<'r> {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Self::Error> {
        Outcome::Success(Self(
            request.uri().query().map_or("", |query| query.as_str()),
        ))
    }
}

/// What a parameter may hold.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Four digits, or [`ALL`].
    Year,
    /// A whole number above zero.
    Number,
    /// One of these names.
    OneOf(&'static [&'static str]),
    /// One of these names, or a whole number above zero.
    NumberOr(&'static [&'static str]),
    /// Words or a code: any text.
    Text,
    /// One of these fields, with `-` before it for the other way.
    Sort(&'static [&'static str]),
}

impl Kind {
    fn takes(self, value: &str) -> bool {
        let number = |text: &str| {
            text.bytes().all(|byte| byte.is_ascii_digit())
                && text.parse::<i64>().is_ok_and(|number| number > 0)
        };
        match self {
            Self::Year => value == ALL || (value.len() == 4 && number(value)),
            Self::Number => number(value),
            Self::OneOf(names) => names.contains(&value),
            Self::NumberOr(names) => names.contains(&value) || number(value),
            Self::Text => !value.contains('\0'),
            Self::Sort(fields) => fields.contains(&value.strip_prefix('-').unwrap_or(value)),
        }
    }
}

/// A list that can be asked for: its path and its parameters in the order in which they are written.
#[derive(Debug)]
pub struct Question {
    /// The path.
    pub path: &'static str,
    /// The parameter that holds the number of the page: `side`, where a page has one list.
    pub page: &'static str,
    /// The parameters.
    pub parameters: &'static [(&'static str, Kind)],
}

/// A filter as the address holds it. Values the list does not know are left out and told to the reader.
#[derive(Debug, Clone)]
pub struct Filter {
    question: &'static Question,
    path: String,
    values: BTreeMap<&'static str, String>,
    page: i64,
    unknown: Vec<String>,
}

impl Filter {
    /// Reads the query string. Empty values and parameters of others are not asked for.
    #[must_use]
    pub fn read(question: &'static Question, asked: Asked<'_>) -> Self {
        let mut filter = Self {
            question,
            path: question.path.to_owned(),
            values: BTreeMap::new(),
            page: 1,
            unknown: Vec::new(),
        };
        for (name, value) in form_urlencoded::parse(asked.0.as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            if name == question.page {
                if Kind::Number.takes(value) {
                    filter.page = value.parse().unwrap_or(1);
                } else {
                    filter.unknown.push(format!("{name}={value}"));
                }
                continue;
            }
            let known = question.parameters.iter().find(|(known, _)| *known == name);
            if let Some((name, kind)) = known {
                if kind.takes(value) {
                    filter.values.insert(name, value.to_owned());
                } else {
                    filter.unknown.push(format!("{name}={value}"));
                }
            }
        }
        filter
    }

    /// The same question at another path.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        path.clone_into(&mut self.path);
        self
    }

    /// The value of a parameter; empty when it is not asked for.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// The value of a parameter as a number.
    #[must_use]
    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.get(name).parse().ok()
    }

    /// Sets a value that holds where none is asked for.
    pub fn by_default(&mut self, name: &'static str, value: impl Into<String>) {
        self.values.entry(name).or_insert_with(|| value.into());
    }

    /// Sets a value, whatever was asked for.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.values.insert(name, value.into());
    }

    /// The field of the order and whether it is turned round.
    #[must_use]
    pub fn sort(&self, name: &str) -> (&str, bool) {
        let value = self.get(name);
        value
            .strip_prefix('-')
            .map_or((value, false), |field| (field, true))
    }

    /// Whether any of these narrows the list.
    #[must_use]
    pub fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| !self.get(name).is_empty())
    }

    /// The page asked for, of the usual size.
    #[must_use]
    pub const fn window(&self) -> Window {
        self.window_of(PAGE)
    }

    /// The page asked for, of this size.
    #[must_use]
    pub const fn window_of(&self, size: i64) -> Window {
        Window {
            page: self.page,
            size,
        }
    }

    /// The query string of the same question, without the page.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut out = form_urlencoded::Serializer::new(String::new());
        for (name, _) in self.question.parameters {
            let value = self.get(name);
            if !value.is_empty() {
                out.append_pair(name, value);
            }
        }
        out.finish()
    }

    /// The address of a page of the list, up to the number.
    fn base(&self) -> String {
        let query = self.to_query();
        let between = if query.is_empty() { "" } else { "&" };
        format!("{}?{query}{between}{}=", self.path, self.question.page)
    }

    /// The values for the template, by parameter; what is not asked for is empty.
    fn shown(&self) -> BTreeMap<&'static str, String> {
        self.question
            .parameters
            .iter()
            .map(|(name, _)| (*name, self.get(name).to_owned()))
            .collect()
    }
}

/// A page of a list ready to show; `templates/components/list.html` draws what stands round the rows.
#[derive(Debug, Serialize)]
pub struct List<Row> {
    /// The rows.
    pub rows: Vec<Row>,
    /// «1–50»; empty when there are no rows.
    pub shown: String,
    /// How many rows the list has, as far as they were counted.
    pub total: i64,
    /// Whether there are more than that.
    pub more: bool,
    /// Number of the page.
    pub page: i64,
    /// How many pages are known of.
    pub pages: i64,
    /// The address of a page, up to its number.
    pub base: String,
    /// The query string of the same question, without the page.
    pub query: String,
    /// Whether the page lies after the last one.
    pub beyond: bool,
    /// The filter's values.
    pub filter: BTreeMap<&'static str, String>,
    /// Values the list does not know, which are left out.
    pub unknown: Vec<String>,
}

impl<Row> List<Row> {
    /// No rows: for a page whose lists are several, to tell what the address asked for and no list knows.
    #[must_use]
    pub fn empty(filter: &Filter) -> Self {
        Self::of(filter, Paged::<Row>::none(filter.window()), |row| row)
    }

    /// A page, with its rows made ready.
    #[must_use]
    pub fn of<T>(filter: &Filter, paged: Paged<T>, to_row: impl FnMut(T) -> Row) -> Self {
        let Paged {
            rows,
            total,
            window,
            further,
        } = paged;
        let before = window.offset();
        let shown = match i64::try_from(rows.len()) {
            Ok(number) if number > 0 => format!("{}–{}", before + 1, before + number),
            _ => String::new(),
        };
        let counted = (total.number() + window.size - 1) / window.size;
        let reached = if rows.is_empty() {
            1
        } else {
            window.page + i64::from(further)
        };
        Self {
            beyond: rows.is_empty() && window.page > 1,
            rows: rows.into_iter().map(to_row).collect(),
            shown,
            total: total.number(),
            more: total.is_more(),
            page: window.page,
            pages: counted.max(reached),
            base: filter.base(),
            query: filter.to_query(),
            filter: filter.shown(),
            unknown: filter.unknown.clone(),
        }
    }
}

/// A bounded count as text: «312», or «mer enn 1 000».
#[must_use]
pub fn count_text(visit: &Visit, count: Bounded) -> String {
    if count.is_more() {
        visit.t_with("liste-mer-enn", &[("antall", counted(count))])
    } else {
        count.number().to_string()
    }
}

/// The number counted, with its thousands apart.
#[must_use]
pub fn counted(count: Bounded) -> Variable {
    Variable::from(Kroner(count.number()).grouped())
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUESTION: Question = Question {
        path: "/liste",
        page: "side",
        parameters: &[
            ("ar", Kind::Year),
            ("status", Kind::OneOf(&["ny", "gammel"])),
            ("sok", Kind::Text),
            ("sorter", Kind::Sort(&["navn"])),
        ],
    };
    static ASKED_FOR: Question = QUESTION;

    fn read(query: &str) -> Filter {
        Filter::read(&ASKED_FOR, Asked(query))
    }

    #[test]
    fn a_filter_writes_back_what_it_read() {
        let query = "ar=2019&status=ny&sok=Vestre+Toten+%26+%C3%A5&sorter=-navn";
        let filter = read(&format!("{query}&side=3&annet=1"));
        assert_eq!(filter.to_query(), query);
        assert_eq!(read(&filter.to_query()).values, filter.values);
        assert_eq!(filter.get("sok"), "Vestre Toten & å");
        assert_eq!(filter.sort("sorter"), ("navn", true));
        assert_eq!(filter.window().page, 3);
        assert_eq!(filter.base(), format!("/liste?{query}&side="));
        assert!(filter.unknown.is_empty());
    }

    #[test]
    fn what_the_list_does_not_know_is_left_out_and_told() {
        let filter = read("ar=tull&status=borte&sorter=--navn&side=-1&sok=");
        assert!(filter.values.is_empty());
        assert_eq!(
            filter.unknown,
            ["ar=tull", "status=borte", "sorter=--navn", "side=-1"]
        );
        assert_eq!(filter.window().page, 1);
        assert_eq!(filter.base(), "/liste?side=");
        assert_eq!(read("ar=alle").get("ar"), ALL);
        assert_eq!(read("side=99999999999999999999").unknown.len(), 1);
    }
}
