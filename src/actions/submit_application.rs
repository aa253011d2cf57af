//! Submits a complete application, also again after a return: event, submission, receipt and notices in one transaction.

use super::draft::{self, Draft};
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::announcement::Announcement;
use crate::db::document::NewDocument;
use crate::db::{self, AnyConnection};
use crate::domain::application::{Content, Fault, Section};
use crate::domain::call::LateRule;
use crate::domain::geography::WrittenStandard;
use crate::domain::lifecycle::application::{ApplicationState, Draft as DraftState, Returned};
use crate::domain::proof::Permit;
use crate::domain::user::Role;
use crate::letter::receipt::{self, Receipt};
use crate::mail::{About, Kind, notice};
use serde_json::json;

impl From<Fault> for FieldError {
    fn from(fault: Fault) -> Self {
        Self {
            field: fault.field,
            key: fault.key.to_owned(),
            variables: fault
                .variables
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        }
    }
}

/// Submits. Gives the id of the receipt.
///
/// # Errors
/// [`Error::Invalid`] when a mandatory part is missing (fields named `<section>/<field>`); [`Error::Refused`] when the
/// round is settled; [`Error::WrongState`] when it is already submitted.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<String> {
    context.world.db.write(|connection| {
        let draft = draft::load(context, connection, case_number)?;
        let permit = access::permit_on(context.actor, Act::SubmitApplication, &draft.case.facts())?;
        let announcement = db::announcement::by_id(connection, draft.case.announcement)?;
        if draft.case.state == ApplicationState::Draft && !announcement.receives(context.now) {
            return Err(Error::refused("soknad-nektet-avsluttet"));
        }
        let late = match draft.case.submitted_at {
            Some(_) => draft.case.late,
            None => context.now > announcement.deadline_at,
        };
        take_step(context, connection, &draft, permit, late)?;
        let content = draft
            .content(context)
            .map_err(|incomplete| Error::Invalid(all_faults(incomplete)))?;
        let number = db::submission::insert(
            connection,
            draft.case.id,
            &content,
            context.actor.user,
            context.now,
        )?;
        db::application::mark_submitted(
            connection,
            draft.case.id,
            content.applied_amount(),
            late,
            context.now,
        )?;
        db::return_for_completion::mark_answered(connection, draft.case.id, context.now)?;
        let receipt = store_receipt(
            context,
            connection,
            &draft,
            &announcement,
            &content,
            (number, late),
        )?;
        notify(context, connection, &draft)?;
        Ok(receipt)
    })
}

/// The event. Comes first, so that an old page meets the wrong state and not a list of what is missing.
fn take_step(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    draft: &Draft,
    permit: Permit,
    late: bool,
) -> Result<()> {
    let any = draft.case.for_step(connection)?;
    let taken = if draft.case.state == ApplicationState::Returned {
        any.in_state::<Returned>()?.resubmit(permit)
    } else {
        any.in_state::<DraftState>()?.submit(permit)
    };
    let details = draft.content(context).map_or_else(
        |_| json!({}),
        |content| json!({ "applied": content.applied_amount(), "late": late }),
    );
    db::event::store(connection, taken.telling(details), context.now)?;
    Ok(())
}

fn all_faults(incomplete: Vec<(Section, Vec<Fault>)>) -> Vec<FieldError> {
    incomplete
        .into_iter()
        .flat_map(|(section, faults)| {
            faults.into_iter().map(move |fault| {
                let mut error = FieldError::from(fault);
                error.field = format!("{}/{}", section.as_str(), error.field);
                error
            })
        })
        .collect()
}

fn store_receipt(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    draft: &Draft,
    announcement: &Announcement,
    content: &Content,
    (number, late): (i32, bool),
) -> Result<String> {
    let geography = &context.world.geography;
    let demanded = geography
        .written_standard(draft.case.municipality, context.today())
        .demanded();
    let standard: WrittenStandard = match demanded {
        Some(standard) => standard,
        None => db::geography::office_standard_on(
            connection,
            announcement.office.as_str(),
            context.today(),
        )?,
    };
    let facts = Receipt {
        case_number: &draft.case.case_number,
        municipality: draft.case.municipality,
        organisation_name: &context.actor.organisation_name,
        office_name: &announcement.office_name,
        year: announcement.year,
        round: announcement.round,
        deadline: announcement.deadline_at,
        submitted_at: context.now,
        submitted_by: &context.actor.name,
        number,
        late,
        late_are_dismissed: announcement.late_rule == LateRule::Dismiss,
        content,
    };
    let document = receipt::document(&context.world.texts, geography, standard, &facts);
    let title = document.title.clone();
    let bytes = crate::pdf::render(&document).map_err(|error| Error::Internal(error.into()))?;
    let new = NewDocument {
        application: draft.case.id,
        kind: "receipt",
        title: &title,
        standard,
        bytes: &bytes,
    };
    Ok(db::document::store(
        connection,
        &new,
        context.actor.user,
        context.now,
    )?)
}

/// The municipality's people hear that it is received; after a return the officer hears that it is completed.
fn notify(context: &Context<'_>, connection: &mut AnyConnection, draft: &Draft) -> Result<()> {
    let case = &draft.case;
    let path = format!("/soknader/{}", case.case_number);
    let about = About {
        application: Some(case.id.0),
        case_number: &case.case_number,
        path: &path,
    };
    let world = context.world;
    for person in
        db::user::of_municipality(connection, context.actor.municipalities(), context.today())?
    {
        let message = notice(
            &world.texts,
            &world.config,
            Kind::ApplicationReceived,
            &person,
            &about,
        );
        db::outbox::put(connection, &message, context.now)?;
    }
    if case.state == ApplicationState::Returned {
        notify_officer(context, connection, case, Kind::ApplicationCompleted)?;
    }
    Ok(())
}

/// Tells the case officer, or while there is none all case officers of the office that handles the case.
///
/// # Errors
/// When the database does not answer.
pub fn notify_officer(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case: &db::application::Case,
    kind: Kind,
) -> Result<()> {
    let world = context.world;
    let office = world
        .geography
        .office_on(case.municipality, context.today())
        .map_or_else(|| case.received_by.clone(), |office| office.key.clone());
    let mut people = db::user::of_office(connection, &office, Role::CaseOfficer, context.today())?;
    if people
        .iter()
        .any(|person| Some(person.id) == case.case_officer)
    {
        people.retain(|person| Some(person.id) == case.case_officer);
    }
    let path = format!("/saker/{}", case.case_number);
    let about = About {
        application: Some(case.id.0),
        case_number: &case.case_number,
        path: &path,
    };
    for person in people {
        let message = notice(&world.texts, &world.config, kind, &person, &about);
        db::outbox::put(connection, &message, context.now)?;
    }
    Ok(())
}
