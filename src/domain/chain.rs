//! What makes a changed, missing or added event visible: keyed hashes that tie each event to its predecessor, and the
//! seal of a day.
//!
//! The hash is an HMAC by a key of its own (`RECORD_KEY`), so that whoever can write to the database but does not have the
//! key cannot compute a chain again. `SECRET_KEY` has no part in it: that one may change at any time.

use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// SHA-256 of a text or of bytes, as 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// The hash of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The hash of bytes.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(hex::encode(Sha256::digest(bytes)))
    }

    /// The hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A key for the record, with the name that stands in each row made with it.
#[derive(Clone)]
struct Key {
    id: String,
    secret: Vec<u8>,
}

/// The keys of the record: the one that new rows are made with, and older ones that are still read.
#[derive(Clone)]
pub struct RecordKeys {
    keys: Vec<Key>,
}

impl std::fmt::Debug for RecordKeys {
    /// Names only: a key never reaches a log.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list()
            .entries(self.keys.iter().map(|key| &key.id))
            .finish()
    }
}

/// A text that is not a list of keys.
#[derive(Debug, thiserror::Error)]
#[error(
    "RECORD_KEY is not NAME:SECRET[,OLDNAME:OLDSECRET…] with names of letters and digits and secrets of at least {SHORTEST} characters"
)]
pub struct BadKeys;

/// The fewest characters of a secret.
pub const SHORTEST: usize = 32;

impl RecordKeys {
    /// Reads `name:secret,oldname:oldsecret`; the first makes new rows.
    ///
    /// # Errors
    /// [`BadKeys`] when a part has no name, its name stands twice or its secret is too short.
    pub fn parse(text: &str) -> Result<Self, BadKeys> {
        let mut keys: Vec<Key> = Vec::new();
        for part in text.split(',') {
            let (id, secret) = part.trim().split_once(':').ok_or(BadKeys)?;
            let is_name = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric());
            let is_new = keys.iter().all(|key| key.id != id);
            if !is_name || !is_new || secret.chars().count() < SHORTEST {
                return Err(BadKeys);
            }
            keys.push(Key {
                id: id.to_owned(),
                secret: secret.as_bytes().to_vec(),
            });
        }
        Ok(Self { keys })
    }

    /// The name of the key that new rows are made with.
    #[must_use]
    pub fn current(&self) -> &str {
        self.keys.first().map_or("", |key| key.id.as_str())
    }

    /// The keyed hash (hex) over some parts, each preceded by its length, so that moving text from one part to the next
    /// gives another hash. `None` for a key that is not known.
    #[must_use]
    pub fn hash(&self, key_id: &str, parts: &[&str]) -> Option<String> {
        let key = self.keys.iter().find(|key| key.id == key_id)?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.secret).ok()?;
        for part in parts {
            mac.update(part.len().to_string().as_bytes());
            mac.update(b":");
            mac.update(part.as_bytes());
        }
        Some(hex::encode(mac.finalize().into_bytes()))
    }

    /// The hash of an event after its predecessor's.
    #[must_use]
    pub fn link_hash(&self, key_id: &str, previous: &str, link: &Link<'_>) -> Option<String> {
        let (subject, actor) = (link.subject.to_string(), link.actor.to_string());
        let parts = [
            previous,
            link.kind,
            &subject,
            link.from,
            link.step,
            link.to,
            &actor,
            link.on_behalf_of,
            link.at,
            link.fact,
        ];
        self.hash(key_id, &parts)
    }
}

/// Everything of an event that the hash covers.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// `application`, `grant` or an act's kind of subject.
    pub kind: &'a str,
    /// The subject's id.
    pub subject: i64,
    /// State before, or `none`.
    pub from: &'a str,
    /// The step or act.
    pub step: &'a str,
    /// State after.
    pub to: &'a str,
    /// Who acted.
    pub actor: i64,
    /// For whom.
    pub on_behalf_of: &'a str,
    /// When, `2019-10-02T07:00:00Z`.
    pub at: &'a str,
    /// The fact as stored (JSON text).
    pub fact: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys() -> RecordKeys {
        let (new, old) = ("n".repeat(32), "o".repeat(32));
        RecordKeys::parse(&format!("b2020:{new}, a2019:{old}")).unwrap()
    }

    #[test]
    fn text_moved_between_fields_changes_the_hash() {
        let link = Link {
            kind: "grant",
            subject: 1,
            from: "a",
            step: "bc",
            to: "d",
            actor: 2,
            on_behalf_of: "x",
            at: "t",
            fact: "",
        };
        let hash = |previous: &str, link: &Link<'_>| keys().link_hash("b2020", previous, link);
        let moved = Link {
            from: "ab",
            step: "c",
            ..link
        };
        assert_eq!(hash("", &link), hash("", &link));
        assert_ne!(hash("", &link), hash("", &moved));
        assert_ne!(hash("", &link), hash("1", &link));
    }

    #[test]
    fn an_old_key_still_reads_what_it_made_and_an_unknown_one_reads_nothing() {
        assert_eq!(keys().current(), "b2020");
        let old = keys().hash("a2019", &["x"]);
        assert!(old.is_some());
        assert_ne!(old, keys().hash("b2020", &["x"]));
        assert_eq!(keys().hash("c", &["x"]), None);
    }

    #[test]
    fn a_key_needs_a_name_and_a_long_secret() {
        let long = "s".repeat(SHORTEST);
        for wrong in [
            String::new(),
            long.clone(),
            format!(":{long}"),
            "a:short".to_owned(),
            format!("a:{long},a:{long}"),
            format!("a b:{long}"),
        ] {
            assert!(RecordKeys::parse(&wrong).is_err(), "{wrong}");
        }
        assert!(!format!("{:?}", keys()).contains("nnn"));
    }
}
