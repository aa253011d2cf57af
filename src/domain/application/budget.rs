//! Costs and financing in whole kroner; own contribution above zero, no lowest and no highest amount (S9, traps 5 and 7).

use super::raw::{Fault, LONG, Raw, Reader, SHORT};
use super::{Setting, Spec, typed};
use crate::domain::money::Kroner;
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    typed("post-#-tekst"),
    typed("post-#-kostnad"),
    typed("post-#-sokt"),
    typed("medfinansiering"),
    typed("annen-finansiering"),
    typed("annen-kilde"),
    typed("begrunnelse"),
];

/// One cost (budsjettpost).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it is.
    pub text: String,
    /// What it costs.
    pub cost: Kroner,
    /// How much of it is applied for.
    pub applied: Kroner,
}

/// The budget.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Costs in the order written.
    pub lines: Vec<Line>,
    /// The municipality's own contribution (medfinansiering).
    pub cofinancing: Kroner,
    /// Other financing.
    pub other: Kroner,
    /// Where that comes from.
    pub other_source: String,
    /// Reasons for the budget.
    pub reasons: String,
}

impl Budget {
    /// The amount applied for.
    #[must_use]
    pub fn applied(&self) -> Kroner {
        self.lines.iter().map(|line| line.applied).sum()
    }

    /// All costs.
    #[must_use]
    pub fn cost(&self) -> Kroner {
        self.lines.iter().map(|line| line.cost).sum()
    }

    /// The own contribution as a share of the costs, in whole per mille.
    #[must_use]
    pub fn cofinancing_per_mille(&self) -> i64 {
        let cost = self.cost().0.max(1);
        (self.cofinancing.0.saturating_mul(1000) + cost / 2) / cost
    }
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, _setting: &Setting<'_>) -> Result<Budget, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    let rows = reader.filled_rows("post", "tekst", "soknad-mangler-post");
    let lines: Vec<Line> = rows.iter().map(|row| line(&mut reader, *row)).collect();
    let cofinancing = reader.amount("medfinansiering", "soknad-mangler-medfinansiering", "");
    if cofinancing == Kroner::ZERO
        && Kroner::parse_norwegian(reader.typed("medfinansiering")).is_ok()
    {
        reader.fail("medfinansiering", "soknad-feil-medfinansiering-null");
    }
    let other = if reader.typed("annen-finansiering").is_empty() {
        Kroner::ZERO
    } else {
        reader.amount("annen-finansiering", "feil-belop-mangler", "")
    };
    let other_source = if other == Kroner::ZERO {
        reader.optional_text("annen-kilde", SHORT)
    } else {
        reader.text("annen-kilde", SHORT, "soknad-mangler-annen-kilde")
    };
    let reasons = reader.optional_text("begrunnelse", LONG);
    let budget = Budget {
        lines,
        cofinancing,
        other,
        other_source,
        reasons,
    };
    // Sums are only compared when every amount can be read: one mistake is told once.
    let budget = reader.finish(Some(budget))?;
    let mut reader = Reader::of(raw);
    check_sums(&mut reader, &rows, &budget);
    reader.finish(Some(budget))
}

fn line(reader: &mut Reader<'_>, row: usize) -> Line {
    let field = |name: &str| format!("post-{row}-{name}");
    let text = reader.text(&field("tekst"), SHORT, "soknad-mangler-post-tekst");
    let named = if text.is_empty() {
        (row + 1).to_string()
    } else {
        text.clone()
    };
    let cost = reader.amount(&field("kostnad"), "soknad-mangler-kostnad", &named);
    let applied = reader.amount(&field("sokt"), "soknad-mangler-sokt", &named);
    if applied > cost && cost > Kroner::ZERO {
        reader.fail_with(
            &field("sokt"),
            "soknad-feil-sokt-over-kostnad",
            vec![("post", named)],
        );
    }
    Line {
        text,
        cost,
        applied,
    }
}

fn check_sums(reader: &mut Reader<'_>, rows: &[usize], budget: &Budget) {
    let first = rows.first().copied().unwrap_or_default();
    let applied = budget.applied();
    if applied == Kroner::ZERO {
        reader.fail(&format!("post-{first}-sokt"), "soknad-feil-sokt-null");
        return;
    }
    let financed = Kroner(applied.0 + budget.cofinancing.0 + budget.other.0);
    if financed != budget.cost() {
        let difference = financed.minus(budget.cost());
        let key = if difference > Kroner::ZERO {
            "soknad-feil-finansiering-over"
        } else {
            "soknad-feil-finansiering-under"
        };
        reader.fail_with(
            "medfinansiering",
            key,
            vec![
                ("kostnad", budget.cost().to_string()),
                ("finansiering", financed.to_string()),
                ("forskjell", Kroner(difference.0.abs()).to_string()),
            ],
        );
    }
}
