//! Text into lines: cleaning, measuring, wrapping.
//!
//! A line that goes on ends with a space, so that a reader who joins the lines gets whole words.

use unicode_normalization::UnicodeNormalization;

use super::fonts::Face;

const SOFT_HYPHEN: char = '\u{AD}';

/// Characters a long address or file name may be divided after.
const BREAK_AFTER: [char; 5] = ['/', '_', '.', '@', '='];

/// Brings text to one form: composed letters, `\n` as the only line break, no control characters.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.nfc()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}' => Some(' '),
            // Marks without width: joiners, direction, byte order.
            '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2069}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}

/// Like [`clean`], for what must stay on one line: titles, names.
pub fn clean_line(text: &str) -> String {
    let text = clean(text).replace(SOFT_HYPHEN, "");
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cleaned text as paragraphs, parted by empty lines.
pub fn paragraphs(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in clean(text).split('\n') {
        let Some(last) = found.last_mut() else {
            continue;
        };
        match (line.trim().is_empty(), last.is_empty()) {
            (true, true) => {}
            (true, false) => found.push(String::new()),
            (false, true) => last.push_str(line),
            (false, false) => {
                last.push('\n');
                last.push_str(line);
            }
        }
    }
    found.retain(|p| !p.is_empty());
    found
}

/// Wraps cleaned text to lines no wider than `width`.
pub fn wrap(text: &str, face: &Face, size: f32, width: f32) -> Vec<String> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut lines = Lines {
        face,
        size,
        width,
        done: Vec::new(),
        line: String::new(),
        used: 0.0,
    };
    for (number, part) in text.trim_end().split('\n').enumerate() {
        if number > 0 {
            lines.end(true);
        }
        for token in lines.tokens(part) {
            lines.add(&token);
        }
    }
    lines.end(false);
    lines.done
}

struct Lines<'a> {
    face: &'a Face,
    size: f32,
    width: f32,
    done: Vec<String>,
    line: String,
    used: f32,
}

impl Lines<'_> {
    fn measure(&self, text: &str) -> f32 {
        self.face.width(text, self.size)
    }

    /// Words, with those joined that must not be parted where the two fit on a line.
    fn tokens(&self, text: &str) -> Vec<String> {
        let mut tokens: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|w| !w.is_empty()) {
            if let Some(last) = tokens.last_mut()
                && belongs_together(last, word)
                && self.measure(last) + self.measure(" ") + self.measure(word) <= self.width
            {
                last.push(' ');
                last.push_str(word);
            } else {
                tokens.push(word.to_owned());
            }
        }
        tokens
    }

    fn add(&mut self, token: &str) {
        let bare = token.replace(SOFT_HYPHEN, "");
        let gap = if self.line.is_empty() {
            0.0
        } else {
            self.measure(" ")
        };
        let wide = self.measure(&bare);
        if self.used + gap + wide <= self.width {
            self.put(&bare, gap + wide);
        } else if let Some((head, tail)) = self.at_soft_hyphen(token, self.width - self.used - gap)
        {
            let wide = self.measure(&head);
            self.put(&head, gap + wide);
            self.end(false);
            self.add(&tail);
        } else if !self.line.is_empty() {
            self.end(true);
            self.add(token);
        } else {
            let (head, tail) = self.cut(&bare);
            self.put(&head, 0.0);
            self.end(false);
            self.add(&tail);
        }
    }

    fn put(&mut self, text: &str, wide: f32) {
        if !self.line.is_empty() {
            self.line.push(' ');
        }
        self.line.push_str(text);
        self.used += wide;
    }

    fn end(&mut self, joined: bool) {
        if joined {
            self.line.push(' ');
        }
        self.done.push(std::mem::take(&mut self.line));
        self.used = 0.0;
    }

    /// Divides at the last soft hyphen that leaves the first part within `room`. The hyphen drawn
    /// is the soft one itself, so that a reader can take it out again.
    fn at_soft_hyphen(&self, token: &str, room: f32) -> Option<(String, String)> {
        token.rmatch_indices(SOFT_HYPHEN).find_map(|(at, _)| {
            let mut head = token[..at].replace(SOFT_HYPHEN, "");
            let tail = &token[at + SOFT_HYPHEN.len_utf8()..];
            head.push(SOFT_HYPHEN);
            let fits = self.measure(&head) <= room && !tail.is_empty() && head.chars().count() > 2;
            fits.then(|| (head, tail.to_owned()))
        })
    }

    /// Divides a word wider than the line: after a sign of [`BREAK_AFTER`] if one stands in the
    /// last half of what fits, else at the last letter that fits. Always takes one letter at least.
    fn cut(&self, word: &str) -> (String, String) {
        let mut used = 0.0;
        let mut end = 0;
        let mut nice = None;
        for (at, c) in word.char_indices() {
            used += self.measure(c.encode_utf8(&mut [0; 4]));
            if used > self.width && end > 0 {
                break;
            }
            end = at + c.len_utf8();
            if BREAK_AFTER.contains(&c) {
                nice = Some(end);
            }
        }
        let end = nice.filter(|n| n * 2 > end).unwrap_or(end);
        (word[..end].to_owned(), word[end..].to_owned())
    }
}

/// «barne- og», and groups of digits as in 1 234 567.
///
/// A hyphen at the end of a line is taken for a divided word by programs that extract text.
fn belongs_together(last: &str, next: &str) -> bool {
    if last.ends_with('-') {
        return true;
    }
    let before = last.chars().rev().take_while(char::is_ascii_digit).count();
    let after = next.chars().take_while(char::is_ascii_digit).count();
    (1..=3).contains(&before) && after == 3
}
