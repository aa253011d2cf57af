//! `verify` sees what was changed, added or taken away past the program.

use crate::raw::run;
use crate::support::{TestApp, granted, office};
use diesel::RunQueryDsl;
use opptrapping::command;
use opptrapping::db::verify::tables::{OUTSIDE, TABLES};
use opptrapping::db::{AnyConnection, Backend};
use opptrapping::domain::decision::Outcome;
use std::collections::BTreeSet;

#[derive(diesel::QueryableByName)]
struct Text {
    #[diesel(sql_type = diesel::sql_types::Nullable<diesel::sql_types::Text>)]
    text: Option<String>,
}

/// The first column of a query, which must be called `text`.
#[expect(
    clippy::disallowed_methods,
    reason = "asks the database about itself, past the schema the program knows"
)]
fn texts(app: &TestApp, sql: &str) -> Vec<Option<String>> {
    let rows: Vec<Text> = app
        .world()
        .db
        .read(|connection| {
            let query = diesel::sql_query(sql);
            match connection {
                AnyConnection::Sqlite(sqlite) => query.load(sqlite),
                AnyConnection::Pg(pg) => query.load(pg),
            }
            .map_err(opptrapping::db::Error::from)
        })
        .unwrap();
    rows.into_iter().map(|row| row.text).collect()
}

/// A case that went all the way with every detour, and one that was refused: nearly every table has a row with nearly
/// every column.
fn lived() -> TestApp {
    use opptrapping::actions;
    use opptrapping::domain::money::Kroner;
    let (app, number) = granted::awarded();
    granted::accept(&app, &number);
    app.act(granted::TURID, |c| {
        actions::register_account::give_back(c, &number, "Kontoen er en annens.")
    })
    .unwrap();
    app.act(granted::KARI, |c| {
        actions::register_account::give(c, &number, &granted::account())
    })
    .unwrap();
    app.move_to("10.06.2019", "09.00");
    app.act(granted::TURID, |c| {
        actions::register_account::run(c, &number, &granted::account())
    })
    .unwrap();
    let refused = granted::propose(&app, &number, 100);
    app.act(granted::TURID, |c| {
        actions::attest_payment::refuse(c, &number, refused, "Feil beløp.")
    })
    .unwrap();
    let payment = granted::propose(&app, &number, granted::AMOUNT);
    app.act(granted::TURID, |c| {
        actions::attest_payment::run(c, &number, payment)
    })
    .unwrap();
    granted::confirm(&app, &number, payment, "B-1001");
    rejected(&app);
    app.move_to("10.02.2020", "10.00");
    granted::submit_report(&app, &number, 250_000);
    app.act(granted::OLAV, |c| {
        actions::check_report::give_back(c, &number, "Forklar vikarbruken.")
    })
    .unwrap();
    granted::submit_report(&app, &number, 250_000);
    app.act(granted::OLAV, |c| {
        actions::check_report::approve(c, &number)
    })
    .unwrap();
    app.act(granted::OLAV, |c| {
        let pay_by = c.today() + chrono::Days::new(30);
        actions::claim_unspent::run(c, &number, pay_by)
    })
    .unwrap();
    granted::repay(&app, &number, 20_000).unwrap();
    assert_eq!(office::frame(&app, &number).0, granted::AMOUNT);
    granted::repay(&app, &number, Kroner(30_000).0).unwrap();
    app.act(granted::OLAV, |c| actions::close_grant::run(c, &number))
        .unwrap();
    settings(&app);
    persons(&app, &number);
    app
}

