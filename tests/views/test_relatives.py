from paperlog.model import Related
from paperlog.relations import Missing
from paperlog.relatives import Relative
from paperlog.views.relatives import missing_view, relatives_view
from paperlog.views.screen import Screen

NAMED = Relative(
    "named", None, "Constitutional AI", None, 64.275, "2022-12-15T06:19:23+00:00", "原則に従う。"
)
STORED = NAMED._replace(key="ouyang2022training", title="InstructGPT", title_ja="指示に従う")
NEAR = Relative("near", "hu2021lora", "LoRA", None, 27.163, "2021", "要約。", (("調整", 4.2), ("#NLP", 1.0)))


def shown(*found: Relative) -> list[str]:
    return "".join(relatives_view(found, Screen(80))).split("\n")


def test_each_kind_stands_below_its_heading() -> None:
    assert shown(NAMED, STORED, NEAR) == [
        "Named by its digests",
        "    64.3  Constitutional AI",
        "          2022-12-15  not in the store",
        "          原則に従う。",
        "",
        "    64.3  InstructGPT",
        "          指示に従う",
        "          2022-12-15  ouyang2022training",
        "          原則に従う。",
        "",
        "Nearest in the store by content",
        "    27.2  LoRA",
        "          2021  hu2021lora",
        "          shares 調整 4.2, #NLP 1.0",
        "",
    ]


def test_a_kind_that_there_is_none_of_has_no_heading() -> None:
    assert shown(NEAR)[0] == "Nearest in the store by content"
    assert "Nearest in the store by content" not in shown(NAMED)


def test_one_that_is_missing_has_the_number_of_those_that_name_it() -> None:
    namers = tuple(f"k{number}" for number in range(7))
    some = [Missing(Related("Toolformer", 71.0, "道具を使う。"), namers), Missing(Related("ToT"), ("a",))]
    assert "".join(missing_view(some, Screen(80))).split("\n") == [
        "       7  Toolformer",
        "          道具を使う。",
        "          named by k0 k1 k2 k3 k4 and 2 more",
        "",
        "       1  ToT",
        "          named by a",
        "",
    ]
