"""Pages as the three sites write them, made from a known truth, and what a reader should find on them.

The layouts are those of the sites' own pages over the years.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from savers import Block, Style
from truths import Truth, each_text, only

# arXiv.jp

_ARXIV_HEAD = "jarxiv\n最新の論文を日本語で\nコンテンツへスキップ"
_ARXIV_FOOT = (
    "投稿ナビゲーション\n← 過去の投稿\n検索:\n最近の投稿\n{0}\nアーカイブ\n2025年2月\n"
    "カテゴリー\ncs.AI\ncs.CL\nProudly powered by WordPress"
)


def arxiv_jp(papers: list[Truth], style: Style, *, old: bool = False) -> str:
    """A listing; an old one (2023) carries `タイトル:` and `要約:` inside the Japanese part, and bullets."""
    texts = [style.write(_arxiv_jp(paper, style, old)) for paper in papers]
    if style.noisy:
        titles = "\n".join(f"- {paper['title']}" for paper in papers)
        texts = [_ARXIV_HEAD, *texts, _ARXIV_FOOT.format(titles)]
    return style.join(texts)


def _arxiv_jp(paper: Truth, style: Style, old: bool) -> list[Block]:
    categories = ", ".join(map(style.category.format, paper["categories"]))
    japanese = paper["abstract_ja"]
    if old:
        japanese = f"タイトル: {paper['title_ja']}\n要約:\n" + re.sub("(?m)^(?=.)", "– ", japanese)
    return [
        ("title", paper["title"], "https://jarxiv.com/2025/02/18/a-paper"),
        ("noise", "投稿日: 2025年2月18日 作成者: jarxiv"),
        ("heading", "要約"),
        ("text", japanese),
        ("heading", "要約(オリジナル)"),
        ("text", paper["abstract_en"]),
        ("heading", "arxiv情報"),
        ("row", "著者", ",".join(paper["authors"])),
        ("row", "発行日", paper["published"].replace("T", " ")),
        ("row", "arxivサイト", style.link.format(paper["arxiv_id"])),
        ("heading", "提供元, 利用サービス"),
        ("text", "arxiv.jp, Google"),
        ("foot", f"カテゴリー: {categories} | {paper['title']} はコメントを受け付けていません"),
    ]


def arxiv_jp_truth(paper: Truth, style: Style, *, old: bool = False) -> Truth:
    """What is to be found of a paper on such a page."""
    more = ["title_ja"] * old + ["arxiv_id"] * ("{0}" in style.link)
    truth = only(paper, "published", "categories", "abstract_en", "abstract_ja", *more)
    return dict(each_text(truth, style.signs))


# Fugu-MT

_FUGU_FOOT = (
    "関連論文リストは本サイト内にある論文のタイトル・アブストラクトから自動的に作成しています。",
    "指定された論文の情報です。",
    "本サイトの運営者は本サイト(すべての情報・翻訳含む)の品質を保証せず、"
    "本サイト(すべての情報・翻訳含む)を使用して発生したあらゆる結果について一切の責任を負いません。",
)
_FUGU_OLD = "title_ja", "arxiv_id", "arxiv_version", "abstract_en", "abstract_ja"
_FUGU = *_FUGU_OLD, "published", "summary_ja", "score", "related"


def fugumt(papers: list[Truth], style: Style) -> str:
    """Pages, one a paper, in one file."""
    return style.join([style.write(_fugumt(paper)) for paper in papers])


def _fugumt(paper: Truth) -> list[Block]:
    url = f"http://arxiv.org/abs/{paper['arxiv_id']}v{paper['arxiv_version']}"
    items = {
        "arxiv url": url,
        "Date": datetime.fromisoformat(paper["published"]).strftime("%a, %d %b %Y %H:%M:%S GMT"),
        "ステータス": "翻訳完了",
        "システム内更新日": "2024-11-26 14:24:44.559416",
        "Title": paper["title"],
        "Title(参考訳)": paper["title_ja"],
        "Authors": " ".join(f"{author}," for author in paper["authors"]),
        "Abstract要約": paper["summary_ja"],
        "参考スコア(独自算出の注目度)": paper["score"] and str(paper["score"]),
        "License": "" if len(paper["related"]) == 1 else "http://creativecommons.org/licenses/by/4.0/",
        "Abstract": paper["abstract_en"],
        "Abstract(参考訳)": paper["abstract_ja"],
    }
    return [
        ("noise", "Fugu-MT 論文翻訳(概要)"),
        ("title", f"論文の概要: {paper['title']}", url),
        *(("item", label, value) for label, value in items.items() if value is not None),
        ("heading", "関連論文リスト"),
        *(
            (
                "related",
                one["title"],
                str(one["score"]),
                one["summary_ja"],
                one["published"].replace("+00:00", "Z"),
            )
            for one in paper["related"]
        ),
        *(("text", line) for line in _FUGU_FOOT),
    ]


def fugumt_truth(paper: Truth, style: Style) -> Truth:
    """What is to be found of a paper on such a page."""
    return dict(each_text(only(paper, *_FUGU), style.signs))


def fugumt_old(papers: list[Truth], style: Style, *, translated: str = " [全文訳有]") -> str:
    """Pages of the older layout, one a paper, in one file."""
    return style.join([style.write(_fugumt_old(paper, translated)) for paper in papers])


def _fugumt_old(paper: Truth, translated: str) -> list[Block]:
    url = f"http://arxiv.org/abs/{paper['arxiv_id']}v{paper['arxiv_version']}"
    return [
        ("text", "論文の概要、ライセンス"),
        ("title", f"(参考訳) {paper['title_ja']}{translated}", url),
        ("text", f"{paper['title']} ( {url} )"),
        ("text", f"ライセンス: CC BY 4.0\n{', '.join(paper['authors'])}(参考訳) {paper['abstract_ja']}"),
        ("text", paper["abstract_en"]),
    ]


def fugumt_old_truth(paper: Truth, style: Style) -> Truth:
    """What is to be found of a paper on such a page; whether the id tells the year is left open."""
    truth = only(paper, *_FUGU_OLD)
    del truth["year"]
    return dict(each_text(truth, style.signs))


# paper_notes

_NOTES_HEAD = "わたしのべんきょうノート\nLight\nDark\n{0}に関する論文・技術記事メモの一覧\nAbout 2 mins"
_NOTES_FOOT = (
    "hide\nスレッド 1 / 2\n次のスレッド →\nRelated Articles\nAdapterに関する論文・技術記事メモの一覧\n"
    "RLHFに関する論文・技術記事メモの一覧\nわたしのべんきょうノート\nCopyright © 2023-current A Researcher.\n"
    "Powered by Jekyll & Yat Theme.\nSubscribe via RSS"
)


@dataclass(frozen=True)
class Notes:
    """A generation of paper_notes pages, and how a saver writes it down."""

    heading: str = "{0}"
    tag: str = "#{0}"
    tags: str = "\n"  # between tags
    date: str = "\n"  # between the last tag and the date
    part: str = "\n"  # between date, title, summary and comment
    entry: str = "\n"  # between entries
    pages: str = "\n\n"  # between pages
    title: str = "{0}"
    summary: str = "Summary{0}"
    comment: str = "Comment{0}"
    apostrophe: str = "'"
    title_first: bool = False
    links: str = "Paper/Blog Link My Issue"  # below a title that stands first
    noisy: bool = False
    words: Callable[[str], str] = str  # what is done to each text of a note
    entry_text: Callable[[str], str] = str
    page: Callable[[str], str] = str
    signs: Callable[[str], str] = str

    def title_line(self, note: Truth) -> str:
        """`[Paper Note] TITLE, First Author+, VENUE'YY` and its variants."""
        author = "".join(note["authors"]) + "+" * note.get("authors_truncated", False)
        head, _, track = (note["venue"] or "").partition(" ")
        venue = f"{head}{self.apostrophe}{note['year'] % 100} {track}".rstrip() if head else ""
        month = note.get("month", "") if self.apostrophe or not venue else ""
        parts = [note["title"], author, note.get("affiliation", ""), venue, month]
        line = "[Paper Note] " * note.get("mark", False) + ", ".join(filter(None, parts))
        return self.title.format(self.words(line))

    def write(self, note: Truth, *, tagged: bool = True) -> str:
        """An entry, without its tags where a saver lost them."""
        tags = self.tags.join(map(self.tag.format, note["tags"])) + self.date if tagged else ""
        dated = f"{tags}Issue Date: {note['noted']}"
        title = self.title_line(note)
        parts = [title, self.links, dated] if self.title_first else [dated, title]
        parts += [self.summary.format(self.words(note["summary_ja"] or ""))] * bool(note["summary_ja"])
        if note["comment"]:
            embeds = "\nLoading…\n" if self.noisy else "\n"
            parts.append(self.comment.format(self.words(note["comment"]).replace("\n", embeds, 1)))
        return self.entry_text(self.part.join(parts))

    def one_page(self, tag: str, entries: list[str]) -> str:
        """A tag's page."""
        if self.noisy:
            more = "続きを表示(残り9件)" if self.title_first else "more"
            head = [_NOTES_HEAD.format(tag), self.heading.format(tag)]
            return "\n".join([*head, self.entry.join([*entries[:3], more, *entries[3:]]), _NOTES_FOOT])
        return "\n".join([*([self.heading.format(tag)] if self.heading else []), self.entry.join(entries)])


