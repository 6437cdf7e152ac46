import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.attribution import Attributed, find_attributions
from agent.text.outlets import is_outlet
from agent.text.pronouns import read_cast
from schemas.article import Article
from schemas.fact import Attribution
from tests.text.articles import article_of


def found(article: Article, *outlets: str) -> dict[int, Attributed]:
    return find_attributions(article, read_cast(article), outlets)


def told(*sentences: str) -> tuple[str, str, str] | None:
    """Speaker, naming and outlet of the last of `sentences`, one paragraph."""
    attributed = found(article_of(sentences)).get(len(sentences))
    if attributed is None:
        return None
    a = attributed.attribution
    return a.speaker, a.naming, a.outlet


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ines Vaz said the port would close.", "Ines Vaz"),
        ("“The crabs came up black,” said fisherman Tom Icaro.", "Tom Icaro"),
        ("“The crabs came up black,” said retired baker Tom Icaro.", "Tom Icaro"),
        ("“The port is shut,” said Ines Vaz, the minister.", "Ines Vaz"),
        ("“The port is shut,” Ines Vaz said on Monday.", "Ines Vaz"),
        ("The port is shut, according to Ines Vaz, who runs it.", "Ines Vaz"),
        ("Ines Vaz, a former minister who lives in Vell, warned of delays.", "Ines Vaz"),
        ("Speaking in Vell last week, Ines Vaz urged patience.", "Ines Vaz"),
        ("On Monday the harbour minister, Ines Vaz, denied it.", "Ines Vaz"),
        ("The plan angered Ines Vaz, who called it a mistake.", "Ines Vaz"),
        ("Ines Vaz walked out and later confirmed the closure.", "Ines Vaz"),
        ("The port was described by Ines Vaz as safe.", "Ines Vaz"),
        ("Ines Vaz left the hall, saying the vote was void.", "Ines Vaz"),
        ("The Bank of Norvia expects prices to fall.", "Bank of Norvia"),
        ("The harbour minister, Ines Vaz, told members it had shut.", "Ines Vaz"),
        ("The port shuts in May, the head of the docks, Ines Vaz, told staff.", "Ines Vaz"),
        ("Ines Vaz, who joined in 2020, said she did not want it.", "Ines Vaz"),
        ("In March Ines Vaz brushed off the calls, saying it was late.", "Ines Vaz"),
        ("Ines Vaz is at the gate: “Nobody may sail today.”", "Ines Vaz"),
        ("VELL, May 3 (Dockwire) - Ines Vaz left, saying it was late.", "Ines Vaz"),
        (
            "Norvia’s port and rail ministries declined to comment.",
            "Norvia’s port and rail ministries",
        ),
        ("Norvia’s transport ministry declined to comment.", "Norvia’s transport ministry"),
    ],
)
def test_a_named_speaker(sentence: str, speaker: str) -> None:
    assert told(sentence) == (speaker, "named", "")


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (
            "Three people familiar with the talks said they failed.",
            "three people familiar with the talks",
        ),
        ("The ship sank, one senior Norvian official said.", "one senior Norvian official"),
        ("Analysts warned that prices may rise.", "analysts"),
        ("The port is shut, according to two workers at the gate.", "two workers at the gate"),
    ],
)
def test_an_anonymous_speaker(sentence: str, speaker: str) -> None:
    assert told(sentence) == (speaker, "anonymous", "")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The port is shut, according to the Vell Herald.", ("", "outlet", "Vell Herald")),
        ("Reuters reported that the port is shut.", ("", "outlet", "Reuters")),
        (
            "According to the newspaper The Vell Herald, a docker said it shut.",
            ("a docker", "anonymous", "Vell Herald"),
        ),
        (
            "A docker told the Vell Herald the port is shut.",
            ("a docker", "anonymous", "Vell Herald"),
        ),
        ("Ines Vaz said in an interview with Reuters it shut.", ("Ines Vaz", "named", "Reuters")),
        ("Ines Vaz said it shut, Reuters reported.", ("Ines Vaz", "named", "Reuters")),
        ("Two dockers cited by Reuters said it shut.", ("two dockers", "anonymous", "Reuters")),
    ],
)
def test_the_outlet_that_reported_it_first(sentence: str, expected: tuple[str, str, str]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Vaz opened the port on Monday.",
        "The port was reportedly closed.",
        "Norvia called off the talks.",
        "The minister’s claim angered dockers.",
        "Ines Vaz was told to leave.",
        "Ines Vaz did not say why.",
        "Ines Vaz asked the docks to reopen.",
        "The owners should say so.",
    ],
)
def test_the_articles_own_voice(sentence: str) -> None:
    assert told(sentence) is None


