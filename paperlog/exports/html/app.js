// The page: from what the reader asks for to what is shown.

const THEMES = ["", "dark", "light"];
const LANGUAGES = ["", "en", "ja"];
/** Milliseconds: after so long a rest the address and the numbers in the lists follow what was typed. */
const REST = 250;

/** @param {string} id */
const byId = (id) => document.getElementById(id);

class Page {
  constructor() {
    /** @type {Paper[]} */
    this.papers = [];
    this.finder = new Finder();
    /** @type {Map<string, string>} */
    this.keys = new Map();
    this.isWhole = false;
    this.query = byId("query");
    this.all = byId("all");
    this.help = byId("keys");
    this.list = new List(byId("papers"), byId("more"), this.papers, this.keys);
    this.state = stateOf(location.hash);
    this.rest = 0;
  }

  /** Takes in a block of papers, which stands in the page as JSON. @param {HTMLElement} block */
  load(block) {
    for (const paper of JSON.parse(block.textContent)) {
      this.papers.push(paper);
      this.finder.add(documentOf(paper));
      this.keys.set(searchForm(paper.title), paper.key);
    }
    block.remove();
  }

  /** Takes in the other blocks, one after the other, and lets the reader type in between. */
  async loadOthers() {
    for (const block of document.querySelectorAll("script.papers")) {
      this.load(block);
      this.extend();
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.isWhole = true;
    this.extend();
  }

  /** Shows what the state asks for, from the first paper on. */
  show() {
    performance.clearMeasures("paperlog-shown");
    const asked = performance.now();
    this.found = results(this.papers, this.finder, this.state);
    this.list.show(this.found, patternOf(parseQuery(this.state.q)), this.state.all || this.state.paper !== "");
    this.count();
    this.later();
    performance.measure("paperlog-shown", { start: asked });
  }

  /** Shows what has come in since; what the reader may be looking at stays where it is still right. */
  extend() {
    const shown = this.found.slice(0, this.list.count);
    this.found = results(this.papers, this.finder, this.state);
    if (!shown.every((at, place) => at === this.found[place])) {
      this.show();
      return;
    }
    this.list.follow(this.found);
    this.count();
    this.later();
  }

  /** Says how many papers there are. */
  count() {
    const [found, all] = [this.found.length, this.papers.length].map((number) => number.toLocaleString("en"));
    const papers = this.papers.length === 1 ? "paper" : "papers";
    byId("count").textContent =
      (found === all ? `${all} ${papers}` : `${found} of ${all} ${papers}`) + (this.isWhole ? "" : " so far …");
  }

  /** Once the reader rests: the address, the window's title and the numbers in the lists. */
  later() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.settle(), REST);
  }

  settle() {
    clearTimeout(this.rest);
    const hash = hashOf(this.state);
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
    document.title = this.state.q ? `${this.state.q} · paperlog` : "paperlog";
    for (const [name, valuesOf] of Object.entries(FACETS)) {
      fill(byId(name), counted(this.papers, this.found, valuesOf), this.state[name] || "");
    }
  }

  /** Changes the state and shows it. @param {Partial<State>} change */
  change(change) {
    this.state = { ...this.state, paper: "", ...change };
    this.reflect();
    this.show();
    window.scrollTo(0, 0);
  }

  /** Brings fields and chips in line with the state. */
  reflect() {
    const { q, sort, lang, all } = this.state;
    if (this.query.value !== q) this.query.value = q;
    this.all.checked = all;
    byId("sort").value = sort;
    byId("lang").value = lang;
    for (const name of Object.keys(FACETS)) byId(name).value = this.state[name] || "";
    document.documentElement.dataset.texts = lang;
    byId("chosen").replaceChildren(...chosenChips(this.state));
  }

  /** Searches for other words. @param {string} q */
  ask(q) {
    this.change({ q });
  }

  /** Puts a tag or category among those that are asked for, or takes it out. @param {"tags" | "categories"} field @param {string} value */
  switch(field, value) {
    const values = this.state[field];
    this.change({ [field]: values.includes(value) ? values.filter((each) => each !== value) : [...values, value] });
  }

  /** Closes the paper that has the focus; else leaves the one paper that is shown alone; else goes to the search. */
  back() {
    const current = this.list.current();
    if (this.state.paper) this.change({});
    else if (current && List.isOpen(current)) this.list.toggle(current, false);
    else this.search();
  }

  /** Takes the reader to the search field. */
  search() {
    this.query.focus();
    this.query.select();
  }

  nextLanguage() {
    this.setLanguage(after(LANGUAGES, this.state.lang));
  }

  /** @param {string} lang */
  setLanguage(lang) {
    this.state.lang = lang;
    this.reflect();
    this.later();
  }

  nextTheme() {
    const root = document.documentElement;
    setTheme(after(THEMES, root.dataset.theme || ""));
  }
}

/** What comes behind a value in a list that begins anew. @param {string[]} values @param {string} value */
function after(values, value) {
  return values[(values.indexOf(value) + 1) % values.length];
}

/** @param {string} theme dark, light, or "" for the system's */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  byId("theme").textContent = theme ? theme[0].toUpperCase() + theme.slice(1) : "Auto";
  byId("theme").setAttribute("aria-label", `Theme: ${theme || "as the system"}`);
  try {
    localStorage.setItem("paperlog-theme", theme);
  } catch {
    // As in theme.js.
  }
}
