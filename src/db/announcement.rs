//! An office's announcement of the call in a round (kunngjøring).

use super::list::{self, Paged, TO_COUNT, Window};
use super::schema::{announcement, call, office};
use super::{AnyConnection, Error, Result, error::known};
use crate::domain::call::{AnnouncementState, LateRule};
use crate::domain::chain::Digest;
use crate::domain::fact::RoundOpened;
use crate::domain::geography::OfficeKey;
use crate::domain::id::{AnnouncementId, CallId, FrameId};
use crate::domain::time::Timestamp;
use diesel::prelude::*;

/// An announcement with what it takes from the call.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Announcement {
    /// Its id in the database.
    pub id: AnnouncementId,
    /// `2019-agder-2`, in URLs.
    pub key: String,
    /// The call.
    pub call: CallId,
    /// Budget year.
    pub year: i32,
    /// The office.
    pub office: OfficeKey,
    /// Its name.
    pub office_name: String,
    /// The frame that pays.
    pub frame: FrameId,
    /// Round in the year, from 1.
    pub round: i32,
    /// When applications may be started.
    pub opens_at: Timestamp,
    /// The deadline.
    pub deadline_at: Timestamp,
    /// The office's addition in bokmål.
    pub addition_nb: String,
    /// The office's addition in nynorsk.
    pub addition_nn: String,
    /// When it was announced.
    pub announced_at: Option<Timestamp>,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
    /// What happens to late applications.
    pub late_rule: LateRule,
}

impl Announcement {
    /// Where it stands now.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> AnnouncementState {
        AnnouncementState::at(now, self.announced_at, self.deadline_at, self.settled_at)
    }

    /// Whether an application may be started or submitted now (late ones included).
    #[must_use]
    pub fn receives(&self, now: Timestamp) -> bool {
        self.opens_at <= now && self.state(now).receives()
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = announcement)]
struct Row {
    id: i64,
    key: String,
    call_id: i64,
    office_key: String,
    frame_id: i64,
    round: i32,
    opens_at: chrono::NaiveDateTime,
    deadline_at: chrono::NaiveDateTime,
    addition_nb: String,
    addition_nn: String,
    announced_at: Option<chrono::NaiveDateTime>,
    settled_at: Option<chrono::NaiveDateTime>,
}

type Joined = (Row, i32, String, String);

fn from_row((row, year, late_rule, office_name): Joined) -> Result<Announcement> {
    Ok(Announcement {
        id: AnnouncementId(row.id),
        key: row.key,
        call: CallId(row.call_id),
        year,
        office: row
            .office_key
            .parse()
            .map_err(|_| Error::Unreadable(row.office_key))?,
        office_name,
        frame: FrameId(row.frame_id),
        round: row.round,
        opens_at: Timestamp(row.opens_at),
        deadline_at: Timestamp(row.deadline_at),
        addition_nb: row.addition_nb,
        addition_nn: row.addition_nn,
        announced_at: row.announced_at.map(Timestamp),
        settled_at: row.settled_at.map(Timestamp),
        late_rule: known(LateRule::parse(&late_rule), &late_rule)?,
    })
}

macro_rules! joined {
    () => {
        announcement::table
            .inner_join(call::table)
            .inner_join(office::table)
            .select((Row::as_select(), call::year, call::late_rule, office::name))
    };
}

/// The announcement with this key.
///
/// # Errors
/// [`Error::NotFound`].
pub fn by_key(connection: &mut AnyConnection, key: &str) -> Result<Announcement> {
    from_row(
        joined!()
            .filter(announcement::key.eq(key))
            .first::<Joined>(connection)?,
    )
}

/// The announcement with this id.
///
/// # Errors
/// [`Error::NotFound`].
pub fn by_id(connection: &mut AnyConnection, id: AnnouncementId) -> Result<Announcement> {
    from_row(
        joined!()
            .filter(announcement::id.eq(id.0))
            .first::<Joined>(connection)?,
    )
}

/// All announcements of an office, newest year and round first.
///
/// # Errors
/// When the database does not answer.
pub fn of_office(connection: &mut AnyConnection, office: &OfficeKey) -> Result<Vec<Announcement>> {
    joined!()
        .filter(announcement::office_key.eq(office.as_str()))
        .order((call::year.desc(), announcement::round.desc()))
        .load::<Joined>(connection)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// A page of the office's announcements and of these others, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn page(
    connection: &mut AnyConnection,
    office: &OfficeKey,
    others: &[AnnouncementId],
    window: Window,
) -> Result<Paged<Announcement>> {
    // Announcements are few; that of a case is not looked up by the ids of cases.
    let others: Vec<i64> = others.iter().map(|id| id.0).collect();
    let asked = announcement::office_key
        .eq(office.as_str().to_owned())
        .or(announcement::id.eq_any(others));
    let rows: Vec<Joined> = joined!()
        .filter(asked.clone())
        .order((
            call::year.desc(),
            announcement::round.desc(),
            announcement::office_key,
        ))
        .limit(window.reach())
        .offset(window.offset())
        .load(connection)?;
    let total = list::count(
        connection,
        announcement::table
            .filter(asked)
            .select(announcement::id)
            .limit(TO_COUNT),
    )?;
    Paged::of(window, total, rows, from_row)
}

