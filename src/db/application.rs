//! Applications: found through the scope, never by id alone.

use super::event::end_of_application;
use super::schema::{announcement, application, case_counter};
use super::scope;
use super::{AnyConnection, Error, Result, error::known};
use crate::access::{Actor, CaseFacts, Level};
use crate::domain::geography::{Geography, MunicipalityCode, OfficeKey, WrittenStandard};
use crate::domain::head::{Head, Heads};
use crate::domain::id::{AnnouncementId, ApplicationId, FrameId, UserId};
use crate::domain::lifecycle::application::{AnyApplication, ApplicationState};
use crate::domain::money::Kroner;
use crate::domain::time::{Day, Timestamp};
use diesel::prelude::*;

/// An application as the rest of the program knows it.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its id in the database.
    pub id: ApplicationId,
    /// `2019-00123`.
    pub case_number: String,
    /// Budget year.
    pub year: i32,
    /// The announcement it answers.
    pub announcement: AnnouncementId,
    /// That announcement's key.
    pub announcement_key: String,
    /// The frame its money comes from, for ever.
    pub frame: FrameId,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// Who takes over, where that municipality was divided and a person has said so.
    pub successor: Option<MunicipalityCode>,
    /// The office that received it.
    pub received_by: OfficeKey,
    /// The office that decided, if one did.
    pub decided_by: Option<OfficeKey>,
    /// Where it stands.
    pub state: ApplicationState,
    /// Who started it.
    pub started_by: UserId,
    /// When it was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// Whether it was first submitted after the deadline.
    pub late: bool,
    /// The amount of the last submission.
    pub applied_amount: Option<Kroner>,
    /// The case officer it is assigned to.
    pub case_officer: Option<UserId>,
    /// The letter's written standard where the officer chose one.
    pub chosen_standard: Option<WrittenStandard>,
    last_event: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = application)]
struct Row {
    id: i64,
    case_number: String,
    year: i32,
    announcement_id: i64,
    municipality_code: String,
    successor_code: Option<String>,
    received_by_office: String,
    decided_by_office: Option<String>,
    state: String,
    started_by: i64,
    submitted_at: Option<chrono::NaiveDateTime>,
    late: bool,
    applied_amount: Option<i64>,
    case_officer_id: Option<i64>,
    chosen_standard: Option<String>,
    last_event_id: i64,
}

impl Case {
    fn from_row((row, announcement_key, frame): (Row, String, i64)) -> Result<Self> {
        let office = |key: String| key.parse::<OfficeKey>().map_err(|_| Error::Unreadable(key));
        Ok(Self {
            id: ApplicationId(row.id),
            case_number: row.case_number,
            year: row.year,
            announcement: AnnouncementId(row.announcement_id),
            announcement_key,
            frame: FrameId(frame),
            municipality: row
                .municipality_code
                .parse()
                .map_err(|_| Error::Unreadable(row.municipality_code))?,
            successor: row
                .successor_code
                .map(|code| code.parse().map_err(|_| Error::Unreadable(code)))
                .transpose()?,
            received_by: office(row.received_by_office)?,
            decided_by: row.decided_by_office.map(office).transpose()?,
            state: known(ApplicationState::parse(&row.state), &row.state)?,
            started_by: UserId(row.started_by),
            submitted_at: row.submitted_at.map(Timestamp),
            late: row.late,
            applied_amount: row.applied_amount.map(Kroner),
            case_officer: row.case_officer_id.map(UserId),
            chosen_standard: row
                .chosen_standard
                .map(|s| known(WrittenStandard::parse(&s), &s))
                .transpose()?,
            last_event: row.last_event_id,
        })
    }

    /// The living municipality that answers for the case on the day: the one that applied, its heir, or the part of a
    /// divided one that was told to. Nothing while nobody was told.
    #[must_use]
    pub fn answered_by(&self, geography: &Geography, day: Day) -> Option<MunicipalityCode> {
        geography.heir(self.successor.unwrap_or(self.municipality), day)
    }

    /// What access depends on.
    #[must_use]
    pub fn facts(&self) -> CaseFacts {
        CaseFacts {
            municipality: self.municipality,
            successor: self.successor,
            received_by: self.received_by.clone(),
            decided_by: self.decided_by.clone(),
            is_submitted: !scope::BEFORE_SUBMISSION.contains(&self.state.as_str()),
        }
    }

