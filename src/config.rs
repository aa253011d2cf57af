//! Configuration: one struct, from defaults, one TOML file and the environment, in that order of growing weight.

use crate::domain::chain::RecordKeys;
use figment::providers::{Format, Serialized, Toml};
use figment::value::{Dict, Map, Value};
use figment::{Figment, Metadata, Profile, Provider};
use serde::{Deserialize, Serialize};

/// How the product is run. Each field is a key of the file, and an environment variable in capitals.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// `sqlite://data/opptrapping.db` or `postgres://…`.
    pub database_url: String,
    /// PostgreSQL, as the role that owns the tables; empty when `database_url` does. Set, the role that serves can neither
    /// change nor delete an event, whatever the program does (decision 0006).
    pub migration_database_url: String,
    /// Connections kept, and threads that serve requests.
    pub database_pool: u32,
    /// The address people use, without a slash at the end; links in notices start with it.
    pub base_url: String,
    /// Address to listen on.
    pub address: String,
    /// Port to listen on.
    pub port: u16,
    /// At least 32 characters; the key for hashing stored tokens.
    pub secret_key: String,
    /// The key of the event chains and seals, `name:secret` with a secret of at least 32 characters; older keys that rows
    /// were made with follow after commas. Kept apart from `secret_key`, which may change at any time.
    pub record_key: String,
    /// `smtp://…`, `smtps://…` or `file:folder` (one `.eml` a notice).
    pub smtp_url: String,
    /// The sender of notices.
    pub mail_from: String,
    /// Minutes without a request after which a session ends.
    pub session_idle_minutes: i64,
    /// Hours after which a session ends anyhow.
    pub session_hours: i64,
    /// Where the accessibility statement is published (uustatus.no), when it is.
    pub accessibility_statement_url: String,
    /// Who answers questions; shown on the help page.
    pub contact_email: String,
    /// True only in the demo.
    #[serde(skip)]
    pub demo: bool,
}

/// The record key of the demo and of tests. It stands in the source, so it proves nothing; `serve` refuses it.
const OPEN_RECORD_KEY: &str = "open:this key is public and proves nothing";

impl Default for Config {
    fn default() -> Self {
        Self {
            database_url: "sqlite://data/opptrapping.db".into(),
            migration_database_url: String::new(),
            database_pool: 12,
            base_url: "http://127.0.0.1:8000".into(),
            address: "127.0.0.1".into(),
            port: 8000,
            secret_key: String::new(),
            record_key: OPEN_RECORD_KEY.into(),
            smtp_url: "file:data/e-post".into(),
            mail_from: "Opptrapping <ikke-svar@opptrapping.invalid>".into(),
            session_idle_minutes: 60,
            session_hours: 10,
            accessibility_statement_url: String::new(),
            contact_email: "hjelp@opptrapping.invalid".into(),
            demo: false,
        }
    }
}

impl Config {
    /// Reads the file (if named) and the environment.
    ///
    /// # Errors
    /// Names the file, key or variable that is wrong.
    pub fn load(file: Option<&str>) -> anyhow::Result<Self> {
        Self::read(file, variable)
    }

    fn read(file: Option<&str>, variable: fn(&str) -> Option<String>) -> anyhow::Result<Self> {
        let mut settings = Figment::from(Serialized::defaults(Self::default()));
        if let Some(path) = file {
            settings = settings.merge(Toml::file_exact(path));
        }
        settings
            .merge(Environment { variable })
            .extract()
            .map_err(|error| {
                let said: Vec<String> = error.into_iter().map(|e| in_words(&e, file)).collect();
                anyhow::anyhow!("configuration: {}", said.join("; "))
            })
    }

    /// What makes these settings unfit for production; empty when nothing does.
    #[must_use]
    pub fn insecurities(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.secret_key.chars().count() < 32 {
            found.push(
                "SECRET_KEY must have at least 32 characters (for instance `openssl rand -hex 32`)"
                    .into(),
            );
        }
        if self.record_key == OPEN_RECORD_KEY {
            found.push(
                "RECORD_KEY must be set, NAME:SECRET (for instance `2026a:$(openssl rand -hex 32)`), and be kept as long as the database"
                    .into(),
            );
        } else if let Err(error) = RecordKeys::parse(&self.record_key) {
            found.push(error.to_string());
        }
        let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"]
            .iter()
            .any(|prefix| self.base_url.starts_with(prefix));
        if !self.base_url.starts_with("https://") && !local {
            found.push(
                "BASE_URL must start with https:// (sign-in cookies are sent over TLS only)".into(),
            );
        }
        if self.base_url.ends_with('/') {
            found.push("BASE_URL must not end with a slash".into());
        }
        if self.smtp_url.starts_with("file:") && !local {
            found.push(
                "SMTP_URL must name a mail server: notices would only be written to files".into(),
            );
        }
        if self.mail_from.contains(".invalid") && !local {
            found.push("MAIL_FROM must be an address that can be answered or bounced to".into());
        }
        found
    }

    /// Stops a command that must not run with insecure settings.
    ///
    /// # Errors
    /// Names each setting that is unfit for production.
    pub fn require_secure(&self) -> anyhow::Result<()> {
        let found = self.insecurities();
        anyhow::ensure!(
            found.is_empty(),
            "these settings are not fit for production:\n- {}",
            found.join("\n- ")
        );
        Ok(())
    }

