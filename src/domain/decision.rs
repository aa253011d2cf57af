//! Decisions (vedtak).

/// What a decision says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Granted, with an amount (innvilget).
    Grant,
    /// Refused (avslått).
    Reject,
    /// Not taken up for decision (avvist).
    Dismiss,
}

impl Outcome {
    /// The stored name in a proposal.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Reject => "reject",
            Self::Dismiss => "dismiss",
        }
    }

    /// The outcome with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "grant" => Some(Self::Grant),
            "reject" => Some(Self::Reject),
            "dismiss" => Some(Self::Dismiss),
            _ => None,
        }
    }

    /// The stored name of the kind of decision.
    #[must_use]
    pub const fn decision_kind(self) -> &'static str {
        match self {
            Self::Grant => "granted",
            Self::Reject => "rejected",
            Self::Dismiss => "dismissed",
        }
    }

    /// The kind of document that tells it.
    #[must_use]
    pub const fn letter_kind(self) -> &'static str {
        match self {
            Self::Grant => "grant_letter",
            Self::Reject => "rejection_letter",
            Self::Dismiss => "dismissal_letter",
        }
    }
}
