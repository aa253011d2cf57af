//! The structure tree: what every piece of text on the pages is, in reading order.

/// Index of a node in its [`Tree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeId(usize);

/// Which cells a header cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Row,
    Column,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kid {
    Node(NodeId),
    /// Marked content `mcid` of a page.
    Mark {
        page: usize,
        mcid: usize,
    },
}

/// An element of the standard structure types of PDF.
#[derive(Debug)]
pub struct Node {
    pub tag: &'static str,
    pub scope: Option<Scope>,
    /// The text that what is drawn stands for.
    pub actual: Option<String>,
    pub kids: Vec<Kid>,
    pub parent: Option<NodeId>,
}

#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    pub const ROOT: NodeId = NodeId(0);

    pub fn new() -> Self {
        let root = Node {
            tag: "Document",
            scope: None,
            actual: None,
            kids: Vec::new(),
            parent: None,
        };
        Self { nodes: vec![root] }
    }

    pub fn add(&mut self, parent: NodeId, tag: &'static str) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node {
            tag,
            scope: None,
            actual: None,
            kids: Vec::new(),
            parent: Some(parent),
        });
        self.nodes[parent.0].kids.push(Kid::Node(id));
        id
    }

    pub fn add_header(&mut self, parent: NodeId, scope: Scope) -> NodeId {
        let id = self.add(parent, "TH");
        self.nodes[id.0].scope = Some(scope);
        id
    }

    /// A piece of text drawn with other glyphs than its own.
    pub fn add_stand_in(&mut self, parent: NodeId, actual: String) -> NodeId {
        let id = self.add(parent, "Span");
        self.nodes[id.0].actual = Some(actual);
        id
    }

    pub fn mark(&mut self, node: NodeId, page: usize, mcid: usize) {
        self.nodes[node.0].kids.push(Kid::Mark { page, mcid });
    }

    pub fn tag(&self, node: NodeId) -> &'static str {
        self.nodes[node.0].tag
    }

    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }
}

impl NodeId {
    pub fn index(self) -> usize {
        self.0
    }
}
