"""Titles that the same people may give again next year, if no year stands in them: an overview, a preface, a report."""

# In small letters; what such titles begin with, and what stands anywhere in them.
BEGINNINGS = (
    *("preface", "foreword", "editorial", "guest editorial", "errata", "message from", "from the editor"),
    *("letter to the editor", "letters to the editor", "book review", "in this issue", "year in review"),
    *("research highlights", "highlights from", "presidents message", "case report", "lecture notes on"),
    *("cancer statistics", "global cancer statistics", "review of particle physics", "standards of"),
)
PARTS = (
    *("overview of", "findings of", "proceedings of", "workshop", "shared task", "special issue"),
    *("annual report", "index report"),
)
JAPANESE_PARTS = (
    *("書評", "年次報告", "大会報告", "会議報告", "活動報告", "開催報告", "参加報告", "特集にあたって"),
    *("論文紹介", "文献紹介", "研究紹介", "新刊紹介", "研究室紹介", "学会だより", "座談会", "会告", "留学記"),
)
