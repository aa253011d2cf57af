//! Facts of the ministry's and the offices' acts on appropriation, frames, calls and rounds.

use super::facts;
use crate::domain::chain::Digest;
use crate::domain::geography::OfficeKey;
use crate::domain::id::{AnnouncementId, CallId, CriterionId, EntryId, FrameId};
use crate::domain::money::Kroner;
use crate::domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A criterion as the call defines it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CriterionWritten {
    /// Its row.
    pub id: CriterionId,
    /// Its key.
    pub key: String,
    /// Weight, 1–100.
    pub weight: i32,
    /// Hash of its name in bokmål.
    pub name_nb_sha256: Digest,
    /// Hash of its name in nynorsk.
    pub name_nn_sha256: Digest,
}

/// A round (kunngjøring) that was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundOpened {
    /// Its row.
    pub announcement: AnnouncementId,
    /// `2019-agder-2`.
    pub key: String,
    /// The call.
    pub call: CallId,
    /// The office.
    pub office: OfficeKey,
    /// The frame that pays.
    pub frame: FrameId,
    /// Round of the year, from 1.
    pub round: i32,
    /// When applications may be started.
    pub opens_at: Timestamp,
    /// The deadline.
    pub deadline_at: Timestamp,
    /// Hash of the office's addition in bokmål.
    pub addition_nb_sha256: Digest,
    /// Hash of the office's addition in nynorsk.
    pub addition_nn_sha256: Digest,
}

facts! {
    /// The year's appropriation (bevilgning) was recorded or revised.
    AppropriationSet of ["set_appropriation"] => {
        /// The row of the ledger.
        entry: EntryId,
        /// Budget year.
        year: i32,
        /// Budget chapter.
        chapter: String,
        /// Item of the chapter.
        item: String,
        /// `adopted` or `revised`.
        kind: String,
        /// The amount before, in kroner.
        before: Kroner,
        /// The amount now, in kroner.
        after: Kroner,
        /// Hash of the name of the document behind it.
        source_sha256: Digest,
    }
    /// An office's frame (ramme) was set, raised or lowered.
    FrameSet of ["set_frame"] => {
        /// The row of the ledger.
        entry: EntryId,
        /// Budget year.
        year: i32,
        /// The office.
        office: OfficeKey,
        /// `allotted`, `raised` or `lowered`.
        kind: String,
        /// The amount before, in kroner.
        before: Kroner,
        /// The amount now, in kroner.
        after: Kroner,
        /// Hash of the reference to the letter behind it.
        document_sha256: Digest,
    }
    /// The year's call (utlysning) was written.
    CallWritten of ["write_call"] => {
        /// Budget year.
        year: i32,
        /// The version it has now.
        version: i64,
        /// Hash of the text in bokmål.
        text_nb_sha256: Digest,
        /// Hash of the text in nynorsk.
        text_nn_sha256: Digest,
        /// `mark` or `dismiss`.
        late_rule: String,
        /// When applications may be started.
        opens_at: Timestamp,
        /// The deadline.
        deadline_at: Timestamp,
        /// The criteria in their order.
        criteria: Vec<CriterionWritten>,
    }
    /// The call was announced, with the first round of every office that has a frame.
    CallAnnounced of ["announce_call"] => {
        /// Budget year.
        year: i32,
        /// The rounds.
        rounds: Vec<RoundOpened>,
    }
    /// An office announced a further round.
    RoundAnnounced of ["announce_round"] => {
        /// The round.
        round: RoundOpened,
        /// What was left of the frame, in kroner.
        remaining: Kroner,
    }
    /// An office changed a round.
    RoundChanged of ["change_announcement"] => {
        /// The deadline before.
        before: Timestamp,
        /// The deadline now.
        after: Timestamp,
        /// Hash of the office's addition in bokmål.
        addition_nb_sha256: Digest,
        /// Hash of the office's addition in nynorsk.
        addition_nn_sha256: Digest,
    }
    /// A round was settled: nothing more is received.
    RoundSettled of ["settle_round"] => {}
}
