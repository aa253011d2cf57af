//! The document model: what a caller says, free of fonts, pages and file format.

/// Written standard of Norwegian (målform) the document is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
}

impl Language {
    /// The BCP 47 tag that screen readers choose a voice by.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
        }
    }
}

/// Words the engine itself writes. They come from the caller, so that this module holds no texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Page number with `{n}` and `{m}` as places, for instance "Side {n} av {m}".
    pub page: String,
}

impl Labels {
    pub(super) fn page_number(&self, number: usize, of: usize) -> String {
        self.page
            .replace("{n}", &number.to_string())
            .replace("{m}", &of.to_string())
    }
}

/// A file inside the PDF, for instance the figures of a report in machine-readable form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type, for instance `application/json`.
    pub mime: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// What it is, for whoever opens the list of attachments.
    pub description: String,
}

/// One letter (brev), receipt (kvittering) or report (rapport).
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Title in the window and the metadata. It is not printed: the first heading is a block.
    pub title: String,
    /// Written standard of the whole document.
    pub language: Language,
    /// Who it is from (metadata).
    pub author: String,
    /// What it is about (metadata).
    pub subject: String,
    /// Left part of the foot of every page, for instance case number and office.
    pub footer: String,
    /// Time of making in UTC, passed in so that the same document gives the same bytes.
    pub created: chrono::NaiveDateTime,
    /// Letterhead: the name first, then the lines under it.
    pub sender: Option<Vec<String>>,
    /// What stands on the pages.
    pub blocks: Vec<Block>,
    /// Words the engine writes itself.
    pub labels: Labels,
    /// A file inside the PDF.
    pub attachment: Option<Attachment>,
}

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// For text.
    Left,
    /// For numbers.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading, a header cell.
    pub heading: String,
    /// Where its text stands.
    pub align: Align,
    /// Part of the width, relative to the shares of the other columns.
    pub share: u8,
}

/// What stands on the pages, in reading order.
///
/// Everywhere a line break in a text is kept; in a paragraph an empty line starts a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Level 1 to 3; the headings become the bookmarks too.
    Heading {
        /// From 1.
        level: u8,
        /// The heading.
        text: String,
    },
    /// Running text.
    Paragraph(String),
    /// Lines that belong together and never part over a page: an address, a signature.
    Lines(Vec<String>),
    /// Names with their values, as a table whose first column is the row heading.
    KeyValues {
        /// What the list is about.
        caption: Option<String>,
        /// Name and value.
        rows: Vec<(String, String)>,
    },
    /// A table with a header row, repeated on each page.
    Table {
        /// What the table is about.
        caption: Option<String>,
        /// Its columns.
        columns: Vec<Column>,
        /// Cells, as many in each row as there are columns.
        rows: Vec<Vec<String>>,
        /// Last row, set apart from the others.
        total: Option<Vec<String>>,
    },
    /// A bulleted list.
    List(Vec<String>),
    /// A boxed remark.
    Note(String),
    /// A little room.
    Space,
}
