//! Measures, colours and text styles: the whole look of the documents, in points.

use super::fonts::Weight;

pub const PAGE_WIDTH: f32 = 595.28;
pub const PAGE_HEIGHT: f32 = 841.89;
/// 25 mm at the sides gives about 90 characters on a line of body text.
pub const LEFT: f32 = 70.87;
pub const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;
pub const TOP: f32 = 62.0;
/// Text ends here; the foot of the page stands below.
pub const BOTTOM: f32 = PAGE_HEIGHT - 79.0;
pub const FOOT: f32 = PAGE_HEIGHT - 58.0;

/// Between the columns of a table; the outer edges stand flush with the text.
pub const COLUMN_GAP: f32 = 12.0;
pub const CELL_PAD: f32 = 3.5;
pub const KEY_SHARE: u8 = 36;
pub const VALUE_SHARE: u8 = 64;
pub const LIST_INDENT: f32 = 14.0;
pub const NOTE_PAD: f32 = 10.0;
pub const NOTE_BAR: f32 = 3.0;

pub const AFTER_PARAGRAPH: f32 = 8.0;
pub const AFTER_TABLE: f32 = 14.0;
pub const AFTER_SENDER: f32 = 26.0;
pub const SPACE: f32 = 14.0;

/// Red, green and blue from 0 to 255.
pub type Colour = (u8, u8, u8);
pub const INK: Colour = (0x1d, 0x21, 0x28);
pub const GREY: Colour = (0x52, 0x59, 0x63);
pub const BLUE: Colour = (0x0a, 0x2b, 0x57);
pub const HAIR: Colour = (0xcf, 0xd4, 0xda);
pub const RULE: Colour = (0x5a, 0x64, 0x72);
pub const TINT: Colour = (0xee, 0xf3, 0xf9);

#[derive(Debug, Clone, Copy)]
pub struct Style {
    pub weight: Weight,
    pub size: f32,
    pub leading: f32,
    pub colour: Colour,
}

const fn style(weight: Weight, size: f32, leading: f32, colour: Colour) -> Style {
    Style {
        weight,
        size,
        leading,
        colour,
    }
}

pub const BODY: Style = style(Weight::Regular, 10.5, 15.5, INK);
pub const CELL: Style = style(Weight::Regular, 9.5, 13.5, INK);
pub const CELL_STRONG: Style = style(Weight::Strong, 9.5, 13.5, INK);
pub const COLUMN_HEAD: Style = style(Weight::Strong, 9.0, 12.5, INK);
pub const CAPTION: Style = style(Weight::Strong, 10.5, 15.5, INK);
pub const SENDER_NAME: Style = style(Weight::Strong, 14.0, 19.0, BLUE);
pub const SENDER_LINE: Style = style(Weight::Regular, 9.0, 12.5, GREY);
pub const FOOTER: Style = style(Weight::Regular, 8.5, 11.5, GREY);

/// Style of a heading with the room before and after it.
pub fn heading(level: u8) -> (Style, f32, f32) {
    match level {
        1 => (style(Weight::Strong, 17.0, 23.0, BLUE), 18.0, 8.0),
        2 => (style(Weight::Strong, 12.5, 17.5, BLUE), 16.0, 4.0),
        _ => (style(Weight::Strong, 10.5, 15.5, INK), 11.0, 2.0),
    }
}
