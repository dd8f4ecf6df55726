// What the reader does with the mouse, a finger, or in a field; then the page begins.

/**
 * What the papers are narrowed down to, as buttons that take it back.
 * @param {State} state
 * @returns {HTMLElement[]}
 */
function chosenChips(state) {
  const chip = (kind, value, text) => {
    const made = element("button", { type: "button", className: `chip ${kind}`, lang: language(text) }, `${text} ×`);
    made.setAttribute("aria-label", `Without ${text}`);
    made.dataset[kind] = value;
    return made;
  };
  return [
    ...state.tags.map((tag) => chip("tag", tag, `#${tag}`)),
    ...state.categories.map((category) => chip("category", category, category)),
    ...(state.month ? [chip("month", "", state.month)] : []),
    ...(state.status ? [chip("status", "", state.status)] : []),
    ...(state.paper ? [chip("paper", "", state.paper)] : []),
  ];
}

/** @param {Page} page */
function listenToChips(page) {
  document.addEventListener("click", (event) => {
    if (event.target.closest("a[href^='#']")) page.settle(); // so that the way back leads to what was shown
    const chip = event.target.closest(".chip");
    if (!chip) return;
    const [[kind, value]] = Object.entries(chip.dataset);
    if (kind === "tag") page.switch("tags", value);
    else if (kind === "category") page.switch("categories", value);
    else page.change({ [kind]: "" });
  });
}

/** @param {Page} page */
function listenToFields(page) {
  const typed = () => page.query.value !== page.state.q && page.ask(page.query.value);
  // Half a word in kana is nothing to search for: an input method says when it is done.
  page.query.addEventListener("input", (event) => event.isComposing || typed());
  page.query.addEventListener("compositionend", typed);
  page.all.addEventListener("change", () => page.change({ all: page.all.checked, paper: page.state.paper }));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  const chosen = {
    tag: (value) => value && page.switch("tags", value),
    category: (value) => value && page.switch("categories", value),
    month: (month) => page.change({ month }),
    status: (status) => page.change({ status }),
    sort: (sort) => page.change({ sort }),
    lang: (lang) => page.setLanguage(lang),
  };
  for (const [name, action] of Object.entries(chosen)) {
    byId(name).addEventListener("change", (event) => action(event.target.value));
  }
}

/** @param {Page} page */
function listen(page) {
  listenToKeys(page);
  listenToChips(page);
  listenToFields(page);
  byId("theme").addEventListener("click", () => page.nextTheme());
  byId("help").addEventListener("click", () => page.help.showModal());
  window.addEventListener("hashchange", () => {
    page.state = stateOf(location.hash);
    page.reflect();
    page.show();
    window.scrollTo(0, 0);
  });
  window.addEventListener("beforeprint", () => page.list.complete());
}

function begin() {
  const page = new Page();
  page.load(document.querySelector("script.papers"));
  listen(page);
  setTheme(document.documentElement.dataset.theme || "");
  page.reflect();
  page.show();
  page.settle();
  // The other blocks stand behind this script: the browser may not have come to them yet.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => page.loadOthers());
  else page.loadOthers();
}

begin();
