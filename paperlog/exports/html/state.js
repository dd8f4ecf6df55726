// What the page shows, as the part of its address behind the #: so that it can be kept as a bookmark.

/**
 * @typedef {object} State
 * @property {string} q the query
 * @property {string[]} tags
 * @property {string[]} categories
 * @property {string} month `2025-07`, or a year
 * @property {string} status
 * @property {string} sort a name in ORDERS, or "" for the best match, else the file's order
 * @property {string} lang en, ja, or "" for both
 * @property {boolean} all whether all papers are open
 * @property {string} paper the key of the one paper to show, or ""
 */

/**
 * @param {string} hash `#q=推論&tag=RLVR`
 * @returns {State}
 */
function stateOf(hash) {
  const values = new URLSearchParams(hash.replace(/^#/, ""));
  const one = (name) => values.get(name) || "";
  const sort = one("sort");
  const lang = one("lang");
  return {
    q: one("q"),
    tags: values.getAll("tag"),
    categories: values.getAll("category"),
    month: one("month"),
    status: one("status"),
    sort: Object.keys(ORDERS).includes(sort) ? sort : "",
    lang: lang === "en" || lang === "ja" ? lang : "",
    all: values.has("all"),
    paper: one("paper"),
  };
}

/**
 * @param {State} state
 * @returns {string} the opposite of `stateOf`, "" for everything
 */
function hashOf(state) {
  const values = new URLSearchParams();
  for (const name of ["q", "month", "status", "sort", "lang", "paper"]) {
    if (state[name]) values.append(name, state[name]);
  }
  for (const tag of state.tags) values.append("tag", tag);
  for (const category of state.categories) values.append("category", category);
  if (state.all) values.append("all", "1");
  return values.toString() && `#${values}`;
}
