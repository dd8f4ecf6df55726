// The keyboard. What a key does is told in page.html too.

/**
 * @param {Page} page
 * @returns {Record<string, () => void>} what each key does outside of fields
 */
function keyActions(page) {
  const current = () => page.list.current();
  const open = (wanted) => current() && page.list.toggle(current(), wanted);
  const next = () => page.list.move(1);
  const previous = () => (page.list.root.firstChild === current() ? page.search() : page.list.move(-1));
  return {
    "/": () => page.search(),
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    ArrowRight: () => open(true),
    ArrowLeft: () => open(false),
    o: () => current() && (open(true), current().querySelector(".links a[rel]")?.click()),
    a: () => page.all.click(),
    l: () => page.nextLanguage(),
    t: () => page.nextTheme(),
    "?": () => page.help.showModal(),
    Escape: () => page.back(),
  };
}

/**
 * What a key does in the search field; others are typed.
 * @param {Page} page
 * @returns {Record<string, () => void>}
 */
function queryActions(page) {
  return {
    ArrowDown: () => page.list.move(1),
    Enter: () => page.list.move(1),
    Escape: () => (page.query.value ? page.ask("") : page.query.blur()),
  };
}

/** @param {Page} page */
function listenToKeys(page) {
  const outside = keyActions(page);
  const inQuery = queryActions(page);
  document.addEventListener("keydown", (event) => {
    // While an input method composes, Enter, Esc and the arrows are its own; 229 is how Safari says so.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.ctrlKey || event.metaKey || event.altKey || page.help.open) return;
    const isField = event.target.matches("select, input:not([type=checkbox])");
    const actions = event.target === page.query ? inQuery : isField ? {} : outside;
    // Arrows scroll, unless a paper has the focus.
    if (actions === outside && event.key.startsWith("Arrow") && !page.list.current()) return;
    const action = Object.keys(actions).includes(event.key) && actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
