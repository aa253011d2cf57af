//! What the office's verbs share: the case with habilitet declared, and who is told.

use super::{Context, Error, Result};
use crate::access::{self, Act, Level, Why};
use crate::db::application::Case;
use crate::db::user::Recipient;
use crate::db::{self, AnyConnection};
use crate::domain::geography::OfficeKey;
use crate::domain::letter_standard::LetterStandard;
use crate::domain::proof::Permit;
use crate::domain::user::Role;
use crate::mail::{self, About, Kind};

/// The case and a permit for the act, when the person has declared habilitet in it and is impartial.
///
/// # Errors
/// [`Error::NotFound`] when the case does not exist for the person; [`Error::Denied`] with the reason;
/// [`Error::MovedOn`] when the person's page is old.
pub(super) fn opened(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
    act: Act,
) -> Result<(Case, Permit)> {
    let case = db::application::find(connection, context.actor, Level::List, case_number)?;
    let permit = access::permit_on(context.actor, act, &case.facts())?;
    match db::impartiality::of_person(connection, case.id, context.actor.user)? {
        None => Err(Error::Denied(Why::NotDeclared)),
        Some(declared) if !declared.impartial => Err(Error::Denied(Why::NotImpartial)),
        Some(_) => {
            context.unmoved(connection, &case, None)?;
            Ok((case, permit))
        }
    }
}

/// Which written standard the letter of a case is in today.
///
/// # Errors
/// When the database does not answer.
pub fn letter_standard(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
) -> Result<LetterStandard> {
    let geography = &context.world.geography;
    let today = context.today();
    let heir = case
        .answered_by(geography, today)
        .unwrap_or(case.municipality);
    let office = geography
        .office_on(heir, today)
        .map_or_else(|| case.received_by.clone(), |office| office.key.clone());
    Ok(LetterStandard {
        municipality: geography.written_standard(heir, today),
        chosen: case.chosen_standard,
        office: db::geography::office_standard_on(connection, office.as_str(), today)?,
    })
}

/// Tells everybody who acts for the municipality, or its heir.
pub(super) fn tell_municipality(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    kind: Kind,
) -> Result<()> {
    let geography = &context.world.geography;
    let today = context.today();
    let codes = case.answered_by(geography, today).map_or_else(
        || vec![case.municipality],
        |heir| geography.codes_with_heir(heir, today),
    );
    let people = db::user::of_municipality(connection, &codes, today)?;
    let path = format!("/soknader/{}", case.case_number);
    tell(context, connection, case, kind, &path, &people)
}

/// Tells those with a role at the office.
pub(super) fn tell_office(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    kind: Kind,
    (office, role): (&OfficeKey, Role),
) -> Result<()> {
    let people = db::user::of_office(connection, office, role, context.today())?;
    let path = format!("/saker/{}", case.case_number);
    tell(context, connection, case, kind, &path, &people)
}

/// The municipality that answers for the case today, as a notice names it.
pub(super) fn municipality_name(context: &Context<'_>, case: &Case) -> String {
    let geography = &context.world.geography;
    let code = case
        .answered_by(geography, context.today())
        .unwrap_or(case.municipality);
    geography.municipality(code).map_or_else(
        || code.to_string(),
        |unit| format!("{} kommune", unit.official_name),
    )
}

/// Tells these people.
pub(super) fn tell(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    kind: Kind,
    path: &str,
    people: &[Recipient],
) -> Result<()> {
    let world = context.world;
    let municipality = municipality_name(context, case);
    for person in people {
        let about = About {
            application: Some(case.id.0),
            case_number: &case.case_number,
            municipality: &municipality,
            path,
        };
        let notice = mail::notice(&world.texts, &world.config, kind, person, &about);
        db::outbox::put(connection, &notice, context.now)?;
    }
    Ok(())
}
