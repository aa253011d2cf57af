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

    /// The standard of any other document about the case (receipt, report): that of the letter, else the office's own. It
    /// waits for nobody's choice, since it tells the municipality what the municipality itself wrote.
    #[must_use]
    pub fn of_document(self) -> WrittenStandard {
        self.of_letter().unwrap_or(self.office)
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
        let case = |municipality, chosen| LetterStandard {
            municipality,
            chosen,
            office: Bokmal,
        };
        let document = |municipality, chosen| case(municipality, chosen).of_document();
        assert_eq!(document(Standard::Unknown, None), Bokmal);
        assert_eq!(document(Standard::Unknown, Some(Nynorsk)), Nynorsk);
        assert_eq!(document(Standard::Nynorsk, None), Nynorsk);
        let case = |municipality, chosen| case(municipality, chosen).of_letter();
        assert_eq!(case(Standard::Nynorsk, Some(Bokmal)), Some(Nynorsk));
        assert_eq!(case(Standard::Neutral, Some(Nynorsk)), Some(Nynorsk));
        assert_eq!(case(Standard::Neutral, None), Some(Bokmal));
        assert_eq!(case(Standard::Unknown, None), None);
        assert_eq!(case(Standard::Unknown, Some(Nynorsk)), Some(Nynorsk));
    }
}
