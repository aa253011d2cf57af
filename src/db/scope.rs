//! The policy as a query. Every list, search and look-up of cases starts here; a storage test compares it with
//! the policy, for every office and many municipalities.

use super::schema::{application, impartiality};
use crate::access::{Actor, Level};
use crate::domain::geography::MunicipalityCode;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::persons_apart::MUNICIPAL_STEPS;
use diesel::backend::Backend;
use diesel::dsl::exists;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::serialize::ToSql;
use diesel::sql_types::{BigInt, Bool, HasSqlType, Text};

/// The states an office never sees more of than a count.
pub const BEFORE_SUBMISSION: [&str; 3] = [
    ApplicationState::Draft.as_str(),
    ApplicationState::AwaitingLeader.as_str(),
    ApplicationState::Discarded.as_str(),
];

/// `application.municipality_code IN (the codes of a JSON array)`, or of a case that a part of a divided municipality has taken
/// over: `successor_code`. The codes are one value to bind, whatever their number, so that the database keeps the query
/// prepared: planning it again cost more than running it (docs/MEASURED.md). Both columns have an index.
/// SQLite has `json_each` built in, on PostgreSQL a migration makes it.
#[derive(Debug, Clone)]
pub struct Among<T> {
    codes: T,
}

/// The type of [`among()`], as Diesel's `auto_type` wants it named.
#[allow(
    non_camel_case_types,
    reason = "`auto_type` asks for the name of the function"
)]
pub type among<T> = Among<T>;

/// Whether one of the municipalities of the JSON array answers for the application.
#[must_use]
pub const fn among(codes: String) -> among<String> {
    Among { codes }
}

impl QueryId for Among<String> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Expression for Among<String> {
    type SqlType = Bool;
}

impl<Group> ValidGrouping<Group> for Among<String> {
    type IsAggregate = diesel::expression::is_aggregate::No;
}

impl<Tables> AppearsOnTable<Tables> for Among<String> where
    application::municipality_code: AppearsOnTable<Tables>
{
}

impl<Tables> SelectableExpression<Tables> for Among<String> where
    application::municipality_code: SelectableExpression<Tables>
{
}

impl<DB> QueryFragment<DB> for Among<String>
where
    DB: Backend + HasSqlType<Text>,
    String: ToSql<Text, DB>,
    application::municipality_code: QueryFragment<DB>,
    application::successor_code: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("(");
        application::municipality_code.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, String>(&self.codes)?;
        out.push_sql(")) AND ");
        application::successor_code.walk_ast(out.reborrow())?;
        out.push_sql(" IS NULL OR ");
        application::successor_code.walk_ast(out.reborrow())?;
        out.push_sql(" IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, String>(&self.codes)?;
        out.push_sql(")))");
        Ok(())
    }
}

/// Whether nothing in the record keeps a person from a case at an office ([`Actor::barred_from`]): neither a role at its
/// municipality, whose codes come as one value as in [`among()`], nor an act for the municipality in the case itself. The
/// events have an index by person and case.
#[derive(Debug, Clone)]
pub struct Untied<T> {
    tied: T,
}

/// The record of a person: the municipalities of their roles, as JSON, and who they are.
#[derive(Debug, Clone)]
pub struct Record {
    codes: String,
    person: i64,
}

/// The type of [`untied()`], as Diesel's `auto_type` wants it named.
#[allow(
    non_camel_case_types,
    reason = "`auto_type` asks for the name of the function"
)]
pub type untied<T> = Untied<T>;

/// Whether nothing in the record bars the person from the application.
#[must_use]
pub const fn untied(tied: Record) -> untied<Record> {
    Untied { tied }
}

