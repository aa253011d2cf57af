//! Passwords: what a new one must be, hashing, comparing.

use super::FieldError;
use argon2::password_hash::{PasswordHasher, SaltString};
use argon2::{Argon2, PasswordHash, PasswordVerifier};
use rand::Rng;

/// The fewest signs of a password.
pub const SHORTEST: usize = 12;
/// The most: hashing a text of a megabyte would cost others their time.
const LONGEST: usize = 200;
/// A hash of nothing anybody knows.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$b3BwdHJhcHBpbmctbG9rb3M$2bYmQvGmVgS2b1WfKzC0n9wT7h3yXyq3sV0mQm7k9tE";

/// A new password as typed, twice, in the fields `nytt-passord` and `gjentatt`.
#[derive(Debug, Clone, Copy)]
pub struct NewPassword<'a> {
    /// The password.
    pub password: &'a str,
    /// The same once more.
    pub repeated: &'a str,
}

impl NewPassword<'_> {
    /// What must be corrected; empty when nothing must. Length is what protects, so no rule asks for special characters.
    #[must_use]
    pub fn faults(self, user_name: &str) -> Vec<FieldError> {
        let signs = self.password.chars().count();
        let same_as_name = self.password.trim().to_lowercase() == user_name.to_lowercase();
        let fault = match (signs, same_as_name) {
            (0, _) => Some(FieldError::new("nytt-passord", "feil-passord-mangler")),
            (_, true) => Some(FieldError::new("nytt-passord", "feil-passord-brukernavn")),
            (signs, _) if signs < SHORTEST => {
                Some(FieldError::new("nytt-passord", "feil-passord-kort"))
            }
            (signs, _) if signs > LONGEST => {
                Some(FieldError::new("nytt-passord", "feil-passord-langt"))
            }
            _ => None,
        };
        let unlike = (fault.is_none() && self.password != self.repeated)
            .then(|| FieldError::new("gjentatt", "feil-passord-ulike"));
        fault.into_iter().chain(unlike).collect()
    }
}

/// The argon2id hash of a password, with a salt of its own.
///
/// # Errors
/// When the hash cannot be made.
pub fn hash_of(password: &str) -> anyhow::Result<String> {
    let mut bytes = [0_u8; 16];
    rand::rng().fill_bytes(&mut bytes);
    let salt = SaltString::encode_b64(&bytes).map_err(|e| anyhow::anyhow!("{e}"))?;
    Ok(Argon2::default()
        .hash_password(password.as_bytes(), &salt)
        .map_err(|e| anyhow::anyhow!("{e}"))?
        .to_string())
}

/// Whether the password is the one stored.
#[must_use]
pub fn is_right(stored: Option<&str>, typed: &str) -> bool {
    let Some(Ok(hash)) = stored.map(PasswordHash::new) else {
        return false;
    };
    Argon2::default()
        .verify_password(typed.as_bytes(), &hash)
        .is_ok()
}

/// Spends the time of a comparison, so that the answer does not tell whether a name exists.
pub fn spend_the_same_time(typed: &str) {
    let _ = is_right(Some(DECOY), typed);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(password: &str, repeated: &str) -> Vec<String> {
        NewPassword { password, repeated }
            .faults("kari.planlegger")
            .into_iter()
            .map(|fault| fault.key)
            .collect()
    }

    #[test]
    fn a_password_is_long_repeated_and_not_the_name() {
        assert_eq!(faults("", ""), ["feil-passord-mangler"]);
        assert_eq!(faults("elleve tegn", "elleve tegn"), ["feil-passord-kort"]);
        assert_eq!(
            faults("Kari.Planlegger", "Kari.Planlegger"),
            ["feil-passord-brukernavn"]
        );
        assert_eq!(
            faults("blåbær på skolen", "blåbær på skola"),
            ["feil-passord-ulike"]
        );
        assert!(faults("blåbær på skolen", "blåbær på skolen").is_empty());
        assert_eq!(faults(&"x".repeat(201), ""), ["feil-passord-langt"]);
    }

    #[test]
    fn a_hash_is_salted_and_fits_its_password_only() {
        let (one, other) = (hash_of("blåbær på skolen"), hash_of("blåbær på skolen"));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_ne!(one, other);
        assert!(is_right(Some(&one), "blåbær på skolen"));
        assert!(!is_right(Some(&one), "blåbær på skole"));
        assert!(!is_right(None, "") && !is_right(Some("rubbish"), ""));
    }
}
