//! The commands of the `opptrapping` program.

use clap::{Parser, Subcommand};
use opptrapping::clock::Clock;
use opptrapping::config::Config;
use opptrapping::domain::user::{Language, Organisation, Role};
use opptrapping::{command, startup};

/// A page is some thousand small allocations; measured in `docs/MEASURED.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    /// Prove event chains, seals, rows and stored documents; exit 1 and a list when something is off.
    Verify {
        /// A seal that an earlier run printed and that was kept elsewhere, `2019-10-01:…`: says whether it still stands.
        #[arg(long, value_name = "SEAL")]
        against: Option<String>,
    },
    /// Copy the database into a new file while it is in use (PostgreSQL: by `pg_dump`).
    Backup {
        /// The file to write; it must not exist.
        file: std::path::PathBuf,
    },
    /// Put a backup in the place of the database (PostgreSQL: by `pg_restore`). Stop the server first.
    Restore {
        /// The file that `backup` wrote.
        file: std::path::PathBuf,
    },
    /// People and their accounts.
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Serve the shortest answer Rocket can give, for comparison.
    #[command(hide = true)]
    BenchBare {
        /// The port to listen on.
        #[arg(long)]
        port: u16,
    },
}

#[derive(Subcommand)]
enum UserCommand {
    /// Add a person with a role; a link for setting the password is sent by e-mail.
    Add {
        /// For signing in: small letters, digits, dots and hyphens.
        user_name: String,
        /// Full name.
        #[arg(long)]
        name: String,
        /// Work address.
        #[arg(long)]
        email: String,
        /// administrator, ministry, case_officer, budget_authority, economy, reader, applicant, municipal_leader or auditor.
        #[arg(long, default_value = "administrator", value_parser = role)]
        role: Role,
        /// Where: `kommune:0906` or `embete:fm-agder`; needed for roles in a municipality or an office.
        #[arg(long, value_parser = organisation)]
        organisation: Option<Organisation>,
        /// First day of the role (`31.12.2019`); left out it is today.
        #[arg(long, value_parser = day)]
        from: Option<opptrapping::domain::time::Day>,
        /// nb, nn or en.
        #[arg(long, default_value = "nb", value_parser = language)]
        language: Language,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("one of {}", known.join(", "))
    })
}

fn organisation(text: &str) -> Result<Organisation, String> {
    Organisation::parse(text).ok_or_else(|| "like kommune:0906 or embete:fm-agder".to_owned())
}

fn day(text: &str) -> Result<opptrapping::domain::time::Day, String> {
    opptrapping::domain::time::parse_day(text).ok_or_else(|| "like 31.12.2019".to_owned())
}

fn language(text: &str) -> Result<Language, String> {
    Language::parse(text).ok_or_else(|| "nb, nn or en".to_owned())
}

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
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
            config.require_secure()?;
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
        Command::Verify { against } => {
            let world = startup::world(config, Clock::real(), true)?;
            println!("{}", command::verify::run(&world, against.as_deref())?);
            Ok(())
        }
        Command::Backup { file } => command::backup::backup(&config, &file),
        Command::Restore { file } => command::backup::restore(&config, &file),
        Command::User { command } => add_user(config, command),
        Command::BenchBare { port } => opptrapping::web::kit::bare::serve(port),
    }
}

fn add_user(config: Config, command: UserCommand) -> anyhow::Result<()> {
    let UserCommand::Add {
        user_name,
        name,
        email,
        role,
        organisation,
        from,
        language,
    } = command;
    // The link for the password carries the address and goes by the mail server of these settings.
    config.require_secure()?;
    let world = startup::world(config, Clock::real(), true)?;
    let wanted = command::user::Wanted {
        user_name,
        name,
        email,
        language,
        role,
        organisation,
        from,
    };
    println!("{}", command::user::add(&world, &wanted)?);
    Ok(())
}
