//! Enters a rule of a scheme-year (innstilling) with the day from which it holds.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db::{self, event::Chain};
use crate::domain::fact::SettingSet;
use crate::domain::head::Head;
use crate::domain::rules_of_year::{RulesOfYear, SettingKey};
use crate::domain::time::Day;

/// What the administrator enters.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Scheme-year.
    pub year: i32,
    /// Which rule.
    pub key: SettingKey,
    /// Its new value, as [`RulesOfYear::set`] reads it.
    pub value: &'a str,
    /// From which day it holds.
    pub holds_from: Day,
}

/// Enters it. What was decided before the day keeps the rule of its day.
///
/// # Errors
/// [`Error::Invalid`] for a value the rule does not take; [`Error::Denied`].
pub fn run(context: &Context<'_>, entry: &Entry<'_>) -> Result<()> {
    let permit = access::permit(context.actor, Act::ManageSettings)?;
    let mut tried = RulesOfYear::default_of(entry.year);
    if tried.set(entry.key, entry.value).is_err() {
        return Err(Error::field("verdi", "feil-innstilling-verdi"));
    }
    context.world.db.write(|connection| {
        context.unmoved_acts(connection, &[Head::Settings(entry.year)])?;
        let before = db::scheme_setting::rules(connection, entry.year, entry.holds_from)?;
        let setting = db::scheme_setting::add(
            connection,
            entry.year,
            entry.key,
            &tried.get(entry.key),
            entry.holds_from,
            (permit.actor(), context.now),
        )?;
        let fact = SettingSet {
            setting,
            year: entry.year,
            key: entry.key.as_str().to_owned(),
            before: before.get(entry.key),
            after: tried.get(entry.key),
            holds_from: entry.holds_from,
        };
        context.record_act(connection, Chain::SchemeYear(entry.year), fact, &permit)
    })
}
