//! Tables and lists of names with values: measured first, then drawn row by row.

use super::PdfError;
use super::canvas::{Artifact, Canvas, Sheet};
use super::flow::{Flow, height};
use super::fonts::Faces;
use super::model::{Align, Block};
use super::style::{self, Style};
use super::tree::{NodeId, Scope, Tree};
use super::words;

/// Rows of so many lines may be divided between pages; shorter ones stay in one piece.
const LONG_ROW: usize = 9;
const WHOLE_PAGE: f32 = style::BOTTOM - style::TOP;

/// What a row is, which decides its style and its place in the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Heading,
    Plain,
    /// A name with its value.
    Named,
    Total,
}

struct Row {
    kind: Kind,
    /// The lines of each cell.
    cells: Vec<Vec<String>>,
}

struct Place {
    x: f32,
    width: f32,
    align: Align,
}

/// A table ready to be drawn.
pub struct Grid {
    caption: Vec<String>,
    places: Vec<Place>,
    heading: Option<Row>,
    rows: Vec<Row>,
    total: Option<Row>,
}

impl Grid {
    /// Wraps all cells of a table block. Other blocks, and tables without columns, give none.
    ///
    /// # Errors
    /// When a row has another number of cells than there are columns.
    pub fn measure(block: &Block, faces: &Faces) -> Result<Option<Self>, PdfError> {
        match block {
            Block::KeyValues { caption, rows } if !rows.is_empty() => {
                let places = places(&[
                    (style::KEY_SHARE, Align::Left),
                    (style::VALUE_SHARE, Align::Left),
                ]);
                let rows = rows
                    .iter()
                    .map(|(name, value)| [name.as_str(), value.as_str()]);
                let rows = rows
                    .map(|cells| row(Kind::Named, &cells, &places, faces))
                    .collect::<Result<_, _>>()?;
                let caption = caption_lines(caption.as_deref(), faces);
                Ok(Some(Self {
                    caption,
                    places,
                    heading: None,
                    rows,
                    total: None,
                }))
            }
            Block::Table {
                caption,
                columns,
                rows,
                total,
            } if !columns.is_empty() => {
                let shares: Vec<_> = columns.iter().map(|c| (c.share, c.align)).collect();
                let places = places(&shares);
                let headings: Vec<&str> = columns.iter().map(|c| c.heading.as_str()).collect();
                let heading = Some(row(Kind::Heading, &headings, &places, faces)?);
                let rows = rows
                    .iter()
                    .map(|cells| row(Kind::Plain, cells, &places, faces))
                    .collect::<Result<_, _>>()?;
                let total = total
                    .as_ref()
                    .map(|cells| row(Kind::Total, cells, &places, faces))
                    .transpose()?;
                let caption = caption_lines(caption.as_deref(), faces);
                Ok(Some(Self {
                    caption,
                    places,
                    heading,
                    rows,
                    total,
                }))
            }
            _ => Ok(None),
        }
    }

    /// Height of what must stand together at the start: caption, heading and the first row.
    pub fn least(&self) -> f32 {
        let first = self.rows.first().or(self.total.as_ref());
        let heading = self.heading.as_ref().map_or(0.0, Row::height);
        let first = first.map_or(0.0, Row::opening);
        height(self.caption.len(), style::CAPTION.leading) + heading + first
    }

