//! From configuration to a running server; used by `main` and by the tests.

use crate::actions::World;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{self, Backend, Db};
use crate::domain::chain::RecordKeys;
use crate::domain::geography::Geography;
use crate::mail::Transporter;
use crate::text::Texts;
use crate::web::{self, Shared};
use rocket::fairing::AdHoc;
use rocket::{Build, Rocket};
use std::sync::Arc;

/// Opens the database, runs the migrations, loads geography and texts.
///
/// # Errors
/// What is wrong with the configuration, the database, a fixture row or a text.
pub fn world(config: Config, clock: Clock, durable: bool) -> anyhow::Result<World> {
    let texts = Arc::new(Texts::load()?);
    let geography = Geography::load()?;
    let db = Db::open(&db::Options {
        url: config.database_url.clone(),
        pool_size: config.database_pool,
        durable,
    })?;
    prepare(&db, &config, &geography)?;
    let keys = RecordKeys::parse(&config.record_key)?;
    Ok(World {
        db,
        keys,
        sums: db::kept_sums::KeptSums::default(),
        geography,
        texts,
        clock,
        config,
    })
}

/// Runs the migrations and loads the geography: as the owner of the tables when one is named, who then gives the role that
/// serves its rights.
fn prepare(db: &Db, config: &Config, geography: &Geography) -> anyhow::Result<()> {
    if config.migration_database_url.is_empty() {
        db::migrations::run(db)?;
        return db::geography::load(db, geography);
    }
    anyhow::ensure!(
        db.backend() == Backend::Postgres,
        "MIGRATION_DATABASE_URL is for PostgreSQL; DATABASE_URL names another database"
    );
    let owner = Db::open(&db::Options {
        url: config.migration_database_url.clone(),
        pool_size: 1,
        durable: true,
    })
    .map_err(|error| error.context("MIGRATION_DATABASE_URL"))?;
    db::migrations::run(&owner)?;
    db::geography::load(&owner, geography)?;
    db::roles::grant(&owner, &db::roles::current(db)?)
}

/// Puts templates to a world.
///
/// # Errors
/// A template that does not parse.
pub fn shared(world: World) -> anyhow::Result<Arc<Shared>> {
    let engine = web::kit::engine::Engine::load(&world.texts)?;
    Ok(Arc::new(Shared {
        world,
        engine,
        static_url: web::kit::static_files::static_url(),
    }))
}

/// The server, not yet listening.
#[must_use]
pub fn rocket(shared: Arc<Shared>) -> Rocket<Build> {
    let config = &shared.world.config;
    let figment = rocket::Config::figment()
        .merge(("address", &config.address))
        .merge(("port", config.port))
        .merge(("log_level", "off"))
        .merge(("ident", "Opptrapping"))
        .merge(("cli_colors", false));
    let https = config.is_https();
    let routes = web::routes();
    rocket::custom(figment)
        .attach(rocket::shield::Shield::new())
        .attach(web::kit::origin::ReadsOrigin)
        .attach(web::kit::security::SecurityHeaders { https })
        .manage(shared)
        .mount("/", routes)
        .register(
            "/",
            rocket::catchers![web::kit::catchers::any, web::kit::catchers::not_signed_in],
        )
}

/// Adds what happens without requests: the outbox.
#[must_use]
pub fn with_worker(
    rocket: Rocket<Build>,
    shared: Arc<Shared>,
    transporter: Transporter,
) -> Rocket<Build> {
    rocket.attach(AdHoc::on_liftoff("Outbox", |_| {
        Box::pin(async move {
            tokio::spawn(crate::worker::run(shared, transporter));
        })
    }))
}

/// Where requests run. Diesel blocks the thread it runs on, so there are as many threads as connections: none waits for a
/// connection, and a page that waits for the database holds up no other (measured against handing the thread over:
/// `docs/MEASURED.md`).
///
/// # Errors
/// When the system gives no threads.
pub fn runtime(config: &Config) -> std::io::Result<tokio::runtime::Runtime> {
    let threads = usize::try_from(config.database_pool).unwrap_or(1);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads.max(1))
        .thread_name("web")
        .enable_all()
        .build()
}

/// Serves until told to stop.
///
/// # Errors
/// When the port is taken or the mail settings are wrong.
pub fn serve(world: World) -> anyhow::Result<()> {
    let transporter = Transporter::of(&world.config)?;
    let shared = shared(world)?;
    let address = format!(
        "http://{}:{}",
        shared.world.config.address, shared.world.config.port
    );
    let rocket = with_worker(rocket(shared.clone()), shared.clone(), transporter);
    if shared.world.db.backend() == Backend::Postgres
        && shared.world.config.migration_database_url.is_empty()
    {
        tracing::warn!(
            "one role owns the tables and serves, so the database itself does not keep the events from being changed; \
             name the owner in MIGRATION_DATABASE_URL and another role in DATABASE_URL"
        );
    }
    tracing::info!(address, "Opptrapping is ready");
    runtime(&shared.world.config)?
        .block_on(rocket.launch())
        .map(|_| ())
        .map_err(|error| anyhow::anyhow!("{error}"))
}
