"""Relations labelled a second time: laid beside the first, and scored by the program's graders."""

from pathlib import Path

import pytest
import yaml

from agent.errors import InputError
from evals.agreement import relation_rows
from evals.corpus_reader import CORPUS, read_story
from evals.second_stories import SecondStory, lay_beside, read_second_stories
from schemas.gold import GoldStory

DAYS = "storm-ysolde"


@pytest.fixture(scope="module")
def story() -> GoldStory:
    return read_story(CORPUS / f"{DAYS}.yaml")


def agreeing(story: GoldStory) -> SecondStory:
    """What the first labeller made of the story, in the form of the second."""
    tellers: dict[str, list[str]] = {}
    for article in story.articles:
        for fact in article.facts:
            tellers.setdefault(fact.key, []).append(f"{article.id}/{fact.key}")

    def named(keys: tuple[str, ...], articles: tuple[str, ...] = ()) -> list[str]:
        names = [name for key in keys for name in tellers[key]]
        return [name for name in names if not articles or name.split("/")[0] in articles]

    return SecondStory.model_validate(
        {
            "story": story.story,
            "groups": [names for names in tellers.values() if len(names) > 1],
            "conflicts": [
                {
                    "type": one.type,
                    "standing": one.standing,
                    "about": one.about,
                    "sides": [
                        named(side, one.articles[at] if one.articles else ())
                        for at, side in enumerate(one.sides)
                    ],
                }
                for one in story.conflicts
            ],
            "origins": {tellers[key][0]: names for key, names in story.origins.items()},
            "audits": [one.model_dump() for one in story.audits],
            "changes": [{"fact": tellers[one.key][-1], "type": one.type} for one in story.changes],
        }
    )


def shares(story: GoldStory, second: SecondStory) -> dict[str, float]:
    return {row.name: row.share for row in relation_rows([lay_beside(story, second)])}


def test_one_who_labels_alike_scores_in_full(story: GoldStory) -> None:
    full = shares(story, agreeing(story))
    assert full.pop("wrong_merges") == 0
    assert {name: share for name, share in full.items() if share < 1} == {}


@pytest.mark.parametrize(
    ("field", "spoilt"),
    [
        ("groups", "merge_recall"),
        ("conflicts", "conflict_recall"),
        ("origins", "origin_counts"),
        ("changes", "changes"),
    ],
)
def test_what_the_second_leaves_out_costs(story: GoldStory, field: str, spoilt: str) -> None:
    second = agreeing(story)
    kept = getattr(second, field)
    fewer = dict(list(kept.items())[1:]) if isinstance(kept, dict) else kept[1:]
    if field == "changes":  # what was not told is not graded, what was called otherwise is
        fewer = (kept[0].model_copy(update={"type": "withdrawn"}), *kept[1:])
    if field == "origins":
        fewer = {name: (*names, "The Extra") for name, names in kept.items()}
    assert shares(story, second.model_copy(update={field: fewer}))[spoilt] < 1


def test_a_fact_that_the_story_lacks_is_told_with_its_file(
    story: GoldStory, tmp_path: Path
) -> None:
    labels = agreeing(story).model_dump(mode="json") | {"groups": [["nowhere/nothing"]]}
    (tmp_path / f"{DAYS}.yaml").write_text(yaml.safe_dump(labels), encoding="utf-8")
    with pytest.raises(InputError, match="nowhere/nothing"):
        read_second_stories((story,), tmp_path)


def test_the_second_labels_of_the_corpus_can_be_read() -> None:
    stories = tuple(read_story(path) for path in sorted(CORPUS.glob("*.yaml")))
    assert len(read_second_stories(stories)) >= 15
