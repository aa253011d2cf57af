//! A POST that needs a session and has none: what was typed is carried through signing in or choosing an organisation.

use super::session;
use crate::web::kit::Answered;
use crate::web::kit::carried::Carried;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::read;
use crate::web::kit::form::FormState;
use crate::web::kit::visit::{self, TurnedAway, Visit};
use rocket::data::{Data, FromData, Outcome};
use rocket::http::Status;
use rocket::request::Request;

/// A POST whose sender was turned away.
#[derive(Debug)]
struct Late {
    why: TurnedAway,
    carried: Option<Carried>,
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Late {
    type Error = Failure;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self, Failure> {
        let Some(why) = visit::turned_away(request) else {
            return Outcome::Error((Status::NotFound, Failure::NotFound));
        };
        match read(data).await {
            Ok(fields) => Outcome::Success(Self {
                why,
                carried: Carried::own(request, fields),
            }),
            Err(status) => Outcome::Error((status, Failure::NotFound)),
        }
    }
}

/// Any POST that no other route took: one that needs a session and has none.
#[rocket::post("/<_..>", data = "<late>", rank = 100)]
fn too_late(visit: &Visit, late: Late) -> Answered {
    match late.why {
        TurnedAway::SignIn => session::sign_in_page(
            visit,
            FormState::default(),
            session::After {
                til: "/",
                expired: true,
                carried: late.carried,
            },
            Status::Unauthorized,
        ),
        TurnedAway::ChooseOrganisation => session::choice_page(
            visit,
            FormState::default(),
            "/",
            late.carried,
            Status::Unauthorized,
        ),
    }
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![too_late]
}
