//! People and their roles, for the administrator. No case is seen from here.

use crate::access::Act;
use crate::actions::{
    self, FieldError,
    give_role::{Given, Standing},
};
use crate::db::{self, account::Account, membership::Membership};
use crate::domain::head::Head;
use crate::domain::id::{MembershipId, UserId};
use crate::domain::user::{Language, Organisation, Role, Validity};
use crate::web::account::roles::{RoleLine, organisation_options, role_lines};
use crate::web::kit::Answered;
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::list::{Asked, Filter, Kind, List, Question};
use crate::web::kit::names::{organisation_name, role_key};
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::visit::{SignedIn, Visit};
use rocket::http::Status;
use serde::Serialize;

static QUESTION: Question = Question {
    path: "/brukere",
    page: "side",
    parameters: &[("sok", Kind::Text)],
};

#[derive(Debug, Serialize)]
struct ListPage {
    list: List<PersonLine>,
}

#[derive(Debug, Serialize)]
struct PersonLine {
    id: i64,
    name: String,
    user_name: String,
    email: String,
    roles: Vec<String>,
    disabled: bool,
    has_password: bool,
}

#[rocket::get("/brukere")]
fn list(visit: SignedIn<'_>, asked: Asked<'_>) -> Answered {
    visit.demand(Act::ManageUsers)?;
    let filter = Filter::read(&QUESTION, asked);
    let (paged, roles) = visit.world().db.read(|c| {
        let paged = db::account::search(c, filter.get("sok"), filter.window())?;
        let people: Vec<UserId> = paged.rows.iter().map(|account| account.id).collect();
        let roles = db::membership::memberships_of_all(c, &people)?;
        Ok::<_, db::Error>((paged, roles))
    })?;
    let page = ListPage {
        list: List::of(&filter, paged, |account| {
            let own = roles
                .iter()
                .filter(|(person, _)| *person == account.id)
                .map(|(_, role)| role);
            let roles = roles_today(&visit, own);
            PersonLine {
                id: account.id.0,
                name: account.name,
                user_name: account.user_name,
                email: account.email,
                roles,
                disabled: account.disabled_at.is_some(),
                has_password: account.has_password,
            }
        }),
    };
    visit
        .page("user/list.html", visit.t("meny-brukere"))
        .with(&page)
}

/// The roles that hold today, each with its place.
fn roles_today<'a>(
    visit: &SignedIn<'_>,
    roles: impl Iterator<Item = &'a Membership>,
) -> Vec<String> {
    let today = visit.now.day();
    roles
        .filter(|role| role.holds_on(today))
        .map(|membership| {
            let place = organisation_name(visit.visit, &membership.organisation);
            let role = visit.t(role_key(membership.role));
            if place.is_empty() {
                role
            } else {
                format!("{role}, {place}")
            }
        })
        .collect()
}

fn new_page(visit: &Visit, form: FormState, status: Status) -> Answered {
    #[derive(Serialize)]
    struct NewPage {
        form: FormState,
    }
    visit
        .page("user/new.html", visit.t("bruker-ny"))
        .crumb(visit.t("meny-brukere"), "/brukere")
        .status(status)
        .with(&NewPage { form })
}

#[rocket::get("/brukere/ny")]
fn new(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::ManageUsers)?;
    let mut fields = Fields::default();
    fields.set("sprak", "nb");
    new_page(visit.visit, FormState::showing(&fields), Status::Ok)
}

#[rocket::post("/brukere", data = "<posted>")]
fn add(visit: SignedIn<'_>, posted: Posted) -> Answered {
    visit.demand(Act::ManageUsers)?;
    let fields = &posted.fields;
    let outcome = read_person(fields)
        .map_err(actions::Error::Invalid)
        .and_then(|(user_name, name, email, language)| {
            let person = actions::add_user::NewPerson {
                user_name: &user_name,
                name: &name,
                email: &email,
                language,
            };
            actions::add_user::run(&visit.context(), &person)
        });
    match outcome {
        Ok(id) => Ok(Answer::done(
            format!("/brukere/{id}"),
            visit.t("bruker-lagt-til"),
        )),
        Err(actions::Error::Invalid(errors)) => new_page(
            visit.visit,
            FormState::showing(fields).with_errors(visit.visit, &errors),
            Status::UnprocessableEntity,
        ),
        Err(error) => Err(error.into()),
    }
}

fn read_person(fields: &Fields) -> Result<(String, String, String, Language), Vec<FieldError>> {
    let name = fields.text("navn", 100);
    let user_name = fields.text("brukernavn", 60);
    let email = fields.text("epost", 200);
    let language =
        Language::parse(fields.get("sprak")).ok_or_else(|| FieldError::new("sprak", "feil-valg"));
    match (user_name, name, email, language) {
        (Ok(user_name), Ok(name), Ok(email), Ok(language)) => {
            Ok((user_name, name, email, language))
        }
        (user_name, name, email, language) => {
            let errors = [name.err(), user_name.err(), email.err(), language.err()];
            Err(errors.into_iter().flatten().collect())
        }
    }
}

#[derive(Debug, Serialize)]
struct UserPage {
    form: FormState,
    id: i64,
    name: String,
    user_name: String,
    email: String,
    language: String,
    created: String,
    disabled: String,
    has_password: bool,
    own: bool,
    roles: Vec<RoleLine>,
    role_options: Vec<Choice>,
    organisation_options: Vec<Choice>,
    today: String,
}