def test_each_of_two_credited_outlets_is_named() -> None:
    first = "Two officials told Reuters the port is shut."
    assert told(first, "According to the Vell Herald, it opens in May.") == (
        "",
        "outlet",
        "Vell Herald",
    )
    assert told(
        first, "The Vell Herald said two ships left.", "The report said a third stayed."
    ) == ("", "outlet", "Vell Herald")


def test_a_credited_outlet_does_not_spread_but_its_report_does() -> None:
    credit = "The port is shut, according to the Vell Herald."
    assert told(credit, "Two ships left.") is None
    assert told(credit, "The report said two ships left.") == ("", "outlet", "Vell Herald")


def test_a_document_is_remembered_by_its_noun() -> None:
    first = "The port will shut, according to an internal memo seen by the Vell Herald."
    memo = ("an internal memo seen by the Vell Herald", "named", "Vell Herald")
    assert told(first) == (memo[0], "named", "Vell Herald")
    assert told(first, "The memo says nobody was asked.") == memo


def test_what_was_told_to_the_articles_own_outlet_credits_no_other() -> None:
    article = article_of(("A docker told the Herald it is shut.",))
    own = article.model_copy(update={"outlet": "The Vell Herald"})
    assert found(article)[1].attribution.outlet == "Herald"
    assert found(own)[1].attribution.outlet == ""


def test_a_short_form_means_the_outlet_named_in_full() -> None:
    first = "The port is shut, according to the Vell Ledger."
    assert told(first, "Two dockers told the Ledger so.") == (
        "two dockers",
        "anonymous",
        "Vell Ledger",
    )


def test_a_pronoun_speaks_for_who_is_meant() -> None:
    assert told("Ines Vaz left Vell.", "She said it was late.") == ("Ines Vaz", "named", "")
    assert told("One docker said it shut.", "He added that two ships left.") == (
        "one docker",
        "anonymous",
        "",
    )


def test_an_unresolved_pronoun_says_so() -> None:
    attributed = found(article_of(("Rex Orlov met Paul Tanabe.", "He said it was late.")))[2]
    assert (attributed.attribution.speaker, attributed.pronoun) == ("he", "he")


def test_a_quotation_runs_on_over_sentences_and_paragraphs() -> None:
    article = article_of(
        ("“It is shut.", "It will stay shut,” Ines Vaz said.", "“Nobody may sail."),
        ("“Not even the ferries that carry food to the islands.”",),
        ("Ships left.",),
    )
    speakers = {n: a.attribution.speaker for n, a in found(article).items()}
    assert speakers == dict.fromkeys((1, 2, 3, 4), "Ines Vaz")


def test_a_subordinate_saying_covers_only_its_clause() -> None:
    article = article_of(("Norvia shut the port after Ines Vaz said it was unsafe.",))
    assert found(article)[1].partial
    assert not found(article_of(("Ines Vaz said the port was unsafe.",)))[1].partial


def test_more_outlets_can_be_named() -> None:
    article = article_of(("The port is shut, according to Dockside.",))
    assert found(article)[1].attribution.naming == "named"
    assert found(article, "Dockside")[1].attribution == Attribution(
        speaker="", naming="outlet", outlet="Dockside"
    )


@pytest.mark.parametrize("name", ["Reuters", "the Vell Herald", "Norvian News Agency", "the Post"])
def test_outlets(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Post", "Bank of Norvia", "Ines Vaz", "press", "Supreme Court"])
def test_no_outlets(name: str) -> None:
    assert not is_outlet(name)


WORDS = st.sampled_from(
    [
        *("said", "Vaz", "Ines", "“", "”", ",", ".", "who", "told", "Reuters", "according", "to"),
        *("he", "the", "minister", "and", "(", ")", "—", "'s", "by", "that", "cited", "his", "Mr"),
    ]
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), min_size=1, max_size=5))
def test_never_raises_and_points_into_the_text(sentences: list[str]) -> None:
    article = article_of(tuple(sentences))
    for number, attributed in found(article).items():
        start, end = attributed.words
        assert 1 <= number <= len(sentences)
        assert 0 <= start < end <= len(article.text)


def test_it_said_is_not_a_speaker_before_the_one_who_acts() -> None:
    credit = "An inquiry blamed the wiring."
    assert told(credit, "“The wires were old,” it said.") == ("an inquiry", "named", "")
    said = told(credit, "Vell Motors, the owner, was silent.", "“We will help,” it said.")
    assert said is not None
    assert said[0] == "it"


def test_it_adds_goes_on_past_a_sentence_that_names_no_other_body() -> None:
    said = told(
        "Vell Hospital said nine came.", "Two of the nine were burnt.", "None died, it adds."
    )
    assert said == ("Vell Hospital", "named", "")
