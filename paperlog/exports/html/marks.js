// Where in a text the words of a query stand, for a reader to see.

/**
 * A pattern for what a query looks for, in texts that `foldedLetters` has folded; null where it looks for nothing.
 * @param {Term[]} terms
 * @returns {RegExp | null}
 */
function patternOf(terms) {
  const beginning = `(?<![^${JA}\\P{L}]|\\p{N})`;
  const parts = terms.filter((term) => !term.not).map((term) => {
    const words = term.needle.trim().split(" ").join("[^\\p{L}\\p{N}]*");
    return term.needle.startsWith(" ") ? beginning + words : words;
  });
  return parts.length ? new RegExp(parts.join("|"), "gu") : null;
}

/**
 * A text folded letter by letter, and for each place in it the place of its letter in the text.
 * @param {string} text
 * @returns {{folded: string, places: number[] | null}} no places where they are the same
 */
function foldedLetters(text) {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), places: null };
  let folded = "";
  const places = [];
  let at = 0;
  for (const letter of text) {
    const own = fold(letter);
    for (let count = 0; count < own.length; count++) places.push(at);
    folded += own;
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}

/**
 * The stretches of a text that a pattern finds.
 * @param {string} text
 * @param {RegExp | null} pattern
 * @returns {[number, number][]} beginnings and ends
 */
function stretches(text, pattern) {
  if (!pattern || !text) return [];
  const { folded, places } = foldedLetters(text);
  return Array.from(folded.matchAll(pattern), (match) => {
    const start = match.index;
    const end = start + match[0].length;
    return places ? [places[start], places[end]] : [start, end];
  });
}
