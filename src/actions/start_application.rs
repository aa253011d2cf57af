//! Starts an application: number, first event, and what is known beforehand.

use super::{Context, Error, Result};
use crate::access::{self, Act, Level};
use crate::db::announcement::Announcement;
use crate::db::application::NewApplication;
use crate::db::{self, AnyConnection};
use crate::domain::application::{Raw, Section};
use crate::domain::fact::Started;
use crate::domain::geography::MunicipalityCode;
use crate::domain::id::ApplicationId;
use crate::domain::lifecycle::application::{ApplicationState, start};

/// Starts an application on an announcement. Gives the case number; a draft the municipality already has on the same
/// announcement is opened instead of a second one (a double click starts one).
///
/// # Errors
/// [`Error::NotFound`] for an announcement that is not public; [`Error::Refused`] when it does not receive now or is
/// another office's than that of the municipality.
pub fn run(context: &Context<'_>, announcement_key: &str) -> Result<String> {
    let permit = access::permit(context.actor, Act::StartApplication)?;
    let geography = &context.world.geography;
    let municipality = context
        .actor
        .municipality_today(geography, context.today())
        .ok_or(Error::refused("soknad-nektet-ingen-kommune"))?;
    context.world.db.write(|connection| {
        let announcement = db::announcement::by_key(connection, announcement_key)?;
        may_answer(context, &announcement, municipality)?;
        let own = db::application::list(
            connection,
            context.actor,
            Level::List,
            Some(announcement.year),
        )?;
        if let Some(draft) = own.into_iter().find(|case| {
            case.announcement == announcement.id && case.state == ApplicationState::Draft
        }) {
            return Ok(draft.case_number);
        }
        let case_number = db::application::next_case_number(connection, announcement.year)?;
        let new = NewApplication {
            case_number: &case_number,
            year: announcement.year,
            announcement: announcement.id,
            municipality,
            received_by: &announcement.office,
            started_by: context.actor.user,
        };
        let id = db::application::insert(connection, &new, context.now)?;
        let fact = Started {
            case_number: case_number.clone(),
            year: announcement.year,
            announcement: announcement.id,
            municipality,
            office: announcement.office.clone(),
        };
        context.record(connection, start(id, fact, permit))?;
        prefill(context, connection, id)?;
        Ok(case_number)
    })
}

/// Whether the municipality may answer the announcement now.
///
/// # Errors
/// As [`run`].
pub fn may_answer(
    context: &Context<'_>,
    announcement: &Announcement,
    municipality: MunicipalityCode,
) -> Result<()> {
    if announcement.announced_at.is_none_or(|at| at > context.now) {
        return Err(Error::NotFound);
    }
    let office = context
        .world
        .geography
        .office_on(municipality, context.today());
    if office.is_none_or(|office| office.key != announcement.office) {
        return Err(Error::refused("soknad-nektet-annet-embete"));
    }
    if context.now < announcement.opens_at {
        return Err(Error::refused("soknad-nektet-ikke-apnet"));
    }
    if !announcement.receives(context.now) {
        return Err(Error::refused("soknad-nektet-avsluttet"));
    }
    Ok(())
}

/// Writes what is known: whoever starts is the contact person until another is named.
fn prefill(context: &Context<'_>, connection: &mut AnyConnection, id: ApplicationId) -> Result<()> {
    let people =
        db::user::of_municipality(connection, context.actor.municipalities(), context.today())?;
    let Some(person) = people
        .into_iter()
        .find(|person| person.id == context.actor.user)
    else {
        return Ok(());
    };
    let fields = Raw::from_pairs([
        ("navn", person.name.as_str()),
        ("epost", person.email.as_str()),
    ]);
    db::section::save(
        connection,
        id,
        Section::Contact,
        &fields,
        0,
        (context.actor.user, context.now),
    )?;
    Ok(())
}
