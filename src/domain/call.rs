//! The ministry's call (utlysning) and the offices' announcements (kunngjøringer) of it.

use super::time::Timestamp;

/// What happens to an application after the deadline. It is received either way, never silently blocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LateRule {
    /// Received and marked late (default).
    Mark,
    /// Received and marked for dismissal (avvisning).
    Dismiss,
}

impl LateRule {
    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mark => "mark",
            Self::Dismiss => "dismiss",
        }
    }

    /// The rule with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "mark" => Some(Self::Mark),
            "dismiss" => Some(Self::Dismiss),
            _ => None,
        }
    }
}

/// Where an announcement stands. `Closed` comes from the clock, the rest from what people did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnnouncementState {
    /// Written, not public.
    Draft,
    /// Public; open from its opening to its deadline.
    Announced,
    /// The deadline has passed; decisions may be made.
    Closed,
    /// Done: nothing more is received.
    Settled,
}

impl AnnouncementState {
    /// Derives the state at a moment.
    #[must_use]
    pub fn at(
        now: Timestamp,
        announced: Option<Timestamp>,
        deadline: Timestamp,
        settled: Option<Timestamp>,
    ) -> Self {
        match (announced, settled) {
            (None, _) => Self::Draft,
            (Some(_), Some(settled)) if settled <= now => Self::Settled,
            (Some(announced), _) if announced > now => Self::Draft,
            (Some(_), _) if now <= deadline => Self::Announced,
            (Some(_), _) => Self::Closed,
        }
    }

    /// Whether an application may still be started and submitted (late ones are received, marked).
    #[must_use]
    pub const fn receives(self) -> bool {
        matches!(self, Self::Announced | Self::Closed)
    }

    /// `kladd`, `kunngjort` …; the text is `utlysning-tilstand-<name>`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Announced => "announced",
            Self::Closed => "closed",
            Self::Settled => "settled",
        }
    }
}

/// The criterion that must weigh most (SCHEME: great weight): goals and how services are developed.
pub const GOALS_CRITERION: &str = "maal";

/// Criteria suggested when no earlier call can be copied: key, name in bokmål and nynorsk, weight. They follow what an
/// application must contain; only the first weight has a source, the others are ours.
pub const SUGGESTED_CRITERIA: [(&str, &str, &str, i32); 4] = [
    (
        GOALS_CRITERION,
        "Mål og tjenesteutvikling",
        "Mål og tenesteutvikling",
        40,
    ),
    (
        "kompetanse",
        "Behov for fagkompetanse",
        "Behov for fagkompetanse",
        20,
    ),
    (
        "medvirkning",
        "Samarbeid med brukerorganisasjoner",
        "Samarbeid med brukarorganisasjonar",
        20,
    ),
    (
        "samarbeid",
        "Samarbeid utenfor helse og omsorg",
        "Samarbeid utanfor helse og omsorg",
        20,
    ),
];

/// Goals and development must weigh most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightsRefused {
    /// The criterion is missing.
    #[error("the criterion on goals and development is missing")]
    GoalsMissing,
    /// Another weighs as much or more.
    #[error("goals and development must weigh most")]
    GoalsDoNotWeighMost,
    /// A weight is outside 1–100.
    #[error("a weight must be from 1 to 100")]
    OutOfRange,
}

/// Checks the weights of a call's criteria, given as key and weight.
///
/// # Errors
/// Which rule is broken.
pub fn check_weights(criteria: &[(&str, i32)]) -> Result<(), WeightsRefused> {
    if criteria
        .iter()
        .any(|(_, weight)| !(1..=100).contains(weight))
    {
        return Err(WeightsRefused::OutOfRange);
    }
    let goals = criteria
        .iter()
        .find(|(key, _)| *key == GOALS_CRITERION)
        .ok_or(WeightsRefused::GoalsMissing)?
        .1;
    let weighs_most = criteria
        .iter()
        .all(|(key, weight)| *key == GOALS_CRITERION || *weight < goals);
    if weighs_most {
        Ok(())
    } else {
        Err(WeightsRefused::GoalsDoNotWeighMost)
    }
}

/// `2019-agder-2`: the key of an announcement in URLs.
#[must_use]
pub fn announcement_key(year: i32, office_key: &str, round: i32) -> String {
    let stem = office_key
        .split_once('-')
        .map_or(office_key, |(_, stem)| stem);
    format!("{year}-{stem}-{round}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp(chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap())
    }

    #[test]
    fn goals_and_development_must_weigh_most() {
        assert_eq!(check_weights(&[("maal", 40), ("behov", 20)]), Ok(()));
        assert_eq!(
            check_weights(&[("maal", 40), ("behov", 40)]),
            Err(WeightsRefused::GoalsDoNotWeighMost)
        );
        assert_eq!(
            check_weights(&[("behov", 40)]),
            Err(WeightsRefused::GoalsMissing)
        );
        assert_eq!(
            check_weights(&[("maal", 101)]),
            Err(WeightsRefused::OutOfRange)
        );
    }

    #[test]
    fn an_announcement_closes_by_the_clock_and_still_receives_until_it_is_settled() {
        let (announced, deadline) = (Some(at("2019-09-01 08:00:00")), at("2019-10-20 21:59:00"));
        assert_eq!(
            AnnouncementState::at(at("2019-08-01 08:00:00"), announced, deadline, None),
            AnnouncementState::Draft
        );
        assert_eq!(
            AnnouncementState::at(deadline, announced, deadline, None),
            AnnouncementState::Announced
        );
        let late = at("2019-10-20 21:59:01");
        assert_eq!(
            AnnouncementState::at(late, announced, deadline, None),
            AnnouncementState::Closed
        );
        assert!(AnnouncementState::at(late, announced, deadline, None).receives());
        assert!(!AnnouncementState::at(late, announced, deadline, Some(late)).receives());
    }

    #[test]
    fn the_key_carries_year_office_and_round() {
        assert_eq!(announcement_key(2019, "fm-agder", 2), "2019-agder-2");
        assert_eq!(
            announcement_key(2018, "fm-aust-vest-agder", 1),
            "2018-aust-vest-agder-1"
        );
    }
}
