"""Titles that the same people may give again next year, if no year stands in them: an overview, a preface, a report."""

# In small letters; what such titles begin with, and what stands anywhere in them.
BEGINNINGS = (
    *("preface", "foreword", "editorial", "guest editorial", "errata", "message from", "from the editor"),
    *("letter to the editor", "letters to the editor", "book review", "in this issue"),
)
PARTS = (
    *("overview of", "findings of", "proceedings of", "workshop", "shared task", "special issue"),
    *("annual report", "index report"),
)
JAPANESE_PARTS = ("書評", "年次報告", "大会報告", "会議報告", "活動報告", "開催報告", "特集にあたって")
