//! The rules of a scheme-year that the sources leave open: settings, each with the day from which it holds.

use super::money::Kroner;
use super::time::{Day, parse_day};

/// A setting's key, its default and what values it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKey {
    /// Whether a decision can be appealed (klagerett); `ja` or `nei`. Authorities differ (SCHEME: reasons and appeal).
    RightOfAppeal,
    /// Who settles an appeal (klageinstans).
    AppealBody,
    /// When the report is due, `dd.mm.åååå`; default 1 April of the next year.
    ReportDue,
    /// From which amount an auditor confirms the accounts, in kroner; default 200 000.
    AuditorFrom,
    /// Days a municipality has to accept; default 21.
    AcceptWithinDays,
    /// Whether only the municipal leader accepts; `ja` or `nei`.
    LeaderAccepts,
    /// Whether a plan under way is enough (2017), or needs a target date within the grant year (from 2018).
    PlanTargetDateRequired,
    /// How many years after a role at a municipality a person has no part in its cases at an office; default 2. The value
    /// of the year of the day counts, whatever year a case is of.
    MunicipalRoleYears,
    /// Whether whoever registered the account may not attest; `ja` or `nei`, default `nei`.
    RegisterApartFromAttest,
    /// Whether whoever attested may not confirm the payment; `ja` or `nei`, default `nei`.
    AttestApartFromConfirm,
}

impl SettingKey {
    /// All settings.
    pub const ALL: [Self; 10] = [
        Self::RightOfAppeal,
        Self::AppealBody,
        Self::ReportDue,
        Self::AuditorFrom,
        Self::AcceptWithinDays,
        Self::LeaderAccepts,
        Self::PlanTargetDateRequired,
        Self::MunicipalRoleYears,
        Self::RegisterApartFromAttest,
        Self::AttestApartFromConfirm,
    ];

    /// The stored name; the text is `innstilling-<name>`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RightOfAppeal => "klagerett",
            Self::AppealBody => "klageinstans",
            Self::ReportDue => "rapportfrist",
            Self::AuditorFrom => "revisor-fra",
            Self::AcceptWithinDays => "akseptfrist-dager",
            Self::LeaderAccepts => "leder-aksepterer",
            Self::PlanTargetDateRequired => "plan-maldato",
            Self::MunicipalRoleYears => "kommunerolle-ar",
            Self::RegisterApartFromAttest => "registrerer-attesterer-ikke",
            Self::AttestApartFromConfirm => "attestant-bekrefter-ikke",
        }
    }

    /// The setting with this stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.as_str() == name)
    }
}

/// The rules in force on a day for a scheme-year.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RulesOfYear {
    /// The scheme-year.
    pub year: i32,
    /// Whether a decision can be appealed.
    pub right_of_appeal: bool,
    /// Who settles an appeal.
    pub appeal_body: String,
    /// When the report is due.
    pub report_due: Day,
    /// From which amount an auditor confirms the accounts.
    pub auditor_from: Kroner,
    /// Days to accept.
    pub accept_within_days: i64,
    /// Whether only the leader accepts.
    pub leader_accepts: bool,
    /// Whether a plan under way needs a target date within the grant year.
    pub plan_target_date_required: bool,
    /// Years after a role at a municipality in which a person has no part in its cases at an office.
    pub municipal_role_years: u32,
    /// Whether whoever registered the account may not attest.
    pub register_apart_from_attest: bool,
    /// Whether whoever attested may not confirm.
    pub attest_apart_from_confirm: bool,
}

/// A value that the setting does not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key} does not take the value {value}")]
pub struct BadSetting {
    /// Which.
    pub key: &'static str,
    /// What was written.
    pub value: String,
}

impl RulesOfYear {
    /// The rules when nothing is set: our assumptions, each marked as such on the settings page.
    #[must_use]
    pub fn default_of(year: i32) -> Self {
        Self {
            year,
            right_of_appeal: year <= 2018,
            appeal_body: "Helsedirektoratet".into(),
            report_due: Day::from_ymd_opt(year + 1, 4, 1).unwrap_or_default(),
            auditor_from: Kroner(200_000),
            accept_within_days: 21,
            leader_accepts: false,
            plan_target_date_required: year >= 2018,
            municipal_role_years: 2,
            register_apart_from_attest: false,
            attest_apart_from_confirm: false,
        }
    }

