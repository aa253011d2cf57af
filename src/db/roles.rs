//! Two roles on PostgreSQL: one owns the tables, another serves and can neither change nor delete an event, an entry of the
//! journal or a seal. SQLite has no roles.

use super::{AnyConnection, Db, Error};
use diesel::connection::SimpleConnection;
use diesel::{PgConnection, RunQueryDsl};

/// Rows are only ever added to these.
const EVENTS: &str = "act_event, application_event, grant_event, journal, seal";

/// The role a connection works as.
///
/// # Errors
/// When the database does not answer.
pub fn current(db: &Db) -> anyhow::Result<String> {
    #[derive(diesel::QueryableByName)]
    struct Name {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "CURRENT_USER has no form in the query builder"
    )]
    let found: Name = on_postgres(db, |pg| {
        diesel::sql_query("SELECT current_user::text AS name").get_result(pg)
    })?;
    Ok(found.name)
}

/// Gives the role that serves what it needs: everything but changing and deleting events. Run as the owner, at every start,
/// since a migration may have added a table.
///
/// # Errors
/// What the database says, for instance that the owner is not the owner.
pub fn grant(owner: &Db, role: &str) -> anyhow::Result<()> {
    anyhow::ensure!(
        role != current(owner)?,
        "DATABASE_URL and MIGRATION_DATABASE_URL name the same role; give the server one that does not own the tables"
    );
    let role = format!("\"{}\"", role.replace('"', "\"\""));
    on_postgres(owner, |pg| {
        pg.batch_execute(&format!(
            "BEGIN;
             GRANT USAGE ON SCHEMA public TO {role};
             GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
             GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role};
             REVOKE UPDATE, DELETE ON {EVENTS} FROM {role};
             REVOKE INSERT, UPDATE, DELETE ON __diesel_schema_migrations FROM {role};
             COMMIT"
        ))
    })
}

fn on_postgres<T>(
    db: &Db,
    work: impl FnOnce(&mut PgConnection) -> diesel::QueryResult<T>,
) -> anyhow::Result<T> {
    Ok(db.read(|connection| match connection {
        AnyConnection::Pg(pg) => work(pg).map_err(Error::from),
        AnyConnection::Sqlite(_) => Err(Error::Broken(anyhow::anyhow!("SQLite has no roles"))),
    })?)
}
