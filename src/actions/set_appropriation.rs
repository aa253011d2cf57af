//! Records or revises a year's appropriation (bevilgning).

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db;
use crate::domain::money::Kroner;
use serde_json::json;

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
        let before = db::appropriation::of_year(connection, entry.year)?;
        let (id, old, framed) = match &before {
            Some(appropriation) => (appropriation.id, appropriation.amount, appropriation.framed),
            None => (db::appropriation::insert(connection, entry.year, "762", "64")?, Kroner::ZERO, Kroner::ZERO),
        };
        if entry.amount < framed {
            return Err(Error::Refused { key: "feil-bevilgning-under-rammer", variables: vec![("rammer".into(), framed.to_string())] });
        }
        let kind = if before.is_some() { "revised" } else { "adopted" };
        let delta = entry.amount.minus(old);
        db::appropriation::add_entry(connection, id, kind, delta, entry.source, (permit.actor(), context.now))?;
        let details = json!({ "year": entry.year, "before": old, "after": entry.amount, "source": entry.source });
        db::event::store_act(connection, ("appropriation", id.0), "set_appropriation", &permit, &details, context.now)?;
        Ok(())
    })
}
