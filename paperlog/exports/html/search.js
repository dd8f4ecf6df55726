// Papers held against what is asked for: words, and the filters.

/**
 * A paper as record.py writes it; what is empty is left out.
 * @typedef {object} Paper
 * @property {string} key
 * @property {string} title
 * @property {string} [title_ja]
 * @property {string[]} [authors]
 * @property {boolean} [more] there are more authors
 * @property {string} [venue]
 * @property {string} [date] `2025-07-12`, `2025-07` or `2025`
 * @property {string[]} [categories]
 * @property {string[]} [tags]
 * @property {string} status
 * @property {number} [rating]
 * @property {[string, string][]} [beads] sentences of the two abstracts that translate each other
 * @property {string} [summary]
 * @property {string} [comment]
 * @property {string} [note]
 * @property {[string, string][]} [links] names and addresses
 * @property {string[]} [related] titles
 */

/**
 * A paper's folded text, and where in it titles, summary and abstracts end, which weigh 8, 4 and 2.
 * @typedef {{text: string, ends: [number, number, number]}} Document
 */

/**
 * What to look for, in one of its readings, and whether it must not be there. The first reading is a name's
 * (snake_case), another one that of an index: H_2O is shown as H₂O.
 * @typedef {{needle: string, readings: string[], not: boolean}} Term
 */

/**
 * @param {Paper} paper
 * @returns {Document}
 */
function documentOf(paper) {
  const beads = paper.beads || [];
  const parts = [
    [paper.title, paper.title_ja],
    [paper.summary],
    [beads.map((bead) => bead[0]).join(" "), beads.map((bead) => bead[1]).join("")],
    [paper.comment, paper.note, ...(paper.tags || []), ...(paper.authors || []), paper.venue, paper.key, arxivId(paper)],
  ].map((texts) => texts.map((text) => `${searchForm(text)}\n`).join(""));
  const titles = parts[0].length;
  const summary = titles + parts[1].length;
  return { text: parts.join(""), ends: [titles, summary, summary + parts[2].length] };
}

/** @param {Paper} paper */
function arxivId(paper) {
  const own = (paper.links || []).find(([name]) => name === "arXiv");
  return own && own[1].replace(NO_ID, "");
}

/**
 * The terms of a query: words and "phrases", which a minus forbids.
 * @param {string} query
 * @returns {Term[]}
 */
function parseQuery(query) {
  const found = query.normalize("NFKC").replace(/[“”]/g, '"').matchAll(/(-?)(?:"([^"]*)"?|((?:\\"|[^\s"])+))/gu);
  return Array.from(found, ([, minus, phrase, word]) => termOf(phrase || word || "", minus !== "")).filter(
    (term) => term.needle,
  );
}

/** What people write before an arXiv id. */
const NO_ID = /^(?:https?:\/\/arxiv\.org\/(?:abs|pdf)\/|arxiv:)(?=\d{4}|[a-z.-]+\/\d)/i;

const LOW_LINE = /(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}{\\])/gu;

/** @param {string} text @param {boolean} not @returns {Term} */
function termOf(text, not) {
  const words = text.replace(NO_ID, "");
  const readings = [...new Set([needle(words), needle(words.replace(LOW_LINE, ""))])];
  return { needle: readings[0], readings, not };
}

/**
 * Whether one of a term's readings stands in a text.
 * @param {string} text
 * @param {Term} term
 */
function holds(text, term) {
  return term.readings.some((reading) => placeOf(text, reading) >= 0);
}

/**
 * Where a needle stands in a text first, or -1. Blanks are so many that it is faster to look for what is behind.
 * @param {string} text
 * @param {string} wanted
 */
function placeOf(text, wanted) {
  if (wanted[0] !== " ") return text.indexOf(wanted);
  const word = wanted.slice(1);
  let at = text.indexOf(word);
  while (at > 0 && text[at - 1] !== " ") at = text.indexOf(word, at + 1);
  return at - (at > 0 ? 1 : 0);
}

/** What a term counts in titles, in the summary, in abstracts and elsewhere. */
const WEIGHTS = [8, 4, 2, 1];

