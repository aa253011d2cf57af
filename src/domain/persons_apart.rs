//! Which two duties in one case the same person may not have, and whose ties to a municipality keep them from its cases.
//!
//! [`PAIRS`] is the only list: the verbs ask [`apart`], `docs/ACCESS.md` prints it, and a test tries each pair. Persons are
//! compared, not roles: one person may hold two roles in a small office.

use super::geography::{Geography, MunicipalityCode, Successor};
use super::id::UserId;
use super::rules_of_year::{RulesOfYear, SettingKey};
use super::time::Day;
use super::user::Validity;

/// What somebody can have done in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duty {
    /// Acted for the municipality that applied, its predecessor or heir.
    Municipality,
    /// Assessed, proposed, or returned the application for completion.
    Prepare,
    /// Decided.
    Decide,
    /// Registered the account in the account register.
    RegisterAccount,
    /// Proposed a payment.
    ProposePayment,
    /// Attested a payment.
    AttestPayment,
    /// Confirmed a payment with its voucher number.
    ConfirmPayment,
    /// Registered a repayment.
    RegisterRepayment,
}

impl Duty {
    /// All duties, in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::Municipality,
        Self::Prepare,
        Self::Decide,
        Self::RegisterAccount,
        Self::ProposePayment,
        Self::AttestPayment,
        Self::ConfirmPayment,
        Self::RegisterRepayment,
    ];
}

/// When two duties are kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Always: a law or the state's financial regulations say so, and no setting changes it.
    Always,
    /// When the setting of the scheme-year says `ja`; `nei` is the default, as an office may have one economy person.
    Setting(SettingKey),
}

/// Two duties, when they are kept apart, and why.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// One duty.
    pub one: Duty,
    /// The other.
    pub other: Duty,
    /// When.
    pub when: When,
    /// Where the rule comes from.
    pub source: &'static str,
}

const fn pair(one: Duty, other: Duty, when: When, source: &'static str) -> Pair {
    Pair {
        one,
        other,
        when,
        source,
    }
}

const IMPARTIALITY: &str = "forvaltningsloven § 6";
const ATTESTATION: &str = "økonomibestemmelsene 2.5.2.2";
const FOUR_EYES: &str = "økonomibestemmelsene 2.5.2";
const REGISTER: &str = "økonomibestemmelsene 6.3.8.1";
const STRICTER: &str = "stricter than the rules ask";

/// The pairs that are kept apart. What does not stand here, one person may do.
#[rustfmt::skip]
pub const PAIRS: &[Pair] = &[
    pair(Duty::Municipality, Duty::Prepare, When::Always, IMPARTIALITY),
    pair(Duty::Municipality, Duty::Decide, When::Always, IMPARTIALITY),
    pair(Duty::Municipality, Duty::RegisterAccount, When::Always, IMPARTIALITY),
    pair(Duty::Municipality, Duty::ProposePayment, When::Always, IMPARTIALITY),
    pair(Duty::Municipality, Duty::AttestPayment, When::Always, IMPARTIALITY),
    pair(Duty::Municipality, Duty::ConfirmPayment, When::Always, IMPARTIALITY),
    pair(Duty::Municipality, Duty::RegisterRepayment, When::Always, IMPARTIALITY),
    pair(Duty::Prepare, Duty::Decide, When::Always, FOUR_EYES),
    pair(Duty::Decide, Duty::RegisterAccount, When::Always, REGISTER),
    pair(Duty::Decide, Duty::ProposePayment, When::Always, FOUR_EYES),
    pair(Duty::Decide, Duty::AttestPayment, When::Always, ATTESTATION),
    pair(Duty::Decide, Duty::ConfirmPayment, When::Always, FOUR_EYES),
    pair(Duty::Decide, Duty::RegisterRepayment, When::Always, FOUR_EYES),
    pair(Duty::ProposePayment, Duty::AttestPayment, When::Always, ATTESTATION),
    pair(Duty::RegisterAccount, Duty::AttestPayment, When::Setting(SettingKey::RegisterApartFromAttest), STRICTER),
    pair(Duty::AttestPayment, Duty::ConfirmPayment, When::Setting(SettingKey::AttestApartFromConfirm), STRICTER),
];

/// The rule for two duties, if there is one.
#[must_use]
pub fn between(one: Duty, other: Duty) -> Option<&'static Pair> {
    PAIRS.iter().find(|pair| {
        (pair.one, pair.other) == (one, other) || (pair.one, pair.other) == (other, one)
    })
}

