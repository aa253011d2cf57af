//! Where the next line goes, and where a page ends; `blocks` and `table` know what is laid out there.

use super::canvas::Canvas;
use super::style::{self, Style};
use super::tree::NodeId;
use super::words;

/// A heading as the bookmarks show it.
#[derive(Debug)]
pub struct Bookmark {
    pub level: u8,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

pub struct Flow {
    pub canvas: Canvas,
    pub bookmarks: Vec<Bookmark>,
    /// Room the last block wants below it; the next may want more above.
    pub gap: f32,
}

impl Flow {
    /// Goes to where a block of at least `height` begins, on this page or the next.
    pub fn start(&mut self, before: f32, height: f32) {
        let gap = self.gap.max(before);
        self.gap = 0.0;
        if self.at_top() {
            return;
        }
        if gap + height > self.canvas.room() {
            self.canvas.new_page();
        } else {
            self.canvas.y += gap;
        }
    }

    pub fn end(&mut self, after: f32) {
        self.gap = after;
    }

    pub fn at_top(&self) -> bool {
        self.canvas.y <= style::TOP
    }

    pub fn wrap(&self, text: &str, style: Style, width: f32) -> Vec<String> {
        words::wrap(
            text,
            self.canvas.faces().face(style.weight),
            style.size,
            width,
        )
    }

    /// Draws lines of one node, over as many pages as they need, never leaving one line alone.
    pub fn pour(&mut self, node: NodeId, lines: &[String], x: f32, style: Style) {
        let mut rest = lines;
        while !rest.is_empty() {
            let take = take(rest.len(), fitting(self.canvas.room(), style.leading));
            let (now, later) = rest.split_at(take);
            self.run(node, now, x, style);
            rest = later;
            if !rest.is_empty() {
                self.canvas.new_page();
            }
        }
    }

    /// Draws lines that are known to fit.
    pub fn run(&mut self, node: NodeId, lines: &[String], x: f32, style: Style) {
        if lines.is_empty() {
            return;
        }
        let mut y = self.canvas.y;
        self.canvas.tagged(node, |sheet| {
            for line in lines {
                sheet.text(x, y, style, line);
                y += style.leading;
            }
        });
        self.canvas.y = y;
    }
}

/// How many lines of a run go on this page: all, or as many as leave no line alone on either.
pub fn take(lines: usize, fit: usize) -> usize {
    if lines <= fit {
        return lines;
    }
    let take = fit.min(lines - 2);
    // A whole page fits far more than two, so 0 means "on the next page".
    if take < 2 { 0 } else { take }
}

pub fn height(lines: usize, leading: f32) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a document has far fewer than 2^24 lines"
    )]
    let lines = lines as f32;
    lines * leading
}

pub fn fitting(room: f32, leading: f32) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "never below 0, at most a page"
    )]
    let lines = (room / leading).max(0.0) as usize;
    lines
}
