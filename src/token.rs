//! Random tokens, comparing them without telling by the time it takes, and sealing what leaves the program and comes back.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit as _, Payload};
use hmac::{Hmac, Mac};
use rand::Rng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// 32 random bytes in hex.
#[must_use]
pub fn random() -> String {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    hex::encode(bytes)
}

/// What the database keeps of a token: whoever reads the table cannot use it.
#[must_use]
pub fn stored(token: &str, secret: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(secret.as_bytes());
    hasher.update([0]);
    hasher.update(token.as_bytes());
    hex::encode(hasher.finalize())
}

/// Whether two tokens are the same.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    bool::from(one.as_bytes().ct_eq(other.as_bytes()))
}

/// What is sealed is for one purpose; a value sealed for another cannot be opened as this.
const SEALED_FORM: &[u8] = b"opptrapping carried form v1";

/// The cipher with a key of its own, derived from the secret.
fn cipher(secret: &str) -> Option<XChaCha20Poly1305> {
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(SEALED_FORM);
    XChaCha20Poly1305::new_from_slice(&mac.finalize().into_bytes()).ok()
}

/// Encrypts a text so that nobody reads or changes it outside this program; in hex.
#[must_use]
pub fn seal(text: &str, secret: &str) -> Option<String> {
    let mut nonce = [0_u8; 24];
    rand::rng().fill_bytes(&mut nonce);
    let message = Payload {
        msg: text.as_bytes(),
        aad: SEALED_FORM,
    };
    let sealed = cipher(secret)?.encrypt(&nonce.into(), message).ok()?;
    Some(hex::encode(nonce) + &hex::encode(sealed))
}

/// The text that was sealed; nothing when it was changed, or sealed by somebody else.
#[must_use]
pub fn unseal(sealed: &str, secret: &str) -> Option<String> {
    let bytes = hex::decode(sealed).ok()?;
    let (nonce, sealed) = bytes.split_at_checked(24)?;
    let nonce: [u8; 24] = nonce.try_into().ok()?;
    let message = Payload {
        msg: sealed,
        aad: SEALED_FORM,
    };
    let text = cipher(secret)?.decrypt(&nonce.into(), message).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_with_the_same_secret_unchanged_and_in_no_other_way() {
        let sealed = seal("Karis mål", "a secret").unwrap();
        assert!(!sealed.contains(&hex::encode("Karis")));
        assert_eq!(unseal(&sealed, "a secret").as_deref(), Some("Karis mål"));
        assert_eq!(unseal(&sealed, "another secret"), None);
        assert_ne!(seal("Karis mål", "a secret").unwrap(), sealed);
        for at in [0, 47, 48, sealed.len() - 1] {
            let mut changed = sealed.clone().into_bytes();
            changed[at] = if changed[at] == b'0' { b'1' } else { b'0' };
            let changed = String::from_utf8(changed).unwrap();
            assert_eq!(unseal(&changed, "a secret"), None, "digit {at}");
        }
        for wrong in ["", "x", "00", &"00".repeat(24)] {
            assert_eq!(unseal(wrong, "a secret"), None, "{wrong}");
        }
    }
}
