//! Posted forms: checked for their token, and shown again as typed, so that nothing is lost when something must be corrected.

use super::carried;
use super::failure::Failure;
use super::fields::{Fields, read};
use super::kept::Kept;
use super::origin::Origin;
use super::summary;
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
    /// Whether the line must begin with the name of its field, because the text alone could be about another.
    named: bool,
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
        self.summary.into_iter().map(|line| line.text).collect()
    }

    /// The same with errors, in the order given.
    #[must_use]
    pub fn with_errors(mut self, visit: &Visit, errors: &[FieldError]) -> Self {
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
            for same in self.summary.iter_mut().filter(|line| line.text == text) {
                same.named = true;
            }
            let named = summary::is_general(&error.key)
                || self.summary.iter().any(|line| line.text == text);
            self.summary.push(SummaryLine {
                field: error.field.clone(),
                text,
                named,
            });
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
