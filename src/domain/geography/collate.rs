//! Norwegian alphabetical order without a locale library.

/// A key whose plain comparison is Norwegian alphabetical order: æ, ø and å after z, `aa` read as å (as in names),
/// case without meaning, Sámi and accented letters beside the letter they look like, hyphens as spaces.
///
/// The text itself follows at the end of the key, so that two different names never compare as equal.
///
/// ```
/// use opptrapping::domain::geography::sort_key;
/// let mut names = ["Ås", "Aas", "Ørland", "Ærø", "Aremark", "Zetor"];
/// names.sort_by_key(|name| sort_key(name));
/// assert_eq!(names, ["Aremark", "Zetor", "Ærø", "Ørland", "Aas", "Ås"]);
/// ```
#[must_use]
pub fn sort_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2 + 1);
    let mut letters = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(letter) = letters.next() {
        // Decomposed letters (a + ring) come from some exports and must sort like the single sign.
        let whole = match (letter, letters.peek()) {
            ('a', Some(&('a' | RING))) => {
                letters.next();
                'å'
            }
            ('a', Some(&DIAERESIS)) => 'æ',
            ('o', Some(&DIAERESIS)) => 'ø',
            (other, _) => other,
        };
        push_weight(&mut key, whole);
    }
    key.push('\0');
    key.push_str(text);
    key
}

const RING: char = '\u{30a}';
const DIAERESIS: char = '\u{308}';

/// Appends the character that stands for a lower-case letter; `{`, `|` and `}` are the three characters after `z`.
fn push_weight(key: &mut String, letter: char) {
    key.push(match letter {
        'æ' | 'ä' | 'ǽ' => '{',
        'ø' | 'ö' | 'ǿ' => '|',
        'å' => '}',
        'á' | 'à' | 'â' | 'ã' | 'ā' => 'a',
        'č' | 'ç' | 'ć' => 'c',
        'đ' | 'ð' | 'ď' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' => 'e',
        'ǧ' | 'ǥ' => 'g',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ǩ' => 'k',
        'ŋ' | 'ñ' | 'ń' => 'n',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'š' | 'ś' => 's',
        'ŧ' | 'ť' => 't',
        'ú' | 'ù' | 'û' => 'u',
        'ü' | 'ý' => 'y',
        'ž' | 'ź' | 'ʒ' | 'ǯ' => 'z',
        '-' | '\u{2010}'..='\u{2014}' | '\u{a0}' => ' ',
        // Remaining accents add nothing to the order.
        '\u{300}'..='\u{36f}' => return,
        other => other,
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::sort_key;

    fn sorted<const N: usize>(mut names: [&str; N]) -> [&str; N] {
        names.sort_by_key(|name| sort_key(name));
        names
    }

    #[test]
    fn the_last_three_letters_stand_last() {
        assert_eq!(
            sorted(["Ålesund", "Øygarden", "Ærfugl", "Asker", "Zakken", "oslo"]),
            ["Asker", "oslo", "Zakken", "Ærfugl", "Øygarden", "Ålesund"]
        );
    }

    #[test]
    fn double_a_is_read_as_the_last_letter() {
        assert_eq!(
            sorted(["Aasnes", "Ål", "Aukra", "Åmli"]),
            ["Aukra", "Ål", "Åmli", "Aasnes"]
        );
        assert_eq!(sorted(["AAS", "Zoo"]), ["Zoo", "AAS"]);
    }

    #[test]
    fn sami_letters_stand_beside_their_like() {
        assert_eq!(
            sorted([
                "Unjárga",
                "Kárášjohka",
                "Karlsøy",
                "Čearru",
                "Deatnu",
                "Porsáŋgu",
                "Porsgrunn"
            ]),
            [
                "Čearru",
                "Deatnu",
                "Kárášjohka",
                "Karlsøy",
                "Porsáŋgu",
                "Porsgrunn",
                "Unjárga"
            ]
        );
    }

    #[test]
    fn a_shorter_name_stands_before_the_longer_and_spaces_before_letters() {
        assert_eq!(
            sorted([
                "Nesodden",
                "Nes (Buskerud)",
                "Nes",
                "Nore og Uvdal",
                "Nord-Aurdal",
                "Nordkapp"
            ]),
            [
                "Nes",
                "Nes (Buskerud)",
                "Nesodden",
                "Nord-Aurdal",
                "Nordkapp",
                "Nore og Uvdal"
            ]
        );
    }

    #[test]
    fn decomposed_letters_sort_like_single_ones() {
        assert_eq!(
            sorted(["A\u{30a}lesund", "Zakken", "O\u{308}rland"]),
            ["Zakken", "O\u{308}rland", "A\u{30a}lesund"]
        );
    }

    proptest! {
        #[test]
        fn only_the_same_text_has_the_same_key(one in "\\PC{0,12}", other in "\\PC{0,12}") {
            prop_assert_eq!(sort_key(&one) == sort_key(&other), one == other);
        }

        #[test]
        fn case_does_not_move_a_name(name in "[a-zæøå]{1,8}", other in "[a-zæøå]{1,8}") {
            // Where two names differ by spelling only (aa, å), the text itself decides, and there case counts.
            let letters = |text: &str| sort_key(text).split('\0').next().map(str::to_owned);
            prop_assume!(letters(&name) != letters(&other));
            let upper = sort_key(&name.to_uppercase()) < sort_key(&other.to_uppercase());
            prop_assert_eq!(sort_key(&name) < sort_key(&other), upper);
        }
    }
}
