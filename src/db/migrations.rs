//! Both sets of migrations, embedded and run at start.

use super::{AnyConnection, Db, Error};
use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number; it only has to be the same in every instance.
const ADVISORY_LOCK: i64 = 762_064;

/// Runs what is missing. Several instances may start at once: on PostgreSQL they queue on an advisory lock.
///
/// # Errors
/// What the database says, with the migration's name.
pub fn run(db: &Db) -> anyhow::Result<()> {
    db.read(|connection| match connection {
        AnyConnection::Sqlite(sqlite) => {
            sqlite
                .run_pending_migrations(SQLITE)
                .map_err(|e| Error::Broken(anyhow::anyhow!("migration: {e}")))?;
            Ok::<_, Error>(())
        }
        AnyConnection::Pg(pg) => {
            pg.batch_execute(&format!("SELECT pg_advisory_lock({ADVISORY_LOCK})"))?;
            let outcome = pg
                .run_pending_migrations(POSTGRES)
                .map(|_| ())
                .map_err(|e| Error::Broken(anyhow::anyhow!("migration: {e}")));
            pg.batch_execute(&format!("SELECT pg_advisory_unlock({ADVISORY_LOCK})"))?;
            outcome
        }
    })?;
    Ok(())
}

/// Whether every embedded migration has been run.
///
/// # Errors
/// When the database does not answer.
pub fn are_current(db: &Db) -> anyhow::Result<bool> {
    let pending = db.read(|connection| {
        match connection {
            AnyConnection::Sqlite(sqlite) => sqlite.has_pending_migration(SQLITE),
            AnyConnection::Pg(pg) => pg.has_pending_migration(POSTGRES),
        }
        .map_err(|e| Error::Broken(anyhow::anyhow!("migration: {e}")))
    })?;
    Ok(!pending)
}
