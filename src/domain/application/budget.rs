//! Costs and financing in whole kroner; own contribution above zero, no lowest and no highest amount (S9, traps 5 and 7).

use super::Setting;
use crate::domain::form::{Answers, Fault, Field, Filled, Item, Kind, Rows, faults_of};
use crate::domain::money::Kroner;
use validator::{Validate, ValidationError};

/// The section.
pub const FORM: &[Item] = &[
    Item::Rows(Rows {
        group: "post",
        named_by: "tekst",
        told_at: "tekst",
        missing: "soknad-mangler-post",
        fields: &[
            Field::line("tekst").required("soknad-mangler-post-tekst"),
            Field::new("kostnad", Kind::Amount).required("soknad-mangler-kostnad"),
            Field::new("sokt", Kind::Amount).required("soknad-mangler-sokt"),
        ],
    }),
    Item::Ask(
        Field::new("medfinansiering", Kind::Amount).required("soknad-mangler-medfinansiering"),
    ),
    Item::Ask(Field::new("annen-finansiering", Kind::Amount).optional()),
    Item::Ask(Field::line("annen-kilde")),
    Item::Ask(Field::narrative("begrunnelse", 4, 150).optional()),
];

/// One cost (budsjettpost).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub text: String,
    /// What it costs.
    pub cost: Kroner,
    /// How much of it is applied for.
    pub applied: Kroner,
}

/// The budget: what rules and sums read of it.
#[derive(Debug, Clone, PartialEq, Eq, Validate)]
#[validate(schema(function = "adds_up"))]
pub struct Budget {
    /// Costs in the order written.
    pub lines: Vec<Line>,
    /// The municipality's own contribution (medfinansiering).
    pub cofinancing: Kroner,
    /// Other financing.
    pub other: Kroner,
}

impl Budget {
    /// The budget in a complete section.
    #[must_use]
    pub fn of(filled: &Filled) -> Option<Self> {
        let amount =
            |answers: &Answers, name: &str| answers.number(name).value().copied().map(Kroner);
        let lines = filled.rows.iter().map(|row| {
            Some(Line {
                text: row.text("tekst").to_owned(),
                cost: amount(row, "kostnad")?,
                applied: amount(row, "sokt")?,
            })
        });
        Some(Self {
            lines: lines.collect::<Option<Vec<_>>>()?,
            cofinancing: amount(&filled.answers, "medfinansiering")?,
            // Nothing written is no other financing, in every sum of a budget.
            other: amount(&filled.answers, "annen-finansiering").unwrap_or(Kroner::ZERO),
        })
    }

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

/// Costs = applied + own contribution + other financing.
fn adds_up(budget: &Budget) -> Result<(), ValidationError> {
    let cost = budget.cost();
    let financed = Kroner(budget.applied().0 + budget.cofinancing.0 + budget.other.0);
    let difference = financed.minus(cost);
    let key = match difference.0 {
        0 => return Ok(()),
        1.. => "soknad-feil-finansiering-over",
        _ => "soknad-feil-finansiering-under",
    };
    let mut error = ValidationError::new(key);
    error.add_param("felt".into(), &"medfinansiering");
    error.add_param("kostnad".into(), &cost.to_string());
    error.add_param("finansiering".into(), &financed.to_string());
    error.add_param("forskjell".into(), &Kroner(difference.0.abs()).to_string());
    Err(error)
}

/// The rules across the section. Sums are only compared when every amount can be read: one mistake is told once.
pub fn check(filled: &mut Filled, numbers: &[usize], _setting: &Setting<'_>) -> Vec<Fault> {
    let amount = |answers: &Answers, name: &str| answers.number(name).value().copied();
    let mut faults: Vec<Fault> = numbers
        .iter()
        .zip(&filled.rows)
        .filter(|(_, row)| {
            let cost = amount(row, "kostnad").filter(|cost| *cost > 0);
            cost.is_some_and(|cost| amount(row, "sokt") > Some(cost))
        })
        .map(|(number, row)| {
            Fault::new(
                format!("post-{number}-sokt"),
                "soknad-feil-sokt-over-kostnad",
            )
            .with("post", row.text("tekst"))
        })
        .collect();
    if amount(&filled.answers, "medfinansiering") == Some(0) {
        faults.push(Fault::new(
            "medfinansiering",
            "soknad-feil-medfinansiering-null",
        ));
    }
    let has_source = !filled.answers.text("annen-kilde").is_empty();
    if amount(&filled.answers, "annen-finansiering") > Some(0) && !has_source {
        faults.push(Fault::new("annen-kilde", "soknad-mangler-annen-kilde"));
    } else if !has_source {
        // Where other financing comes from is no question when there is none.
        filled.answers.drop("annen-kilde");
    }
    let Some(budget) = Budget::of(filled).filter(|_| faults.is_empty()) else {
        return faults;
    };
    if budget.applied() == Kroner::ZERO {
        let first = numbers.first().copied().unwrap_or_default();
        return vec![Fault::new(
            format!("post-{first}-sokt"),
            "soknad-feil-sokt-null",
        )];
    }
    faults_of(&budget)
}
