// The list of papers found: so many at a time, more as the reader comes to its end.

const BATCH = 30;
/** So many papers are printed; a printer is no place for ten thousand. */
const PRINTED = 500;

/** The articles in the page, and which papers are to come behind them. */
class List {
  /**
   * @param {HTMLElement} root where the articles go
   * @param {HTMLElement} more what stands behind them while there are more
   * @param {Paper[]} papers
   * @param {Map<string, string>} keys of papers by their folded titles
   */
  constructor(root, more, papers, keys) {
    Object.assign(this, { root, more, papers, keys });
    /** @type {number[]} */
    this.found = [];
    this.count = 0;
    this.pattern = null;
    this.all = false;
    this.end = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.grow(), {
      rootMargin: "1200px",
    });
    more.addEventListener("click", () => this.grow());
    this.root.addEventListener("click", (event) => {
      const title = event.target.closest(".title");
      if (title) this.toggle(title.closest(".paper"));
    });
  }

  /**
   * Shows the first of the papers found.
   * @param {number[]} found
   * @param {RegExp | null} pattern what to mark in them
   * @param {boolean} all whether they are open
   */
  show(found, pattern, all) {
    Object.assign(this, { found, pattern, all, count: 0 });
    this.root.replaceChildren();
    this.grow();
  }

  /** Shows more of them. @param {number} [by] */
  grow(by = BATCH) {
    const articles = this.found.slice(this.count, this.count + by).map((at) => {
      const article = paperView(this.papers[at], at, this.pattern);
      if (this.all) this.toggle(article, true);
      return article;
    });
    this.root.append(...articles);
    this.count += articles.length;
    this.more.hidden = this.count >= this.found.length;
    // Observed anew, it is looked at anew: the end may still be near, and an observer tells of changes alone.
    this.end.unobserve(this.more);
    this.end.observe(this.more);
  }

  /** Takes more papers behind those that are shown already. @param {number[]} found */
  follow(found) {
    this.found = found;
    this.grow(Math.max(BATCH - this.count, 0));
  }

  /** Opens a paper or closes it; its body is made when it is first opened. @param {HTMLElement} article @param {boolean} [open] */
  toggle(article, open = !List.isOpen(article)) {
    const body = article.querySelector(".body");
    if (open && !body.hasChildNodes()) {
      body.append(...bodyView(this.papers[Number(article.dataset.at)], this.pattern, this.keys));
    }
    if (!open && body.contains(document.activeElement)) article.querySelector(".title").focus();
    body.hidden = !open;
    article.classList.toggle("open", open);
    article.querySelector(".title").setAttribute("aria-expanded", String(open));
  }

  /** @param {HTMLElement} article */
  static isOpen(article) {
    return article.classList.contains("open");
  }

  /** Moves to the paper so many further on, or to the first one. @param {number} step */
  move(step) {
    const articles = [...this.root.children];
    const at = articles.indexOf(this.current());
    if (at + step >= articles.length) this.grow();
    const target = this.root.children[at < 0 ? 0 : at + step];
    if (!target) return;
    target.querySelector(".title").focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  }

  /** @returns {HTMLElement | null} the paper that has the focus */
  current() {
    const focused = document.activeElement && document.activeElement.closest(".paper");
    return focused || null;
  }

  /** Before printing: as many papers as are printed. */
  complete() {
    if (this.count < PRINTED) this.grow(PRINTED - this.count);
  }
}
