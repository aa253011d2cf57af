//! The office's worklist (saksliste): one row a case, with what the list and the rounds show. Filter, order and page are
//! SQL's; every query of cases starts from the scope.

use super::list::{self, Bounded, OneOf, Paged, TO_COUNT, Union, Window};
use super::schema::{announcement, application, assessment, call, membership, users};
use super::scope;
use super::{AnyConnection, Error, Result, error::known};
use crate::access::{Actor, Level};
use crate::domain::call::LateRule;
use crate::domain::decision::Outcome;
use crate::domain::geography::{MunicipalityCode, OfficeKey};
use crate::domain::id::{AnnouncementId, UserId};
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;
use crate::domain::standing::CaseStanding;
use crate::domain::time::Timestamp;
use crate::domain::user::Role;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Text};

/// A proposal that waits for the approver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// What is proposed.
    pub outcome: Outcome,
    /// The amount, in a proposal to grant.
    pub amount: Option<Kroner>,
    /// By whom.
    pub by: (UserId, String),
}

/// A case in the list.
#[derive(Debug, Clone)]
pub struct WorklistRow {
    /// Its number.
    pub case_number: String,
    /// The announcement's round.
    pub round: i32,
    /// The municipality, by its code of that time.
    pub municipality: MunicipalityCode,
    /// Where it stands.
    pub standing: CaseStanding,
    /// Whether it came late.
    pub late: bool,
    /// Whether it is marked for dismissal: late, not decided, and its call says that late ones are dismissed.
    pub to_be_dismissed: bool,
    /// The amount applied for.
    pub applied: Option<Kroner>,
    /// When it was received.
    pub received: Option<Timestamp>,
    /// The officer it is assigned to.
    pub officer: Option<(UserId, String)>,
    /// The proposal, if one waits.
    pub proposal: Option<Proposal>,
}

/// Whose cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Officer {
    /// Those nobody has.
    Nobody,
    /// Those of this person.
    Is(UserId),
}

/// What is looked for: cases of these municipalities, or with this in their number.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The municipalities that the words name.
    pub codes: Vec<MunicipalityCode>,
    /// The words themselves.
    pub words: String,
}

/// What the list is in order of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// When a case was received.
    #[default]
    Received,
    /// Its number.
    CaseNumber,
    /// The name of the municipality, in Norwegian alphabetical order.
    Municipality,
    /// The amount applied for.
    Applied,
    /// The name of the officer; cases nobody has come first.
    Officer,
    /// Where it stands, in the order of [`CaseStanding`].
    Standing,
}

/// Which cases, and in what order. What is left out does not narrow the list.
#[derive(Debug, Clone, Default)]
pub struct Filter<'a> {
    /// Budget year.
    pub year: Option<i32>,
    /// The announcement the cases answer.
    pub announcement: Option<AnnouncementId>,
    /// Its round.
    pub round: Option<i32>,
    /// Where the cases stand; all when empty.
    pub standings: &'a [CaseStanding],
    /// Whose they are.
    pub officer: Option<Officer>,
    /// Words looked for.
    pub search: Option<Search>,
    /// The order.
    pub sort: Sort,
    /// Whether the order is turned round.
    pub descending: bool,
}

/// [`CaseStanding`] as SQL, by its place in the enum; a storage test compares them.
const STANDING: &str = "CASE application.state \
    WHEN 'submitted' THEN CASE WHEN assessment.proposed_by IS NOT NULL AND assessment.outcome IS NOT NULL THEN 5 \
      WHEN application.case_officer_id IS NULL THEN 0 ELSE 1 END \
    WHEN 'returned' THEN 2 \
    WHEN 'assessed' THEN CASE WHEN assessment.proposed_by IS NOT NULL AND assessment.outcome = 'reject' THEN 4 ELSE 3 END \
    WHEN 'granted' THEN 6 WHEN 'rejected' THEN 7 WHEN 'dismissed' THEN 8 WHEN 'withdrawn' THEN 9 ELSE 10 END";

type Row = (
    (String, i32, String),
    (
        String,
        String,
        bool,
        Option<i64>,
        Option<chrono::NaiveDateTime>,
    ),
    (Option<i64>, Option<String>),
    (Option<String>, Option<i64>, Option<i64>, Option<String>),
);

fn from_row((case, state, officer, proposed): Row) -> Result<WorklistRow> {
    let (case_number, round, late_rule) = case;
    let (municipality, name, late, applied, received) = state;
    let state = known(ApplicationState::parse(&name), &name)?;
    let waits = matches!(
        state,
        ApplicationState::Submitted | ApplicationState::Assessed
    );
    let proposal = match proposed {
        (Some(outcome), amount, Some(by), Some(name)) if waits => Some(Proposal {
            outcome: known(Outcome::parse(&outcome), &outcome)?,
            amount: amount.map(Kroner),
            by: (UserId(by), name),
        }),
        _ => None,
    };
    let officer = officer.0.map(UserId).zip(officer.1);
    Ok(WorklistRow {
        case_number,
        round,
        municipality: municipality
            .parse()
            .map_err(|_| Error::Unreadable(municipality))?,
        standing: CaseStanding::of(
            state,
            proposal.as_ref().map(|proposal| proposal.outcome),
            officer.is_some(),
        ),
        late,
        to_be_dismissed: late
            && (waits || state == ApplicationState::Returned)
            && known(LateRule::parse(&late_rule), &late_rule)? == LateRule::Dismiss,
        applied: applied.map(Kroner),
        received: received.map(Timestamp),
        officer,
        proposal,
    })
}

