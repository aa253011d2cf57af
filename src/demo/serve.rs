//! `opptrapping demo`: builds a fresh database, starts the demo's clock and serves.

use crate::clock::Clock;
use crate::config::Config;
use crate::db;
use crate::domain::time::{Timestamp, parse_day};
use std::path::PathBuf;

/// How the demo is asked for.
#[derive(Debug)]
pub struct Options {
    /// Port.
    pub port: u16,
    /// Folder of the database and the notices.
    pub data: PathBuf,
    /// Go on with the last one.
    pub keep: bool,
    /// Build only up to this day.
    pub today: Option<String>,
}

/// Builds and serves.
///
/// # Errors
/// When the folder cannot be written, the day is not a day or the port is taken.
pub fn run(config: Config, options: &Options) -> anyhow::Result<()> {
    let config = demo_config(config, options);
    let start = match &options.today {
        Some(text) => {
            let day = parse_day(text).ok_or_else(|| {
                anyhow::anyhow!("--today takes a day like 31.12.2018 or 2018-12-31")
            })?;
            Timestamp::from_oslo(
                day,
                chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default(),
            )
        }
        None => super::start(),
    };
    if !options.keep {
        build(&config, start)?;
    }
    let world = crate::startup::world(config, Clock::running_from(start), true)?;
    if let Some((begun, offset)) = world.db.read(db::demo_clock::read)? {
        let resumed = Clock::running_from(begun);
        resumed.move_forward(offset);
        return crate::startup::serve(crate::actions::World {
            clock: resumed,
            ..world
        });
    }
    crate::startup::serve(world)
}

fn demo_config(config: Config, options: &Options) -> Config {
    let default = Config::default();
    let folder = options.data.display();
    let database_url = if config.database_url == default.database_url {
        format!("sqlite://{folder}/demo.db")
    } else {
        config.database_url.clone()
    };
    Config {
        database_url,
        port: options.port,
        base_url: format!("http://127.0.0.1:{}", options.port),
        secret_key: "the demo has no secrets, and says so".into(),
        smtp_url: format!("file:{folder}/e-post"),
        demo: true,
        ..config
    }
}

/// Builds the history into a new file. While it is built no commit waits for the disk; it is reopened durable.
fn build(config: &Config, start: Timestamp) -> anyhow::Result<()> {
    if let Some(path) = config.database_url.strip_prefix("sqlite://") {
        for ending in ["", "-wal", "-shm"] {
            match std::fs::remove_file(format!("{path}{ending}")) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(error.into());
                }
                _ => {}
            }
        }
    }
    let begun = std::time::Instant::now();
    let world = crate::startup::world(config.clone(), Clock::stopped_at(start), false)?;
    refuse_used(&world)?;
    super::build(&world, start)?;
    crate::actions::seal_days::run(&world, start)?;
    world.db.write(|c| db::demo_clock::start(c, start))?;
    tracing::info!(seconds = begun.elapsed().as_secs(), "the demo is built");
    Ok(())
}

/// A demo is built into an empty database only: a file is made again, but a server's database may be somebody's.
///
/// # Errors
/// When somebody holds a role in the database.
pub fn refuse_used(world: &crate::actions::World) -> anyhow::Result<()> {
    if world.db.read(db::user::any)? {
        anyhow::bail!(
            "the database is in use: the demo fills an empty one. Give it an empty database, or go on with the last demo by --keep"
        );
    }
    Ok(())
}
