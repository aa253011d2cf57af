//! Pages to draw on. Everything drawn belongs to a node of the structure tree or is an artifact
//! (rules, tints, page numbers), so that nothing on a page is left without meaning.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Mm, Op, PaintMode, PdfFontHandle, PdfPage, Point, Pt, Rect, Rgb, TextItem,
};

use super::fonts::{Faces, REPLACEMENT};
use super::style::{BOTTOM, Colour, PAGE_HEIGHT, Style, TOP};
use super::tree::{NodeId, Tree};

/// Height of capitals in the size, to centre a line of text in its leading.
const CAPITALS: f32 = 0.714;

/// Why something on a page is not content.
#[derive(Debug, Clone, Copy)]
pub enum Artifact {
    Layout,
    /// The foot of the page and the repeated heading of a table.
    Pagination,
}

/// One page while it is drawn. Heights are measured downwards from the upper edge.
pub struct Sheet {
    faces: &'static Faces,
    ops: Vec<Op>,
    /// Node of each marked content, by its number.
    owners: Vec<NodeId>,
    /// Tag of the node that is being drawn.
    open: Option<&'static str>,
    /// How many pieces of marked content the page has.
    parts: usize,
    /// The pieces of the node that is being drawn, with the text a piece stands for.
    drawn: Vec<(usize, Option<String>)>,
    fill: Option<Colour>,
}

impl Sheet {
    fn new(faces: &'static Faces) -> Self {
        Self {
            faces,
            ops: Vec::new(),
            owners: Vec::new(),
            open: None,
            parts: 0,
            drawn: Vec::new(),
            fill: None,
        }
    }

    /// Draws one line of text in the strip of the style's leading that begins at `top`.
    ///
    /// Characters the face lacks are drawn as a replacement sign that carries the real ones, so
    /// that they are still there for a screen reader and for copying.
    pub fn text(&mut self, x: f32, top: f32, style: Style, line: &str) {
        let face = self.faces.face(style.weight);
        let baseline = top + style.leading / 2.0 + style.size * CAPITALS / 2.0;
        let (mut x, mut rest) = (x, line);
        while let Some(first) = rest.chars().next() {
            let known = face.has(first);
            let end = rest.find(|c| face.has(c) != known).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if known {
                self.show(x, baseline, style, run);
            } else {
                let signs = run.chars().map(|_| REPLACEMENT).collect::<String>();
                self.stand_in(run, |sheet| sheet.show(x, baseline, style, &signs));
            }
            x += face.width(run, style.size);
            rest = after;
        }
    }

    fn show(&mut self, x: f32, baseline: f32, style: Style, text: &str) {
        self.colour(style.colour);
        let font = PdfFontHandle::External(style.weight.id());
        let pos = Point {
            x: Pt(rounded(x)),
            y: Pt(rounded(PAGE_HEIGHT - baseline)),
        };
        self.ops.extend([
            Op::StartTextSection,
            Op::SetFont {
                font,
                size: Pt(style.size),
            },
            Op::SetTextCursor { pos },
            Op::ShowText {
                items: vec![TextItem::Text(text.to_owned())],
            },
            Op::EndTextSection,
        ]);
    }

    /// Draws glyphs that stand for `real`, as a part of its own between two parts of the node.
    fn stand_in(&mut self, real: &str, draw: impl FnOnce(&mut Self)) {
        let Some(tag) = self.open else {
            return draw(self);
        };
        self.close();
        self.begin_part("Span", Some(real));
        draw(self);
        self.close();
        self.begin_part(tag, None);
    }

    /// Begins a numbered piece of marked content.
    fn begin_part(&mut self, tag: &'static str, real: Option<&str>) {
        let mcid = self.parts;
        self.parts += 1;
        let mut properties = BTreeMap::from([(
            "MCID".to_owned(),
            DictItem::Int(i64::try_from(mcid).unwrap_or(i64::MAX)),
        )]);
        if let Some(real) = real {
            let data = super::text_string(real);
            properties.insert(
                "ActualText".to_owned(),
                DictItem::String {
                    data,
                    literal: false,
                },
            );
        }
        self.drawn.push((mcid, real.map(str::to_owned)));
        self.begin(tag, properties);
    }

