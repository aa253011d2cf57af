//! Reads the CSV texts: every value is checked where it stands, and every complaint names file and row.

use std::str::FromStr;

use chrono::NaiveDate;
use csv::StringRecord;

use super::{Fault, GeographyError, KeyError, Validity};
use crate::domain::check_digits;

/// One line of a file together with where it stands.
#[derive(Debug)]
pub(super) struct Row {
    file: &'static str,
    line: u64,
    columns: &'static [&'static str],
    record: StringRecord,
}

/// Where a value came from, kept so that later checks can name the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    file: &'static str,
    line: u64,
}

impl Place {
    pub(super) fn error(self, fault: Fault) -> GeographyError {
        GeographyError {
            file: self.file,
            row: Some(self.line),
            fault,
        }
    }
}

/// All lines of a file whose header must be exactly `columns`.
pub(super) fn rows(
    file: &'static str,
    text: &str,
    columns: &'static [&'static str],
) -> Result<Vec<Row>, GeographyError> {
    let whole = |fault| GeographyError {
        file,
        row: None,
        fault,
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader
        .headers()
        .map_err(|error| whole(Fault::Unreadable(error.to_string())))?;
    if !header.iter().eq(columns.iter().copied()) {
        let found = header.iter().collect::<Vec<_>>().join(",");
        return Err(whole(Fault::Header {
            found,
            wanted: columns.join(","),
        }));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| {
            let row = error.position().map(csv::Position::line);
            GeographyError {
                file,
                row,
                fault: Fault::Unreadable(error.to_string()),
            }
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(Row {
            file,
            line,
            columns,
            record,
        });
    }
    Ok(rows)
}

impl Row {
    pub(super) fn place(&self) -> Place {
        Place {
            file: self.file,
            line: self.line,
        }
    }

    fn error(&self, fault: Fault) -> GeographyError {
        self.place().error(fault)
    }

    /// The value, which may be empty.
    pub(super) fn text(&self, column: &'static str) -> Result<&str, GeographyError> {
        let index = self.columns.iter().position(|name| *name == column);
        let value = index.and_then(|index| self.record.get(index));
        value
            .map(str::trim)
            .ok_or_else(|| self.error(Fault::NoColumn(column)))
    }

    /// The value, which must be there.
    pub(super) fn filled(&self, column: &'static str) -> Result<&str, GeographyError> {
        match self.text(column)? {
            "" => Err(self.error(Fault::Empty { column })),
            text => Ok(text),
        }
    }

    pub(super) fn key<K: FromStr<Err = KeyError>>(
        &self,
        column: &'static str,
    ) -> Result<K, GeographyError> {
        let text = self.filled(column)?;
        text.parse()
            .map_err(|error| self.error(Fault::Key { column, error }))
    }

    pub(super) fn optional_key<K: FromStr<Err = KeyError>>(
        &self,
        column: &'static str,
    ) -> Result<Option<K>, GeographyError> {
        if self.text(column)?.is_empty() {
            Ok(None)
        } else {
            self.key(column).map(Some)
        }
    }

    pub(super) fn number<N: FromStr>(&self, column: &'static str) -> Result<N, GeographyError> {
        let text = self.filled(column)?;
        text.parse().map_err(|_| {
            self.error(Fault::Number {
                column,
                text: text.to_owned(),
            })
        })
    }

    pub(super) fn optional_number<N: FromStr>(
        &self,
        column: &'static str,
    ) -> Result<Option<N>, GeographyError> {
        if self.text(column)?.is_empty() {
            Ok(None)
        } else {
            self.number(column).map(Some)
        }
    }

    pub(super) fn date(&self, column: &'static str) -> Result<NaiveDate, GeographyError> {
        let text = self.filled(column)?;
        // chrono also takes `2017-1-1`; the files hold one form only.
        let date = (text.len() == 10)
            .then(|| NaiveDate::from_str(text).ok())
            .flatten();
        date.ok_or_else(|| {
            self.error(Fault::Date {
                column,
                text: text.to_owned(),
            })
        })
    }

    pub(super) fn optional_date(
        &self,
        column: &'static str,
    ) -> Result<Option<NaiveDate>, GeographyError> {
        if self.text(column)?.is_empty() {
            Ok(None)
        } else {
            self.date(column).map(Some)
        }
    }

    /// The columns `valid_from` and `valid_to`.
    pub(super) fn validity(&self) -> Result<Validity, GeographyError> {
        let from = self.optional_date("valid_from")?;
        let to = self.optional_date("valid_to")?;
        match (from, to) {
            (Some(from), Some(to)) if from > to => Err(self.error(Fault::Backwards)),
            _ => Ok(Validity { from, to }),
        }
    }

    /// An organisation number; a missing one is a state and not an error.
    pub(super) fn organisation_number(
        &self,
        column: &'static str,
    ) -> Result<Option<String>, GeographyError> {
        match self.text(column)? {
            "" => Ok(None),
            text => check_digits::organisation_number(text)
                .map(Some)
                .ok_or_else(|| {
                    self.error(Fault::OrganisationNumber {
                        column,
                        text: text.to_owned(),
                    })
                }),
        }
    }

    /// A word of a closed list, with what it means.
    pub(super) fn word<T: Copy>(
        &self,
        column: &'static str,
        words: &[(&str, T)],
        allowed: &'static str,
    ) -> Result<T, GeographyError> {
        let text = self.filled(column)?;
        let known = words
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, meaning)| *meaning);
        known.ok_or_else(|| {
            self.error(Fault::Word {
                column,
                text: text.to_owned(),
                allowed,
            })
        })
    }
}
