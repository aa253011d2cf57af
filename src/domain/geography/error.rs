//! What can be wrong with the data, said so that the row can be found and corrected.

use chrono::NaiveDate;

use super::{CountyCode, KeyError, MunicipalityCode, OfficeKey};

/// The data does not hold together; the program does not start with it.
///
/// Reads as `municipalities.csv row 57: 0709 ends on 2017-12-31 and has no successor`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct GeographyError {
    /// The file, relative to `fixtures/`.
    pub file: &'static str,
    /// The line in the file (the header is 1), or nothing when a whole file is wrong.
    pub row: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

impl std::fmt::Display for GeographyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.row {
            Some(row) => write!(f, "{} row {row}: {}", self.file, self.fault),
            None => write!(f, "{}: {}", self.file, self.fault),
        }
    }
}

/// What is wrong with a row or a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(
    missing_docs,
    reason = "each message says what its variant and fields mean"
)]
pub enum Fault {
    #[error("the header is «{found}», should be «{wanted}»")]
    Header { found: String, wanted: String },
    #[error("the line cannot be read: {0}")]
    Unreadable(String),
    #[error("there is no column «{0}»")]
    NoColumn(&'static str),
    #[error("{column} is empty")]
    Empty { column: &'static str },
    #[error("{column}: «{text}» is not a date (YYYY-MM-DD)")]
    Date { column: &'static str, text: String },
    #[error("{column}: «{text}» is not a number")]
    Number { column: &'static str, text: String },
    #[error("{column}: «{text}» is not one of {allowed}")]
    Word {
        column: &'static str,
        text: String,
        allowed: &'static str,
    },
    #[error("{column}: «{text}» is not an organisation number (modulo 11)")]
    OrganisationNumber { column: &'static str, text: String },
    #[error("{column}: {error}")]
    Key {
        column: &'static str,
        error: KeyError,
    },
    #[error("{what} {key} stands twice")]
    Duplicate { what: &'static str, key: String },
    #[error("{what} {key} is unknown")]
    Unknown { what: &'static str, key: String },
    #[error("it ends before it begins")]
    Backwards,
    #[error("{what} {key} is not valid on {date}")]
    NotValid {
        what: &'static str,
        key: String,
        date: NaiveDate,
    },
    #[error("{code} ends on {last} and has no successor")]
    NoSuccessor { code: String, last: NaiveDate },
    #[error("{code} begins on {first} and has no predecessor")]
    NoPredecessor {
        code: MunicipalityCode,
        first: NaiveDate,
    },
    #[error("{code} does not end on the day before {date}, so nothing succeeds it then")]
    NotEnding { code: String, date: NaiveDate },
    #[error("{one} and {other} are both called «{name}» at the same time")]
    SameName {
        one: MunicipalityCode,
        other: MunicipalityCode,
        name: String,
    },
    #[error("{code} has no point")]
    NoPoint { code: MunicipalityCode },
    #[error("{one} and {other} both cover county {county} on {date}")]
    TwoOffices {
        one: OfficeKey,
        other: OfficeKey,
        county: CountyCode,
        date: NaiveDate,
    },
    #[error("county {county} has no office on {date}")]
    NoOffice { county: CountyCode, date: NaiveDate },
    #[error("{year} is said to be complete, but {code} has no figure")]
    NoPopulation { code: MunicipalityCode, year: i32 },
    #[error("{found} {what} on {date}, should be {wanted}")]
    Count {
        what: &'static str,
        date: NaiveDate,
        found: usize,
        wanted: usize,
    },
    #[error("the shares of {year} sum to {found}, should be {wanted}")]
    Shares { year: i32, found: i64, wanted: i64 },
}
