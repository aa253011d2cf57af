//! Enters a rule of a scheme-year (innstilling) with the day from which it holds.

use super::{Context, Error, Result};
use crate::access::{self, Act};
use crate::db;
use crate::domain::rules_of_year::{RulesOfYear, SettingKey};
use crate::domain::time::{Day, norwegian_day};
use serde_json::json;

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
        let before = db::scheme_setting::rules(connection, entry.year, entry.holds_from)?;
        db::scheme_setting::add(
            connection,
            entry.year,
            entry.key,
            &tried.get(entry.key),
            entry.holds_from,
            (permit.actor(), context.now),
        )?;
        let details = json!({
            "year": entry.year,
            "key": entry.key.as_str(),
            "before": before.get(entry.key),
            "after": tried.get(entry.key),
            "holds_from": norwegian_day(entry.holds_from),
        });
        db::event::store_act(
            connection,
            ("scheme_setting", i64::from(entry.year)),
            "set_setting",
            &permit,
            &details,
            context.now,
        )?;
        Ok(())
    })
}
