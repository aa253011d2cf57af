//! Diesel: rows in, domain types out. The only place that knows SQL.
//!
//! One code for SQLite and PostgreSQL: [`AnyConnection`] is either. [`Db::read`] gives a connection,
//! [`Db::write`] one transaction (IMMEDIATE on SQLite). What the enum cannot express (upsert, `FOR UPDATE`)
//! is not used: conditional `UPDATE`s and named constraints take its place.

mod connection;
pub mod error;
pub mod event;
pub mod membership;
pub mod migrations;
pub mod outbox;
mod pool;
pub mod schema;
mod statements;

pub mod access_log;
pub mod account;
pub mod announcement;
pub mod annual_report;
pub mod application;
pub mod application_list;
pub mod appropriation;
pub mod assessment;
pub mod backup;
pub mod bank_account;
pub mod budget_frame;
pub mod call;
pub mod decision;
pub mod demo_clock;
pub mod divided;
pub mod document;
pub mod geography;
pub mod grant;
pub mod head;
pub mod held_role;
pub mod history;
pub mod impartiality;
pub mod journal;
pub mod kept_sums;
pub mod list;
pub mod password_link;
pub mod payment;
pub mod payment_list;
pub mod remark;
pub mod repayment;
pub mod report_list;
pub mod return_for_completion;
pub mod roles;
pub mod scheme_setting;
pub mod scope;
pub mod seal;
pub mod section;
pub mod session;
pub mod statistics;
pub mod submission;
pub mod user;
pub mod verify;
pub mod worklist;

pub use connection::AnyConnection;
pub use error::{Error, Result};

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{PgConnection, SqliteConnection};
use pool::Manager;

/// Which database a URL names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// SQLite, embedded.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

/// The URL names neither database.
#[derive(Debug, thiserror::Error)]
#[error("DATABASE_URL must start with sqlite:// or postgres://")]
pub struct UnknownDatabase;

impl Backend {
    /// Reads the scheme of `DATABASE_URL`.
    ///
    /// # Errors
    /// [`UnknownDatabase`] when it is neither.
    pub fn of(url: &str) -> std::result::Result<Self, UnknownDatabase> {
        if url.starts_with("sqlite://") {
            Ok(Self::Sqlite)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres)
        } else {
            Err(UnknownDatabase)
        }
    }
}

/// The database: a pool of connections. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Db {
    pool: Pool<Manager>,
    backend: Backend,
}

/// How to open the database.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite://path` or `postgres://…`.
    pub url: String,
    /// Connections kept, at least 1.
    pub pool_size: u32,
    /// Whether a commit waits for the disk. Only the demo builder says no.
    pub durable: bool,
}

impl Db {
    /// Opens the pool; does not migrate.
    ///
    /// # Errors
    /// When the URL is of no known kind or no connection can be had.
    pub fn open(options: &Options) -> anyhow::Result<Self> {
        let backend = Backend::of(&options.url)?;
        let target = match backend {
            Backend::Sqlite => options.url.trim_start_matches("sqlite://").to_owned(),
            Backend::Postgres => options.url.clone(),
        };
        if backend == Backend::Sqlite
            && let Some(folder) = std::path::Path::new(&target).parent()
            && !folder.as_os_str().is_empty()
        {
            std::fs::create_dir_all(folder)?;
        }
        let manager = Manager {
            backend,
            target,
            synchronous: if options.durable { "FULL" } else { "OFF" },
        };
        if backend == Backend::Sqlite {
            // The pool tries again for as long as a server may need to come back. A file that is no database stays one.
            manager.connect()?;
        }
        let pool = Pool::builder()
            .max_size(options.pool_size)
            .min_idle(Some(1))
            .test_on_check_out(true)
            .connection_timeout(std::time::Duration::from_secs(20))
            .build(manager)?;
        Ok(Self { pool, backend })
    }

    /// Which database this is.
    #[must_use]
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// Reads outside a transaction.
    ///
    /// # Errors
    /// What `work` gives, or [`Error::Broken`] when no connection can be had.
    pub fn read<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut held = self.pool.get().map_err(Error::from)?;
        let outcome = work(&mut held.connection);
        held.used(outcome.is_ok());
        outcome
    }

    /// One write transaction: all or nothing. Commits when `work` gives `Ok`.
    ///
    /// # Errors
    /// What `work` gives, or what the database says at commit (deferred constraints).
    pub fn write<T, E: From<Error>>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut held = self.begun()?;
        let connection = &mut held.connection;
        let outcome = work(connection).and_then(|value| {
            commit(connection).map_err(Error::from)?;
            Ok(value)
        });
        if outcome.is_err() {
            rollback(connection);
        }
        held.used(outcome.is_ok());
        outcome
    }

    /// A connection in a transaction. Nothing has been done yet, so one that turns out to be lost is changed for another.
    fn begun(&self) -> Result<PooledConnection<Manager>> {
        for _ in 0..self.pool.max_size() {
            let mut held = self.pool.get()?;
            match begin(&mut held.connection) {
                Ok(()) => return Ok(held),
                Err(error) => {
                    held.used(false);
                    if !held.is_lost() {
                        return Err(error.into());
                    }
                }
            }
        }
        let mut held = self.pool.get()?;
        begin(&mut held.connection)?;
        Ok(held)
    }
}

/// SQLite takes the write lock at once (`IMMEDIATE`): a transaction that reads first and writes later would
/// else fail as "locked" when two meet. PostgreSQL runs READ COMMITTED; constraints and conditional updates decide.
fn begin(connection: &mut AnyConnection) -> diesel::QueryResult<()> {
    match connection {
        AnyConnection::Sqlite(sqlite) => {
            AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE")
        }
        AnyConnection::Pg(pg) => {
            <AnsiTransactionManager as TransactionManager<PgConnection>>::begin_transaction(pg)
        }
    }
}

fn commit(connection: &mut AnyConnection) -> diesel::QueryResult<()> {
    match connection {
        AnyConnection::Sqlite(sqlite) => <AnsiTransactionManager as TransactionManager<
            SqliteConnection,
        >>::commit_transaction(sqlite),
        AnyConnection::Pg(pg) => {
            <AnsiTransactionManager as TransactionManager<PgConnection>>::commit_transaction(pg)
        }
    }
}

fn rollback(connection: &mut AnyConnection) {
    let outcome = match connection {
        AnyConnection::Sqlite(sqlite) => <AnsiTransactionManager as TransactionManager<
            SqliteConnection,
        >>::rollback_transaction(sqlite),
        AnyConnection::Pg(pg) => {
            <AnsiTransactionManager as TransactionManager<PgConnection>>::rollback_transaction(pg)
        }
    };
    // After a failed commit there may be nothing left to roll back; the pool drops a broken connection itself.
    if let Err(error) = outcome {
        tracing::debug!(%error, "rollback");
    }
}
