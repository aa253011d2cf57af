//! An application as its municipality has it under its hands: the case, what was typed so far, and the rules that apply.

use super::{Context, Result};
use crate::access::Level;
use crate::db::application::Case;
use crate::db::section::SavedSection;
use crate::db::{self, AnyConnection};
use crate::domain::application::{Content, Fault, Raw, Section, Setting};
use crate::domain::head::{Head, Heads};
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::rules_of_year::RulesOfYear;

/// What was typed, with what it is checked by.
#[derive(Debug)]
pub struct Draft {
    /// The case.
    pub case: Case,
    /// The sections saved so far.
    pub saved: Vec<SavedSection>,
    /// The rules of the scheme-year on the day.
    pub rules: RulesOfYear,
    /// What a section is when nobody has written in it.
    empty: Raw,
}

/// The draft of the actor's own municipality. For anybody else it does not exist: what is not submitted is the
/// municipality's alone.
///
/// # Errors
/// [`super::Error::NotFound`]; [`super::Error::MovedOn`] when the actor's page is old.
pub fn load(
    context: &Context<'_>,
    connection: &mut AnyConnection,
    case_number: &str,
) -> Result<Draft> {
    if !context.actor.is_at_a_municipality() {
        return Err(super::Error::NotFound);
    }
    let case = db::application::find(connection, context.actor, Level::Open, case_number)?;
    context.unmoved(connection, &case, None)?;
    let saved = db::section::all(connection, case.id)?;
    let rules = db::scheme_setting::rules(connection, case.year, context.today())?;
    Ok(Draft {
        case,
        saved,
        rules,
        empty: Raw::default(),
    })
}

impl Draft {
    /// Whether the municipality may write in it now.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(
            self.case.state,
            ApplicationState::Draft | ApplicationState::Returned
        )
    }

    /// Whether case and sections are still what they were when `other` was read.
    #[must_use]
    pub fn is_as_saved_in(&self, other: &Self) -> bool {
        let versions = |draft: &Self| -> Vec<(Section, i64)> {
            let sections = draft.saved.iter();
            sections
                .map(|saved| (saved.section, saved.version))
                .collect()
        };
        self.case.state == other.case.state && versions(self) == versions(other)
    }

    /// What a page that shows all sections was rendered from.
    #[must_use]
    pub fn head(&self) -> Heads {
        Section::ALL
            .iter()
            .fold(self.case.head(), |heads, section| {
                let head = Head::Section(self.case.id, *section);
                heads.with(head, self.version(*section))
            })
    }

    /// A section as last saved.
    #[must_use]
    pub fn saved(&self, section: Section) -> Option<&SavedSection> {
        self.saved.iter().find(|saved| saved.section == section)
    }

    /// A section as typed; empty when nobody has written in it.
    #[must_use]
    pub fn raw(&self, section: Section) -> &Raw {
        self.saved(section)
            .map_or(&self.empty, |saved| &saved.fields)
    }

    /// The version a section is read with.
    #[must_use]
    pub fn version(&self, section: Section) -> i64 {
        self.saved(section).map_or(0, |saved| saved.version)
    }

    /// What the checks depend on.
    #[must_use]
    pub fn setting<'a>(&self, context: &Context<'a>) -> Setting<'a> {
        Setting {
            year: self.case.year,
            plan_target_date_required: self.rules.plan_target_date_required,
            municipality: self.case.municipality,
            geography: &context.world.geography,
            today: context.today(),
        }
    }

    /// What must be corrected in a section.
    #[must_use]
    pub fn faults(&self, context: &Context<'_>, section: Section) -> Vec<Fault> {
        section.faults(self.raw(section), &self.setting(context))
    }

    /// The complete application.
    ///
    /// # Errors
    /// Everything that must be corrected, by section.
    pub fn content(&self, context: &Context<'_>) -> Result<Content, Vec<(Section, Vec<Fault>)>> {
        Content::parse(|section| self.raw(section), &self.setting(context))
    }
}
