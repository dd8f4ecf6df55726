"""The ways to write pages down that the readers are tried with, by name."""

from dataclasses import replace

from pages import Notes
from savers import (
    Style,
    clipped,
    cr,
    crlf,
    doubled,
    full_width,
    indented,
    nfkc,
    no_blank_lines,
    no_break_spaces,
    one_line,
    wrapped,
    wrapped_anywhere,
)

FLOWS = {
    "no-blank-lines": no_blank_lines,
    "doubled": doubled,
    "wrapped": wrapped,
    "wrapped-anywhere": wrapped_anywhere,
    "wrapped-no-blank-lines": lambda text: no_blank_lines(wrapped(text)),
    "indented": indented,
    "no-break-spaces": no_break_spaces,
    "crlf": crlf,
    "cr": cr,
    "one-line": one_line,
}
UNBROKEN = "no-blank-lines", "doubled", "indented", "no-break-spaces", "crlf", "cr"  # titles stay on one line
SIGNS = {"nfkc": nfkc, "full-width": full_width}
LOST = ("heading",), ("title",), ("title", "heading")

ARXIV = {
    "real": Style(),
    "table": Style(row="{0} | {1} |"),
    "markdown-table": Style(row="| {0} | {1} |", rule="\n| --- | --- |\n", heading="## {0}", title="# {0}"),
    "html2text-table": Style(row="{0} | {1}  ", rule="\n---|---  \n"),
    "inscriptis-table": Style(row="  {0}\t{1}", near="\n", gap="\n\n"),
    "bold": Style(row="**{0}** {1}", heading="**{0}**", title="**{0}**"),
    "colons": Style(row="{0}: {1}"),
    "bullets": Style(row="• {0} {1}"),
    "value-below": Style(row="{0}\n{1}"),
    "value-below-apart": Style(row="{0}\n\n{1}", near="\n\n"),
    "links": Style(
        title="### [{0}]({1})", heading="## {0}", category="[{0}](https://jarxiv.com/category/{0})"
    ),
    "clipped": Style(words=clipped, title="## [{0}]({1})", heading="#### {0}", row="{0} {1}  "),
    "html-table": Style(row="<tr><td>{0}</td><td>{1}</td></tr>", near=""),
    "html-table-with-link": Style(
        row="<tr><td>{0}</td><td>{1}</td></tr>",
        near="",
        link='<a href="https://arxiv.org/abs/{0}">arxiv_id</a>(<a href="https://arxiv.org/pdf/{0}">pdf</a>)',
    ),
    "noisy": Style(noisy=True),
    "noisy-lost": Style(noisy=True, without=("heading",)),
    "id": Style(link="{0}"),
    "url": Style(link="http://arxiv.org/abs/{0}(pdf)"),
    "link": Style(link="[{0}](https://arxiv.org/abs/{0})([pdf](https://arxiv.org/pdf/{0}))"),
    "paper-on-one-line": Style(paper=one_line, papers="\n"),
    "cat": Style(papers=""),
    "close": Style(gap="\n", papers="\n"),
    **{"no-" + "-".join(kinds): Style(without=kinds) for kinds in LOST},
    **{"close-no-" + "-".join(kinds): Style(without=kinds, gap="\n", papers="\n") for kinds in LOST},
    **{"one-line-no-" + "-".join(kinds): Style(without=kinds, page=one_line) for kinds in LOST},
    **{name: Style(page=flow) for name, flow in FLOWS.items()},
    **{name: Style(signs=flow) for name, flow in SIGNS.items()},
}
FUGU_REAL = Style(gap="\n", papers="\n")
FUGU = {
    "real": FUGU_REAL,
    "next-on-same-line": replace(FUGU_REAL, next=" "),
    "cat": replace(FUGU_REAL, papers=""),
    "apart": Style(),
    "bullets": replace(FUGU_REAL, item="• {0}: {1}", related="• " + FUGU_REAL.related[2:]),
    "stars": replace(FUGU_REAL, item="  * {0}: {1}", related="  * " + FUGU_REAL.related[2:]),
    "no-bullets": replace(FUGU_REAL, item="{0}: {1}", related=FUGU_REAL.related[2:]),
    "no-bullets-next-on-same-line": replace(
        FUGU_REAL, item="{0}: {1}", related=FUGU_REAL.related[2:], next=" "
    ),
    "markdown": replace(FUGU_REAL, title="# {0}", heading="## {0}"),
    "links": replace(
        FUGU_REAL,
        title="# [{0}]({1})",
        related="- [{0}](https://fugumt.com/fugumt/paper_check/x) [{1}]\n{2}\n"
        "[論文](http://arxiv.org/abs/x) [参考訳(メタデータ)](https://fugumt.com/x) ({3})",
    ),
    "bold": replace(FUGU_REAL, item="- **{0}**: {1}", title="**{0}**"),
    "bold-colon": replace(FUGU_REAL, item="* **{0}:** {1}", title="## {0}"),
    "value-below": replace(FUGU_REAL, item="- {0}:\n{1}"),
    "cell-below": replace(FUGU_REAL, item="{0}\n\n{1}"),
    "clipped": replace(
        FUGU_REAL,
        words=clipped,
        title="{0}\n=====",
        heading="{0}\n-----",
        item="*   {0}: {1}",
        related="*   [{0}](/fugumt/paper_check/x) \\[{1}\\]\n{2}\n論文 参考訳(メタデータ) ({3})",
    ),
    "noisy": replace(FUGU_REAL, noisy=True),
    "no-title": replace(FUGU_REAL, without=("title",)),
    "page-on-one-line": replace(FUGU_REAL, paper=one_line),
    "no-bullets-one-line": replace(FUGU_REAL, item="{0}: {1}", related=FUGU_REAL.related[2:], page=one_line),
    **{name: replace(FUGU_REAL, page=flow) for name, flow in FLOWS.items()},
    **{name: replace(FUGU_REAL, signs=flow) for name, flow in SIGNS.items()},
}
OLD_FUGU = {
    "real": Style(title="# {0}"),
    "plain": Style(),
    "close": Style(gap="\n", papers="\n"),
    "link": Style(title="# [{0}]({1})"),
    "cat": Style(title="# {0}", papers=""),
    **{name: Style(page=flow) for name, flow in FLOWS.items()},
    **{name: Style(signs=flow) for name, flow in SIGNS.items()},
}
FLAT = Notes(tags=" ", date="\n", part=" ", entry=" ")
NOTES_2023 = Notes(tags="", date="\n", apostrophe="")
NOTES_2026 = Notes(title_first=True, summary="GPT Summary- {0}")
NOTES = {
    "2025-08": Notes(),
    "2025-08-flat": FLAT,
    "2025-08-flatter": replace(FLAT, date=" "),
    "one-line": replace(FLAT, date=" ", page=one_line),
    "2023-12": NOTES_2023,
    "2023-12-glued": replace(NOTES_2023, date=""),
    "2023-12-glued-flat": replace(NOTES_2023, date="", part=" ", entry=" "),
    "late-2025": Notes(summary="GPT Summary- {0}"),
    "late-2025-flat": replace(FLAT, summary="GPT Summary- {0}"),
    "late-2025-below": Notes(summary="GPT Summary\n- {0}", comment="Comment\n{0}"),
    "2026": NOTES_2026,
    "2026-headings": replace(NOTES_2026, heading="## {0}"),
    "2026-flat": replace(NOTES_2026, tags=" ", date=" ", part=" ", entry="\n"),
    "2026-apart": replace(NOTES_2026, entry="\n\n", title="### {0}", heading="## {0}"),
    "2026-doubled": replace(NOTES_2026, page=doubled),
    "2026-count": replace(NOTES_2026, heading="{0} (23) — 1/2"),
    "2026-no-link": replace(NOTES_2026, links="My Issue"),
    "2026-links-apart": replace(NOTES_2026, links="Paper/Blog Link\n\nMy Issue"),
    "2026-noisy": replace(NOTES_2026, noisy=True),
    "noisy": Notes(noisy=True),
    "heading": Notes(heading="## {0}"),
    "page-title": Notes(heading="{0}に関する論文・技術記事メモの一覧"),
    "apart": Notes(entry="\n\n"),
    "all-apart": Notes(tags="\n\n", date="\n\n", part="\n\n", entry="\n\n"),
    "value-below": Notes(summary="Summary\n{0}", comment="Comment\n{0}"),
    "bold": Notes(summary="**Summary** {0}", comment="**Comment** {0}", title="**{0}**"),
    "spaced": Notes(summary="Summary {0}", comment="Comment {0}"),
    "links": Notes(
        tag="[#{0}](articles/x.html)", tags="", title="[{0}](https://github.com/example/paper_notes/issues/1)"
    ),
    "clipped": Notes(
        words=clipped,
        heading="{0}\n-----",
        tag="[#{0}](<https://example.org/articles/{0}.html>)",
        tags="",
        title="[{0}](https://github.com/example/paper_notes/issues/1)",
    ),
    "right-quote": Notes(apostrophe="’"),
    "left-quote": Notes(apostrophe="‘"),
    **{name: Notes(page=flow) for name, flow in FLOWS.items() if name != "one-line"},
    **{name: Notes(signs=flow) for name, flow in SIGNS.items()},
}
