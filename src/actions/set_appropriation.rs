//! Records or revises a year's appropriation (bevilgning).

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::chain::Digest;
use crate::domain::fact::AppropriationSet;
use crate::domain::head::Head;
use crate::domain::money::Kroner;

/// Budget chapter and item of the scheme (kap. 762 post 64).
const CHAPTER: &str = "762";
const ITEM: &str = "64";

/// What the ministry enters.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Budget year.
    pub year: i32,
    /// The new amount of the year, in kroner.
    pub amount: Kroner,
    /// The document behind it, for instance Prop. 1 S or Innst.
    pub source: &'a str,
}

/// Sets the amount; the difference to before becomes an entry.
///
/// # Errors
/// [`Error::Refused`] when the frames already given exceed the new amount; [`Error::Denied`].
pub fn run(context: &Context<'_>, entry: &Entry<'_>) -> Result<()> {
    let permit = access::permit(context.actor, Act::SetFrames)?;
    context.world.db.write(|connection| {
        context.unmoved_acts(connection, &[Head::Appropriation(entry.year)])?;
        let before = db::appropriation::of_year(connection, entry.year)?;
        let (id, old, framed) = match &before {
            Some(appropriation) => (appropriation.id, appropriation.amount, appropriation.framed),
            None => (
                db::appropriation::insert(connection, entry.year, CHAPTER, ITEM)?,
                Kroner::ZERO,
                Kroner::ZERO,
            ),
        };
        if entry.amount < framed {
            return Err(Error::Refused {
                key: "feil-bevilgning-under-rammer",
                variables: vec![("rammer".into(), framed.to_string())],
            });
        }
        let kind = if before.is_some() {
            "revised"
        } else {
            "adopted"
        };
        let delta = entry.amount.minus(old);
        let ledger = db::appropriation::add_entry(
            connection,
            id,
            kind,
            delta,
            entry.source,
            (permit.actor(), context.now),
        )?;
        let fact = AppropriationSet {
            entry: ledger,
            year: entry.year,
            chapter: CHAPTER.to_owned(),
            item: ITEM.to_owned(),
            kind: kind.to_owned(),
            before: old,
            after: entry.amount,
            source_sha256: Digest::of(entry.source),
        };
        context.record_act(connection, Chain::Appropriation(id), fact, &permit)
    })
}
