//! What the office does in a case: the forms of `/saker/<nr>`. Each answers with the page again when something must be mended.

use super::Answered;
use super::case::{self, Again};
use super::error::Failure;
use super::form::{Fields, FormState, Posted};
use super::page::{Answer, local};
use super::visit::SignedIn;
use crate::access::{self, Act, Level};
use crate::actions::{self, Error, FieldError};
use crate::db;
use crate::db::assessment::{Draft, Gates, Mark};
use crate::domain::application::Section;
use crate::domain::decision::Outcome;
use crate::domain::geography::WrittenStandard;
use crate::domain::id::UserId;
use rocket::http::Status;

const LONG: usize = 4000;

fn done(visit: &SignedIn<'_>, number: &str, key: &str) -> Answered {
    Ok(Answer::done(format!("/saker/{number}"), visit.t(key)))
}

#[rocket::post("/saker/<number>/habilitet", data = "<posted>")]
fn declare(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let answer = match fields.get("svar") {
        "ja" => Ok(true),
        "nei" => Ok(false),
        _ => Err(Error::field("svar", "feil-habilitet-svar")),
    };
    let reason = fields
        .optional_text("grunn", actions::declare_impartiality::LONGEST_REASON)
        .map_err(|error| Error::Invalid(vec![error]));
    let outcome = answer.and_then(|impartial| {
        actions::declare_impartiality::run(&visit.context(), number, impartial, &reason?)
            .map(|()| impartial)
    });
    match outcome {
        Ok(true) => {
            let to = match fields.get("til") {
                "" => format!("/saker/{number}"),
                to => local(to),
            };
            Ok(Answer::done(to, visit.t("sak-habilitet-lagret")))
        }
        Ok(false) => Ok(Answer::done("/saker", visit.t("sak-inhabil-lagret"))),
        Err(Error::Invalid(errors)) => case::impartiality_page(
            &visit,
            number,
            FormState::showing(fields).with_errors(&visit, &errors),
            Status::UnprocessableEntity,
        ),
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/fordeling", data = "<posted>")]
fn assign(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    may(&visit, number, Act::AssignCase)?;
    let outcome = posted
        .fields
        .get("saksbehandler")
        .parse()
        .map_err(|_| Error::field("saksbehandler", "feil-valg"))
        .and_then(|id| actions::assign_case::run(&visit.context(), number, UserId(id)));
    answered(&visit, number, outcome, "sak-fordelt", &posted.fields)
}

#[rocket::post("/saker/<number>/malform", data = "<posted>")]
fn standard(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    may(&visit, number, Act::ChooseStandard)?;
    let outcome = WrittenStandard::parse(posted.fields.get("malform"))
        .ok_or_else(|| Error::field("malform", "feil-valg"))
        .and_then(|standard| actions::choose_standard::run(&visit.context(), number, standard));
    answered(
        &visit,
        number,
        outcome,
        "sak-malform-lagret",
        &posted.fields,
    )
}

/// Refuses whoever sees nothing of the case, before showing the way to its other page.
pub(super) fn listed(visit: &SignedIn<'_>, number: &str) -> Result<(), Failure> {
    visit
        .world()
        .db
        .read(|c| db::application::find(c, visit.actor, Level::List, number))?;
    Ok(())
}

/// Refuses before the fields are read, so that nobody mends a form they may not send.
pub(super) fn may(visit: &SignedIn<'_>, number: &str, act: Act) -> Result<(), Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        access::permit_on(visit.actor, act, &case.facts())?;
        Ok(())
    })
}

/// The answer to a small form of the case page.
fn answered(
    visit: &SignedIn<'_>,
    number: &str,
    outcome: actions::Result<()>,
    key: &str,
    fields: &Fields,
) -> Answered {
    match outcome {
        Ok(()) => done(visit, number, key),
        Err(Error::Invalid(errors)) => small_form_again(visit, number, fields, &errors),
        Err(other) => Err(other.into()),
    }
}

