//! Who took over from a municipality that is no more.

use chrono::NaiveDate;

use super::{Geography, MunicipalityCode, era::Fate};

/// What stands on a day in the place of a municipality or an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Successor<T> {
    /// It lives still.
    Same,
    /// One took over everything.
    One(T),
    /// Several took over a part each: nobody inherits by itself.
    Divided(Vec<T>),
}

impl Geography {
    /// What stands in the code's place on the day, all steps followed; nothing for an unknown code or one that has
    /// not begun.
    #[must_use]
    pub fn successors(
        &self,
        code: MunicipalityCode,
        day: NaiveDate,
    ) -> Option<Successor<MunicipalityCode>> {
        let place = self.place(code)?;
        match &self.era(day).fates[place] {
            Fate::NotYet => None,
            Fate::Living => Some(Successor::Same),
            Fate::Heir(heir) => Some(Successor::One(self.municipalities[*heir].code)),
            Fate::Divided(parts) => {
                let codes = parts.iter().map(|part| self.municipalities[*part].code);
                Some(Successor::Divided(codes.collect()))
            }
        }
    }

    /// The living municipality that stands in the code's place on the day: itself, or its single heir. Nothing when it
    /// was divided, is unknown or has not begun.
    #[must_use]
    pub fn heir(&self, code: MunicipalityCode, day: NaiveDate) -> Option<MunicipalityCode> {
        let place = self.place(code)?;
        let heir = self.era(day).fates[place].heir(place)?;
        Some(self.municipalities[heir].code)
    }

    /// Every code whose [heir](Self::heir) on the day is this one, itself included, in order of code: whatever these
    /// applied for and were granted is now this municipality's to look after. Empty when the code does not live.
    #[must_use]
    pub fn codes_with_heir(&self, code: MunicipalityCode, day: NaiveDate) -> Vec<MunicipalityCode> {
        let Some(own) = self.place(code) else {
            return Vec::new();
        };
        let fates = &self.era(day).fates;
        let mut found: Vec<MunicipalityCode> = self
            .with_ancestors(own)
            .into_iter()
            .filter(|place| fates[*place].heir(*place) == Some(own))
            .map(|place| self.municipalities[place].code)
            .collect();
        found.sort_unstable();
        found
    }

    /// Every code that several others stand in the place of on the day, in order of code: nobody inherits from these
    /// unless a person says so.
    #[must_use]
    pub fn divided_on(&self, day: NaiveDate) -> Vec<MunicipalityCode> {
        let fates = &self.era(day).fates;
        let mut found: Vec<MunicipalityCode> = fates
            .iter()
            .zip(&self.municipalities)
            .filter(|(fate, _)| matches!(fate, Fate::Divided(_)))
            .map(|(_, municipality)| municipality.code)
            .collect();
        found.sort_unstable();
        found
    }

    /// The codes that went directly into this one, on its first day or later, in order of code; also those that gave only
    /// a part.
    #[must_use]
    pub fn predecessors_of(&self, code: MunicipalityCode) -> Vec<MunicipalityCode> {
        let before = self.place(code).map(|place| &self.predecessors[place]);
        let mut codes: Vec<_> = before
            .into_iter()
            .flatten()
            .map(|place| self.municipalities[*place].code)
            .collect();
        codes.sort_unstable();
        codes
    }

