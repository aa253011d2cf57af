//! Municipalities, counties and county governors' offices as they were on any day since 2016, and the public figures
//! that hang on them.
//!
//! [`Geography::load`] reads `fixtures/geography`, which is built into the program, and refuses data that does not hold
//! together. Everything else is a look-up without a clock: the day is always given. Three rules are worth knowing:
//!
//! * **A code ends, duties go on.** [`Geography::office_on`] and [`Geography::heir`] follow a code to the municipality
//!   that stands in its place on the day. Money stays on the code of its year.
//! * **A split is never invented.** A divided municipality has no heir: a person must say who takes over.
//! * **Days before 2016 are read as 1 January 2016**, since what was before has not been looked into.
//!
//! What does not belong here: names of roles, frames, cases, and texts for people other than proper names.

mod accounts;
mod borders;
mod check;
mod check_coverage;
mod collate;
mod era;
mod error;
mod key;
mod model;
mod named;
mod office;
mod real_call;
mod sources;
mod standard;
mod succession;
mod table;

use std::collections::HashMap;

use chrono::NaiveDate;

pub use self::{
    accounts::{Appropriation, Basis, Booked, PublicAccounts},
    borders::{BorderUnit, Fit},
    collate::sort_key,
    error::{Fault, GeographyError},
    key::{CountyCode, KeyError, MunicipalityCode, OfficeKey},
    model::{County, Municipality, Office, Point, Standard, Validity, WrittenStandard},
    named::letters,
    real_call::RealCall,
    succession::Successor,
};
use self::{
    era::{Era, Fate},
    sources::{Rows, Sources},
};

/// The first day the data speaks of.
pub const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2016, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// All municipalities, counties and offices in time. Load once and share.
#[derive(Debug)]
pub struct Geography {
    /// Sorted by code; the numbers in the other fields are places in this list.
    municipalities: Vec<Municipality>,
    places: HashMap<MunicipalityCode, usize>,
    heirs: Vec<Vec<usize>>,
    predecessors: Vec<Vec<usize>>,
    standards: Vec<Vec<(NaiveDate, Standard)>>,
    population: HashMap<(MunicipalityCode, i32), i64>,
    counties: Vec<County>,
    offices: Vec<Office>,
    office_places: HashMap<OfficeKey, usize>,
    eras: Vec<Era>,
}

impl Geography {
    /// Reads and checks the data built into the program.
    ///
    /// # Errors
    /// The first row that does not hold, with file, line and what is wrong.
    pub fn load() -> Result<Self, GeographyError> {
        Self::from_sources(&Sources::EMBEDDED)
    }

    fn from_sources(sources: &Sources<'_>) -> Result<Self, GeographyError> {
        let rows = Rows::read(sources)?;
        check::all(&rows)?;
        Ok(Self::assemble(rows))
    }

    fn assemble(mut rows: Rows) -> Self {
        rows.municipalities.sort_by_key(|row| row.value.code);
        let municipalities: Vec<Municipality> = rows
            .municipalities
            .iter()
            .map(|row| row.value.clone())
            .collect();
        let places: HashMap<_, _> = municipalities
            .iter()
            .enumerate()
            .map(|(place, m)| (m.code, place))
            .collect();
        let mut heirs = vec![Vec::new(); municipalities.len()];
        let mut predecessors = vec![Vec::new(); municipalities.len()];
        for step in rows.successions.iter().map(|row| &row.value) {
            if let (Some(&old), Some(&new)) = (places.get(&step.old), places.get(&step.new)) {
                heirs[old].push(new);
                predecessors[new].push(old);
            }
        }
        let mut standards = vec![Vec::new(); municipalities.len()];
        for decision in rows.standards.iter().map(|row| &row.value) {
            if let Some(&place) = places.get(&decision.code) {
                standards[place].push((decision.known_on, decision.standard));
                standards[place].sort_by_key(|(known_on, _)| *known_on);
            }
        }
        let eras = era::eras(&rows, &municipalities, &heirs);
        let offices: Vec<Office> = rows.offices.into_iter().map(|row| row.value).collect();
        Self {
            population: rows
                .population
                .into_iter()
                .map(|row| ((row.value.code, row.value.year), row.value.persons))
                .collect(),
            counties: rows.counties.into_iter().map(|row| row.value).collect(),
            office_places: offices
                .iter()
                .enumerate()
                .map(|(p, o)| (o.key.clone(), p))
                .collect(),
            offices,
            municipalities,
            places,
            heirs,
            predecessors,
            standards,
            eras,
        }
    }

    /// The municipality with this code, whether it lives or has ended.
    #[must_use]
    pub fn municipality(&self, code: MunicipalityCode) -> Option<&Municipality> {
        self.place(code).map(|place| &self.municipalities[place])
    }

    /// Every code that has lived since 2016, in order of code.
    #[must_use]
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// The municipalities that live on the day, in order of code.
    pub fn municipalities_on(&self, day: NaiveDate) -> impl Iterator<Item = &Municipality> {
        let fates = &self.era(day).fates;
        self.municipalities
            .iter()
            .zip(fates)
            .filter(|(_, fate)| **fate == Fate::Living)
            .map(|(m, _)| m)
    }

    /// The county with this code, whether it lives or has ended.
    #[must_use]
    pub fn county(&self, code: CountyCode) -> Option<&County> {
        self.counties.iter().find(|county| county.code == code)
    }

    /// The counties that live on the day.
    pub fn counties_on(&self, day: NaiveDate) -> impl Iterator<Item = &County> {
        let day = day.max(FIRST_DAY);
        self.counties
            .iter()
            .filter(move |county| county.validity.contains(day))
    }

