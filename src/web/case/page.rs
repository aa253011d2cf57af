//! `/saker/<nr>`: the case at the office, put together once for its GET and for its refused forms. Before habilitet is declared
//! it shows that form and nothing else.

use super::assessment::{AssessmentView, CriterionView, FrameView};
use super::entry::{done, may};
use super::gathered::{self, Gathered};
use super::habilitet::{Habilitet, case_for, impartiality_page};
use super::history::{DocumentView, EventView, ReaderView, SubmissionView};
use super::letter::StandardView;
use super::return_for_completion::RemarkView;
use super::worklist::tag_of;
use crate::access::{self, Act, Relation};
use crate::actions::{self, Error, FieldError};
use crate::db::impartiality::Declaration;
use crate::domain::geography::WrittenStandard;
use crate::domain::id::UserId;
use crate::domain::lifecycle::application::ApplicationState;
use crate::web::kit::Answered;
use crate::web::kit::answers::{self, AnswerSection};
use crate::web::kit::choice::Choice;
use crate::web::kit::failure::Failure;
use crate::web::kit::fields::Fields;
use crate::web::kit::form::{FormState, Posted};
use crate::web::kit::names::applicant_name;
use crate::web::kit::page::StartsPage;
use crate::web::kit::reading;
use crate::web::kit::visit::SignedIn;
use rocket::http::Status;
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Head {
    pub number: String,
    pub municipality: String,
    pub announcement: String,
    pub status: String,
    pub color: &'static str,
    pub late: bool,
    pub officer: String,
    pub has_grant: bool,
    pub decided: bool,
    pub to_be_dismissed: bool,
    pub round: i32,
    pub deadline: String,
}

/// What the person may do here and now; templates only ask this.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct May {
    pub assess: bool,
    pub assign: bool,
    pub return_it: bool,
    pub take_as_it_stands: bool,
    pub choose_standard: bool,
    pub take_back: bool,
    pub decide: bool,
    /// Why a holder of budget authority may not decide this one, or empty.
    pub not_decide: String,
    /// Why the page is read only, or empty.
    pub read_only: String,
}

/// The page's data.
#[derive(Debug, Serialize)]
pub(super) struct CasePage {
    pub head: Head,
    pub may: May,
    pub answers: Vec<AnswerSection>,
    pub submissions: Vec<SubmissionView>,
    pub applied: i64,
    pub cofinancing: i64,
    pub cost: i64,
    pub plan_condition: String,
    pub criteria: Vec<CriterionView>,
    pub assessment: AssessmentView,
    pub frame: FrameView,
    pub standard: StandardView,
    pub remarks: Vec<RemarkView>,
    pub history: Vec<EventView>,
    pub documents: Vec<DocumentView>,
    pub readers: Vec<ReaderView>,
    pub declarations: Vec<Declaration>,
    pub officers: Vec<Choice>,
    pub points: Vec<Choice>,
    pub outcomes: Vec<Choice>,
    pub form: FormState,
    /// A refusal of the last act, told on the page itself.
    pub alert: String,
    /// Whether the stored assessment is shown beside the one that was typed.
    pub beside: bool,
}

impl Gathered {
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
            documents: self.document_views(visit),
            readers: self.reader_views(),
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
            beside: false,
            form: form.unwrap_or_else(|| FormState::showing(&self.stored_fields())),
            alert,
        }
    }

    fn head(&self, visit: &SignedIn<'_>) -> Head {
        let (status, color) = tag_of(visit, self.standing());
        Head {
            number: self.case.case_number.clone(),
            municipality: applicant_name(visit, &self.case),
            announcement: self.case.announcement_key.clone(),
            status,
            color,
            late: self.case.late,
            officer: self.officer.clone(),
            has_grant: self.has_grant,
            decided: self.case.decided_by.is_some(),
            to_be_dismissed: self.is_to_be_dismissed(),
            round: self.round,
            deadline: self.deadline.clone(),
        }
    }

    /// Whether the municipality was divided and nobody has been told to take over.
    fn waits_for_successor(&self, visit: &SignedIn<'_>) -> bool {
        let geography = &visit.world().geography;
        self.case.answered_by(geography, visit.now.day()).is_none()
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
            Relation::FormerOffice if self.waits_for_successor(visit) => "sak-les-delt",
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
}

/// What a refused act leaves behind for the page it is shown on again.
#[derive(Debug, Default)]
pub(super) struct Again {
    pub form: Option<FormState>,
    pub alert: String,
    pub status: Option<Status>,
    pub version: Option<i32>,
    /// Whether faults are shown with status 200.
    pub faulty: bool,
    /// Whether the stored assessment is shown beside the one that was typed.
    pub beside: bool,
}

