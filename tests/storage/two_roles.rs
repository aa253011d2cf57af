//! On PostgreSQL the role that serves can neither change nor delete an event (decision 0006).

use crate::support::{TestApp, variable};
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use opptrapping::config::Config;
use opptrapping::startup;

/// A role that owns nothing, and the same database as that role.
fn as_servant(owner_url: &str) -> (String, String) {
    let role = format!("servant_{}", std::process::id());
    let mut owner = PgConnection::establish(owner_url).unwrap();
    owner
        .batch_execute(&format!("CREATE ROLE {role} LOGIN"))
        .unwrap();
    let (start, rest) = owner_url.split_once("://").unwrap();
    let (_, server) = rest.split_once('@').unwrap();
    (format!("{start}://{role}@{server}"), role)
}

#[test]
fn the_role_that_serves_adds_events_and_cannot_touch_them() {
    if variable("TEST_DATABASE").as_deref() != Some("postgres") {
        let refused = startup::world(
            Config {
                database_url: "sqlite://:memory:".into(),
                migration_database_url: "postgres://owner@127.0.0.1/none".into(),
                ..Config::default()
            },
            opptrapping::clock::Clock::real(),
            true,
        );
        assert!(
            refused
                .unwrap_err()
                .to_string()
                .contains("MIGRATION_DATABASE_URL")
        );
        return;
    }
    let app = TestApp::on("01.03.2019");
    let (url, role) = as_servant(app.database_url());
    let config = Config {
        database_url: url.clone(),
        migration_database_url: app.database_url().to_owned(),
        ..app.world().config.clone()
    };
    let world = startup::world(config.clone(), app.world().clock.clone(), true).unwrap();

    // The same role for both is no protection, and said so.
    let same = Config {
        database_url: config.migration_database_url.clone(),
        ..config
    };
    assert!(startup::world(same, app.world().clock.clone(), true).is_err());

    // A verb of the process works as that role: it adds an event and moves the state.
    let actor = app.actor("kari.planlegger");
    let context = opptrapping::actions::Context {
        world: &world,
        actor: &actor,
        now: app.now(),
        shown: None,
    };
    let started = opptrapping::actions::start_application::run(&context, "2019-agder-1");
    assert!(started.is_ok(), "{started:?}");

    let mut servant = PgConnection::establish(&url).unwrap();
    for forbidden in [
        "UPDATE application_event SET step = step",
        "DELETE FROM application_event",
        "DELETE FROM grant_event",
        "UPDATE act_event SET subject_id = subject_id",
        "TRUNCATE application_event CASCADE",
        "DROP TABLE grant_event",
        "DELETE FROM __diesel_schema_migrations",
    ] {
        let told = servant.batch_execute(forbidden).unwrap_err().to_string();
        assert!(
            told.contains("permission denied") || told.contains("must be owner"),
            "{forbidden}: {told}"
        );
    }
    drop((servant, world));
    let mut owner = PgConnection::establish(app.database_url()).unwrap();
    owner
        .batch_execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}"))
        .unwrap();
}
