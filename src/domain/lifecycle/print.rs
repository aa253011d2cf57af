//! `docs/LIFECYCLE.md` from the lists of edges; a test compares the file with this.

use super::Edge;
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
    for (from, step, to) in edges.iter().filter(|(from, _, to)| from != to) {
        let _ = writeln!(
            out,
            "  {} --> {to}: {step}",
            if *from == "none" { "[*]" } else { from }
        );
    }
    out.push_str("```\n\n| from | step | to |\n|---|---|---|\n");
    for (from, step, to) in edges {
        let _ = writeln!(
            out,
            "| {from} | `{step}` | {} |",
            if from == to { "(unchanged)" } else { to }
        );
    }
}
