//! A section as it was typed, and the reader that makes values of it and collects everything that must be mended.

use crate::domain::money::{AmountError, Kroner};
use crate::domain::taxonomy::List;
use crate::domain::time::{Day, parse_day};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of a section as typed; nothing typed is ever lost. A name may hold several values (check boxes).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Raw(pub BTreeMap<String, Vec<String>>);

impl Raw {
    /// Fields from pairs.
    #[must_use]
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields
                .entry(name.to_owned())
                .or_default()
                .push(value.to_owned());
        }
        Self(fields)
    }

    /// All pairs, sorted by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| {
            values
                .iter()
                .map(move |value| (name.as_str(), value.as_str()))
        })
    }

    /// The first value with this name, trimmed; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .get(name)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    /// All values with this name.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0
            .get(name)
            .map_or_else(Vec::new, |values| values.iter().map(|v| v.trim()).collect())
    }

    /// Whether nothing at all was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.pairs().all(|(_, value)| value.trim().is_empty())
    }

    /// The numbers of the rows `<group>-<number>-…`, in order, also of empty rows.
    #[must_use]
    pub fn rows(&self, group: &str) -> Vec<usize> {
        let numbers: BTreeSet<usize> = self
            .0
            .keys()
            .filter_map(|name| row_of(group, name))
            .collect();
        numbers.into_iter().collect()
    }

    /// Whether every field of a row is empty.
    #[must_use]
    pub fn row_is_blank(&self, group: &str, row: usize) -> bool {
        self.pairs()
            .filter(|(name, _)| row_of(group, name) == Some(row))
            .all(|(_, value)| value.trim().is_empty())
    }

    /// The same without a row, the rows after it renumbered.
    #[must_use]
    pub fn without_row(&self, group: &str, row: usize) -> Self {
        let kept: Vec<usize> = self.rows(group).into_iter().filter(|r| *r != row).collect();
        let mut fields = BTreeMap::new();
        for (name, values) in &self.0 {
            match row_of(group, name) {
                None => {
                    fields.insert(name.clone(), values.clone());
                }
                Some(old) => {
                    if let Some(new) = kept.iter().position(|r| *r == old) {
                        let prefix = format!("{group}-{old}-");
                        let field = name.strip_prefix(&prefix).unwrap_or(name);
                        fields.insert(format!("{group}-{new}-{field}"), values.clone());
                    }
                }
            }
        }
        Self(fields)
    }

    /// The same with an empty row at the end, marked by this field. Gives the new row's number too.
    #[must_use]
    pub fn with_row(&self, group: &str, field: &str) -> (Self, usize) {
        let new = self.rows(group).last().map_or(0, |last| last + 1);
        let mut more = self.clone();
        more.0
            .insert(format!("{group}-{new}-{field}"), vec![String::new()]);
        (more, new)
    }
}

fn row_of(group: &str, name: &str) -> Option<usize> {
    let rest = name.strip_prefix(group)?.strip_prefix('-')?;
    let (number, _) = rest.split_once('-')?;
    number.parse().ok().filter(|_| number.len() <= 3)
}

/// Something that must be mended before the section is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: String,
    /// Key of the text that tells what to mend.
    pub key: &'static str,
    /// Variables of that text.
    pub variables: Vec<(&'static str, String)>,
}

/// Longest short answer, in signs.
pub const SHORT: usize = 200;
/// Longest narrative answer, in signs.
pub const LONG: usize = 6000;
/// Most rows of one kind.
pub const MOST_ROWS: usize = 40;

