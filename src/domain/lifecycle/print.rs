//! `docs/LIFECYCLE.md` from the lists of edges; a test compares the file with this.

use super::{Edge, Effect};
use std::fmt::Write;

/// The whole file.
#[must_use]
pub fn lifecycle_markdown() -> String {
    let mut out = String::from(
        "# Lifecycle\n\nGenerated from `src/domain/lifecycle/`; `UPDATE_DOCS=1 cargo test --test architecture` writes it anew.\n",
    );
    section(&mut out, "Application (søknad)", super::application::EDGES);
    section(&mut out, "Grant (tilskudd)", super::grant::EDGES);
    out
}

fn section(out: &mut String, title: &str, edges: &[Edge]) {
    let _ = write!(out, "\n## {title}\n\n```mermaid\nstateDiagram-v2\n");
    for edge in edges.iter().filter(|edge| edge.from != edge.to) {
        let from = if edge.from == "none" {
            "[*]"
        } else {
            edge.from
        };
        let _ = writeln!(out, "  {from} --> {}: {}", edge.to, edge.step);
    }
    out.push_str("```\n\n| from | step | to | read by | older pages |\n|---|---|---|---|---|\n");
    for edge in edges {
        let to = if edge.from == edge.to {
            "(unchanged)"
        } else {
            edge.to
        };
        let pages = match edge.effect {
            Effect::Moves => "stale",
            Effect::Aside => "still good",
        };
        let _ = writeln!(
            out,
            "| {} | `{}` | {to} | {} | {pages} |",
            edge.from,
            edge.step,
            edge.audience.as_str()
        );
    }
}
