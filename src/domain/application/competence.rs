//! Need for professional competence; occupational therapy is always answered (fagkompetanse, S5, trap 14).

use super::raw::{Fault, LONG, Raw, Reader};
use super::{Setting, Spec, chosen, typed};
use crate::domain::taxonomy::{COVERAGE, Coverage, MEETING_NEED, PROFESSION};
use crate::domain::tenths::Tenths;
use serde::{Deserialize, Serialize};

/// The section's fields.
pub const FIELDS: &[Spec] = &[
    chosen("ot-status", &COVERAGE),
    typed("ot-naa"),
    typed("ot-behov"),
    chosen("ot-dekning", &MEETING_NEED),
    typed("ot-begrunnelse"),
    chosen("fag", &PROFESSION),
    typed("fag-annet"),
    typed("fag-merknad"),
];

/// The need for occupational therapy (ergoterapi).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OccupationalTherapy {
    /// Whether the need is covered.
    pub coverage: Coverage,
    /// Full-time equivalents now.
    pub fte_now: Tenths,
    /// Full-time equivalents needed in addition.
    pub fte_needed: Tenths,
    /// How the need will be met, codes of [`MEETING_NEED`].
    pub met_by: Vec<String>,
    /// Why the need is covered, or a remark.
    pub reason: String,
}

/// The need for competence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competence {
    /// Occupational therapy, always.
    pub occupational_therapy: OccupationalTherapy,
    /// Other professions needed, codes of [`PROFESSION`].
    pub professions: Vec<String>,
    /// What `annet` is.
    pub other_profession: String,
    /// A remark on the need.
    pub remark: String,
}

/// Reads the section.
///
/// # Errors
/// What must be mended.
pub fn parse(raw: &Raw, _setting: &Setting<'_>) -> Result<Competence, Vec<Fault>> {
    let mut reader = Reader::of(raw);
    reader.code("ot-status", &COVERAGE, "soknad-mangler-ergoterapi");
    let coverage = Coverage::parse(reader.typed("ot-status"));
    let is_covered = coverage == Some(Coverage::Covered);
    let fte_now = fte(&mut reader, "ot-naa", true);
    let fte_needed = fte(&mut reader, "ot-behov", coverage.is_some() && !is_covered);
    if coverage.is_some()
        && !is_covered
        && fte_needed == Tenths(0)
        && !reader.typed("ot-behov").is_empty()
    {
        reader.fail("ot-behov", "soknad-feil-arsverk-null");
    }
    let needs_way = (coverage.is_some() && !is_covered).then_some("soknad-mangler-ot-dekning");
    let met_by = reader.codes("ot-dekning", &MEETING_NEED, needs_way);
    let reason = if is_covered {
        reader.text("ot-begrunnelse", LONG, "soknad-mangler-ot-begrunnelse")
    } else {
        reader.optional_text("ot-begrunnelse", LONG)
    };
    let professions = reader.codes("fag", &PROFESSION, None);
    let other_profession = reader.other("fag-annet", &professions);
    let remark = reader.optional_text("fag-merknad", LONG);
    reader.finish(coverage.map(|coverage| Competence {
        occupational_therapy: OccupationalTherapy {
            coverage,
            fte_now,
            fte_needed,
            met_by,
            reason,
        },
        professions,
        other_profession,
        remark,
    }))
}

fn fte(reader: &mut Reader<'_>, field: &str, required: bool) -> Tenths {
    let text = reader.typed(field);
    if text.is_empty() {
        if required {
            reader.fail(
                field,
                if field == "ot-naa" {
                    "soknad-mangler-ot-naa"
                } else {
                    "soknad-mangler-ot-behov"
                },
            );
        }
        return Tenths(0);
    }
    Tenths::parse_norwegian(text).unwrap_or_else(|| {
        reader.fail(field, "soknad-feil-arsverk");
        Tenths(0)
    })
}
