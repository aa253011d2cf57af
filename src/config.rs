//! Configuration: one struct, from defaults, one TOML file and the environment, in that order of growing weight.

use crate::domain::chain::RecordKeys;
use serde::Deserialize;

/// How the product is run. Each field is also an environment variable in capitals.
#[derive(Debug, Clone, Deserialize)]
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
    /// At least 32 signs; keys the tokens kept in the database.
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

const VARIABLES: [&str; 14] = [
    "database_url",
    "migration_database_url",
    "database_pool",
    "base_url",
    "address",
    "port",
    "secret_key",
    "record_key",
    "smtp_url",
    "mail_from",
    "session_idle_minutes",
    "session_hours",
    "accessibility_statement_url",
    "contact_email",
];

impl Config {
    /// Reads the file (if named) and the environment.
    ///
    /// # Errors
    /// Names the file, key or variable that is wrong.
    pub fn load(file: Option<&str>) -> anyhow::Result<Self> {
        let mut table = match file {
            Some(path) => {
                let text =
                    std::fs::read_to_string(path).map_err(|e| anyhow::anyhow!("{path}: {e}"))?;
                text.parse::<toml::Table>()
                    .map_err(|e| anyhow::anyhow!("{path}: {e}"))?
            }
            None => toml::Table::new(),
        };
        for name in VARIABLES {
            if let Some(value) = variable(&name.to_uppercase()) {
                let value = value
                    .parse::<i64>()
                    .map_or(toml::Value::String(value), toml::Value::Integer);
                table.insert(name.to_owned(), value);
            }
        }
        toml::Value::Table(table)
            .try_into()
            .map_err(|e| anyhow::anyhow!("configuration: {e}"))
    }

    /// What makes these settings unfit for production; empty when nothing does.
    #[must_use]
    pub fn insecurities(&self) -> Vec<String> {
        let mut found = Vec::new();
        if self.secret_key.chars().count() < 32 {
            found.push(
                "SECRET_KEY must have at least 32 signs (for instance `openssl rand -hex 32`)"
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
    }
}
