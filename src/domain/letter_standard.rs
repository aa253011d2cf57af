//! Which written standard (målform) a decision letter is in.

use super::geography::{Standard, WrittenStandard};

/// Everything the choice depends on, on the day of the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct LetterStandard {
    /// What the municipality has decided about letters to it.
    pub municipality: Standard,
    /// What the case officer chose for this case.
    pub chosen: Option<WrittenStandard>,
    /// What the office itself uses.
    pub office: WrittenStandard,
}

impl LetterStandard {
    /// The standard of the letter: what the municipality demands, else the officer's choice, else the office's own to a
    /// neutral municipality. `None`: nobody knows what the municipality wants, so the officer must choose first.
    #[must_use]
    pub fn of_letter(self) -> Option<WrittenStandard> {
        self.municipality
            .demanded()
            .or(self.chosen)
            .or(match self.municipality {
                Standard::Neutral => Some(self.office),
                Standard::Bokmal | Standard::Nynorsk | Standard::Unknown => None,
            })
    }

    /// Whether the officer may choose.
    #[must_use]
    pub fn may_be_chosen(self) -> bool {
        self.municipality.demanded().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use WrittenStandard::{Bokmal, Nynorsk};

    #[test]
    fn the_municipality_decides_then_the_officer_then_the_office() {
        let case = |municipality, chosen| {
            LetterStandard {
                municipality,
                chosen,
                office: Bokmal,
            }
            .of_letter()
        };
        assert_eq!(case(Standard::Nynorsk, Some(Bokmal)), Some(Nynorsk));
        assert_eq!(case(Standard::Neutral, Some(Nynorsk)), Some(Nynorsk));
        assert_eq!(case(Standard::Neutral, None), Some(Bokmal));
        assert_eq!(case(Standard::Unknown, None), None);
        assert_eq!(case(Standard::Unknown, Some(Nynorsk)), Some(Nynorsk));
    }
}
