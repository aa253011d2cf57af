//! Submits a complete application, also again after a return: event, submission, receipt and notices in one transaction.

use super::draft::{self, Draft};
use super::office_case::{letter_standard, municipality_name};
use super::{Context, Error, FieldError, Result};
use crate::access::{self, Act};
use crate::db::announcement::Announcement;
use crate::db::document::NewDocument;
use crate::db::{self, AnyConnection};
use crate::domain::application::{Content, Fault, Section};
use crate::domain::call::LateRule;
use crate::domain::fact::Submitted;
use crate::domain::geography::WrittenStandard;
use crate::domain::lifecycle::application::{ApplicationState, Draft as DraftState, Returned};
use crate::domain::user::Role;
use crate::letter::receipt::{self, Receipt};
use crate::mail::{About, Kind, notice};

/// An application ready to be stored: rendered before the transaction, so that no other writer waits for the PDF.
struct Ready {
    draft: Draft,
    content: Content,
    late: bool,
    standard: WrittenStandard,
    title: String,
    bytes: Vec<u8>,
}

/// Submits. Gives the id of the receipt.
///
/// # Errors
/// [`Error::Invalid`] when a mandatory part is missing (fields named `<section>/<field>`); [`Error::Refused`] when the
/// round is settled; [`Error::WrongState`] when it is already submitted; [`Error::Conflict`] when a colleague saves at the
/// same moment, again and again.
pub fn run(context: &Context<'_>, case_number: &str) -> Result<String> {
    for _ in 0..TRIES {
        let ready = context
            .world
            .db
            .read(|connection| prepare(context, connection, case_number))?;
        let stored = context
            .world
            .db
            .write(|connection| store(context, connection, &ready))?;
        if let Some(receipt) = stored {
            return Ok(receipt);
        }
    }
    Err(Error::Conflict)
}

/// How often the receipt is written again when a colleague saved a section while it was rendered.
const TRIES: u32 = 3;

fn prepare(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
) -> Result<Ready> {
    let draft = draft::load(context, connection, case_number)?;
    access::permit_on(context.actor, Act::SubmitApplication, &draft.case.facts())?;
    context.unmoved_sections(&draft)?;
    let announcement = db::announcement::by_id(connection, draft.case.announcement)?;
    if draft.case.state == ApplicationState::Draft && !announcement.receives(context.now) {
        return Err(Error::refused("soknad-nektet-avsluttet"));
    }
    // First, so that an old page meets the wrong state and not a list of what is missing.
    let any = draft.case.for_step(connection)?;
    if draft.case.state == ApplicationState::Returned {
        any.in_state::<Returned>()?;
    } else {
        any.in_state::<DraftState>()?;
    }
    let content = draft
        .content(context)
        .map_err(|incomplete| Error::Invalid(all_faults(incomplete)))?;
    let late = match draft.case.submitted_at {
        Some(_) => draft.case.late,
        None => context.now > announcement.deadline_at,
    };
    let number = db::submission::next_number(connection, draft.case.id)?;
    let (standard, document) = receipt(
        context,
        connection,
        &draft,
        &announcement,
        &content,
        (number, late),
    )?;
    let title = document.title.clone();
    let bytes = crate::pdf::render(&document).map_err(|error| Error::Internal(error.into()))?;
    Ok(Ready {
        draft,
        content,
        late,
        standard,
        title,
        bytes,
    })
}

/// Stores what was prepared, if it is still what stands there; nothing when a colleague saved meanwhile.
fn store(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    ready: &Ready,
) -> Result<Option<String>> {
    let (case, id) = (&ready.draft.case, ready.draft.case.id);
    let draft = draft::load(context, connection, &case.case_number)?;
    if !draft.is_as_saved_in(&ready.draft) {
        return Ok(None);
    }
    let permit = access::permit_on(context.actor, Act::SubmitApplication, &draft.case.facts())?;
    let any = draft.case.for_step(connection)?;
    let (user, now) = (context.actor.user, context.now);
    let new = NewDocument {
        application: id,
        grant: None,
        kind: "receipt",
        title: &ready.title,
        standard: ready.standard,
        bytes: &ready.bytes,
    };
    let receipt = db::document::store(connection, &new, user, now)?;
    let receipt_id = receipt.id.clone();
    let applied = ready.content.applied_amount();
    let (number, content_sha256) =
        db::submission::insert(connection, id, &ready.content, user, now)?;
    let fact = Submitted {
        number,
        content_sha256,
        applied,
        applied_before: draft.case.applied_amount,
        late: ready.late,
        receipt,
    };
    let taken = if draft.case.state == ApplicationState::Returned {
        any.in_state::<Returned>()?.resubmit(fact, permit)
    } else {
        any.in_state::<DraftState>()?.submit(fact, permit)
    };
    context.record(connection, taken)?;
    db::application::mark_submitted(connection, id, applied, ready.late, now)?;
    db::return_for_completion::mark_answered(connection, id, now)?;
    notify(context, connection, &draft)?;
    Ok(Some(receipt_id))
}

fn all_faults(incomplete: Vec<(Section, Vec<Fault>)>) -> Vec<FieldError> {
    incomplete
        .into_iter()
        .flat_map(|(section, faults)| {
            faults.into_iter().map(move |mut error| {
                error.field = format!("{}/{}", section.as_str(), error.field);
                error
            })
        })
        .collect()
}

/// The receipt in the municipality's written standard.
fn receipt(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    draft: &Draft,
    announcement: &Announcement,
    content: &Content,
    (number, late): (i32, bool),
) -> Result<(WrittenStandard, crate::pdf::Document)> {
    let geography = &context.world.geography;
    let standard = letter_standard(context, connection, &draft.case)?.of_document();
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
    Ok((standard, document))
}

/// Tells the municipality's people that it is received, and after a return the officer that it is completed.
fn notify(context: &Context<'_>, connection: &mut AnyConnection, draft: &Draft) -> Result<()> {
    let case = &draft.case;
    let path = format!("/soknader/{}", case.case_number);
    let municipality = municipality_name(context, case);
    let about = About {
        application: Some(case.id.0),
        case_number: &case.case_number,
        municipality: &municipality,
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
    let municipality = municipality_name(context, case);
    let about = About {
        application: Some(case.id.0),
        case_number: &case.case_number,
        municipality: &municipality,
        path: &path,
    };
    for person in people {
        let message = notice(&world.texts, &world.config, kind, &person, &about);
        db::outbox::put(connection, &message, context.now)?;
    }
    Ok(())
}