/// The years in which a round was announced, newest first.
///
/// # Errors
/// When the database does not answer.
pub fn years(connection: &mut AnyConnection) -> Result<Vec<i32>> {
    Ok(announcement::table
        .inner_join(call::table)
        .filter(announcement::announced_at.is_not_null())
        .select(call::year)
        .distinct()
        .order(call::year.desc())
        .load(connection)?)
}

/// All public announcements, newest year first, then by office and round.
///
/// # Errors
/// When the database does not answer.
pub fn announced(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<Announcement>> {
    joined!()
        .filter(announcement::announced_at.le(now.0))
        .order((call::year.desc(), office::name, announcement::round))
        .load::<Joined>(connection)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// The public announcements that are open and whose deadline has not passed, in the order of [`announced`]. The front
/// page of everybody asks this, so it does not read the years behind us.
///
/// # Errors
/// When the database does not answer.
pub fn open_at(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<Announcement>> {
    joined!()
        .filter(announcement::announced_at.le(now.0))
        .filter(announcement::opens_at.le(now.0))
        .filter(announcement::deadline_at.ge(now.0))
        .order((call::year.desc(), office::name, announcement::round))
        .load::<Joined>(connection)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// An announcement to make.
#[derive(Debug, Clone)]
pub struct NewAnnouncement<'a> {
    /// The call.
    pub call: CallId,
    /// `2019-agder-2`.
    pub key: &'a str,
    /// The office.
    pub office: &'a OfficeKey,
    /// The frame that pays.
    pub frame: FrameId,
    /// Round, from 1.
    pub round: i32,
    /// When applications may be started.
    pub opens_at: Timestamp,
    /// The deadline.
    pub deadline_at: Timestamp,
    /// The office's addition in bokmål.
    pub addition_nb: &'a str,
    /// The office's addition in nynorsk.
    pub addition_nn: &'a str,
}

/// Makes an announcement, public from `now`. Gives what the fact says of it.
///
/// # Errors
/// [`Error::Conflict`] when the round exists.
pub fn insert(
    connection: &mut AnyConnection,
    new: &NewAnnouncement<'_>,
    now: Timestamp,
) -> Result<RoundOpened> {
    let id = diesel::insert_into(announcement::table)
        .values((
            announcement::key.eq(new.key),
            announcement::call_id.eq(new.call.0),
            announcement::office_key.eq(new.office.as_str()),
            announcement::frame_id.eq(new.frame.0),
            announcement::round.eq(new.round),
            announcement::opens_at.eq(new.opens_at.0),
            announcement::deadline_at.eq(new.deadline_at.0),
            announcement::addition_nb.eq(new.addition_nb),
            announcement::addition_nn.eq(new.addition_nn),
            announcement::announced_at.eq(Some(now.0)),
        ))
        .returning(announcement::id)
        .get_result(connection)?;
    Ok(RoundOpened {
        announcement: AnnouncementId(id),
        key: new.key.to_owned(),
        call: new.call,
        office: new.office.clone(),
        frame: new.frame,
        round: new.round,
        opens_at: new.opens_at,
        deadline_at: new.deadline_at,
        addition_nb_sha256: Digest::of(new.addition_nb),
        addition_nn_sha256: Digest::of(new.addition_nn),
    })
}

/// Changes the office's own deadline and addition.
///
/// # Errors
/// [`Error::Conflict`] when the round is settled.
pub fn change(
    connection: &mut AnyConnection,
    id: AnnouncementId,
    deadline: Timestamp,
    addition_nb: &str,
    addition_nn: &str,
) -> Result<()> {
    let changed = diesel::update(
        announcement::table
            .filter(announcement::id.eq(id.0))
            .filter(announcement::settled_at.is_null()),
    )
    .set((
        announcement::deadline_at.eq(deadline.0),
        announcement::addition_nb.eq(addition_nb),
        announcement::addition_nn.eq(addition_nn),
    ))
    .execute(connection)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the round is settled".into()))
    }
}

/// Marks a round settled: nothing more is received.
///
/// # Errors
/// [`Error::Conflict`] when it is already.
pub fn settle(connection: &mut AnyConnection, id: AnnouncementId, now: Timestamp) -> Result<()> {
    let changed = diesel::update(
        announcement::table
            .filter(announcement::id.eq(id.0))
            .filter(announcement::settled_at.is_null()),
    )
    .set(announcement::settled_at.eq(Some(now.0)))
    .execute(connection)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict("the round is settled".into()))
    }
}
