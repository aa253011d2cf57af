//! The two embedded faces of Open Sans, read once for the whole process.
//!
//! The files are made small beforehand (static/fonts/pdf/README.md) and embedded whole: cutting
//! them down again for every document costs more time than the few kilobytes are worth.

use std::collections::HashMap;
use std::sync::OnceLock;

use lopdf::{Dictionary, Object, Stream};
use printpdf::{FontId, ParsedFont, PdfFont};

use super::PdfError;

const REGULAR: &[u8] = include_bytes!("../../static/fonts/pdf/OpenSans-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../../static/fonts/pdf/OpenSans-Semibold.ttf");

/// Drawn where the face lacks a character.
pub const REPLACEMENT: char = '\u{FFFD}';

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Strong,
}

impl Weight {
    /// Name of the face in the resources of a page.
    pub fn id(self) -> FontId {
        FontId(match self {
            Self::Regular => "OpenSansRegular".to_owned(),
            Self::Strong => "OpenSansStrong".to_owned(),
        })
    }
}

/// One face: for the writer as printpdf wants it, for the layout as a table of widths.
pub struct Face {
    pub font: PdfFont,
    /// Widths in thousandths of the size. The files have 1000 units per em, so these are exactly
    /// the widths the PDF states.
    widths: HashMap<char, u16>,
    file: &'static [u8],
    packed: Stream,
}

impl Face {
    fn read(file: &'static [u8]) -> Option<Self> {
        let mut warnings = Vec::new();
        let parsed = ParsedFont::from_bytes(file, 0, &mut warnings)?;
        let widths = (0x20..=0xFFFF_u32)
            .filter_map(char::from_u32)
            .filter_map(|c| {
                let glyph = parsed
                    .lookup_glyph_index(u32::from(c))
                    .filter(|g| *g != 0)?;
                Some((c, parsed.get_glyph_width(glyph)?))
            })
            .collect();
        let mut header = Dictionary::new();
        header.set("Length1", Object::Integer(i64::try_from(file.len()).ok()?));
        let mut packed = Stream::new(header, file.to_vec());
        packed.compress().ok()?;
        Some(Self {
            font: PdfFont::new(parsed),
            widths,
            file,
            packed,
        })
    }

    pub fn has(&self, c: char) -> bool {
        self.widths.contains_key(&c)
    }

    pub fn width(&self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|c| u32::from(self.advance(c))).sum();
        // Far below 2^24 for any line, so the conversion is exact.
        #[expect(
            clippy::cast_precision_loss,
            reason = "a line is at most some thousand units"
        )]
        let units = units as f32;
        units * size / 1000.0
    }

    fn advance(&self, c: char) -> u16 {
        let known = self
            .widths
            .get(&c)
            .or_else(|| self.widths.get(&REPLACEMENT));
        known.copied().unwrap_or(500)
    }
}

pub struct Faces {
    pub regular: Face,
    pub strong: Face,
}

impl Faces {
    /// # Errors
    /// When the embedded files cannot be read, which a test rules out.
    pub fn get() -> Result<&'static Self, PdfError> {
        static FACES: OnceLock<Option<Faces>> = OnceLock::new();
        let read = || {
            Some(Self {
                regular: Face::read(REGULAR)?,
                strong: Face::read(STRONG)?,
            })
        };
        FACES.get_or_init(read).as_ref().ok_or(PdfError::Font)
    }

    pub fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Strong => &self.strong,
        }
    }

    /// Puts the ready compressed font program in the place of the plain one: compressing the same
    /// bytes again for every document was most of its time.
    pub fn pack(&self, stream: &mut Stream) {
        for face in [&self.regular, &self.strong] {
            if stream.content == face.file {
                *stream = face.packed.clone();
                return;
            }
        }
    }
}
