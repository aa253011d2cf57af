//! Lists: a page of rows and how many there are. Filter, order and page are the database's work; no list reads or counts
//! more than its page and [`BOUND`], however many rows there are.

use super::schema::application;
use super::{AnyConnection, Result};
use diesel::backend::Backend;
use diesel::expression::{AppearsOnTable, Expression, SelectableExpression, ValidGrouping};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Bool, Integer};

/// Counting stops here: «more than 1 000».
pub const BOUND: i64 = 1_000;
/// How many rows to count.
pub(super) const TO_COUNT: i64 = BOUND + 1;
/// The rows of a page.
pub const PAGE: i64 = 50;

/// Which rows of a list are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Number of the page, from 1.
    pub page: i64,
    /// Rows of a page.
    pub size: i64,
}

impl Window {
    /// A page of the usual size.
    #[must_use]
    pub const fn page(page: i64) -> Self {
        Self { page, size: PAGE }
    }

    /// The rows before it.
    #[must_use]
    pub const fn offset(self) -> i64 {
        self.page.saturating_sub(1).saturating_mul(self.size)
    }

    /// The rows to read: one more than shown tells whether there is a next page.
    pub(super) const fn reach(self) -> i64 {
        self.size.saturating_add(1)
    }
}

/// A number of rows, counted up to [`BOUND`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounded(i64);

impl Bounded {
    /// What a query with the limit [`TO_COUNT`] gave.
    pub(super) const fn counted(rows: i64) -> Self {
        Self(rows)
    }

    /// What was counted, not more than [`BOUND`].
    #[must_use]
    pub fn number(self) -> i64 {
        self.0.min(BOUND)
    }

    /// Whether there are more than that.
    #[must_use]
    pub const fn is_more(self) -> bool {
        self.0 > BOUND
    }
}

/// A page of a list.
#[derive(Debug, Clone)]
pub struct Paged<T> {
    /// The rows of the page.
    pub rows: Vec<T>,
    /// How many rows the whole list has.
    pub total: Bounded,
    /// Which page this is.
    pub window: Window,
    /// Whether rows follow.
    pub further: bool,
}

impl<T> Paged<T> {
    /// A page without rows.
    #[must_use]
    pub const fn none(window: Window) -> Self {
        Self {
            rows: Vec::new(),
            total: Bounded(0),
            window,
            further: false,
        }
    }

    /// A page from the rows read.
    pub(super) fn of<Row>(
        window: Window,
        total: Bounded,
        mut read: Vec<Row>,
        to_row: impl FnMut(Row) -> Result<T>,
    ) -> Result<Self> {
        let size = usize::try_from(window.size).unwrap_or(usize::MAX);
        let further = read.len() > size;
        read.truncate(size);
        Ok(Self {
            rows: read.into_iter().map(to_row).collect::<Result<_>>()?,
            total,
            window,
            further,
        })
    }

    /// The same page with each row made into another.
    ///
    /// # Errors
    /// What `make` gives.
    pub fn try_map<U, E>(
        self,
        make: impl FnMut(T) -> std::result::Result<U, E>,
    ) -> std::result::Result<Paged<U>, E> {
        Ok(Paged {
            rows: self
                .rows
                .into_iter()
                .map(make)
                .collect::<std::result::Result<_, E>>()?,
            total: self.total,
            window: self.window,
            further: self.further,
        })
    }
}

/// `SELECT 0, COUNT(*) FROM (…) UNION ALL SELECT 1, …`: how many rows each query gives. They carry a limit of their own.
#[derive(Debug)]
pub(super) struct Counted<Q>(Vec<Q>);

impl<Q> QueryId for Counted<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Counted<Q> {
    type SqlType = (Integer, BigInt);
}

impl<Q, C> RunQueryDsl<C> for Counted<Q> {}

impl<Q, DB> QueryFragment<DB> for Counted<Q>
where
    DB: Backend,
    Q: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        for (place, query) in self.0.iter().enumerate() {
            if place > 0 {
                out.push_sql(" UNION ALL ");
            }
            out.push_sql(&format!("SELECT {place}, COUNT(*) FROM ("));
            query.walk_ast(out.reborrow())?;
            out.push_sql(&format!(") AS counted_{place}"));
        }
        Ok(())
    }
}

/// `SELECT id FROM (…) UNION SELECT id FROM (…)`: the rows of several queries, each once.
#[derive(Debug)]
pub(super) struct Union<Q>(pub(super) Vec<Q>);

