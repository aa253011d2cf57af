//! The hash that ties an event to its predecessor, so that a changed or missing event is seen.

use sha2::{Digest, Sha256};

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
    /// The details as stored (JSON text).
    pub details: &'a str,
}

/// SHA-256 (hex) over the predecessor's hash and this event; each part is preceded by its length, so that
/// moving text from one field to the next gives another hash.
#[must_use]
pub fn link_hash(previous: &str, link: &Link<'_>) -> String {
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
        link.details,
    ];
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_string());
        hasher.update(":");
        hasher.update(part);
    }
    hex::encode(hasher.finalize())
}

/// SHA-256 (hex) of some bytes.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            details: "",
        };
        assert_eq!(link_hash("", &link), link_hash("", &link));
        assert_ne!(
            link_hash("", &link),
            link_hash(
                "",
                &Link {
                    from: "ab",
                    step: "c",
                    ..link
                }
            )
        );
        assert_ne!(link_hash("", &link), link_hash("1", &link));
    }
}
