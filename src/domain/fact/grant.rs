//! Facts of a grant's chain (tilskudd).

use super::{Document, Remark, facts};
use crate::domain::chain::Digest;
use crate::domain::id::{
    ApplicationId, BankAccountId, DecisionId, FrameId, PaymentId, RepaymentId, ReportId, UserId,
};
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use serde::{Deserialize, Serialize};

/// A report that fell due with a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportDue {
    /// The report's row.
    pub report: ReportId,
    /// When it is due.
    pub on: Day,
}

/// How the money of an approved report was used, in kroner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Spent of the grant's purpose, as reported.
    pub spent: Kroner,
    /// The municipality's own money used.
    pub own_funds: Kroner,
    /// Granted and not spent; never negative.
    pub unspent: Kroner,
    /// Spent beyond the grant, borne by the municipality; never negative.
    pub overspent: Kroner,
}

facts! {
    /// The grant exists with its letter.
    Awarded of ["award"] => {
        /// The application it came from.
        application: ApplicationId,
        /// The decision it rests on.
        decision: DecisionId,
        /// The frame that pays.
        frame: FrameId,
        /// The amount, in kroner.
        amount: Kroner,
        /// Last day for accepting.
        accept_by: Day,
    }
    /// The municipality accepted.
    Accepted of ["accept"] => {
        /// The amount, in kroner.
        amount: Kroner,
        /// The row of the account it gave.
        bank_account: BankAccountId,
        /// The account, eleven digits.
        account: String,
    }
    /// The municipality declined; the frame has its money back.
    Declined of ["decline"] => {
        /// The amount, in kroner.
        amount: Kroner,
        /// Why, if it said so.
        reason: Option<Remark>,
    }
    /// Nobody accepted in time; the frame has its money back.
    Lapsed of ["lapse"] => {
        /// The amount, in kroner.
        amount: Kroner,
    }
    /// The municipality gave another account.
    AccountGiven of ["give_account"] => {
        /// Its row.
        bank_account: BankAccountId,
        /// Eleven digits.
        account: String,
    }
    /// Economy sent the account back.
    AccountReturned of ["return_account"] => {
        /// Its row.
        bank_account: BankAccountId,
        /// What is wrong with it.
        comment: Remark,
    }
    /// Economy registered the account.
    AccountRegistered of ["register_account"] => {
        /// Its row.
        bank_account: BankAccountId,
        /// Eleven digits.
        account: String,
    }
    /// A payment is proposed.
    PaymentProposed of ["propose_payment"] => {
        /// The payment's row.
        payment: PaymentId,
        /// The amount, in kroner.
        amount: Kroner,
        /// The registered account.
        account: String,
        /// Who decided the grant, kept apart from who attests.
        decided_by: UserId,
    }
    /// A payment is attested.
    PaymentAttested of ["attest_payment"] => {
        /// The payment's row.
        payment: PaymentId,
        /// The amount, in kroner.
        amount: Kroner,
    }
    /// A payment is refused.
    PaymentRefused of ["refuse_payment"] => {
        /// The payment's row.
        payment: PaymentId,
        /// The amount, in kroner.
        amount: Kroner,
        /// Why.
        reason: Remark,
    }
    /// A payment is confirmed, the first one or a later instalment.
    PaymentConfirmed of ["confirm_payment", "confirm_instalment"] => {
        /// The payment's row.
        payment: PaymentId,
        /// The amount, in kroner.
        amount: Kroner,
        /// The account it went to.
        account: String,
        /// The day it was paid.
        paid_on: Day,
        /// The voucher number in the office's accounts.
        voucher: String,
        /// The report that fell due with it.
        report_due: Option<ReportDue>,
    }
    /// The report is in.
    ReportSubmitted of ["submit_report"] => {
        /// The report's row.
        report: ReportId,
        /// Hash of the figures as stored.
        figures_sha256: Digest,
        /// Spent, in kroner.
        spent: Kroner,
        /// Own money used, in kroner.
        own_funds: Kroner,
        /// The PDF.
        document: Document,
    }
    /// The report went back.
    ReportReturned of ["return_report"] => {
        /// The report's row.
        report: ReportId,
        /// What the officer wrote.
        comment: Remark,
    }
    /// The report is approved.
    ReportApproved of ["approve_report"] => {
        /// The report's row.
        report: ReportId,
        /// Hash of the PDF that was approved.
        document_sha256: Digest,
        /// How the money was used.
        settlement: Settlement,
    }
    /// An approved report was opened again; its figures no longer count.
    ReportReopened of ["reopen_report"] => {
        /// The report's row.
        report: ReportId,
        /// What had counted until now.
        settlement: Settlement,
        /// Why.
        comment: Remark,
    }
    /// Unspent money may be used in the next year.
    CarriedOver of ["carry_over"] => {
        /// The amount, in kroner.
        amount: Kroner,
        /// The report on it.
        report_due: ReportDue,
    }
    /// Unspent money is claimed back.
    UnspentClaimed of ["claim_unspent"] => {
        /// The claim's row.
        repayment: RepaymentId,
        /// The amount, in kroner.
        amount: Kroner,
        /// Last day for paying.
        pay_by: Day,
    }
    /// Money came back.
    Repaid of ["register_repayment"] => {
        /// The claim it settles.
        repayment: RepaymentId,
        /// The amount, in kroner.
        amount: Kroner,
        /// The day it came in.
        on: Day,
        /// The reference in the office's accounts.
        reference: String,
        /// The claim for the rest, when it was only a part.
        rest: Option<RepaymentId>,
    }
    /// The grant is closed: nothing unspent is outstanding.
    Closed of ["close"] => {
        /// Granted, in kroner.
        granted: Kroner,
        /// Spent, in kroner.
        spent: Kroner,
        /// Repaid, in kroner.
        repaid: Kroner,
    }
}
