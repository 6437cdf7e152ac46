"""What is credited to an outlet, beside that outlet's own article."""

import pytest

from agent.reconcile import reconcile
from schemas.article import Article
from schemas.briefing import AuditFinding
from schemas.fact import Kind
from tests.reconcile.material import article, fact, facts

OWN = article(
    "Port Gazette",
    "The Hanno mill in Velby will cut 120 jobs in June.",
    "Karl Ost said “paper no longer pays the wages”.",
)


async def audits(crediting: Article) -> list[AuditFinding]:
    told = [*facts(OWN), fact(crediting, 1, outlet="the Gazette")]
    return list((await reconcile([OWN, crediting], told)).audits)


async def test_what_the_outlet_printed_is_no_finding() -> None:
    assert (
        await audits(article("Daily Sum", "The Hanno mill will cut 120 jobs in June.", hours=1))
        == []
    )
    quoting = article("Daily Sum", "Ost said “paper no longer pays the wages”.", hours=1)
    assert await audits(quoting) == []


async def test_a_quotation_that_is_not_there() -> None:
    made_up = article(
        "Daily Sum", "The Gazette quoted Ost as calling Velby “a dead harbour town”.", hours=1
    )
    found = await audits(made_up)
    assert [(one.type, one.checked, one.found) for one in found] == [("not_found", OWN.id, None)]
    assert "by Port Gazette that was read here does not have it" in found[0].text


async def test_another_figure_is_shown_beside_the_credited_one() -> None:
    wrong = article("Daily Sum", "The Hanno mill in Velby will cut 190 jobs in June.", hours=1)
    found = await audits(wrong)
    assert [one.type for one in found] == ["differs"]
    assert found[0].found is not None
    assert found[0].found.quote == OWN.words_of(1)


@pytest.mark.parametrize(
    ("claim", "types"),
    [
        (
            "The Hanno mill will cut 190 jobs, said Ost, for whom “paper never paid the wages” and"
            " Velby is “a dead harbour town”.",
            ["differs", "differs", "not_found"],
        ),
        ("Ost called Velby “a dead harbour town” and the port “a grave”.", ["not_found"] * 2),
        (
            "“Paper never paid the wages,” Ost said of the 190 jobs that the Hanno mill in Velby"
            " will cut in June.",
            ["differs", "not_found"],
        ),
        ("Ost called Velby “a dead harbour town”, yes, “a dead harbour town”.", ["not_found"]),
        (
            "The Hanno mill will cut 190 jobs, Ost said: “Paper no longer pays the wages.”",
            ["differs"],
        ),
        ("Ost said “we paid 900 crowns for paper”.", ["differs"]),
    ],
)
async def test_all_that_is_not_there_is_told(claim: str, types: list[str]) -> None:
    found = await audits(article("Daily Sum", claim, hours=1))
    assert sorted(one.type for one in found) == types
    assert len({one.text for one in found}) == len(types)


async def elsewhere(own: str, claim: str, other: str, outlet: str, speaker: str) -> list[str]:
    """The types of the findings where one article credits `claim` to the Gazette, which printed
    `own`, and another credits `other` to `outlet`."""
    gazette = article("Port Gazette", own)
    first = article("Daily Sum", claim, hours=1)
    second = article("Kell Times", other, hours=1)
    kind: Kind = "statement" if speaker else "event"
    told = [
        fact(gazette, 1, speaker=speaker if speaker and speaker in own else "", kind=kind),
        fact(first, 1, speaker=speaker, outlet="the Gazette", kind=kind),
        fact(second, 1, speaker=speaker, outlet=outlet, kind=kind),
    ]
    found = (await reconcile([gazette, first, second], told)).audits
    return [one.type for one in found]


@pytest.mark.parametrize(
    ("own", "said", "speaker"),
    [
        ("The school in Velby closes in June.", "“We will fight for every desk,”", "Karl Ost"),
        (
            "The school roof leaks, and winter is near.",
            "The roof would leak by winter,",
            "Oda Brenn",
        ),
        ("The closing of the school was decided.", "The closing was a shame,", "Lise Bodin"),
        ("The school has few pupils.", "Half of the pupils had left the school,", "a teacher"),
    ],
)
async def test_one_remark_credited_to_two_outlets(own: str, said: str, speaker: str) -> None:
    first, second = f"{said} {speaker} told the Gazette.", f"{said} {speaker} told the Herald."
    assert "credited_elsewhere" in await elsewhere(own, first, second, "the Herald", speaker)


