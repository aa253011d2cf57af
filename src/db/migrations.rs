//! Both sets of migrations, embedded and run at start.

use super::{AnyConnection, Db, Error};
use diesel::connection::SimpleConnection;
use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any number; it only has to be the same in every instance.
const ADVISORY_LOCK: i64 = 762_064;

/// The database holds migrations that this program does not know.
#[derive(Debug, thiserror::Error)]
#[error(
    "this database was made by another version of Opptrapping (migration {0}): up to November 2026 all data were demo data and are not carried over, so start with an empty database; it was left as it is"
)]
pub struct OtherVersion(String);

/// Refuses a database with migrations of another set, before anything is written to it.
///
/// # Errors
/// [`OtherVersion`], or that the database does not answer.
pub fn refuse_others(db: &Db) -> anyhow::Result<()> {
    let unknown = db.read(|connection| {
        match connection {
            AnyConnection::Sqlite(sqlite) => unknown_of(sqlite, SQLITE),
            AnyConnection::Pg(pg) => unknown_of(pg, POSTGRES),
        }
        .map_err(|e| Error::Broken(anyhow::anyhow!("migration: {e}")))
    })?;
    match unknown {
        Some(version) => Err(OtherVersion(version).into()),
        None => Ok(()),
    }
}

type BoxedError = Box<dyn std::error::Error + Send + Sync>;

/// The same for the migrations of a backup.
///
/// # Errors
/// [`OtherVersion`].
pub fn refuse_versions(versions: &[String]) -> anyhow::Result<()> {
    let known = known_of::<diesel::pg::Pg>(&POSTGRES)
        .map_err(|error| anyhow::anyhow!("migration: {error}"))?;
    match versions.iter().find(|version| !known.contains(version)) {
        Some(version) => Err(OtherVersion(version.clone()).into()),
        None => Ok(()),
    }
}

fn known_of<DB: diesel::backend::Backend>(
    ours: &EmbeddedMigrations,
) -> Result<Vec<String>, BoxedError> {
    Ok(MigrationSource::<DB>::migrations(ours)?
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}

/// A migration of the database that is not among the embedded ones.
fn unknown_of<DB: diesel::backend::Backend>(
    connection: &mut impl MigrationHarness<DB>,
    ours: EmbeddedMigrations,
) -> Result<Option<String>, BoxedError> {
    let known = known_of::<DB>(&ours)?;
    Ok(connection
        .applied_migrations()?
        .into_iter()
        .map(|version| version.to_string())
        .find(|version| !known.contains(version)))
}

/// Runs what is missing. Several instances may start at once: on PostgreSQL they queue on an advisory lock.
///
/// # Errors
/// What the database says, with the migration's name.
pub fn run(db: &Db) -> anyhow::Result<()> {
    refuse_others(db)?;
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
