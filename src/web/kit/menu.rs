//! The main menu, by what the visitor may do.

use super::visit::Visit;
use crate::access::Act;
use serde::Serialize;

/// An entry of the main menu.
#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    /// Text.
    pub label: String,
    /// Address.
    pub href: &'static str,
    /// Whether the page lies under it.
    pub current: bool,
}

/// The entries: text key, address, and the act one must be allowed to; `None` is for everybody.
const ENTRIES: &[(&str, &str, Option<Act>)] = &[
    ("meny-soknader", "/soknader", Some(Act::ListOwnCases)),
    ("meny-rapporter", "/rapporter", Some(Act::ListOwnCases)),
    ("meny-saker", "/saker", Some(Act::ListOfficeCases)),
    ("meny-vedtak", "/vedtak", Some(Act::ListOfficeCases)),
    (
        "meny-utbetalinger",
        "/utbetalinger",
        Some(Act::ListOfficeCases),
    ),
    (
        "meny-rapportkontroll",
        "/rapportkontroll",
        Some(Act::ListOfficeCases),
    ),
    ("meny-roller", "/roller", Some(Act::ConfirmRole)),
    ("meny-oversikt", "/oversikt", Some(Act::ReadTotals)),
    ("meny-rammer", "/rammer", Some(Act::SetFrames)),
    ("meny-brukere", "/brukere", Some(Act::ManageUsers)),
    (
        "meny-innstillinger",
        "/innstillinger",
        Some(Act::ManageSettings),
    ),
    (
        "meny-delte-kommuner",
        "/delte-kommuner",
        Some(Act::AssignSuccessor),
    ),
    ("meny-utlysninger", "/utlysninger", None),
    ("meny-tildelinger", "/tildelinger", None),
];

/// The menu of a visitor.
#[must_use]
pub fn of(visit: &Visit) -> Vec<NavItem> {
    let path = visit.path.split('?').next().unwrap_or_default();
    ENTRIES
        .iter()
        .filter(|(_, _, act)| {
            act.is_none_or(|act| visit.actor.as_ref().is_some_and(|actor| actor.may(act)))
        })
        .map(|(key, href, _)| NavItem {
            label: visit.t(key),
            href,
            current: path == *href
                || path
                    .strip_prefix(href)
                    .is_some_and(|rest| rest.starts_with('/')),
        })
        .collect()
}
