//! Templates: one Tera instance per language, with the texts put in when the templates are loaded.
//!
//! `{{ "key" | t }}` of a message without variables becomes plain text of the template, so the commonest look-up
//! costs nothing when a page is rendered (measured in `docs/MEASURED.md`).

use crate::domain::money::{Kroner, share};
use crate::domain::time::{Timestamp, norwegian_day, parse_day};
use crate::domain::user::Language;
use crate::text::{Texts, Variable};
use std::collections::HashMap;
use std::sync::Arc;
use tera::{Context, Kwargs, State, Tera, Value};

#[derive(rust_embed::RustEmbed)]
#[folder = "templates/"]
#[include = "*.html"]
struct Files;

/// The three sets of templates.
#[derive(Debug)]
pub struct Engine {
    sets: HashMap<Language, Tera>,
}

impl Engine {
    /// Loads all embedded templates in all languages.
    ///
    /// # Errors
    /// Names the template that does not parse or asks for a text that does not exist.
    pub fn load(texts: &Arc<Texts>) -> anyhow::Result<Self> {
        let mut sources = Vec::new();
        for path in Files::iter() {
            let file = Files::get(&path).ok_or_else(|| anyhow::anyhow!("{path} is gone"))?;
            sources.push((
                path.into_owned(),
                String::from_utf8(file.data.into_owned())?,
            ));
        }
        let mut sets = HashMap::new();
        for language in Language::ALL {
            sets.insert(language, load_set(&sources, texts, language)?);
        }
        Ok(Self { sets })
    }

    /// Renders a template.
    ///
    /// # Errors
    /// When the template asks for something the page does not give.
    pub fn render(
        &self,
        language: Language,
        template: &str,
        context: &Context,
    ) -> anyhow::Result<String> {
        let set = self
            .sets
            .get(&language)
            .ok_or_else(|| anyhow::anyhow!("no templates in {language:?}"))?;
        set.render(template, context)
            .map_err(|error| anyhow::anyhow!("{template}: {error}"))
    }

    /// The names of all templates, for the test that renders each.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sets
            .get(&Language::Nb)
            .into_iter()
            .flat_map(Tera::get_template_names)
    }
}

fn load_set(
    sources: &[(String, String)],
    texts: &Arc<Texts>,
    language: Language,
) -> anyhow::Result<Tera> {
    let mut tera = Tera::default();
    register(&mut tera, Arc::clone(texts), language);
    let mut filled = Vec::with_capacity(sources.len());
    for (name, source) in sources {
        let source = put_texts_in(source, texts, language)
            .map_err(|key| anyhow::anyhow!("{name}: no text «{key}» in {}", language.as_str()))?;
        filled.push((name.clone(), without_indentation(&source)));
    }
    tera.add_raw_templates(filled)
        .map_err(|error| anyhow::anyhow!("templates: {error}"))?;
    Ok(tera)
}

