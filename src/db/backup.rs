//! A SQLite database copied into one file, and checked. Statements as text: they have no form in the query builder.

use super::{AnyConnection, Db, Error};
use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use std::path::Path;

/// Copies the database into a new file, while others read and write.
///
/// # Errors
/// What the database says; nothing but SQLite is copied.
pub fn into_file(db: &Db, file: &Path) -> anyhow::Result<()> {
    let name = file.display().to_string().replace('\'', "''");
    run(db, &format!("VACUUM INTO '{name}'"))
}

/// Folds the write-ahead log into the database file.
///
/// # Errors
/// What the database says.
pub fn fold_log(db: &Db) -> anyhow::Result<()> {
    run(db, "PRAGMA wal_checkpoint(TRUNCATE)")
}

/// Whether a file is a whole database of this program: undamaged, and with its tables.
///
/// # Errors
/// Tells what is wrong.
pub fn is_whole(db: &Db) -> anyhow::Result<()> {
    #[derive(diesel::QueryableByName)]
    struct Check {
        #[diesel(sql_type = diesel::sql_types::Text)]
        quick_check: String,
    }
    run(
        db,
        "SELECT count(*) FROM application_event; SELECT version FROM __diesel_schema_migrations",
    )?;
    #[expect(
        clippy::disallowed_methods,
        reason = "a PRAGMA has no form in the query builder"
    )]
    let lines: Vec<Check> = db.read(|connection| {
        diesel::sql_query("PRAGMA quick_check")
            .load(connection)
            .map_err(Error::from)
    })?;
    for line in lines {
        anyhow::ensure!(line.quick_check == "ok", "{}", line.quick_check);
    }
    Ok(())
}

fn run(db: &Db, sql: &str) -> anyhow::Result<()> {
    db.read(|connection| match connection {
        AnyConnection::Sqlite(sqlite) => sqlite.batch_execute(sql).map_err(Error::from),
        AnyConnection::Pg(_) => Err(Error::Broken(anyhow::anyhow!("this is no SQLite database"))),
    })?;
    Ok(())
}
