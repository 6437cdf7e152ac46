"""Who got it from whom."""

import pytest

from agent.reconcile import reconcile
from agent.reconcile.outlets import Outlets, read_aliases
from schemas.article import Article
from schemas.fact import Fact
from tests.reconcile.material import article, fact, facts

REPORT = article(
    "Port Gazette",
    "The Hanno mill in Velby will cut 120 jobs in June.",
    "The mill's owner, Karl Ost, said “paper no longer pays the wages”.",
    "Oda Brenn called the plan “a wound to the whole coast”.",
)


async def test_a_credit_at_the_top_is_for_what_the_report_holds() -> None:
    retold = article(
        "Daily Sum",
        "The Hanno mill in Velby will cut 120 jobs in June, the Gazette reports.",
        "Oda Brenn called the plan “a wound to the whole coast”.",
        "Velby has 9,000 inhabitants.",
        hours=3,
    )
    told = [
        *facts(REPORT),
        fact(retold, 1, "The Hanno mill in Velby will cut 120 jobs in June.", outlet="the Gazette"),
        fact(retold, 2, kind="event"),
        fact(retold, 3, kind="background"),
    ]
    result = await reconcile([REPORT, retold], told)
    names = {origin.id: origin.name for origin in result.origins}
    behind = {one.claim: [names[origin] for origin in one.origins] for one in result.facts}
    assert behind["The Hanno mill in Velby will cut 120 jobs in June."] == ["Port Gazette"]
    assert behind["Oda Brenn called the plan “a wound to the whole coast”."] == ["Port Gazette"]
    assert behind["Velby has 9,000 inhabitants."] == ["Daily Sum"]
    assert {link.how for link in result.origin_links} == {"own_reporting", "credit"}


async def test_a_copied_sentence_belongs_to_whoever_had_it_first() -> None:
    line = (
        "Harbour crews worked through the night to lift the broken crane from the ferry's path,"
        " using two barges that had been brought from Marl."
    )
    first = article("Northwire", line)
    copy = article("Daily Sum", line.replace("lift", "raise"), hours=2)
    result = await reconcile([first, copy], facts(first) + facts(copy))
    fact_told = next(one for one in result.facts if "crane" in one.claim)
    assert (fact_told.article_count, fact_told.origin_count) == (2, 1)
    assert {link.how for link in result.origin_links} == {"own_reporting", "copied_passage"}


async def test_an_anonymous_source_is_its_outlets() -> None:
    one = article("Port Gazette", "A clerk said the Velby pier was unsafe.")
    result = await reconcile([one], [fact(one, 1, speaker="a clerk", anonymous=True)])
    assert [origin.name for origin in result.origins] == ["Port Gazette"]
    assert result.facts[0].origin_count == 1


async def test_a_release_is_the_origin_of_what_its_issuer_said() -> None:
    release = article("Hanno Paper", "Hanno Paper will cut 120 jobs in Velby by June 2026.")
    news = article(
        "Velby Radio", "By June 2026 Hanno will cut 120 jobs in Velby, it said.", hours=1
    )
    told = [*facts(release), fact(news, 1, speaker="Hanno")]
    result = await reconcile([release, news], told)
    assert [one.origin_count for one in result.facts] == [1]
    assert [origin.name for origin in result.origins] == ["Hanno Paper"]


def test_names_of_one_outlet_meet() -> None:
    outlets = Outlets(["The Calder Ledger", "Financial Times"], {"cl": "The Calder Ledger"})
    assert {outlets.name(one) for one in ("Ledger", "the Calder Ledger", "CL")} == {
        "The Calder Ledger"
    }
    assert outlets.name("the FT") == "Financial Times"
    assert outlets.name("Northwire") == "Northwire"