    fn close(&mut self) {
        self.ops.push(Op::EndMarkedContent);
    }

    /// Width of a line as the eye sees it, without the space that joins it to the next.
    pub fn width(&self, line: &str, style: Style) -> f32 {
        self.faces
            .face(style.weight)
            .width(line.trim_end_matches(' '), style.size)
    }

    /// A filled rectangle: a rule when it is thin, a tint when it is not.
    pub fn fill(&mut self, x: f32, top: f32, width: f32, height: f32, colour: Colour) {
        self.colour(colour);
        self.ops.push(Op::DrawRectangle {
            rectangle: Rect {
                x: Pt(rounded(x)),
                y: Pt(rounded(PAGE_HEIGHT - top - height)),
                width: Pt(rounded(width)),
                height: Pt(rounded(height)),
                mode: Some(PaintMode::Fill),
                winding_order: None,
            },
        });
    }

    fn colour(&mut self, colour: Colour) {
        if self.fill.replace(colour) != Some(colour) {
            let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
            let (r, g, b) = colour;
            let col = Color::Rgb(Rgb::new(part(r), part(g), part(b), None));
            self.ops.push(Op::SetFillColor { col });
        }
    }

    fn begin(&mut self, tag: &str, map: BTreeMap<String, DictItem>) {
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }
}

/// The pages so far, the place where the next thing goes, and the structure tree.
pub struct Canvas {
    pub tree: Tree,
    /// Height of the next thing on the last page.
    pub y: f32,
    pub sheets: Vec<Sheet>,
    faces: &'static Faces,
}

impl Canvas {
    pub fn new(faces: &'static Faces) -> Self {
        Self {
            tree: Tree::new(),
            y: TOP,
            sheets: vec![Sheet::new(faces)],
            faces,
        }
    }

    pub fn faces(&self) -> &'static Faces {
        self.faces
    }

    /// Index of the page that is being drawn.
    pub fn page(&self) -> usize {
        self.sheets.len() - 1
    }

    pub fn new_page(&mut self) {
        self.sheets.push(Sheet::new(self.faces));
        self.y = TOP;
    }

    pub fn room(&self) -> f32 {
        BOTTOM - self.y
    }

    /// Draws something that belongs to a node.
    pub fn tagged(&mut self, node: NodeId, draw: impl FnOnce(&mut Sheet)) {
        let page = self.page();
        let sheet = &mut self.sheets[page];
        let tag = self.tree.tag(node);
        sheet.open = Some(tag);
        sheet.begin_part(tag, None);
        draw(sheet);
        sheet.close();
        sheet.open = None;
        for (mcid, real) in sheet.drawn.drain(..) {
            let owner = match real {
                Some(real) => self.tree.add_stand_in(node, real),
                None => node,
            };
            sheet.owners.push(owner);
            self.tree.mark(owner, page, mcid);
        }
    }

    pub fn artifact(&mut self, kind: Artifact, draw: impl FnOnce(&mut Sheet)) {
        self.artifact_on(self.page(), kind, draw);
    }

    pub fn artifact_on(&mut self, page: usize, kind: Artifact, draw: impl FnOnce(&mut Sheet)) {
        let kind = match kind {
            Artifact::Layout => "Layout",
            Artifact::Pagination => "Pagination",
        };
        let sheet = &mut self.sheets[page];
        sheet.begin(
            "Artifact",
            BTreeMap::from([("Type".to_owned(), DictItem::Name(kind.into()))]),
        );
        draw(sheet);
        sheet.close();
    }

    /// The finished pages, each with the nodes of its marked contents.
    pub fn finish(self) -> (Tree, Vec<PdfPage>, Vec<Vec<NodeId>>) {
        let mut pages = Vec::new();
        let mut owners = Vec::new();
        for sheet in self.sheets {
            pages.push(PdfPage::new(Mm(210.0), Mm(297.0), sheet.ops));
            owners.push(sheet.owners);
        }
        (self.tree, pages, owners)
    }
}

/// Hundredths of a point are finer than any printer, and shorter in the file.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
