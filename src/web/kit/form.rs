//! Posted forms: checked for their token, and shown again as typed, so that nothing is lost when something must be corrected.

use super::carried;
use super::failure::Failure;
use super::fields::{Fields, read};
use super::kept::Kept;
use super::origin::Origin;
use super::summary_labels as labels;
use super::visit::{self, Sent, Visit};
use crate::actions::FieldError;
use rocket::data::{Data, FromData, Outcome};
use rocket::http::Status;
use rocket::request::Request;
use serde::Serialize;
use std::collections::BTreeMap;

/// A form as the templates show it: values as typed, an error at each field, and the summary on top.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FormState {
    values: BTreeMap<String, serde_json::Value>,
    errors: BTreeMap<String, String>,
    summary: Vec<SummaryLine>,
}

#[derive(Debug, Clone, Serialize)]
struct SummaryLine {
    field: String,
    text: String,
    /// What the form calls the field: said in front of the text where the text alone could be about another. Empty: not said.
    label: String,
    #[serde(skip)]
    known_as: Option<String>,
}

impl SummaryLine {
    fn name(&mut self) {
        if let Some(label) = &self.known_as {
            let stop = if label.ends_with(['?', '.', ':']) {
                ""
            } else {
                ":"
            };
            self.label = format!("{label}{stop} ");
        }
    }
}

/// Sentences that do not tell which field they are about.
const GENERAL: [&str; 9] = [
    "feil-mangler",
    "feil-for-lang",
    "feil-tegn",
    "feil-valg",
    "feil-belop-",
    "feil-tall",
    "feil-dato",
    "feil-klokke",
    "skjema-feil-",
];

/// Whether the text with this key says nothing about which field it is about.
fn is_general(key: &str) -> bool {
    GENERAL.iter().any(|general| key.starts_with(general))
}

impl FormState {
    /// A form with these values and nothing wrong.
    #[must_use]
    pub fn showing(fields: &Fields) -> Self {
        let values = fields
            .values()
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
        Self {
            values,
            ..Self::default()
        }
    }

    /// What must be corrected, in words and in order.
    #[must_use]
    pub fn texts(self) -> Vec<String> {
        self.summary
            .into_iter()
            .map(|line| format!("{}{}", line.label, line.text))
            .collect()
    }

    /// The same with errors, in the order given.
    #[must_use]
    pub fn with_errors(self, visit: &Visit, errors: &[FieldError]) -> Self {
        self.with_labelled(visit, errors, |error| labels::of(visit, error))
    }

    /// The same with errors, in the order given; `label` tells what the form calls a field.
    #[must_use]
    pub fn with_labelled(
        mut self,
        visit: &Visit,
        errors: &[FieldError],
        label: impl Fn(&FieldError) -> Option<String>,
    ) -> Self {
        for error in errors {
            let variables: Vec<(&str, crate::text::Variable)> = error
                .variables
                .iter()
                .map(|(name, value)| (name.as_str(), crate::text::Variable::from(value.as_str())))
                .collect();
            let text = visit.t_with(&error.key, &variables);
            // A field with two faults says both.
            self.errors
                .entry(error.field.clone())
                .and_modify(|said| *said = format!("{said} {text}"))
                .or_insert_with(|| text.clone());
            let mut line = SummaryLine {
                field: error.field.clone(),
                text,
                label: String::new(),
                known_as: label(error),
            };
            let mut is_said_twice = false;
            for same in self.summary.iter_mut().filter(|one| one.text == line.text) {
                same.name();
                is_said_twice = true;
            }
            if is_said_twice || is_general(&error.key) {
                line.name();
            }
            self.summary.push(line);
        }
        self
    }
}

/// A posted form whose token is right.
#[derive(Debug)]
pub struct Posted {
    /// What was typed.
    pub fields: Fields,
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Posted {
    type Error = Failure;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self, Failure> {
        let mut fields = match read(data).await {
            Ok(fields) => fields,
            Err(status) => return Outcome::Error((status, Failure::NotFound)),
        };
        let origin = Origin::taken_from(&mut fields);
        let visit = visit::of(request);
        let token = fields.take("csrf");
        let sent = visit.posted.get_or_init(|| Sent {
            fields: fields.clone(),
            origin,
        });
        let site = request.headers().get_one("Sec-Fetch-Site");
        let own_site = site.is_none_or(|site| matches!(site, "same-origin" | "none"));
        if !own_site || !crate::token::same(&token, &visit.csrf) {
            let why = wrong_token(request, visit, sent, &token);
            return refuse(request, Status::Forbidden, why);
        }
        let wanted = &sent.origin.organisation;
        let actor = visit.actor.as_ref();
        if visit::is_for_an_organisation(request)
            && actor.is_none_or(|actor| actor.organisation.key() != *wanted)
        {
            return if wanted.is_empty() {
                refuse(request, Status::Conflict, RefusedForm::OfNoPage)
            } else {
                refuse(request, Status::Forbidden, RefusedForm::NoRoleThere)
            };
        }
        Outcome::Success(Self { fields })
    }
}

/// A form that was refused before its handler saw it; the catcher makes the page of it.
#[derive(Debug)]
pub enum RefusedForm {
    /// Its token is wrong, and nobody of ours has typed it.
    Nobodys,
    /// The person who is signed in typed it in an earlier session: it is shown, to be sent again by the person's own click.
    Own(Kept),
    /// Somebody else typed it: sealed for that person.
    Anothers(String),
    /// It does not say which page it stood on.
    OfNoPage,
    /// It was rendered for an organisation in which the person has no role any longer.
    NoRoleThere,
}

/// Whose a form with a wrong token is.
fn wrong_token(request: &Request<'_>, visit: &Visit, sent: &Sent, token: &str) -> RefusedForm {
    let Some(person) = carried::typist(request, visit, token) else {
        return RefusedForm::Nobodys;
    };
    let Some(kept) = Kept::new(&visit.path, &sent.fields, &sent.origin) else {
        return RefusedForm::Nobodys;
    };
    if visit.session.as_ref().is_some_and(|s| s.user == person) {
        return RefusedForm::Own(kept);
    }
    carried::seal(visit, &kept, person).map_or(RefusedForm::Nobodys, RefusedForm::Anothers)
}

fn refuse<'r>(
    request: &'r Request<'_>,
    status: Status,
    why: RefusedForm,
) -> Outcome<'r, Posted, Failure> {
    request.local_cache(|| Some(why));
    Outcome::Error((status, Failure::NotFound))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(known_as: &str) -> String {
        let mut line = SummaryLine {
            field: "navn".into(),
            text: "Skriv noe.".into(),
            label: String::new(),
            known_as: Some(known_as.into()),
        };
        line.name();
        line.label + &line.text
    }

    #[test]
    fn a_line_begins_with_its_label_and_a_question_needs_no_colon() {
        assert_eq!(line("Navn"), "Navn: Skriv noe.");
        assert_eq!(line("Er du habil?"), "Er du habil? Skriv noe.");
    }

    #[test]
    fn only_sentences_without_a_subject_are_general() {
        assert!(is_general("feil-mangler") && is_general("feil-belop-ikke-tall"));
        assert!(!is_general("soknad-mangler-epost") && !is_general("feil-epost"));
    }
}
