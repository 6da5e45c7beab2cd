//! Finds the line of an agreement file that a fault is about.

/// The line, from 1, on which `word` stands at or below the line that sets `key`, in the `nth` (from
/// 0) table `header`; an empty header is the top of the file. Where the word is not found it is the
/// key's line, and without that the table's.
pub(crate) fn line_of(text: &str, header: &str, nth: usize, key: &str, word: &str) -> usize {
    let lines: Vec<&str> = text.lines().map(without_comment).collect();
    let mut places = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| **line == header);
    let start = match header {
        "" => 0,
        _ => places.nth(nth).map_or(0, |(at, _)| at),
    };
    let name = header.trim_matches(['[', ']']);
    // `[rule.met_by]` below `[[rule]]` is a part of it.
    let inside = |line: &&str| {
        table(line).is_none_or(|other| {
            let rest = other.strip_prefix(name);
            rest.is_some_and(|rest| !name.is_empty() && rest.starts_with('.'))
        })
    };
    let below = lines.iter().skip(start + 1).take_while(|line| inside(line));
    let end = start + 1 + below.count();
    let sets = |line: &str| {
        let rest = match table(line) {
            Some(table) => table
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('.')),
            None => Some(line),
        };
        let rest = rest
            .and_then(|rest| rest.strip_prefix(key))
            .map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['=', '.']))
    };
    let key = (start..end).find(|at| sets(lines[*at]));
    let word = key.and_then(|key| (key..end).find(|at| lines[*at].contains(word)));
    1 + word.or(key).unwrap_or(start)
}

/// The name of the table that a line opens.
fn table(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let name = inner
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .unwrap_or(inner);
    let of_name = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    (!name.is_empty() && name.chars().all(of_name)).then_some(name)
}

/// A line without surrounding white space and comment.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    let comment = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == '#' && !quoted
    });
    line[..comment.map_or(line.len(), |(at, _)| at)].trim()
}

#[cfg(test)]
mod tests {
    use super::line_of;

    const FILE: &str = r#"# id is told here, and [[rule]] too
title = "id # [[rule]]"
id = "x"

[[rule]]
about = "id"
# id
id = "a"

[[rule]]
due = [
  { after = "1 week" },
  { when = { odd = true } },
]
id = "b"
[rule.met_by]
where = {}

[calendars]
terms = ["01-01"]
"#;

    #[test]
    fn a_line_is_found_by_what_it_sets_and_not_by_what_it_mentions() {
        assert_eq!(line_of(FILE, "", 0, "id", ""), 3);
        assert_eq!(line_of(FILE, "[[rule]]", 0, "id", ""), 8);
        assert_eq!(line_of(FILE, "[[rule]]", 1, "id", ""), 15);
        assert_eq!(line_of(FILE, "[[rule]]", 1, "due", "odd"), 13);
        assert_eq!(line_of(FILE, "[[rule]]", 1, "met_by", ""), 16);
        assert_eq!(
            line_of(FILE, "[[rule]]", 0, "due", ""),
            5,
            "the table's own line"
        );
        assert_eq!(line_of(FILE, "[calendars]", 0, "terms", "01-01"), 20);
    }
}
