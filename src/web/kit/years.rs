//! Choosing a year on pages that show one.

use super::failure::Failure;
use crate::domain::time::Day;
use serde::Serialize;

/// A year one can go to.
#[derive(Debug, Clone, Serialize)]
pub struct YearLink {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether it is shown now.
    pub current: bool,
}

/// Links to years, in the order given.
pub fn links(
    years: impl IntoIterator<Item = i32>,
    shown: i32,
    href: impl Fn(i32) -> String,
) -> Vec<YearLink> {
    years
        .into_iter()
        .map(|year| YearLink {
            label: year.to_string(),
            href: href(year),
            current: year == shown,
        })
        .collect()
}

/// The first day of a budget year the program can speak of.
///
/// # Errors
/// [`Failure::NotFound`] before 2016, where the geography begins, and for years nobody means.
pub fn first_day(year: i32) -> Result<Day, Failure> {
    Day::from_ymd_opt(year, 1, 1)
        .filter(|_| (2016..=2099).contains(&year))
        .ok_or(Failure::NotFound)
}
