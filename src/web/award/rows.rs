//! The awards asked for on `/tildelinger`, placed in the borders asked for. The names of `Row`'s fields are the columns
//! of the files: other programs read them.

use crate::db;
use crate::db::statistics::{AwardSums, Awards};
use crate::domain::award::{Award, Borders, Place};
use crate::domain::geography::{MunicipalityCode, sort_key};
use crate::domain::journal::Kind as Entries;
use crate::domain::money::Kroner;
use crate::domain::time::Day;
use crate::web::kit::choice::Choice;
use crate::web::kit::list::{Filter, Kind, Question};
use crate::web::kit::table_file::Cell;
use crate::web::kit::visit::Visit;
use serde::Serialize;
use std::collections::BTreeMap;

/// What one may ask for.
pub(super) static QUESTION: Question = Question {
    path: "/tildelinger",
    page: "side",
    parameters: &[
        ("ar", Kind::Year),
        ("grenser", Kind::NumberOr(&["da", "na"])),
        ("fylke", Kind::Text),
        ("kommune", Kind::Text),
    ],
};

/// An award with its place in the borders chosen.
pub(super) struct Placed {
    pub(super) award: Award,
    pub(super) place: Place,
}

impl Placed {
    pub(super) fn of(visit: &Visit, award: Award, borders: Borders) -> Self {
        Self {
            place: Place::of(
                &visit.world().geography,
                award.municipality,
                award.year,
                borders,
            ),
            award,
        }
    }
}

/// What was understood of the question.
pub(super) struct Selection {
    pub(super) year: Option<i32>,
    pub(super) years: Vec<i32>,
    pub(super) borders: Borders,
    pub(super) awards: Awards,
}

impl Selection {
    /// Reads the question. Without a year a page shows the newest, a file all years.
    pub(super) fn read(
        visit: &Visit,
        filter: &Filter,
        newest_by_default: bool,
    ) -> db::Result<Self> {
        let borders = Borders::parse(filter.get("grenser"), &visit.world().geography);
        let years = visit.world().db.read(db::statistics::award_years)?;
        let year = match filter.get("ar") {
            "" if newest_by_default => years.first().copied(),
            _ => filter.number("ar"),
        };
        let mut selection = Self {
            year,
            years,
            borders,
            awards: Awards { year, places: None },
        };
        selection.awards.places = selection.places(visit, filter);
        Ok(selection)
    }

    /// The years that are looked at.
    fn looked_at(&self) -> Vec<i32> {
        self.year
            .map_or_else(|| self.years.clone(), |year| vec![year])
    }

    /// Whether anything was granted in the years looked at.
    pub(super) fn is_any(&self) -> bool {
        self.looked_at()
            .iter()
            .any(|year| self.years.contains(year))
    }

    /// The county and the municipality asked for as codes of the award years, which is what the database knows.
    fn places(&self, visit: &Visit, filter: &Filter) -> Option<Vec<(i32, MunicipalityCode)>> {
        let (county, municipality) = (filter.get("fylke"), filter.get("kommune"));
        if county.is_empty() && municipality.is_empty() {
            return None;
        }
        let geography = &visit.world().geography;
        let wanted = |asked: &str, is: &str| asked.is_empty() || asked == is;
        let mut places = Vec::new();
        for year in self.looked_at() {
            for unit in geography.municipalities() {
                let place = Place::of(geography, unit.code, year, self.borders);
                if wanted(county, &place.county_code) && wanted(municipality, &place.code) {
                    places.push((year, unit.code));
                }
            }
        }
        Some(places)
    }

    /// The counties of the borders chosen, by name.
    pub(super) fn counties(&self, visit: &Visit) -> Vec<Choice> {
        let geography = &visit.world().geography;
        let years = match self.borders {
            Borders::Then => self.looked_at(),
            Borders::Of(year) => vec![year],
        };
        let found: BTreeMap<&str, &str> = years
            .into_iter()
            .filter_map(|year| Day::from_ymd_opt(year, 1, 1))
            .flat_map(|day| geography.counties_on(day))
            .map(|county| (county.code.as_str(), county.name.as_str()))
            .collect();
        let mut counties: Vec<Choice> = found
            .into_iter()
            .map(|(code, name)| Choice::new(code, name))
            .collect();
        counties.sort_by_key(|county| sort_key(&county.label));
        counties.insert(0, Choice::new("", visit.t("tildeling-alle-fylker")));
        counties
    }
}

/// A line of the list; the names are the columns of the files.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) ar: i32,
    pub(super) embete: String,
    pub(super) kommunenummer: String,
    pub(super) kommune: String,
    pub(super) fylkesnummer: String,
    pub(super) fylke: String,
    pub(super) saksnummer: String,
    pub(super) sokt_kr: i64,
    pub(super) tildelt_kr: i64,
    pub(super) utbetalt_kr: i64,
    pub(super) brukt_kr: Option<i64>,
    pub(super) ubrukt_kr: Option<i64>,
}

pub(super) const COLUMNS: [&str; 12] = [
    "ar",
    "embete",
    "kommunenummer",
    "kommune",
    "fylkesnummer",
    "fylke",
    "saksnummer",
    "sokt_kr",
    "tildelt_kr",
    "utbetalt_kr",
    "brukt_kr",
    "ubrukt_kr",
];

impl Row {
    pub(super) fn of(Placed { award, place }: Placed) -> Self {
        Self {
            ar: award.year,
            sokt_kr: award.applied.0,
            tildelt_kr: award.granted.0,
            utbetalt_kr: award.paid.0,
            brukt_kr: award.spent.map(|spent| spent.0),
            ubrukt_kr: award.unspent.map(|unspent| unspent.0),
            embete: award.office,
            kommunenummer: place.code,
            kommune: place.name,
            fylkesnummer: place.county_code,
            fylke: place.county,
            saksnummer: award.case_number,
        }
    }

    pub(super) fn cells(self) -> Vec<Cell> {
        vec![
            Cell::Number(i64::from(self.ar)),
            Cell::Text(self.embete),
            Cell::Text(self.kommunenummer),
            Cell::Text(self.kommune),
            Cell::Text(self.fylkesnummer),
            Cell::Text(self.fylke),
            Cell::Text(self.saksnummer),
            Cell::Number(self.sokt_kr),
            Cell::Number(self.tildelt_kr),
            Cell::Number(self.utbetalt_kr),
            self.brukt_kr.into(),
            self.ubrukt_kr.into(),
        ]
    }
}

/// The sums under the list: of the awards shown, so `applied` is what these applied for.
#[derive(Debug, Serialize)]
pub(super) struct Totals {
    pub(super) rows: i64,
    pub(super) applied: Kroner,
    pub(super) granted: Kroner,
    pub(super) paid: Kroner,
    pub(super) accounted: i64,
    pub(super) spent: Kroner,
    pub(super) unspent: Kroner,
}

impl From<AwardSums> for Totals {
    fn from(found: AwardSums) -> Self {
        let spent = found.sums.of(Entries::Spent);
        Self {
            rows: found.awards,
            applied: found.applied,
            granted: found.sums.standing().amount,
            paid: found.sums.of(Entries::Paid).amount,
            accounted: spent.cases,
            spent: spent.amount,
            unspent: found.sums.of(Entries::Unspent).amount,
        }
    }
}