/// The case page with a small form's errors; the assessment keeps what is stored.
fn small_form_again(
    visit: &SignedIn<'_>,
    number: &str,
    fields: &Fields,
    errors: &[FieldError],
) -> Answered {
    let mut shown = stored(visit, number)?;
    for (name, value) in fields.pairs().filter(|(name, _)| *name != "csrf") {
        shown.set(name, value);
    }
    case::case_page(
        visit,
        number,
        Again {
            form: Some(FormState::showing(&shown).with_errors(visit, errors)),
            status: Some(Status::UnprocessableEntity),
            ..Again::default()
        },
    )
}

fn stored(visit: &SignedIn<'_>, number: &str) -> Result<Fields, Failure> {
    visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::Open, number)?;
        case::office_only(visit, &case)?;
        Ok(super::case_data::gather(visit, c, case)?.stored_fields())
    })
}

/// Reads the assessment form. What cannot be read is told at its field.
#[expect(clippy::too_many_lines, reason = "reads one form from top to bottom")]
fn draft_of(visit: &SignedIn<'_>, number: &str, fields: &Fields) -> Result<(Draft, i64), Error> {
    let criteria = visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        access::permit_on(visit.actor, Act::Assess, &case.facts())?;
        let announcement = db::announcement::by_id(c, case.announcement)?;
        Ok::<_, Error>(db::call::criteria(c, announcement.call)?)
    })?;
    let mut errors = Vec::new();
    let text = |name: &str, errors: &mut Vec<FieldError>| {
        fields.optional_text(name, LONG).unwrap_or_else(|error| {
            errors.push(error);
            String::new()
        })
    };
    let mut marks = Vec::new();
    for criterion in criteria {
        let name = format!("poeng-{}", criterion.key);
        let points = match fields.get(&name) {
            "" => None,
            typed => match typed.parse() {
                Ok(points) => Some(points),
                Err(_) => {
                    errors.push(FieldError::new(name, "feil-poeng"));
                    None
                }
            },
        };
        let reason = text(&format!("begrunnelse-{}", criterion.key), &mut errors);
        marks.push(Mark {
            criterion: criterion.id,
            points,
            reason,
        });
    }
    let grounds = text("grunnlag", &mut errors);
    let conditions = text("vilkar", &mut errors);
    let internal_note = text("notat", &mut errors);
    let amount = if fields.get("belop").is_empty() {
        None
    } else {
        fields
            .kroner("belop")
            .map_err(|error| errors.push(error))
            .ok()
    };
    let outcome = match fields.get("utfall") {
        "" => None,
        typed => {
            let outcome = Outcome::parse(typed);
            if outcome.is_none() {
                errors.push(FieldError::new("utfall", "feil-valg"));
            }
            outcome
        }
    };
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let draft = Draft {
        gates: Gates {
            user_organisation: fields.is_ticked("sjekk-brukerorganisasjon"),
            outside_actor: fields.is_ticked("sjekk-aktor"),
            occupational_therapy: fields.is_ticked("sjekk-ergoterapi"),
            cofinancing: fields.is_ticked("sjekk-medfinansiering"),
        },
        outcome,
        amount,
        grounds,
        conditions,
        internal_note,
        marks,
    };
    // A form without its version is as old as can be.
    let version = fields.get("versjon").parse().map_err(|_| Error::Conflict)?;
    Ok((draft, version))
}

fn save(visit: &SignedIn<'_>, number: &str, fields: &Fields) -> actions::Result<()> {
    let (draft, version) = draft_of(visit, number, fields)?;
    actions::save_assessment::run(&visit.context(), number, &draft, version)
}

/// The assessment form again, with everything that was typed.
fn assessment_again(
    visit: &SignedIn<'_>,
    number: &str,
    fields: &Fields,
    errors: &[FieldError],
    saved: bool,
) -> Answered {
    let mut shown = fields.clone();
    if saved {
        // What was typed is stored by now: the next save starts from that version.
        let version = stored(visit, number)?.get("versjon").to_owned();
        shown.set("versjon", version);
    }
    case::case_page(
        visit,
        number,
        Again {
            form: Some(FormState::showing(&shown).with_errors(visit, errors)),
            alert: if saved {
                visit.t("sak-lagret-men")
            } else {
                String::new()
            },
            status: Some(Status::UnprocessableEntity),
            ..Again::default()
        },
    )
}

