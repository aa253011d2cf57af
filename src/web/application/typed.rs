//! What was typed in a section, in words: for comparing two versions and for checking an unfinished draft.

use crate::domain::application::{Raw, Section};
use crate::letter::answers::{AnswerRow, Words};
use crate::text::Variable;
use crate::web::kit::visit::Visit;
use std::collections::BTreeSet;

/// The names in a section, in the order of the form, row by row.
pub(super) fn names<'a>(section: Section, raws: &[&'a Raw]) -> Vec<&'a str> {
    let names: BTreeSet<&str> = raws
        .iter()
        .flat_map(|raw| raw.0.keys().map(String::as_str))
        .collect();
    let mut names: Vec<((usize, usize, usize), &str)> = names
        .into_iter()
        .filter_map(|name| {
            let found = section.find(name)?;
            // Rows stand together, where the first question of their group stands.
            let order = found
                .row
                .map_or((found.place, 0, 0), |(_, row)| (0, row, found.place));
            Some((order, name))
        })
        .collect();
    names.sort_unstable();
    names.into_iter().map(|(_, name)| name).collect()
}

fn words(visit: &Visit) -> Words<'_> {
    Words {
        texts: &visit.world().texts,
        language: visit.language,
        geography: &visit.world().geography,
    }
}

/// The label of a field, with the row's number.
pub(super) fn label(visit: &Visit, section: Section, name: &str) -> String {
    let Some(found) = section.find(name) else {
        return name.to_owned();
    };
    match found.row {
        Some((group, row)) => {
            let label = words(visit).label(&format!("{group}-"), found.field);
            format!("{label} ({})", row + 1)
        }
        None => words(visit).label("", found.field),
    }
}

/// What the summary of faults calls a field: in a row of several, after the row's name.
pub(super) fn said_in_summary(visit: &Visit, section: Section, name: &str) -> Option<String> {
    let found = section.find(name)?;
    let Some((group, row)) = found.row else {
        return Some(words(visit).label("", found.field));
    };
    let label = words(visit).label(&format!("{group}-"), found.field);
    let number = Variable::from((row + 1).to_string());
    Some(match group {
        "post" => visit.t_with(
            "soknad-rad-post",
            &[("felt", Variable::from(label)), ("nummer", number)],
        ),
        _ => {
            let title = visit.t_with(&format!("soknad-rad-{group}"), &[("nummer", number)]);
            format!("{title}, {label}")
        }
    })
}

/// The values of a field in words.
pub(super) fn values(visit: &Visit, section: Section, name: &str, raw: &Raw) -> Vec<String> {
    let Some(found) = section.find(name) else {
        return Vec::new();
    };
    raw.all(name)
        .into_iter()
        .filter(|value| !value.is_empty())
        .map(|value| words(visit).code(found.field, value))
        .collect()
}

/// Every answer typed in a section.
pub(super) fn rows(visit: &Visit, section: Section, raw: &Raw) -> Vec<AnswerRow> {
    names(section, &[raw])
        .into_iter()
        .map(|name| AnswerRow {
            field: name.to_owned(),
            label: label(visit, section, name),
            lines: values(visit, section, name, raw),
            ..AnswerRow::default()
        })
        .collect()
}
