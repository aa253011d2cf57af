//! Facts of an application's chain (søknad).

use super::{Document, Remark, facts};
use crate::domain::chain::Digest;
use crate::domain::decision::Outcome;
use crate::domain::geography::{MunicipalityCode, OfficeKey, WrittenStandard};
use crate::domain::id::{AnnouncementId, DecisionId, FrameId, ReturnRemarkId, UserId};
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use serde::{Deserialize, Serialize};

/// A remark to one section of a returned application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionRemark {
    /// The row that holds the text.
    pub id: ReturnRemarkId,
    /// Key of the section.
    pub section: String,
    /// Hash of the text.
    pub sha256: Digest,
}

/// A decision (vedtak), whatever its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// The decision's row.
    pub decision: DecisionId,
    /// The amount granted, in kroner; zero unless granted.
    pub amount: Kroner,
    /// The frame that pays, or would have paid.
    pub frame: FrameId,
    /// Who proposed it.
    pub proposed_by: UserId,
    /// The office that decided.
    pub office: OfficeKey,
    /// Hash of the grounds.
    pub grounds_sha256: Digest,
    /// Hash of the conditions.
    pub conditions_sha256: Digest,
    /// The letter.
    pub letter: Document,
}

facts! {
    /// An application was started.
    Started of ["start"] => {
        /// The case number.
        case_number: String,
        /// Budget year.
        year: i32,
        /// The announcement it answers.
        announcement: AnnouncementId,
        /// The municipality that applies, by its code of that day.
        municipality: MunicipalityCode,
        /// The office whose announcement it is.
        office: OfficeKey,
    }
    /// A draft was thrown away.
    Discarded of ["discard"] => {}
    /// The draft waits for the municipal leader.
    SentToLeader of ["send_to_leader"] => {}
    /// The leader wants changes.
    ReturnedByLeader of ["leader_return"] => {
        /// What the leader wrote.
        comment: Remark,
    }
    /// The application was received (innsendt), for the first time or completed.
    Submitted of ["submit", "leader_submit", "resubmit"] => {
        /// Which submission, from 1.
        number: i32,
        /// Hash of the content as stored.
        content_sha256: Digest,
        /// The amount applied for, in kroner.
        applied: Kroner,
        /// What the submission before it applied for, in kroner.
        applied_before: Option<Kroner>,
        /// Whether the first submission came after the deadline.
        late: bool,
        /// The receipt.
        receipt: Document,
    }
    /// Sent back to be completed.
    ReturnedForCompletion of ["return_for_completion"] => {
        /// Last day for the answer.
        respond_by: Day,
        /// The remarks.
        remarks: Vec<SectionRemark>,
    }
    /// The last submission is taken as it stands after the date has passed.
    TakenAsItStands of ["take_as_it_stands"] => {
        /// The date that passed.
        respond_by: Option<Day>,
    }
    /// A decision is proposed (innstilt).
    Proposed of ["propose", "propose_dismissal"] => {
        /// What is proposed.
        outcome: Outcome,
        /// The amount proposed, in kroner, when it is to be granted.
        amount: Option<Kroner>,
        /// Hash of the whole assessment.
        assessment_sha256: Digest,
    }
    /// The officer took the proposal back.
    ProposalTakenBack of ["take_back", "take_back_dismissal"] => {}
    /// The approver returned the proposal.
    ProposalReturned of ["return_proposal", "return_dismissal"] => {
        /// What the approver wrote.
        comment: Remark,
    }
    /// Granted (innvilget).
    Granted of ["grant", "grant_on_appeal"] => {
        /// The decision.
        decided: Decided,
    }
    /// Refused (avslått).
    Rejected of ["reject"] => {
        /// The decision.
        decided: Decided,
    }
    /// Not taken up for decision (avvist).
    Dismissed of ["dismiss"] => {
        /// The decision.
        decided: Decided,
    }
    /// Withdrawn (trukket).
    Withdrawn of ["withdraw"] => {
        /// What had been applied for, in kroner.
        applied: Kroner,
    }
    /// An officer was given the case.
    Assigned of ["assign"] => {
        /// Who has it now.
        officer: UserId,
    }
    /// Somebody at the office declared habilitet.
    ImpartialityDeclared of ["declare_impartiality"] => {
        /// The answer.
        impartial: bool,
        /// Hash of the reason, which is a private matter.
        reason_sha256: Digest,
    }
    /// Somebody who was not impartial says to be so now; another person answers.
    ImpartialityAsked of ["ask_impartiality"] => {
        /// Hash of what has changed, which is a private matter.
        reason_sha256: Digest,
    }
    /// The holder of budget authority answered.
    ImpartialityAnswered of ["answer_impartiality"] => {
        /// Who had asked.
        person: UserId,
        /// Whether the person is impartial now.
        impartial: bool,
    }
    /// The written standard of the letter was chosen.
    StandardChosen of ["choose_standard"] => {
        /// The choice.
        standard: WrittenStandard,
        /// The choice before it.
        before: Option<WrittenStandard>,
    }
    /// Who takes over from a divided municipality was decided.
    SuccessorAssigned of ["assign_successor"] => {
        /// The municipality that takes over.
        municipality: MunicipalityCode,
        /// Why.
        reason: Remark,
    }
}
