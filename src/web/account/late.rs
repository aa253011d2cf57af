//! A POST that needs a session and has none: what was typed is carried through signing in or choosing an organisation.

use super::session;
use crate::web::kit::Answered;
use crate::web::kit::carried;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::read;
use crate::web::kit::form::FormState;
use crate::web::kit::kept::Kept;
use crate::web::kit::origin::Origin;
use crate::web::kit::visit::{self, TurnedAway, Visit};
use rocket::data::{Data, FromData, Outcome};
use rocket::http::Status;
use rocket::request::Request;

/// A POST whose sender was turned away.
#[derive(Debug)]
struct Late {
    why: TurnedAway,
    /// What was typed, sealed for the person who typed it; empty when nobody of ours did.
    carried: String,
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Late {
    type Error = Failure;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self, Failure> {
        let Some(why) = visit::turned_away(request) else {
            return Outcome::Error((Status::NotFound, Failure::NotFound));
        };
        let mut fields = match read(data).await {
            Ok(fields) => fields,
            Err(status) => return Outcome::Error((status, Failure::NotFound)),
        };
        let origin = Origin::taken_from(&mut fields);
        let visit = visit::of(request);
        let token = fields.take("csrf");
        let carried = carried::typist(request, visit, &token).and_then(|person| {
            let kept = Kept::new(&visit.path, &fields, &origin)?;
            carried::seal(visit, &kept, person)
        });
        Outcome::Success(Self {
            why,
            carried: carried.unwrap_or_default(),
        })
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