    /// The rules with these settings, given oldest first.
    ///
    /// # Errors
    /// [`BadSetting`] naming the first value that is not understood.
    pub fn with(year: i32, settings: &[(SettingKey, String)]) -> Result<Self, BadSetting> {
        let mut rules = Self::default_of(year);
        for (key, value) in settings {
            rules.set(*key, value)?;
        }
        Ok(rules)
    }

    /// Sets one rule.
    ///
    /// # Errors
    /// [`BadSetting`] when the value is not understood; nothing is changed then.
    pub fn set(&mut self, key: SettingKey, value: &str) -> Result<(), BadSetting> {
        let bad = || BadSetting {
            key: key.as_str(),
            value: value.to_owned(),
        };
        let yes_or_no = || match value {
            "ja" => Ok(true),
            "nei" => Ok(false),
            _ => Err(bad()),
        };
        match key {
            SettingKey::RightOfAppeal => self.right_of_appeal = yes_or_no()?,
            SettingKey::AppealBody if value.trim().is_empty() => return Err(bad()),
            SettingKey::AppealBody => value.trim().clone_into(&mut self.appeal_body),
            SettingKey::ReportDue => self.report_due = parse_day(value).ok_or_else(bad)?,
            SettingKey::AuditorFrom => {
                self.auditor_from = Kroner::parse_norwegian(value).map_err(|_| bad())?
            }
            SettingKey::AcceptWithinDays => {
                self.accept_within_days = value
                    .trim()
                    .parse()
                    .ok()
                    .filter(|days| (1..=365).contains(days))
                    .ok_or_else(bad)?;
            }
            SettingKey::LeaderAccepts => self.leader_accepts = yes_or_no()?,
            SettingKey::PlanTargetDateRequired => self.plan_target_date_required = yes_or_no()?,
            SettingKey::MunicipalRoleYears => {
                self.municipal_role_years = value
                    .trim()
                    .parse()
                    .ok()
                    .filter(|years| (0..=20).contains(years))
                    .ok_or_else(bad)?;
            }
            SettingKey::RegisterApartFromAttest => self.register_apart_from_attest = yes_or_no()?,
            SettingKey::AttestApartFromConfirm => self.attest_apart_from_confirm = yes_or_no()?,
        }
        Ok(())
    }

    /// The value of one rule, written as [`RulesOfYear::set`] reads it.
    #[must_use]
    pub fn get(&self, key: SettingKey) -> String {
        let yes_or_no = |yes: bool| if yes { "ja" } else { "nei" }.to_owned();
        match key {
            SettingKey::RightOfAppeal => yes_or_no(self.right_of_appeal),
            SettingKey::AppealBody => self.appeal_body.clone(),
            SettingKey::ReportDue => super::time::norwegian_day(self.report_due),
            SettingKey::AuditorFrom => self.auditor_from.grouped(),
            SettingKey::AcceptWithinDays => self.accept_within_days.to_string(),
            SettingKey::LeaderAccepts => yes_or_no(self.leader_accepts),
            SettingKey::PlanTargetDateRequired => yes_or_no(self.plan_target_date_required),
            SettingKey::MunicipalRoleYears => self.municipal_role_years.to_string(),
            SettingKey::RegisterApartFromAttest => yes_or_no(self.register_apart_from_attest),
            SettingKey::AttestApartFromConfirm => yes_or_no(self.attest_apart_from_confirm),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let rules = RulesOfYear::default_of(2018);
        let written: Vec<_> = SettingKey::ALL
            .into_iter()
            .map(|key| (key, rules.get(key)))
            .collect();
        assert_eq!(RulesOfYear::with(2018, &written), Ok(rules));
    }

    #[test]
    fn a_value_that_means_nothing_is_refused_and_changes_nothing() {
        let mut rules = RulesOfYear::default_of(2019);
        for (key, value) in [
            (SettingKey::RightOfAppeal, "kanskje"),
            (SettingKey::ReportDue, "1. april"),
            (SettingKey::AuditorFrom, "1.5"),
            (SettingKey::AcceptWithinDays, "0"),
            (SettingKey::AppealBody, " "),
            (SettingKey::MunicipalRoleYears, "-1"),
            (SettingKey::RegisterApartFromAttest, "av og til"),
        ] {
            assert!(rules.set(key, value).is_err(), "{key:?}");
        }
        assert_eq!(rules, RulesOfYear::default_of(2019));
    }
}
