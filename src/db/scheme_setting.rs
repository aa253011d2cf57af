//! The settings of a scheme-year, each with the day from which it holds.

use super::schema::{scheme_setting, users};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::id::{SettingId, UserId};
use crate::domain::rules_of_year::{RulesOfYear, SettingKey};
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// The rules of a scheme-year in force on a day.
///
/// # Errors
/// [`Error::Unreadable`] when a stored value is not understood.
pub fn rules(connection: &mut AnyConnection, year: i32, day: Day) -> Result<RulesOfYear> {
    let rows: Vec<(String, String)> = scheme_setting::table
        .filter(scheme_setting::year.eq(year))
        .filter(scheme_setting::holds_from.le(day))
        .order((scheme_setting::holds_from, scheme_setting::id))
        .select((scheme_setting::key, scheme_setting::value))
        .load(connection)?;
    let settings = rows
        .into_iter()
        .map(|(key, value)| Ok((known(SettingKey::parse(&key), &key)?, value)))
        .collect::<Result<Vec<_>>>()?;
    RulesOfYear::with(year, &settings).map_err(|bad| Error::Unreadable(bad.to_string()))
}

/// Enters a setting. Earlier entries stay: the newest day at or before counts.
///
/// # Errors
/// When the database does not answer.
pub fn add(
    connection: &mut AnyConnection,
    year: i32,
    key: SettingKey,
    value: &str,
    holds_from: Day,
    by: (UserId, Timestamp),
) -> Result<SettingId> {
    let id = diesel::insert_into(scheme_setting::table)
        .values((
            scheme_setting::year.eq(year),
            scheme_setting::key.eq(key.as_str()),
            scheme_setting::value.eq(value),
            scheme_setting::holds_from.eq(holds_from),
            scheme_setting::entered_by.eq(by.0.0),
            scheme_setting::entered_at.eq(by.1.0),
        ))
        .returning(scheme_setting::id)
        .get_result(connection)?;
    Ok(SettingId(id))
}

/// A setting as entered.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SettingRow {
    /// Which setting.
    pub key: String,
    /// Its value.
    pub value: String,
    /// From which day.
    pub holds_from: Day,
    /// Who entered it.
    pub by: String,
    /// The moment it happened.
    pub at: Timestamp,
}

/// All settings of a year as entered, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn history(connection: &mut AnyConnection, year: i32) -> Result<Vec<SettingRow>> {
    let rows: Vec<(String, String, Day, String, chrono::NaiveDateTime)> = scheme_setting::table
        .inner_join(users::table)
        .filter(scheme_setting::year.eq(year))
        .order(scheme_setting::id.desc())
        .select((
            scheme_setting::key,
            scheme_setting::value,
            scheme_setting::holds_from,
            users::name,
            scheme_setting::entered_at,
        ))
        .load(connection)?;
    Ok(rows
        .into_iter()
        .map(|(key, value, holds_from, by, at)| SettingRow {
            key,
            value,
            holds_from,
            by,
            at: Timestamp(at),
        })
        .collect())
}
