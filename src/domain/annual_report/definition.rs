//! What the report asks, as data: one row for each parameter and the years it is asked in (`parameters.csv`).
//!
//! A row that reports were given on is never removed or changed in meaning: its years end, and a new row with a new key begins.
//! So the questions of a year stay as they were asked. A parameter is switched off by years that have ended, or by `off`.

use crate::domain::form::{Field, Kind, Need, When};
use crate::domain::taxonomy;
use std::sync::LazyLock;

const ROWS: &str = include_str!("parameters.csv");

/// What the municipality has told before and need not tell again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Nowhere.
    Nowhere,
    /// In the application of the same year.
    InApplication,
    /// In last year's report.
    InReport,
}

/// A parameter of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// The question.
    pub field: Field,
    /// The part of the form it stands in.
    pub part: &'static str,
    /// Its row is shown only when this holds; empty for always.
    pub shown_when: Option<When>,
    /// The count this one is a part of: it may not be larger, and the share is computed; else empty.
    pub part_of: &'static str,
    /// Where it was told before.
    pub told: Told,
}

impl Parameter {
    /// The key of its label.
    #[must_use]
    pub fn label_key(&self) -> String {
        format!("rapport-{}", self.field.name)
    }

    /// The key of the label of the computed share, for a part of another count.
    #[must_use]
    pub fn share_key(&self) -> Option<String> {
        (!self.part_of.is_empty()).then(|| format!("{}-andel", self.label_key()))
    }
}

/// All parameters there ever were, in the order of the form.
pub fn all() -> &'static [Parameter] {
    // A row that cannot be read is left out here and fails the test below: a program with such a row is never built.
    static ALL: LazyLock<Vec<Parameter>> =
        LazyLock::new(|| ROWS.lines().skip(1).filter_map(row).collect());
    &ALL
}

/// The parameters of the report on a year, in the order of the form.
pub fn of_year(year: i32) -> impl Iterator<Item = &'static Parameter> {
    all().iter().filter(move |one| one.field.is_asked_in(year))
}

/// The questions of the report on a year.
pub fn fields(year: i32) -> impl Iterator<Item = &'static Field> {
    of_year(year).map(|parameter| &parameter.field)
}

fn row(line: &'static str) -> Option<Parameter> {
    let cells: Vec<&'static str> = line.split(';').collect();
    let [
        key,
        part,
        kind,
        most,
        unit,
        unknown,
        need,
        shown_when,
        part_of,
        source,
        look,
        years,
    ] = cells.try_into().ok()?;
    let kind = kind_of(kind, most)?;
    let mut field = Field::new(key, kind);
    field.unit = unit;
    field.unknown = unknown;
    field.need = match (need, kind) {
        ("", _) => Need::Open,
        ("optional", _) => Need::Optional,
        ("required", Kind::Amount) => Need::Always("feil-belop-mangler"),
        ("required", _) => Need::Always("feil-mangler"),
        _ => return None,
    };
    match look {
        "" => {}
        "inline" => field.look.inline = true,
        "pair" => field.look.pair = true,
        _ => return None,
    }
    field.years = match years.split_once('-') {
        _ if years == "off" => (i32::MAX, i32::MIN),
        Some((from, "")) => (from.parse().ok()?, i32::MAX),
        Some((from, to)) => (from.parse().ok()?, to.parse().ok()?),
        None => return None,
    };
    Some(Parameter {
        field,
        part,
        shown_when: when(shown_when)?,
        part_of,
        told: match source {
            "" => Told::Nowhere,
            "application" => Told::InApplication,
            "report" => Told::InReport,
            _ => return None,
        },
    })
}

fn kind_of(kind: &str, most: &str) -> Option<Kind> {
    let (kind, which) = kind.split_once(' ').unwrap_or((kind, ""));
    let listed = |name: &str| {
        taxonomy::ALL
            .iter()
            .position(|list| list.name == name)
            .map(|at| &taxonomy::ALL[at..=at])
    };
    Some(match kind {
        "one" => Kind::One(listed(which)?),
        "many" => Kind::Many(listed(which)?.first()?),
        "year" => Kind::Year {
            from: 2000,
            ahead: most.parse().ok()?,
        },
        "count" => Kind::Count {
            most: most.parse().ok()?,
        },
        "tenths" => Kind::Tenths {
            most: most.parse().ok()?,
        },
        "text" => Kind::Text {
            longest: most.parse().ok()?,
            rows: which.parse().ok()?,
            words: 0,
        },
        "amount" => Kind::Amount,
        _ => return None,
    })
}

/// `ke=ja`, `plan-status=laget|revidert`; nothing for always.
fn when(text: &'static str) -> Option<Option<When>> {
    if text.is_empty() {
        return Some(None);
    }
    let (field, codes) = text.split_once('=')?;
    let is = codes.split('|').collect::<Vec<_>>().leak();
    Some(Some(When { field, is }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_row_is_read_and_names_only_what_there_is() {
        assert_eq!(all().len(), ROWS.lines().count() - 1);
        let keys: BTreeSet<&str> = all().iter().map(|one| one.field.name).collect();
        assert_eq!(keys.len(), all().len(), "a key stands twice");
        for one in all() {
            for other in [one.part_of, one.shown_when.map_or("", |when| when.field)] {
                assert!(other.is_empty() || keys.contains(other), "{other}");
            }
        }
    }

    #[test]
    fn a_parameter_is_asked_in_its_years_only() {
        let asked = |years: &'static str| {
            let line = format!("ny;ip;count;9;personer;;;;;;;{years}").leak();
            let one = row(line).unwrap();
            [2018, 2019, 2020, 2021].map(|year| one.field.is_asked_in(year))
        };
        assert_eq!(asked("2019-2020"), [false, true, true, false]);
        assert_eq!(asked("2020-"), [false, false, true, true]);
        assert_eq!(asked("off"), [false; 4]);
        assert!(row("ny;ip;count;9;personer;;;;;;2019-").is_none());
        assert!(row("ny;ip;ukjent slag;9;personer;;;;;;;2019-").is_none());
    }
}