impl<Q, DB> QueryFragment<DB> for Union<Q>
where
    DB: Backend,
    Q: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        for (place, query) in self.0.iter().enumerate() {
            if place > 0 {
                out.push_sql(" UNION ");
            }
            out.push_sql("SELECT id FROM (");
            query.walk_ast(out.reborrow())?;
            out.push_sql(&format!(") AS part_{place}"));
        }
        Ok(())
    }
}

/// `application.id IN (…)`, of the ids that a [`Union`] gives.
#[derive(Debug)]
pub(super) struct OneOf<Q>(pub(super) Union<Q>);

impl<Q> QueryId for OneOf<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Expression for OneOf<Q> {
    type SqlType = Bool;
}

impl<Q, Group> ValidGrouping<Group> for OneOf<Q> {
    type IsAggregate = diesel::expression::is_aggregate::No;
}

impl<Q, Tables> AppearsOnTable<Tables> for OneOf<Q> where application::id: AppearsOnTable<Tables> {}

impl<Q, Tables> SelectableExpression<Tables> for OneOf<Q> where
    application::id: SelectableExpression<Tables>
{
}

impl<Q, DB> QueryFragment<DB> for OneOf<Q>
where
    DB: Backend,
    Union<Q>: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("application.id IN (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(")");
        Ok(())
    }
}

/// `SELECT COUNT(*), SUM(amount) FROM (…)`, for a query with a column `amount` and a limit of its own.
#[derive(Debug)]
pub(super) struct Summed<Q>(pub(super) Q);

impl<Q> QueryId for Summed<Q> {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl<Q> Query for Summed<Q> {
    type SqlType = (BigInt, BigInt);
}

impl<Q, C> RunQueryDsl<C> for Summed<Q> {}

impl<Q, DB> QueryFragment<DB> for Summed<Q>
where
    DB: Backend,
    Q: QueryFragment<DB>,
{
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, DB>) -> QueryResult<()> {
        out.push_sql("SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM (");
        self.0.walk_ast(out.reborrow())?;
        out.push_sql(") AS summed");
        Ok(())
    }
}

/// How many rows each query gives, in one statement.
pub(super) fn counts<Q>(connection: &mut AnyConnection, queries: Vec<Q>) -> Result<Vec<Bounded>>
where
    Counted<Q>: diesel::query_dsl::LoadQuery<'static, AnyConnection, (i32, i64)>,
{
    let mut found = vec![Bounded::default(); queries.len()];
    for (place, number) in Counted(queries).load::<(i32, i64)>(connection)? {
        if let Some(one) = usize::try_from(place).ok().and_then(|at| found.get_mut(at)) {
            *one = Bounded(number);
        }
    }
    Ok(found)
}

/// How many rows a query gives.
pub(super) fn count<Q>(connection: &mut AnyConnection, query: Q) -> Result<Bounded>
where
    Counted<Q>: diesel::query_dsl::LoadQuery<'static, AnyConnection, (i32, i64)>,
{
    Ok(counts(connection, vec![query])?
        .first()
        .copied()
        .unwrap_or_default())
}

/// A JSON array of texts that need no escaping, to bind as one value.
pub(super) fn json_array<T: std::fmt::Display>(texts: impl IntoIterator<Item = T>) -> String {
    let quoted: Vec<String> = texts
        .into_iter()
        .map(|text| format!("\"{text}\""))
        .collect();
    format!("[{}]", quoted.join(","))
}

/// The pattern of what has these words in it, for `LIKE … ESCAPE '!'`.
pub(super) fn containing(words: &str) -> String {
    let mut pattern = "%".to_owned();
    for letter in words.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// The way of an order in SQL.
pub(super) const fn way(descending: bool) -> &'static str {
    if descending { "DESC" } else { "ASC" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_knows_what_lies_before_it_and_whether_rows_follow() {
        let window = Window { page: 3, size: 2 };
        assert_eq!((window.offset(), window.reach()), (4, 3));
        let full = Paged::of(window, Bounded(9), vec![1, 2, 3], Ok).unwrap();
        assert_eq!((full.rows, full.further), (vec![1, 2], true));
        let last = Paged::of(window, Bounded(5), vec![1], Ok).unwrap();
        assert_eq!((last.rows, last.further), (vec![1], false));
        let far = Window::page(i64::MAX);
        assert!(far.offset() > 0);
    }

    #[test]
    fn a_count_stops_at_its_bound() {
        assert!(!Bounded(BOUND).is_more());
        assert!(Bounded(TO_COUNT).is_more());
        assert_eq!(Bounded(TO_COUNT).number(), BOUND);
    }

    #[test]
    fn words_are_taken_as_they_stand() {
        assert_eq!(containing("5%_a!"), "%5!%!_a!!%");
    }
}
