"""`factbrief facts --format gold`: a draft of labels, no gold until a person has confirmed it."""

from pathlib import Path

import pytest

from agent.errors import InputError
from evals.corpus_reader import read_story
from schemas.gold import GoldStory
from tests.cli.program import BRIDGE, FERRY, factbrief
from tests.support.model_server import ModelServer
from tests.support.reader import reader

UNCONFIRMED = "  - draft: true\n    key:"
CONFIRMED = "  - key:"


async def drafted(folder: Path) -> str:
    """The draft of one article, dated by its page, and one that tells no date."""
    (folder / "bridge.md").write_text(f"---\ndate: 2025-05-14\n---\n\n{BRIDGE}")
    (folder / "ferry.txt").write_text(FERRY)
    arguments = ("facts", "--quiet", "--format", "gold", "bridge.md", "ferry.txt")
    async with ModelServer(reader()) as server:
        ended = await factbrief(folder, server, *arguments)
    assert ended.code == 0, ended.err
    return ended.out


def confirmed(text: str) -> str:
    """The draft as a person leaves it who found every fact right."""
    dated = text.replace("published: null", "published: 2025-05-14T09:00:00+02:00")
    return dated.replace(UNCONFIRMED, CONFIRMED)


async def test_a_draft_is_gold_only_when_each_line_is_confirmed(tmp_path: Path) -> None:
    draft = await drafted(tmp_path)
    assert draft.startswith("# yaml-language-server: $schema=story.schema.json\n# A draft")
    file = tmp_path / "draft.yaml"

    def read(text: str) -> GoldStory:
        file.write_text(text)
        return read_story(file)

    with pytest.raises(InputError, match="published"):
        read(draft)
    assert draft.count(UNCONFIRMED) == 4
    all_but_one = confirmed(draft).replace(CONFIRMED, UNCONFIRMED, 1)
    with pytest.raises(InputError, match="are 1 of its facts, the first 'the-arlen-bridge"):
        read(all_but_one)
    with pytest.raises(InputError, match="check its head"):
        read(confirmed(draft))
    story = read(confirmed(draft).replace("draft: true\n", ""))
    assert [article.id for article in story.articles] == ["bridge", "ferry"]


async def test_a_draft_holds_the_page_as_given_and_the_labels_in_normal_form(
    tmp_path: Path,
) -> None:
    file = tmp_path / "draft.yaml"
    file.write_text(confirmed(await drafted(tmp_path)).replace("draft: true\n", ""))
    bridge, ferry = read_story(file).articles
    assert bridge.format == "md"
    assert bridge.text.startswith("---\ndate: 2025-05-14")
    assert ferry.text == FERRY
    cost = bridge.facts[1]
    assert cost.claim == "The work on the Arlen bridge will cost 3 million euros and take 11 weeks."
    assert cost.quotes == (cost.claim,)
    assert cost.quantities == ("3e6 EUR", "11 week")
    assert {"Arlen", "11 weeks"} <= set(" ".join(cost.keep).split()) | set(cost.keep)


async def test_the_same_claim_has_one_key_and_another_claim_has_another(tmp_path: Path) -> None:
    for name, last in (("one", "on Monday."), ("two", "on Monday."), ("three", "on Friday.")):
        text = f"The council of Talby will close the Arlen bridge for repairs {last}"
        (tmp_path / f"{name}.txt").write_text(f"{text}\n\nIt is story {name}, as told in Talby.\n")
    arguments = ("facts", "--quiet", "--format", "gold", "one.txt", "two.txt", "three.txt")
    async with ModelServer(reader()) as server:
        ended = await factbrief(tmp_path, server, *arguments)
    file = tmp_path / "draft.yaml"
    file.write_text(confirmed(ended.out).replace("draft: true\n", ""))
    one, two, three = (article.facts[0].key for article in read_story(file).articles)
    assert one == two != three
