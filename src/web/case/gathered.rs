//! What is read about a case for the office's page, in one go.

use super::entry::office_only;
use crate::actions::office_case;
use crate::db::access_log::Reading;
use crate::db::application::Case;
use crate::db::assessment::Assessment;
use crate::db::call::Criterion;
use crate::db::document::DocumentRow;
use crate::db::history::Line;
use crate::db::impartiality::Declaration;
use crate::db::return_for_completion::Remark;
use crate::db::submission::Submission;
use crate::db::{self, AnyConnection};
use crate::domain::budget_frame::BudgetFrame;
use crate::domain::call::LateRule;
use crate::domain::id::UserId;
use crate::domain::letter_standard::LetterStandard;
use crate::domain::lifecycle::Audience;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::standing::CaseStanding;
use crate::domain::time::{Day, Timestamp};
use crate::domain::user::Role;
use crate::web::kit::failure::Failure;
use crate::web::kit::visit::SignedIn;
use std::collections::HashMap;

/// Everything read about a case.
pub(super) struct Gathered {
    pub case: Case,
    pub criteria: Vec<Criterion>,
    pub assessment: Option<Assessment>,
    pub assessor: String,
    pub proposer: String,
    pub submissions: Vec<Submission>,
    pub remarks: Vec<Remark>,
    pub history: Vec<Line>,
    /// The names of the persons the history tells of.
    pub names: HashMap<UserId, String>,
    pub documents: Vec<DocumentRow>,
    /// Which of them the municipality has opened: id, name and moment.
    pub opened: Vec<(String, String, Timestamp)>,
    pub readings: Vec<Reading>,
    pub declarations: Vec<Declaration>,
    pub frame: BudgetFrame,
    pub standard: LetterStandard,
    pub officers: Vec<(String, String)>,
    pub officer: String,
    pub has_grant: bool,
    pub has_prepared: bool,
    pub deadline: String,
    pub closed: bool,
    pub late_are_dismissed: bool,
    pub round: i32,
    /// The day the case passed to another office, for an office that keeps reading what it had.
    pub passed_on: Option<Day>,
}

/// Reads the case with this number, for whoever may open it at an office.
pub(super) fn open(visit: &SignedIn<'_>, number: &str) -> Result<Gathered, Failure> {
    visit.world().db.read(|c| {
        let case = office_case::open(&visit.context(), c, number)?;
        office_only(visit, &case)?;
        gather(visit, c, case)
    })
}

/// The officers one can give the case to: those of the office who have not declared not to be impartial in it.
fn officers(
    visit: &SignedIn<'_>,
    c: &mut AnyConnection,
    declarations: &[Declaration],
) -> Result<Vec<(String, String)>, Failure> {
    let Some(office) = visit.actor.office() else {
        return Ok(Vec::new());
    };
    let refused = |id: UserId| declarations.iter().any(|d| d.user == id && !d.impartial);
    Ok(
        db::user::of_office(c, office, Role::CaseOfficer, visit.now.day())?
            .into_iter()
            .filter(|person| !refused(person.id))
            .map(|person| (person.id.to_string(), person.name))
            .collect(),
    )
}

/// Reads it; the caller has made sure that the person may open the case.
fn gather(visit: &SignedIn<'_>, c: &mut AnyConnection, case: Case) -> Result<Gathered, Failure> {
    let announcement = db::announcement::by_id(c, case.announcement)?;
    let assessment = db::assessment::of_application(c, case.id)?;
    let name = |c: &mut AnyConnection, id| db::user::name_of(c, id);
    let assessor = match &assessment {
        Some(written) => name(c, written.assessor)?,
        None => String::new(),
    };
    let proposer = match assessment.as_ref().and_then(|written| written.proposed) {
        Some((by, _)) => name(c, by)?,
        None => String::new(),
    };
    let officer = match case.case_officer {
        Some(id) => name(c, id)?,
        None => visit.t("sak-ikke-fordelt"),
    };
    let declarations = db::impartiality::of_application(c, case.id)?;
    let officers = officers(visit, c, &declarations)?;
    let history = db::history::of_case(c, case.id, Audience::Office)?;
    Ok(Gathered {
        criteria: db::call::criteria(c, announcement.call)?,
        assessor,
        proposer,
        submissions: db::submission::all(c, case.id)?,
        remarks: db::return_for_completion::all(c, case.id)?,
        names: db::history::names(c, &history)?,
        history,
        documents: db::document::of_application(c, case.id)?,
        opened: db::document::opened_of(c, case.id)?,
        readings: db::access_log::of_application(c, case.id)?,
        declarations,
        frame: db::budget_frame::find(c, case.frame)?,
        standard: office_case::letter_standard(&visit.reading(), c, &case)?,
        officers,
        officer,
        has_grant: db::grant::of_application(c, case.id)?.is_some(),
        has_prepared: db::assessment::has_prepared(c, case.id, visit.actor.user)?,
        deadline: announcement.deadline_at.norwegian(),
        closed: announcement.deadline_at < visit.now,
        late_are_dismissed: announcement.late_rule == LateRule::Dismiss,
        round: announcement.round,
        passed_on: crate::access::passed_on(
            visit.actor,
            &case.facts(),
            case.year,
            &visit.world().geography,
            visit.now.day(),
        ),
        assessment,
        case,
    }
    .until_passed_on())
}

impl Gathered {
    /// Leaves out what happened after the case passed on.
    fn until_passed_on(mut self) -> Self {
        let Some(day) = self.passed_on else {
            return self;
        };
        self.history.retain(|line| line.at.day() < day);
        self.documents
            .retain(|document| document.created_at.day() < day);
        self.opened.retain(|(_, _, at)| at.day() < day);
        self.readings.retain(|reading| reading.day < day);
        self.submissions
            .retain(|submission| submission.submitted_at.day() < day);
        self.remarks.retain(|remark| remark.returned_at.day() < day);
        self.declarations
            .retain(|declaration| declaration.declared_at.day() < day);
        self.assessment = self
            .assessment
            .filter(|written| written.saved_at.day() < day);
        self
    }
}

impl Gathered {
    /// Whether a proposal waits.
    pub(super) fn is_proposed(&self) -> bool {
        matches!(
            self.case.state,
            ApplicationState::Submitted | ApplicationState::Assessed
        ) && self
            .assessment
            .as_ref()
            .is_some_and(|written| written.proposed.is_some())
    }

    /// Whether the case is marked for dismissal: late, not decided, and its call says that late ones are dismissed.
    pub(super) fn is_to_be_dismissed(&self) -> bool {
        self.case.late && self.late_are_dismissed && self.case.decided_by.is_none()
    }

    /// Where the case stands, as the worklist calls it.
    pub(super) fn standing(&self) -> CaseStanding {
        let proposed = self
            .assessment
            .as_ref()
            .filter(|written| written.proposed.is_some())
            .and_then(|written| written.draft.outcome);
        CaseStanding::of(self.case.state, proposed, self.case.case_officer.is_some())
    }
}
