//! What the case page of the office shows, gathered once for its GET and for its refused forms.

use super::answers::{self, AnswerSection};
use super::error::Failure;
use super::form::{Fields, FormState};
use super::visit::SignedIn;
use crate::access::{self, Act, Relation};
use crate::actions::office_case;
use crate::db::application::Case;
use crate::db::assessment::Assessment;
use crate::db::call::Criterion;
use crate::db::document::DocumentRow;
use crate::db::event::HistoryLine;
use crate::db::impartiality::Declaration;
use crate::db::return_for_completion::Remark;
use crate::db::submission::Submission;
use crate::db::{self, AnyConnection};
use crate::domain::budget_frame::BudgetFrame;
use crate::domain::call::LateRule;
use crate::domain::geography::WrittenStandard;
use crate::domain::letter_standard::LetterStandard;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use crate::domain::user::Role;
use crate::text::Variable;
use chrono::Datelike;
use serde::Serialize;

/// Everything read about a case.
pub(super) struct Gathered {
    pub case: Case,
    pub criteria: Vec<Criterion>,
    pub assessment: Option<Assessment>,
    assessor: String,
    proposer: String,
    submissions: Vec<Submission>,
    remarks: Vec<Remark>,
    history: Vec<HistoryLine>,
    documents: Vec<DocumentRow>,
    declarations: Vec<Declaration>,
    frame: BudgetFrame,
    standard: LetterStandard,
    officers: Vec<(String, String)>,
    officer: String,
    has_grant: bool,
    has_prepared: bool,
    deadline: String,
    closed: bool,
    late_are_dismissed: bool,
    round: i32,
    /// The day the case passed to another office, for an office that keeps reading what it had.
    passed_on: Option<Day>,
}

/// Reads it; the caller has made sure that the person may open the case.
pub(super) fn gather(
    visit: &SignedIn<'_>,
    c: &mut AnyConnection,
    case: Case,
) -> Result<Gathered, Failure> {
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
    let officers = match visit.actor.office() {
        Some(office) => db::user::of_office(c, office, Role::CaseOfficer, visit.now.day())?
            .into_iter()
            .map(|person| (person.id.to_string(), person.name))
            .collect(),
        None => Vec::new(),
    };
    Ok(Gathered {
        criteria: db::call::criteria(c, announcement.call)?,
        assessor,
        proposer,
        submissions: db::submission::all(c, case.id)?,
        remarks: db::return_for_completion::all(c, case.id)?,
        history: db::event::history(c, case.id.0)?,
        documents: db::document::of_application(c, case.id)?,
        declarations: db::impartiality::of_application(c, case.id)?,
        frame: db::budget_frame::find(c, case.frame)?,
        standard: office_case::letter_standard(&visit.context(), c, &case)?,
        officers,
        officer,
        has_grant: db::grant::of_application(c, case.id)?.is_some(),
        has_prepared: db::assessment::has_prepared(c, case.id, visit.actor.user)?,
        deadline: announcement.deadline_at.norwegian(),
        closed: announcement.deadline_at < visit.now,
        late_are_dismissed: announcement.late_rule == LateRule::Dismiss,
        round: announcement.round,
        passed_on: passed_on(visit, &case),
        assessment,
        case,
    }
    .until_passed_on())
}

