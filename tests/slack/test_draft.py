"""A reader's complaint becomes a draft that a labeller can open and no measurement counts."""

from datetime import UTC, datetime

import yaml

from agent.slack.draft import draft_name, gold_draft
from agent.store.feedback import Feedback
from schemas.gold import GoldStory
from tests.render.material import bridge_briefing


def test_the_draft_is_a_gold_story_with_the_fact_as_shown() -> None:
    briefing = bridge_briefing()
    given = Feedback(
        number="T1/V1",
        team="T1",
        user="U1",
        words="It was 13.\n- and not 14: see the report",
        given=datetime(2026, 11, 22, tzinfo=UTC),
        fact=briefing.facts[1],
        articles=tuple(article for article in briefing.articles if article.id in ("c0", "b0")),
    )
    draft = gold_draft(given)
    assert draft.startswith("# Said to be wrong on 2026-11-22:\n#   It was 13.\n#   - and not 14")
    story = GoldStory.model_validate(yaml.safe_load(draft))
    assert story.draft
    assert story.story == draft_name(given) == "feedback-t1-v1"
    (fact,) = story.articles[0].facts
    assert fact.claim == briefing.facts[1].claim
    assert fact.quotes == ("inspectors found 14 cracks in the bridge at Orm",)
    assert fact.attribution is not None
    assert fact.attribution.naming == "anonymous"