/// The case page itself, for its GET and for acts that were refused.
pub(super) fn case_page(visit: &SignedIn<'_>, number: &str, again: Again) -> Answered {
    let gathered = gathered::open(visit, number)?;
    let title = format!(
        "{} – {}",
        applicant_name(visit, &gathered.case),
        gathered.case.case_number
    );
    let is_faulty = again.faulty;
    let mut data = gathered.page(visit, again.form, again.alert, again.version);
    data.beside = again.beside;
    visit
        .page("case/case.html", title)
        .crumb(visit.t("sak-liste-tittel"), "/saker")
        .shows(gathered.case.head())
        .status(again.status.unwrap_or(Status::Ok))
        .faulty(is_faulty)
        .with(&data)
}

#[rocket::get("/saker/<number>?<versjon>&<vis>")]
fn case(visit: SignedIn<'_>, number: &str, versjon: Option<i32>, vis: Option<&str>) -> Answered {
    let (case, habilitet) = case_for(&visit, number)?;
    match habilitet {
        Habilitet::Impartial => {
            reading::case_opened(&visit, case.id);
            let errors = if vis == Some("feil") {
                actions::propose_decision::faults(&visit.reading(), number)?
            } else {
                Vec::new()
            };
            if errors.is_empty() {
                let again = Again {
                    version: versjon,
                    ..Again::default()
                };
                return case_page(&visit, number, again);
            }
            // Led here from a proposal: the assessment is saved, but lacks this.
            let form = FormState::showing(&stored(&visit, number)?).with_errors(&visit, &errors);
            let again = Again {
                form: Some(form),
                alert: visit.t("sak-lagret-men"),
                faulty: true,
                ..Again::default()
            };
            case_page(&visit, number, again)
        }
        Habilitet::Missing | Habilitet::Conflicted | Habilitet::Waits => {
            impartiality_page(&visit, number, FormState::default(), Status::Ok)
        }
    }
}

#[rocket::post("/saker/<number>/fordeling", data = "<posted>")]
fn assign(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    may(&visit, number, Act::AssignCase)?;
    let outcome = posted
        .fields
        .get("saksbehandler")
        .parse()
        .map_err(|_| Error::field("saksbehandler", "feil-valg"))
        .and_then(|id| actions::assign_case::run(&visit.context(), number, UserId(id)));
    answered(&visit, number, outcome, "sak-fordelt", &posted.fields)
}

#[rocket::post("/saker/<number>/malform", data = "<posted>")]
fn standard(visit: SignedIn<'_>, number: &str, posted: Posted) -> Answered {
    may(&visit, number, Act::ChooseStandard)?;
    let outcome = WrittenStandard::parse(posted.fields.get("malform"))
        .ok_or_else(|| Error::field("malform", "feil-valg"))
        .and_then(|standard| actions::choose_standard::run(&visit.context(), number, standard));
    answered(
        &visit,
        number,
        outcome,
        "sak-malform-lagret",
        &posted.fields,
    )
}

/// The answer to a small form of the case page.
pub(super) fn answered(
    visit: &SignedIn<'_>,
    number: &str,
    outcome: actions::Result<()>,
    key: &str,
    fields: &Fields,
) -> Answered {
    match outcome {
        Ok(()) => done(visit, number, key),
        Err(Error::Invalid(errors)) => small_form_again(visit, number, fields, &errors),
        Err(other) => Err(other.into()),
    }
}

/// The case page with a small form's errors; the assessment keeps what is stored.
fn small_form_again(
    visit: &SignedIn<'_>,
    number: &str,
    fields: &Fields,
    errors: &[FieldError],
) -> Answered {
    let mut shown = stored(visit, number)?;
    for (name, value) in fields.pairs().filter(|(name, _)| *name != "csrf") {
        shown.set(name, value);
    }
    case_page(
        visit,
        number,
        Again {
            form: Some(FormState::showing(&shown).with_errors(visit, errors)),
            status: Some(Status::UnprocessableEntity),
            ..Again::default()
        },
    )
}

/// The fields of the assessment as they are stored.
pub(super) fn stored(visit: &SignedIn<'_>, number: &str) -> Result<Fields, Failure> {
    Ok(gathered::open(visit, number)?.stored_fields())
}

/// What is mounted.
#[must_use]
pub fn routes() -> Vec<rocket::Route> {
    rocket::routes![case, assign, standard]
}
