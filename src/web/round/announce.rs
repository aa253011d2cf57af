//! The budget authority's acts on the office's own rounds: announce a further one, change deadline and addition, settle.

use crate::access::Act;
use crate::actions::{self, FieldError};
use crate::db::{self, announcement::Announcement};
use crate::domain::budget_frame::BudgetFrame;
use crate::domain::head::{Head, Heads};
use crate::domain::time::Timestamp;
use crate::web::kit::Answered;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::moment;
use crate::web::kit::page::{Answer, StartsPage};
use crate::web::kit::refusal::at_field;
use crate::web::kit::visit::SignedIn;
use chrono::Datelike;
use rocket::http::Status;
use serde::Serialize;

/// The longest addition of an office, in characters.
const LONGEST_ADDITION: usize = 5_000;

#[derive(Debug, Serialize)]
struct RoundPage {
    year: i32,
    office: String,
    is_new: bool,
    action: String,
    back: String,
    frame: Option<BudgetFrame>,
    remaining: i64,
    may: bool,
    form: FormState,
}

/// The own round with this key, or nothing: another office's is not changed here.
fn own(visit: SignedIn<'_>, key: &str) -> Result<Announcement, Failure> {
    visit.demand(Act::AnnounceRound)?;
    let round = visit
        .world()
        .db
        .read(|c| db::announcement::by_key(c, key))?;
    if visit.actor.office() == Some(&round.office) {
        Ok(round)
    } else {
        Err(Failure::NotFound)
    }
}

/// The own round with what its page is rendered from: read once more after its chain, so that nothing is shown as seen that
/// was not.
fn own_as_shown(visit: SignedIn<'_>, key: &str) -> Result<(Announcement, Heads), Failure> {
    let heads = visit.heads(&[Head::Round(own(visit, key)?.id)])?;
    Ok((own(visit, key)?, heads))
}

#[rocket::get("/utlysninger/ny-runde")]
fn new_form(visit: SignedIn<'_>) -> Answered {
    visit.demand(Act::AnnounceRound)?;
    let mut fields = Fields::default();
    moment::show(&mut fields, "apning", visit.now);
    fields.set("frist-klokke", "23.59");
    new_page(visit, &fields, &[])
}

fn new_page(visit: SignedIn<'_>, fields: &Fields, errors: &[FieldError]) -> Answered {
    let office = visit.actor.office().ok_or(Failure::NotFound)?;
    let year = visit.now.day().year();
    let heads = visit.heads(&[Head::Call(year), Head::Frame(year, office)])?;
    let (frame, call) = visit.world().db.read(|connection| {
        Ok::<_, db::Error>((
            db::budget_frame::of_office(connection, year, office.as_str())?,
            db::call::of_year(connection, year)?,
        ))
    })?;
    let frame = frame.map(|(_, stands)| stands);
    let remaining = frame.map_or(0, |stands| stands.remaining().0);
    let page = RoundPage {
        year,
        office: visit.actor.organisation_name.clone(),
        is_new: true,
        action: "/utlysninger/ny-runde".into(),
        back: "/utlysninger".into(),
        frame,
        remaining,
        may: remaining > 0 && call.is_some_and(|call| call.announced_at.is_some()),
        form: FormState::showing(fields).with_errors(visit.visit, errors),
    };
    visit
        .page("announcement/round.html", visit.t("runde-ny-tittel"))
        .crumb(visit.t("meny-utlysninger"), "/utlysninger")
        .shows(heads)
        .status(status_of(errors))
        .with(&page)
}

const fn status_of(errors: &[FieldError]) -> Status {
    if errors.is_empty() {
        Status::Ok
    } else {
        Status::UnprocessableEntity
    }
}

/// What both forms hold.
struct Typed {
    deadline_at: Timestamp,
    addition_nb: String,
    addition_nn: String,
}

fn read(fields: &Fields) -> Result<Typed, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut note = |error: FieldError| errors.push(error);
    let deadline = moment::read(fields, "frist").map_err(|e| e.into_iter().for_each(&mut note));
    let nb = fields
        .optional_text("tillegg-nb", LONGEST_ADDITION)
        .map_err(&mut note);
    let nn = fields
        .optional_text("tillegg-nn", LONGEST_ADDITION)
        .map_err(&mut note);
    if let (Ok(nb), Ok(nn)) = (&nb, &nn) {
        // Språklova: what the office adds is written in both standards, or in neither.
        match (nb.is_empty(), nn.is_empty()) {
            (true, false) => note(FieldError::new("tillegg-nb", "feil-tillegg-begge")),
            (false, true) => note(FieldError::new("tillegg-nn", "feil-tillegg-begge")),
            _ => {}
        }
    }
    match (deadline, nb, nn) {
        (Ok(deadline_at), Ok(addition_nb), Ok(addition_nn)) if errors.is_empty() => Ok(Typed {
            deadline_at,
            addition_nb,
            addition_nn,
        }),
        _ => Err(errors),
    }
}

