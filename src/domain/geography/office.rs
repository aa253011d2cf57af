//! Which county governor's office handles which municipality, and which office took over from which.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    FIRST_DAY, Geography, Municipality, MunicipalityCode, Office, OfficeKey, Successor,
    check::new_year,
};

impl Geography {
    /// The office with this key, under the name it had, whether it exists still or not.
    #[must_use]
    pub fn office(&self, key: &OfficeKey) -> Option<&Office> {
        self.office_places
            .get(key)
            .map(|place| &self.offices[*place])
    }

    /// Every office since 2016, in the order of the file.
    #[must_use]
    pub fn offices(&self) -> &[Office] {
        &self.offices
    }

    /// The offices that exist on the day.
    pub fn offices_on(&self, day: NaiveDate) -> impl Iterator<Item = &Office> {
        let day = day.max(FIRST_DAY);
        self.offices
            .iter()
            .filter(move |office| office.validity.contains(day))
    }

    /// The office that handles the municipality on the day. A code that has ended is followed to its single heir;
    /// nothing when it was divided (a person must assign it), is unknown or has not begun.
    ///
    /// The office that takes over a case is this function asked for the day after.
    #[must_use]
    pub fn office_on(&self, code: MunicipalityCode, day: NaiveDate) -> Option<&Office> {
        let place = self.place(code)?;
        self.era(day).offices[place].map(|office| &self.offices[office])
    }

    /// Every code, also ended ones, whose single heir the office covers on the day, in order of code: the cases it may
    /// handle.
    #[must_use]
    pub fn codes_covered_by(&self, office: &OfficeKey, day: NaiveDate) -> &[MunicipalityCode] {
        let place = self.office_places.get(office);
        place.map_or(&[], |place| self.era(day).covered[*place].as_slice())
    }