@pytest.mark.parametrize(
    ("credited", "name"),
    [
        (["the Port Gazette"], "the Port Gazette"),
        (["Port Gazette", "the Port Gazette"], "Port Gazette"),
        (["Port Gazette", "Plain Globe"], "PG"),  # which of the two is not known
        (["Port Herald"], "PG"),
    ],
)
def test_an_outlet_under_its_initials_goes_by_the_name_that_others_credit(
    credited: list[str], name: str
) -> None:
    outlets = Outlets(["PG", "Daily Sum"], credited=credited)
    assert outlets.name("the PG") == name
    assert (outlets.name("Port Gazette") == name) == (name != "PG")


def test_an_alias_file_names_the_outlet_first() -> None:
    assert read_aliases("# mine\nVelby Radio = VR, Radio V\n\n") == {
        "velby radio": "Velby Radio",
        "vr": "Velby Radio",
        "radio v": "Velby Radio",
    }


@pytest.mark.parametrize("line", ["Northwire", "By Northwire", "(Source: Northwire)"])
async def test_a_line_that_signs_the_article_names_its_origin(line: str) -> None:
    wire = article("Northwire", "The Velby pier will be closed to lorries in May.")
    paper = article("Daily Sum", "From May no lorry may use the pier at Velby.", line, hours=2)
    result = await reconcile([wire, paper], [*facts(wire), fact(paper, 1)])
    names = {origin.id: origin.name for origin in result.origins}
    paper_links = [link for link in result.origin_links if link.article == paper.id]
    assert [names[link.origin] for link in paper_links] == ["Northwire"]


async def test_articles_that_retell_one_absent_report_share_it() -> None:
    told, sources = [], []
    for outlet, claims in (
        ("Daily Sum", ("The Hanno mill will cut 120 jobs.", "The mill loses 2 million euros.")),
        ("Velby Radio", ("Hanno’s mill is to cut 120 jobs.", "The mill lost 2 million euros.")),
    ):
        source = article(outlet, *claims)
        sources.append(source)
        told += [fact(source, 1, outlet="Port Gazette"), fact(source, 2)]
    result = await reconcile(sources, told)
    assert [origin.name for origin in result.origins] == ["Port Gazette"]


async def test_what_a_release_does_not_hold_was_said_to_the_reporter() -> None:
    release = article("Hanno Paper", "Hanno Paper will cut 120 jobs in Velby by June 2026.")
    news = article("Velby Radio", "The canteen stays open, Hanno Paper said.", hours=5)
    told = [*facts(release), fact(news, 1, speaker="Hanno Paper")]
    result = await reconcile([release, news], told)
    names = {origin.id: origin.name for origin in result.origins}
    canteen = next(one for one in result.facts if "canteen" in one.claim)
    assert [names[one] for one in canteen.origins] == ["Velby Radio"]


async def test_one_unnamed_source_in_two_articles_is_the_first_ones() -> None:
    first = article("Port Gazette", "The Velby ferry will be sold in May, two bankers said.")
    later = article("Daily Sum", "The ferry at Velby will be sold in May, bankers say.", hours=9)
    told = [
        fact(first, 1, kind="plan", speaker="two bankers", anonymous=True),
        fact(later, 1, kind="plan", speaker="bankers", anonymous=True),
    ]
    result = await reconcile([first, later], told)
    assert [(one.article_count, one.origin_count) for one in result.facts] == [(2, 1)]


async def test_each_telling_of_a_fact_names_its_own_origin() -> None:
    sale = "The Velby ferry will be sold in May."
    wire = article("Northwire", sale, "The ferry has 40 seats.")
    paper = article("Daily Sum", "In May the ferry at Velby will be sold.", "It rained.", hours=2)
    told = [
        *facts(wire),
        fact(paper, 1, sale, outlet="Northwire"),
        fact(paper, 2),
    ]
    result = await reconcile([wire, paper], told)
    names = {origin.id: origin.name for origin in result.origins}
    sold = next(one for one in result.facts if one.article_count == 2)
    assert {(one.article, names[one.origin], one.how) for one in sold.variants} == {
        ("northwire", "Northwire", "own_reporting"),
        ("daily-sum", "Northwire", "credit"),
    }
    rain = next(one for one in result.facts if one.claim == "It rained.")
    assert [(names[one.origin], one.how) for one in rain.variants] == [
        ("Daily Sum", "own_reporting")
    ]


