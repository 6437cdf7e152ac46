"""Two labellers: which of their facts are one, on what they agree, and the page that says so."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from agent.errors import InputError
from evals.agreement import field_rows, kappa, nothing_rows, presence_rows, report
from evals.corpus_reader import CORPUS, read_corpus
from evals.second_labels import TwiceLabelled, lay_beside, read_twice
from schemas.gold import GoldArticle, GoldStory

TEXT = """Mill in Arden to close

The Arden paper mill will close in March, the owner Pell Paper said on Monday. It employs 240
people.

Mayor Tove Lund called the plan a disgrace and said that the town would sue. The mill lost 3 million
euros in the second quarter of 2024, and its boiler broke in June.

Nobody at the gate wanted to talk, which is easy to understand on a wet day in Arden.

Sign up for the Arden Letter, free every week.
"""
CLOSE = "The Arden paper mill will close in March, the owner Pell Paper said on Monday"
SUE = "Mayor Tove Lund called the plan a disgrace and said that the town would sue"
LOSS = "The mill lost 3 million euros in the second quarter of 2024"
SIGN_UP = "Sign up for the Arden Letter, free every week."


def fact(key: str, claim: str, quote: str, kind: str = "event", **fields: Any) -> dict[str, Any]:
    return {"key": key, "claim": claim, "quotes": [quote], "kind": kind, **fields}


FIRST = [
    fact(
        "close",
        "The Arden paper mill will close in March.",
        CLOSE,
        "plan",
        attribution={"speaker": "Pell Paper", "naming": "named"},
        dates=["2025-03"],
    ),
    fact("staff", "The Arden paper mill employs 240 people.", "It employs 240 people"),
    fact("lund", "Mayor Tove Lund called the plan a disgrace.", SUE, "statement"),
    fact("sue", "Mayor Tove Lund said that the town would sue.", SUE, "statement"),
    fact(
        "loss",
        "The Arden paper mill lost 3 million euros in the second quarter of 2024.",
        LOSS,
        "figure",
        quantities=["3e6 EUR"],
        dates=["2024-Q2"],
    ),
]
SECOND = [
    fact(
        "mill-closes",
        "The Arden paper mill will close in March, the owner Pell Paper said on Monday.",
        CLOSE,
        "plan",
        attribution={"speaker": "the owner Pell Paper", "naming": "anonymous"},
        dates=["2025-03", "2025-01-06"],
    ),
    fact(
        "people",
        "The Arden paper mill employs 240 people.",
        "It employs 240 people",
        "figure",
        attribution={"speaker": "Pell Paper", "naming": "named"},
    ),
    fact(
        "mayor",
        "Mayor Tove Lund called the plan a disgrace and said that the town would sue.",
        SUE,
        "statement",
    ),
    fact(
        "lost",
        "The Arden paper mill lost 3 million euros in the second quarter of 2024.",
        LOSS,
        "figure",
        quantities=["3000000 EUR"],
        dates=["2024-04/2024-06"],
    ),
    fact("boiler", "The boiler of the mill broke in June.", "and its boiler broke in June"),
]


def gold(facts: list[dict[str, Any]], nothing: tuple[str, ...] = ()) -> GoldArticle:
    return GoldArticle.model_validate(
        {
            "id": "mill",
            "outlet": "Arden Post",
            "voice": "wire",
            "published": datetime(2025, 1, 7, 9, tzinfo=UTC),
            "title": "Mill in Arden to close",
            "text": TEXT,
            "facts": facts,
            "nothing": nothing,
        }
    )


def beside(first: GoldArticle, second: GoldArticle) -> TwiceLabelled:
    return lay_beside(first, second, (TEXT,))


@pytest.fixture
def twice() -> TwiceLabelled:
    return beside(gold(FIRST, nothing=(SIGN_UP,)), gold(SECOND, nothing=(SIGN_UP, LOSS)))


def shares(one: TwiceLabelled) -> dict[str, tuple[float, int]]:
    rows = [*presence_rows([one]), *field_rows([one]), *nothing_rows([one])]
    return {row.name: (row.share, row.number) for row in rows}


def test_pairs_facts_that_say_the_same_whatever_their_keys(twice: TwiceLabelled) -> None:
    assert {(one.key, other.key) for one, other in twice.pairs} >= {
        ("close", "mill-closes"),
        ("staff", "people"),
        ("loss", "lost"),
    }


def test_a_wider_claim_is_one_pair_and_holds_the_other_half(twice: TwiceLabelled) -> None:
    wide = [one.key for one, other in twice.pairs if other.key == "mayor"]
    assert len(wide) == 1
    assert wide[0] in {"lund", "sue"}
    assert not twice.first_alone


def test_a_fact_of_another_event_in_one_sentence_is_alone(twice: TwiceLabelled) -> None:
    assert [fact.key for fact in twice.second_alone] == ["boiler"]


def test_the_likest_facts_are_paired_first() -> None:
    sue, wide = FIRST[3], SECOND[2]
    one = beside(gold([sue, wide]), gold([wide | {"key": "wide-2"}, sue | {"key": "sue-2"}]))
    assert {(left.key, right.key) for left, right in one.pairs} == {
        ("sue", "sue-2"),
        ("mayor", "wide-2"),
    }


def test_same_words_on_other_sentences_are_no_pair() -> None:
    moved = [{**FIRST[1], "quotes": ["Nobody at the gate wanted to talk"]}]
    one = beside(gold(FIRST[1:2]), gold(moved))
    assert not one.pairs
    assert len(one.first_alone) == len(one.second_alone) == 1


def test_whoever_labelled_first_makes_no_difference(twice: TwiceLabelled) -> None:
    other_way = beside(twice.second, twice.first)
    assert {(two.key, one.key) for one, two in twice.pairs} == {
        (one.key, two.key) for one, two in other_way.pairs
    }
    assert (other_way.first_alone, other_way.second_alone) == (
        twice.second_alone,
        twice.first_alone,
    )


def test_one_labelling_agrees_with_itself() -> None:
    same = gold(FIRST, nothing=(SIGN_UP,))
    assert {share for share, _ in shares(beside(same, same)).values()} == {1.0}


def test_shares_count_what_each_has(twice: TwiceLabelled) -> None:
    found = shares(twice)
    assert found["facts of the first that the second has"] == (1.0, 5)
    assert found["facts of the second that the first has"] == (0.8, 5)
    assert found["both together (F1)"][0] == pytest.approx(2 * 0.8 / 1.8)
    assert found["facts that stand as one fact in both"] == (0.8, 10)


def test_fields_are_compared_where_either_has_them(twice: TwiceLabelled) -> None:
    found = shares(twice)
    assert found["kind"] == (0.75, 4)
    assert found["attribution: speaker and outlet"] == (0.5, 2)
    assert found["attribution: how the speaker is named"] == (0.0, 2)
    assert found["quantities"] == (1.0, 1)
    assert found["dates"] == (0.5, 2)


def test_a_line_named_as_nothing_must_give_the_other_no_fact(twice: TwiceLabelled) -> None:
    found = shares(twice)
    share, number = found["lines named as giving nothing from which the other drew no fact"]
    assert (share, number) == (2 / 3, 3)
    assert found["sentences: whether they give a fact"][0] == 1.0


def test_a_sentence_of_one_labeller_alone_counts_against_both() -> None:
    found = shares(beside(gold(FIRST), gold(FIRST[:1])))
    share, number = found["sentences: whether they give a fact"]
    assert share == pytest.approx(1 - 3 / number)


def test_kappa_of_a_worked_table() -> None:
    table = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(table) == pytest.approx(0.4)
    assert kappa([("yes", "no"), ("no", "yes")]) == -1
    assert kappa([("yes", "yes")] * 3) == 1


def story(article: GoldArticle) -> GoldStory:
    return GoldStory(story="mill", title="Mill", split="dev", type="plain", articles=(article,))


def write(folder: Path, name: str, **labels: Any) -> None:
    path = folder / f"{name}.yaml"
    path.write_text(yaml.safe_dump({"id": name, "facts": SECOND, "nothing": []} | labels))


def test_reads_second_labels_beside_the_text_of_the_first(tmp_path: Path) -> None:
    write(tmp_path, "mill")
    (one,) = read_twice((story(gold(FIRST)),), tmp_path)
    assert one.second.text == TEXT
    assert [fact.key for fact in one.second.facts] == [entry["key"] for entry in SECOND]


@pytest.mark.parametrize(
    ("name", "labels", "reason"),
    [
        ("inn", {}, "no article 'inn'"),
        ("mill", {"id": "inn"}, "id"),
        ("mill", {"text": TEXT}, "no other"),
        (
            "mill",
            {"facts": [fact("x", "The mill burned down.", "The mill burned")]},
            "word for word",
        ),
    ],
)
def test_refuses_unfit_second_labels(
    tmp_path: Path, name: str, labels: dict[str, Any], reason: str
) -> None:
    write(tmp_path, name, **labels)
    with pytest.raises(InputError, match=reason):
        read_twice((story(gold(FIRST)),), tmp_path)


def test_refuses_a_folder_without_labels(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no second labels"):
        read_twice((story(gold(FIRST)),), tmp_path)


def test_the_corpus_does_not_take_second_labels_for_stories(tmp_path: Path) -> None:
    told = story(gold(FIRST)).model_dump(mode="json")
    (tmp_path / "mill.yaml").write_text(yaml.safe_dump(told))
    (tmp_path / "second").mkdir()
    write(tmp_path / "second", "mill")
    assert [one.story for one in read_corpus(tmp_path)] == ["mill"]


def test_the_page_is_up_to_date() -> None:
    page = (CORPUS.parents[1] / "docs" / "agreement.md").read_text(encoding="utf-8")
    assert page == report(), "run: python -m evals.agreement > docs/agreement.md"
