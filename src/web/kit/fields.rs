//! The fields of a posted form as typed, and how a text, an amount or a day is read from them.

use crate::actions::FieldError;
use crate::domain::form;
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use rocket::data::{Data, ToByteUnit};
use rocket::http::Status;
use std::collections::BTreeMap;

/// The largest form taken, in bytes: far above the longest application.
const LARGEST_FORM: u64 = 1024 * 1024;

/// The fields of a form as typed. A name may occur several times (check boxes).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// Fields from pairs.
    #[must_use]
    pub fn from_pairs<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs {
            fields.entry(name).or_default().push(value);
        }
        Self(fields)
    }

    /// All pairs, sorted by name.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(name, values)| {
            values
                .iter()
                .map(move |value| (name.as_str(), value.as_str()))
        })
    }

    /// The first value with this name, trimmed; empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0
            .get(name)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    /// The first value with this name exactly as typed: passwords may begin and end with a space.
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.0
            .get(name)
            .and_then(|values| values.first())
            .map_or("", String::as_str)
    }

    /// All values with this name.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.get(name).map_or_else(Vec::new, |values| {
            values.iter().map(|value| value.trim()).collect()
        })
    }

    /// Whether a check box was ticked.
    #[must_use]
    pub fn is_ticked(&self, name: &str) -> bool {
        self.get(name) == "ja"
    }

    /// The value for redisplay: a text, or a list when the name occurs several times.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&str, serde_json::Value> {
        self.0
            .iter()
            .map(|(name, values)| {
                let value = match values.as_slice() {
                    [one] => serde_json::Value::from(one.as_str()),
                    many => serde_json::Value::from(many.to_vec()),
                };
                (name.as_str(), value)
            })
            .collect()
    }

    /// Takes a field out and gives its first value; empty when there is none.
    pub fn take(&mut self, name: &str) -> String {
        self.0
            .remove(name)
            .and_then(|values| values.into_iter().next())
            .unwrap_or_default()
    }

    /// Sets a field, in place of what it held.
    pub fn set(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.insert(name.into(), vec![value.into()]);
    }

    /// A whole number of kroner, or the error at the field. `what` is the stem of the error's key.
    ///
    /// # Errors
    /// One [`FieldError`] that tells what to correct.
    pub fn kroner(&self, name: &str) -> Result<Kroner, FieldError> {
        form::kroner(name, self.get(name))
    }

    /// A date, or the error at the field.
    ///
    /// # Errors
    /// One [`FieldError`] that tells what to correct.
    pub fn day(&self, name: &str) -> Result<Day, FieldError> {
        form::day(name, self.get(name))
    }

    /// A text that must be there and at most `longest` characters, or the error at the field.
    ///
    /// # Errors
    /// One [`FieldError`] that tells what to correct.
    pub fn text(&self, name: &str, longest: usize) -> Result<String, FieldError> {
        let text = self.get(name);
        if text.is_empty() {
            return Err(FieldError::new(name, "feil-mangler"));
        }
        self.optional_text(name, longest)
    }

    /// A text of at most `longest` characters, which may be empty.
    ///
    /// # Errors
    /// One [`FieldError`] that tells what to correct.
    pub fn optional_text(&self, name: &str, longest: usize) -> Result<String, FieldError> {
        form::text(name, self.get(name), longest)
    }
}

/// Reads a form.
///
/// # Errors
/// 413 when it is too large, 400 when it is not a form.
pub(in crate::web) async fn read(data: Data<'_>) -> Result<Fields, Status> {
    let body = match data.open(LARGEST_FORM.bytes()).into_bytes().await {
        Ok(body) if body.is_complete() => body.into_inner(),
        Ok(_) | Err(_) => return Err(Status::PayloadTooLarge),
    };
    parse(&body).ok_or(Status::BadRequest)
}

/// The fields of a body; none when it is not UTF-8, as sent or once decoded. The decoder puts U+FFFD in place of what it cannot
/// read, so more of them afterwards than were sent mean that something typed would be lost.
fn parse(body: &[u8]) -> Option<Fields> {
    let sent = std::str::from_utf8(body).ok()?.to_ascii_uppercase();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    let replaced = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    let decoded: usize = pairs
        .iter()
        .map(|(name, value)| replaced(name) + replaced(value))
        .sum();
    let typed = replaced(&sent) + sent.matches("%EF%BF%BD").count();
    (decoded == typed).then(|| Fields::from_pairs(pairs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_keeps_what_was_typed() {
        let fields = parse(b"navn=K%C3%A5re+Nord&valg=a&&valg=b&tom=&uten").unwrap();
        assert_eq!(fields.get("navn"), "Kåre Nord");
        assert_eq!(fields.all("valg"), ["a", "b"]);
        assert_eq!(fields.get("tom"), "");
        assert_eq!(fields.pairs().count(), 5);
    }

    #[test]
    fn a_body_that_would_lose_something_is_refused() {
        for body in [
            &b"navn=%ff"[..],
            b"navn=\xff",
            b"%C3=a",
            b"navn=%EF%BF%BD%ff",
        ] {
            assert!(parse(body).is_none(), "{}", body.escape_ascii());
        }
        // Not lost: the character itself was sent, and a per cent sign that begins nothing is a per cent sign.
        let fields = parse("navn=%ef%bf%bd\u{fffd}&del=100%&mer=%25EF".as_bytes()).unwrap();
        assert_eq!(fields.get("navn"), "\u{fffd}\u{fffd}");
        assert_eq!((fields.get("del"), fields.get("mer")), ("100%", "%EF"));
    }

    #[test]
    fn each_field_has_its_own_error() {
        let fields = Fields::from_pairs([
            ("belop".into(), "1.234,5".into()),
            ("navn".into(), "x".repeat(11)),
            ("bjelle".into(), "a\u{7}".into()),
        ]);
        assert_eq!(
            fields.kroner("belop").unwrap_err().key,
            "feil-belop-ikke-tall"
        );
        assert_eq!(
            fields.kroner("annet").unwrap_err().key,
            "feil-belop-mangler"
        );
        assert_eq!(fields.text("navn", 10).unwrap_err().key, "feil-for-lang");
        assert_eq!(fields.text("bjelle", 10).unwrap_err().key, "feil-tegn");
        assert_eq!(fields.day("dato").unwrap_err().key, "feil-dato-mangler");
    }
}
