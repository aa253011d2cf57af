//! Texts: Fluent messages in bokmål, nynorsk and English, embedded.
//!
//! Equal keys and variables in all three is a test; a missing key is an error at start, not a hole in a page.

use crate::domain::user::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::collections::HashMap;

#[derive(rust_embed::RustEmbed)]
#[folder = "templates/text/"]
struct Files;

struct Catalogue {
    bundle: FluentBundle<FluentResource>,
    /// Messages without variables, formatted once.
    plain: HashMap<String, String>,
}

/// All texts in all languages.
pub struct Texts {
    catalogues: [Catalogue; 3],
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Texts({} messages)", self.catalogues[0].plain.len())
    }
}

/// The value of a variable in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variable {
    /// A text.
    Text(String),
    /// A number, for plural forms.
    Number(i64),
}

impl From<&str> for Variable {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Variable {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Variable {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl Texts {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// Names the file that is not valid Fluent, or the key that stands twice.
    pub fn load() -> anyhow::Result<Self> {
        let [nb, nn, en] = Language::ALL;
        Ok(Self {
            catalogues: [
                Catalogue::load(nb)?,
                Catalogue::load(nn)?,
                Catalogue::load(en)?,
            ],
        })
    }

    const fn catalogue(&self, language: Language) -> &Catalogue {
        match language {
            Language::Nb => &self.catalogues[0],
            Language::Nn => &self.catalogues[1],
            Language::En => &self.catalogues[2],
        }
    }

    /// A message without variables. A key that does not exist gives the key itself and an error in the log:
    /// keys made at run time (`tilstand-draft`) are covered by tests.
    #[must_use]
    pub fn get(&self, language: Language, key: &str) -> String {
        match self.catalogue(language).plain.get(key) {
            Some(text) => text.clone(),
            None => self.with(language, key, &[]),
        }
    }

    /// A message with variables.
    #[must_use]
    pub fn with(&self, language: Language, key: &str, variables: &[(&str, Variable)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in variables {
            match value {
                Variable::Text(text) => args.set((*name).to_owned(), text.clone()),
                Variable::Number(number) => args.set((*name).to_owned(), *number),
            }
        }
        self.catalogue(language)
            .format(key, &args)
            .unwrap_or_else(|| {
                tracing::error!(key, language = language.as_str(), "text is missing");
                key.to_owned()
            })
    }

    /// The text of a message that needs no variables, for putting into templates when they are loaded.
    #[must_use]
    pub fn plain(&self, language: Language, key: &str) -> Option<&str> {
        self.catalogue(language).plain.get(key).map(String::as_str)
    }

    /// Whether there is such a message.
    #[must_use]
    pub fn has(&self, language: Language, key: &str) -> bool {
        self.catalogue(language).bundle.has_message(key)
    }
}

impl Catalogue {
    fn load(language: Language) -> anyhow::Result<Self> {
        let id: unic_langid::LanguageIdentifier = language.as_str().parse()?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would end up in letters and CSV; the texts hold no right-to-left script.
        bundle.set_use_isolating(false);
        let prefix = format!("{}/", language.as_str());
        let mut keys = Vec::new();
        for path in Files::iter().filter(|path| path.starts_with(&prefix)) {
            let file = Files::get(&path).ok_or_else(|| anyhow::anyhow!("{path} is gone"))?;
            let text = String::from_utf8(file.data.into_owned())?;
            let resource = FluentResource::try_new(text)
                .map_err(|(_, errors)| anyhow::anyhow!("{path}: {errors:?}"))?;
            keys.extend(resource.entries().filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            bundle
                .add_resource(resource)
                .map_err(|errors| anyhow::anyhow!("{path}: {errors:?}"))?;
        }
        let mut catalogue = Self {
            bundle,
            plain: HashMap::new(),
        };
        for key in keys {
            let mut errors = Vec::new();
            let text = catalogue
                .bundle
                .get_message(&key)
                .and_then(|message| message.value())
                .map(|pattern| {
                    catalogue
                        .bundle
                        .format_pattern(pattern, None, &mut errors)
                        .into_owned()
                });
            if let Some(text) = text
                && errors.is_empty()
            {
                catalogue.plain.insert(key, text);
            }
        }
        Ok(catalogue)
    }

    fn format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "text lacks a variable");
        }
        Some(text)
    }
}
