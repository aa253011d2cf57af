//! The municipality's list of applications.

use super::list::{self, Paged, TO_COUNT, Window};
use super::schema::{announcement, application, grants};
use super::scope;
use super::{AnyConnection, Result, error::known};
use crate::access::{Actor, Level};
use crate::domain::id::AnnouncementId;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};

/// An application in the list.
#[derive(Debug, Clone)]
pub struct ApplicationRow {
    /// Its number.
    pub case_number: String,
    /// Budget year.
    pub year: i32,
    /// The announcement's round.
    pub round: i32,
    /// Where it stands.
    pub state: ApplicationState,
    /// Whether it came late.
    pub late: bool,
    /// The amount applied for.
    pub applied: Option<Kroner>,
    /// The amount granted.
    pub granted: Option<Kroner>,
    /// When it was last submitted.
    pub submitted_at: Option<Timestamp>,
}

type Row = (
    (String, i32, i32),
    (String, bool, Option<i64>, Option<chrono::NaiveDateTime>),
    Option<i64>,
);

fn from_row((case, own, granted): Row) -> Result<ApplicationRow> {
    let (case_number, year, round) = case;
    let (state, late, applied, submitted_at) = own;
    Ok(ApplicationRow {
        case_number,
        year,
        round,
        state: known(ApplicationState::parse(&state), &state)?,
        late,
        applied: applied.map(Kroner),
        granted: granted.map(Kroner),
        submitted_at: submitted_at.map(Timestamp),
    })
}

/// A page of the applications the actor may see, newest number first, discarded ones aside.
///
/// # Errors
/// When the database does not answer.
pub fn page(
    connection: &mut AnyConnection,
    actor: &Actor,
    window: Window,
) -> Result<Paged<ApplicationRow>> {
    macro_rules! listed {
        () => {
            application::table
                .inner_join(announcement::table)
                .left_join(grants::table)
                .filter(scope::visible_to(actor, Level::List))
                .filter(application::state.ne(ApplicationState::Discarded.as_str()))
        };
    }
    let rows: Vec<Row> = listed!()
        .order(application::case_number.desc())
        .limit(window.reach())
        .offset(window.offset())
        .select((
            (
                application::case_number,
                application::year,
                announcement::round,
            ),
            (
                application::state,
                application::late,
                application::applied_amount,
                application::submitted_at,
            ),
            grants::amount.nullable(),
        ))
        .load(connection)?;
    let total = list::count(
        connection,
        listed!().select(application::id).limit(TO_COUNT),
    )?;
    Paged::of(window, total, rows, from_row)
}

/// The newest draft the actor may see of each of these announcements, by case number.
///
/// # Errors
/// When the database does not answer.
pub fn drafts_of(
    connection: &mut AnyConnection,
    actor: &Actor,
    announcements: &[AnnouncementId],
) -> Result<Vec<(AnnouncementId, String)>> {
    let found: Vec<(i64, Option<String>)> = application::table
        .filter(scope::visible_to(actor, Level::List))
        .filter(application::state.eq(ApplicationState::Draft.as_str()))
        .filter(
            sql::<Bool>(
                "application.announcement_id IN (SELECT CAST(value AS BIGINT) FROM json_each(",
            )
            .bind::<Text, _>(list::json_array(announcements))
            .sql("))"),
        )
        .group_by(application::announcement_id)
        .select((
            application::announcement_id,
            diesel::dsl::max(application::case_number),
        ))
        .load(connection)?;
    Ok(found
        .into_iter()
        .filter_map(|(id, number)| Some((AnnouncementId(id), number?)))
        .collect())
}