/// Somebody not impartial who is confirmed to be so later, one who still waits, and roles given, confirmed and refused.
fn persons(app: &TestApp, number: &str) {
    use opptrapping::actions::{self, declare_impartiality, give_role::Given};
    use opptrapping::domain::user::{Organisation, Role, Validity};
    let declare = |who, impartial, why| {
        app.act(who, |c| {
            declare_impartiality::run(c, number, impartial, why)
        })
        .unwrap();
    };
    let ida = app.actor("ida.saksbehandler").user;
    declare("ida.saksbehandler", false, "Min bror er rådmann.");
    declare("ida.saksbehandler", true, "Han har sluttet.");
    app.act(granted::ANNE, |c| {
        actions::answer_impartiality::run(c, number, ida, true)
    })
    .unwrap();
    declare(granted::OLAV, false, "Jeg har søkt jobb der.");
    declare(granted::OLAV, true, "Jeg trakk søknaden.");
    let office = Organisation::Office("fm-agder".parse().unwrap());
    for (role, confirmed) in [(Role::Economy, true), (Role::CaseOfficer, false)] {
        app.act("admin.system", |c| {
            let validity = Validity {
                from: c.today(),
                to: None,
            };
            let given = Given {
                user: app.actor("berit.saksbehandler").user,
                role,
                organisation: office.clone(),
                validity,
            };
            actions::give_role::run(c, &given)
        })
        .unwrap();
        app.act(granted::ANNE, |c| {
            let office = c.actor.office().unwrap();
            let waiting = c
                .world
                .db
                .read(|c| opptrapping::db::held_role::waiting_at(c, office, app.now().day()))
                .unwrap();
            actions::answer_role::run(c, waiting[0].id, confirmed)
        })
        .unwrap();
    }
}

/// Returned, completed, proposed, returned by the approver and refused.
fn rejected(app: &TestApp) {
    use crate::support::application;
    use opptrapping::actions;
    let nils = "nils.planlegger";
    let number = application::submitted(app, nils, "2019-agder-1");
    office::declare(app, granted::OLAV, &number);
    app.act(granted::OLAV, |c| {
        let remarks = [("mal".to_owned(), "Si mer om målene.".to_owned())];
        let respond_by = c.today() + chrono::Days::new(14);
        actions::return_for_completion::run(c, &number, &remarks, respond_by)
    })
    .unwrap();
    app.act(nils, |c| actions::submit_application::run(c, &number))
        .unwrap();
    office::propose(app, granted::OLAV, &number, Outcome::Reject, 0);
    office::declare(app, granted::ANNE, &number);
    app.act(granted::ANNE, |c| {
        actions::return_proposal::run(c, &number, "Begrunn nærmere.")
    })
    .unwrap();
    app.act(granted::OLAV, |c| {
        actions::propose_decision::run(c, &number)
    })
    .unwrap();
    office::decide(app, granted::ANNE, &number).unwrap();
}

/// A rule entered, a person disabled, a role ended.
fn settings(app: &TestApp) {
    use opptrapping::actions::{self, set_setting::Entry};
    use opptrapping::domain::rules_of_year::SettingKey;
    let admin = "admin.system";
    app.act(admin, |c| {
        let entry = Entry {
            year: 2020,
            key: SettingKey::AcceptWithinDays,
            value: "30",
            holds_from: c.today(),
        };
        actions::set_setting::run(c, &entry)
    })
    .unwrap();
    let lars = app.actor("lars.les").user;
    app.act(admin, |c| actions::disable_user::run(c, lars, true))
        .unwrap();
    let berit = app.actor("berit.saksbehandler").user;
    let held = app
        .world()
        .db
        .read(|c| opptrapping::db::held_role::of_user(c, berit))
        .unwrap();
    app.act(admin, |c| {
        let last_day = c.today() + chrono::Days::new(7);
        actions::end_role::run(c, berit, held[0].id, last_day)
    })
    .unwrap();
}

#[test]
fn verify_finds_nothing_in_a_sound_database() {
    let app = lived();
    assert_eq!(app.findings(), Vec::<String>::new());
    let told = command::verify::run(app.world(), None).unwrap();
    assert!(told.ends_with("nothing is off"), "{told}");
    assert!(!told.starts_with("0 events"), "{told}");
}

