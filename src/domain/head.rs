//! What a page was rendered from: the chains it shows, and the newest event of each when it was read.
//!
//! A page's forms carry it along. An act is refused when one of its chains has moved on since, so that nobody signs what
//! they did not see. For what is saved outside a chain (the sections of a draft) the version takes the event's place.

use super::application::Section;
use super::geography::OfficeKey;
use super::id::{AnnouncementId, ApplicationId, GrantId, UserId};
use std::collections::BTreeMap;

/// A chain, or a section of a draft, that a page shows and an act depends on.
#[derive(Debug, Clone, Copy)]
pub enum Head<'a> {
    /// An application's chain.
    Application(ApplicationId),
    /// A grant's chain.
    Grant(GrantId),
    /// A section of an application that is not submitted.
    Section(ApplicationId, Section),
    /// A person's account and roles.
    User(UserId),
    /// A year's appropriation, whether set or not.
    Appropriation(i32),
    /// An office's frame of a year, whether set or not.
    Frame(i32, &'a OfficeKey),
    /// A year's call, whether written or not.
    Call(i32),
    /// A round of an office.
    Round(AnnouncementId),
    /// The settings of a scheme-year.
    Settings(i32),
}

impl Head<'_> {
    /// The name in a form.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Application(id) => format!("sak-{}", id.0),
            Self::Grant(id) => format!("tilskudd-{}", id.0),
            Self::Section(id, section) => format!("utkast-{}-{}", id.0, section.as_str()),
            Self::User(id) => format!("bruker-{}", id.0),
            Self::Appropriation(year) => format!("bevilgning-{year}"),
            Self::Frame(year, office) => format!("ramme-{year}-{}", office.as_str()),
            Self::Call(year) => format!("utlysning-{year}"),
            Self::Round(id) => format!("runde-{}", id.0),
            Self::Settings(year) => format!("innstillinger-{year}"),
        }
    }
}

/// Acts that make no older page stale: what a person does with the own password changes nothing an administrator decides on.
pub const ASIDE_ACTS: &[&str] = &["set_password"];

/// Chains with the newest event (0 when there is none yet) a page shows of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads(BTreeMap<String, i64>);

impl Heads {
    /// The same with one more.
    #[must_use]
    pub fn with(mut self, head: Head<'_>, newest: i64) -> Self {
        self.0.insert(head.name(), newest);
        self
    }

    /// Both together; of one that stands in both, what `other` says.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The newest event shown of a chain; nothing when the page did not show it.
    #[must_use]
    pub fn of(&self, head: Head<'_>) -> Option<i64> {
        self.0.get(&head.name()).copied()
    }

    /// Whether nothing is shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it stands in a form: `sak-12:345 tilskudd-3:77`.
    #[must_use]
    pub fn text(&self) -> String {
        let pairs: Vec<String> = self
            .0
            .iter()
            .map(|(name, newest)| format!("{name}:{newest}"))
            .collect();
        pairs.join(" ")
    }

    /// Reads what a form carries; what cannot be read was not shown.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let pairs = text.split_whitespace().filter_map(|pair| {
            let (name, newest) = pair.rsplit_once(':')?;
            Some((name.to_owned(), newest.parse().ok()?))
        });
        Self(pairs.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_brings_back_what_its_page_showed() {
        let office: OfficeKey = "fm-agder".parse().unwrap();
        let heads = Heads::default()
            .with(Head::Application(ApplicationId(12)), 345)
            .with(Head::Section(ApplicationId(12), Section::Goals), 2)
            .with(Head::Frame(2019, &office), 0);
        assert_eq!(
            heads.text(),
            "ramme-2019-fm-agder:0 sak-12:345 utkast-12-maal:2"
        );
        let read = Heads::parse(&heads.text());
        assert_eq!(read, heads);
        assert_eq!(read.of(Head::Application(ApplicationId(12))), Some(345));
        assert_eq!(read.of(Head::Application(ApplicationId(1))), None);
    }

    #[test]
    fn what_cannot_be_read_was_not_shown() {
        for text in [
            "",
            "sak-1",
            "sak-1:",
            "sak-1:x",
            ":",
            "sak-1:99999999999999999999",
        ] {
            assert!(Heads::parse(text).is_empty(), "{text}");
        }
    }
}