    /// The place itself and everything that ever led to it.
    fn with_ancestors(&self, own: usize) -> Vec<usize> {
        let mut found = vec![own];
        let mut next = 0;
        while let Some(place) = found.get(next).copied() {
            for before in &self.predecessors[place] {
                if !found.contains(before) {
                    found.push(*before);
                }
            }
            next += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::tests::{any_day, code, codes, day, geography},
        *,
    };

    fn after(text: &str, date: &str) -> Successor<MunicipalityCode> {
        geography().successors(code(text), day(date)).unwrap()
    }

    #[test]
    fn a_municipality_that_lives_is_its_own_successor() {
        assert_eq!(after("0301", "2026-01-01"), Successor::Same);
        assert_eq!(after("1567", "2018-12-31"), Successor::Same);
        assert_eq!(
            after("1103", "2021-01-01"),
            Successor::Same,
            "Stavanger grew under its code"
        );
    }

    #[test]
    fn rindal_moved_with_a_new_code() {
        assert_eq!(after("1567", "2019-01-01"), Successor::One(code("5061")));
        assert_eq!(
            geography().heir(code("1567"), day("2026-01-01")),
            Some(code("5061"))
        );
    }

    #[test]
    fn chains_are_followed_to_the_day() {
        assert_eq!(after("0101", "2020-06-01"), Successor::One(code("3001")));
        assert_eq!(after("0101", "2024-01-01"), Successor::One(code("3101")));
        assert_eq!(after("1613", "2018-01-01"), Successor::One(code("5012")));
    }

    #[test]
    fn a_divided_municipality_has_no_heir() {
        let divided = |texts| Successor::Divided(codes(texts));
        for old in ["1613", "5012"] {
            assert_eq!(after(old, "2020-01-01"), divided(&["5055", "5056", "5059"]));
            assert_eq!(geography().heir(code(old), day("2020-01-01")), None);
        }
        assert_eq!(after("1850", "2020-01-01"), divided(&["1806", "1875"]));
        for old in ["1504", "1507", "1534"] {
            assert_eq!(
                after(old, "2024-01-01"),
                divided(&["1508", "1580"]),
                "{old}"
            );
        }
        assert_eq!(after("1534", "2023-12-31"), Successor::One(code("1507")));
    }

    #[test]
    fn the_divided_ones_of_a_day_are_listed() {
        let on = |date| geography().divided_on(day(date));
        assert_eq!(on("2019-12-31"), []);
        assert_eq!(on("2020-01-01"), codes(&["1613", "1850", "5012"]));
        assert!(on("2024-01-01").contains(&code("1507")));
    }

    #[test]
    fn unknown_codes_and_codes_to_come_have_no_successor() {
        assert_eq!(
            geography().successors(code("9999"), day("2018-01-01")),
            None
        );
        assert_eq!(
            geography().successors(code("5061"), day("2018-12-31")),
            None
        );
        assert_eq!(geography().heir(code("5061"), day("2018-12-31")), None);
    }

    #[test]
    fn an_heir_answers_for_all_it_came_out_of() {
        let with_heir = |text, date| geography().codes_with_heir(code(text), day(date));
        assert_eq!(with_heir("5061", "2019-06-01"), codes(&["1567", "5061"]));
        assert_eq!(
            with_heir("1507", "2020-01-01"),
            codes(&["1504", "1507", "1523", "1529", "1534", "1546"])
        );
        assert_eq!(
            with_heir("1508", "2024-01-01"),
            codes(&["1508"]),
            "no part of the divided one"
        );
        assert_eq!(
            with_heir("5056", "2020-01-01"),
            codes(&["1617", "5013", "5056"]),
            "not Snillfjord"
        );
        assert_eq!(with_heir("1567", "2019-01-01"), [], "it lives no more");
        assert_eq!(
            geography().predecessors_of(code("5056")),
            codes(&["5012", "5013"])
        );
        assert_eq!(geography().predecessors_of(code("0301")), []);
    }

    proptest! {
        #[test]
        fn each_code_ends_in_living_ones(date in any_day(), index in 0..838_usize) {
            let municipality = &geography().municipalities()[index];
            let lives = |code| geography().municipality(code).is_some_and(|m| m.validity.contains(date));
            match geography().successors(municipality.code, date) {
                None => prop_assert!(!municipality.validity.has_begun(date)),
                Some(Successor::Same) => prop_assert!(lives(municipality.code)),
                Some(Successor::One(heir)) => {
                    prop_assert!(lives(heir) && !lives(municipality.code));
                    prop_assert!(geography().codes_with_heir(heir, date).contains(&municipality.code));
                }
                Some(Successor::Divided(parts)) => {
                    prop_assert!(parts.len() > 1 && parts.into_iter().all(lives));
                }
            }
        }
    }
}