#[test]
fn every_column_of_every_table_is_proved_or_has_its_reason() {
    let app = TestApp::on("02.10.2019");
    let postgres = app.world().db.backend() == Backend::Postgres;
    let tables = if postgres {
        "SELECT table_name::text AS text FROM information_schema.tables WHERE table_schema = 'public'"
    } else {
        "SELECT name AS text FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    };
    let mut lacking = Vec::new();
    for table in texts(&app, tables).into_iter().flatten() {
        if table == "__diesel_schema_migrations" {
            continue;
        }
        let Some(listed) = TABLES.iter().find(|listed| listed.name == table) else {
            if !OUTSIDE.iter().any(|(name, _)| *name == table) {
                lacking.push(table);
            }
            continue;
        };
        let columns = if postgres {
            format!(
                "SELECT column_name::text AS text FROM information_schema.columns WHERE table_name = '{table}'"
            )
        } else {
            format!("SELECT name AS text FROM pragma_table_info('{table}')")
        };
        let stored: BTreeSet<String> = texts(&app, &columns).into_iter().flatten().collect();
        let ours: BTreeSet<String> = listed
            .key
            .iter()
            .chain(listed.proved)
            .copied()
            .chain(listed.unproved.iter().map(|(column, _)| *column))
            .map(str::to_owned)
            .collect();
        for column in stored.symmetric_difference(&ours) {
            lacking.push(format!("{table}.{column}"));
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// Another value of the same kind: what it is, and how to write it.
fn another(stored: Option<&str>, column: &str) -> String {
    match stored {
        None if column.ends_with("_at") => "'2001-01-01 00:00:00'".into(),
        None if column.ends_with("_on") || column == "valid_to" => "'2001-01-01'".into(),
        None if column.ends_with("_key") || column.ends_with("_office") => "'fm-nordland'".into(),
        None if column.ends_with("_code") => "'1804'".into(),
        None if column == "chosen_standard" => "'nn'".into(),
        None => "7".into(),
        Some("0") => "1".into(),
        Some(number) if number.parse::<i64>().is_ok() && !column.ends_with("_code") => {
            (number.parse::<i64>().unwrap() + 1).to_string()
        }
        Some(text) if text.len() == 19 && text.as_bytes()[10] == b' ' => {
            "'2001-01-01 00:00:00'".into()
        }
        Some(text) if text.len() == 10 && text.as_bytes()[4] == b'-' => "'2001-01-01'".into(),
        Some(text) => format!("'{}x'", text.replace('\'', "''")),
    }
}

/// SQLite lets a connection write past its constraints, so there every proved column can be changed.
#[test]
fn a_change_in_any_proved_column_is_named() {
    let app = lived();
    if app.world().db.backend() == Backend::Postgres {
        return;
    }
    let path = app
        .database_url()
        .trim_start_matches("sqlite://")
        .to_owned();
    let raw = |sql: &str| {
        use diesel::Connection;
        use diesel::connection::SimpleConnection;
        let mut connection = diesel::SqliteConnection::establish(&path).unwrap();
        connection
            .batch_execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;")
            .unwrap();
        connection.batch_execute(sql).unwrap();
    };
    let mut overlooked = Vec::new();
    let mut without_row = Vec::new();
    for table in TABLES {
        let order = table.key.first().unwrap();
        for column in table.proved {
            let name = table.name;
            let one = format!(
                "SELECT CAST(rowid AS TEXT) AS text FROM \"{name}\" WHERE {column} IS NOT NULL ORDER BY {order} DESC LIMIT 1"
            );
            let any = one.replace(&format!("WHERE {column} IS NOT NULL"), "");
            let Some(row) = texts(&app, &one)
                .pop()
                .or_else(|| texts(&app, &any).pop())
                .flatten()
            else {
                without_row.push(name);
                continue;
            };
            let at = format!("FROM \"{name}\" WHERE rowid = {row}");
            let stored = texts(&app, &format!("SELECT CAST({column} AS TEXT) AS text {at}"))
                .pop()
                .unwrap();
            let wrong = another(stored.as_deref(), column);
            let right = stored.map_or("NULL".to_owned(), |text| {
                format!("'{}'", text.replace('\'', "''"))
            });
            raw(&format!(
                "UPDATE \"{name}\" SET {column} = {wrong} WHERE rowid = {row}"
            ));
            let found = app.findings();
            let seen = found
                .iter()
                .any(|line| line.starts_with(name) && line.contains(column));
            if !seen {
                overlooked.push(format!("{name}.{column}: {wrong} for {right}: {found:?}"));
            }
            raw(&format!(
                "UPDATE \"{name}\" SET {column} = {right} WHERE rowid = {row}"
            ));
        }
    }
    assert!(overlooked.is_empty(), "{overlooked:#?}");
    without_row.dedup();
    assert_eq!(
        without_row,
        Vec::<&str>::new(),
        "the case reaches too little"
    );
    assert_eq!(app.findings(), Vec::<String>::new());
}

#[test]
fn a_row_without_a_fact_and_a_fact_without_its_row_are_named() {
    let app = lived();
    for (sql, told) in [
        (
            "INSERT INTO payment (grant_id, amount, account_number, decided_by, proposed_by, proposed_at)
             SELECT grant_id, amount, account_number, decided_by, proposed_by, proposed_at FROM payment",
            "stands there without a fact",
        ),
        (
            "INSERT INTO journal (kind, amount, cases, year, office_key, act_event_id, at)
             SELECT 'framed', 5, 0, year, office_key, act_event_id, at FROM journal WHERE kind = 'appropriated'",
            "journal act_event",
        ),
        ("DELETE FROM journal WHERE kind = 'paid'", "/paid is missing"),
        ("DELETE FROM scheme_setting", "scheme_setting"),
        ("DELETE FROM frame_entry", "frame_entry"),
    ] {
        run(&app, sql).unwrap();
        let found = app.findings();
        assert!(
            found.iter().any(|line| line.contains(told)),
            "{sql}: {told} is not in {found:#?}"
        );
    }
}

#[test]
fn a_document_and_an_assessment_that_were_changed_are_named() {
    let app = lived();
    let bytes = match app.world().db.backend() {
        Backend::Sqlite => "x'00'",
        Backend::Postgres => "'\\x00'::bytea",
    };
    run(
        &app,
        &format!("UPDATE document SET bytes = {bytes} WHERE kind = 'report'"),
    )
    .unwrap();
    run(
        &app,
        "UPDATE assessment_mark SET reason = reason || ' ikke'",
    )
    .unwrap();
    let found = app.findings();
    for told in ["its bytes were changed", "is not what was proposed"] {
        assert!(
            found.iter().any(|line| line.contains(told)),
            "{told}: {found:#?}"
        );
    }
}

#[test]
fn a_changed_act_is_seen_at_once_and_a_hash_cannot_be_computed_without_the_key() {
    let app = lived();
    run(
        &app,
        "UPDATE act_event SET fact = replace(fact, '\"after\":', '\"after\":1') WHERE act = 'set_frame'",
    )
    .unwrap();
    let found = app.findings();
    assert!(
        found
            .iter()
            .any(|line| line.contains("was changed after it was stored")),
        "{found:#?}"
    );
    let other = format!("annen:{}", "x".repeat(32));
    let keys = opptrapping::domain::chain::RecordKeys::parse(&other).unwrap();
    let found = app
        .world()
        .db
        .read(|c| opptrapping::db::verify::everything(c, &keys, None))
        .unwrap();
    assert!(
        found
            .wrong
            .iter()
            .any(|line| line.contains("which RECORD_KEY does not hold")),
        "{:#?}",
        found.wrong
    );
}

/// A case is deleted whole, rows and events: the chain alone cannot tell, the seal of its days can.
#[test]
fn what_is_deleted_whole_shows_from_the_next_seal_on() {
    let app = lived();
    let world = app.world();
    let made = opptrapping::actions::seal_days::run(world, app.now()).unwrap();
    assert!(made > 1, "{made} seals");
    let again = opptrapping::actions::seal_days::run(world, app.now()).unwrap();
    assert_eq!(again, 0, "a day has one seal");
    assert_eq!(app.findings(), Vec::<String>::new());
    let told = command::verify::run(world, None).unwrap();
    let seal = told
        .lines()
        .find_map(|line| line.strip_prefix("newest seal: "))
        .unwrap()
        .to_owned();
    assert!(command::verify::run(world, Some(&seal)).is_ok());
    let changed = seal.replace(':', ":0");
    let error = command::verify::run(world, Some(&changed)).unwrap_err();
    assert!(error.to_string().contains("does not stand"), "{error}");

    // The settings' acts go with their rows: nothing else in the database names them.
    run(
        &app,
        "DELETE FROM act_event WHERE subject_kind = 'user' AND subject_id = (SELECT max(subject_id) FROM act_event WHERE subject_kind = 'user');",
    )
    .unwrap();
    let found = app.findings();
    assert!(
        found.iter().any(|line| line.starts_with("seal of ")),
        "{found:#?}"
    );

    run(&app, "DELETE FROM seal").unwrap();
    let error = command::verify::run(world, Some(&seal)).unwrap_err();
    assert!(error.to_string().contains("does not stand"), "{error}");
}
