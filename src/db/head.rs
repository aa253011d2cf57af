//! Where the chains stand that a page shows and an act depends on, and what has moved them on since.

use super::event::Chain;
use super::history::{self, Line};
use super::schema::{act_event, appropriation, budget_frame, call};
use super::{AnyConnection, Result};
use crate::domain::head::{Head, Heads};
use crate::domain::id::{AppropriationId, CallId, FrameId};
use diesel::prelude::*;

/// The chain of acts behind a head; nothing while there is no row it could belong to, or when it is a case's.
fn chain_of(connection: &mut AnyConnection, head: Head<'_>) -> Result<Option<Chain>> {
    Ok(match head {
        Head::Application(_) | Head::Grant(_) | Head::Section(..) => None,
        Head::User(id) => Some(Chain::User(id)),
        Head::Round(id) => Some(Chain::Announcement(id)),
        Head::Settings(year) => Some(Chain::SchemeYear(year)),
        Head::Appropriation(year) => appropriation::table
            .filter(appropriation::year.eq(year))
            .select(appropriation::id)
            .first(connection)
            .optional()?
            .map(|id| Chain::Appropriation(AppropriationId(id))),
        Head::Frame(year, office) => budget_frame::table
            .filter(budget_frame::year.eq(year))
            .filter(budget_frame::office_key.eq(office.as_str()))
            .select(budget_frame::id)
            .first(connection)
            .optional()?
            .map(|id| Chain::BudgetFrame(FrameId(id))),
        Head::Call(year) => call::table
            .filter(call::year.eq(year))
            .select(call::id)
            .first(connection)
            .optional()?
            .map(|id| Chain::Call(CallId(id))),
    })
}

/// The newest acts on what is no case. To be asked before the rows of the page are read, so that nothing is shown as seen
/// that was not.
///
/// # Errors
/// When the database does not answer.
pub fn newest(connection: &mut AnyConnection, heads: &[Head<'_>]) -> Result<Heads> {
    let mut found = Heads::default();
    for head in heads {
        let newest: Option<i64> = match chain_of(connection, *head)? {
            None => None,
            Some(chain) => {
                let (kind, id) = chain.stored();
                act_event::table
                    .filter(act_event::subject_kind.eq(kind))
                    .filter(act_event::subject_id.eq(id))
                    .select(diesel::dsl::max(act_event::id))
                    .first(connection)?
            }
        };
        found = found.with(*head, newest.unwrap_or(0));
    }
    Ok(found)
}

/// The acts on what is no case after the one shown.
///
/// # Errors
/// When the database does not answer.
pub fn since(connection: &mut AnyConnection, head: Head<'_>, shown: i64) -> Result<Vec<Line>> {
    match chain_of(connection, head)? {
        None => Ok(Vec::new()),
        Some(chain) => history::of_acts_since(connection, chain, shown),
    }
}