/// The day another office took the municipality over from the reader's. Offices and borders change at New Year.
fn passed_on(visit: &SignedIn<'_>, case: &Case) -> Option<Day> {
    if visit.actor.relation_to(&case.facts()) != Relation::FormerOffice {
        return None;
    }
    let geography = &visit.world().geography;
    let own = visit.actor.office()?;
    (case.year..=visit.now.day().year())
        .filter_map(|year| Day::from_ymd_opt(year, 1, 1))
        .find(|day| {
            let heir = geography
                .heir(case.municipality, *day)
                .unwrap_or(case.municipality);
            geography
                .office_on(heir, *day)
                .is_none_or(|office| office.key != *own)
        })
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

#[derive(Debug, Serialize)]
pub(super) struct Choice {
    pub value: String,
    pub label: String,
}

#[derive(Debug, Serialize)]
struct Head {
    number: String,
    municipality: String,
    announcement: String,
    status: String,
    color: &'static str,
    late: bool,
    officer: String,
    has_grant: bool,
    decided: bool,
    to_be_dismissed: bool,
    round: i32,
    deadline: String,
}

/// What the person may do here and now; templates only ask this.
#[derive(Debug, Clone, Default, Serialize)]
struct May {
    assess: bool,
    assign: bool,
    return_it: bool,
    take_as_it_stands: bool,
    choose_standard: bool,
    take_back: bool,
    decide: bool,
    /// Why a holder of budget authority may not decide this one, or empty.
    not_decide: String,
    /// Why the page is read only, or empty.
    read_only: String,
}

#[derive(Debug, Serialize)]
struct FrameView {
    amount: i64,
    committed: i64,
    this: i64,
    remaining: i64,
    counts_this: bool,
}

#[derive(Debug, Serialize)]
struct CriterionView {
    key: String,
    name: String,
    weight: i32,
    points: String,
    reason: String,
}

#[derive(Debug, Serialize)]
struct AssessmentView {
    exists: bool,
    proposed: bool,
    outcome: String,
    amount: Option<i64>,
    grounds: String,
    conditions: String,
    internal_note: String,
    gates: Vec<(String, bool)>,
    assessor: String,
    saved_at: String,
    saved_clock: String,
    proposer: String,
    proposed_at: String,
    returned_comment: String,
    version: i64,
}

#[derive(Debug, Serialize)]
struct StandardView {
    letter: String,
    letter_name: String,
    why: String,
    may_choose: bool,
    options: Vec<Choice>,
}

#[derive(Debug, Serialize)]
struct EventView {
    time: String,
    text: String,
    who: String,
    comment: String,
}

#[derive(Debug, Serialize)]
struct RemarkView {
    section: String,
    comment: String,
    respond_by: String,
    by: String,
    answered: bool,
}

#[derive(Debug, Serialize)]
struct SubmissionView {
    number: i32,
    at: String,
    by: String,
    applied: i64,
    current: bool,
}

/// The page's data.
#[derive(Debug, Serialize)]
pub(super) struct CasePage {
    head: Head,
    may: May,
    answers: Vec<AnswerSection>,
    submissions: Vec<SubmissionView>,
    applied: i64,
    cofinancing: i64,
    cost: i64,
    plan_condition: String,
    criteria: Vec<CriterionView>,
    assessment: AssessmentView,
    frame: FrameView,
    standard: StandardView,
    remarks: Vec<RemarkView>,
    history: Vec<EventView>,
    documents: Vec<DocumentRow>,
    declarations: Vec<Declaration>,
    officers: Vec<Choice>,
    points: Vec<Choice>,
    outcomes: Vec<Choice>,
    form: FormState,
    /// A refusal of the last act, told on the page itself.
    alert: String,
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

    /// The page, with a refused form or the stored assessment in the fields, showing version `version` of the application.
    pub(super) fn page(
        &self,
        visit: &SignedIn<'_>,
        form: Option<FormState>,
        alert: String,
        version: Option<i32>,
    ) -> CasePage {
        let shown = version
            .and_then(|number| self.submissions.iter().find(|s| s.number == number))
            .or_else(|| self.submissions.iter().max_by_key(|s| s.number));
        let content = shown.map(|submission| &submission.content);
        CasePage {
            head: self.head(visit),
            may: self.may(visit),
            answers: content
                .map(|content| answers::sections(visit, content))
                .unwrap_or_default(),
            submissions: self.submission_views(shown.map(|s| s.number)),
            applied: content.map_or(0, |content| content.applied_amount().0),
            cofinancing: content.map_or(0, |content| content.budget.cofinancing.0),
            cost: content.map_or(0, |content| content.budget.cost().0),
            plan_condition: content
                .and_then(crate::domain::application::Content::plan_condition)
                .map(crate::domain::time::norwegian_day)
                .unwrap_or_default(),
            criteria: self.criterion_views(visit),
            assessment: self.assessment_view(visit),
            frame: self.frame_view(),
            standard: self.standard_view(visit),
            remarks: self.remark_views(visit),
            history: self.event_views(visit),
            documents: self.documents.clone(),
            declarations: self.declarations.clone(),
            officers: self
                .officers
                .iter()
                .map(|(value, label)| Choice {
                    value: value.clone(),
                    label: label.clone(),
                })
                .collect(),
            points: (1..=4)
                .map(|points| Choice {
                    value: points.to_string(),
                    label: visit.t(&format!("sak-poeng-{points}")),
                })
                .collect(),
            outcomes: ["grant", "reject", "dismiss"]
                .map(|outcome| Choice {
                    value: outcome.to_owned(),
                    label: visit.t(&format!("sak-utfall-{outcome}")),
                })
                .into(),
            form: form.unwrap_or_else(|| FormState::showing(&self.stored_fields())),
            alert,
        }
    }

    fn head(&self, visit: &SignedIn<'_>) -> Head {
        let row = self.as_row();
        let (state, color) = super::worklist::state_of(&row);
        Head {
            number: self.case.case_number.clone(),
            municipality: municipality_name(visit, &self.case),
            announcement: self.case.announcement_key.clone(),
            status: visit.t(&format!("sak-tilstand-{state}")),
            color,
            late: self.case.late,
            officer: self.officer.clone(),
            has_grant: self.has_grant,
            decided: self.case.decided_by.is_some(),
            to_be_dismissed: self.case.late
                && self.late_are_dismissed
                && self.case.decided_by.is_none(),
            round: self.round,
            deadline: self.deadline.clone(),
        }
    }

    /// The same facts as a row of the worklist, so that list and page call the state by one name.
    fn as_row(&self) -> db::worklist::WorklistRow {
        let case = &self.case;
        let proposal = self.assessment.as_ref().and_then(|written| {
            let (by, _) = written.proposed?;
            Some(db::worklist::Proposal {
                outcome: written.draft.outcome?,
                amount: written.draft.amount,
                by,
            })
        });
        db::worklist::WorklistRow {
            id: case.id,
            case_number: case.case_number.clone(),
            year: case.year,
            announcement: case.announcement_key.clone(),
            round: self.round,
            municipality: case.municipality,
            state: case.state,
            late: case.late,
            applied: case.applied_amount,
            received: case.submitted_at,
            officer: case.case_officer.map(|id| (id, self.officer.clone())),
            proposal,
        }
    }

    fn may(&self, visit: &SignedIn<'_>) -> May {
        let facts = self.case.facts();
        let may = |act| access::permit_on(visit.actor, act, &facts).is_ok();
        let state = self.case.state;
        let proposed = self.is_proposed();
        let in_hand = state == ApplicationState::Submitted && !proposed;
        let open = matches!(
            state,
            ApplicationState::Submitted | ApplicationState::Returned | ApplicationState::Assessed
        );
        let overdue = self
            .remarks
            .iter()
            .filter(|remark| remark.answered_at.is_none())
            .map(|remark| remark.respond_by)
            .max()
            .is_some_and(|day| day < visit.now.day());
        let decides = proposed && may(Act::Decide);
        let not_decide = if !decides {
            ""
        } else if self.has_prepared {
            "nektet-samme-person"
        } else if !self.closed {
            "sak-vedtak-venter"
        } else {
            ""
        };
        let read_only = match visit.actor.relation_to(&facts) {
            Relation::FormerOffice => "sak-les-annet-embete",
            _ if open && !may(Act::Assess) && !may(Act::Decide) => "sak-les-rolle",
            _ => "",
        };
        let told = |key: &str| match key {
            "" => String::new(),
            key => visit.t_with(key, &[("frist", self.deadline.as_str().into())]),
        };
        May {
            assess: in_hand && may(Act::Assess),
            assign: open && may(Act::AssignCase),
            return_it: state == ApplicationState::Submitted
                && !proposed
                && may(Act::ReturnForCompletion),
            take_as_it_stands: state == ApplicationState::Returned
                && overdue
                && may(Act::ReturnForCompletion),
            choose_standard: open && self.standard.may_be_chosen() && may(Act::ChooseStandard),
            take_back: proposed && may(Act::Assess),
            decide: decides && not_decide.is_empty(),
            not_decide: told(not_decide),
            read_only: match self.passed_on.and_then(|day| day.pred_opt()) {
                Some(last) => {
                    let last = crate::domain::time::norwegian_day(last);
                    let until = visit.t_with("sak-les-til-og-med", &[("dato", last.into())]);
                    format!("{} {until}", told(read_only))
                }
                None => told(read_only),
            },
        }
    }

    fn criterion_views(&self, visit: &SignedIn<'_>) -> Vec<CriterionView> {
        let nynorsk = visit.language == crate::domain::user::Language::Nn;
        self.criteria
            .iter()
            .map(|criterion| {
                let mark = self.assessment.as_ref().and_then(|written| {
                    written
                        .draft
                        .marks
                        .iter()
                        .find(|mark| mark.criterion == criterion.id)
                });
                CriterionView {
                    key: criterion.key.clone(),
                    name: if nynorsk {
                        criterion.name_nn.clone()
                    } else {
                        criterion.name_nb.clone()
                    },
                    weight: criterion.weight,
                    points: mark
                        .and_then(|mark| mark.points)
                        .map(|points| visit.t(&format!("sak-poeng-{points}")))
                        .unwrap_or_default(),
                    reason: mark.map(|mark| mark.reason.clone()).unwrap_or_default(),
                }
            })
            .collect()
    }

    fn assessment_view(&self, visit: &SignedIn<'_>) -> AssessmentView {
        let written = self.assessment.as_ref();
        let draft = written
            .map(|written| written.draft.clone())
            .unwrap_or_default();
        let gates = draft.gates;
        AssessmentView {
            exists: written.is_some(),
            proposed: self.is_proposed(),
            outcome: draft
                .outcome
                .map(|outcome| visit.t(&format!("sak-utfall-{}", outcome.as_str())))
                .unwrap_or_default(),
            amount: draft.amount.map(|amount| amount.0),
            grounds: draft.grounds,
            conditions: draft.conditions,
            internal_note: draft.internal_note,
            gates: [
                ("sak-sjekk-brukerorganisasjon", gates.user_organisation),
                ("sak-sjekk-aktor", gates.outside_actor),
                ("sak-sjekk-ergoterapi", gates.occupational_therapy),
                ("sak-sjekk-medfinansiering", gates.cofinancing),
            ]
            .map(|(key, checked)| (visit.t(key), checked))
            .into(),
            assessor: self.assessor.clone(),
            saved_at: written
                .map(|written| written.saved_at.iso())
                .unwrap_or_default(),
            saved_clock: written
                .map(|written| written.saved_at.norwegian())
                .unwrap_or_default(),
            proposer: self.proposer.clone(),
            proposed_at: written
                .and_then(|written| written.proposed)
                .map(|(_, at)| at.norwegian())
                .unwrap_or_default(),
            returned_comment: written
                .and_then(|written| written.returned_comment.clone())
                .unwrap_or_default(),
            version: written.map_or(0, |written| written.version),
        }
    }

    fn frame_view(&self) -> FrameView {
        let undecided = matches!(
            self.case.state,
            ApplicationState::Submitted | ApplicationState::Returned | ApplicationState::Assessed
        );
        let this = self
            .assessment
            .as_ref()
            .and_then(|written| written.draft.amount)
            .filter(|_| undecided)
            .unwrap_or(Kroner::ZERO);
        FrameView {
            amount: self.frame.amount.0,
            committed: self.frame.committed.0,
            this: this.0,
            remaining: self.frame.remaining().minus(this).0,
            counts_this: undecided,
        }
    }

    fn standard_view(&self, visit: &SignedIn<'_>) -> StandardView {
        let standard = self.standard;
        let why = match (standard.municipality.demanded(), standard.chosen) {
            (Some(_), _) => "sak-malform-vedtatt",
            (None, Some(_)) => "sak-malform-valgt",
            (None, None) if standard.of_letter().is_some() => "sak-malform-noytral",
            (None, None) => "sak-malform-ukjent",
        };
        let name =
            |standard: WrittenStandard| visit.t(&format!("sak-malform-navn-{}", standard.as_str()));
        StandardView {
            letter: standard
                .of_letter()
                .map(|standard| standard.as_str().to_owned())
                .unwrap_or_default(),
            letter_name: standard.of_letter().map(name).unwrap_or_default(),
            why: visit.t(why),
            may_choose: standard.may_be_chosen(),
            options: [WrittenStandard::Bokmal, WrittenStandard::Nynorsk]
                .map(|standard| Choice {
                    value: standard.as_str().to_owned(),
                    label: name(standard),
                })
                .into(),
        }
    }

    fn remark_views(&self, visit: &SignedIn<'_>) -> Vec<RemarkView> {
        self.remarks
            .iter()
            .map(|remark| RemarkView {
                section: visit.t(&format!("soknad-seksjon-{}", remark.section)),
                comment: remark.comment.clone(),
                respond_by: crate::domain::time::norwegian_day(remark.respond_by),
                by: remark.by.clone(),
                answered: remark.answered_at.is_some(),
            })
            .collect()
    }

    fn submission_views(&self, shown: Option<i32>) -> Vec<SubmissionView> {
        let mut views: Vec<SubmissionView> = self
            .submissions
            .iter()
            .map(|submission| SubmissionView {
                number: submission.number,
                at: submission.submitted_at.norwegian(),
                by: submission.submitted_by_name.clone(),
                applied: submission.content.applied_amount().0,
                current: Some(submission.number) == shown,
            })
            .collect();
        views.sort_by_key(|view| view.number);
        views
    }

    fn event_views(&self, visit: &SignedIn<'_>) -> Vec<EventView> {
        self.history
            .iter()
            .rev()
            .map(|line| EventView {
                time: line.at.iso(),
                text: visit.t(&format!("hendelse-{}", line.step.replace('_', "-"))),
                who: format!("{}, {}", line.actor, line.on_behalf_of),
                comment: told(visit, line),
            })
            .collect()
    }

    /// The stored assessment as the form's fields.
    pub(super) fn stored_fields(&self) -> Fields {
        let mut fields = Fields::default();
        let Some(written) = &self.assessment else {
            fields.set("versjon", "0");
            return fields;
        };
        let draft = &written.draft;
        fields.set("versjon", written.version.to_string());
        for (name, ticked) in [
            ("sjekk-brukerorganisasjon", draft.gates.user_organisation),
            ("sjekk-aktor", draft.gates.outside_actor),
            ("sjekk-ergoterapi", draft.gates.occupational_therapy),
            ("sjekk-medfinansiering", draft.gates.cofinancing),
        ] {
            if ticked {
                fields.set(name, "ja");
            }
        }
        if let Some(outcome) = draft.outcome {
            fields.set("utfall", outcome.as_str());
        }
        if let Some(amount) = draft.amount {
            fields.set("belop", amount.grouped());
        }
        fields.set("grunnlag", &draft.grounds);
        fields.set("vilkar", &draft.conditions);
        fields.set("notat", &draft.internal_note);
        for criterion in &self.criteria {
            let mark = draft
                .marks
                .iter()
                .find(|mark| mark.criterion == criterion.id);
            if let Some(mark) = mark {
                if let Some(points) = mark.points {
                    fields.set(format!("poeng-{}", criterion.key), points.to_string());
                }
                fields.set(format!("begrunnelse-{}", criterion.key), &mark.reason);
            }
        }
        fields
    }
}

/// The municipality's name, as it was when it applied.
pub(super) fn municipality_name(visit: &SignedIn<'_>, case: &Case) -> String {
    visit
        .world()
        .geography
        .municipality(case.municipality)
        .map_or_else(
            || case.municipality.to_string(),
            |m| format!("{} kommune", m.official_name),
        )
}

/// What an event tells beside its name.
fn told(visit: &SignedIn<'_>, line: &HistoryLine) -> String {
    let text = |name: &str| line.details.get(name).and_then(|value| value.as_str());
    let mut parts = Vec::new();
    if let Some(amount) = line
        .details
        .get("amount")
        .and_then(serde_json::Value::as_i64)
        && amount > 0
    {
        let amount = Kroner(amount).to_string();
        parts.push(visit.t_with("sak-detalj-belop", &[("belop", Variable::from(amount))]));
    }
    if let Some(day) = text("respond_by").and_then(crate::domain::time::parse_day) {
        let day = crate::domain::time::norwegian_day(day);
        parts.push(visit.t_with("sak-detalj-svarfrist", &[("dato", Variable::from(day))]));
    }
    if let Some(name) = text("to") {
        parts.push(visit.t_with("sak-detalj-til", &[("navn", Variable::from(name))]));
    }
    if let Some(standard) = text("standard").filter(|_| line.step == "choose_standard") {
        let name = WrittenStandard::parse(standard).map_or_else(
            || standard.to_owned(),
            |s| visit.t(&format!("sak-malform-navn-{}", s.as_str())),
        );
        parts.push(name);
    }
    match line
        .details
        .get("impartial")
        .and_then(serde_json::Value::as_bool)
    {
        Some(true) => parts.push(visit.t("sak-habil")),
        Some(false) => parts.push(visit.t("sak-inhabil")),
        None => {}
    }
    if let Some(comment) = text("comment") {
        parts.push(comment.to_owned());
    }
    parts.join("\n")
}