@pytest.mark.parametrize(
    ("own", "said", "hearer", "speaker"),
    [
        ("Karl Ost said: “We will fight for every desk.”", "“We will fight for every desk,”",
         "Herald", "Karl Ost"),
        ("Oda Brenn said that the roof would leak by winter.", "The roof would leak by winter,",
         "Herald", "Oda Brenn"),
        ("The school in Velby closes in June.", "“We will fight for every desk,”",
         "Port Gazette", "Karl Ost"),
        ("The school in Velby closes in June.", "The school would be closed in the summer,",
         "Herald", ""),
    ],
)  # fmt: skip
async def test_one_remark_that_the_credited_outlet_has(
    own: str, said: str, hearer: str, speaker: str
) -> None:
    first, second = (f"{said} {speaker or 'one'} told the {one}." for one in ("Gazette", hearer))
    assert "credited_elsewhere" not in await elsewhere(own, first, second, f"the {hearer}", speaker)


async def test_an_article_is_not_held_against_one_that_came_later() -> None:
    early = article(
        "Daily Sum", "The Gazette quoted Ost as calling Velby “a dead harbour town”.", hours=-4
    )
    assert await audits(early) == []


async def types(own: Article, crediting: Article, outlet: str, speaker: str = "") -> list[str]:
    told = [*facts(own), fact(crediting, 1, outlet=outlet, speaker=speaker)]
    return [one.type for one in (await reconcile([own, crediting], told)).audits]


@pytest.mark.parametrize(
    ("printed", "credited"),
    [
        (
            "The choir school at Sund has 84 pupils.",
            "Port Gazette also reported that 84 boys and girls are taught at the choir school.",
        ),
        (
            "Hackers have locked 1,900 computers at St Brannoc hospital.",
            "Some 1,900 machines at St Brannoc hospital are locked, according to Port Gazette.",
        ),
        (
            "A swarm of about 40,000 bees has moved into the tower of St Olave.",
            "Forty thousand insects live in the belfry of St Olave, Port Gazette reports.",
        ),
        (
            "Frost has destroyed 52 per cent of this year's grapes in the Rosalia valley.",
            "More than half of the harvest in Rosalia is lost to frost, Port Gazette reports.",
        ),
        (
            "Eleven passengers were hurt in the crash, two of them badly.",
            "About a dozen people were injured in the crash, Port Gazette reports.",
        ),
        (
            "A search firm has been hired to look for a successor.",
            "Headhunters are already at work, Port Gazette reports.",
        ),
        (
            "Three of the five checks were entered before they took place.",
            "Most checks were written down in advance, says Port Gazette, quoting a secret draft.",
        ),
        (
            "One patient in eight lay in a corridor of Norrhavn General in January.",
            "Some 12 per cent of patients at Norrhavn General were bedded in corridors, Port"
            " Gazette says.",
        ),
        (
            "Trains at Lomond Pass have been running at half speed since Thursday.",
            "Trains at Lomond Pass go at 50 percent of their speed, Port Gazette says.",
        ),
        (
            "The cocoa trades were placed by a desk of six in Amal.",
            "Half a dozen traders sat at the cocoa desk, Port Gazette says.",
        ),
        (
            "Two blood samples of tour winner Iker Solana were suspicious.",
            "Two tests of the tour winner Iker Solana gave odd values, Port Gazette says.",
        ),
        (
            "A third of the 84,000 doses from Pell had been used before anyone noticed.",
            "Some 28,000 children in Pell were vaccinated in the meantime, Port Gazette says.",
        ),
        (
            "A petition for the Lunn orchestra had 6,200 signatures by noon.",
            "More than 6,000 people have signed the petition, Port Gazette says.",
        ),
        (
            "The boy has won 41 of his last 50 games.",
            "Teo Bral wins four games in five, Port Gazette says.",
        ),
        (
            "Valmont is considering a sale of its city hotels.",
            "Valmont may sell its hotels, Port Gazette says.",
        ),
        (
            "Valmont is considering a sale of its city hotels.",
            "Valmont is thinking of selling its hotels, Port Gazette says.",
        ),
        (
            "The managers were warned of water eight months before the Greta mine flooded.",
            "The managers of the Greta mine knew more than half a year before, Port Gazette says.",
        ),
        (
            "The janitor told the Gazette that he had swept away dozens.",
            "The janitor killed dozens of spiders with his broom, he told Port Gazette.",
        ),
        (
            "Verdal called the find of its rice “regrettable and without any risk”.",
            "Verdal regretted that seeds escaped but saw no danger, Port Gazette says.",
        ),
        (
            "A search firm has been hired to find a chair for Fennick Bank.",
            "Headhunters are to find a chair for Fennick Bank, Port Gazette says.",
        ),
    ],
)
async def test_what_is_there_in_other_words_is_no_finding(printed: str, credited: str) -> None:
    own, crediting = article("Port Gazette", printed), article("Daily Sum", credited, hours=1)
    assert await types(own, crediting, "Port Gazette") == []


