import json
from datetime import date

import pytest
from lxml import html  # type: ignore[import-untyped]  # lxml ships no types

from agent.render import Form
from agent.render.edition import render_edition, subject
from agent.render.edition_slack import edition_messages
from schemas.article import Dropped
from schemas.briefing import Briefing
from schemas.edition import DailyEdition, EditionStory, News, UnreadStory
from tests.render.hostile import HOSTILE, hostile_briefing
from tests.render.material import bridge_briefing
from tests.support.slack_server import too_large


def a_story(briefing: Briefing, *news: News, followed: bool = True) -> EditionStory:
    return EditionStory(
        id="s1", title="t", followed=followed, new_articles=2, news=news, briefing=briefing
    )


def an_edition(*stories: EditionStory, words: str = "x") -> DailyEdition:
    briefing = bridge_briefing()
    return DailyEdition(
        name="daily",
        day=date(2025, 3, 12),
        zone="UTC",
        generated=briefing.generated,
        stories=stories,
        unread=(UnreadStory(title=words, articles=3, outlets=(words,), reason=words),),
        dropped=(Dropped(source=words, what="article", text="", reason=words),),
        usage=briefing.usage,
    )


def bridge_news() -> tuple[News, ...]:
    first, second = bridge_briefing().facts[:2]
    return (
        News(type="withdrawn", claim="Nobody was hurt."),
        News(type="updated", claim=first.claim, earlier="Two were hurt.", fact=first.id),
        News(type="new", claim=second.claim, fact=second.id),
    )


@pytest.fixture
def edition() -> DailyEdition:
    return an_edition(a_story(bridge_briefing(), *bridge_news()), a_story(bridge_briefing()))


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_form_tells_what_was_taken_back_what_was_and_what_is(
    edition: DailyEdition, form: Form
) -> None:
    shown = render_edition(edition, form)
    words = " ".join(
        html.fromstring(shown).text_content().split() if form == "html" else shown.split()
    )
    places = [
        words.index(told)
        for told in ("Withdrawn", "Nobody was hurt", "Updated", "before: Two were hurt", "New:")
    ]
    assert places == sorted(places)
    assert "Nothing new" in words or "NOTHING NEW" in words
    assert shown.endswith("\n")


def test_a_quiet_story_is_one_line(edition: DailyEdition) -> None:
    quiet = edition.quiet[0].briefing.headline
    lines = [line for line in render_edition(edition, "markdown").splitlines() if quiet in line]
    assert [line.startswith("- ") for line in lines] == [False, True]


def test_the_subject_counts_stories_with_news(edition: DailyEdition) -> None:
    assert subject(edition) == "Briefing of 12 March 2025: 1 story with news"
    assert subject(an_edition()) == "Briefing of 12 March 2025: nothing new"


def test_json_is_the_edition(edition: DailyEdition) -> None:
    assert DailyEdition.model_validate(json.loads(render_edition(edition, "json"))) == edition


def test_text_stays_within_a_terminal(edition: DailyEdition) -> None:
    lines = render_edition(edition, "text").splitlines()
    assert all(len(line) <= 80 or "http" in line for line in lines)


def test_hostile_words_act_nowhere() -> None:
    briefing = hostile_briefing()
    news = News(type="updated", claim=HOSTILE, earlier=HOSTILE, fact=briefing.facts[0].id)
    hostile = an_edition(a_story(briefing, news), words=HOSTILE)
    page = html.fromstring(render_edition(hostile, "html"))
    assert not page.xpath("//script|//img|//svg|//iframe|//@onerror|//@onload|//@onmouseover")
    assert not [link for link in page.xpath("//a/@href") if not link.startswith("http")]
    forms: tuple[Form, ...] = ("text", "markdown")
    for form in forms:
        shown = render_edition(hostile, form)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert "](javascript" not in render_edition(hostile, "markdown").replace("\\]", "")
    told = json.dumps(edition_messages(hostile), ensure_ascii=False)
    assert "<!channel>" not in told
    assert "<@U12345>" not in told


def test_slack_gets_a_message_a_story_within_its_limits(edition: DailyEdition) -> None:
    first, story = edition_messages(edition)
    assert edition.telling[0].briefing.headline[:40] in json.dumps(first)
    assert "Nobody was hurt" in json.dumps(story)
    long = News(type="updated", claim="word " * 400, earlier="word " * 300)
    many = an_edition(*[a_story(hostile_briefing(), *([long] * 20))] * 40, words=HOSTILE)
    for message in edition_messages(many):
        assert too_large(message["blocks"]) == ""


def test_what_is_not_told_is_counted() -> None:
    story = a_story(bridge_briefing(), *(bridge_news() * 5))
    assert "and 7 more" in render_edition(an_edition(story), "text")