    /// The database as the role that owns its tables: for migrations, backup and restore.
    #[must_use]
    pub fn owner_url(&self) -> &str {
        if self.migration_database_url.is_empty() {
            &self.database_url
        } else {
            &self.migration_database_url
        }
    }

    /// Whether cookies may only travel over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// The environment: for each field the variable of the same name in capitals. An empty variable counts as not set.
///
/// Figment's own reader guesses a value's type from its text, so that a key of digits alone would become a number; here the
/// type of the default decides.
struct Environment {
    variable: fn(&str) -> Option<String>,
}

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("the environment")
    }

    fn data(&self) -> figment::Result<Map<Profile, Dict>> {
        let defaults = Serialized::defaults(Config::default()).data()?;
        let found = defaults
            .into_values()
            .flatten()
            .filter_map(|(name, default)| {
                let text = (self.variable)(&name.to_uppercase())?;
                let value = match (default, text.parse::<i64>()) {
                    (Value::Num(..), Ok(number)) => Value::from(number),
                    _ => Value::from(text),
                };
                Some((name, value))
            })
            .collect();
        Ok(Profile::Default.collect(found))
    }
}

/// What is wrong, with the key and where it stands: figment tells both for a value, but not the file of a key it does not know.
fn in_words(error: &figment::Error, file: Option<&str>) -> String {
    let key = error.path.join(".");
    let source = error.metadata.as_ref().map(|from| &from.source);
    let place = match (source, file) {
        (Some(None), _) => key.to_uppercase(),
        (_, Some(file)) if key.is_empty() => file.to_owned(),
        (_, Some(file)) => format!("{file}: {key}"),
        (_, None) => key,
    };
    format!("{place}: {}", error.kind)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the environment"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn production_settings_that_are_insecure_are_each_named() {
        let config = Config {
            base_url: "http://tilskudd.example/".into(),
            ..Config::default()
        };
        let found = config.insecurities().join("\n");
        for word in ["SECRET_KEY", "https://", "slash", "SMTP_URL", "MAIL_FROM"] {
            assert!(found.contains(word), "{word} in {found}");
        }
    }

    #[test]
    fn a_secure_setting_passes() {
        let config = Config {
            base_url: "https://opptrapping.example".into(),
            secret_key: "0123456789abcdef0123456789abcdef".into(),
            record_key: "2026a:0123456789abcdef0123456789abcdef".into(),
            smtp_url: "smtps://post.example".into(),
            mail_from: "Opptrapping <post@opptrapping.example>".into(),
            ..Config::default()
        };
        assert!(config.insecurities().is_empty());
        config.require_secure().unwrap();
    }

    fn nothing_set(_: &str) -> Option<String> {
        None
    }

    /// A file with this text, for as long as the closure runs.
    fn with_file<T>(name: &str, text: &str, then: impl FnOnce(&str) -> T) -> T {
        let path = std::env::temp_dir().join(format!("opptrapping-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        let result = then(path.to_str().unwrap());
        std::fs::remove_file(&path).unwrap();
        result
    }

    #[test]
    fn the_environment_weighs_more_than_the_file_and_the_file_more_than_the_defaults() {
        let variable = |name: &str| match name {
            "PORT" => Some("8123".to_owned()),
            // Digits alone, and what reads as a floating-point number, are texts where a text is wanted.
            "SECRET_KEY" => Some("1234567890".to_owned()),
            "MAIL_FROM" => Some("1e5".to_owned()),
            "DEMO" => Some("true".to_owned()),
            _ => None,
        };
        let text = "port = 1\naddress = \"::1\"\nsession_hours = 8";
        let config = with_file("weights.toml", text, |file| {
            Config::read(Some(file), variable)
        })
        .unwrap();
        assert_eq!((config.port, config.session_hours), (8123, 8));
        assert_eq!(config.address, "::1");
        assert_eq!(config.secret_key, "1234567890");
        assert_eq!(config.mail_from, "1e5");
        assert_eq!(config.database_pool, Config::default().database_pool);
        assert!(!config.demo);
    }

    #[test]
    fn an_error_names_the_file_and_key_or_the_variable() {
        let of_file = |name: &str, text: &str| {
            with_file(name, text, |file| {
                let told = Config::read(Some(file), nothing_set).unwrap_err();
                let told = told.to_string();
                assert!(told.contains(file), "{told}");
                told
            })
        };
        let told = of_file("type.toml", "port = \"many\"");
        assert!(told.contains(": port: invalid type"), "{told}");
        let told = of_file("unknown.toml", "prot = 1");
        assert!(told.contains("`prot`") && told.contains("`port`"), "{told}");
        let told = of_file("demo.toml", "demo = true");
        assert!(told.contains("`demo`"), "{told}");
        let told = of_file("syntax.toml", "port = = 1");
        assert!(told.contains("TOML"), "{told}");

        let told = Config::read(None, |name| (name == "PORT").then(|| "70000".into()));
        let told = told.unwrap_err().to_string();
        assert!(told.contains("PORT: ") && told.contains("70000"), "{told}");
        let told = Config::read(None, |name| (name == "DATABASE_POOL").then(|| "x".into()));
        let told = told.unwrap_err().to_string();
        assert!(told.contains("DATABASE_POOL: invalid type"), "{told}");
        let told = Config::read(Some("/nowhere/settings.toml"), nothing_set);
        let told = told.unwrap_err().to_string();
        assert!(told.contains("/nowhere/settings.toml"), "{told}");
    }
}
