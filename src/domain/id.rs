//! Typed row ids, so that one kind of id cannot be passed for another.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A person with an account.
    UserId,
    /// A person's dated role in an organisation (rolle).
    MembershipId,
    /// A server-side session.
    SessionId,
    /// The appropriation of one budget year (bevilgning).
    AppropriationId,
    /// An office's frame for one budget year (ramme).
    FrameId,
    /// The ministry's call of one budget year (utlysning).
    CallId,
    /// A criterion of a call (tildelingskriterium).
    CriterionId,
    /// An office's announcement of a call in one round (kunngjøring).
    AnnouncementId,
    /// An application (søknad).
    ApplicationId,
    /// A submitted version of an application (innsendt versjon).
    SubmissionId,
    /// A decision (vedtak).
    DecisionId,
    /// A grant (tilskudd).
    GrantId,
    /// An entry of an event chain (hendelse).
    EventId,
    /// A payment (utbetaling).
    PaymentId,
    /// An annual report (årsrapport).
    ReportId,
    /// A claim for unspent money and its repayment (tilbakebetaling).
    RepaymentId,
    /// An entry of the ledger of an appropriation or a frame.
    EntryId,
    /// A rule entered for a scheme-year (innstilling).
    SettingId,
    /// A text beside a step: a comment or a reason.
    RemarkId,
    /// A remark to a section of a returned application (merknad).
    ReturnRemarkId,
    /// An account in the account register (kontoregister).
    BankAccountId,
}