    /// What a page that shows the case was rendered from.
    #[must_use]
    pub fn head(&self) -> Heads {
        Heads::default().with(Head::Application(self.id), self.last_event)
    }

    /// The case with the end of its chain, ready for a step.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn for_step(&self, connection: &mut AnyConnection) -> Result<AnyApplication> {
        Ok(AnyApplication {
            id: self.id,
            state: self.state,
            end: end_of_application(connection, self.last_event)?,
        })
    }
}

/// The application with this number, if the actor may see it at this level.
///
/// # Errors
/// [`Error::NotFound`] when it does not exist for the actor.
pub fn find(
    connection: &mut AnyConnection,
    actor: &Actor,
    level: Level,
    case_number: &str,
) -> Result<Case> {
    let row = application::table
        .inner_join(announcement::table)
        .filter(application::case_number.eq(case_number))
        .filter(scope::visible_to(actor, level))
        .select((Row::as_select(), announcement::key, announcement::frame_id))
        .first::<(Row, String, i64)>(connection)?;
    Case::from_row(row)
}

/// All applications the actor may see at this level, newest number first, optionally of one year.
///
/// # Errors
/// When the database does not answer.
pub fn list(
    connection: &mut AnyConnection,
    actor: &Actor,
    level: Level,
    year: Option<i32>,
) -> Result<Vec<Case>> {
    let mut query = application::table
        .inner_join(announcement::table)
        .filter(scope::visible_to(actor, level))
        .select((Row::as_select(), announcement::key, announcement::frame_id))
        .order(application::case_number.desc())
        .into_boxed();
    if let Some(year) = year {
        query = query.filter(application::year.eq(year));
    }
    query
        .load::<(Row, String, i64)>(connection)?
        .into_iter()
        .map(Case::from_row)
        .collect()
}

/// The next case number of a year: one counter over all offices, gaps allowed.
///
/// # Errors
/// When the database does not answer.
pub fn next_case_number(connection: &mut AnyConnection, year: i32) -> Result<String> {
    let raised = diesel::update(case_counter::table.find(year))
        .set(case_counter::last_number.eq(case_counter::last_number + 1))
        .execute(connection)?;
    if raised == 0 {
        diesel::insert_into(case_counter::table)
            .values((
                case_counter::year.eq(year),
                case_counter::last_number.eq(1_i64),
            ))
            .execute(connection)?;
    }
    let number: i64 = case_counter::table
        .find(year)
        .select(case_counter::last_number)
        .first(connection)?;
    Ok(format!("{year}-{number:05}"))
}

/// An application to start.
#[derive(Debug, Clone)]
pub struct NewApplication<'a> {
    /// Its number.
    pub case_number: &'a str,
    /// Budget year.
    pub year: i32,
    /// The announcement it answers.
    pub announcement: AnnouncementId,
    /// The municipality's code.
    pub municipality: MunicipalityCode,
    /// The office of the announcement.
    pub received_by: &'a OfficeKey,
    /// Who starts it.
    pub started_by: UserId,
}

/// Inserts an application without an event; the caller stores its first event in the same transaction, else the
/// constraint `state_is_that_of_last_application_event` refuses at commit.
///
/// # Errors
/// When the database does not answer.
pub fn insert(
    connection: &mut AnyConnection,
    new: &NewApplication<'_>,
    now: Timestamp,
) -> Result<ApplicationId> {
    let id = diesel::insert_into(application::table)
        .values((
            application::case_number.eq(new.case_number),
            application::year.eq(new.year),
            application::announcement_id.eq(new.announcement.0),
            application::municipality_code.eq(new.municipality.as_str()),
            application::received_by_office.eq(new.received_by.as_str()),
            application::state.eq(ApplicationState::Draft.as_str()),
            application::last_event_id.eq(0_i64),
            application::started_by.eq(new.started_by.0),
            application::started_at.eq(now.0),
        ))
        .returning(application::id)
        .get_result(connection)?;
    Ok(ApplicationId(id))
}

/// Notes what the newest submission says: amount, moment, and whether the first came late.
///
/// # Errors
/// When the database does not answer.
pub fn mark_submitted(
    connection: &mut AnyConnection,
    id: ApplicationId,
    applied: Kroner,
    late: bool,
    now: Timestamp,
) -> Result<()> {
    diesel::update(application::table.find(id.0))
        .set((
            application::submitted_at.eq(Some(now.0)),
            application::late.eq(late),
            application::applied_amount.eq(Some(applied.0)),
        ))
        .execute(connection)?;
    Ok(())
}
