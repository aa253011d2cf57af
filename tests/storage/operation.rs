//! The operator's commands: verify, backup, restore, user add, and the refusal of insecure settings.

use crate::raw::draft;
use crate::support::TestApp;
use opptrapping::command;
use opptrapping::domain::user::{Language, Role};

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
        "RECORD_KEY",
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

/// A database of an earlier set of migrations is refused in words, by every command, and left as it is.
#[test]
fn a_database_of_another_version_is_refused_and_left_untouched() {
    let app = TestApp::on("02.10.2019");
    let folder = std::env::temp_dir().join(format!("opptrapping_other_{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("backup");
    let config = &app.world().config;
    crate::raw::run(
        &app,
        "UPDATE __diesel_schema_migrations SET version = '0001' WHERE version = '0101'",
    )
    .unwrap();
    command::backup::backup(config, &file).unwrap();
    let started = opptrapping::startup::world(config.clone(), app.world().clock.clone(), true);
    let told = started.unwrap_err().to_string();
    assert!(told.contains("another version"), "{told}");
    assert!(told.contains("0001"), "{told}");
    let told = command::backup::restore(config, &file).unwrap_err();
    assert!(told.to_string().contains("another version"), "{told}");
    let elsewhere = opptrapping::config::Config {
        database_url: app.another_database(),
        ..config.clone()
    };
    let told = command::backup::restore(&elsewhere, &file).unwrap_err();
    assert!(format!("{told:#}").contains("another version"), "{told:#}");
    assert!(app.world().db.read(opptrapping::db::user::any).unwrap());
    std::fs::remove_dir_all(&folder).unwrap();
}
