import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

from agent.render import render
from agent.render.graph import graph
from agent.render.index import index
from agent.render.page_view import fact_view, side_views
from schemas.briefing import BriefingFact, Origin, OriginLink
from tests.render.hostile import hostile_briefing
from tests.render.material import bridge_briefing

_ATTRIBUTES = {
    "action", "aria-hidden", "aria-label", "aria-labelledby", "aria-live", "autocomplete",
    "charset", "class", "content", "cx", "cy", "d", "data-articles", "data-differs", "data-kind",
    "datetime", "dir", "dx", "height", "hidden", "href", "http-equiv", "id", "lang", "name", "r",
    "rel", "role", "scope", "tabindex", "type", "value", "viewbox", "width", "x", "y",
}  # fmt: skip


class Reader(HTMLParser):
    """Collects what a page is made of: tags, attributes, links, ids and its script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.inline: dict[str, str] = {}
        self.policy = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes |= values.keys()
        self.links += [values[name] or "" for name in ("href", "src") if name in values]
        self.ids += [values["id"] or ""] if "id" in values else []
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] in {"script", "style"}:
            self.inline.setdefault(self.tags[-1], data)


def test_the_policy_lets_in_its_own_style_and_script_and_nothing_else() -> None:
    read = Reader(render(bridge_briefing(), "html"))
    rules = dict(rule.strip().split(" ", 1) for rule in read.policy.split(";"))
    hashes = {
        tag: f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for tag, text in read.inline.items()
    }
    assert rules == {
        "default-src": "'none'",
        "style-src": hashes["style"],
        "script-src": hashes["script"],
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_hostile_articles_add_no_tag_no_attribute_and_no_link() -> None:
    tame, hostile = (Reader(render(b, "html")) for b in (bridge_briefing(), hostile_briefing()))
    assert set(hostile.tags) <= set(tame.tags)
    assert hostile.tags.count("script") == 1
    assert hostile.attributes <= _ATTRIBUTES
    assert all(link == "data:," or link.startswith("#") for link in hostile.links)


def test_hostile_characters_are_shown_or_gone() -> None:
    written = render(hostile_briefing(), "html")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", written)
    assert "{{ 7*7 }}" in written


def test_every_link_on_the_page_leads_somewhere_and_ids_are_unique() -> None:
    read = Reader(render(bridge_briefing(), "html"))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert {fact.id for fact in bridge_briefing().facts} <= set(read.ids)


def test_joiners_that_spell_words_stay_on_the_page() -> None:
    spelled = "می\u200cخواهم"
    briefing = bridge_briefing().model_copy(update={"headline": spelled})
    assert spelled in render(briefing, "html")


def test_five_articles_stay_under_three_hundred_kilobytes() -> None:
    briefing = bridge_briefing()
    facts = tuple(
        fact.model_copy(update={"id": f"f{number}", "narrower": ()})
        for number, fact in enumerate(briefing.facts * 7, start=1)
    )
    page = render(briefing.model_copy(update={"facts": facts}), "html")
    assert len(facts) > 120
    assert len(page.encode()) < 300_000


def test_a_briefing_of_one_bare_fact_makes_a_page() -> None:
    bare = {"conflicts", "audits", "changes", "origins", "origin_links", "dropped", "summary"}
    briefing = bridge_briefing().model_copy(update=dict.fromkeys(bare, ()))
    fact = briefing.facts[0].model_copy(update={"origins": (), "origin_count": 0})
    page = render(briefing.model_copy(update={"facts": (fact,)}), "html")
    assert fact.claim in page
    assert "Where the sources differ" not in page


def test_a_full_dot_is_an_article_with_its_own_report() -> None:
    briefing = bridge_briefing()
    found = index(briefing)
    views = [fact_view(placed, briefing, found) for placed in found.outline]
    dots = {view.fact.id: (view.own, view.retellings) for view in views}
    assert (dots["f1"], dots["f11"], dots["f3"]) == ((2, 2), (1, 1), (1, 0))
    credited = briefing.facts[2].variants[0].model_copy(update={"origin": "o1", "how": "credit"})
    outside = briefing.facts[2].model_copy(update={"origins": ("o1",), "variants": (credited,)})
    views = [fact_view(placed._replace(fact=outside), briefing, found) for placed in found.outline]
    assert (views[0].own, views[0].retellings) == (0, 1)
    assert views[0].told_by == "The Daily Beacon, from Harbour Courier"


def test_a_file_that_names_neither_outlet_nor_title_is_listed_once() -> None:
    briefing = bridge_briefing()
    bare = briefing.articles[4].model_copy(update={"outlet": ""})
    briefing = briefing.model_copy(update={"articles": (*briefing.articles[:4], bare)})
    found = index(briefing)
    assert (found.labels["r0"], found.title(bare)) == ("r0", "")
    assert found.title(bare.model_copy(update={"title": "Trains"})) == "Trains"
    assert found.title(bridge_briefing().articles[4].model_copy(update={"id": "c0"})) == (
        "news/r0.html"
    )


def test_an_article_that_credits_an_origin_is_not_said_to_repeat_it_too() -> None:
    briefing = bridge_briefing()
    credit = OriginLink(article="r0", origin="o1", how="credit")
    first, *rest = briefing.facts
    again = first.variants[-1].model_copy(update={"fact": "r0-99", "how": "credit"})
    first = first.model_copy(update={"variants": (*first.variants, again)})
    links = (*briefing.origin_links, credit)
    briefing = briefing.model_copy(update={"facts": (first, *rest), "origin_links": links})
    found = index(briefing)
    radio = fact_view(found.outline[0], briefing, found).words[-1]
    assert (radio.label, radio.came_by) == ("Radio Tarn", ("credits Harbour Courier",))


def test_the_words_of_a_fact_show_how_its_article_came_by_this_fact_and_no_other() -> None:
    briefing = bridge_briefing()
    both = ("o1", "o2")
    told = briefing.facts[0].model_copy(update={"origins": both})
    agency = next(one for one in told.variants if one.article == "a0")
    credited = agency.model_copy(update={"origin": "o1", "how": "credit"})
    others = tuple(one for one in told.variants if one is not agency)
    found = index(briefing)

    def came_by(fact: BriefingFact) -> dict[str, tuple[str, ...]]:
        view = fact_view(found.outline[0]._replace(fact=fact), briefing, found)
        return {words.label: words.came_by for words in view.words}

    own = came_by(told)
    assert (own["NNA"], own["Kestrel Post"]) == (("own reporting",), ("credits Harbour Courier",))
    retold = came_by(told.model_copy(update={"variants": (*others, credited)}))
    assert retold["NNA"] == ("credits Harbour Courier",)


def test_the_article_between_an_origin_and_a_retelling_is_named_and_drawn() -> None:
    briefing = bridge_briefing()
    chain = OriginLink(article="r0", origin="o1", how="credit", via="b0")
    others = tuple(link for link in briefing.origin_links if link.article != "r0")
    briefing = briefing.model_copy(update={"origin_links": (*others, chain)})
    found = index(briefing)
    assert found.came_by(chain) == "credits The Daily Beacon, which has it from Harbour Courier"
    drawn = graph(briefing, found)
    rows = {row.label: row.y for row in drawn.rows}
    last = drawn.arcs[-1]
    assert last.end_y == rows["Radio Tarn"]
    assert f" {rows['The Daily Beacon']}C" in last.path


def test_an_older_briefing_shows_what_an_article_has_from_any_origin_of_the_fact() -> None:
    briefing = bridge_briefing()
    fact = briefing.facts[0]
    unknown = {"origin": "", "how": None}
    bare = tuple(one.model_copy(update=unknown) for one in fact.variants)
    found = index(briefing)
    older = found.outline[0]._replace(fact=fact.model_copy(update={"variants": bare}))
    view = fact_view(older, briefing, found)
    assert [words.came_by for words in view.words if words.label == "NNA"] == [
        ("own reporting", "credits Harbour Courier")
    ]
    assert (view.own, view.retellings) == (2, 2)


def test_only_what_one_side_has_is_marked_in_a_conflict() -> None:
    briefing = bridge_briefing()
    sides = side_views(briefing.conflicts[1], index(briefing))
    marked = [[piece.text for piece in side.pieces if piece.marked] for side in sides]
    assert marked == [["30 million crowns"], ["36 million crowns"]]


def test_the_graph_draws_each_report_once_and_an_arc_for_each_credit() -> None:
    briefing = bridge_briefing()
    drawn = graph(briefing, index(briefing))
    assert [row.label for row in drawn.rows] == [
        "Harbour Courier", "NNA", "The Daily Beacon", "Kestrel Post", "Radio Tarn",
    ]  # fmt: skip
    assert [arc.how for arc in drawn.arcs] == ["credit", "credit", "credit", "copied_passage"]
    assert {arc.end_y for arc in drawn.arcs} == {row.y for row in drawn.rows[1:]}


def test_an_origin_that_was_not_read_has_a_row_of_its_own() -> None:
    briefing = bridge_briefing()
    briefing = briefing.model_copy(
        update={
            "origins": (*briefing.origins, Origin(id="o6", name="The inspection report")),
            "origin_links": (OriginLink(article="c0", origin="o6", how="credit"),),
        }
    )
    drawn = graph(briefing, index(briefing))
    outside = drawn.rows[0]
    assert (outside.label, outside.note) == ("The inspection report", "not read here")
    assert [arc.end_y for arc in drawn.arcs] == [drawn.rows[1].y]


def test_the_page_has_every_part_in_the_order_in_which_a_reader_asks_for_it() -> None:
    read = Reader(render(bridge_briefing(), "html"))
    parts = [
        "headline", "facts", "differ", "origins", "audits", "changes", "ahead", "timeline",
        "figures", "named", "sources",
    ]  # fmt: skip
    assert [id_ for id_ in read.ids if id_ in parts] == parts
    assert read.tags.count("svg") == 1
