//! Numbers with a check digit: organisation numbers and bank accounts (both modulo 11).

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.'))
        .map(|c| c.to_digit(10))
        .collect()
}

fn modulo_11_holds(digits: &[u32], weights: &[u32]) -> bool {
    let Some((check, rest)) = digits.split_last() else {
        return false;
    };
    let sum: u32 = rest
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    match (11 - sum % 11) % 11 {
        10 => false,
        expected => expected == *check,
    }
}

/// An organisation number (organisasjonsnummer): nine digits, first 8 or 9, check digit holds. Returns the bare digits.
#[must_use]
pub fn organisation_number(text: &str) -> Option<String> {
    let digits = digits(text)?;
    let right = digits.len() == 9
        && matches!(digits.first(), Some(8 | 9))
        && modulo_11_holds(&digits, &[3, 2, 7, 6, 5, 4, 3, 2]);
    right.then(|| digits.iter().map(u32::to_string).collect())
}

/// A Norwegian bank account (kontonummer): eleven digits, check digit holds, not all zeros. Returns the bare digits.
#[must_use]
pub fn account_number(text: &str) -> Option<String> {
    let digits = digits(text)?;
    let right = digits.len() == 11
        && digits.iter().any(|d| *d != 0)
        && modulo_11_holds(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    right.then(|| digits.iter().map(u32::to_string).collect())
}

/// `1234 56 78903`: an account number as people read it.
#[must_use]
pub fn account_as_read(account: &str) -> String {
    match (account.get(..4), account.get(4..6), account.get(6..)) {
        (Some(bank), Some(group), Some(rest)) => format!("{bank}\u{a0}{group}\u{a0}{rest}"),
        _ => account.to_owned(),
    }
}

/// Appends the check digit to ten digits, when there is one; for invented fixtures.
#[must_use]
pub fn with_account_check_digit(ten: u64) -> Option<String> {
    (0..10)
        .map(|check| format!("{ten:010}{check}"))
        .find(|candidate| account_number(candidate).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_organisation_numbers_hold_and_typing_errors_do_not() {
        assert_eq!(
            organisation_number("974 762 994").as_deref(),
            Some("974762994")
        );
        for wrong in [
            "974762995",
            "97476299",
            "9747629944",
            "174762994",
            "abc",
            "",
        ] {
            assert_eq!(organisation_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn accounts_are_checked_modulo_11() {
        let account = with_account_check_digit(1_234_567_890).unwrap();
        assert_eq!(account, "12345678903");
        assert_eq!(
            account_number("1234.56.78903").as_deref(),
            Some("12345678903")
        );
        for wrong in [
            "12345678904",
            "1234567890",
            "00000000000",
            "1234 56 7890x",
            "😀",
        ] {
            assert_eq!(account_number(wrong), None, "{wrong}");
        }
        assert_eq!(account_as_read(&account), "1234\u{a0}56\u{a0}78903");
    }
}