    /// The municipalities that live on the day and are covered by the office, in order of code.
    pub fn municipalities_of<'a>(
        &'a self,
        office: &OfficeKey,
        day: NaiveDate,
    ) -> impl Iterator<Item = &'a Municipality> + use<'a> {
        let codes = self.codes_covered_by(office, day);
        let day = day.max(FIRST_DAY);
        codes
            .iter()
            .filter_map(|code| self.municipality(*code))
            .filter(move |municipality| municipality.validity.contains(day))
    }

    /// The people the office covers on 1 January; nothing when a figure is missing or it covers nobody.
    #[must_use]
    pub fn population_covered(&self, office: &OfficeKey, year: i32) -> Option<i64> {
        let mut people = None;
        for municipality in self.municipalities_of(office, new_year(year)) {
            people = Some(people.unwrap_or(0) + self.population(municipality.code, year)?);
        }
        people
    }

    /// What stands in the office's place on the day: the office that covers its municipalities the day after it ends,
    /// and so on. Nothing for an unknown office or one that has not begun.
    ///
    /// Municipalities that leave one office for another while both exist move alone and make no successor.
    #[must_use]
    pub fn office_successor(
        &self,
        office: &OfficeKey,
        day: NaiveDate,
    ) -> Option<Successor<OfficeKey>> {
        let day = day.max(FIRST_DAY);
        let own = self.office(office)?;
        if !own.validity.has_begun(day) {
            return None;
        }
        if !own.validity.has_ended(day) {
            return Some(Successor::Same);
        }
        let mut living = BTreeSet::new();
        let mut waiting = vec![own];
        while let Some(ended) = waiting.pop() {
            match (ended.validity.to, ended.validity.day_after()) {
                (Some(last), Some(after)) if ended.validity.has_ended(day) => {
                    let heirs: BTreeSet<&OfficeKey> = self
                        .municipalities_of(&ended.key, last)
                        .filter_map(|municipality| self.office_on(municipality.code, after))
                        .map(|heir| &heir.key)
                        .collect();
                    waiting.extend(heirs.into_iter().filter_map(|key| self.office(key)));
                }
                _ => {
                    living.insert(&ended.key);
                }
            }
        }
        let mut keys: Vec<OfficeKey> = living.into_iter().cloned().collect();
        match (keys.pop(), keys.is_empty()) {
            (Some(only), true) => Some(Successor::One(only)),
            (last, _) => {
                keys.extend(last);
                Some(Successor::Divided(keys))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::tests::{any_day, code, codes, day, geography},
        *,
    };
    use crate::domain::geography::WrittenStandard;

    fn office(text: &str, date: &str) -> Option<&'static str> {
        geography()
            .office_on(code(text), day(date))
            .map(|office| office.key.as_str())
    }

    fn key(text: &str) -> OfficeKey {
        text.parse().unwrap()
    }

    fn covers(office: &str, date: &str, text: &str) -> bool {
        geography()
            .codes_covered_by(&key(office), day(date))
            .contains(&code(text))
    }

    #[test]
    fn offices_are_as_many_as_booked_money() {
        for (date, count) in [
            ("2016-01-01", 17),
            ("2017-01-01", 17),
            ("2018-01-01", 16),
            ("2019-01-01", 10),
        ] {
            assert_eq!(geography().offices_on(day(date)).count(), count, "{date}");
        }
    }

    #[test]
    fn agder_over_new_year_2019() {
        assert_eq!(office("0904", "2018-12-31"), Some("fm-aust-vest-agder"));
        assert_eq!(office("0904", "2019-01-01"), Some("fm-agder"));
        assert_eq!(office("0904", "2021-01-01"), Some("sf-agder"));
        assert!(!covers("fm-aust-vest-agder", "2019-01-01", "0904"));
    }

    #[test]
    fn the_two_trondelag_offices_over_new_year_2018() {
        assert_eq!(office("1601", "2017-12-31"), Some("fm-sor-trondelag"));
        assert_eq!(office("1702", "2017-12-31"), Some("fm-nord-trondelag"));
        for old in ["1601", "1702"] {
            assert_eq!(office(old, "2018-01-01"), Some("fm-trondelag"), "{old}");
            assert!(covers("fm-trondelag", "2018-01-01", old), "{old}");
        }
    }

    #[test]
    fn rindal_changes_office_while_both_live_on() {
        assert_eq!(office("1567", "2018-12-31"), Some("fm-more-romsdal"));
        assert_eq!(office("1567", "2019-01-01"), Some("fm-trondelag"));
        assert!(
            covers("fm-trondelag", "2019-01-01", "1567")
                && covers("fm-trondelag", "2019-01-01", "5061")
        );
        assert!(!covers("fm-more-romsdal", "2019-01-01", "1567"));
        assert_eq!(
            geography().office_successor(&key("fm-more-romsdal"), day("2019-01-01")),
            Some(Successor::Same)
        );
    }

    #[test]
    fn a_divided_municipality_has_no_office() {
        assert_eq!(office("5012", "2019-12-31"), Some("fm-trondelag"));
        assert_eq!(office("5012", "2020-01-01"), None);
        assert!(!covers("fm-trondelag", "2020-01-01", "5012"));
        assert_eq!(office("9999", "2018-01-01"), None);
        assert_eq!(office("5061", "2018-12-31"), None, "not begun");
    }

    #[test]
    fn an_office_covers_also_what_has_ended() {
        let covered = geography().codes_covered_by(&key("fm-more-romsdal"), day("2020-01-01"));
        let ended = codes(&["1504", "1534", "1444"]);
        assert!(
            ended.iter().all(|code| covered.contains(code)),
            "{covered:?}"
        );
        let living = geography().municipalities_of(&key("fm-more-romsdal"), day("2020-01-01"));
        assert_eq!(living.count(), 26);
        assert_eq!(
            geography().codes_covered_by(&key("fm-atlantis"), day("2020-01-01")),
            []
        );
    }

    #[test]
    fn offices_succeed_each_other() {
        let after = |office: &str, date| geography().office_successor(&key(office), day(date));
        let one = |office: &str| Some(Successor::One(key(office)));
        assert_eq!(
            after("fm-aust-vest-agder", "2018-12-31"),
            Some(Successor::Same)
        );
        assert_eq!(after("fm-aust-vest-agder", "2019-01-01"), one("fm-agder"));
        assert_eq!(after("fm-aust-vest-agder", "2022-01-01"), one("sf-agder"));
        assert_eq!(after("fm-ostfold", "2019-01-01"), one("fm-oslo-viken"));
        assert_eq!(after("fm-ostfold", "2025-01-01"), one("sf-oboa"));
        // Svelvik left Vestfold in 2020, but Vestfold's office had gone over whole in 2019.
        assert_eq!(
            after("fm-vestfold", "2020-01-01"),
            one("fm-vestfold-telemark")
        );
        assert_eq!(after("fm-agder", "2018-12-31"), None, "not begun");
        assert_eq!(after("fm-atlantis", "2018-12-31"), None);
    }

    #[test]
    fn every_office_that_ended_went_over_whole() {
        for office in geography()
            .offices()
            .iter()
            .filter(|office| office.validity.to.is_some())
        {
            let successor = geography().office_successor(&office.key, day("2026-01-01"));
            assert!(
                matches!(successor, Some(Successor::One(_))),
                "{} {successor:?}",
                office.key
            );
        }
    }

    #[test]
    fn names_follow_the_standard_of_the_text() {
        let rogaland = geography().office(&key("sf-rogaland")).unwrap();
        assert_eq!(rogaland.name, "Statsforvaltaren i Rogaland");
        assert_eq!(
            rogaland.name_in(WrittenStandard::Bokmal),
            "Statsforvalteren i Rogaland"
        );
        assert_eq!(
            rogaland.name_in(WrittenStandard::Nynorsk),
            "Statsforvaltaren i Rogaland"
        );
        let agder = geography().office(&key("fm-agder")).unwrap();
        assert_eq!(
            agder.name_in(WrittenStandard::Nynorsk),
            "Fylkesmannen i Agder"
        );
        assert!(
            geography()
                .offices()
                .iter()
                .all(|office| office.default_written_standard == WrittenStandard::Bokmal)
        );
    }

    #[test]
    fn people_are_summed_only_when_all_are_counted() {
        assert_eq!(
            geography().population_covered(&key("fm-oslo-akershus"), 2017),
            Some(1_271_127)
        );
        assert_eq!(
            geography().population_covered(&key("fm-vestfold"), 2016),
            None,
            "three figures missing"
        );
        assert_eq!(
            geography().population_covered(&key("fm-agder"), 2017),
            None,
            "no such office yet"
        );
    }

    proptest! {
        #[test]
        fn a_code_is_covered_by_the_office_that_handles_it(date in any_day(), index in 0..838_usize) {
            let code = geography().municipalities()[index].code;
            let covering: Vec<&str> = geography()
                .offices()
                .iter()
                .filter(|office| geography().codes_covered_by(&office.key, date).contains(&code))
                .map(|office| office.key.as_str())
                .collect();
            let handling = geography().office_on(code, date).map(|office| office.key.as_str());
            prop_assert_eq!(covering, handling.into_iter().collect::<Vec<_>>());
        }
    }
}