#[rocket::post("/utlysninger/ny-runde", data = "<posted>")]
fn announce(visit: SignedIn<'_>, posted: Posted) -> Answered {
    visit.demand(Act::AnnounceRound)?;
    let fields = &posted.fields;
    let typed = read(fields);
    let opens_at = moment::read(fields, "apning");
    let errors = match (opens_at, typed) {
        (Ok(opens_at), Ok(typed)) => {
            let round = actions::announce_round::Round {
                year: visit.now.day().year(),
                opens_at,
                deadline_at: typed.deadline_at,
                addition_nb: &typed.addition_nb,
                addition_nn: &typed.addition_nn,
            };
            match actions::announce_round::run(&visit.context(), &round) {
                Ok(key) => {
                    let text = visit.t("runde-kunngjort");
                    return Ok(Answer::done(format!("/utlysninger/{key}"), text));
                }
                Err(error) => at_field(error, "frist-dato")?,
            }
        }
        (opens_at, typed) => opens_at
            .err()
            .into_iter()
            .chain(typed.err())
            .flatten()
            .collect(),
    };
    new_page(visit, fields, &errors)
}

#[rocket::get("/utlysninger/<key>/endring")]
fn change_form(visit: SignedIn<'_>, key: &str) -> Answered {
    let (round, heads) = own_as_shown(visit, key)?;
    let mut fields = Fields::default();
    moment::show(&mut fields, "frist", round.deadline_at);
    fields.set("tillegg-nb", round.addition_nb.clone());
    fields.set("tillegg-nn", round.addition_nn.clone());
    change_page(visit, (round, heads), &fields, &[])
}

fn change_page(
    visit: SignedIn<'_>,
    (round, heads): (Announcement, Heads),
    fields: &Fields,
    errors: &[FieldError],
) -> Answered {
    let address = format!("/utlysninger/{}", round.key);
    let page = RoundPage {
        year: round.year,
        office: round.office_name,
        is_new: false,
        action: format!("{address}/endring"),
        back: address.clone(),
        frame: None,
        remaining: 0,
        may: round.settled_at.is_none(),
        form: FormState::showing(fields).with_errors(visit.visit, errors),
    };
    let year = [("ar", round.year.to_string().into())];
    visit
        .page("announcement/round.html", visit.t("runde-endre-tittel"))
        .crumb(visit.t_with("utlysning-tittel", &year), address)
        .shows(heads)
        .status(status_of(errors))
        .with(&page)
}

#[rocket::post("/utlysninger/<key>/endring", data = "<posted>")]
fn change(visit: SignedIn<'_>, key: &str, posted: Posted) -> Answered {
    let shown = own_as_shown(visit, key)?;
    let fields = &posted.fields;
    let errors = match read(fields) {
        Ok(typed) => {
            let changed = actions::announce_round::change(
                &visit.context(),
                key,
                typed.deadline_at,
                &typed.addition_nb,
                &typed.addition_nn,
            );
            match changed {
                Ok(()) => {
                    let text = visit.t_with(
                        "runde-endret",
                        &[("frist", typed.deadline_at.norwegian().into())],
                    );
                    return Ok(Answer::done(format!("/utlysninger/{key}"), text));
                }
                Err(error) => at_field(error, "frist-dato")?,
            }
        }
        Err(errors) => errors,
    };
    change_page(visit, shown, fields, &errors)
}

#[derive(Debug, Serialize)]
struct SettlePage {
    key: String,
    office: String,
    round: i32,
    year: i32,
    deadline_at: Timestamp,
    too_early: bool,
    settled: bool,
}

#[rocket::get("/utlysninger/<key>/oppgjor")]
fn settle_form(visit: SignedIn<'_>, key: &str) -> Answered {
    let (round, heads) = own_as_shown(visit, key)?;
    let page = SettlePage {
        key: round.key.clone(),
        office: round.office_name,
        round: round.round,
        year: round.year,
        deadline_at: round.deadline_at,
        too_early: visit.now <= round.deadline_at,
        settled: round.settled_at.is_some(),
    };
    let year = [("ar", round.year.to_string().into())];
    visit
        .page("announcement/settle.html", visit.t("runde-avslutt-tittel"))
        .crumb(
            visit.t_with("utlysning-tittel", &year),
            format!("/utlysninger/{key}"),
        )
        .shows(heads)
        .with(&page)
}

#[rocket::post("/utlysninger/<key>/oppgjor", data = "<_posted>")]
fn settle(visit: SignedIn<'_>, key: &str, _posted: Posted) -> Answered {
    actions::announce_round::settle(&visit.context(), key)?;
    let text = visit.t("runde-avsluttet");
    Ok(Answer::done(format!("/utlysninger/{key}"), text))
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![new_form, announce, change_form, change, settle_form, settle]
}
