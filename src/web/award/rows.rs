//! The awards asked for on `/tildelinger`, placed in the borders asked for. The names of `Row`'s fields are the columns
//! of the files: other programs read them.

use crate::db;
use crate::domain::award::{Award, Borders, Place, Sums};
use crate::domain::geography::sort_key;
use crate::domain::money::Kroner;
use crate::web::kit::choice::Choice;
use crate::web::kit::table_file::Cell;
use crate::web::kit::visit::Visit;
use rocket::form::FromForm;
use serde::Serialize;
use std::collections::BTreeMap;

/// What one may ask for. Everything unknown is read as not asked.
#[derive(Debug, Clone, Default, FromForm)]
pub(super) struct Asked<'r> {
    pub(super) ar: Option<&'r str>,
    pub(super) fylke: Option<&'r str>,
    pub(super) kommune: Option<&'r str>,
    pub(super) grenser: Option<&'r str>,
    pub(super) form: Option<&'r str>,
    pub(super) side: Option<usize>,
}

/// An award with its place in the borders chosen.
pub(super) struct Placed {
    pub(super) award: Award,
    pub(super) place: Place,
}

/// The awards asked for, before the county filter, and what was understood of the question.
pub(super) struct Selection {
    pub(super) year: Option<i32>,
    pub(super) years: Vec<i32>,
    pub(super) borders: Borders,
    pub(super) all: Vec<Placed>,
}

impl Selection {
    /// Reads the awards. Without a year a page shows the newest, a file all years.
    pub(super) fn read(
        visit: &Visit,
        asked: &Asked<'_>,
        newest_by_default: bool,
    ) -> db::Result<Self> {
        let geography = &visit.world().geography;
        let borders = Borders::parse(asked.grenser.unwrap_or("da"), geography);
        let (year, years, awards) = visit.world().db.read(|connection| {
            let years = db::statistics::award_years(connection)?;
            let year = match asked.ar {
                Some("alle") => None,
                Some(text) if text.parse::<i32>().is_ok() => text.parse().ok(),
                _ if newest_by_default => years.first().copied(),
                _ => None,
            };
            let span = year.map_or(0..=9999, |year| year..=year);
            Ok::<_, db::Error>((year, years, db::statistics::awards(connection, span)?))
        })?;
        let all = awards
            .into_iter()
            .map(|award| Placed {
                place: Place::of(geography, award.municipality, award.year, borders),
                award,
            })
            .collect();
        Ok(Self {
            year,
            years,
            borders,
            all,
        })
    }

    pub(super) fn of_county_and_municipality(self, asked: &Asked<'_>) -> Vec<Placed> {
        let wanted = |code: Option<&str>, is: &str| {
            code.filter(|code| !code.is_empty())
                .is_none_or(|code| code == is)
        };
        self.all
            .into_iter()
            .filter(|row| wanted(asked.fylke, &row.place.county_code))
            .filter(|row| wanted(asked.kommune, &row.place.code))
            .collect()
    }

    /// The counties that occur, by name.
    pub(super) fn counties(&self, visit: &Visit) -> Vec<Choice> {
        let found: BTreeMap<&str, &str> = self
            .all
            .iter()
            .map(|row| (row.place.county_code.as_str(), row.place.county.as_str()))
            .collect();
        let mut counties: Vec<Choice> = found
            .into_iter()
            .filter(|(code, _)| !code.is_empty())
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
    pub(super) rows: usize,
    pub(super) applied: Kroner,
    pub(super) granted: Kroner,
    pub(super) paid: Kroner,
    pub(super) accounted: i64,
    pub(super) spent: Kroner,
    pub(super) unspent: Kroner,
}

impl Totals {
    pub(super) fn of(rows: &[Placed]) -> Self {
        let mut sums = Sums::default();
        for row in rows {
            sums.add_award(&row.award);
        }
        Self {
            rows: rows.len(),
            applied: rows.iter().map(|row| row.award.applied).sum(),
            granted: sums.granted,
            paid: sums.paid,
            accounted: sums.accounted,
            spent: sums.spent,
            unspent: sums.unspent,
        }
    }
}
