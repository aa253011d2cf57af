//! From a name somebody typed to the municipalities that have or had it.

use super::{Geography, Municipality, MunicipalityCode, sort_key};
use chrono::NaiveDate;

impl Geography {
    /// The municipalities whose name or number has the words, those that came before them, and those that stand in their
    /// place on the day: an old name finds the cases of the new municipality, a new name those of the old ones. In order
    /// of code; `aa` and å are the same, and case and accents have no meaning.
    #[must_use]
    pub fn codes_named(&self, words: &str, day: NaiveDate) -> Vec<MunicipalityCode> {
        let wanted = Words::of(words);
        if wanted.lower.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<MunicipalityCode> = Vec::new();
        for unit in self
            .municipalities()
            .iter()
            .filter(|unit| wanted.are_in(unit))
        {
            found.extend(self.with_all_before(unit.code));
            found.extend(self.heir(unit.code, day));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The code and every code that led to it.
    fn with_all_before(&self, code: MunicipalityCode) -> Vec<MunicipalityCode> {
        let mut found = vec![code];
        let mut next = 0;
        while let Some(one) = found.get(next).copied() {
            for before in self.predecessors_of(one) {
                if !found.contains(&before) {
                    found.push(before);
                }
            }
            next += 1;
        }
        found
    }
}

/// The letters of a text as the alphabetical order sees them.
#[must_use]
pub fn letters(text: &str) -> String {
    let key = sort_key(text);
    key.split('\0').next().unwrap_or_default().to_owned()
}

/// What is looked for, in two spellings: a beginning of a name such as «Ha» of «Haakon» has lost its å.
struct Words {
    lower: String,
    letters: String,
}

impl Words {
    fn of(text: &str) -> Self {
        let lower = text.trim().to_lowercase();
        let letters = letters(&lower);
        Self { lower, letters }
    }

    fn are_in(&self, unit: &Municipality) -> bool {
        unit.code.as_str() == self.lower
            || [&unit.name, &unit.official_name, &unit.display_name]
                .into_iter()
                .any(|name| {
                    name.to_lowercase().contains(&self.lower)
                        || letters(name).contains(&self.letters)
                })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<String> {
        Geography::load()
            .unwrap()
            .codes_named(words, NaiveDate::from_ymd_opt(2020, 6, 1).unwrap())
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn old_and_new_names_find_each_other() {
        let skedsmo = found("skedsmo");
        assert!(skedsmo.contains(&"0231".to_owned()), "{skedsmo:?}");
        assert!(skedsmo.contains(&"3030".to_owned()), "{skedsmo:?}");
        assert!(!skedsmo.contains(&"0227".to_owned()), "Fet is another");
        let lillestrom = found("Lillestrøm");
        for code in ["0231", "0227", "0226", "3030"] {
            assert!(lillestrom.contains(&code.to_owned()), "{lillestrom:?}");
        }
    }

    #[test]
    fn spelling_and_number_do_not_matter() {
        assert_eq!(found("ARENDAL"), found("arendal"));
        assert_eq!(found("aalesund"), found("Ålesund"));
        assert!(!found("Ålesund").is_empty());
        assert!(found("kárášjohka").iter().eq(found("Karasjok").iter()));
        assert!(found("4203").contains(&"0906".to_owned()));
        assert!(found("  ").is_empty());
        assert!(found("finnes ikke").is_empty());
    }
}
