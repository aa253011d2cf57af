//! A rule of the scheme-year (innstilling) in words: the same on its page and in what has happened.

use super::visit::Visit;
use crate::domain::money::Kroner;
use crate::domain::rules_of_year::SettingKey;

/// What the rule is called.
pub fn name(visit: &Visit, key: SettingKey) -> String {
    visit.t(&format!("innstilling-{}", key.as_str()))
}

/// A value as people read it.
pub fn shown(visit: &Visit, key: SettingKey, value: &str) -> String {
    match key {
        SettingKey::RightOfAppeal
        | SettingKey::LeaderAccepts
        | SettingKey::PlanTargetDateRequired
        | SettingKey::RegisterApartFromAttest
        | SettingKey::AttestApartFromConfirm => visit.t(if value == "ja" {
            "innstilling-ja"
        } else {
            "innstilling-nei"
        }),
        SettingKey::AuditorFrom => Kroner::parse_norwegian(value)
            .map_or_else(|_| value.to_owned(), |amount| amount.to_string()),
        SettingKey::AcceptWithinDays => visit.t_with(
            "innstilling-dager",
            &[("antall", value.parse::<i64>().unwrap_or(0).into())],
        ),
        SettingKey::MunicipalRoleYears => visit.t_with(
            "innstilling-ar",
            &[("antall", value.parse::<i64>().unwrap_or(0).into())],
        ),
        SettingKey::AppealBody | SettingKey::ReportDue => value.to_owned(),
    }
}
