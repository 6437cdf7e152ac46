import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.dangling import dangling


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("He resigned on Monday.", ("He",)),
        ("It was closed.", ("It",)),
        ("They left.", ("They",)),
        ("Its profit rose.", ("Its",)),
        ("But Norvia left.", ("But",)),
        ("This is late.", ("This",)),
        ("That plan failed.", ("That plan",)),
        ("The demand came from Rex Orlov.", ("The demand",)),
        ("The company cut 40 jobs.", ("The company",)),
        ("The latter agreed.", ("The latter",)),
        ("Both sides agreed.", ("Both sides",)),
        ("Another official said no.", ("Another",)),
        ("The port of Vell also closed.", ("also",)),
        ("Vell sold it.", ("it",)),
        ("Rex Orlov fired him.", ("him",)),
        ("Rex Orlov said she left.", ("she",)),
    ],
)
def test_what_leans_on_words_before(claim: str, words: tuple[str, ...]) -> None:
    assert dangling(claim) == words


@pytest.mark.parametrize(
    "claim",
    [
        "Ines Vaz said she would resign.",
        "Vell Tram Board said it would close.",
        "It is unclear whether the port of Vell will open.",
        "Police said they arrested two men in Vell.",
        "The decision to close the port of Vell was made in May.",
        "Norvia’s plan cost $3m and the plan was scrapped.",
        "Rex Orlov, the minister, resigned.",
        "Some 300 workers of Vell Motors lost their jobs.",
        "“He knew it,” Ines Vaz said.",
        "At her hearing in May Ines Vaz called for a vote.",
        "A spokesman for Vell Motors denied that any decision had been taken.",
        "The deputy governor of Norvia, Rex Orlov, resigned.",
    ],
)
def test_what_stands_alone(claim: str) -> None:
    assert dangling(claim) == ()


@given(st.text(max_size=200))
def test_never_raises_and_names_words_of_the_claim(claim: str) -> None:
    assert all(words in claim for words in dangling(claim))
