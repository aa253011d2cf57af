//! One year's figures seen in the borders of another year.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use super::{
    CountyCode, Geography, Municipality, MunicipalityCode,
    check::new_year,
    era::{Fate, shared_county},
};

/// How a municipality fits into the borders of another year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It lies whole inside one municipality.
    Whole,
    /// It was divided in this year, before the day asked for.
    DividedIn(i32),
    /// It was put together of several in this year, after the day asked for.
    FormedIn(i32),
}

/// Where the figures of a municipality stand in the borders of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BorderUnit<'a> {
    /// The code to show: of that year, or the last (or first) one of a municipality that does not fit whole.
    pub code: MunicipalityCode,
    /// The unique name to show; a divided municipality says so: `Snillfjord (delt 2020)`.
    pub name: Cow<'a, str>,
    /// The county of that year; nothing when the parts lie in several.
    pub county: Option<CountyCode>,
    /// Whether it fits.
    pub fit: Fit,
}

impl Geography {
    /// The municipality in the borders of 1 January of the year (`grenser=2020` of the public list). A split is never
    /// invented: a divided municipality keeps its last code and name, and one put together later keeps its own.
    /// Nothing for an unknown code.
    ///
    /// ```
    /// # use opptrapping::domain::geography::Geography;
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let geography = Geography::load()?;
    /// let unit = geography.in_borders_of("1613".parse()?, 2024).ok_or("unknown")?;
    /// assert_eq!((unit.code.as_str(), &*unit.name), ("5012", "Snillfjord (delt 2020)"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn in_borders_of(&self, code: MunicipalityCode, year: i32) -> Option<BorderUnit<'_>> {
        let own = self.place(code)?;
        let day = new_year(year);
        Some(match &self.era(day).fates[own] {
            Fate::Living => whole(&self.municipalities[own]),
            Fate::Heir(heir) => whole(&self.municipalities[*heir]),
            Fate::Divided(parts) => {
                let last = self.last_undivided(own);
                let divided = last.validity.day_after().map_or(year, |day| day.year());
                BorderUnit {
                    code: last.code,
                    name: Cow::Owned(format!("{} (delt {divided})", last.display_name)),
                    county: shared_county(parts, &self.municipalities),
                    fit: Fit::DividedIn(divided),
                }
            }
            Fate::NotYet => self.before_it_began(own, day),
        })
    }

    /// The year whose borders are the newest in the data (2024): what `grenser=na` means.
    #[must_use]
    pub fn newest_borders(&self) -> i32 {
        let begun = self
            .municipalities
            .iter()
            .filter_map(|municipality| municipality.validity.from);
        begun
            .max()
            .map_or(super::FIRST_DAY.year(), |day| day.year())
    }

    /// Follows single heirs until the municipality that was itself divided.
    fn last_undivided(&self, own: usize) -> &Municipality {
        let mut place = own;
        while let [heir] = self.heirs[place].as_slice() {
            place = *heir;
        }
        &self.municipalities[place]
    }

    /// A code looked at before its first day: inside its only predecessor, or put together later.
    fn before_it_began(&self, own: usize, day: NaiveDate) -> BorderUnit<'_> {
        let mut living = Vec::new();
        let mut waiting = vec![own];
        while let Some(place) = waiting.pop() {
            if self.municipalities[place].validity.has_begun(day) {
                if !living.contains(&place) {
                    living.push(place);
                }
            } else {
                // Trondheim (5001) of 2018 is the one of 2017; what it took in by 2020 does not count.
                let first = self.municipalities[place].validity.from.unwrap_or(day);
                let before = self.predecessors[place].iter();
                waiting.extend(
                    before.filter(|old| self.municipalities[**old].validity.has_ended(first)),
                );
            }
        }
        if let [only] = living.as_slice() {
            return whole(&self.municipalities[*only]);
        }
        let municipality = &self.municipalities[own];
        let formed = municipality
            .validity
            .from
            .map_or(day.year(), |from| from.year());
        BorderUnit {
            code: municipality.code,
            name: Cow::Borrowed(&municipality.display_name),
            county: shared_county(&living, &self.municipalities),
            fit: Fit::FormedIn(formed),
        }
    }
}

