// Papers as the reader sees them. Texts go in as text alone, never as markup.

/**
 * An element with properties, attributes and children.
 * @param {string} name
 * @param {Record<string, unknown>} [properties] those with a - in their name are attributes
 * @param {...(Node | string | false | null | undefined | "")} children
 * @returns {HTMLElement}
 */
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-")) made.setAttribute(key, String(value));
    else made[key] = value;
  }
  made.append(...children.filter(Boolean));
  return made;
}

/**
 * A text in its language, what the query found marked.
 * @param {string} name
 * @param {string | undefined} text
 * @param {RegExp | null} pattern
 * @param {Record<string, unknown>} [properties]
 * @returns {HTMLElement | null} null where there is no text
 */
function written(name, text, pattern, properties = {}) {
  if (!text) return null;
  const made = element(name, { lang: language(text), ...properties });
  let done = 0;
  for (const [start, end] of stretches(text, pattern)) {
    made.append(text.slice(done, start), element("mark", {}, text.slice(start, end)));
    done = end;
  }
  made.append(text.slice(done));
  return made;
}

/** @param {string} address @param {string} name */
function link(address, name) {
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, name);
}

/**
 * A paper, closed: its title, what is known of it, and a line of what the query found or it is about.
 * @param {Paper} paper
 * @param {number} at its number
 * @param {RegExp | null} pattern
 * @returns {HTMLElement}
 */
function paperView(paper, at, pattern) {
  const title = element(
    "button",
    { type: "button", className: "title", "aria-expanded": "false", "aria-controls": `paper-${at}` },
    written("span", paper.title, pattern),
    " ",
    written("span", paper.title_ja, pattern, { className: "second" }),
  );
  const view = element(
    "article",
    { className: `paper ${paper.status}` },
    element("h2", {}, title),
    byline(paper, pattern),
    labels(paper, pattern),
    excerpt(paper, pattern),
    element("div", { className: "body", id: `paper-${at}`, hidden: true }),
  );
  view.dataset.at = String(at);
  return view;
}

/** @param {Paper} paper @param {RegExp | null} pattern */
function byline(paper, pattern) {
  const authors = (paper.authors || []).join(", ") + (paper.more ? " et al." : "");
  return element(
    "p",
    { className: "by" },
    written("span", authors, pattern, { className: "authors" }),
    written("span", paper.venue, pattern),
    paper.date && element("time", { dateTime: paper.date }, paper.date),
    paper.status !== "unread" && element("span", { className: "status" }, paper.status),
    paper.rating && element("span", { className: "rating", title: `${paper.rating} of 5` }, "★".repeat(paper.rating)),
  );
}

/** @param {Paper} paper @param {RegExp | null} pattern */
function labels(paper, pattern) {
  const chip = (kind, value, text) => {
    const made = written("button", text, pattern, { type: "button", className: `chip ${kind}` });
    made.dataset[kind] = value;
    return made;
  };
  const tags = (paper.tags || []).map((tag) => chip("tag", tag, `#${tag}`));
  const categories = (paper.categories || []).map((category) => chip("category", category, category));
  return tags.length + categories.length > 0 && element("p", { className: "labels" }, ...tags, ...categories);
}

/**
 * The first sentence in which the query stands, where the titles do not show it; else the summary.
 * @param {Paper} paper
 * @param {RegExp | null} pattern
 */
function excerpt(paper, pattern) {
  const shows = (text) => stretches(text || "", pattern).length > 0;
  if (pattern && !shows(paper.title) && !shows(paper.title_ja)) {
    const texts = [paper.summary, ...(paper.beads || []).flat(), paper.comment, paper.note];
    const found = texts.find(shows);
    if (found) return written("p", sentence(found, pattern), pattern, { className: "excerpt" });
  }
  return written("p", paper.summary, pattern, { className: "excerpt" });
}

/**
 * The first sentence of a text in which a pattern finds something; the text where the browser knows no sentences.
 * @param {string} text
 * @param {RegExp} pattern
 */
function sentence(text, pattern) {
  if (!Intl.Segmenter) return text;
  for (const part of new Intl.Segmenter(language(text), { granularity: "sentence" }).segment(text)) {
    if (stretches(part.segment, pattern).length > 0) return part.segment.trim();
  }
  return text;
}

/**
 * What an open paper shows: its texts side by side, comment, note, related papers and links.
 * @param {Paper} paper
 * @param {RegExp | null} pattern
 * @param {Map<string, string>} keys of papers by their folded titles
 * @returns {(Node | string)[]}
 */
function bodyView(paper, pattern, keys) {
  return [
    written("p", paper.summary, pattern, { className: "summary" }),
    paper.beads && beadsView(paper.beads, pattern),
    ...section("Comment", written("p", paper.comment, pattern, { className: "own" })),
    ...section("Note", written("p", paper.note, pattern, { className: "own" })),
    ...section("Related", relatedView(paper, keys)),
    linksView(paper),
  ].filter(Boolean);
}

/** @param {string} name @param {Node | null} content */
function section(name, content) {
  return content ? [element("h3", {}, name), content] : [];
}

/**
 * The sentences of the abstracts in two columns, those that translate each other in one row.
 * @param {[string, string][]} beads
 * @param {RegExp | null} pattern
 */
function beadsView(beads, pattern) {
  const both = beads.some((bead) => bead[0]) && beads.some((bead) => bead[1]);
  if (!both) {
    const text = (bead) => written("p", bead[0] || bead[1], pattern);
    return element("div", { className: "alone" }, ...beads.map(text));
  }
  const cell = (text, lang) => element("td", { lang, className: lang }, written("span", text, pattern, { lang }));
  const head = element(
    "tr",
    {},
    element("th", { scope: "col", className: "en" }, "Abstract"),
    element("th", { scope: "col", className: "ja", lang: "ja" }, "要旨"),
  );
  const rows = beads.map(([en, ja]) => element("tr", {}, cell(en, "en"), cell(ja, "ja")));
  return element("table", { className: "beads" }, element("thead", {}, head), element("tbody", {}, ...rows));
}

/** @param {Paper} paper @param {Map<string, string>} keys */
function relatedView(paper, keys) {
  if (!paper.related) return null;
  const items = paper.related.map((title) => {
    const key = keys.get(searchForm(title));
    const name = key ? element("a", { href: hashOf({ ...stateOf(""), paper: key }) }, title) : title;
    return element("li", { lang: language(title) }, name);
  });
  return element("ul", {}, ...items);
}

/** @param {Paper} paper */
function linksView(paper) {
  const own = element("a", { href: hashOf({ ...stateOf(""), paper: paper.key }), className: "key" }, paper.key);
  const links = (paper.links || []).map(([name, address]) => link(address, name));
  return element("p", { className: "links" }, ...links, own);
}