impl QueryId for Untied<Record> {
    type QueryId = Self;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl Expression for Untied<Record> {
    type SqlType = Bool;
}

impl<Group> ValidGrouping<Group> for Untied<Record> {
    type IsAggregate = diesel::expression::is_aggregate::No;
}

impl<Tables> AppearsOnTable<Tables> for Untied<Record> where
    application::municipality_code: AppearsOnTable<Tables>
{
}

impl<Tables> SelectableExpression<Tables> for Untied<Record> where
    application::municipality_code: SelectableExpression<Tables>
{
}

/// The steps taken for a municipality as a list of SQL texts; they are the program's own words.
fn push_municipal_steps<DB: Backend>(out: &mut AstPass<'_, '_, DB>) {
    for (at, step) in MUNICIPAL_STEPS.iter().enumerate() {
        out.push_sql(if at == 0 { "'" } else { ", '" });
        out.push_sql(step);
        out.push_sql("'");
    }
}

impl<DB> QueryFragment<DB> for Untied<Record>
where
    DB: Backend + HasSqlType<Text> + HasSqlType<BigInt>,
    String: ToSql<Text, DB>,
    i64: ToSql<BigInt, DB>,
    application::id: QueryFragment<DB>,
    application::municipality_code: QueryFragment<DB>,
    application::successor_code: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("(");
        application::municipality_code.walk_ast(out.reborrow())?;
        out.push_sql(" NOT IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, String>(&self.tied.codes)?;
        out.push_sql(")) AND (");
        application::successor_code.walk_ast(out.reborrow())?;
        out.push_sql(" IS NULL OR ");
        application::successor_code.walk_ast(out.reborrow())?;
        out.push_sql(" NOT IN (SELECT value FROM json_each(");
        out.push_bind_param::<Text, String>(&self.tied.codes)?;
        out.push_sql(
            "))) AND NOT EXISTS (SELECT 1 FROM application_event own WHERE own.actor_id = ",
        );
        out.push_bind_param::<BigInt, i64>(&self.tied.person)?;
        out.push_sql(" AND own.application_id = ");
        application::id.walk_ast(out.reborrow())?;
        out.push_sql(" AND own.step IN (");
        push_municipal_steps(&mut out);
        out.push_sql(")) AND NOT EXISTS (SELECT 1 FROM grants given JOIN grant_event own ON own.grant_id = given.id WHERE given.application_id = ");
        application::id.walk_ast(out.reborrow())?;
        out.push_sql(" AND own.actor_id = ");
        out.push_bind_param::<BigInt, i64>(&self.tied.person)?;
        out.push_sql(" AND own.step IN (");
        push_municipal_steps(&mut out);
        out.push_sql(")))");
        Ok(())
    }
}

/// The codes of the actor's municipalities for [`among()`].
#[must_use]
pub fn codes_of(actor: &Actor) -> String {
    json(actor.municipalities())
}

fn json(codes: &[MunicipalityCode]) -> String {
    let codes: Vec<String> = codes.iter().map(|code| format!("\"{code}\"")).collect();
    format!("[{}]", codes.join(","))
}

// One type of query for every actor and level: a boxed one does not work inside another on two databases at once.
#[diesel::dsl::auto_type]
fn condition(
    above: i64,
    codes: String,
    office: String,
    drafts_too: bool,
    person: i64,
    record: Record,
    unopened_too: bool,
) -> _ {
    let same_office: String = office.clone();
    let draft: &'static str = BEFORE_SUBMISSION[0];
    let awaiting: &'static str = BEFORE_SUBMISSION[1];
    let discarded: &'static str = BEFORE_SUBMISSION[2];
    // Each part of the first half has an index of its own.
    application::id
        .gt(above)
        .or(application::received_by_office.eq(office))
        .or(application::decided_by_office.is_not_null().and(
            application::decided_by_office
                .assume_not_null()
                .eq(same_office),
        ))
        .or(among(codes))
        .and(
            drafts_too.into_sql::<Bool>().or(application::state
                .ne(draft)
                .and(application::state.ne(awaiting))
                .and(application::state.ne(discarded))),
        )
        .and(
            unopened_too.into_sql::<Bool>().or(exists(
                impartiality::table
                    .filter(impartiality::application_id.eq(application::id))
                    .filter(impartiality::user_id.eq(person))
                    .filter(impartiality::impartial.eq(true)),
            )
            .and(untied(record))),
        )
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
    // In its list an office's person sees also what opens only after habilitet, or never.
    let unopened_too = actor.office().is_none() || level == Level::List;
    condition(
        if actor.is_system() { 0 } else { i64::MAX },
        codes,
        office,
        drafts_too,
        actor.user.0,
        Record {
            codes: json(actor.ties()),
            person: actor.user.0,
        },
        unopened_too,
    )
}

