//! The policy as a query. Every list, search and look-up of cases starts here; a property test compares it with
//! the policy for all fixtures and all actors.

use super::{Actor, Level};
use crate::db::schema::{application, impartiality};
use crate::domain::lifecycle::application::ApplicationState;
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

/// The states an office never sees more of than a count.
pub const BEFORE_SUBMISSION: [&str; 3] = [
    ApplicationState::Draft.as_str(),
    ApplicationState::AwaitingLeader.as_str(),
    ApplicationState::Discarded.as_str(),
];

#[diesel::declare_sql_function]
extern "SQL" {
    /// Where the part begins in the text, from 1; 0 when it is not in it.
    fn instr(text: Text, part: Text) -> diesel::sql_types::Integer;
}

/// The codes in one text. Bound as one value, not as a list of varying length, so that the database keeps the query
/// prepared: planning it anew cost more than running it (docs/MEASURED.md).
#[must_use]
pub fn codes_of(actor: &Actor) -> String {
    actor
        .municipalities()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

// One type of query for every actor and level: a boxed one does not work inside another on two databases at once.
#[diesel::dsl::auto_type]
fn condition(
    everything: bool,
    codes: String,
    office: String,
    drafts_too: bool,
    person: i64,
    undeclared_too: bool,
) -> _ {
    let same_office: String = office.clone();
    let draft: &'static str = BEFORE_SUBMISSION[0];
    let awaiting: &'static str = BEFORE_SUBMISSION[1];
    let discarded: &'static str = BEFORE_SUBMISSION[2];
    everything
        .into_sql::<Bool>()
        .or(application::received_by_office
            .eq(office)
            .or(instr(codes, application::municipality_code).gt(0_i32))
            .or(application::decided_by_office.is_not_null().and(
                application::decided_by_office
                    .assume_not_null()
                    .eq(same_office),
            ))
            .and(
                drafts_too.into_sql::<Bool>().or(application::state
                    .ne(draft)
                    .and(application::state.ne(awaiting))
                    .and(application::state.ne(discarded))),
            )
            .and(
                undeclared_too.into_sql::<Bool>().or(exists(
                    impartiality::table
                        .filter(impartiality::application_id.eq(application::id))
                        .filter(impartiality::user_id.eq(person))
                        .filter(impartiality::impartial.eq(true)),
                )),
            ))
}

/// Whether the application is visible to the actor at a level; use as `.filter(visible_to(actor, level))` on any query
/// that has `application` in its FROM.
#[must_use]
pub fn visible_to(actor: &Actor, level: Level) -> condition {
    let codes = codes_of(actor);
    // No office has an empty key, so a municipality or a ministry matches none.
    let office = actor
        .office()
        .map_or_else(String::new, |office| office.as_str().to_owned());
    let drafts_too = actor.office().is_none();
    let undeclared_too = actor.office().is_none() || level == Level::List;
    condition(
        actor.is_system(),
        codes,
        office,
        drafts_too,
        actor.user.0,
        undeclared_too,
    )
}