/// Whether a person who has had the duties of `earlier` must leave `duty` to another.
#[must_use]
pub fn apart(person: UserId, duty: Duty, earlier: &[(Duty, UserId)], rules: &RulesOfYear) -> bool {
    earlier
        .iter()
        .filter(|(_, who)| *who == person)
        .filter_map(|(had, _)| between(*had, duty))
        .any(|pair| match pair.when {
            When::Always => true,
            When::Setting(key) => rules.get(key) == "ja",
        })
}

/// The steps that somebody takes for the municipality; whoever took one in a case has no part in it at an office.
pub const MUNICIPAL_STEPS: &[&str] = &[
    "start",
    "discard",
    "send_to_leader",
    "leader_return",
    "submit",
    "leader_submit",
    "resubmit",
    "withdraw",
    "accept",
    "decline",
    "give_account",
    "submit_report",
];

/// The municipalities in whose cases a person has no part at an office: where the person holds a role or held one within
/// the years, with everything that came before it or was merged with it, by the codes of today and of then.
#[must_use]
pub fn tied_to(
    held: &[(MunicipalityCode, Validity)],
    years: u32,
    geography: &Geography,
    today: Day,
) -> Vec<MunicipalityCode> {
    let since = today
        .checked_sub_months(chrono::Months::new(12 * years))
        .unwrap_or(Day::MIN);
    let mut tied = Vec::new();
    for (code, validity) in held {
        let counts = validity.from <= today && validity.to.is_none_or(|last| last >= since);
        if !counts {
            continue;
        }
        tied.push(*code);
        let heirs = match geography.successors(*code, today) {
            Some(Successor::One(heir)) => vec![heir],
            Some(Successor::Divided(parts)) => parts,
            Some(Successor::Same) | None => vec![*code],
        };
        for heir in heirs {
            tied.extend(geography.codes_with_heir(heir, today));
        }
    }
    tied.sort_unstable();
    tied.dedup();
    tied
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::parse_day;

    fn day(text: &str) -> Day {
        parse_day(text).unwrap()
    }

    fn code(text: &str) -> MunicipalityCode {
        text.parse().unwrap()
    }

    #[test]
    fn each_pair_keeps_one_person_from_the_second_duty_in_either_order_and_lets_two_persons() {
        let (one, two) = (UserId(7), UserId(8));
        for pair in PAIRS {
            let mut rules = RulesOfYear::default_of(2019);
            for on in [false, true] {
                if let When::Setting(key) = pair.when {
                    rules.set(key, if on { "ja" } else { "nei" }).unwrap();
                }
                let kept = pair.when == When::Always || on;
                for (had, duty) in [(pair.one, pair.other), (pair.other, pair.one)] {
                    assert_eq!(apart(one, duty, &[(had, one)], &rules), kept, "{pair:?}");
                    assert!(!apart(two, duty, &[(had, one)], &rules), "{pair:?}");
                }
            }
        }
    }

    #[test]
    fn no_pair_stands_twice_and_the_stricter_ones_are_off_by_default() {
        for (at, pair) in PAIRS.iter().enumerate() {
            let again = PAIRS.iter().skip(at + 1).any(|other| {
                between(other.one, other.other).is_some_and(|it| std::ptr::eq(it, pair))
            });
            assert!(!again, "{pair:?}");
            if let When::Setting(key) = pair.when {
                assert_eq!(RulesOfYear::default_of(2019).get(key), "nei");
            }
        }
    }

    #[test]
    fn a_tie_follows_the_map_and_ends_after_the_years() {
        let geography = Geography::load().unwrap();
        let held = |from: &str, to: Option<&str>| Validity {
            from: day(from),
            to: to.map(day),
        };
        // Rindal changed its number with the county: both are the same municipality.
        let role = [(code("1567"), held("01.01.2016", Some("01.10.2018")))];
        let tied = tied_to(&role, 2, &geography, day("01.10.2020"));
        assert_eq!(tied, [code("1567"), code("5061")]);
        assert!(tied_to(&role, 2, &geography, day("02.10.2020")).is_empty());
        assert!(!tied_to(&role, 3, &geography, day("02.10.2020")).is_empty());
        // Not before its first day.
        let role = [(code("1567"), held("03.10.2019", None))];
        assert!(tied_to(&role, 2, &geography, day("02.10.2019")).is_empty());
        // Whoever worked for a divided municipality is tied to each of its parts.
        let role = [(code("5012"), held("01.01.2016", Some("31.12.2019")))];
        let tied = tied_to(&role, 2, &geography, day("02.01.2020"));
        for part in ["5012", "5055", "5056", "5059"] {
            assert!(tied.contains(&code(part)), "{part}");
        }
    }
}
