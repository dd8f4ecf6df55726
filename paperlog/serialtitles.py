"""Titles that the same people may give again next year, if no year stands in them: an overview, a preface, a report.

And those that say no more than what kind of text they stand above (`PhD Thesis`, `Response to Reviewers`).
"""

# In small letters; what such titles begin with, and what stands anywhere in them.
BEGINNINGS = (
    *("preface", "foreword", "editorial", "guest editorial", "errata", "message from", "from the editor"),
    *("letter to the editor", "letters to the editor", "book review", "in this issue", "year in review"),
    *("research highlights", "highlights from", "presidents message", "case report", "lecture notes on"),
    *("cancer statistics", "global cancer statistics", "review of particle physics", "standards of"),
    *("database resources of", "list of reviewers", "reviewers", "technical perspective", "subject index"),
    *("author index", "program committee", "conference report", "calendar", "publishers note", "retraction"),
    *("rejoinder",),
)
PARTS = (
    *("overview of", "findings of", "proceedings of", "workshop", "shared task", "special issue"),
    *("annual report", "index report", "knowledgebase", "data bank", "diagnosis and classification of"),
)
JAPANESE_PARTS = (
    *(
        "のご挨拶",
        "年頭所感",
        "就任にあたって",
        "退任の挨拶",
        "論文賞の",
        "総会報告",
        "シンポジウム報告",
        "発刊にあたって",
    ),
    *("投稿規程", "正誤表", "査読者一覧", "総目次"),
    *("書評", "年次報告", "大会報告", "会議報告", "活動報告", "開催報告", "参加報告", "特集にあたって"),
    *("論文紹介", "文献紹介", "研究紹介", "新刊紹介", "研究室紹介", "学会だより", "座談会", "会告", "留学記"),
)

# In small letters and singular, without small words (samewords.title_words).
_KINDS = frozenset(
    "phd dphil msc bsc ma master doctoral doctor bachelor thesis dissertation technical research annual final"
    " progress interim project working white draft report paper proposal system description guest editorial editor"
    " invited talk lecture seminar tutorial keynote plenary panel session poster demo demonstration extended"
    " abstract summary response reply rebuttal answer reviewer referee author comment commentary supplementary"
    " supplemental supplement supporting additional information material appendix untitled title note slide"
    " handout errata erratum corrigendum correction addendum acknowledgement acknowledgment preface foreword"
    " afterword introduction introductory remark opening closing welcome message address chair president letter"
    " correspondence obituary interview news announcement contribution case study book review front back matter"
    " cover table content index bibliography reference contributor discussion conclusion user guide manual"
    " documentation"
    " 博士論文 修士論文 卒業論文 学位論文 招待講演 基調講演 特別講演 講演 補足資料 付録 無題 技術報告"
    " 研究報告 報告書 発表資料 資料 講義資料 講義ノート 研究ノート 質疑応答 回答 巻頭言 編集後記"
    " システム紹介 研究紹介 論文紹介".split()
)


def is_commonplace(words: tuple[str, ...]) -> bool:
    """Whether a title's words (samewords.title_words) are all of that kind."""
    return bool(words) and words[0] in _KINDS and _KINDS.issuperset(words)
