// Folding of text: what counts as the same when people search. It says what paperlog/text.py and tex.py say, from where
// TEX_SYMBOLS and TEX_NAMES come.

/** Hiragana, katakana and ideographs with their iteration and length marks (paperlog.text.JAPANESE). */
const JA =
  "\\u3005-\\u3007\\u3021-\\u3029\\u303b\\u3041-\\u3096\\u3099-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff" +
  "\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const JAPANESE = new RegExp(`[${JA}]`, "u");
const ASCII = /^[\0-\x7f]*$/;
const NO_WORD = new RegExp(`[^\\p{L}\\p{N}${JA}]+`, "gu");
// Where a run of Japanese meets other letters, one word ends and the next begins.
const SEAM = new RegExp(`(?<=[${JA}])(?=[^${JA} ])|(?<=[^${JA} ])(?=[${JA}])`, "gu");
// Ends of lines within a word: of Japanese, and where a soft hyphen parts it. (A byte-order mark is no blank.)
const BREAK = "[^\\S\\n\\ufeff]*\\n[^\\S\\ufeff]*";
const WRAPPED = new RegExp(`\u00ad${BREAK}|(?<=[${JA}])${BREAK}(?=[${JA}])`, "gu");
// What nobody sees in a list: control characters, those that turn the direction of writing, soft hyphens, joiners, and
// what chooses between two shapes of one letter.
const UNSEEN =
  "\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u061c\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e" +
  "\\u2060-\\u206f\\ud800-\\udfff\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}\\u{e0100}-\\u{e01ef}";
const CONTROLS = /[\0-\x08\x0e-\x1f\x7f]/g;
// What can have an accent to lose: letters beyond ASCII up to Greek Extended, signs with strokes, marks; and the same.
const ACCENTED = new RegExp(`[\\u00c0-\\u1fff\\u2190-\\u2aff${UNSEEN}]`, "u");
const ACCENTS = new RegExp(`[\\u0300-\\u036f${UNSEEN}]`, "gu");
const STROKED = { ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ħ: "h", ŧ: "t", ı: "i" };
const STROKES = new RegExp(`[${Object.keys(STROKED).join("")}]`, "g");

/**
 * Text as it is compared: NFKC, without case, what nobody sees, and the accents and strokes of Latin letters.
 * @param {string} text
 * @returns {string}
 */
function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase().replace(CONTROLS, "");
  const folded = text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  if (!ACCENTED.test(folded)) return folded;
  const plain = folded.normalize("NFD").replace(ACCENTS, "");
  return plain.replace(STROKES, (letter) => STROKED[letter]).normalize("NFC");
}

/** What may be TeX; most texts are not. */
const TEX = /[\\$^{]/;
const SYMBOLS = new Map(Object.entries(TEX_SYMBOLS));
const NAMES = new Set(TEX_NAMES);
// What can be an index in Unicode's own letters.
const INDEX = /_(?=\s*(?:[0-9+=()aehijklmnoprstuvxβγρφχ-]|\{[{\s]*(?:[0-9+=()aehijklmnoprstuvxβγρφχ-]|\s)+\}))/gu;
const POWER = /(?<=[\p{L}\p{N}_]) ?\^ ?(?=[\p{L}\p{N}_])/gu;

/**
 * A text as one would read its TeX aloud, indices at what they belong to (paperlog.tex.detex).
 * @param {string} text
 * @returns {string}
 */
function detex(text) {
  const plain = text.includes("\\") ? withoutCommands(text) : text;
  const whole = plain.replaceAll("$$", "$").replace(/\$[^$\n]{1,500}\$/gu, (formula) => formula.replace(INDEX, "^"));
  return whole.replace(/[${}]/g, "").replace(POWER, "");
}

/** @param {string} text */
function withoutCommands(text) {
  return text
    .replaceAll("\\\\", " ")
    .replace(/\\\((.{1,500}?)\\\)|\\\[(.{1,500}?)\\\]/gu, (_, round, square) => `$${round || square}$`)
    .replace(/\\(?:href|hyperlink)\s*\{[^{}]*\}\s*\{/g, "{")
    .replace(/\\(?:["'`^~=.]\s*|[Hcuvbdkrt](?=[\s{])\s*)\{?\\?([A-Za-z])\}?/g, "$1")
    .replace(/\\[-/]/g, "")
    .replace(/\\([%&$#_{}~^\s,;:!])/g, "$1")
    .replace(/\\([A-Za-z]+)\*?(\s*)/g, (_, name, blanks) =>
      NAMES.has(name) ? name + blanks : SYMBOLS.get(name) || "",
    );
}

/**
 * The words of a text, a blank before each and behind the last: what a query's words are looked up in.
 * @param {string | undefined} text
 * @returns {string} "" where there are none
 */
function searchForm(text) {
  return text ? formOf(TEX.test(text) ? detex(text) : text) : "";
}

/** @param {string} text without TeX */
function formOf(text) {
  if (ASCII.test(text)) return padded(fold(text).replace(/[^a-z0-9]+/g, " "));
  const flat = text.includes("\n") ? text.replace(WRAPPED, "") : text;
  return padded(fold(flat).replace(NO_WORD, " ").replace(SEAM, " "));
}

/** @param {string} words */
function padded(words) {
  const trimmed = words.trim();
  return trimmed && ` ${trimmed} `;
}

/**
 * What stands in a search form where these words stand together: a word begins behind a blank, a run of
 * Japanese anywhere, and the last word may go on.
 * @param {string} text a word or phrase of a query
 * @returns {string} "" where it has no letter
 */
function needle(text) {
  const words = searchForm(text).trim();
  return words && !JAPANESE.test(String.fromCodePoint(words.codePointAt(0))) ? ` ${words}` : words;
}

/**
 * The language that a text is to be set in.
 * @param {string} text
 * @returns {"ja" | "en"}
 */
function language(text) {
  return JAPANESE.test(text) ? "ja" : "en";
}