#[rocket::post("/saker/<number>/vurdering", data = "<posted>")]
fn assess(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    match save(&visit, number, &posted.fields) {
        Ok(()) => done(&visit, number, "sak-vurdering-lagret"),
        Err(Error::Invalid(errors)) => {
            assessment_again(&visit, number, &posted.fields, &errors, false)
        }
        Err(other) => Err(other.into()),
    }
}

/// Saves first, so that nothing is lost when something is missing for a proposal.
#[rocket::post("/saker/<number>/innstilling", data = "<posted>")]
fn propose(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    match save(&visit, number, &posted.fields) {
        Ok(()) => {}
        Err(Error::Invalid(errors)) => {
            return assessment_again(&visit, number, &posted.fields, &errors, false);
        }
        Err(other) => return Err(other.into()),
    }
    match actions::propose_decision::run(&visit.context(), number) {
        Ok(()) => done(&visit, number, "sak-innstilt"),
        Err(Error::Invalid(errors)) => {
            assessment_again(&visit, number, &posted.fields, &errors, true)
        }
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/innstilling/tilbaketrekking", data = "<_posted>")]
fn take_back(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    actions::take_back_proposal::run(&visit.context(), number)?;
    done(&visit, number, "sak-trukket-tilbake")
}

#[rocket::post("/saker/<number>/tilbakesending", data = "<posted>")]
fn return_it(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let fields = &posted.fields;
    let mut errors = Vec::new();
    let mut remarks = Vec::new();
    for section in Section::ALL {
        let name = format!("merknad-{}", section.as_str());
        match fields.optional_text(&name, actions::return_for_completion::LONGEST_REMARK) {
            Ok(remark) if remark.is_empty() => {}
            Ok(remark) => remarks.push((section.as_str().to_owned(), remark)),
            Err(error) => errors.push(error),
        }
    }
    let outcome = match fields.day("svarfrist") {
        Ok(day) if errors.is_empty() => {
            actions::return_for_completion::run(&visit.context(), number, &remarks, day)
        }
        Ok(_) => Err(Error::Invalid(errors)),
        Err(error) => {
            errors.push(error);
            Err(Error::Invalid(errors))
        }
    };
    match outcome {
        Ok(()) => done(&visit, number, "sak-returnert"),
        Err(Error::Invalid(mut errors)) => {
            for error in &mut errors {
                if error.field == "merknad" {
                    error.field = format!("merknad-{}", Section::Contact.as_str());
                }
            }
            case::return_page(
                &visit,
                number,
                FormState::showing(fields).with_errors(&visit, &errors),
                Status::UnprocessableEntity,
            )
        }
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/gjenopptak", data = "<_posted>")]
fn take_as_it_stands(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    actions::take_as_it_stands::run(&visit.context(), number)?;
    done(&visit, number, "sak-gjenopptatt")
}

#[rocket::post("/saker/<number>/vedtak", data = "<_posted>")]
fn decide(visit: SignedIn<'_>, number: &str, _posted: Posted) -> Answered {
    match actions::decide::run(&visit.context(), number) {
        Ok(outcome) => done(&visit, number, &format!("sak-vedtatt-{}", outcome.as_str())),
        Err(Error::FrameExceeded(exceeded)) => case::case_page(
            &visit,
            number,
            Again {
                alert: visit.t_with(
                    "feil-ramme-overskredet",
                    &[("rest", exceeded.remaining.to_string().into())],
                ),
                status: Some(Status::UnprocessableEntity),
                ..Again::default()
            },
        ),
        Err(other) => Err(other.into()),
    }
}

#[rocket::post("/saker/<number>/innstilling/retur", data = "<posted>")]
fn return_proposal(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    let outcome = posted
        .fields
        .optional_text("kommentar", actions::return_proposal::LONGEST_COMMENT)
        .map_err(|error| Error::Invalid(vec![error]))
        .and_then(|comment| actions::return_proposal::run(&visit.context(), number, &comment));
    answered(
        &visit,
        number,
        outcome,
        "sak-innstilling-returnert",
        &posted.fields,
    )
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![
        declare,
        assign,
        standard,
        assess,
        propose,
        take_back,
        return_it,
        take_as_it_stands,
        decide,
        return_proposal
    ]
}
