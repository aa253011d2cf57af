//! Letters, receipts and reports as PDF: a document model in, bytes out.
//!
//! printpdf draws the pages and embeds the fonts; the tag layer that makes the file readable for a
//! screen reader is written here on lopdf, since printpdf has none. Nothing in this module knows
//! the grant: the words, the numbers and the time all come with the [`Document`].
//!
//! The same document always gives the same bytes, so a stored PDF can be told by its hash.

#![expect(
    clippy::float_arithmetic,
    reason = "places on a page are fractions of a point; no money is reckoned here"
)]

mod blocks;
mod canvas;
mod catalog;
mod flow;
mod fonts;
mod model;
mod style;
mod table;
mod tags;
mod tree;
mod words;

pub use model::{Align, Attachment, Block, Column, Document, Labels, Language};

use fonts::Faces;
use printpdf::{PdfDocument, PdfParseErrorSeverity, PdfSaveOptions};

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A defect of the program.
    #[error("the embedded fonts cannot be read")]
    Font,
    /// The caller made a row of another width than the table.
    #[error("a table row has {cells} cells for {columns} columns")]
    RowWidth {
        /// Columns of the table.
        columns: usize,
        /// Cells of the row.
        cells: usize,
    },
    /// A defect of the program.
    #[error("the PDF writer refused: {0}")]
    Writer(String),
    /// A defect of the program.
    #[error("the tag layer could not be written")]
    Tags(#[from] lopdf::Error),
    /// A defect of the program.
    #[error("the PDF could not be written out")]
    Output(#[from] std::io::Error),
}

/// Makes the PDF.
///
/// # Errors
/// When a table row has another number of cells than its table has columns; the other errors mean
/// that the program itself is broken.
pub fn render(document: &Document) -> Result<Vec<u8>, PdfError> {
    let flow::Flow {
        canvas, bookmarks, ..
    } = flow::Flow::lay_out(document)?;
    let (tree, pages, owners) = canvas.finish();
    let faces = Faces::get()?;
    let mut drawing = PdfDocument::new("");
    for (weight, face) in [
        (fonts::Weight::Regular, &faces.regular),
        (fonts::Weight::Strong, &faces.strong),
    ] {
        drawing
            .resources
            .fonts
            .map
            .insert(weight.id(), face.font.clone());
    }
    drawing.pages = pages;
    let options = PdfSaveOptions {
        subset_fonts: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let mut file = drawing.to_lopdf_document(&options, &mut warnings);
    if let Some(error) = warnings
        .iter()
        .find(|w| w.severity == PdfParseErrorSeverity::Error)
    {
        return Err(PdfError::Writer(error.msg.clone()));
    }
    let pages: Vec<lopdf::ObjectId> = file.page_iter().collect();
    let tags = tags::write_tree(&mut file, &pages, &tree, &owners)?;
    let outline = tags::write_bookmarks(&mut file, &pages, &bookmarks);
    catalog::write(&mut file, document, tags, outline)?;
    catalog::save(file, faces)
}

/// A text string of PDF: UTF-16 with its mark.
fn text_string(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}
