//! One schema in two dialects: the migrations of both databases say the same, and run on what is there.

use crate::raw::{granted, run};
use crate::support::{TestApp, variable};
use std::collections::BTreeSet;
use std::path::Path;

fn folders(set: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(Path::new("migrations").join(set))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Tables, columns, constraints and indexes a set of migrations makes, as lines «table: column».
fn made_by(set: &str) -> BTreeSet<String> {
    let mut made = BTreeSet::new();
    for folder in folders(set) {
        let path = format!("migrations/{set}/{folder}/up.sql");
        let text = std::fs::read_to_string(path).unwrap();
        let mut table = String::new();
        for line in text
            .lines()
            .map(|line| line.split("--").next().unwrap().trim())
        {
            if let Some(name) = after(line, "CREATE TABLE ").or_else(|| after(line, "ALTER TABLE "))
            {
                table = name.to_owned();
                made.insert(table.clone());
            }
            if let Some(name) = after(line, "CONSTRAINT ") {
                made.insert(format!("{table}: constraint {name}"));
            } else if let Some(name) = after(line, "INDEX ") {
                made.insert(format!("index {name}"));
            } else if let Some((name, rest)) = line.split_once(' ') {
                let is_column = name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
                    && rest.starts_with(|c: char| c.is_ascii_uppercase());
                if is_column {
                    let nullable = if rest.contains("NOT NULL") || rest.contains("PRIMARY KEY") {
                        ""
                    } else {
                        "?"
                    };
                    made.insert(format!("{table}: {name}{nullable}"));
                }
            }
        }
    }
    made
}

fn after<'a>(line: &'a str, words: &str) -> Option<&'a str> {
    let rest = &line[line.find(words)? + words.len()..];
    rest.split([' ', '(']).next()
}

#[test]
fn both_sets_of_migrations_have_the_same_names_and_make_the_same_things() {
    assert_eq!(folders("sqlite"), folders("postgres"));
    let (sqlite, postgres) = (made_by("sqlite"), made_by("postgres"));
    let differing: Vec<_> = sqlite.symmetric_difference(&postgres).collect();
    assert!(differing.is_empty(), "only in one set: {differing:#?}");
    assert!(sqlite.contains("budget_frame: constraint committed_within_frame"));
    assert!(sqlite.contains("bank_account: registered_by?"));
    assert!(
        sqlite.len() > 200,
        "the comparison reads too little: {}",
        sqlite.len()
    );
}

#[test]
fn every_migration_can_be_taken_back_by_name() {
    for set in ["sqlite", "postgres"] {
        for folder in folders(set) {
            let read = |file: &str| {
                std::fs::read_to_string(format!("migrations/{set}/{folder}/{file}")).unwrap()
            };
            let (up, down) = (read("up.sql"), read("down.sql"));
            for table in up.lines().filter_map(|line| after(line, "CREATE TABLE ")) {
                assert!(
                    down.contains(&format!("DROP TABLE {table};")),
                    "{set}/{folder}/down.sql does not drop {table}"
                );
            }
        }
    }
}

#[test]
fn a_filled_database_migrates_again_and_loads_its_geography_again() {
    let app = TestApp::on("02.10.2019");
    granted(&app, 200);
    let world =
        opptrapping::startup::world(app.world().config.clone(), app.world().clock.clone(), true)
            .unwrap();
    assert!(opptrapping::db::migrations::are_current(&world.db).unwrap());
    run(&app, "UPDATE grants SET amount = 1000 WHERE id = 200").unwrap();
}

#[test]
fn no_reference_leads_nowhere() {
    let app = TestApp::on("02.10.2019");
    crate::raw::refused(
        &app,
        "session_user_id_fkey",
        "INSERT INTO session (token_hash, user_id, csrf, browser, created_at, last_seen_at, expires_at)
         VALUES ('t', 999999, '', '', '2019-10-02 07:00:00', '2019-10-02 07:00:00', '2019-10-02 07:00:00')",
    );
}

/// The connection to PostgreSQL is encrypted by the OpenSSL built into the program.
#[test]
fn postgres_is_reached_over_tls_where_a_server_with_tls_is_named() {
    use diesel::prelude::*;
    let Some(url) = variable("TEST_POSTGRES_TLS_URL") else {
        println!("TEST_POSTGRES_TLS_URL is not set: nothing to test");
        return;
    };
    let mut connection = diesel::PgConnection::establish(&url).unwrap();
    let encrypted: bool = diesel::select(diesel::dsl::sql::<diesel::sql_types::Bool>(
        "(SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid())",
    ))
    .get_result(&mut connection)
    .unwrap();
    assert!(encrypted);
    let plain = url.replace("sslmode=require", "sslmode=disable");
    assert!(
        diesel::PgConnection::establish(&plain).is_err(),
        "the server takes plain connections too"
    );
}
