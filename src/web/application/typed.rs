//! What was typed in a section, in words: for comparing two versions and for checking an unfinished draft.

use crate::domain::application::{Raw, Section, Spec};
use crate::letter::answers::AnswerRow;
use crate::web::kit::visit::Visit;
use std::collections::BTreeSet;

/// The names in a section, in the order of the form, row by row.
pub(super) fn names<'a>(section: Section, raws: &[&'a Raw]) -> Vec<&'a str> {
    let names: BTreeSet<&str> = raws
        .iter()
        .flat_map(|raw| raw.0.keys().map(String::as_str))
        .collect();
    let mut names: Vec<&str> = names
        .into_iter()
        .filter(|name| section.spec_of(name).is_some())
        .collect();
    names.sort_by_key(|name| order(section, name));
    names
}

fn order(section: Section, name: &str) -> (usize, usize, usize) {
    let fields = section.fields();
    let position = |wanted: &str| {
        fields
            .iter()
            .position(|spec| spec.name.starts_with(wanted))
            .unwrap_or(0)
    };
    let own = section.spec_of(name).map_or(0, |spec| position(spec.name));
    match row_of(name) {
        Some(row) => (
            position(&format!("{}-#", name.split('-').next().unwrap_or_default())),
            row,
            own,
        ),
        None => (own, 0, own),
    }
}

fn row_of(name: &str) -> Option<usize> {
    name.split('-').nth(1).and_then(|part| part.parse().ok())
}

/// The label of a field, with the row's number.
pub(super) fn label(visit: &Visit, section: Section, name: &str) -> String {
    let key = section
        .spec_of(name)
        .map_or(name, |spec| spec.name)
        .replace("-#", "");
    let label = visit.t(&format!("soknad-felt-{key}"));
    match row_of(name) {
        Some(row) => format!("{label} ({})", row + 1),
        None => label,
    }
}

/// The values of a field in words.
pub(super) fn values(visit: &Visit, section: Section, name: &str, raw: &Raw) -> Vec<String> {
    let spec = section.spec_of(name);
    raw.all(name)
        .into_iter()
        .filter(|value| !value.is_empty())
        .map(|value| in_words(visit, spec, value))
        .collect()
}

fn in_words(visit: &Visit, spec: Option<&'static Spec>, value: &str) -> String {
    match spec {
        Some(Spec {
            list: Some(list), ..
        }) => {
            let key = format!("taks-{list}-{value}");
            let world = visit.world();
            if world.texts.has(visit.language, &key) {
                visit.t(&key)
            } else {
                value.to_owned()
            }
        }
        Some(Spec {
            name: "kommuner", ..
        }) => {
            let known = value
                .parse()
                .ok()
                .and_then(|code| visit.world().geography.municipality(code));
            known.map_or_else(|| value.to_owned(), |m| format!("{value} {}", m.name))
        }
        Some(_) | None => value.to_owned(),
    }
}

/// Every answer typed in a section.
pub(super) fn rows(visit: &Visit, section: Section, raw: &Raw) -> Vec<AnswerRow> {
    names(section, &[raw])
        .into_iter()
        .map(|name| AnswerRow {
            label: label(visit, section, name),
            value: String::new(),
            lines: values(visit, section, name, raw),
            href: String::new(),
            change: String::new(),
        })
        .collect()
}
