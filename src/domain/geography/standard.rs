//! In which written standard a municipality wants its letters.

use chrono::NaiveDate;

use super::{FIRST_DAY, Geography, MunicipalityCode, Standard};

impl Geography {
    /// What the municipality, or its single heir on the day, has decided about its written standard (språkvedtak).
    ///
    /// The newest decision at or before the day counts. A code without one takes what its predecessors had decided;
    /// where they differ, and for a divided municipality, the answer is [`Standard::Unknown`] and the officer chooses.
    ///
    /// The sources are two lists, of June 2017 and of 2025, and not the days of the decisions. Before the first list
    /// the first list is used: such decisions last for years, so what held in June 2017 is the best that is known about
    /// the spring of 2017, when the first letters were sent.
    #[must_use]
    pub fn written_standard(&self, code: MunicipalityCode, day: NaiveDate) -> Standard {
        let day = day.max(FIRST_DAY);
        let Some(own) = self.place(code) else {
            return Standard::Unknown;
        };
        let begun = self.municipalities[own].validity.has_begun(day);
        // A code that has not begun has no heir yet, but its predecessors can be asked.
        let place = if begun {
            self.era(day).fates[own].heir(own)
        } else {
            Some(own)
        };
        place
            .and_then(|place| self.decided(place, day))
            .unwrap_or(Standard::Unknown)
    }

    /// The decision at this place: its own, else the predecessors', else its own first one; nothing when none is known.
    fn decided(&self, place: usize, day: NaiveDate) -> Option<Standard> {
        let own = &self.standards[place];
        let newest = own.iter().rev().find(|(known_on, _)| *known_on <= day);
        if let Some((_, standard)) = newest {
            return Some(*standard);
        }
        // What the code takes in on a later day says nothing yet.
        let joined = self.municipalities[place]
            .validity
            .from
            .map_or(day, |from| from.max(day));
        let mut before = self.predecessors[place]
            .iter()
            .filter(|old| self.municipalities[**old].validity.has_ended(joined))
            .map(|old| self.decided(*old, day));
        let inherited = before.next().and_then(|first| {
            let agreed = before.all(|other| other == first);
            if agreed {
                first
            } else {
                Some(Standard::Unknown)
            }
        });
        inherited.or_else(|| own.first().map(|(_, standard)| *standard))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{code, day, geography},
        *,
    };

    fn standard(text: &str, date: &str) -> Standard {
        geography().written_standard(code(text), day(date))
    }

    #[test]
    fn the_newest_decision_counts() {
        // Hjelmeland has kept nynorsk; others have given it up.
        assert_eq!(standard("1133", "2017-06-01"), Standard::Nynorsk);
        assert_eq!(standard("1133", "2025-06-01"), Standard::Nynorsk);
        let changed = geography()
            .municipalities_on(day("2025-01-01"))
            .find(|municipality| {
                geography().written_standard(municipality.code, day("2024-12-31"))
                    == Standard::Nynorsk
                    && geography().written_standard(municipality.code, day("2025-01-01"))
                        == Standard::Neutral
            });
        assert!(changed.is_some(), "nobody left nynorsk between the lists");
    }

    #[test]
    fn the_first_list_holds_also_before_its_day() {
        assert_eq!(standard("0101", "2017-02-01"), Standard::Bokmal);
        assert_eq!(standard("0101", "2016-01-01"), Standard::Bokmal);
        assert_eq!(
            standard("0710", "2017-02-01"),
            standard("0710", "2017-06-01")
        );
    }

    #[test]
    fn a_new_code_keeps_the_decision_of_the_old() {
        assert_eq!(standard("1567", "2018-12-31"), Standard::Neutral);
        assert_eq!(standard("1567", "2019-01-01"), Standard::Neutral);
        assert_eq!(standard("5061", "2019-01-01"), Standard::Neutral);
        assert_eq!(standard("3001", "2020-06-01"), Standard::Bokmal);
        assert_eq!(
            standard("3101", "2024-06-01"),
            Standard::Bokmal,
            "two steps back"
        );
    }

    #[test]
    fn a_merger_of_different_decisions_is_unknown_until_it_decides() {
        // Ålesund was neutral, Haram nynorsk.
        assert_eq!(standard("1507", "2020-06-01"), Standard::Unknown);
        assert_eq!(
            standard("1504", "2020-06-01"),
            Standard::Unknown,
            "the heir is asked"
        );
        assert_eq!(standard("1504", "2019-06-01"), Standard::Neutral);
        assert_eq!(standard("1508", "2024-06-01"), Standard::Unknown);
        assert_ne!(standard("1508", "2025-01-01"), Standard::Unknown);
        assert_eq!(standard("1507", "2025-01-01"), Standard::Unknown, "divided");
        assert_eq!(standard("9999", "2018-01-01"), Standard::Unknown);
    }

    #[test]
    fn stavanger_grew_and_kept_its_own_decision() {
        assert_eq!(
            standard("1103", "2019-06-01"),
            standard("1103", "2020-06-01")
        );
    }

    #[test]
    fn the_lists_add_up() {
        for (date, bokmal, nynorsk, neutral) in
            [("2017-06-01", 157, 114, 155), ("2025-01-01", 119, 88, 150)]
        {
            let count = |wanted| {
                let living = geography().municipalities_on(day(date));
                living
                    .filter(|m| geography().written_standard(m.code, day(date)) == wanted)
                    .count()
            };
            assert_eq!(
                (
                    count(Standard::Bokmal),
                    count(Standard::Nynorsk),
                    count(Standard::Neutral)
                ),
                (bokmal, nynorsk, neutral)
            );
        }
    }

    #[test]
    fn every_municipality_of_the_grant_years_is_known() {
        for date in ["2017-03-01", "2018-03-01", "2019-03-01", "2019-12-31"] {
            let unknown: Vec<_> = geography()
                .municipalities_on(day(date))
                .filter(|m| geography().written_standard(m.code, day(date)) == Standard::Unknown)
                .map(|m| m.display_name.as_str())
                .collect();
            assert_eq!(unknown, [""; 0], "{date}");
        }
    }
}