/// A second look at the users: who proposed.
mod second {
    #![allow(missing_docs, reason = "Diesel's macro writes names without docs")]
    use crate::db::schema::users;
    diesel::alias!(users as proposers: Proposers);
}
use second::proposers;

/// The cases a filter leaves, without columns.
macro_rules! narrowed {
    ($query:expr, $filter:expr) => {{
        let filter: &Filter<'_> = $filter;
        let mut query = $query.into_boxed();
        if let Some(year) = filter.year {
            query = query.filter(application::year.eq(year));
        }
        if let Some(id) = filter.announcement {
            query = query.filter(application::announcement_id.eq(id.0));
        }
        if let Some(round) = filter.round {
            query = query.filter(announcement::round.eq(round));
        }
        if !filter.standings.is_empty() {
            let places: Vec<String> = filter
                .standings
                .iter()
                .map(|standing| (*standing as i32).to_string())
                .collect();
            query = query.filter(sql::<Bool>(&format!(
                "{STANDING} IN ({})",
                places.join(", ")
            )));
        }
        match filter.officer {
            Some(Officer::Nobody) => {
                query = query.filter(application::case_officer_id.is_null());
            }
            Some(Officer::Is(id)) => {
                query = query.filter(application::case_officer_id.eq(id.0));
            }
            None => {}
        }
        if let Some(search) = &filter.search {
            query = query.filter(
                sql::<Bool>("(application.municipality_code IN (SELECT value FROM json_each(")
                    .bind::<Text, _>(list::json_array(&search.codes))
                    .sql(")) OR application.case_number LIKE ")
                    .bind::<Text, _>(list::containing(&search.words))
                    .sql(" ESCAPE '!')"),
            );
        }
        query
    }};
}

/// The cases the actor may see in a list.
macro_rules! listed {
    ($actor:expr) => {
        application::table
            .inner_join(announcement::table)
            .left_join(
                assessment::table.on(assessment::application_id
                    .eq(application::id)
                    .and(assessment::seat.eq(1))
                    .and(assessment::round.eq(1))),
            )
            .filter(scope::visible_to($actor, Level::List))
    };
}

/// A page of the cases the actor may see.
///
/// # Errors
/// When the database does not answer.
pub fn page(
    connection: &mut AnyConnection,
    actor: &Actor,
    filter: &Filter<'_>,
    window: Window,
) -> Result<Paged<WorklistRow>> {
    let order = order_of(filter);
    // Each way in which a case becomes visible gives its first rows in this order; the page is cut out of them.
    let found = scope::parts(actor)
        .into_iter()
        .map(|part| {
            narrowed!(
                listed!(actor)
                    .left_join(
                        users::table.on(application::case_officer_id.eq(users::id.nullable()))
                    )
                    .filter(part)
                    .select(application::id),
                filter
            )
            .order(sql::<Text>(&order))
            .limit(window.offset().saturating_add(window.reach()))
        })
        .collect();
    let proposer = proposers.field(users::id);
    let all = application::table
        .inner_join(announcement::table.inner_join(call::table))
        .left_join(
            assessment::table.on(assessment::application_id
                .eq(application::id)
                .and(assessment::seat.eq(1))
                .and(assessment::round.eq(1))),
        )
        .left_join(users::table.on(application::case_officer_id.eq(users::id.nullable())))
        .left_join(proposers.on(assessment::proposed_by.eq(proposer.nullable())))
        .filter(OneOf(Union(found)))
        .select((
            (
                application::case_number,
                announcement::round,
                call::late_rule,
            ),
            (
                application::municipality_code,
                application::state,
                application::late,
                application::applied_amount,
                application::submitted_at,
            ),
            (application::case_officer_id, users::name.nullable()),
            (
                assessment::outcome.nullable(),
                assessment::amount.nullable(),
                assessment::proposed_by.nullable(),
                proposers.field(users::name).nullable(),
            ),
        ));
    let rows: Vec<Row> = all
        .order(sql::<Text>(&order))
        .limit(window.reach())
        .offset(window.offset())
        .load(connection)?;
    let total = count(connection, actor, filter)?;
    Paged::of(window, total, rows, from_row)
}