/// Replaces `{{ "key" | t }}` by its text, and `"key" | t` inside expressions by a string. Keys with variables stay.
fn put_texts_in(source: &str, texts: &Texts, language: Language) -> Result<String, String> {
    const MARK: &str = "\" | t";
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(end) = rest.find(MARK) {
        let (before, after) = rest.split_at(end);
        let Some(start) = before.rfind('"') else {
            return Err(before.to_owned());
        };
        let key = &before[start + 1..];
        let after = &after[MARK.len()..];
        let is_key = !key.is_empty()
            && key
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if !is_key || goes_on {
            out.push_str(before);
            out.push_str(MARK);
            rest = after;
            continue;
        }
        if !texts.has(language, key) {
            return Err(key.to_owned());
        }
        match texts.plain(language, key) {
            Some(text) if !after.starts_with('(') => {
                let whole = before[..start].trim_end().ends_with("{{")
                    && after.trim_start().starts_with("}}");
                if whole {
                    let opening = before[..start].trim_end().len() - 2;
                    out.push_str(&before[..opening]);
                    out.push_str(&escaped(text));
                    rest = &after.trim_start()[2..];
                } else {
                    out.push_str(&before[..start]);
                    out.push_str(&quoted(text));
                    rest = after;
                }
            }
            _ => {
                out.push_str(before);
                out.push_str(MARK);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// Leaves out the indentation, an eighth of a page, and empty lines. No template holds text where blanks count
/// (`pre`, the content of `textarea`); values are not touched.
fn without_indentation(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for line in source
        .lines()
        .map(str::trim_start)
        .filter(|l| !l.is_empty())
    {
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn escaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    // Writing to memory does not fail.
    let _ = tera::escape_html(text, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn register(tera: &mut Tera, texts: Arc<Texts>, language: Language) {
    tera.register_filter("t", move |key: &str, kwargs: Kwargs, _: &State<'_>| {
        let variables: Vec<(String, Variable)> = kwargs
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    value
                        .as_i64()
                        .map_or_else(|| Variable::Text(value.to_string()), Variable::Number),
                )
            })
            .collect();
        let borrowed: Vec<(&str, Variable)> = variables
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        if borrowed.is_empty() {
            texts.get(language, key)
        } else {
            texts.with(language, key, &borrowed)
        }
    });
    tera.register_filter("kr", |amount: i64, _: Kwargs, _: &State<'_>| {
        Kroner(amount).to_string()
    });
    tera.register_filter("tall", |number: i64, _: Kwargs, _: &State<'_>| {
        Kroner(number).grouped()
    });
    tera.register_filter("dato", |day: &str, _: Kwargs, _: &State<'_>| {
        parse_day(day.get(..10).unwrap_or(day)).map_or_else(|| day.to_owned(), norwegian_day)
    });
    tera.register_filter("tid", |moment: &str, _: Kwargs, _: &State<'_>| {
        parse_moment(moment).map_or_else(|| moment.to_owned(), Timestamp::norwegian)
    });
    tera.register_filter("klokke", |moment: &str, _: Kwargs, _: &State<'_>| {
        parse_moment(moment).map_or_else(
            || moment.to_owned(),
            |moment| moment.oslo().format("%H.%M").to_string(),
        )
    });
    // A share of two sums: `{{ part | prosent(av=whole) }}`; a dash when there is nothing to divide by.
    tera.register_filter("prosent", |part: i64, kwargs: Kwargs, _: &State<'_>| {
        kwargs
            .must_get::<i64>("av")
            .map(|whole| Value::from(share(part, whole).unwrap_or_else(|| "–".to_owned())))
    });
}

/// Reads a moment as serde writes a [`Timestamp`] (`2019-10-02T07:00:00`, with or without `Z`).
fn parse_moment(text: &str) -> Option<Timestamp> {
    chrono::NaiveDateTime::parse_from_str(text.trim_end_matches('Z'), "%Y-%m-%dT%H:%M:%S")
        .ok()
        .map(Timestamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts() -> Arc<Texts> {
        Arc::new(Texts::load().unwrap())
    }

    #[test]
    fn plain_texts_are_put_in_when_the_template_is_loaded() {
        let out = put_texts_in(
            r#"<p>{{ "logg-inn" | t }}</p>{{ <Field label={"logg-ut" | t} /> }}"#,
            &texts(),
            Language::Nb,
        )
        .unwrap();
        assert_eq!(out, r#"<p>Logg inn</p>{{ <Field label={"Logg ut"} /> }}"#);
    }

    #[test]
    fn indentation_stays_in_the_source() {
        assert_eq!(
            without_indentation("<ul>\n  <li>a  b</li>\n\n</ul>"),
            "<ul>\n<li>a  b</li>\n</ul>\n"
        );
    }

    #[test]
    fn texts_with_variables_are_looked_up_when_rendering() {
        let source = r#"{{ "dager-igjen" | t(antall=3) }}"#;
        assert_eq!(
            put_texts_in(source, &texts(), Language::Nn).unwrap(),
            source
        );
    }

    #[test]
    fn a_key_that_does_not_exist_fails_the_start() {
        assert_eq!(
            put_texts_in(r#"{{ "finnes-ikke" | t }}"#, &texts(), Language::Nb),
            Err("finnes-ikke".into())
        );
    }

    #[test]
    fn every_template_parses_in_every_language() {
        let engine = Engine::load(&texts()).unwrap();
        assert!(engine.names().any(|name| name == "layout/base.html"));
    }
}