/// Reads values and collects faults.
#[derive(Debug)]
pub struct Reader<'a> {
    raw: &'a Raw,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// A reader of these fields.
    #[must_use]
    pub const fn of(raw: &'a Raw) -> Self {
        Self {
            raw,
            faults: Vec::new(),
        }
    }

    /// Notes a fault.
    pub fn fail(&mut self, field: &str, key: &'static str) {
        self.fail_with(field, key, Vec::new());
    }

    /// Notes a fault whose text has variables.
    pub fn fail_with(
        &mut self,
        field: &str,
        key: &'static str,
        variables: Vec<(&'static str, String)>,
    ) {
        self.faults.push(Fault {
            field: field.to_owned(),
            key,
            variables,
        });
    }

    /// The value when nothing must be mended.
    ///
    /// # Errors
    /// Everything that must be mended, in the order of the fields.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Fault>> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            Some(_) | None => Err(self.faults),
        }
    }

    /// What was typed, trimmed.
    #[must_use]
    pub fn typed(&self, field: &str) -> &'a str {
        self.raw.get(field)
    }

    /// A text that must be there; `missing` tells what is asked for.
    pub fn text(&mut self, field: &str, longest: usize, missing: &'static str) -> String {
        if self.raw.get(field).is_empty() {
            self.fail(field, missing);
        }
        self.optional_text(field, longest)
    }

    /// A text that may be empty.
    pub fn optional_text(&mut self, field: &str, longest: usize) -> String {
        let text = self.raw.get(field);
        if text.chars().count() > longest {
            self.fail_with(field, "feil-for-lang", vec![("maks", longest.to_string())]);
        }
        if text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        {
            self.fail(field, "feil-tegn");
        }
        text.replace("\r\n", "\n")
    }

    /// A code of a list that must be chosen.
    pub fn code(&mut self, field: &str, list: &List, missing: &'static str) -> String {
        let code = self.raw.get(field);
        if !list.has(code) {
            self.fail(field, missing);
        }
        code.to_owned()
    }

    /// A code of a list, or none.
    pub fn optional_code(&mut self, field: &str, list: &List) -> Option<String> {
        let code = self.raw.get(field);
        if !code.is_empty() && !list.has(code) {
            self.fail(field, "feil-valg");
        }
        (!code.is_empty()).then(|| code.to_owned())
    }

    /// The codes ticked. With `missing` at least one must be.
    pub fn codes(
        &mut self,
        field: &str,
        list: &List,
        missing: Option<&'static str>,
    ) -> Vec<String> {
        let ticked: Vec<&str> = self
            .raw
            .all(field)
            .into_iter()
            .filter(|c| !c.is_empty())
            .collect();
        if ticked.iter().any(|code| !list.has(code)) {
            self.fail(field, "feil-valg");
        }
        if let Some(key) = missing
            && ticked.is_empty()
        {
            self.fail(field, key);
        }
        list.codes
            .iter()
            .filter(|code| ticked.contains(code))
            .map(ToString::to_string)
            .collect()
    }

    /// The text that says what «annet» is; must be there when it is ticked, and is dropped when it is not.
    pub fn other(&mut self, field: &str, ticked: &[String]) -> String {
        if ticked
            .iter()
            .any(|code| code == crate::domain::taxonomy::OTHER)
        {
            self.text(field, SHORT, "soknad-mangler-annet")
        } else {
            String::new()
        }
    }

    /// An amount in whole kroner; `missing` when nothing is written, with the row's name.
    pub fn amount(&mut self, field: &str, missing: &'static str, row: &str) -> Kroner {
        match Kroner::parse_norwegian(self.raw.get(field)) {
            Ok(amount) => amount,
            Err(why) => {
                let key = match why {
                    AmountError::Empty => missing,
                    AmountError::NotANumber => "feil-belop-ikke-tall",
                    AmountError::NotWhole => "feil-belop-ore",
                    AmountError::Negative => "feil-belop-negativt",
                    AmountError::TooLarge => "feil-belop-for-stort",
                };
                self.fail_with(field, key, vec![("post", row.to_owned())]);
                Kroner::ZERO
            }
        }
    }

    /// A date, or none when nothing is written.
    pub fn optional_day(&mut self, field: &str) -> Option<Day> {
        let text = self.raw.get(field);
        let day = parse_day(text);
        if !text.is_empty() && day.is_none() {
            self.fail(field, "feil-dato");
        }
        day
    }

    /// The rows of a group that hold something, at most [`MOST_ROWS`]; a fault at `field` of the first row when there is none.
    pub fn filled_rows(&mut self, group: &str, field: &str, missing: &'static str) -> Vec<usize> {
        let mut rows: Vec<usize> = self
            .raw
            .rows(group)
            .into_iter()
            .filter(|row| !self.raw.row_is_blank(group, *row))
            .collect();
        if rows.is_empty() {
            self.fail(&format!("{group}-0-{field}"), missing);
        }
        if rows.len() > MOST_ROWS {
            let first_too_many = rows[MOST_ROWS];
            self.fail_with(
                &format!("{group}-{first_too_many}-{field}"),
                "soknad-feil-for-mange",
                vec![("maks", MOST_ROWS.to_string())],
            );
            rows.truncate(MOST_ROWS);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_taken_away_leaves_the_others_as_typed() {
        let raw = Raw::from_pairs([
            ("org-0-navn", "A"),
            ("org-1-navn", "B"),
            ("org-3-navn", "C"),
            ("annet", "x"),
        ]);
        let left = raw.without_row("org", 1);
        assert_eq!(
            left,
            Raw::from_pairs([("org-0-navn", "A"), ("org-1-navn", "C"), ("annet", "x")])
        );
        let (more, row) = left.with_row("org", "navn");
        assert_eq!((row, more.rows("org")), (2, vec![0, 1, 2]));
        assert!(more.row_is_blank("org", 2));
    }
}
