//! Sets, raises or lowers an office's frame (ramme): an entry in its ledger.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::budget_frame::EntryKind;
use crate::domain::chain::Digest;
use crate::domain::fact::FrameSet;
use crate::domain::geography::OfficeKey;
use crate::domain::head::Head;
use crate::domain::money::Kroner;

/// What the ministry enters.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Budget year.
    pub year: i32,
    /// The office, one that exists in the year.
    pub office: &'a OfficeKey,
    /// The new amount of the frame, in kroner.
    pub amount: Kroner,
    /// The letter behind it (tildelingsbrev).
    pub document_reference: &'a str,
}

/// Sets the amount; the difference to before becomes an entry.
///
/// # Errors
/// [`Error::FrameRefused`] when it would fall below what is committed or pass the appropriation; [`Error::Refused`] when
/// the year has no appropriation or nothing changes; [`Error::NotFound`] for an office that does not exist in the year.
pub fn run(context: &Context<'_>, entry: &Entry<'_>) -> Result<()> {
    let permit = access::permit(context.actor, Act::SetFrames)?;
    let first_day =
        crate::domain::time::Day::from_ymd_opt(entry.year, 1, 1).ok_or(Error::NotFound)?;
    if !context
        .world
        .geography
        .offices_on(first_day)
        .any(|office| office.key == *entry.office)
    {
        return Err(Error::NotFound);
    }
    context.world.db.write(|connection| {
        let heads = [
            Head::Appropriation(entry.year),
            Head::Frame(entry.year, entry.office),
        ];
        context.unmoved_acts(connection, &heads)?;
        let appropriation = db::appropriation::of_year(connection, entry.year)?
            .ok_or(Error::refused("feil-bevilgning-mangler"))?;
        let id = db::budget_frame::ensure(connection, entry.year, entry.office.as_str())?;
        let before = db::budget_frame::find(connection, id)?;
        let delta = entry.amount.minus(before.amount);
        if delta == Kroner::ZERO {
            return Err(Error::refused("feil-ramme-uendret"));
        }
        before.may_change_by(delta, appropriation.amount.minus(appropriation.framed))?;
        let kind = match (before.amount, delta) {
            (Kroner::ZERO, _) => EntryKind::Allotted,
            (_, delta) if delta > Kroner::ZERO => EntryKind::Raised,
            _ => EntryKind::Lowered,
        };
        let ledger = db::budget_frame::add_entry(
            connection,
            id,
            kind,
            delta,
            entry.document_reference,
            (permit.actor(), context.now),
        )?;
        let fact = FrameSet {
            entry: ledger,
            year: entry.year,
            office: entry.office.clone(),
            kind: kind.as_str().to_owned(),
            before: before.amount,
            after: entry.amount,
            document_sha256: Digest::of(entry.document_reference),
        };
        context.record_act(connection, Chain::BudgetFrame(id), fact, &permit)
    })
}
