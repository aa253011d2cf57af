//! The assessment on the case page: what is written, the frame it draws on, and its form both ways.

use super::gathered::Gathered;
use crate::access::{self, Act, Level};
use crate::actions::{Error, FieldError};
use crate::db;
use crate::db::assessment::{Draft, Gates, Mark};
use crate::domain::decision::Outcome;
use crate::domain::lifecycle::application::ApplicationState;
use crate::domain::money::Kroner;
use crate::web::kit::fields::Fields;
use crate::web::kit::visit::SignedIn;
use serde::Serialize;

/// The longest text of an assessment, in characters.
const LONG: usize = 4000;

#[derive(Debug, Serialize)]
pub(super) struct CriterionView {
    pub key: String,
    pub name: String,
    pub weight: i32,
    pub points: String,
    pub reason: String,
}

#[derive(Debug, Serialize)]
pub(super) struct AssessmentView {
    pub exists: bool,
    pub proposed: bool,
    pub outcome: String,
    pub amount: Option<i64>,
    pub grounds: String,
    pub conditions: String,
    pub internal_note: String,
    pub gates: Vec<(String, bool)>,
    pub assessor: String,
    pub saved_at: String,
    pub saved_clock: String,
    pub proposer: String,
    pub proposed_at: String,
    pub returned_comment: String,
    pub version: i64,
}

#[derive(Debug, Serialize)]
pub(super) struct FrameView {
    pub amount: i64,
    pub committed: i64,
    pub this: i64,
    pub remaining: i64,
    pub counts_this: bool,
}

impl Gathered {
    pub(super) fn criterion_views(&self, visit: &SignedIn<'_>) -> Vec<CriterionView> {
        let nynorsk = visit.language == crate::domain::user::Language::Nn;
        self.criteria
            .iter()
            .map(|criterion| {
                let mark = self.assessment.as_ref().and_then(|written| {
                    written
                        .draft
                        .marks
                        .iter()
                        .find(|mark| mark.criterion == criterion.id)
                });
                CriterionView {
                    key: criterion.key.clone(),
                    name: if nynorsk {
                        criterion.name_nn.clone()
                    } else {
                        criterion.name_nb.clone()
                    },
                    weight: criterion.weight,
                    points: mark
                        .and_then(|mark| mark.points)
                        .map(|points| visit.t(&format!("sak-poeng-{points}")))
                        .unwrap_or_default(),
                    reason: mark.map(|mark| mark.reason.clone()).unwrap_or_default(),
                }
            })
            .collect()
    }

    pub(super) fn assessment_view(&self, visit: &SignedIn<'_>) -> AssessmentView {
        let written = self.assessment.as_ref();
        let draft = written
            .map(|written| written.draft.clone())
            .unwrap_or_default();
        let gates = draft.gates;
        AssessmentView {
            exists: written.is_some(),
            proposed: self.is_proposed(),
            outcome: draft
                .outcome
                .map(|outcome| visit.t(&format!("sak-utfall-{}", outcome.as_str())))
                .unwrap_or_default(),
            amount: draft.amount.map(|amount| amount.0),
            grounds: draft.grounds,
            conditions: draft.conditions,
            internal_note: draft.internal_note,
            gates: [
                ("sak-sjekk-brukerorganisasjon", gates.user_organisation),
                ("sak-sjekk-aktor", gates.outside_actor),
                ("sak-sjekk-ergoterapi", gates.occupational_therapy),
                ("sak-sjekk-medfinansiering", gates.cofinancing),
            ]
            .map(|(key, checked)| (visit.t(key), checked))
            .into(),
            assessor: self.assessor.clone(),
            saved_at: written
                .map(|written| written.saved_at.iso())
                .unwrap_or_default(),
            saved_clock: written
                .map(|written| written.saved_at.norwegian())
                .unwrap_or_default(),
            proposer: self.proposer.clone(),
            proposed_at: written
                .and_then(|written| written.proposed)
                .map(|(_, at)| at.norwegian())
                .unwrap_or_default(),
            returned_comment: written
                .and_then(|written| written.returned_comment.clone())
                .unwrap_or_default(),
            version: written.map_or(0, |written| written.version),
        }
    }

    pub(super) fn frame_view(&self) -> FrameView {
        let undecided = matches!(
            self.case.state,
            ApplicationState::Submitted | ApplicationState::Returned | ApplicationState::Assessed
        );
        let this = self
            .assessment
            .as_ref()
            .and_then(|written| written.draft.amount)
            .filter(|_| undecided)
            .unwrap_or(Kroner::ZERO);
        FrameView {
            amount: self.frame.amount.0,
            committed: self.frame.committed.0,
            this: this.0,
            remaining: self.frame.remaining().minus(this).0,
            counts_this: undecided,
        }
    }

