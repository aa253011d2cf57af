//! The summary of what must be corrected (feiloppsummering) names the fields.
//!
//! A sentence such as «Dette feltet må fylles ut.» is clear at its field, but ten of them in a list are not. What a field
//! is called is known where the field is, further down the page, so the names are put in once the page is there.

use std::fmt::Write as _;

/// Marks a line that needs the name of its field; `templates/components/messages.html` writes it.
const MARK: &str = " data-named";

/// Sentences that do not tell which field they are about.
const GENERAL: [&str; 8] = [
    "feil-mangler",
    "feil-for-lang",
    "feil-tegn",
    "feil-valg",
    "feil-belop-",
    "feil-tall",
    "feil-dato",
    "feil-klokke",
];

/// Whether the text with this key says nothing about which field it is about.
pub(super) fn is_general(key: &str) -> bool {
    GENERAL.iter().any(|general| key.starts_with(general))
}

/// The page with each marked line beginning with the name of its field.
pub(super) fn name_fields(html: &str) -> String {
    let mut named = String::with_capacity(html.len() + 512);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(MARK) {
        named.push_str(before);
        // The mark comes last in `<a class="ds-link" href="#field"`.
        let field = before
            .rsplit_once("href=\"#")
            .map_or("", |(_, field)| field.trim_end_matches('"'));
        rest = after;
        if let (Some(name), Some(text)) = (name_of(html, field), after.strip_prefix('>')) {
            let stop = if name.ends_with(['?', '.', ':']) {
                ""
            } else {
                ":"
            };
            // Writing to a string cannot fail.
            let _ = write!(named, ">{name}{stop} ");
            rest = text;
        }
    }
    named.push_str(rest);
    named
}

/// What the page calls a field: the question of a group of choices, else the label; in a row of several, after the row's name.
fn name_of(html: &str, field: &str) -> Option<String> {
    let at = [format!("id=\"{field}-valg\">"), format!("for=\"{field}\">")]
        .iter()
        .find_map(|start| html.find(start).map(|at| at + start.len()))?;
    let name = html.get(at..)?.split('<').next()?.trim();
    let row = row_of(html.get(..at)?, field);
    (!name.is_empty()).then(|| row.map_or_else(|| name.to_owned(), |row| format!("{row}, {name}")))
}

/// The name of the row a field such as `org-1-navn` belongs to; `before` is the page up to the field.
fn row_of<'h>(before: &'h str, field: &str) -> Option<&'h str> {
    field
        .split('-')
        .find(|part| part.bytes().all(|c| c.is_ascii_digit()))?;
    let (_, group) = before.rsplit_once("role=\"group\" aria-label=\"")?;
    group.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(field: &str) -> String {
        format!("<a class=\"ds-link\" href=\"#{field}\" data-named>Skriv noe.</a>")
    }

    fn first_line(page: &str) -> String {
        let named = name_fields(page);
        let (_, text) = named.split_once('>').unwrap();
        text.split('<').next().unwrap().to_owned()
    }

    #[test]
    fn a_line_begins_with_its_label() {
        let page = line("navn")
            + "<label class=\"ds-label\" for=\"navn\">Navn &amp; tittel <span>Må fylles ut</span></label>";
        assert_eq!(first_line(&page), "Navn &amp; tittel: Skriv noe.");
        assert!(!name_fields(&page).contains(MARK));
    }

    #[test]
    fn a_question_needs_no_colon_and_a_group_has_its_own_name() {
        let page = line("svar")
            + "<legend class=\"ds-label\" id=\"svar-valg\">Er du habil?</legend><label for=\"svar\">Ja</label>";
        assert_eq!(first_line(&page), "Er du habil? Skriv noe.");
    }

    #[test]
    fn a_field_in_a_row_tells_which_row() {
        let page = line("org-1-navn")
            + "<div role=\"group\" aria-label=\"Organisasjon 1\"><label for=\"org-0-navn\">Navn</label></div>"
            + "<div role=\"group\" aria-label=\"Organisasjon 2\"><label for=\"org-1-navn\">Navn</label></div>";
        assert_eq!(first_line(&page), "Organisasjon 2, Navn: Skriv noe.");
    }

    #[test]
    fn a_line_whose_field_has_no_label_stays() {
        assert!(name_fields(&line("borte")).ends_with(">Skriv noe.</a>"));
        assert_eq!(name_fields("<p>Ingenting</p>"), "<p>Ingenting</p>");
    }

    #[test]
    fn only_sentences_without_a_subject_are_general() {
        assert!(is_general("feil-mangler") && is_general("feil-belop-ikke-tall"));
        assert!(!is_general("soknad-mangler-epost") && !is_general("feil-epost"));
    }
}
