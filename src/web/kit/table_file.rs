//! Tables as files: CSV as Norwegian spreadsheets and programs both read it, and XLSX.

use super::page::Answer;
use rocket::http::ContentType;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Not known; an empty cell, which is not zero.
    Unknown,
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Unknown, Self::Number)
    }
}

/// A table with its column names.
#[derive(Debug, Clone)]
pub struct Table {
    /// Column names, ASCII.
    pub header: Vec<&'static str>,
    /// Rows, each as long as the header.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// `;` between fields, CRLF, UTF-8 without a byte-order mark; `for_spreadsheet` adds the mark Excel asks for.
    ///
    /// # Errors
    /// When the writer fails, which writing to memory does not.
    pub fn csv(&self, for_spreadsheet: bool) -> anyhow::Result<Vec<u8>> {
        let start = if for_spreadsheet { "\u{feff}" } else { "" };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(b';')
            .terminator(csv::Terminator::CRLF)
            .from_writer(start.as_bytes().to_vec());
        writer.write_record(&self.header)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(|cell| match cell {
                Cell::Text(text) => inert(text),
                Cell::Number(number) => number.to_string(),
                Cell::Unknown => String::new(),
            }))?;
        }
        Ok(writer.into_inner().map_err(|error| error.into_error())?)
    }

    /// A workbook with one sheet: header in bold and kept in sight, numbers as numbers.
    ///
    /// # Errors
    /// When the workbook cannot be written.
    pub fn xlsx(&self, sheet_name: &str) -> anyhow::Result<Vec<u8>> {
        use rust_xlsxwriter::{Format, Workbook};
        let mut workbook = Workbook::new();
        let (bold, grouped) = (
            Format::new().set_bold(),
            Format::new().set_num_format("# ##0"),
        );
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, name) in (0_u16..).zip(&self.header) {
            sheet.write_with_format(0, column, *name, &bold)?;
            let is_money = name.ends_with("_kr");
            for (line, row) in (1_u32..).zip(&self.rows) {
                match row.get(usize::from(column)) {
                    Some(Cell::Text(text)) => sheet.write(line, column, text.as_str())?,
                    Some(Cell::Number(number)) if is_money => {
                        sheet.write_with_format(line, column, *number, &grouped)?
                    }
                    Some(Cell::Number(number)) => sheet.write(line, column, *number)?,
                    Some(Cell::Unknown) | None => sheet,
                };
            }
        }
        sheet.autofit();
        Ok(workbook.save_to_buffer()?)
    }
}

/// A spreadsheet must not take a name for a formula.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// A CSV file to save.
///
/// # Errors
/// As [`Table::csv`].
pub fn csv(table: &Table, name: String, for_spreadsheet: bool) -> anyhow::Result<Answer> {
    Ok(Answer::File {
        content_type: ContentType::new("text", "csv").with_params(("charset", "utf-8")),
        name,
        download: true,
        bytes: table.csv(for_spreadsheet)?,
    })
}

/// An XLSX file to save.
///
/// # Errors
/// As [`Table::xlsx`].
pub fn xlsx(table: &Table, name: String, sheet_name: &str) -> anyhow::Result<Answer> {
    Ok(Answer::File {
        content_type: ContentType::new(
            "application",
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        name,
        download: true,
        bytes: table.xlsx(sheet_name)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        Table {
            header: vec!["navn", "sum_kr"],
            rows: vec![
                vec![Cell::Text("Ås; «Nord»".into()), Cell::Number(1_000_000)],
                vec![Cell::Text("=1+1".into()), Cell::Unknown],
            ],
        }
    }

    #[test]
    fn csv_has_semicolons_crlf_and_no_mark_unless_asked_for() {
        let plain = table().csv(false).unwrap();
        assert_eq!(
            String::from_utf8(plain.clone()).unwrap(),
            "navn;sum_kr\r\n\"Ås; «Nord»\";1000000\r\n'=1+1;\r\n"
        );
        let marked = table().csv(true).unwrap();
        assert_eq!(marked[..3], [0xef, 0xbb, 0xbf]);
        assert_eq!(marked[3..], plain);
    }

    #[test]
    fn a_workbook_is_written() {
        assert_eq!(table().xlsx("Tildelinger").unwrap()[..2], *b"PK");
    }
}