def paper_notes(pages: dict[str, list[Truth]], style: Notes) -> str:
    """The pages of some tags, in one file."""
    texts = [
        style.one_page(tag, [style.write(_without(tag, note)) for note in notes])
        for tag, notes in pages.items()
    ]
    return style.signs(style.page(style.pages.join(texts)))


def _without(tag: str, note: Truth) -> Truth:
    """The note without the page's own tag, which the site does not repeat."""
    return note | {"tags": [name for name in note["tags"] if name != tag]}


def repeated_notes(tag: str, notes: list[Truth], style: Notes) -> str:
    """A tag's page by a saver that repeats itself.

    The first entries come again, one of them without its tags, and the last lines of comments at the end.
    """
    again = [style.write(note, tagged=place > 0) for place, note in enumerate(notes[:3])]
    entries = [style.write(note) for note in notes]
    tails = [line for note in notes for line in (note["comment"] or "").split("\n")[1:]]
    text = style.one_page(tag, [*entries[:3], *again, *entries[3:]])
    return style.signs(style.page("\n".join([text, *tails])))


def snippets(notes: list[Truth]) -> list[Truth]:
    """The notes as pages of 2023-11 show them: no labels, at most 150 letters of one text, and ` ...`."""
    texts = [note["summary_ja"] or note["comment"] or "No description" for note in notes]
    cuts = [text.replace("\n", "")[:150] + " ..." for text in texts]
    return [note | {"summary_ja": cut, "comment": None} for note, cut in zip(notes, cuts, strict=True)]


def notes_truth(tag: str, note: Truth, style: Notes) -> Truth:
    """What is to be found of a note on a page of this tag."""
    truth = only(note, "noted", "venue", "tags", "summary_ja", "comment")
    truth |= {
        "authors_truncated": note.get("authors_truncated", False),
        "tags": [tag, *_without(tag, note)["tags"]],
    }
    return dict(each_text(truth, style.signs))
