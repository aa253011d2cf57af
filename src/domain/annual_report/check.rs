//! The rules across parameters.

use super::definition;
use super::terms::{OWN_FUNDS, SPENT, Terms};
use crate::domain::form::{Answer, Answers, Fault};
use crate::domain::money::Kroner;
use crate::domain::taxonomy::PlanStatus;

/// Adds what does not fit together. A field that has a fault of its own is not blamed twice.
pub fn across(answers: &Answers, terms: &Terms, faults: &mut Vec<Fault>) {
    let mut found = Vec::new();
    plan(answers, &mut found);
    for one in definition::of_year(terms.year).filter(|one| !one.part_of.is_empty()) {
        let counts = answers.part_of_whole(one.field.name, one.part_of);
        if counts.is_some_and(|(part, whole)| part > whole) {
            found.push(Fault::new(one.field.name, "rapport-feil-ip-over-antall"));
        }
    }
    if answers.text("ke") == "nei" && !answers.text("ke-form").is_empty() {
        found.push(Fault::new("ke-form", "rapport-feil-ke-form"));
    }
    money(answers, terms, &mut found);
    organisations(answers, &mut found);
    found.retain(|new| faults.iter().all(|old| old.field != new.field));
    faults.extend(found);
}

/// A plan that is there has a year, known or not.
fn plan(answers: &Answers, found: &mut Vec<Fault>) {
    let status = PlanStatus::parse(answers.text("plan-status"));
    if status.is_some_and(PlanStatus::is_there) && answers.number("plan-ar") == Answer::Unanswered {
        found.push(Fault::new("plan-ar", "rapport-feil-plan-ar-mangler"));
    }
}

fn money(answers: &Answers, terms: &Terms, found: &mut Vec<Fault>) {
    let amount = |key: &str| answers.number(key).value().copied().map(Kroner);
    let Some(spent) = amount(SPENT) else { return };
    if spent > terms.granted && answers.text("brukt-forklaring").is_empty() {
        found.push(
            Fault::new("brukt-forklaring", "rapport-feil-brukt-over-tildelt")
                .with("tildelt", terms.granted.to_string()),
        );
    }
    // Co-financing is a condition of the grant. Where nothing of the grant was spent there is nothing to co-finance,
    // and the report must still be possible, so that the money can be claimed back.
    if amount(OWN_FUNDS) == Some(Kroner::ZERO) && spent > Kroner::ZERO {
        found.push(Fault::new(OWN_FUNDS, "rapport-feil-egne-midler"));
    }
}

fn organisations(answers: &Answers, found: &mut Vec<Fault>) {
    match answers.number("brukerorg") {
        Answer::Value(0) if answers.text("brukerorg-forklaring").is_empty() => {
            found.push(Fault::new(
                "brukerorg-forklaring",
                "rapport-feil-ingen-brukerorg",
            ));
        }
        Answer::Value(count) if count > 0 && answers.codes("brukerorg-form").is_empty() => {
            found.push(Fault::new("brukerorg-form", "rapport-feil-form-mangler"));
        }
        Answer::Value(_) | Answer::Unknown | Answer::Unanswered => {}
    }
}
