//! The one type that is either database.
#![allow(
    missing_docs,
    missing_debug_implementations,
    reason = "Diesel's derive writes types without docs or Debug"
)]

use diesel::{PgConnection, SqliteConnection};

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// SQLite, embedded.
    Sqlite(SqliteConnection),
    /// PostgreSQL.
    Pg(PgConnection),
}