fn user_page(visit: SignedIn<'_>, id: UserId, form: FormState, status: Status) -> Answered {
    let heads = visit.heads(&[Head::User(id)])?;
    let (account, roles): (Account, _) = visit.world().db.read(|c| {
        Ok::<_, db::Error>((db::account::find(c, id)?, db::held_role::of_user(c, id)?))
    })?;
    let page = UserPage {
        form,
        id: id.0,
        user_name: account.user_name,
        email: account.email,
        language: visit.t(&format!("sprak-{}", account.language.as_str())),
        created: account.created_at.iso(),
        disabled: account.disabled_at.map_or_else(String::new, |at| at.iso()),
        has_password: account.has_password,
        own: id == visit.actor.user,
        roles: role_lines(visit.visit, &roles),
        role_options: Role::ALL
            .into_iter()
            .map(|role| Choice {
                value: role.as_str().to_owned(),
                label: visit.t(role_key(role)),
            })
            .collect(),
        organisation_options: organisation_options(visit.visit),
        today: crate::domain::time::norwegian_day(visit.now.day()),
        name: account.name.clone(),
    };
    visit
        .page("user/show.html", account.name)
        .crumb(visit.t("meny-brukere"), "/brukere")
        .shows(heads)
        .status(status)
        .with(&page)
}

#[rocket::get("/brukere/<id>", rank = 2)]
fn show(visit: SignedIn<'_>, id: i64) -> Answered {
    visit.demand(Act::ManageUsers)?;
    let mut fields = Fields::default();
    fields.set("fra", crate::domain::time::norwegian_day(visit.now.day()));
    user_page(visit, UserId(id), FormState::showing(&fields), Status::Ok)
}

/// Answers an act on a person: back to the person's page, with thanks or with the form again.
fn answered(
    visit: SignedIn<'_>,
    id: i64,
    fields: &Fields,
    done: &str,
    outcome: actions::Result<()>,
) -> Answered {
    match outcome {
        Ok(()) => Ok(Answer::done(format!("/brukere/{id}"), visit.t(done))),
        Err(actions::Error::Invalid(errors)) => {
            let form = FormState::showing(fields).with_errors(visit.visit, &errors);
            user_page(visit, UserId(id), form, Status::UnprocessableEntity)
        }
        Err(error) => Err(error.into()),
    }
}

#[rocket::post("/brukere/<id>/roller", data = "<posted>")]
fn give(visit: SignedIn<'_>, id: i64, posted: Posted) -> Answered {
    visit.demand(Act::ManageUsers)?;
    let fields = &posted.fields;
    let outcome = read_role(UserId(id), fields)
        .map_err(actions::Error::Invalid)
        .and_then(|given| actions::give_role::run(&visit.context(), &given));
    let done = match outcome {
        Ok(Standing::Waits) => "bruker-rolle-venter",
        Ok(Standing::Holds) | Err(_) => "bruker-rolle-gitt",
    };
    answered(visit, id, fields, done, outcome.map(|_| ()))
}

fn read_role(user: UserId, fields: &Fields) -> Result<Given, Vec<FieldError>> {
    let role =
        Role::parse(fields.get("rolle")).ok_or_else(|| FieldError::new("rolle", "feil-valg"));
    let organisation = Organisation::parse(fields.get("organisasjon"))
        .ok_or_else(|| FieldError::new("organisasjon", "feil-valg"));
    let from = fields.day("fra");
    let to = match fields.get("til") {
        "" => Ok(None),
        _ => fields.day("til").map(Some),
    };
    match (role, organisation, from, to) {
        (Ok(role), Ok(organisation), Ok(from), Ok(to)) => Ok(Given {
            user,
            role,
            organisation,
            validity: Validity { from, to },
        }),
        (role, organisation, from, to) => {
            let errors = [role.err(), organisation.err(), from.err(), to.err()];
            Err(errors.into_iter().flatten().collect())
        }
    }
}

#[rocket::post("/brukere/<id>/roller/<role>/slutt", data = "<posted>")]
fn end(visit: SignedIn<'_>, id: i64, role: i64, posted: Posted) -> Answered {
    visit.demand(Act::ManageUsers)?;
    // Each role has its own field, so that the message is shown at the one that was sent.
    let name = format!("siste-dag-{role}");
    let outcome = posted
        .fields
        .day(&name)
        .map_err(|error| actions::Error::Invalid(vec![error]))
        .and_then(|day| {
            actions::end_role::run(&visit.context(), UserId(id), MembershipId(role), day)
        })
        .map_err(|error| at_field(error, &name));
    answered(visit, id, &posted.fields, "bruker-rolle-avsluttet", outcome)
}

fn at_field(error: actions::Error, name: &str) -> actions::Error {
    match error {
        actions::Error::Invalid(mut errors) => {
            for error in &mut errors {
                name.clone_into(&mut error.field);
            }
            actions::Error::Invalid(errors)
        }
        other => other,
    }
}

#[rocket::post("/brukere/<id>/sperring", data = "<posted>")]
fn disable(visit: SignedIn<'_>, id: i64, posted: Posted) -> Answered {
    visit.demand(Act::ManageUsers)?;
    let (disabled, done) = match posted.fields.get("sperret") {
        "ja" => (true, "bruker-sperret"),
        "nei" => (false, "bruker-apnet"),
        _ => return Err(actions::Error::refused("feil-valg").into()),
    };
    let outcome = actions::disable_user::run(&visit.context(), UserId(id), disabled);
    answered(visit, id, &posted.fields, done, outcome)
}

#[rocket::post("/brukere/<id>/passordlenke", data = "<posted>")]
fn send_link(visit: SignedIn<'_>, id: i64, posted: Posted) -> Result<Answer, Failure> {
    visit.demand(Act::ManageUsers)?;
    let outcome = actions::send_password_link::run(&visit.context(), UserId(id));
    answered(visit, id, &posted.fields, "bruker-lenke-sendt", outcome)
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![list, new, add, show, give, end, disable, send_link]
}
