// The lists of tags, categories, months and statuses that can be chosen, with the number of papers of each.

const STATUSES = ["unread", "reading", "read", "skipped"];

/** @type {Record<string, (paper: Paper) => string[]>} the values of a paper, by the name of the list */
const FACETS = {
  tag: (paper) => paper.tags || [],
  category: (paper) => paper.categories || [],
  month: (paper) => (paper.date ? [...new Set([paper.date.slice(0, 4), paper.date.slice(0, 7)])] : []),
  status: (paper) => [paper.status],
};

/** @type {Record<string, (a: [string, number], b: [string, number]) => number>} orders of values with their counts */
const FACET_ORDERS = {
  tag: ([a, m], [b, n]) => n - m || compare(fold(a), fold(b)),
  category: ([a, m], [b, n]) => n - m || compare(a, b),
  // The newest first, each year before its months.
  month: ([a], [b]) => compare(b.padEnd(7, "-99"), a.padEnd(7, "-99")),
  status: ([a], [b]) => STATUSES.indexOf(a) - STATUSES.indexOf(b),
};

/**
 * How many of some papers have each value.
 * @param {Paper[]} papers
 * @param {number[]} found
 * @param {(paper: Paper) => string[]} valuesOf
 * @returns {Map<string, number>}
 */
function counted(papers, found, valuesOf) {
  const counts = new Map();
  for (const at of found) {
    for (const value of valuesOf(papers[at])) counts.set(value, (counts.get(value) || 0) + 1);
  }
  return counts;
}

/**
 * Fills a list with the values that the papers found have; what is chosen stays in it.
 * @param {HTMLSelectElement} select its first option chooses nothing
 * @param {Map<string, number>} counts
 * @param {string} chosen
 */
function fill(select, counts, chosen) {
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  const rows = [...counts].sort(FACET_ORDERS[select.id]);
  const options = rows.map(([value, count]) => {
    const text = `${select.id === "month" && value.length > 4 ? "\u2003" : ""}${value} (${count.toLocaleString("en")})`;
    return element("option", { value, lang: language(value) }, text);
  });
  select.replaceChildren(select.options[0], ...options);
  select.value = chosen;
}
