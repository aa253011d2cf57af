//! The operator's commands: verify, backup, restore, user add, and the refusal of insecure settings.

use crate::raw::{document, draft, granted, run};
use crate::support::TestApp;
use opptrapping::command;
use opptrapping::domain::user::{Language, Role};

fn findings(app: &TestApp) -> Vec<String> {
    app.world()
        .db
        .read(opptrapping::db::verify::everything)
        .unwrap()
        .wrong
}

#[test]
fn verify_finds_nothing_in_a_sound_database() {
    let app = TestApp::on("02.10.2019");
    assert_eq!(findings(&app), Vec::<String>::new());
    let told = command::verify::run(app.world()).unwrap();
    assert!(told.ends_with("nothing is off"), "{told}");
    assert!(!told.starts_with("0 events"), "{told}");
}

#[test]
fn verify_finds_an_event_that_was_changed() {
    let app = TestApp::on("02.10.2019");
    run(
        &app,
        "UPDATE act_event SET details = '{\"amount\":1}' WHERE id = (SELECT min(id) FROM act_event)",
    )
    .unwrap();
    let found = findings(&app);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("was changed after it was stored"));
}

#[test]
fn verify_finds_an_event_whose_hash_was_mended_too() {
    let app = TestApp::on("02.10.2019");
    // Somebody who knows how to compute the hash still breaks the link to the next event.
    let long_chain = "(SELECT previous_event_id FROM act_event WHERE previous_event_id IS NOT NULL ORDER BY id LIMIT 1)";
    run(
        &app,
        &format!("UPDATE act_event SET hash = 'mended' WHERE id = {long_chain}"),
    )
    .unwrap();
    let found = findings(&app);
    assert!(
        found
            .iter()
            .any(|line| line.contains("does not carry the hash")),
        "{found:?}"
    );
}

#[test]
fn verify_finds_sums_and_documents_that_are_off() {
    let app = TestApp::on("02.10.2019");
    draft(&app, 100);
    run(&app, &document("d100", 100)).unwrap();
    granted(&app, 200);
    run(
        &app,
        "UPDATE frame_entry SET delta = delta + 1 WHERE id = (SELECT min(id) FROM frame_entry);
         UPDATE appropriation SET framed = framed - 1 WHERE year = 2018;",
    )
    .unwrap();
    let found = findings(&app).join("\n");
    for expected in [
        "document d100 was changed",
        "the live grants are 1000 kr",
        "its ledger adds up to",
        "appropriation 2018",
        "application 100, event 100 was changed",
    ] {
        assert!(found.contains(expected), "{expected} is not in\n{found}");
    }
    assert!(command::verify::run(app.world()).is_err());
}

#[test]
fn a_backup_is_restored_as_it_was() {
    let app = TestApp::on("02.10.2019");
    draft(&app, 100);
    let folder = std::env::temp_dir().join(format!("opptrapping_backup_{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("backup");
    let config = &app.world().config;
    command::backup::backup(config, &file).unwrap();
    assert!(
        command::backup::backup(config, &file).is_err(),
        "a backup is never written over"
    );
    let elsewhere = opptrapping::config::Config {
        database_url: app.another_database(),
        ..config.clone()
    };
    command::backup::restore(&elsewhere, &file).unwrap();
    command::backup::restore(&elsewhere, &file).unwrap();
    let world =
        opptrapping::startup::world(elsewhere.clone(), app.world().clock.clone(), true).unwrap();
    let found = world
        .db
        .read(|c| {
            opptrapping::db::application::find(
                c,
                &opptrapping::access::Actor::system(),
                opptrapping::access::Level::Open,
                "2019-90100",
            )
        })
        .unwrap();
    assert_eq!(found.case_number, "2019-90100");
    drop(world);

    std::fs::write(&file, b"not a database").unwrap();
    assert!(command::backup::restore(&elsewhere, &file).is_err());
    let world = opptrapping::startup::world(elsewhere, app.world().clock.clone(), true).unwrap();
    assert!(world.db.read(opptrapping::db::user::any).unwrap());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_operator_adds_the_first_administrator() {
    let app = TestApp::on("02.10.2019");
    let wanted = |user_name: &str, role| command::user::Wanted {
        user_name: user_name.into(),
        name: "Drift Person".into(),
        email: format!("{user_name}@helsedir.no"),
        language: Language::Nb,
        role,
        organisation: None,
        from: None,
    };
    command::user::add(app.world(), &wanted("drift.to", Role::Administrator)).unwrap();
    assert_eq!(app.notices().last().unwrap().0, "drift.to@helsedir.no");
    let again = command::user::add(app.world(), &wanted("drift.to", Role::Administrator));
    assert!(again.unwrap_err().to_string().contains("taken"));
    let nowhere = command::user::add(app.world(), &wanted("uten.sted", Role::CaseOfficer));
    assert!(nowhere.unwrap_err().to_string().contains("--organisation"));
}

#[test]
fn no_person_is_added_with_insecure_settings() {
    let folder = std::env::temp_dir().join(format!("opptrapping-insecure-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let add = [
        "user",
        "add",
        "drift.to",
        "--name",
        "Drift",
        "--email",
        "d@helsedir.no",
    ];
    let (done, told) = program(&add, &folder);
    assert!(!done);
    assert!(told.contains("SECRET_KEY"), "{told}");
    assert_eq!(
        std::fs::read_dir(&folder).unwrap().count(),
        0,
        "no database was made"
    );
    std::fs::remove_dir_all(&folder).unwrap();
}

/// `opptrapping` as the operator starts it.
fn program(arguments: &[&str], folder: &std::path::Path) -> (bool, String) {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_opptrapping"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.success(), text.into_owned())
}

#[test]
fn the_demo_leaves_a_database_in_use_alone() {
    let app = TestApp::on("02.10.2019");
    let told = opptrapping::demo::serve::refuse_used(app.world()).unwrap_err();
    assert!(told.to_string().contains("--keep"), "{told}");
    let fresh = opptrapping::config::Config {
        database_url: app.another_database(),
        ..app.world().config.clone()
    };
    let empty = opptrapping::startup::world(fresh, app.world().clock.clone(), true).unwrap();
    opptrapping::demo::serve::refuse_used(&empty).unwrap();
}

#[test]
fn serve_refuses_insecure_settings_and_names_each() {
    let folder = std::env::temp_dir().join(format!("opptrapping_serve_{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let settings = "base_url = \"http://opptrapping.example/\"\nsecret_key = \"kort\"\n";
    std::fs::write(folder.join("settings.toml"), settings).unwrap();
    let (served, told) = program(&["serve", "--config", "settings.toml"], &folder);
    assert!(!served);
    for name in [
        "SECRET_KEY",
        "BASE_URL must start with https",
        "must not end with a slash",
        "SMTP_URL",
        "MAIL_FROM",
    ] {
        assert!(told.contains(name), "{name} is not named:\n{told}");
    }
    for command in [
        "serve", "demo", "migrate", "verify", "backup", "restore", "user",
    ] {
        let (known, told) = program(&[command, "--help"], &folder);
        assert!(
            known && told.contains("Usage: opptrapping"),
            "{command}: {told}"
        );
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
