//! The demo: real municipalities, offices and sums, invented people and awards, built through the same actions as users take.

pub mod calls;
pub mod cast;
mod history;
pub mod people;
pub mod plan;
mod reports;
mod round_two;
pub mod serve;
mod steps;
pub mod wording;

use crate::access::{Actor, Level};
use crate::actions::{Context, World};
use crate::db;
use crate::domain::time::{Day, Timestamp, parse_clock};

/// When the demo starts: 2 October 2019 at 09.00 Norwegian time.
#[must_use]
pub fn start() -> Timestamp {
    moment("02.10.2019", "09.00")
}

/// A Norwegian day and clock time from texts of this module's own.
pub(crate) fn moment(day: &str, clock: &str) -> Timestamp {
    let day = crate::domain::time::parse_day(day).unwrap_or_default();
    Timestamp::from_oslo(day, parse_clock(clock).unwrap_or_default())
}

/// Somebody of the cast at work at a moment: the same actor a session would give.
///
/// # Errors
/// When the person does not exist or has no role that day.
pub fn as_person(world: &World, user_name: &str, today: Day) -> anyhow::Result<Actor> {
    let person = world
        .db
        .read(|c| db::user::for_sign_in(c, user_name))?
        .ok_or_else(|| anyhow::anyhow!("nobody is called {user_name}"))?;
    let (memberships, ties, name) = world.db.read(|c| {
        let memberships = db::membership::memberships_of(c, person.id)?;
        let ties = db::membership::ties(c, &memberships, &world.geography, today)?;
        Ok::<_, db::Error>((memberships, ties, db::user::name_of(c, person.id)?))
    })?;
    let held: Vec<_> = memberships.iter().filter(|m| m.holds_on(today)).collect();
    let organisation = held
        .first()
        .ok_or_else(|| anyhow::anyhow!("{user_name} has no role on {today}"))?
        .organisation
        .clone();
    let roles = held
        .iter()
        .filter(|m| m.organisation == organisation)
        .map(|m| m.role)
        .collect();
    Ok(Actor::person(
        person.id,
        name,
        roles,
        organisation,
        &world.geography,
        today,
    )
    .tied_to(ties))
}

/// Runs one act as a person at a moment.
///
/// # Errors
/// What the act refuses, with who and when.
pub fn act<T>(
    world: &World,
    who: &str,
    when: Timestamp,
    work: impl FnOnce(&Context<'_>) -> crate::actions::Result<T>,
) -> anyhow::Result<T> {
    let actor = as_person(world, who, when.day())?;
    let context = Context {
        world,
        actor: &actor,
        now: when,
        shown: None,
    };
    work(&context).map_err(|error| anyhow::anyhow!("{who} {}: {error}", when.iso()))
}

/// The municipality reads its letter, as its page of documents would note it.
///
/// # Errors
/// When the case does not exist for the person.
fn open_letters(
    world: &World,
    who: &str,
    case_number: &str,
    when: Timestamp,
) -> anyhow::Result<()> {
    let actor = as_person(world, who, when.day())?;
    world.db.write(|c| {
        let case = db::application::find(c, &actor, Level::Open, case_number)?;
        for document in db::document::of_application(c, case.id)? {
            if document.kind.ends_with("_letter") {
                db::document::note_opened(c, &document.id, actor.user, when)?;
            }
        }
        Ok::<_, db::Error>(())
    })?;
    Ok(())
}

/// Builds the demo's history up to `until`; later acts do not exist.
///
/// # Errors
/// What an act refuses: then the demo's own data is wrong.
pub fn build(world: &World, until: Timestamp) -> anyhow::Result<()> {
    cast::build(world)?;
    calls::build(world, until)?;
    people::build(world)?;
    let plan = plan::draw(world)?;
    history::build(world, &plan, until)?;
    round_two::build(world, until)?;
    // The notices of the past went out then; only new ones leave the outbox while a visitor looks on.
    world.db.write(db::outbox::mark_all_sent)?;
    Ok(())
}
