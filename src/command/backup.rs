//! `opptrapping backup` and `restore`. SQLite copies itself into one file while it is in use; a copy of a PostgreSQL
//! database is the work of its own tools, which these call.

use crate::config::Config;
use crate::db::{self, Backend, Db};
use std::path::Path;
use std::process::Command;

/// Writes a backup of the database to a new file.
///
/// # Errors
/// When the file exists, or what the database or `pg_dump` says.
pub fn backup(config: &Config, file: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(!file.exists(), "{} exists already", file.display());
    match Backend::of(&config.database_url)? {
        Backend::Sqlite => {
            let path = sqlite_path(config);
            anyhow::ensure!(path.exists(), "there is no database at {}", path.display());
            let db = open(config)?;
            db::backup::into_file(&db, file)
        }
        Backend::Postgres => {
            let mut command = Command::new("pg_dump");
            command
                .args(["--format=custom", "--no-owner", "--no-privileges", "--file"])
                .arg(file)
                .arg(config.owner_url());
            postgres_tool(command, "pg_dump")
        }
    }
}

/// Puts a backup in the place of the database; what was there before is kept beside it.
///
/// # Errors
/// When the file is no backup of this program, or what the disk or `pg_restore` says.
pub fn restore(config: &Config, file: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(file.exists(), "there is no file {}", file.display());
    refuse_others(config)?;
    match Backend::of(&config.database_url)? {
        Backend::Sqlite => restore_sqlite(config, file),
        Backend::Postgres => {
            db::migrations::refuse_versions(&versions_in(file)?)?;
            let mut command = Command::new("pg_restore");
            command
                .args([
                    "--clean",
                    "--if-exists",
                    "--no-owner",
                    "--no-privileges",
                    "--single-transaction",
                    "--exit-on-error",
                ])
                .arg("--dbname")
                .arg(config.owner_url())
                .arg(file);
            postgres_tool(command, "pg_restore")
        }
    }
}

/// Refuses to put a backup in the place of a database that another version made.
fn refuse_others(config: &Config) -> anyhow::Result<()> {
    let sqlite = Backend::of(&config.database_url)? == Backend::Sqlite;
    if sqlite && !sqlite_path(config).exists() {
        return Ok(());
    }
    let target = Config {
        database_url: config.owner_url().to_owned(),
        ..config.clone()
    };
    db::migrations::refuse_others(&open(&target)?)
}

/// The migrations a PostgreSQL backup was made with.
fn versions_in(file: &Path) -> anyhow::Result<Vec<String>> {
    let output = Command::new("pg_restore")
        .args([
            "--data-only",
            "--table=__diesel_schema_migrations",
            "--file=-",
        ])
        .arg(file)
        .output()
        .map_err(|error| anyhow::anyhow!("pg_restore could not be started ({error})"))?;
    anyhow::ensure!(
        output.status.success(),
        "{} is no backup of this program",
        file.display()
    );
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(text
        .lines()
        .skip_while(|line| !line.starts_with("COPY "))
        .skip(1)
        .take_while(|line| *line != "\\.")
        .filter_map(|line| line.split('\t').next())
        .map(str::to_owned)
        .collect())
}

fn restore_sqlite(config: &Config, file: &Path) -> anyhow::Result<()> {
    let target = sqlite_path(config);
    // Copied beside the target first and checked there: a backup that is broken must not take the database's place.
    let fresh = target.with_extension("restoring");
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::copy(file, &fresh)?;
    let checked = Db::open(&db::Options {
        url: format!("sqlite://{}", fresh.display()),
        pool_size: 1,
        durable: true,
    })
    .and_then(|copy| {
        db::backup::is_whole(&copy)?;
        db::migrations::refuse_others(&copy)
    });
    for ending in ["-wal", "-shm"] {
        remove_if_there(&with_ending(&fresh, ending))?;
    }
    if let Err(error) = checked {
        remove_if_there(&fresh)?;
        return Err(error.context(format!("{} is no backup of this program", file.display())));
    }
    if target.exists() {
        // Folds the write-ahead log into the file, so that the one kept is whole.
        db::backup::fold_log(&open(config)?)?;
        std::fs::rename(&target, target.with_extension("before-restore"))?;
    }
    for ending in ["-wal", "-shm"] {
        remove_if_there(&with_ending(&target, ending))?;
    }
    std::fs::rename(&fresh, &target)?;
    Ok(())
}

fn open(config: &Config) -> anyhow::Result<Db> {
    Db::open(&db::Options {
        url: config.database_url.clone(),
        pool_size: 1,
        durable: true,
    })
}

fn sqlite_path(config: &Config) -> std::path::PathBuf {
    config.database_url.trim_start_matches("sqlite://").into()
}

fn with_ending(path: &Path, ending: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn remove_if_there(path: &Path) -> anyhow::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn postgres_tool(mut command: Command, name: &str) -> anyhow::Result<()> {
    let status = command.status().map_err(|error| {
        anyhow::anyhow!("{name} of PostgreSQL's client tools could not be started ({error}); install it, or run it on the database server yourself")
    })?;
    anyhow::ensure!(status.success(), "{name} failed ({status})");
    Ok(())
}
