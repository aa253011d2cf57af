//! The commands of the `opptrapping` program.

use clap::{Parser, Subcommand};
use opptrapping::clock::Clock;
use opptrapping::config::Config;
use opptrapping::startup;

/// Grant applications and reports for the escalation plan for habilitation and rehabilitation.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// A TOML file with configuration; environment variables weigh more.
    #[arg(long, global = true)]
    config: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the product. Refuses insecure settings and names each.
    Serve,
    /// Build a fresh demo database and serve it.
    Demo {
        /// The port to listen on.
        #[arg(long, default_value_t = 8000)]
        port: u16,
        /// Folder of the demo database.
        #[arg(long, default_value = "data")]
        data: std::path::PathBuf,
        /// Go on with the last demo instead of building a new one.
        #[arg(long)]
        keep: bool,
        /// Build the history only up to this day (`31.12.2018`) and start the clock there.
        #[arg(long)]
        today: Option<String>,
    },
    /// Run the migrations and load geography, then stop.
    Migrate,
}

fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| "info,rocket=warn".into()),
        )
        .init();
    let arguments = Arguments::parse();
    let config = Config::load(arguments.config.as_deref())?;
    match arguments.command {
        Command::Serve => {
            let found = config.insecurities();
            anyhow::ensure!(
                found.is_empty(),
                "these settings are not fit for production:\n- {}",
                found.join("\n- ")
            );
            let world = startup::world(config, Clock::real(), true)?;
            startup::serve(world)
        }
        Command::Demo {
            port,
            data,
            keep,
            today,
        } => opptrapping::demo::serve::run(
            config,
            &opptrapping::demo::serve::Options {
                port,
                data,
                keep,
                today,
            },
        ),
        Command::Migrate => startup::world(config, Clock::real(), true).map(|_| ()),
    }
}
