//! The parts of the office's case page: assessment, frame, written standard, remarks, versions and history.

use super::case_data::Gathered;
use super::case_view::{
    AssessmentView, Choice, CriterionView, DocumentView, EventView, FrameView, ReaderView,
    RemarkView, StandardView, SubmissionView,
};
use super::history;
use super::visit::SignedIn;
use crate::db::document::DocumentRow;
use crate::domain::geography::WrittenStandard;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;

impl Gathered {
    pub(super) fn criterion_views(&self, visit: &SignedIn<'_>) -> Vec<CriterionView> {
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

    pub(super) fn assessment_view(&self, visit: &SignedIn<'_>) -> AssessmentView {
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

    pub(super) fn frame_view(&self) -> FrameView {
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

    pub(super) fn standard_view(&self, visit: &SignedIn<'_>) -> StandardView {
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

    pub(super) fn remark_views(&self, visit: &SignedIn<'_>) -> Vec<RemarkView> {
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

    pub(super) fn submission_views(&self, shown: Option<i32>) -> Vec<SubmissionView> {
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

    pub(super) fn document_views(&self, visit: &SignedIn<'_>) -> Vec<DocumentView> {
        self.documents
            .iter()
            .map(|document| DocumentView {
                id: document.id.clone(),
                title: document.title.clone(),
                created_at: document.created_at,
                opened: self.opened_text(visit, document),
            })
            .collect()
    }

    fn opened_text(&self, visit: &SignedIn<'_>, document: &DocumentRow) -> String {
        if !document.kind.ends_with("_letter") {
            return String::new();
        }
        match self.opened.iter().find(|(id, ..)| *id == document.id) {
            Some((_, name, at)) => visit.t_with(
                "sak-brev-apnet",
                &[
                    ("navn", name.as_str().into()),
                    ("tid", at.norwegian().into()),
                ],
            ),
            None => visit.t("sak-brev-uapnet"),
        }
    }

    /// Each person once, whoever opened the case last on top.
    pub(super) fn reader_views(&self) -> Vec<ReaderView> {
        let mut seen = Vec::new();
        let mut views = Vec::new();
        for reading in &self.readings {
            if !seen.contains(&reading.user) {
                seen.push(reading.user);
                views.push(ReaderView {
                    name: reading.name.clone(),
                    day: crate::domain::time::norwegian_day(reading.day),
                });
            }
        }
        views
    }

    pub(super) fn event_views(&self, visit: &SignedIn<'_>) -> Vec<EventView> {
        self.history
            .iter()
            .rev()
            .map(|line| EventView {
                time: line.at.iso(),
                text: history::name_of(visit, line),
                who: history::who(line),
                comment: history::told(visit, visit.world(), line, &self.names),
            })
            .collect()
    }
}