CHAIN = {
    "Northwire": ("The Velby ferry will be sold in May.", ""),
    "Port Gazette": ("The ferry of Velby will be sold in May.", "Northwire"),
    "Daily Sum": ("In May the Velby ferry will be sold.", "the Port Gazette"),
}


@pytest.mark.parametrize("hours", [(0, 2, 4), (0, 0, 0)])
async def test_an_article_has_a_fact_from_whom_its_source_has_it(hours: tuple[int, ...]) -> None:
    """With no times to tell which came first, as on pages that give a date alone, credits do."""
    read = [article(name, CHAIN[name][0], hours=at) for name, at in zip(CHAIN, hours, strict=True)]
    told = [fact(one, 1, CHAIN["Northwire"][0], outlet=CHAIN[one.outlet][1]) for one in read]
    result = await reconcile(read[::-1], told[::-1])
    assert [origin.name for origin in result.origins] == ["Northwire"]
    assert [(one.article_count, one.origin_count) for one in result.facts] == [(3, 1)]
    ways = {(link.article, link.how, link.via) for link in result.origin_links}
    assert ways == {
        ("northwire", "own_reporting", ""),
        ("port-gazette", "credit", ""),
        ("daily-sum", "credit", "port-gazette"),
    }


async def test_a_chain_whose_first_report_was_not_read_ends_at_its_name() -> None:
    names = ("Port Gazette", "Daily Sum")
    read = [article(name, CHAIN[name][0], hours=at) for at, name in enumerate(names)]
    told = [fact(one, 1, CHAIN["Northwire"][0], outlet=CHAIN[one.outlet][1]) for one in read]
    result = await reconcile(read, told)
    assert [origin.name for origin in result.origins] == ["Northwire"]
    assert {one.via for one in result.facts[0].variants} == {"", "port-gazette"}


@pytest.mark.parametrize("hours", [0, 3])
async def test_two_articles_that_credit_each_other_are_each_left_a_credit(hours: int) -> None:
    sale = CHAIN["Northwire"][0]
    one = article("Port Gazette", CHAIN["Port Gazette"][0])
    other = article("Daily Sum", CHAIN["Daily Sum"][0], hours=hours)
    told = [fact(one, 1, sale, outlet="Daily Sum"), fact(other, 1, sale, outlet="Port Gazette")]
    result = await reconcile([one, other], told)
    links = {link.article: link.how for link in result.origin_links}
    assert links == {"port-gazette": "credit", "daily-sum": "credit"}


async def test_what_a_credited_article_tells_itself_is_its_own() -> None:
    """Only for what it has from elsewhere is the article behind it the origin."""
    first = article("Northwire", "The Velby ferry will be sold in May.")
    paper = article("Port Gazette", CHAIN["Port Gazette"][0], "The ferry made a loss.", hours=2)
    last = article("Daily Sum", "The Velby ferry made a loss.", hours=4)
    told = [
        *facts(first),
        fact(paper, 1, CHAIN["Northwire"][0], outlet="Northwire"),
        fact(paper, 2, "The Velby ferry made a loss."),
        fact(last, 1, outlet="Port Gazette"),
    ]
    result = await reconcile([first, paper, last], told)
    names = {origin.id: origin.name for origin in result.origins}
    loss = next(one for one in result.facts if "loss" in one.claim)
    assert [names[one] for one in loss.origins] == ["Port Gazette"]


WHOLE = "Harbour crews lifted the broken crane from the ferry's path before dawn"


@pytest.mark.parametrize("held_first", [True, False])
async def test_a_sentence_held_whole_in_a_much_longer_one_is_a_copy(held_first: bool) -> None:
    longer = (
        f"{WHOLE}, the mayor of Velby told the council at its yearly meeting on the pier, where"
        " the owners of eleven small boats had waited since Sunday evening to hear how much of"
        " the quay would have to be closed to them, and for how many weeks of the season."
    )
    lines = [f"{WHOLE}.", longer] if held_first else [longer, f"{WHOLE}."]
    first, later = article("Northwire", lines[0]), article("Daily Sum", lines[1], hours=2)
    claim = f"{WHOLE}."
    told = [fact(first, 1, claim), fact(later, 1, claim)]
    result = await reconcile([first, later], told)
    assert [(one.article_count, one.origin_count) for one in result.facts] == [(2, 1)]
    assert [origin.name for origin in result.origins] == ["Northwire"]


