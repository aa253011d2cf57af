//! What the office's verbs share: the case with habilitet declared, and who is told.

use super::{Context, Error, Result};
use crate::access::{self, Act, Actor, Level, Why};
use crate::db::application::Case;
use crate::db::user::Recipient;
use crate::db::{self, AnyConnection};
use crate::domain::geography::OfficeKey;
use crate::domain::letter_standard::LetterStandard;
use crate::domain::proof::Permit;
use crate::domain::user::Role;
use crate::mail::{self, About, Kind};

/// The case, for whoever may open it.
///
/// # Errors
/// [`Error::NotFound`] when it does not exist for the person; [`Error::Denied`] with the reason when it stands in the
/// person's list and yet does not open: barred by the record, habilitet not declared, or not impartial.
pub fn open(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
) -> Result<Case> {
    match db::application::find(connection, context.actor, Level::Open, case_number) {
        Ok(case) => Ok(case),
        Err(db::Error::NotFound) => {
            let listed =
                db::application::find(connection, context.actor, Level::List, case_number)?;
            Err(Error::Denied(why_closed(context, connection, &listed)?))
        }
        Err(error) => Err(error.into()),
    }
}

fn why_closed(context: &Context<'_>, connection: &mut AnyConnection, case: &Case) -> Result<Why> {
    if let Some(why) = barred(connection, context.actor, case)? {
        return Ok(why);
    }
    let declared = db::impartiality::of_person(connection, case.id, context.actor.user)?;
    Ok(match declared {
        Some(declaration) if !declaration.impartial => Why::NotImpartial,
        Some(_) | None => Why::NotDeclared,
    })
}

/// Why the record keeps the actor from the case, if it does.
///
/// # Errors
/// When the database does not answer.
pub fn barred(connection: &mut AnyConnection, actor: &Actor, case: &Case) -> Result<Option<Why>> {
    if actor.office().is_none() {
        return Ok(None);
    }
    let acted = db::impartiality::acted_for_municipality(connection, case.id, actor.user)?;
    Ok(actor.barred_from(&case.facts(), acted))
}

/// Why another person of the actor's office can have no part in the case: barred by the record, or declared not to be
/// impartial.
///
/// # Errors
/// When the database does not answer.
pub(super) fn kept_out(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &Case,
    person: &Recipient,
) -> Result<Option<Why>> {
    let geography = &context.world.geography;
    let held = db::membership::memberships_of(connection, person.id)?;
    let ties = db::membership::ties(connection, &held, geography, context.today())?;
    let colleague = Actor::person(
        person.id,
        person.name.clone(),
        Vec::new(),
        context.actor.organisation.clone(),
        geography,
        context.today(),
    )
    .tied_to(ties);
    if let Some(why) = barred(connection, &colleague, case)? {
        return Ok(Some(why));
    }
    let declared = db::impartiality::of_person(connection, case.id, person.id)?;
    Ok(declared
        .filter(|declaration| !declaration.impartial)
        .map(|_| Why::NotImpartial))
}

/// The case and a permit for the act, when the person may open it.
///
/// # Errors
/// As [`open`]; [`Error::Denied`] when the role does not include the act; [`Error::MovedOn`] when the person's page is old.
pub(super) fn opened(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
    act: Act,
) -> Result<(Case, Permit)> {
    let case = match open(context, connection, case_number) {
        Ok(case) => case,
        Err(Error::Denied(why)) => {
            // What the role does not include is told before what the person could change.
            let listed =
                db::application::find(connection, context.actor, Level::List, case_number)?;
            access::permit_on(context.actor, act, &listed.facts())?;
            return Err(Error::Denied(why));
        }
        Err(error) => return Err(error),
    };
    let permit = access::permit_on(context.actor, act, &case.facts())?;
    context.unmoved(connection, &case, None)?;
    Ok((case, permit))
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
