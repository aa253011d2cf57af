//! Announces a further round of the office with what is left of its frame; changes or settles a round.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, announcement::NewAnnouncement, event::Chain};
use crate::domain::call::announcement_key;
use crate::domain::chain::Digest;
use crate::domain::fact::{RoundAnnounced, RoundChanged, RoundSettled};
use crate::domain::head::Head;
use crate::domain::time::Timestamp;

/// A further round.
#[derive(Debug, Clone)]
pub struct Round<'a> {
    /// Budget year.
    pub year: i32,
    /// When applications may be started.
    pub opens_at: Timestamp,
    /// The deadline.
    pub deadline_at: Timestamp,
    /// The office's addition in bokmål.
    pub addition_nb: &'a str,
    /// The office's addition in nynorsk.
    pub addition_nn: &'a str,
}

/// Announces the next round of the actor's office. Gives its key.
///
/// # Errors
/// [`Error::Refused`] without an announced call, a frame or anything left of it; [`Error::Invalid`] for a deadline before now.
pub fn run(context: &Context<'_>, round: &Round<'_>) -> Result<String> {
    let permit = access::permit(context.actor, Act::AnnounceRound)?;
    let office = context.actor.office().ok_or(Error::NotFound)?.clone();
    if round.deadline_at <= context.now || round.deadline_at <= round.opens_at {
        return Err(Error::field("frist-dato", "feil-frist-fortid"));
    }
    context.world.db.write(|connection| {
        let heads = [Head::Call(round.year), Head::Frame(round.year, &office)];
        context.unmoved_acts(connection, &heads)?;
        let call = db::call::of_year(connection, round.year)?
            .filter(|call| call.announced_at.is_some())
            .ok_or(Error::refused("feil-utlysning-mangler"))?;
        let (frame, stands) = db::budget_frame::of_office(connection, round.year, office.as_str())?
            .ok_or(Error::refused("feil-ramme-mangler"))?;
        if stands.remaining() <= crate::domain::money::Kroner::ZERO {
            return Err(Error::refused("feil-ramme-tom"));
        }
        let earlier = db::announcement::of_office(connection, &office)?;
        let number = 1 + earlier
            .iter()
            .filter(|a| a.year == round.year)
            .map(|a| a.round)
            .max()
            .unwrap_or(0);
        let key = announcement_key(round.year, office.as_str(), number);
        let new = NewAnnouncement {
            call: call.id,
            key: &key,
            office: &office,
            frame,
            round: number,
            opens_at: round.opens_at,
            deadline_at: round.deadline_at,
            addition_nb: round.addition_nb,
            addition_nn: round.addition_nn,
        };
        let opened = db::announcement::insert(connection, &new, context.now)?;
        super::announce_call::notify(context, connection, &office, &key)?;
        let chain = Chain::Announcement(opened.announcement);
        let fact = RoundAnnounced {
            round: opened,
            remaining: stands.remaining(),
        };
        context.record_act(connection, chain, fact, &permit)?;
        Ok(key)
    })
}

/// Changes the deadline and the addition of one of the office's rounds. The deadline never moves back behind now:
/// who relied on it would be late.
///
/// # Errors
/// [`Error::NotFound`] for another office's; [`Error::Invalid`] for a deadline that has passed; [`Error::Conflict`] when settled.
pub fn change(
    context: &Context<'_>,
    key: &str,
    deadline_at: Timestamp,
    addition_nb: &str,
    addition_nn: &str,
) -> Result<()> {
    let permit = access::permit(context.actor, Act::AnnounceRound)?;
    if deadline_at <= context.now {
        return Err(Error::field("frist-dato", "feil-frist-fortid"));
    }
    context.world.db.write(|connection| {
        let round = own(context, connection, key)?;
        context.unmoved_acts(connection, &[Head::Round(round.id)])?;
        db::announcement::change(connection, round.id, deadline_at, addition_nb, addition_nn)?;
        let fact = RoundChanged {
            before: round.deadline_at,
            after: deadline_at,
            addition_nb_sha256: Digest::of(addition_nb),
            addition_nn_sha256: Digest::of(addition_nn),
        };
        context.record_act(connection, Chain::Announcement(round.id), fact, &permit)
    })
}

/// Marks a round settled: nothing more is received.
///
/// # Errors
/// [`Error::NotFound`] for another office's; [`Error::Refused`] before its deadline; [`Error::Conflict`] when settled.
pub fn settle(context: &Context<'_>, key: &str) -> Result<()> {
    let permit = access::permit(context.actor, Act::AnnounceRound)?;
    context.world.db.write(|connection| {
        let round = own(context, connection, key)?;
        context.unmoved_acts(connection, &[Head::Round(round.id)])?;
        if context.now <= round.deadline_at {
            return Err(Error::refused("feil-runde-apen"));
        }
        db::announcement::settle(connection, round.id, context.now)?;
        context.record_act(
            connection,
            Chain::Announcement(round.id),
            RoundSettled {},
            &permit,
        )
    })
}

fn own(
    context: &Context<'_>,
    connection: &mut db::AnyConnection,
    key: &str,
) -> Result<db::announcement::Announcement> {
    let round = db::announcement::by_key(connection, key)?;
    if context.actor.office() == Some(&round.office) {
        Ok(round)
    } else {
        Err(Error::NotFound)
    }
}