/** The papers that hold all terms. What was found for the beginning of a query serves for what is typed behind it. */
class Finder {
  constructor() {
    /** @type {Document[]} */
    this.documents = [];
    /** @type {Map<string, number[]>} what each row of terms found */
    this.known = new Map();
  }

  /** @param {Document} document */
  add(document) {
    this.known.clear();
    this.documents.push(document);
  }

  /**
   * @param {Term[]} terms
   * @returns {number[]} numbers of papers, in their order
   */
  find(terms) {
    if (this.known.size > 200) this.known.clear();
    let found = Array.from(this.documents.keys());
    let path = "";
    for (const term of terms.filter((each) => !each.not)) {
      found =
        term.readings.length > 1
          ? found.filter((at) => holds(this.documents[at].text, term))
          : this.narrowed(found, path, term.needle);
      path += `\n${term.readings.join("|")}`;
    }
    for (const term of terms.filter((each) => each.not)) {
      found = found.filter((at) => !holds(this.documents[at].text, term));
    }
    return found;
  }

  /**
   * @param {number[]} from the papers that hold the terms of `path`
   * @param {string} path
   * @param {string} wanted
   */
  narrowed(from, path, wanted) {
    for (let end = wanted.length; end > 0; end--) {
      const known = this.known.get(`${path}\n${wanted.slice(0, end)}`);
      if (known && end === wanted.length) return known;
      if (known) return this.narrow(known, path, wanted);
    }
    return this.narrow(from, path, wanted);
  }

  /** @param {number[]} from @param {string} path @param {string} wanted */
  narrow(from, path, wanted) {
    const found = from.filter((at) => placeOf(this.documents[at].text, wanted) >= 0);
    this.known.set(`${path}\n${wanted}`, found);
    return found;
  }

  /**
   * How well a paper matches: each term by the first place where it stands, three quarters of that where it
   * only begins a word there (paperlog.match.ranker).
   * @param {number} at
   * @param {Term[]} terms that it holds
   */
  rank(at, terms) {
    const { text, ends } = this.documents[at];
    let sum = 0;
    for (const reading of terms.flatMap((term) => term.readings)) {
      const place = placeOf(text, reading);
      if (place < 0) continue;
      // Of Japanese, where no words are told apart, anywhere.
      const whole = language(reading.slice(-1)) === "ja" ? reading : `${reading} `;
      const part = place < ends[0] ? 0 : place < ends[1] ? 1 : place < ends[2] ? 2 : 3;
      const isWhole = text.slice(place, part < 3 ? ends[part] : undefined).includes(whole);
      sum += WEIGHTS[part] * (isWhole ? 1 : 0.75);
    }
    return sum;
  }
}

/**
 * Whether a paper passes the filters.
 * @param {Paper} paper
 * @param {State} state
 */
function passes(paper, state) {
  return (
    (!state.paper || paper.key === state.paper) &&
    (!state.status || paper.status === state.status) &&
    (!state.month || (paper.date || "").startsWith(state.month)) &&
    state.tags.every((tag) => (paper.tags || []).includes(tag)) &&
    state.categories.every((category) => (paper.categories || []).includes(category))
  );
}

/** @type {Record<string, (a: Paper, b: Paper) => number>} orders by name; what is equal keeps its place */
const ORDERS = {
  newest: (a, b) => compare(b.date || "", a.date || ""),
  oldest: (a, b) => compare(a.date || "9999", b.date || "9999"),
  title: (a, b) => compare(fold(a.title), fold(b.title)),
  rating: (a, b) => (b.rating || 0) - (a.rating || 0),
};

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The numbers of the papers that a state asks for, in its order.
 * @param {Paper[]} papers
 * @param {Finder} finder
 * @param {State} state
 * @returns {number[]}
 */
function results(papers, finder, state) {
  const terms = parseQuery(state.q);
  const found = finder.find(terms).filter((at) => passes(papers[at], state));
  if (state.sort) return found.sort((a, b) => ORDERS[state.sort](papers[a], papers[b]) || a - b);
  const wanted = terms.filter((term) => !term.not);
  if (!wanted.length) return found;
  const ranks = new Float64Array(papers.length);
  for (const at of found) ranks[at] = finder.rank(at, wanted);
  return found.sort((a, b) => ranks[b] - ranks[a] || a - b);
}