async def test_a_description_that_two_sentences_share_is_no_copy() -> None:
    """Seven words in a row are how anybody would introduce the same person."""
    first = article("Northwire", "Ida Holm, who chairs the union of dockers, resigned.")
    later = article(
        "Daily Sum", "Ida Holm, who chairs the union of harbour workers, left.", hours=2
    )
    claim = "Ida Holm resigned from the chair of the union."
    told = [fact(first, 1, claim), fact(later, 1, claim)]
    result = await reconcile([first, later], told)
    assert [one.origin_count for one in result.facts] == [2]


async def behind(*tellings: tuple[Article, list[Fact]]) -> dict[str, list[str]]:
    """The origins of each claim that the briefing of `tellings` shows."""
    result = await reconcile(
        [one for one, _ in tellings], [f for _, told in tellings for f in told]
    )
    names = {origin.id: origin.name for origin in result.origins}
    return {fact.claim: [names[one] for one in fact.origins] for fact in result.facts}


@pytest.mark.parametrize("hearer", ["told us", "insisted to the Daily Sum", "told the Daily Sum"])
async def test_what_an_outlet_heard_itself_is_its_own_in_a_retelling_too(hearer: str) -> None:
    retold = article(
        "Daily Sum",
        f"In June 120 jobs will go at the mill of Hanno, Pia Rusk {hearer}.",
        "Oda Brenn called the plan “a wound to the whole coast”, the Gazette reports.",
        hours=3,
    )
    told = [fact(retold, 1, REPORT.words_of(1)), fact(retold, 2, outlet="the Gazette")]
    found = await behind((REPORT, facts(REPORT)), (retold, told))
    assert found[REPORT.words_of(1)] == ["Port Gazette", "Daily Sum"]


async def test_somebody_whom_the_report_does_not_mention_is_the_retelling_outlets_source() -> None:
    retold = article(
        "Daily Sum",
        "Oda Brenn called the plan “a wound to the whole coast”, the Gazette reports.",
        "In June 120 jobs will go at the mill of Hanno, union secretary Leif Aune said.",
        "Karl Ost said “paper no longer pays the wages”.",
        hours=3,
    )
    told = [
        fact(retold, 1, outlet="the Gazette"),
        fact(retold, 2, REPORT.words_of(1), speaker="Leif Aune"),
        fact(retold, 3, speaker="Karl Ost"),
    ]
    found = await behind((REPORT, facts(REPORT)), (retold, told))
    assert found[REPORT.words_of(1)] == ["Port Gazette", "Daily Sum"]
    assert found[REPORT.words_of(2)] == ["Port Gazette"]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Coast Press Agency",
        "Reporting by Coast Press Agency; editing by Ann Holt",
        "(Written by Coast Press Agency)",
    ],
)
async def test_a_line_that_names_who_reported_gives_the_article_to_them(line: str) -> None:
    wire = article("Coast Press Agency", "Two tugs will try to free the dredger on Tuesday.")
    copy = article("Daily Sum", "Tugs will try to free the dredger on Tuesday.", line, hours=2)
    found = await behind((wire, facts(wire)), (copy, [fact(copy, 1)]))
    assert list(found.values()) == [["Coast Press Agency"]]


