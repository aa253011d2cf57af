//! The tag layer: structure tree and bookmarks, which printpdf does not write itself.

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::flow::Bookmark;
use super::style::PAGE_HEIGHT;
use super::tree::{Kid, Node, NodeId, Scope, Tree};
use super::{PdfError, text_string};

/// Writes the structure tree and ties the marked content of every page to it.
///
/// # Errors
/// When a page is missing from the file.
pub fn write_tree(
    file: &mut File,
    pages: &[ObjectId],
    tree: &Tree,
    owners: &[Vec<NodeId>],
) -> Result<ObjectId, PdfError> {
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = tree.nodes().iter().map(|_| file.new_object_id()).collect();
    for (index, node) in tree.nodes().iter().enumerate() {
        file.set_object(ids[index], element(node, root, &ids, pages));
    }
    let mut numbers = Vec::new();
    for (index, marks) in owners.iter().enumerate() {
        let parents = marks
            .iter()
            .map(|node| Object::Reference(ids[node.index()]))
            .collect();
        let parents = file.add_object(Object::Array(parents));
        let key = integer(index);
        numbers.extend([key.clone(), Object::Reference(parents)]);
        let page = file.get_object_mut(pages[index])?.as_dict_mut()?;
        page.set("StructParents", key);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let parents = file.add_object(dictionary! { "Nums" => numbers });
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(ids[Tree::ROOT.index()])],
            "ParentTree" => parents,
            "ParentTreeNextKey" => integer(pages.len()),
        },
    );
    Ok(root)
}

fn element(node: &Node, root: ObjectId, ids: &[ObjectId], pages: &[ObjectId]) -> Dictionary {
    let parent = node.parent.map_or(root, |parent| ids[parent.index()]);
    let mut element = dictionary! { "Type" => "StructElem", "S" => node.tag, "P" => parent };
    // One page for the element where it can, so that its marks are plain numbers.
    let home = node.kids.iter().find_map(|kid| match kid {
        Kid::Mark { page, .. } => Some(*page),
        Kid::Node(_) => None,
    });
    if let Some(home) = home {
        element.set("Pg", pages[home]);
    }
    let kids: Vec<Object> = node
        .kids
        .iter()
        .map(|kid| kid_object(kid, home, ids, pages))
        .collect();
    if !kids.is_empty() {
        element.set("K", kids);
    }
    if let Some(scope) = node.scope {
        let scope = match scope {
            Scope::Row => "Row",
            Scope::Column => "Column",
        };
        element.set("A", dictionary! { "O" => "Table", "Scope" => scope });
    }
    if let Some(actual) = &node.actual {
        element.set("ActualText", Object::string_literal(text_string(actual)));
    }
    if node.tag == "L" {
        element.set(
            "A",
            dictionary! { "O" => "List", "ListNumbering" => "Disc" },
        );
    }
    element
}

fn kid_object(kid: &Kid, home: Option<usize>, ids: &[ObjectId], pages: &[ObjectId]) -> Object {
    match kid {
        Kid::Node(id) => Object::Reference(ids[id.index()]),
        Kid::Mark { page, mcid } if Some(*page) == home => integer(*mcid),
        Kid::Mark { page, mcid } => Object::Dictionary(dictionary! {
            "Type" => "MCR", "Pg" => pages[*page], "MCID" => integer(*mcid),
        }),
    }
}

/// Writes the headings as bookmarks, nested by level.
pub fn write_bookmarks(
    file: &mut File,
    pages: &[ObjectId],
    bookmarks: &[Bookmark],
) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(bookmarks);
    for (index, bookmark) in bookmarks.iter().enumerate() {
        let siblings: Vec<usize> = (0..ids.len())
            .filter(|i| parents[*i] == parents[index])
            .collect();
        let place = siblings
            .iter()
            .position(|i| *i == index)
            .unwrap_or_default();
        let top = Object::Real((PAGE_HEIGHT - bookmark.y + 6.0).round());
        let mut item = dictionary! {
            "Title" => Object::string_literal(text_string(&bookmark.text)),
            "Parent" => parents[index].map_or(root, |parent| ids[parent]),
            "Dest" => vec![pages[bookmark.page].into(), "XYZ".into(), Object::Null, top, Object::Null],
        };
        if place > 0 {
            item.set("Prev", ids[siblings[place - 1]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            item.set("Next", ids[*next]);
        }
        children(&mut item, &ids, &parents, Some(index));
        file.set_object(ids[index], item);
    }
    let mut outlines = dictionary! { "Type" => "Outlines" };
    children(&mut outlines, &ids, &parents, None);
    // Every bookmark is shown open, so the root counts them all.
    outlines.set("Count", integer(ids.len()));
    file.set_object(root, outlines);
    Some(root)
}

/// For each bookmark the nearest one before it of a higher level.
fn parents(bookmarks: &[Bookmark]) -> Vec<Option<usize>> {
    let above = |index: usize| {
        (0..index)
            .rev()
            .find(|i| bookmarks[*i].level < bookmarks[index].level)
    };
    (0..bookmarks.len()).map(above).collect()
}

fn children(item: &mut Dictionary, ids: &[ObjectId], parents: &[Option<usize>], of: Option<usize>) {
    let below: Vec<usize> = (0..ids.len()).filter(|i| parents[*i] == of).collect();
    if let (Some(first), Some(last)) = (below.first(), below.last()) {
        item.set("First", ids[*first]);
        item.set("Last", ids[*last]);
        let all = (0..ids.len())
            .filter(|i| of.is_some_and(|of| descends(*i, of, parents)))
            .count();
        item.set("Count", integer(all));
    }
}

fn descends(index: usize, from: usize, parents: &[Option<usize>]) -> bool {
    std::iter::successors(parents[index], |at| parents[*at]).any(|at| at == from)
}

fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}
