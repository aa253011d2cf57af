//! What the definitions of forms are compared with: the labels of other forms, and the list that the browser tests read.

use super::{compare, files};
use opptrapping::{domain, web};

/// The name and the label's key of each field that a template draws by itself (`name="belop" label={"sak-belop" | t`), a name
/// that ends in an id by its stem.
fn labelled_fields(template: &str) -> Vec<(String, String)> {
    let text = |part: &str| Some(part.split('"').nth(1)?.to_owned());
    template
        .split(" name=")
        .skip(1)
        .filter_map(|rest| {
            let (name, rest) = rest.split_once(" label={")?;
            let label = rest.split_once('}')?.0;
            let is_field = !name.contains(' ') || name.contains(" ~ ");
            (is_field && !name.contains('\n') && !name.contains('/') && label.contains("| t"))
                .then(|| Some((text(name)?, text(label)?)))
                .flatten()
        })
        .collect()
}

#[test]
fn a_summary_of_faults_can_name_every_field_of_its_page() {
    let mut seen = 0;
    for (path, template) in files("templates", ".html") {
        if path.contains("/components/") || !template.contains("<ErrorSummary") {
            continue;
        }
        // A check box says its whole question beside it, and is refused with a sentence of its own.
        for (name, key) in labelled_fields(&template.replace("<Checkbox name", "<Checkbox box")) {
            seen += 1;
            let known = web::kit::summary_labels::LABELS
                .iter()
                .any(|(_, field, label)| *field == name && *label == key);
            assert!(
                known,
                "{path}: {name} is called «{key}», which src/web/kit/summary_labels.rs does not know"
            );
        }
    }
    assert!(seen > 50, "only {seen} fields were found");
}

/// A question as the browser tests need it: its name in the first row, and what the page's script reads of it.
fn question(row: &str, field: &domain::form::Field) -> serde_json::Value {
    use domain::form::Kind;
    let (kind, words) = match field.kind {
        Kind::Line => ("line", 0),
        Kind::Text { words, .. } => ("text", words),
        Kind::Amount => ("amount", 0),
        Kind::Count { .. } | Kind::Year { .. } => ("numeric", 0),
        Kind::Tenths { .. } => ("decimal", 0),
        Kind::Day => ("day", 0),
        Kind::One(_) | Kind::Many(_) | Kind::Municipalities => ("choice", 0),
    };
    serde_json::json!({ "name": format!("{row}{}", field.name), "kind": kind, "words": words })
}

#[test]
fn the_browser_tests_know_each_question() {
    use domain::form::Item;
    let mut forms = serde_json::Map::new();
    for section in domain::application::Section::ALL {
        let questions = section.form().iter().flat_map(|item| {
            let (row, fields) = match item {
                Item::Ask(field) => (String::new(), std::slice::from_ref(field)),
                Item::Under(_, _, fields) => (String::new(), *fields),
                Item::Rows(rows) => (format!("{}-0-", rows.group), rows.fields),
            };
            fields.iter().map(move |field| question(&row, field))
        });
        forms.insert(section.as_str().to_owned(), questions.collect());
    }
    let text = serde_json::to_string_pretty(&forms).unwrap();
    compare("tests/browser/questions.json", &format!("{text}\n"));
}