async def test_an_article_that_quotes_a_release_has_what_the_body_did_from_it() -> None:
    release = article(
        "Sorrel Boilers",
        "Sorrel Boilers is recalling 22,000 safety valves.",
        "“We would rather ring too many doorbells than too few,” said Nora Veen.",
    )
    paper = article(
        "Tarn Mercury",
        "Sorrel Boilers is recalling 22,000 safety valves that can jam.",
        "“We would rather ring too many doorbells than too few,” Nora Veen said in a statement.",
        hours=2,
    )
    own = [fact(release, 1), fact(release, 2, speaker="Nora Veen")]
    told = [fact(paper, 1), fact(paper, 2, speaker="Nora Veen")]
    unasked = article("Daily Sum", "Sorrel Boilers said little.", hours=3)
    said = [fact(unasked, 1, speaker="Sorrel Boilers")]
    found = await behind((release, own), (paper, told), (unasked, said))
    assert [names for claim, names in found.items() if "22,000" in claim] == [["Sorrel Boilers"]]


HERONS = (
    "Herons have bred on the Saltby fen for the first time in 58 years.",
    "Warden Cilla Moat found the nest while looking for a lost glove.",
    "The three heron chicks weigh 700 grams each.",
)


@pytest.mark.parametrize(
    ("last", "origins"),
    [
        ("Each of the three heron chicks weighs 700 grams.", ["Fen Guardian"]),
        (
            "The three heron chicks weigh 700 grams each, a ranger told the Daily Sum.",
            ["Fen Guardian", "Daily Sum"],
        ),
    ],
)
async def test_an_uncredited_rewrite_fact_by_fact_is_the_reports(
    last: str, origins: list[str]
) -> None:
    report = article("Fen Guardian", *HERONS)
    rewrite = article(
        "Daily Sum",
        HERONS[0],
        "Warden Cilla Moat came across the nest as she searched for a lost glove.",
        last,
        hours=3,
    )
    told = [fact(rewrite, 1), fact(rewrite, 2), fact(rewrite, 3, last.partition(", a")[0])]
    found = await behind((report, facts(report)), (rewrite, told))
    assert [names for claim, names in found.items() if "700" in claim] == [origins]


async def test_what_an_unnamed_magazine_reported_is_whoever_told_it_first() -> None:
    first = article("Rivet Magazine", "Engineers at Halvard hid 12 failed tests of the Torre dam.")
    vague = article(
        "Northwire", "A magazine reported that 12 failed tests of the Torre dam were hid.", hours=2
    )
    claim = first.words_of(1)
    found = await behind(
        (first, facts(first)), (vague, [fact(vague, 1, claim, outlet="a magazine")])
    )
    assert found == {claim: ["Rivet Magazine"]}


@pytest.mark.parametrize(
    ("teller", "origins"),
    [
        ("its chief told local radio", ["Isles Radio"]),
        ("its chief told a newspaper", ["Isles Radio"]),
        ("according to local media", ["Isles Radio"]),
        ("its chief told radio hams", ["Isles Radio", "Mainland Post"]),
        ("its chief told reporters", ["Isles Radio", "Mainland Post"]),
    ],
)
async def test_what_was_told_to_an_unnamed_outlet_is_whoever_told_it_first(
    teller: str, origins: list[str]
) -> None:
    first = article("Isles Radio", "Skerry Lines will hire crews from abroad in March.")
    later = article(
        "Mainland Post", f"The ferry line wants to bring in foreign sailors, {teller}.", hours=2
    )
    claim = first.words_of(1)
    found = await behind((first, facts(first)), (later, [fact(later, 1, claim, speaker="chief")]))
    assert found == {claim: origins}


@pytest.mark.parametrize(
    ("place", "origins"),
    [("in the announcement", ["Havel Airport"]), ("in Lomm", ["Havel Airport", "Havel Kurier"])],
)
async def test_words_of_an_announcement_are_its_issuers(place: str, origins: list[str]) -> None:
    release = article("Havel Airport", "“We will go on listening,” said director Britt Solberg.")
    paper = article(
        "Havel Kurier", f"“We will go on listening”: so Britt Solberg {place}.", hours=2
    )
    claim = release.words_of(1)
    found = await behind(
        (release, [fact(release, 1, speaker="Britt Solberg")]),
        (paper, [fact(paper, 1, claim, speaker="Britt Solberg")]),
    )
    assert found == {claim: origins}
