//! The connections of the pool, and how one that is lost is found out: PostgreSQL may be started again under us.
//!
//! Asking before each use would cost a way to the server each time. So a connection is asked when it has rested, or when
//! something has just failed on it; while many requests come in, a restart costs each lost connection one of them.

use super::{AnyConnection, Backend, statements};
use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{Connection, PgConnection, SqliteConnection};
use std::time::{Duration, Instant};

/// A connection unused for longer is asked whether it is still there.
const REST: Duration = Duration::from_secs(2);

/// A connection of the pool.
pub(super) struct Held {
    /// The connection.
    pub(super) connection: AnyConnection,
    last_used: Instant,
    lost: bool,
}

impl Held {
    fn new(connection: AnyConnection) -> Self {
        Self {
            connection,
            last_used: Instant::now(),
            lost: false,
        }
    }

    /// To be called after each use; after one that failed the server is asked whether it was the connection.
    pub(super) fn used(&mut self, went_well: bool) {
        self.last_used = Instant::now();
        if !went_well && let AnyConnection::Pg(pg) = &mut self.connection {
            self.lost = pg.ping().is_err();
        }
    }

    /// Whether the connection is lost, so that the pool will not keep it.
    pub(super) const fn is_lost(&self) -> bool {
        self.lost
    }
}

/// Opens connections for the pool.
#[derive(Debug)]
pub(super) struct Manager {
    pub(super) backend: Backend,
    pub(super) target: String,
    /// `FULL` for real work; `OFF` only while a demo file is being built.
    pub(super) synchronous: &'static str,
}

impl ManageConnection for Manager {
    type Connection = Held;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> std::result::Result<Held, Self::Error> {
        match self.backend {
            Backend::Sqlite => {
                let mut connection = SqliteConnection::establish(&self.target)
                    .map_err(diesel::r2d2::Error::ConnectionError)?;
                connection
                    .batch_execute(&format!(
                        "PRAGMA busy_timeout = 20000; PRAGMA journal_mode = WAL; PRAGMA synchronous = {}; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;",
                        self.synchronous
                    ))
                    .map_err(diesel::r2d2::Error::QueryError)?;
                statements::tell(&mut connection);
                Ok(Held::new(AnyConnection::Sqlite(connection)))
            }
            Backend::Postgres => {
                let mut connection = PgConnection::establish(&self.target)
                    .map_err(diesel::r2d2::Error::ConnectionError)?;
                // Our queries find few rows by index: planning them again costs more than a better plan could save.
                connection
                    .batch_execute("SET plan_cache_mode = force_generic_plan; SET jit = off")
                    .map_err(diesel::r2d2::Error::QueryError)?;
                statements::tell(&mut connection);
                Ok(Held::new(AnyConnection::Pg(connection)))
            }
        }
    }

    fn is_valid(&self, held: &mut Held) -> std::result::Result<(), Self::Error> {
        match &mut held.connection {
            AnyConnection::Pg(pg) if held.last_used.elapsed() > REST => {
                pg.ping().map_err(diesel::r2d2::Error::QueryError)
            }
            _ => Ok(()),
        }
    }

    fn has_broken(&self, held: &mut Held) -> bool {
        held.lost
            || match &mut held.connection {
                AnyConnection::Sqlite(sqlite) => sqlite.is_broken(),
                AnyConnection::Pg(pg) => pg.is_broken(),
            }
    }
}
