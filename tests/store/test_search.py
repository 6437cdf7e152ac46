"""Facts are found by their words, whatever is typed, alike in both databases."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from agent.store.briefings import save_briefing
from agent.store.folding import folded
from agent.store.search import Hit, fact_rows, search
from agent.store.store import Store
from tests.store.material import DAY, MORNING, a_briefing

CLAIMS = (
    "The Orm bridge was closed on Friday",
    "Cracks of 4.5 millimetres were found in the bridges of Zürich",
    "Minister O'Hara denied that anything's wrong",
)


FOUND = {
    "bridge": ["f1", "f2"],
    "BRIDGES close": ["f1"],
    "the bridge": ["f1", "f2"],
    "zurich": ["f2"],
    "4.5": ["f2"],
    "5.4": [],
    "o'hara denies": ["f3"],
    "bridge minister": [],
    "": [],
    "  \t ": [],
    "…!?": [],
}
HOSTILE = (
    '"',
    '"bridge',
    "bridge*",
    "bridge OR friday",
    "NEAR(bridge friday, 2)",
    "words:bridge",
    "^bridge",
    "-bridge",
    "bridge & !friday | ( <->",
    "'; DROP TABLE facts; --",
    ":asked",
    "%(x)s",
    "\\",
    "\0bridge",
    "\ud83d",
    "bridge " * 5000,
    "b" * 100_000,
    "🌉",
    "ﷺ" * 50,
)


async def test_every_word_counts_and_no_ending_case_or_accent(store: Store) -> None:
    await save_briefing(store, a_briefing(*CLAIMS))
    found = {words: [hit.fact for hit in await search(store, words)] for words in FOUND}
    assert found == FOUND


async def test_hostile_words_are_words(store: Store) -> None:
    await save_briefing(store, a_briefing(*CLAIMS))
    for words in HOSTILE:
        assert len(await search(store, words)) <= 3
    assert len(await search(store, "bridge")) == 2


async def test_a_hit_tells_where_it_stands_the_newest_first(store: Store) -> None:
    await save_briefing(store, a_briefing("Rain falls"))
    number = await save_briefing(
        store, a_briefing("Trains run", "Rain stops", generated=MORNING + DAY, outlet="")
    )
    hits = await search(store, "rain")
    assert hits[0] == Hit(number, "f2", "Rain stops", ("a.txt",), date(2025, 6, 21))
    assert [hit.claim for hit in hits] == ["Rain stops", "Rain falls"]
    assert await search(store, "rain", limit=1) == hits[:1]


async def test_a_claim_told_again_in_its_story_is_found_once(store: Store) -> None:
    for day, story in enumerate(("s1", "s1", "s2", "", "")):
        given = a_briefing("Rain falls", generated=MORNING + day * DAY)
        await save_briefing(store, given, story=story)
    assert [hit.day.day for hit in await search(store, "rain")] == [24, 23, 22, 21]


@given(st.text())
def test_folded_text_holds_nothing_that_a_database_reads_as_syntax(text: str) -> None:
    assert all(sign.isalnum() or sign == " " for sign in folded(text))


def test_folding_leaves_words_alone() -> None:
    assert folded("Zürich's  4,5 % — «NATO»_x") == "zurich s 4 5 nato x"


def test_an_article_without_outlet_goes_by_its_file_or_address() -> None:
    nameless = a_briefing("Trains stop", outlet="")
    for source, name in (
        ("../news/bay.txt", "bay.txt"),
        ("https://a.example/bay", "https://a.example/bay"),
    ):
        article = nameless.articles[0].model_copy(update={"source": source})
        rows = fact_rows(1, nameless.model_copy(update={"articles": (article,)}))
        assert [row["outlets"] for row in rows] == [[name]]
