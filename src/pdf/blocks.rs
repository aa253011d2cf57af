//! Blocks onto pages: headings, paragraphs, lists, notes and the foot of each page.

use super::PdfError;
use super::canvas::{Artifact, Canvas};
use super::flow::{Bookmark, Flow, fitting, height, take};
use super::fonts::Faces;
use super::model::{Block, Document};
use super::style::{self, Style};
use super::table::Grid;
use super::tree::Tree;
use super::words;

impl Flow {
    /// Lays out the whole document.
    ///
    /// # Errors
    /// When the fonts cannot be read or a table row has another number of cells than columns.
    pub fn lay_out(document: &Document) -> Result<Self, PdfError> {
        let mut flow = Self {
            canvas: Canvas::new(Faces::get()?),
            bookmarks: Vec::new(),
            gap: 0.0,
        };
        if let Some(lines) = &document.sender {
            flow.sender(lines);
        }
        for (index, block) in document.blocks.iter().enumerate() {
            flow.block(block, &document.blocks[index + 1..])?;
        }
        flow.feet(document);
        Ok(flow)
    }

    fn block(&mut self, block: &Block, next: &[Block]) -> Result<(), PdfError> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, next)?,
            Block::Paragraph(text) => self.paragraphs(text),
            Block::Lines(lines) => self.lines(lines, style::BODY),
            Block::KeyValues { .. } | Block::Table { .. } => {
                if let Some(grid) = Grid::measure(block, self.canvas.faces())? {
                    grid.draw(self);
                }
            }
            Block::List(items) => self.list(items),
            Block::Note(text) => self.note(text),
            Block::Space => self.gap += style::SPACE,
        }
        Ok(())
    }

    fn sender(&mut self, lines: &[String]) {
        let group = self.canvas.tree.add(Tree::ROOT, "Div");
        for (index, line) in lines.iter().enumerate() {
            let style = if index == 0 {
                style::SENDER_NAME
            } else {
                style::SENDER_LINE
            };
            let node = self.canvas.tree.add(group, "P");
            let wrapped = self.wrap(&words::clean(line), style, style::WIDTH);
            self.run(node, &wrapped, style::LEFT, style);
            self.canvas.y += if index == 0 { 2.0 } else { 0.0 };
        }
        let y = self.canvas.y + 9.0;
        self.canvas.artifact(Artifact::Layout, |sheet| {
            sheet.fill(style::LEFT, y, style::WIDTH, 1.0, style::BLUE);
        });
        self.canvas.y = y + 1.0;
        self.end(style::AFTER_SENDER);
    }

    fn heading(&mut self, level: u8, text: &str, next: &[Block]) -> Result<(), PdfError> {
        let level = level.clamp(1, 3);
        let (style, before, after) = style::heading(level);
        let lines = self.wrap(&words::clean(text), style, style::WIDTH);
        if lines.is_empty() {
            return Ok(());
        }
        let own = height(lines.len(), style.leading);
        self.start(before, own + after + self.least(next)?);
        self.bookmarks.push(Bookmark {
            level,
            text: words::clean_line(text),
            page: self.canvas.page(),
            y: self.canvas.y,
        });
        let tag = match level {
            1 => "H1",
            2 => "H2",
            _ => "H3",
        };
        let node = self.canvas.tree.add(Tree::ROOT, tag);
        self.pour(node, &lines, style::LEFT, style);
        self.end(after);
        Ok(())
    }

    /// How much of what follows must stand on the same page as its heading.
    fn least(&self, next: &[Block]) -> Result<f32, PdfError> {
        let two = 2.0 * style::BODY.leading;
        Ok(match next.first() {
            None | Some(Block::Space) => 0.0,
            Some(Block::Heading { level, .. }) => {
                let (style, before, after) = style::heading(*level);
                before + style.leading + after + self.least(&next[1..])?
            }
            Some(Block::Paragraph(_) | Block::List(_)) => two,
            Some(Block::Note(_)) => two + 2.0 * style::NOTE_PAD,
            Some(Block::Lines(lines)) => height(lines.len(), style::BODY.leading),
            Some(block) => {
                Grid::measure(block, self.canvas.faces())?.map_or(0.0, |grid| grid.least())
            }
        })
    }

    fn paragraphs(&mut self, text: &str) {
        for text in words::paragraphs(text) {
            let lines = self.wrap(&text, style::BODY, style::WIDTH);
            let node = self.canvas.tree.add(Tree::ROOT, "P");
            self.start(0.0, height(opening(lines.len()), style::BODY.leading));
            self.pour(node, &lines, style::LEFT, style::BODY);
            self.end(style::AFTER_PARAGRAPH);
        }
    }

    fn lines(&mut self, lines: &[String], style: Style) {
        let lines: Vec<String> = lines.iter().map(|line| words::clean(line)).collect();
        let wrapped: Vec<Vec<String>> = lines
            .iter()
            .flat_map(|line| line.split('\n'))
            .map(|line| self.wrap(line, style, style::WIDTH))
            .collect();
        if wrapped.iter().all(Vec::is_empty) {
            return;
        }
        let count = wrapped.iter().map(|lines| lines.len().max(1)).sum();
        self.start(0.0, height(count, style.leading));
        let group = self.canvas.tree.add(Tree::ROOT, "Div");
        for lines in wrapped {
            if lines.is_empty() {
                // Room for a signature.
                self.canvas.y += style.leading;
                continue;
            }
            let node = self.canvas.tree.add(group, "P");
            self.pour(node, &lines, style::LEFT, style);
        }
        self.end(style::AFTER_PARAGRAPH);
    }

    fn list(&mut self, items: &[String]) {
        let (style, x) = (style::BODY, style::LEFT + style::LIST_INDENT);
        let items: Vec<Vec<String>> = items
            .iter()
            .map(|item| {
                self.wrap(
                    &words::clean(item),
                    style,
                    style::WIDTH - style::LIST_INDENT,
                )
            })
            .filter(|lines| !lines.is_empty())
            .collect();
        if items.is_empty() {
            return;
        }
        let list = self.canvas.tree.add(Tree::ROOT, "L");
        for lines in items {
            self.start(0.0, height(opening(lines.len()), style.leading));
            let item = self.canvas.tree.add(list, "LI");
            let label = self.canvas.tree.add(item, "Lbl");
            let body = self.canvas.tree.add(item, "LBody");
            let y = self.canvas.y;
            self.canvas
                .tagged(label, |sheet| sheet.text(style::LEFT + 2.0, y, style, "• "));
            self.pour(body, &lines, x, style);
            self.end(3.0);
        }
        self.end(style::AFTER_PARAGRAPH);
    }

    fn note(&mut self, text: &str) {
        let (style, pad) = (style::BODY, style::NOTE_PAD);
        let x = style::LEFT + style::NOTE_BAR + pad;
        let lines = self.wrap(
            &words::clean(text),
            style,
            style::WIDTH - style::NOTE_BAR - 2.0 * pad,
        );
        if lines.is_empty() {
            return;
        }
        let node = self.canvas.tree.add(Tree::ROOT, "P");
        let tall = height(lines.len(), style.leading) + 2.0 * pad;
        let whole = tall <= (style::BOTTOM - style::TOP) / 2.0;
        // Only a short remark is kept in one piece.
        let least = if whole {
            tall
        } else {
            height(opening(lines.len()), style.leading) + 2.0 * pad
        };
        self.start(4.0, least);
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            let fit = fitting(self.canvas.room() - 2.0 * pad, style.leading);
            let (now, later) = rest.split_at(take(rest.len(), fit));
            let (y, tall) = (self.canvas.y, height(now.len(), style.leading) + 2.0 * pad);
            self.canvas.artifact(Artifact::Layout, |sheet| {
                sheet.fill(style::LEFT, y, style::WIDTH, tall, style::TINT);
                sheet.fill(style::LEFT, y, style::NOTE_BAR, tall, style::BLUE);
            });
            self.canvas.y += pad;
            self.run(node, now, x, style);
            self.canvas.y += pad;
            rest = later;
            if !rest.is_empty() {
                self.canvas.new_page();
            }
        }
        self.end(style::AFTER_PARAGRAPH + 4.0);
    }

    /// Foot of every page, when their number is known.
    fn feet(&mut self, document: &Document) {
        let style = style::FOOTER;
        let pages = self.canvas.sheets.len();
        let face = self.canvas.faces().face(style.weight);
        for page in 0..pages {
            let number = words::clean_line(&document.labels.page_number(page + 1, pages));
            let right = face.width(&number, style.size);
            let left = self.wrap(
                &words::clean_line(&document.footer),
                style,
                style::WIDTH - right - 24.0,
            );
            self.canvas
                .artifact_on(page, Artifact::Pagination, |sheet| {
                    sheet.fill(
                        style::LEFT,
                        style::FOOT - 7.0,
                        style::WIDTH,
                        0.5,
                        style::HAIR,
                    );
                    let mut y = style::FOOT;
                    // Two lines are what the margin has room for.
                    for line in left.iter().take(2) {
                        sheet.text(style::LEFT, y, style, line);
                        y += style.leading;
                    }
                    sheet.text(
                        style::LEFT + style::WIDTH - right,
                        style::FOOT,
                        style,
                        &number,
                    );
                });
        }
    }
}

/// How many lines must fit for a run to begin on a page.
fn opening(lines: usize) -> usize {
    if lines <= 3 { lines } else { 2 }
}
