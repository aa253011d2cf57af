//! The rules across parameters.

use super::{Answer, Fault, Figures, PlanCoverage, Terms};
use crate::domain::money::Kroner;

/// The first year a plan can be from.
const OLDEST_PLAN: i64 = 2000;

/// Adds what does not fit together. A field that has a fault of its own is not blamed twice.
pub fn across(figures: &Figures, terms: &Terms, faults: &mut Vec<Fault>) {
    let mut found = Vec::new();
    plan(figures, terms, &mut found);
    coverage(&figures.at_home, "hjem-ip", &mut found);
    coverage(&figures.in_institution, "inst-ip", &mut found);
    if figures.unit_established == Answer::Value(false) && figures.unit_form.value().is_some() {
        found.push(fault("ke-form", "rapport-feil-ke-form"));
    }
    money(figures, terms, &mut found);
    organisations(figures, &mut found);
    found.retain(|new| faults.iter().all(|old| old.field != new.field));
    faults.extend(found);
}

fn fault(field: &'static str, key: &'static str) -> Fault {
    Fault {
        field,
        key,
        variables: Vec::new(),
    }
}

fn plan(figures: &Figures, terms: &Terms, found: &mut Vec<Fault>) {
    let Some(status) = figures.plan_status.value() else {
        return;
    };
    if !status.is_there() {
        return;
    }
    let newest = i64::from(terms.year) + 1;
    match figures.plan_year {
        Answer::Value(year) if (OLDEST_PLAN..=newest).contains(&year) => {}
        Answer::Value(_) => found.push(Fault {
            variables: vec![("til", newest.to_string())],
            ..fault("plan-ar", "rapport-feil-ar")
        }),
        Answer::Unknown => {}
        Answer::Unanswered => found.push(fault("plan-ar", "rapport-feil-plan-ar-mangler")),
    }
}

fn coverage(coverage: &PlanCoverage, field: &'static str, found: &mut Vec<Fault>) {
    if coverage.counts().is_some_and(|(part, whole)| part > whole) {
        found.push(fault(field, "rapport-feil-ip-over-antall"));
    }
}

fn money(figures: &Figures, terms: &Terms, found: &mut Vec<Fault>) {
    if figures.spent > terms.granted && figures.spent_explained.is_empty() {
        found.push(Fault {
            variables: vec![("tildelt", terms.granted.to_string())],
            ..fault("brukt-forklaring", "rapport-feil-brukt-over-tildelt")
        });
    }
    // Co-financing is a condition of the grant. Where nothing of the grant was spent there is nothing to co-finance,
    // and the report must still be possible, so that the money can be claimed back.
    if figures.own_funds == Kroner::ZERO && figures.spent > Kroner::ZERO {
        found.push(fault("egne-midler", "rapport-feil-egne-midler"));
    }
}

fn organisations(figures: &Figures, found: &mut Vec<Fault>) {
    match figures.user_organisations {
        Answer::Value(0) if figures.none_explained.is_empty() => {
            found.push(fault(
                "brukerorg-forklaring",
                "rapport-feil-ingen-brukerorg",
            ));
        }
        Answer::Value(count) if count > 0 && figures.involvement.is_empty() => {
            found.push(fault("brukerorg-form", "rapport-feil-form-mangler"));
        }
        Answer::Value(_) | Answer::Unknown | Answer::Unanswered => {}
    }
}
