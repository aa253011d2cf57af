//! SQL as text, past every rule of the program: only the database is left to refuse.

use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use opptrapping::db::{AnyConnection, Backend, Error};

/// Runs statements in one transaction.
pub fn run(app: &TestApp, sql: &str) -> Result<(), Error> {
    app.world().db.write(|connection| match connection {
        AnyConnection::Sqlite(sqlite) => sqlite.batch_execute(sql).map_err(Error::from),
        AnyConnection::Pg(pg) => pg.batch_execute(sql).map_err(Error::from),
    })
}

/// Demands that the constraint refuses. SQLite does not tell the name of a key, so there only the refusal counts.
#[track_caller]
pub fn refused(app: &TestApp, constraint: &str, sql: &str) {
    match run(app, sql) {
        Err(error @ Error::Conflict(_)) => {
            let named = app.world().db.backend() == Backend::Postgres;
            assert!(
                !named || error.is_refused_by(constraint),
                "{constraint} should refuse, but: {error}"
            );
        }
        other => panic!("{constraint} did not refuse: {other:?}\n{sql}"),
    }
}

/// An event of an application, with any values.
pub fn event(id: i64, of: i64, previous: &str, edge: (&str, &str, &str)) -> String {
    case_event(
        "application_event",
        "application_id",
        id,
        of,
        previous,
        edge,
    )
}

/// An event of a grant, with any values.
pub fn grant_event(id: i64, of: i64, previous: &str, edge: (&str, &str, &str)) -> String {
    case_event("grant_event", "grant_id", id, of, previous, edge)
}

fn case_event(
    table: &str,
    column: &str,
    id: i64,
    of: i64,
    previous: &str,
    (from, step, to): (&str, &str, &str),
) -> String {
    format!(
        "INSERT INTO {table} (id, {column}, previous_event_id, from_state, step, to_state, actor_id, on_behalf_of, at, fact, previous_hash, hash, key_id)
         VALUES ({id}, {of}, {previous}, '{from}', '{step}', '{to}', 2, 'Arendal kommune', '2019-10-02 07:00:00', '{{}}', '', 'h{id}', 'test');"
    )
}

/// An application without an event.
pub fn application(id: i64, state: &str, last_event: i64) -> String {
    format!(
        "INSERT INTO application (id, case_number, year, announcement_id, municipality_code, received_by_office, state, last_event_id, started_by, started_at)
         VALUES ({id}, '2019-9{id:04}', 2019, (SELECT min(id) FROM announcement), '0906', 'fm-agder', '{state}', {last_event}, 2, '2019-10-02 07:00:00');"
    )
}

/// A draft with its first event; both have the same id.
pub fn draft(app: &TestApp, id: i64) {
    let sql = application(id, "draft", id) + &event(id, id, "NULL", ("none", "start", "draft"));
    run(app, &sql).unwrap();
}

/// A document of an application.
pub fn document(id: &str, application: i64) -> String {
    format!(
        "INSERT INTO document (id, subject_kind, subject_id, application_id, kind, title, standard, sha256, bytes, created_by, created_at)
         VALUES ('{id}', 'application', {application}, {application}, 'grant_letter', 'Tilskuddsbrev', 'nb', 'ikke riktig', '', 2, '2019-10-02 07:00:00');"
    )
}

/// A decision about an application, with a document that must exist.
pub fn decision(
    id: i64,
    application: i64,
    (kind, amount): (&str, i64),
    (proposer, decider): (i64, i64),
) -> String {
    format!(
        "INSERT INTO decision (id, application_id, kind, amount, frame_id, proposed_by, decided_by, decided_at, office_key, office_name, standard, grounds, conditions, document_id)
         VALUES ({id}, {application}, '{kind}', {amount}, (SELECT min(id) FROM budget_frame WHERE year = 2019), {proposer}, {decider}, '2019-10-02 07:00:00', 'fm-agder', 'Fylkesmannen i Agder', 'nb', '', '', 'd{application}');"
    )
}

/// A draft made into a granted case by force, with a grant of 1000 kr in state awarded; decided by 7, proposed by 5.
pub fn granted(app: &TestApp, id: i64) {
    draft(app, id);
    let sql = document(&format!("d{id}"), id)
        + &decision(id, id, ("granted", 1000), (5, 7))
        + &format!(
            "INSERT INTO grants (id, application_id, decision_id, frame_id, state, last_event_id, amount, awarded_at, accept_by)
             VALUES ({id}, {id}, {id}, (SELECT min(id) FROM budget_frame WHERE year = 2019), 'awarded', {id}, 1000, '2019-10-02 07:00:00', '2019-10-23');"
        )
        + &grant_event(id, id, "NULL", ("none", "award", "awarded"));
    run(app, &sql).unwrap();
}