    /// The county on the day of the code, of its single heir, or of all its parts when they lie in one; nothing before
    /// the code begins.
    #[must_use]
    pub fn county_on(&self, code: MunicipalityCode, day: NaiveDate) -> Option<&County> {
        let place = self.place(code)?;
        self.era(day).counties[place].and_then(|county| self.county(county))
    }

    /// The people of the municipality on 1 January, when the figure is known for this very code and year.
    #[must_use]
    pub fn population(&self, code: MunicipalityCode, year: i32) -> Option<i64> {
        self.population.get(&(code, year)).copied()
    }

    /// The organisation number (organisasjonsnummer), when known.
    #[must_use]
    pub fn orgnr(&self, code: MunicipalityCode) -> Option<&str> {
        self.municipality(code)?.organisation_number.as_deref()
    }

    fn place(&self, code: MunicipalityCode) -> Option<usize> {
        self.places.get(&code).copied()
    }

    /// The stretch of days this day lies in; the first for days before the data begins.
    fn era(&self, day: NaiveDate) -> &Era {
        let after = self.eras.partition_point(|era| era.first <= day);
        &self.eras[after.saturating_sub(1)]
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::LazyLock;

    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    /// The real data, loaded once for all tests.
    pub(crate) fn geography() -> &'static Geography {
        static GEOGRAPHY: LazyLock<Geography> = LazyLock::new(|| Geography::load().unwrap());
        &GEOGRAPHY
    }

    pub(crate) fn code(text: &str) -> MunicipalityCode {
        text.parse().unwrap()
    }

    pub(crate) fn codes(texts: &[&str]) -> Vec<MunicipalityCode> {
        texts.iter().map(|text| code(text)).collect()
    }

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Any day from 2016 to the end of 2025.
    pub(crate) fn any_day() -> impl Strategy<Value = NaiveDate> {
        (0..3653_u64).prop_map(|days| FIRST_DAY.checked_add_days(Days::new(days)).unwrap())
    }

    #[test]
    fn municipalities_are_counted_as_by_statistics_norway() {
        for (year, count) in [
            (2016, 428),
            (2017, 426),
            (2018, 422),
            (2019, 422),
            (2020, 356),
            (2024, 357),
        ] {
            for date in [format!("{year}-01-01"), format!("{year}-12-31")] {
                assert_eq!(
                    geography().municipalities_on(day(&date)).count(),
                    count,
                    "{date}"
                );
            }
        }
    }

    #[test]
    fn what_is_known_about_a_municipality() {
        let karasjok = geography().municipality(code("2021")).unwrap();
        assert_eq!(karasjok.official_name, "Kárášjohka - Karasjok");
        assert!(karasjok.point.latitude > 69.0 && karasjok.point.longitude > 25.0);
        assert_eq!(geography().municipality(code("9999")), None);
        assert_eq!(geography().population(code("0301"), 2017), Some(666_759));
        assert_eq!(geography().population(code("0301"), 2022), None);
        assert_eq!(geography().orgnr(code("0101")), Some("959159092"));
        assert_eq!(
            geography().orgnr(code("1401")),
            None,
            "Flora's is missing, which is no error"
        );
    }

    #[test]
    fn namesakes_are_told_apart() {
        let names: Vec<&str> = geography()
            .municipalities_on(day("2017-06-01"))
            .filter(|municipality| municipality.name == "Våler")
            .map(|municipality| municipality.display_name.as_str())
            .collect();
        assert_eq!(names, ["Våler (Østfold)", "Våler (Hedmark)"]);
    }

    #[test]
    fn the_county_follows_the_code() {
        let county = |text, date| {
            geography()
                .county_on(code(text), day(date))
                .map(|county| county.name.as_str())
        };
        assert_eq!(county("1567", "2018-12-31"), Some("Møre og Romsdal"));
        assert_eq!(county("1567", "2019-01-01"), Some("Trøndelag"));
        assert_eq!(county("0711", "2019-12-31"), Some("Vestfold"));
        assert_eq!(county("0711", "2020-01-01"), Some("Viken"));
        assert_eq!(
            county("1613", "2020-01-01"),
            Some("Trøndelag"),
            "all three parts lie there"
        );
        assert_eq!(county("5061", "2018-12-31"), None, "not begun");
        assert_eq!(geography().counties_on(day("2020-01-01")).count(), 11);
    }

    #[test]
    fn days_before_the_data_are_read_as_its_first() {
        let early = day("1997-05-17");
        assert_eq!(geography().municipalities_on(early).count(), 428);
        assert_eq!(geography().offices_on(early).count(), 17);
        assert_eq!(
            geography()
                .office_on(code("0904"), early)
                .unwrap()
                .key
                .as_str(),
            "fm-aust-vest-agder"
        );
    }

    proptest! {
        #[test]
        fn every_living_municipality_has_one_office_and_one_county(date in any_day()) {
            let mut covered = 0;
            for office in geography().offices_on(date) {
                covered += geography().municipalities_of(&office.key, date).count();
            }
            let mut living = 0;
            for municipality in geography().municipalities_on(date) {
                living += 1;
                let office = geography().office_on(municipality.code, date);
                prop_assert!(office.is_some_and(|office| office.validity.contains(date)), "{}", municipality.code);
                prop_assert_eq!(geography().county_on(municipality.code, date).map(|c| c.code), Some(municipality.county));
            }
            prop_assert_eq!(covered, living);
        }
    }
}
