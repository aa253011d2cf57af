//! Real announcements, read for their deadlines and sums.

use chrono::{NaiveDate, NaiveTime};

use super::{
    Fault, Geography, GeographyError, OfficeKey,
    sources::{read, values},
    table::Row,
};
use crate::domain::money::Kroner;

const CALLS: &str = "money/calls_real.csv";

/// A real announcement, of this scheme or of one that resembles it; what the source does not tell is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RealCall {
    /// The scheme.
    pub scheme: String,
    /// Grant year.
    pub year: i32,
    /// Who announced.
    pub grantor: String,
    /// The office, when a county governor announced.
    pub office: Option<OfficeKey>,
    /// First or later round of the year.
    pub round: Option<u8>,
    /// Day of publication.
    pub published: Option<NaiveDate>,
    /// Day of the deadline.
    pub deadline: Option<NaiveDate>,
    /// Clock time of the deadline, Norwegian time.
    pub deadline_time: Option<NaiveTime>,
    /// When the report was due.
    pub report_due: Option<NaiveDate>,
    /// What there was to apply for.
    pub available: Option<Kroner>,
    /// Where this was read.
    pub source: String,
    /// What else the source says.
    pub note: String,
}

pub(super) fn calls(geography: &Geography, text: &str) -> Result<Vec<RealCall>, GeographyError> {
    let columns = &[
        "scheme",
        "year",
        "grantor",
        "office",
        "round",
        "published",
        "deadline_date",
        "deadline_time",
        "report_due",
        "available_kr",
        "source",
        "note",
    ];
    let rows = read(CALLS, text, columns, |row| {
        let office: Option<OfficeKey> = row.optional_key("office")?;
        if let Some(key) = office
            .as_ref()
            .filter(|key| geography.office(key).is_none())
        {
            let key = key.to_string();
            return Err(row.place().error(Fault::Unknown {
                what: "office",
                key,
            }));
        }
        Ok(RealCall {
            scheme: row.filled("scheme")?.to_owned(),
            year: row.number("year")?,
            grantor: row.filled("grantor")?.to_owned(),
            office,
            round: row.optional_number("round")?,
            published: row.optional_date("published")?,
            deadline: row.optional_date("deadline_date")?,
            deadline_time: clock_time(row, "deadline_time")?,
            report_due: row.optional_date("report_due")?,
            available: row
                .optional_number::<u32>("available_kr")?
                .map(|kr| Kroner(i64::from(kr))),
            source: row.filled("source")?.to_owned(),
            note: row.text("note")?.to_owned(),
        })
    })?;
    Ok(values(rows))
}

/// `23:59`, or nothing.
fn clock_time(row: &Row, column: &'static str) -> Result<Option<NaiveTime>, GeographyError> {
    match row.text(column)? {
        "" => Ok(None),
        text => NaiveTime::parse_from_str(text, "%H:%M")
            .map(Some)
            .map_err(|_| {
                let (text, allowed) = (text.to_owned(), "HH:MM");
                row.place().error(Fault::Word {
                    column,
                    text,
                    allowed,
                })
            }),
    }
}