    pub fn draw(&self, flow: &mut Flow) {
        flow.start(4.0, self.least());
        let table = flow.canvas.tree.add(Tree::ROOT, "Table");
        if !self.caption.is_empty() {
            let caption = flow.canvas.tree.add(table, "Caption");
            flow.run(caption, &self.caption, style::LEFT, style::CAPTION);
        }
        let canvas = &mut flow.canvas;
        match &self.heading {
            Some(heading) => {
                // Groups are for tables with a body; a lone heading stands in the table itself.
                let group = if self.rows.is_empty() {
                    table
                } else {
                    canvas.tree.add(table, "THead")
                };
                self.draw_row(canvas, heading, group);
            }
            None => edge(canvas, 0.5, style::HAIR),
        }
        if !self.rows.is_empty() {
            let body = canvas.tree.add(table, "TBody");
            for (index, row) in self.rows.iter().enumerate() {
                let last = index + 1 == self.rows.len();
                let total = self
                    .total
                    .as_ref()
                    .filter(|_| last)
                    .map_or(0.0, Row::height);
                self.turn(canvas, row, total);
                self.draw_row(canvas, row, body);
            }
        }
        if let Some(total) = &self.total {
            let group = if self.rows.is_empty() {
                table
            } else {
                canvas.tree.add(table, "TFoot")
            };
            self.turn(canvas, total, 0.0);
            self.draw_row(canvas, total, group);
        }
        flow.end(style::AFTER_TABLE);
    }

    /// Goes to the next page when the row must not begin here. The last row keeps the total below it.
    fn turn(&self, canvas: &mut Canvas, row: &Row, total: f32) {
        let total = if row.lines() < LONG_ROW { total } else { 0.0 };
        if row.opening() + total > canvas.room() {
            self.next_page(canvas);
        }
    }

    /// A new page that begins with the heading row again, for the eye only.
    fn next_page(&self, canvas: &mut Canvas) {
        canvas.new_page();
        match &self.heading {
            // A heading that fills half a page would leave no room for the rows.
            Some(heading) if heading.height() < WHOLE_PAGE / 2.0 => {
                let top = canvas.y;
                let tall = heading.height();
                canvas.artifact(Artifact::Pagination, |sheet| {
                    for (place, lines) in self.places.iter().zip(&heading.cells) {
                        let top = top + heading.drop(lines.len());
                        draw_cell(sheet, place, top, heading.style(0), lines);
                    }
                });
                canvas.y += tall;
                edge(canvas, 1.0, style::RULE);
            }
            Some(_) => {}
            None => edge(canvas, 0.5, style::HAIR),
        }
    }

    /// Draws a row, over several pages when it is taller than one.
    fn draw_row(&self, canvas: &mut Canvas, row: &Row, group: NodeId) {
        if row.kind == Kind::Total {
            edge(canvas, 1.0, style::RULE);
        }
        let node = canvas.tree.add(group, "TR");
        let cells: Vec<NodeId> = (0..row.cells.len())
            .map(|i| row.cell_node(canvas, node, i))
            .collect();
        let leading = row.style(0).leading;
        let lines = row.lines();
        let mut done = 0;
        while done < lines {
            let now = row.part(lines - done, canvas.room());
            let top = canvas.y;
            for (index, (place, cell)) in self.places.iter().zip(&row.cells).enumerate() {
                let part: Vec<String> = cell.iter().skip(done).take(now).cloned().collect();
                if !part.is_empty() {
                    let top = top + row.drop(cell.len());
                    canvas.tagged(cells[index], |sheet| {
                        draw_cell(sheet, place, top, row.style(index), &part);
                    });
                }
            }
            canvas.y += height(now, leading) + 2.0 * style::CELL_PAD;
            done += now;
            if done < lines {
                self.next_page(canvas);
            }
        }
        match row.kind {
            Kind::Heading | Kind::Total => edge(canvas, 1.0, style::RULE),
            Kind::Plain | Kind::Named => edge(canvas, 0.5, style::HAIR),
        }
    }
}

