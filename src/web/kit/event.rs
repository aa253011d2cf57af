//! What a line of a case's history says: one home for the sentence of an event on every page.

use super::setting;
use super::visit::Visit;
use crate::actions::World;
use crate::db::history::Line;
use crate::domain::fact::{Fact, SettingSet};
use crate::domain::id::UserId;
use crate::domain::rules_of_year::SettingKey;
use crate::domain::time::norwegian_day;
use crate::text::Variable;
use std::collections::HashMap;

/// The name of the step.
pub fn name_of(visit: &Visit, line: &Line) -> String {
    visit.t(&format!("hendelse-{}", line.step.replace('_', "-")))
}

/// Who acted, and for whom.
pub fn who(line: &Line) -> String {
    format!("{}, {}", line.actor, line.on_behalf_of)
}

/// What the event tells beside its name: amount, date, person or municipality, choice, comment; a line each.
pub fn told(visit: &Visit, world: &World, line: &Line, names: &HashMap<UserId, String>) -> String {
    let mut parts = Vec::new();
    if let Some(amount) = line.fact.amount().filter(|amount| amount.0 > 0) {
        let amount = Variable::from(amount.to_string());
        parts.push(visit.t_with("sak-detalj-belop", &[("belop", amount)]));
    }
    parts.extend(own_words(visit, world, &line.fact, names));
    parts.extend(line.remark.clone());
    parts.join("\n")
}

fn own_words(
    visit: &Visit,
    world: &World,
    fact: &Fact,
    names: &HashMap<UserId, String>,
) -> Option<String> {
    let until = |day| {
        visit.t_with(
            "sak-detalj-svarfrist",
            &[("dato", Variable::from(norwegian_day(day)))],
        )
    };
    let to = |name: String| visit.t_with("sak-detalj-til", &[("navn", Variable::from(name))]);
    match fact {
        Fact::ReturnedForCompletion(fact) => Some(until(fact.respond_by)),
        Fact::TakenAsItStands(fact) => fact.respond_by.map(until),
        Fact::Assigned(fact) => names.get(&fact.officer).cloned().map(to),
        Fact::SuccessorAssigned(fact) => {
            let unit = world.geography.municipality(fact.municipality);
            Some(to(unit.map_or_else(
                || fact.municipality.to_string(),
                |unit| unit.display_name.clone(),
            )))
        }
        Fact::StandardChosen(fact) => {
            Some(visit.t(&format!("sak-malform-navn-{}", fact.standard.as_str())))
        }
        Fact::ImpartialityDeclared(fact) => Some(visit.t(impartial(fact.impartial))),
        Fact::ImpartialityAnswered(fact) => {
            let answer = visit.t(impartial(fact.impartial));
            let name = names.get(&fact.person).cloned();
            Some(name.map_or_else(|| answer.clone(), |name| format!("{name}: {answer}")))
        }
        Fact::SettingSet(fact) => rule(visit, fact),
        Fact::RoundChanged(fact) => Some(visit.t_with(
            "hendelse-detalj-frist",
            &[("frist", fact.after.norwegian().into())],
        )),
        _ => None,
    }
}

/// The rule, its new value and the day it holds from.
fn rule(visit: &Visit, fact: &SettingSet) -> Option<String> {
    let key = SettingKey::parse(&fact.key)?;
    let variables = [
        ("navn", setting::name(visit, key).into()),
        ("verdi", setting::shown(visit, key, &fact.after).into()),
        ("dag", norwegian_day(fact.holds_from).into()),
    ];
    Some(visit.t_with("hendelse-detalj-innstilling", &variables))
}

const fn impartial(yes: bool) -> &'static str {
    if yes { "sak-habil" } else { "sak-inhabil" }
}
