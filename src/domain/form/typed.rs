//! A form as it was typed.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of a form as typed; nothing typed is ever lost, also what cannot be understood yet. A name may hold several
/// values (check boxes).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Typed(pub BTreeMap<String, Vec<String>>);

impl FromIterator<(String, Vec<String>)> for Typed {
    fn from_iter<I: IntoIterator<Item = (String, Vec<String>)>>(fields: I) -> Self {
        Self(fields.into_iter().collect())
    }
}

impl Typed {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_taken_away_leaves_the_others_as_typed() {
        let raw = Typed::from_pairs([
            ("org-0-navn", "A"),
            ("org-1-navn", "B"),
            ("org-3-navn", "C"),
            ("annet", "x"),
        ]);
        let left = raw.without_row("org", 1);
        assert_eq!(
            left,
            Typed::from_pairs([("org-0-navn", "A"), ("org-1-navn", "C"), ("annet", "x")])
        );
        let (more, row) = left.with_row("org", "navn");
        assert_eq!((row, more.rows("org")), (2, vec![0, 1, 2]));
        assert!(more.row_is_blank("org", 2));
    }
}