/// The SQL a list is put in order by. Cases without the value come first.
fn order_of(filter: &Filter<'_>) -> String {
    let field = match filter.sort {
        Sort::Received => "application.submitted_at",
        Sort::CaseNumber => "application.case_number",
        Sort::Municipality => {
            "(SELECT sort_key FROM municipality WHERE code = application.municipality_code)"
        }
        Sort::Applied => "COALESCE(application.applied_amount, 0)",
        Sort::Officer => "COALESCE(users.sort_key, '')",
        Sort::Standing => STANDING,
    };
    let way = list::way(filter.descending);
    if filter.sort == Sort::CaseNumber {
        format!("{field} {way}")
    } else {
        format!("{field} {way}, application.case_number {way}")
    }
}

/// How many cases a filter leaves.
fn count(connection: &mut AnyConnection, actor: &Actor, filter: &Filter<'_>) -> Result<Bounded> {
    Ok(counts(connection, actor, filter, &[filter.standings])?
        .first()
        .copied()
        .unwrap_or_default())
}

/// How many of the filter's cases stand at each of these groups, an empty group being all.
///
/// # Errors
/// When the database does not answer.
pub fn counts(
    connection: &mut AnyConnection,
    actor: &Actor,
    filter: &Filter<'_>,
    groups: &[&[CaseStanding]],
) -> Result<Vec<Bounded>> {
    let queries = groups
        .iter()
        .map(|standings| {
            let filter = Filter {
                standings,
                ..filter.clone()
            };
            let parts = scope::parts(actor).into_iter().map(|part| {
                let part = listed!(actor).filter(part).select(application::id);
                narrowed!(part, &filter).limit(TO_COUNT)
            });
            Union(parts.collect())
        })
        .collect();
    list::counts(connection, queries)
}

/// The sum of the amounts proposed in an announcement's cases, of the proposals that wait.
///
/// # Errors
/// When the database does not answer.
pub fn proposed(
    connection: &mut AnyConnection,
    actor: &Actor,
    announcement: AnnouncementId,
) -> Result<Kroner> {
    let filter = Filter {
        announcement: Some(announcement),
        standings: &[CaseStanding::Proposed],
        ..Filter::default()
    };
    let sum: i64 = narrowed!(
        listed!(actor).select(sql::<BigInt>(
            "CAST(COALESCE(SUM(assessment.amount), 0) AS BIGINT)"
        )),
        &filter
    )
    .first(connection)?;
    Ok(Kroner(sum))
}

/// The announcements of other offices whose cases the actor may see.
///
/// # Errors
/// When the database does not answer.
pub fn announcements_elsewhere(
    connection: &mut AnyConnection,
    actor: &Actor,
    office: &OfficeKey,
) -> Result<Vec<AnnouncementId>> {
    let found: Vec<i64> = application::table
        .filter(OneOf(Union(
            scope::parts(actor)
                .into_iter()
                .filter(scope::Part::is_elsewhere)
                .map(|part| {
                    application::table
                        .filter(scope::visible_to(actor, Level::List))
                        .filter(part)
                        .select(application::id)
                })
                .collect(),
        )))
        .filter(application::received_by_office.ne(office.as_str()))
        .select(application::announcement_id)
        .distinct()
        .load(connection)?;
    Ok(found.into_iter().map(AnnouncementId).collect())
}

/// The rounds that were announced, of one year or of all.
///
/// # Errors
/// When the database does not answer.
pub fn rounds(connection: &mut AnyConnection, year: Option<i32>) -> Result<Vec<i32>> {
    let mut query = announcement::table
        .inner_join(call::table)
        .filter(announcement::announced_at.is_not_null())
        .select(announcement::round)
        .distinct()
        .order(announcement::round)
        .into_boxed();
    if let Some(year) = year {
        query = query.filter(call::year.eq(year));
    }
    Ok(query.load(connection)?)
}

/// Who is or was an officer of the office, by name.
///
/// # Errors
/// When the database does not answer.
pub fn officers(
    connection: &mut AnyConnection,
    office: &OfficeKey,
) -> Result<Vec<(UserId, String)>> {
    let found: Vec<(i64, String)> = users::table
        .filter(
            users::id.eq_any(
                membership::table
                    .filter(membership::office_key.eq(office.as_str()))
                    .filter(membership::role.eq(Role::CaseOfficer.as_str()))
                    .select(membership::user_id),
            ),
        )
        .order((users::sort_key, users::id))
        .select((users::id, users::name))
        .load(connection)?;
    Ok(found
        .into_iter()
        .map(|(id, name)| (UserId(id), name))
        .collect())
}

/// How many drafts the municipalities of the office have begun. A number is all an office sees of a draft, so this is
/// the one query of cases that does not start from the scope.
///
/// # Errors
/// When the database does not answer.
pub fn drafts(connection: &mut AnyConnection, actor: &Actor, year: Option<i32>) -> Result<Bounded> {
    let mut begun = application::table
        .filter(scope::among(scope::codes_of(actor)))
        .filter(
            application::state
                .eq(ApplicationState::Draft.as_str())
                .or(application::state.eq(ApplicationState::AwaitingLeader.as_str())),
        )
        .select(sql::<Integer>("1"))
        .limit(TO_COUNT)
        .into_boxed();
    if let Some(year) = year {
        begun = begun.filter(application::year.eq(year));
    }
    list::count(connection, begun)
}