    /// The stored assessment as the form's fields.
    pub(super) fn stored_fields(&self) -> Fields {
        let mut fields = Fields::default();
        let Some(written) = &self.assessment else {
            fields.set("versjon", "0");
            return fields;
        };
        let draft = &written.draft;
        fields.set("versjon", written.version.to_string());
        for (name, ticked) in [
            ("sjekk-brukerorganisasjon", draft.gates.user_organisation),
            ("sjekk-aktor", draft.gates.outside_actor),
            ("sjekk-ergoterapi", draft.gates.occupational_therapy),
            ("sjekk-medfinansiering", draft.gates.cofinancing),
        ] {
            if ticked {
                fields.set(name, "ja");
            }
        }
        if let Some(outcome) = draft.outcome {
            fields.set("utfall", outcome.as_str());
        }
        if let Some(amount) = draft.amount {
            fields.set("belop", amount.grouped());
        }
        fields.set("grunnlag", &draft.grounds);
        fields.set("vilkar", &draft.conditions);
        fields.set("notat", &draft.internal_note);
        for criterion in &self.criteria {
            let mark = draft
                .marks
                .iter()
                .find(|mark| mark.criterion == criterion.id);
            if let Some(mark) = mark {
                if let Some(points) = mark.points {
                    fields.set(format!("poeng-{}", criterion.key), points.to_string());
                }
                fields.set(format!("begrunnelse-{}", criterion.key), &mark.reason);
            }
        }
        fields
    }
}

/// What the labels of a criterion's fields say of it.
fn about(visit: &SignedIn<'_>, criterion: &db::call::Criterion) -> [(String, String); 2] {
    let name = if visit.language == crate::domain::user::Language::Nn {
        &criterion.name_nn
    } else {
        &criterion.name_nb
    };
    [
        ("kriterium".to_owned(), name.clone()),
        ("vekt".to_owned(), criterion.weight.to_string()),
    ]
}

/// Reads the assessment form. What cannot be read is told at its field.
#[expect(clippy::too_many_lines, reason = "reads one form from top to bottom")]
pub(super) fn draft_of(
    visit: &SignedIn<'_>,
    number: &str,
    fields: &Fields,
) -> Result<(Draft, i64), Error> {
    let criteria = visit.world().db.read(|c| {
        let case = db::application::find(c, visit.actor, Level::List, number)?;
        access::permit_on(visit.actor, Act::Assess, &case.facts())?;
        let announcement = db::announcement::by_id(c, case.announcement)?;
        Ok::<_, Error>(db::call::criteria(c, announcement.call)?)
    })?;
    let mut errors = Vec::new();
    let text = |name: &str, errors: &mut Vec<FieldError>| {
        fields.optional_text(name, LONG).unwrap_or_else(|error| {
            errors.push(error);
            String::new()
        })
    };
    let mut marks = Vec::new();
    for criterion in criteria {
        let faultless = errors.len();
        let name = format!("poeng-{}", criterion.key);
        let points = match fields.get(&name) {
            "" => None,
            typed => match typed.parse() {
                Ok(points) => Some(points),
                Err(_) => {
                    errors.push(FieldError::new(name, "feil-poeng"));
                    None
                }
            },
        };
        let reason = text(&format!("begrunnelse-{}", criterion.key), &mut errors);
        for error in errors.iter_mut().skip(faultless) {
            error.variables.extend(about(visit, &criterion));
        }
        marks.push(Mark {
            criterion: criterion.id,
            points,
            reason,
        });
    }
    let grounds = text("grunnlag", &mut errors);
    let conditions = text("vilkar", &mut errors);
    let internal_note = text("notat", &mut errors);
    let amount = if fields.get("belop").is_empty() {
        None
    } else {
        fields
            .kroner("belop")
            .map_err(|error| errors.push(error))
            .ok()
    };
    let outcome = match fields.get("utfall") {
        "" => None,
        typed => {
            let outcome = Outcome::parse(typed);
            if outcome.is_none() {
                errors.push(FieldError::new("utfall", "feil-valg"));
            }
            outcome
        }
    };
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let draft = Draft {
        gates: Gates {
            user_organisation: fields.is_ticked("sjekk-brukerorganisasjon"),
            outside_actor: fields.is_ticked("sjekk-aktor"),
            occupational_therapy: fields.is_ticked("sjekk-ergoterapi"),
            cofinancing: fields.is_ticked("sjekk-medfinansiering"),
        },
        outcome,
        amount,
        grounds,
        conditions,
        internal_note,
        marks,
    };
    // A form without its version is as old as can be.
    let version = fields.get("versjon").parse().map_err(|_| Error::Conflict)?;
    Ok((draft, version))
}