/// The ways in which a case becomes visible, apart: an OR over all of them has to be read whole before it can be put in
/// order, while each way alone has an index that is in order. What a way lets through is visible only if [`visible_to`]
/// says so too; together they let through everything that is (a storage test compares).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The office received it.
    Received,
    /// The office decided what another had received.
    Decided,
    /// Another, whose key stands before the actor's, received it, and its municipality is the actor's today.
    MunicipalityBefore,
    /// The same for keys after the actor's: two ranges, for which there is an index, and not `<>`, for which there is none.
    MunicipalityAfter,
    /// It was given to one of the actor's municipalities.
    Successor,
    /// The program itself sees all.
    All,
}

/// One of the ways as a condition.
#[derive(Debug, Clone)]
pub struct Part {
    way: Way,
    office: String,
    codes: String,
}

/// The ways in which cases become visible to the actor.
#[must_use]
pub fn parts(actor: &Actor) -> Vec<Part> {
    let ways: &[Way] = if actor.is_system() {
        &[Way::All]
    } else {
        &[
            Way::Received,
            Way::Decided,
            Way::MunicipalityBefore,
            Way::MunicipalityAfter,
            Way::Successor,
        ]
    };
    ways.iter()
        .map(|way| Part {
            way: *way,
            office: actor
                .office()
                .map_or_else(String::new, |office| office.as_str().to_owned()),
            codes: codes_of(actor),
        })
        .collect()
}

impl Part {
    /// Whether only cases that another office received go this way.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.way != Way::Received
    }
}

impl QueryId for Part {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl Expression for Part {
    type SqlType = Bool;
}

impl<Group> ValidGrouping<Group> for Part {
    type IsAggregate = diesel::expression::is_aggregate::No;
}

impl<Tables> AppearsOnTable<Tables> for Part where
    application::municipality_code: AppearsOnTable<Tables>
{
}

impl<Tables> SelectableExpression<Tables> for Part where
    application::municipality_code: SelectableExpression<Tables>
{
}

impl<DB> QueryFragment<DB> for Part
where
    DB: Backend + HasSqlType<Text>,
    String: ToSql<Text, DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        let (before, value) = match self.way {
            Way::Received => ("(application.received_by_office = ", &self.office),
            Way::Decided => ("(application.decided_by_office = ", &self.office),
            Way::MunicipalityBefore | Way::MunicipalityAfter => (
                "(application.municipality_code IN (SELECT value FROM json_each(",
                &self.codes,
            ),
            Way::Successor => (
                "(application.successor_code IN (SELECT value FROM json_each(",
                &self.codes,
            ),
            Way::All => {
                out.push_sql("application.id > 0");
                return Ok(());
            }
        };
        out.push_sql(before);
        out.push_bind_param::<Text, String>(value)?;
        let range = match self.way {
            Way::Received | Way::All => ")",
            Way::Successor => ")))",
            Way::Decided => " AND (application.received_by_office < ",
            Way::MunicipalityBefore => ")) AND application.received_by_office < ",
            Way::MunicipalityAfter => ")) AND application.received_by_office > ",
        };
        out.push_sql(range);
        if !range.ends_with(')') {
            out.push_bind_param::<Text, String>(&self.office)?;
        }
        if matches!(self.way, Way::MunicipalityBefore | Way::MunicipalityAfter) {
            out.push_sql(")");
        }
        if self.way == Way::Decided {
            out.push_sql(" OR application.received_by_office > ");
            out.push_bind_param::<Text, String>(&self.office)?;
            out.push_sql("))");
        }
        Ok(())
    }
}