impl Row {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
    }

    fn height(&self) -> f32 {
        // The rules above and below belong to it.
        height(self.lines(), self.style(0).leading) + 2.0 * style::CELL_PAD + 2.0
    }

    /// Height that must fit for the row to begin on a page: all of it, unless it is long.
    fn opening(&self) -> f32 {
        if self.lines() < LONG_ROW {
            return self.height();
        }
        height(4, self.style(0).leading) + 2.0 * style::CELL_PAD
    }

    /// How many of the lines left go on this page, leaving no line alone on the next.
    fn part(&self, left: usize, room: f32) -> usize {
        let fits =
            |lines: usize| height(lines, self.style(0).leading) + 2.0 * style::CELL_PAD <= room;
        if fits(left) {
            return left;
        }
        (1..left.saturating_sub(1))
            .rev()
            .find(|lines| fits(*lines))
            .unwrap_or(1)
    }

    fn style(&self, column: usize) -> Style {
        style_of(self.kind, column)
    }

    /// Headings stand on the rule: short ones are let down. All other cells begin at the top.
    fn drop(&self, lines: usize) -> f32 {
        match self.kind {
            Kind::Heading if self.lines() < LONG_ROW => {
                height(self.lines().saturating_sub(lines), self.style(0).leading)
            }
            _ => 0.0,
        }
    }

    fn cell_node(&self, canvas: &mut Canvas, row: NodeId, column: usize) -> NodeId {
        match (self.kind, column) {
            (Kind::Heading, _) => canvas.tree.add_header(row, Scope::Column),
            (Kind::Named | Kind::Total, 0) => canvas.tree.add_header(row, Scope::Row),
            _ => canvas.tree.add(row, "TD"),
        }
    }
}

fn style_of(kind: Kind, column: usize) -> Style {
    match (kind, column) {
        (Kind::Heading, _) => style::COLUMN_HEAD,
        (Kind::Total, _) | (Kind::Named, 0) => style::CELL_STRONG,
        (Kind::Plain | Kind::Named, _) => style::CELL,
    }
}

fn row<S: AsRef<str>>(
    kind: Kind,
    cells: &[S],
    places: &[Place],
    faces: &Faces,
) -> Result<Row, PdfError> {
    if cells.len() != places.len() {
        return Err(PdfError::RowWidth {
            columns: places.len(),
            cells: cells.len(),
        });
    }
    let wrap = |(column, (cell, place)): (usize, (&S, &Place))| {
        let style = style_of(kind, column);
        words::wrap(
            &words::clean(cell.as_ref()),
            faces.face(style.weight),
            style.size,
            place.width,
        )
    };
    let cells = cells.iter().zip(places).enumerate().map(wrap).collect();
    Ok(Row { kind, cells })
}

fn caption_lines(caption: Option<&str>, faces: &Faces) -> Vec<String> {
    let style = style::CAPTION;
    let caption = words::clean(caption.unwrap_or_default());
    words::wrap(&caption, faces.face(style.weight), style.size, style::WIDTH)
}

/// Divides the width of the page among the columns by their shares.
fn places(columns: &[(u8, Align)]) -> Vec<Place> {
    let all: f32 = columns
        .iter()
        .map(|(share, _)| f32::from((*share).max(1)))
        .sum();
    let gaps = height(columns.len().saturating_sub(1), style::COLUMN_GAP);
    // With very many columns the gaps alone would fill the page.
    let gap = if gaps > style::WIDTH / 2.0 {
        style::COLUMN_GAP / 4.0
    } else {
        style::COLUMN_GAP
    };
    let free = (style::WIDTH - height(columns.len().saturating_sub(1), gap)).max(1.0);
    let mut x = style::LEFT;
    let place = |(share, align): &(u8, Align)| {
        let width = free * f32::from((*share).max(1)) / all;
        let place = Place {
            x,
            width,
            align: *align,
        };
        x += width + gap;
        place
    };
    columns.iter().map(place).collect()
}

fn draw_cell(sheet: &mut Sheet, place: &Place, top: f32, style: Style, lines: &[String]) {
    let mut y = top + style::CELL_PAD;
    for line in lines {
        let x = match place.align {
            Align::Left => place.x,
            Align::Right => place.x + place.width - sheet.width(line, style),
        };
        sheet.text(x, y, style, line);
        y += style.leading;
    }
}

/// A rule over the whole width, at the place where the next row begins.
fn edge(canvas: &mut Canvas, thick: f32, colour: style::Colour) {
    let y = canvas.y - thick / 2.0;
    canvas.artifact(Artifact::Layout, |sheet| {
        sheet.fill(style::LEFT, y, style::WIDTH, thick, colour);
    });
}
