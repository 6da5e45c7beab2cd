/** What can honestly be said of a passphrase by its length and its words. Nothing here knows proverbs or birthdays. */
export type Strength = { level: 0 | 1 | 2 | 3; word: string; why: string };

/** Letters of any alphabet, with what they combine with. */
const WORDS = /[\p{L}\p{M}]{3,}/gu;

/** The signs that count: white space is no secret, to the back end either. */
export function visible(passphrase: string): string[] {
  return [...passphrase.normalize("NFC")].filter((sign) => !/\s/.test(sign));
}

/** `shortest` is the fewest signs that the back end accepts. */
export function strength(passphrase: string, shortest: number): Strength {
  const signs = visible(passphrase);
  const weak = (why: string): Strength => ({ level: 1, word: "svak", why });
  if (signs.length < shortest)
    return { level: 0, word: "for kort", why: `det trengs minst ${shortest} tegn` };

  const different = new Set(signs).size;
  if (different <= 5) return weak("de samme tegnene om igjen");
  if (!/\p{L}/u.test(passphrase)) return weak("bare tall og tegn");

  const all = passphrase.toLowerCase().match(WORDS) ?? [];
  const words = [...new Set(all)];
  const letters = words.join("").length;
  if (words.length >= 4 && letters >= 20)
    return { level: 3, word: "sterk", why: "lang, med flere ulike ord" };
  if (words.length >= 4 || (words.length === 3 && letters >= 14)) {
    return { level: 2, word: "god", why: "ulike ord; ett langt ord til gjør den sterk" };
  }
  if (generated(passphrase, different)) return { level: 2, word: "god", why: "mange ulike slags tegn" };
  if (all.length > words.length) return weak("samme ord om igjen");
  const typed = passphrase.trim().split(/\s+/).length;
  if (typed > 2) return weak("korte ord; bruk lengre ord, eller flere");
  if (words.length === 2) return weak("bare to ord; bruk fire eller fem");
  return weak("ett ord; bruk fire eller fem");
}

/** Whether it looks as a password generator makes them: many signs of several kinds, and no word among them. */
function generated(passphrase: string, different: number): boolean {
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\p{M}\d\s]/u].filter((kind) => kind.test(passphrase));
  return different >= 10 && kinds.length >= 3 && !/\p{Ll}{6}|\p{Lu}{6}/u.test(passphrase);
}
