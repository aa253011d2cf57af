//! The keys of the geography: texts of a fixed form, never numbers, so that leading zeros survive.

use std::{borrow::Borrow, fmt, str::FromStr, sync::Arc};

use serde::{Deserialize, Serialize};

/// A text that is not the kind of key asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{text}» is not {kind}")]
pub struct KeyError {
    /// What was written.
    pub text: String,
    /// What it should have been.
    pub kind: &'static str,
}

macro_rules! digit_code {
    ($(#[$doc:meta])* $name:ident, $length:literal, $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name([u8; $length]);

        impl $name {
            /// The code as text, leading zeros kept.
            #[must_use]
            pub fn as_str(&self) -> &str {
                // Only ASCII digits get past `from_str`, so the fallback is never used.
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl FromStr for $name {
            type Err = KeyError;

            fn from_str(text: &str) -> Result<Self, KeyError> {
                match <[u8; $length]>::try_from(text.as_bytes()) {
                    Ok(bytes) if bytes.iter().all(u8::is_ascii_digit) => Ok(Self(bytes)),
                    _ => Err(KeyError { text: text.to_owned(), kind: $kind }),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = KeyError;

            fn try_from(text: String) -> Result<Self, KeyError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.as_str().to_owned()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.as_str())
            }
        }
    };
}

digit_code!(
    /// A municipality's number (kommunenummer): four digits as text.
    ///
    /// ```
    /// use opptrapping::domain::geography::MunicipalityCode;
    /// assert_eq!("0301".parse::<MunicipalityCode>().unwrap().as_str(), "0301");
    /// assert!("301".parse::<MunicipalityCode>().is_err());
    /// ```
    MunicipalityCode, 4, "a municipality code of four digits"
);

digit_code!(
    /// A county's number (fylkesnummer): two digits as text.
    CountyCode, 2, "a county code of two digits"
);

/// The key of a county governor's office (embete) under one name: `fm-agder` until 2020, `sf-agder` from 2021.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficeKey(Arc<str>);

impl OfficeKey {
    const LONGEST: usize = 40;

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OfficeKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let stem = text
            .strip_prefix("fm-")
            .or_else(|| text.strip_prefix("sf-"));
        let right = text.len() <= Self::LONGEST
            && stem.is_some_and(|stem| {
                stem.split('-').all(|word| {
                    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase())
                })
            });
        if right {
            Ok(Self(text.into()))
        } else {
            Err(KeyError {
                text: text.to_owned(),
                kind: "the key of an office",
            })
        }
    }
}

impl TryFrom<String> for OfficeKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}

impl From<OfficeKey> for String {
    fn from(key: OfficeKey) -> Self {
        key.as_str().to_owned()
    }
}

impl AsRef<str> for OfficeKey {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for OfficeKey {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OfficeKey({})", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_keep_their_leading_zeros() {
        let code: MunicipalityCode = "0101".parse().unwrap();
        assert_eq!(code.to_string(), "0101");
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"0101\"");
        assert_eq!(
            serde_json::from_str::<MunicipalityCode>("\"0101\"").unwrap(),
            code
        );
        assert!(serde_json::from_str::<MunicipalityCode>("\"101\"").is_err());
        assert_eq!("03".parse::<CountyCode>().unwrap().to_string(), "03");
    }

    #[test]
    fn what_is_not_a_key_is_refused_with_its_text() {
        for wrong in ["", "101", "01011", "O101", "０１０１", "01é"] {
            assert!(wrong.parse::<MunicipalityCode>().is_err(), "{wrong}");
        }
        for wrong in [
            "",
            "agder",
            "fm-",
            "fm--agder",
            "fm-Agder",
            "fm-møre",
            "fm-agder-",
        ] {
            let error = wrong.parse::<OfficeKey>().unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("«{wrong}» is not the key of an office")
            );
        }
        assert_eq!(
            "fm-aust-vest-agder".parse::<OfficeKey>().unwrap().as_str(),
            "fm-aust-vest-agder"
        );
    }
}