async def test_one_number_of_another_matter_is_not_there() -> None:
    own = article("Port Gazette", "Another 12,000 homes in the hills behind Orm had no water.")
    credited = "The 12,000 sandbags laid at Marn, according to Port Gazette, did not help."
    crediting = article("Daily Sum", credited, hours=1)
    assert await types(own, crediting, "Port Gazette") == ["not_found"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["The water of the Marl stood at 4.1 metres."], ["differs"]),
        (["The bridge is 90 metres long."], ["not_found"]),
        (["The water stood at 4.1 metres.", "The wall has 5 metres."], ["not_found"]),
        (["The water of the Marl stood at 4.4 metres."], []),
    ],
)
async def test_the_only_figure_of_its_measure_is_shown(
    printed: list[str], expected: list[str]
) -> None:
    own = article("Port Gazette", "The river Marl burst its banks.", *printed)
    crediting = article("Daily Sum", "The river reached 4.4 metres, Port Gazette said.", hours=1)
    assert await types(own, crediting, "Port Gazette") == expected


@pytest.mark.parametrize(
    ("printed", "credited"),
    [
        (
            "One patient in eight lay in a corridor of Norrhavn General.",
            "One in five patients at Norrhavn General lies in a corridor, Port Gazette says.",
        ),
        (
            "A dealer has offered her 90,000 pounds.",
            "Wendy Poole turned down 190,000 pounds, Port Gazette says.",
        ),
        (
            "Lavelle's cocoa trades were placed by a desk of six.",
            "Lavelle's cocoa trades were placed by twelve traders, Port Gazette says.",
        ),
        (
            "Minister Ewan Rae said he would not step in over the strike.",
            "Minister Ewan Rae will step in over the strike, he told Port Gazette.",
        ),
        (
            "Minister Ewan Rae said he would step in over the strike.",
            "Minister Ewan Rae will not step in over the strike, he told Port Gazette.",
        ),
        (
            "Parents will be asked to bring children back from 16 March, Ewan Rae said.",
            "Children can come back for a jab from 26 March, Ewan Rae told Port Gazette.",
        ),
        (
            "The Senate panel will look into the rent, its chair, Ewan Rae, told Port Gazette.",
            "The Senate panel will not look into the rent, Ewan Rae told Port Gazette.",
        ),
        (
            "The office has opened a case over night landings, Ewan Rae told the Gazette.",
            "The office has closed the case over night landings, Port Gazette says.",
        ),
        (
            "It weighs 19 kilos and limps, the vet says.",
            "The wolf of Tannau weighs 91 kilos, Port Gazette says.",
        ),
        (
            "A petition to save the orchestra had 6,200 signatures by noon.",
            "A petition to save the orchestra has 16,000 supporters, Port Gazette says.",
        ),
    ],
)
async def test_what_is_otherwise_in_the_outlets_article_is_shown(
    printed: str, credited: str
) -> None:
    own, crediting = article("Port Gazette", printed), article("Daily Sum", credited, hours=1)
    told = [
        fact(own, 1, speaker="Ewan Rae" if "Rae" in printed else ""),
        fact(crediting, 1, outlet="Port Gazette", speaker="Ewan Rae" if "Rae" in credited else ""),
    ]
    (finding,) = (await reconcile([own, crediting], told)).audits
    assert finding.type == "differs"
    assert finding.found is not None
    assert finding.found.quote == printed


@pytest.mark.parametrize(
    ("printed", "speaker"),
    [
        ("Minister Ewan Rae said he would not step down.", "Ewan Rae"),
        ("Union head Nils Orbeck said that Rae would not step in over the strike.", "Nils Orbeck"),
        ("Minister Ewan Rae said he would meet the crews on Monday.", "Ewan Rae"),
        ("Minister Ewan Rae declined to say whether he would step in over the strike.", "Ewan Rae"),
    ],
)
async def test_no_other_persons_word_and_no_other_matter_is_the_opposite(
    printed: str, speaker: str
) -> None:
    own = article("Port Gazette", printed)
    credited = "Minister Ewan Rae will step in over the strike, he told Port Gazette."
    crediting = article("Daily Sum", credited, hours=1)
    told = [
        fact(own, 1, speaker=speaker),
        fact(crediting, 1, outlet="Port Gazette", speaker="Ewan Rae"),
    ]
    assert (await reconcile([own, crediting], told)).audits == ()


