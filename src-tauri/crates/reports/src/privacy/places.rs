//! E-mail addresses and homes.

use super::{
    Asks, Hit, Kind, Surroundings,
    lists::LISTS,
    words::{Text, fold},
};
use domain::Private;

/// E-mail addresses of people whom the case does not know.
pub(super) fn email(text: &Text<'_>, asks: Asks, around: &Surroundings) -> Vec<Hit> {
    let mut hits = Vec::new();
    // «mor(at)online.example» is to be read as an address by people.
    let marks = ["@", "(at)", "[at]", " (at) ", " [at] "];
    let signs = marks.iter().flat_map(|mark| text.text.match_indices(mark));
    for (at, sign) in signs {
        let before = text.text[..at].rfind(|c: char| !(c.is_alphanumeric() || "._%+-".contains(c)));
        let start = before.map_or(0, |i| {
            i + text.text[i..].chars().next().map_or(1, char::len_utf8)
        });
        let rest = &text.text[at + sign.len()..];
        let length = rest.find(|c: char| !(c.is_alphanumeric() || ".-".contains(c)));
        let host = rest[..length.unwrap_or(rest.len())].trim_end_matches(['.', '-']);
        let local = &text.text[start..at];
        if local.is_empty() || !host.contains('.') {
            continue;
        }
        let address = format!("{local}@{host}").to_lowercase();
        let is = |email: &Private| email.trimmed().to_lowercase() == address;
        let (kind, reason) = if around.others.iter().any(|other| is(&other.email)) {
            (
                Kind::OtherParticipant,
                "E-postadressen til en annen deltaker.",
            )
        } else if asks == Asks::Name
            || is(&around.own.email)
            || around.known.iter().any(|known| is(&known.email))
            || LISTS.context("role-address").has(local)
        {
            continue;
        } else {
            let reason = "E-postadresse til noen som ikke er kontakt i løpet.";
            (Kind::ContactDetails, reason)
        };
        let bytes = start..at + sign.len() + host.len();
        hits.push(Hit {
            bytes,
            kind,
            reason,
        });
    }
    hits
}

/// The participant's address where it is protected, and somebody else's home.
pub(super) fn addresses(text: &Text<'_>, asks: Asks, around: &Surroundings) -> Vec<Hit> {
    let own = street(&around.own.address.0);
    let mut hits = Vec::new();
    for at in 0..text.tokens.len() {
        if let Some(end) = stands_at(&own, text, at) {
            if around.own.protected_address.is_protected() {
                let number = text.tokens.get(end).is_some_and(|t| t.is_number());
                hits.push(Hit {
                    bytes: text.span(&(at..end + usize::from(number))),
                    kind: Kind::ProtectedAddress,
                    reason: "Deltakeren har adressesperre. Adressen skal ikke stå i noe dokument.",
                });
            }
        } else if around.own.protected_address.is_protected()
            && let Some(end) = like_an_address(text, at)
        {
            hits.push(Hit {
                bytes: text.span(&(at..end)),
                kind: Kind::ProtectedAddress,
                reason: "Ligner en adresse, og deltakeren har adressesperre. Se om den kan røpe hvor deltakeren bor.",
            });
        } else if asks != Asks::Name
            && let Some((start, end)) = home(text, at)
            && stands_at(&own, text, start).is_none()
        {
            hits.push(Hit {
                bytes: text.span(&(start..end)),
                kind: Kind::ContactDetails,
                reason: "Bostedet til noen andre enn deltakeren, eller en adresse som ikke er registrert.",
            });
        }
    }
    hits
}

/// A street with a number, or a postal code with its town: the address itself is not kept, to compare with.
fn like_an_address(text: &Text<'_>, at: usize) -> Option<usize> {
    let (one, next) = (&text.tokens[at], text.tokens.get(at + 1)?);
    let street = one.is_word()
        && LISTS.context("street").has(one.text)
        && next.is_number()
        && next.text.len() <= 3;
    let town = one.is_number() && one.text.len() == 4 && next.is_word() && next.is_capitalised();
    (street || town).then_some(at + 2)
}

/// An address's words up to its number.
fn street(address: &str) -> Vec<String> {
    let tokens = Text::new(address).tokens.into_iter();
    let words = tokens.take_while(|t| t.is_word());
    words.map(|t| fold(t.text)).collect()
}

fn stands_at(street: &[String], text: &Text<'_>, at: usize) -> Option<usize> {
    let here = text.tokens.get(at..at + street.len())?;
    let same = |(word, token): (&String, &super::words::Token<'_>)| {
        token.folded == *word || token.folded.strip_suffix('s') == Some(word)
    };
    let all = !street.is_empty() && street.iter().zip(here).all(same);
    all.then_some(at + street.len())
}

/// A street with a number, in a sentence that says who lives there.
fn home(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let name = &text.tokens[at];
    let number = text.tokens.get(at + 1).filter(|t| t.is_number())?;
    let ending = name.is_word() && LISTS.context("street").has(name.text);
    // «bor i Bygdøy allé 12», «bor på Torget 3», but not «bor i Lier 3 dager».
    let counted = text.tokens.get(at + 2);
    let counted = counted.is_some_and(|t| t.is_word() && t.text.len() > 1 || t.text == "%");
    let named = name.is_word()
        && name.is_capitalised()
        && !counted
        && LISTS.context("home").stand_before(text, at, 2);
    let is_street = ending || named;
    // Near: «bor 20 min unna, buss fra Storgata 8» tells of no home there.
    let kin = LISTS.context("kin").stand_before(text, at, 4)
        && !LISTS.context("at-work").in_sentence(text, at);
    let lives = kin || LISTS.context("home").stand_before(text, at, 6);
    let passed = LISTS.context("passed").stand_before(text, at, 1);
    if !is_street || number.text.len() > 3 || !lives || passed {
        return None;
    }
    let second = at
        .checked_sub(1)
        .filter(|i| text.tokens[*i].is_word() && text.tokens[*i].is_capitalised());
    let second = second.filter(|i| !text.tokens[*i].first);
    let letter = text
        .tokens
        .get(at + 2)
        .is_some_and(|t| t.is_word() && t.text.len() == 1 && t.is_capitalised());
    Some((second.unwrap_or(at), at + 2 + usize::from(letter)))
}
