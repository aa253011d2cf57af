//! Nobody signs what they did not see: an act is refused when what its page showed has moved on since.

use super::draft::Draft;
use super::{Context, Error, Result};
use crate::db::application::Case;
use crate::db::event::Chain;
use crate::db::grant::Grant;
use crate::db::history::Line;
use crate::db::{self, AnyConnection};
use crate::domain::application::Section;
use crate::domain::fact::Fact;
use crate::domain::head::{Head, Heads};
use crate::domain::lifecycle::Audience;
use crate::domain::time::Timestamp;

/// What has happened since the page was rendered.
#[derive(Debug, Default)]
pub struct Moved {
    /// Events, oldest first; none when it is not known what the page showed.
    pub lines: Vec<Line>,
    /// Sections of a draft saved by somebody since: which, by whom, when.
    pub sections: Vec<(Section, String, Timestamp)>,
    /// Where it all stands now, for a form that is sent again by somebody who has read what happened.
    pub now: Heads,
}

impl Moved {
    fn refuse(self) -> Error {
        Error::MovedOn(Box::new(self))
    }
}

impl Context<'_> {
    /// Refuses when the case, or its grant, has moved on since the page was rendered. Steps beside it (a colleague's habilitet,
    /// an assignment) and what the actor's side does not read of do not count.
    ///
    /// The step itself is stored only while the chain ends where `case` and `grant` say, so nothing slips in afterwards.
    pub(super) fn unmoved(
        &self,
        connection: &mut AnyConnection,
        case: &Case,
        grant: Option<&Grant>,
    ) -> Result<()> {
        let Some(shown) = self.shown else {
            return Ok(());
        };
        let mut now = case.head();
        if let Some(grant) = grant {
            now = now.and(grant.head());
        }
        let of_case = shown.of(Head::Application(case.id));
        let of_grant = grant.map(|grant| shown.of(Head::Grant(grant.id)));
        let (Some(of_case), None | Some(Some(_))) = (of_case, of_grant) else {
            return Err(self.moved(Vec::new(), now));
        };
        // A page about the application alone is not made old by its grant.
        let of_grant = of_grant.flatten().unwrap_or(i64::MAX);
        if shown.clone().and(now.clone()) == *shown {
            return Ok(());
        }
        let audience = if self.actor.is_at_an_office() {
            Audience::Office
        } else {
            Audience::Everybody
        };
        let since = (of_case, of_grant);
        let lines = db::history::of_case_since(connection, case.id, audience, since)?;
        if lines.is_empty() {
            return Ok(());
        }
        Err(self.moved(lines, now))
    }

    /// Refuses when something else than a case has been acted on since the page was rendered.
    pub(super) fn unmoved_acts(
        &self,
        connection: &mut AnyConnection,
        heads: &[Head<'_>],
    ) -> Result<()> {
        let Some(shown) = self.shown else {
            return Ok(());
        };
        let mut lines = Vec::new();
        let mut is_known = true;
        for head in heads {
            match shown.of(*head) {
                Some(last) => lines.extend(db::head::since(connection, *head, last)?),
                None => is_known = false,
            }
        }
        if is_known && lines.is_empty() {
            return Ok(());
        }
        lines.sort_by_key(|line| line.at);
        let now = db::head::newest(connection, heads)?;
        Err(self.moved(lines, now))
    }

    /// Refuses when another act has slipped in between the look at the chain and the act that is stored now.
    pub(super) fn alone(
        &self,
        connection: &mut AnyConnection,
        chain: Chain,
        fact: &Fact,
    ) -> Result<()> {
        let (Some(shown), Some(head)) = (self.shown, head_of(chain, fact)) else {
            return Ok(());
        };
        // What is begun by this act was shown by no page.
        let Some(last) = shown.of(head) else {
            return Ok(());
        };
        let mut lines = db::head::since(connection, head, last)?;
        lines.pop();
        if lines.is_empty() {
            return Ok(());
        }
        let now = db::head::newest(connection, &[head])?;
        Err(self.moved(lines, now))
    }

    /// Refuses when a section of the draft was saved since the page with all of them was rendered.
    pub(super) fn unmoved_sections(&self, draft: &Draft) -> Result<()> {
        let Some(shown) = self.shown else {
            return Ok(());
        };
        let now = draft.head();
        if shown.clone().and(now.clone()) == *shown {
            return Ok(());
        }
        let newer = |section: Section| {
            shown.of(Head::Section(draft.case.id, section)) != Some(draft.version(section))
        };
        let sections: Vec<_> = draft
            .saved
            .iter()
            .filter(|saved| newer(saved.section))
            .map(|saved| (saved.section, saved.saved_by.clone(), saved.saved_at))
            .collect();
        if sections.is_empty() {
            return Ok(());
        }
        let moved = Moved {
            sections,
            now: shown.clone().and(now),
            ..Moved::default()
        };
        Err(moved.refuse())
    }

    fn moved(&self, lines: Vec<Line>, now: Heads) -> Error {
        let shown = self.shown.cloned().unwrap_or_default();
        let moved = Moved {
            lines,
            now: shown.and(now),
            ..Moved::default()
        };
        moved.refuse()
    }
}

/// The head of the chain an act was stored in.
const fn head_of(chain: Chain, fact: &Fact) -> Option<Head<'_>> {
    match (chain, fact) {
        (Chain::User(id), _) => Some(Head::User(id)),
        (Chain::Announcement(id), _) => Some(Head::Round(id)),
        (Chain::SchemeYear(year), _) => Some(Head::Settings(year)),
        (_, Fact::AppropriationSet(set)) => Some(Head::Appropriation(set.year)),
        (_, Fact::FrameSet(set)) => Some(Head::Frame(set.year, &set.office)),
        (_, Fact::CallWritten(written)) => Some(Head::Call(written.year)),
        (_, Fact::CallAnnounced(announced)) => Some(Head::Call(announced.year)),
        _ => None,
    }
}