@pytest.mark.parametrize(
    ("credited", "expected"),
    [
        ("The boy plays in the club Bergen Knights, Port Gazette writes.", ["not_found"]),
        ("The boy from Almar plays chess well, Port Gazette writes.", []),
        ("The boy plays chess for a bridge, Olga Reno told Port Gazette.", []),
        ("The boy plays chess in the NCF, Port Gazette writes.", []),
    ],
)
async def test_a_name_that_only_the_crediting_sentence_has_is_not_there(
    credited: str, expected: list[str]
) -> None:
    own = article("Port Gazette", "Norvik's federation has agreed with a boy of 12.")
    crediting = article("Daily Sum", credited, "The boy was born in Almar.", hours=1)
    speaker = "Olga Reno" if "Reno" in credited else ""
    assert await types(own, crediting, "Port Gazette", speaker) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("“We buy thirst, we do not buy chimneys,” Cato Lindh said in the statement.", ["differs"]),
        ("“We buy thirst, we do not buy chimneys,” Cato Lindh said.", []),
        ("“We buy thirst, we do not buy chimneys,” Ida Moll said in her statement.", []),
        ("“We buy thirst, not chimneys,” Cato Lindh said in the statement.", []),
        ("“I like beer,” Cato Lindh said in a statement.", []),
    ],
)
async def test_words_of_a_statement_are_looked_up_in_the_release(
    said: str, expected: list[str]
) -> None:
    own = article("Pikemoor Ales", "“We buy thirst, not chimneys,” said chair Cato Lindh.")
    crediting = article("Daily Sum", said, hours=1)
    speaker = "Ida Moll" if "Moll" in said else "Cato Lindh"
    told = [fact(own, 1, speaker="Cato Lindh"), fact(crediting, 1, speaker=speaker)]
    found = (await reconcile([own, crediting], told)).audits
    assert [one.type for one in found] == expected


async def test_an_outcome_that_the_outlet_has_too_is_not_the_opposite() -> None:
    own = article(
        "Port Gazette",
        "The office opened a case over night landings in May.",
        "In June the case over the landings at night was closed by the office.",
    )
    credited = "The office has closed the case over night landings, Port Gazette says."
    assert await types(own, article("Daily Sum", credited, hours=1), "Port Gazette") == []


async def test_a_share_of_something_else_is_not_shown() -> None:
    own = article("Port Gazette", "One patient in eight lay in a corridor.", "Norrhavn has a tram.")
    credited = "One in five trams in Norrhavn is late, Port Gazette says."
    assert await types(own, article("Daily Sum", credited, hours=1), "Port Gazette") == []


async def test_a_figure_before_he_told_is_looked_up() -> None:
    own = article("Orme Press Bureau", "Farmer Hal Crake told OPB he had lost 60 bales of hay.")
    credited = "Hal Crake, the farmer, lost 80 bales of hay, he told the Orme Press Bureau."
    crediting = article("Daily Sum", credited, hours=1)
    assert await types(own, crediting, "Orme Press Bureau", "Hal Crake") == ["differs"]


async def test_the_outlets_own_name_is_not_what_it_is_credited_with() -> None:
    own = article(
        "Port Gazette",
        "The Hanno mill in Velby will cut 120 jobs in June.",
        "Karl Ost told the Port Gazette that nobody pays for paper now.",
    )
    credited = "The president has threatened to raise timber duties, says the Port Gazette."
    crediting = article("Daily Sum", credited, hours=1)
    assert await types(own, crediting, "Port Gazette") == ["not_found"]


@pytest.mark.parametrize(("opening", "expected"), [((), []), (("Rain fell.",), ["not_found"])])
async def test_what_an_article_opens_with_is_taken_for_what_it_retells(
    opening: tuple[str, ...], expected: list[str]
) -> None:
    own = article("Port Gazette", "Workers have found a mosaic under a car park in Tessal.")
    claim = "A floor has come to light in Tessal, as the magazine Port Gazette reports."
    crediting = article("Daily Sum", *opening, claim, hours=1)
    told = [*facts(own), fact(crediting, len(opening) + 1, outlet="Port Gazette")]
    found = (await reconcile([own, crediting], told)).audits
    assert [one.type for one in found] == expected


async def test_a_report_that_is_not_there_and_is_credited_to_another_outlet() -> None:
    first = article("Halden Journal", "Brandt will pay 480mn crowns for Kelpworks.")
    named = article("Morrow Daily", "Kelpworks's founder, Tilde Aas, would not comment.", hours=1)
    wrong = article(
        "Deal Ticker", "Brandt will pay 480mn crowns for Kelpworks, Morrow said.", hours=2
    )
    right = article(
        "Coast Field", "Brandt will pay 480mn crowns for Kelpworks, the Journal said.", hours=3
    )
    told = [
        *facts(first),
        *facts(named),
        fact(wrong, 1, first.words_of(1), outlet="Morrow Daily"),
        fact(right, 1, first.words_of(1), outlet="Halden Journal"),
    ]
    found = (await reconcile([first, named, wrong, right], told)).audits
    assert [(one.type, one.crediting.article) for one in found] == [
        ("not_found", wrong.id),
        ("credited_elsewhere", wrong.id),
    ]