fn whole(municipality: &Municipality) -> BorderUnit<'_> {
    BorderUnit {
        code: municipality.code,
        name: Cow::Borrowed(&municipality.display_name),
        county: Some(municipality.county),
        fit: Fit::Whole,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::tests::{code, geography},
        *,
    };

    fn unit(text: &str, year: i32) -> (String, String, Option<String>, Fit) {
        let unit = geography().in_borders_of(code(text), year).unwrap();
        (
            unit.code.to_string(),
            unit.name.into_owned(),
            unit.county.map(|c| c.to_string()),
            unit.fit,
        )
    }

    fn expected(
        code: &str,
        name: &str,
        county: &str,
        fit: Fit,
    ) -> (String, String, Option<String>, Fit) {
        let county = (!county.is_empty()).then(|| county.to_owned());
        (code.to_owned(), name.to_owned(), county, fit)
    }

    #[test]
    fn what_goes_over_whole_takes_the_new_code() {
        assert_eq!(
            unit("1567", 2018),
            expected("1567", "Rindal", "15", Fit::Whole)
        );
        assert_eq!(
            unit("1567", 2020),
            expected("5061", "Rindal", "50", Fit::Whole)
        );
        assert_eq!(
            unit("1534", 2020),
            expected("1507", "Ålesund", "15", Fit::Whole)
        );
        assert_eq!(
            unit("0137", 2024),
            expected("3114", "Våler (Østfold)", "31", Fit::Whole)
        );
    }

    #[test]
    fn what_was_divided_keeps_its_last_code() {
        for old in ["1613", "5012"] {
            assert_eq!(
                unit(old, 2024),
                expected("5012", "Snillfjord (delt 2020)", "50", Fit::DividedIn(2020))
            );
        }
        assert_eq!(
            unit("1850", 2020),
            expected("1850", "Tysfjord (delt 2020)", "18", Fit::DividedIn(2020))
        );
        for old in ["1504", "1507"] {
            assert_eq!(
                unit(old, 2024),
                expected("1507", "Ålesund (delt 2024)", "15", Fit::DividedIn(2024))
            );
        }
        assert_eq!(
            unit("1507", 2023),
            expected("1507", "Ålesund", "15", Fit::Whole)
        );
    }

    #[test]
    fn earlier_borders_are_looked_up_backwards() {
        assert_eq!(
            unit("5001", 2017),
            expected("1601", "Trondheim", "16", Fit::Whole)
        );
        assert_eq!(
            unit("5061", 2017),
            expected("1567", "Rindal", "15", Fit::Whole)
        );
        assert_eq!(
            unit("1507", 2017),
            expected("1507", "Ålesund", "15", Fit::FormedIn(2020))
        );
        assert_eq!(
            unit("5055", 2019),
            expected("5055", "Heim", "", Fit::FormedIn(2020)),
            "out of two counties"
        );
        assert_eq!(
            unit("1508", 2021),
            expected("1507", "Ålesund", "15", Fit::Whole),
            "a part lies inside"
        );
    }

    #[test]
    fn the_newest_borders_are_those_of_2024() {
        assert_eq!(geography().newest_borders(), 2024);
        assert_eq!(geography().in_borders_of(code("9999"), 2024), None);
    }

    proptest! {
        #[test]
        fn every_code_has_a_place_in_every_year(index in 0..838_usize, year in 2016..=2030) {
            let own = &geography().municipalities()[index];
            let unit = geography().in_borders_of(own.code, year).unwrap();
            let shown = geography().municipality(unit.code).unwrap();
            prop_assert_eq!(unit.fit == Fit::Whole, shown.validity.contains(new_year(year)));
        }
    }
}
