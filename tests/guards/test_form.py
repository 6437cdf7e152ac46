"""A claim's words and order, its place, and whether it can be read alone."""

import pytest

from agent.guards import GUARDS, Candidate

SENTENCE = "The council sold the ferry to the Hanno mill on Monday."
ARTICLE = f"{SENTENCE} Mayor Ida Brun opened a new pool in June."

FIRES = {
    "new words": [
        "The council quietly sold the ferry to the Hanno mill.",
        "The council sold the rusty ferry.",
    ],
    "changed order": [
        "The Hanno mill sold the ferry to the council.",
        "The ferry sold the council to the Hanno mill on Monday.",
    ],
    "incomplete": [
        "The ferry.",
        "The old ferry to Velby",
        "and sold the ferry to the Hanno mill",
        "sold the ferry to the Hanno mill on Monday.",
        "which was sold on Monday.",
        "Mayor Ida Brun told the council.",
        "The fire service said on Monday.",
        "The clerks who had signed up for the ferry.",
        "An owner who asked not to be named.",
        "Ida Brun, who has run the council for three years.",
        "The council sold the ferry to the.",
        "“The ferry is sold,”.",
        "“The ferry is sold,” Ida Brun.",
        "The council sold the ferry and.",
    ],
    "does not stand alone": [
        "It sold the ferry on Monday.",
        "The council sold it to the Hanno mill.",
        "She said that the council had sold the ferry.",
        "But Velby council sold the ferry.",
        "The council sold the ferry on Monday.",
    ],
    "other sentence": ["Mayor Ida Brun opened a new pool in June."],
    "about the page": [
        "Sign up for the Velby morning newsletter.",
        "This article was corrected on Monday.",
        "The Echo has all rights reserved.",
    ],
}
PASSES = {
    "new words": [
        SENTENCE,
        "The council was selling the ferry.",
        "Ida Brun said the council sold the ferry.",
    ],
    "changed order": [
        SENTENCE,
        "The council sold the ferry on Monday.",
        "The council said that it sold the ferry to the mill.",
    ],
    "incomplete": [
        SENTENCE,
        "The ferry is old.",
        "Velby council met on Monday.",
        "iVelby sold tickets for the ferry.",
        "Ida Brun told the council “the ferry is ours”.",
        "The council said nothing.",
        "The mill said it would pay more.",
        "An owner who asked not to be named sold the ferry.",
        "Nine of the clerks who had signed up were there.",
        "Clerks who like ferries objected.",
        "Two clerks whose boats sank were saved.",
        "“The ferry is sold,” according to Ida Brun.",
        "“The ferry,” a play by Ida Brun, opened on Monday.",
    ],
    "does not stand alone": [
        "Velby council sold the ferry to the Hanno mill on Monday.",
        "Ida Brun said she had sold the ferry.",
        "Ida Brun said: “We sold it.”",
    ],
    "other sentence": [SENTENCE, "The council sold the ferry."],
    "about the page": [SENTENCE, "The council signed a contract for the ferry."],
}


@pytest.mark.parametrize(("guard", "claim"), [(g, c) for g, cs in FIRES.items() for c in cs])
def test_it_fires(guard: str, claim: str) -> None:
    assert GUARDS[guard](Candidate(claim, SENTENCE, ARTICLE))


@pytest.mark.parametrize(("guard", "claim"), [(g, c) for g, cs in PASSES.items() for c in cs])
def test_it_does_not_fire(guard: str, claim: str) -> None:
    assert GUARDS[guard](Candidate(claim, SENTENCE, ARTICLE)) is None


def test_a_claim_that_ends_before_its_speaker_speaks_is_broken_off() -> None:
    told = "The ferry is sold, a clerk of the council said. The pool is as old as the mill was."
    complete = GUARDS["incomplete"]
    assert complete(Candidate("The ferry is sold, a clerk of the council.", told, told))
    assert (
        complete(Candidate("The ferry is sold, a clerk of the council said.", told, told)) is None
    )
    assert complete(Candidate("The pool is as old as the mill was.", told, told)) is None


def test_a_claim_that_ends_in_whoever_speaks_is_broken_off() -> None:
    told = "Two directors said the ferry was sold to the Hanno mill. Ida Brun chairs the council."
    complete = GUARDS["incomplete"]
    assert complete(Candidate("The ferry was sold to the Hanno mill, two directors.", told, told))
    apart = "The council named its head, Ida Brun. Later Ida Brun said the ferry was sold."
    assert complete(Candidate("The council named its head, Ida Brun.", apart, apart)) is None


def test_a_clause_that_lacks_the_verb_of_its_sentence_is_broken_off() -> None:
    told = "The mill would not say whether the ferry was sold. The clerks that it hired were late."
    complete = GUARDS["incomplete"]
    assert complete(Candidate("The mill would not say whether the ferry.", told, told))
    assert (
        complete(Candidate("The mill would not say whether the ferry was sold.", told, told))
        is None
    )
    assert (
        complete(Candidate("The mill was late, like the clerks that it hired.", told, told)) is None
    )


def test_names_that_let_a_claim_be_read_alone_do_not_count_as_another_sentence() -> None:
    told = "It was opened in 1974."
    page = (
        f"The Kesh Bridge is shut, the Lorne Roads Authority said. {told} Ida Brun sold the ferry."
    )
    on_it = GUARDS["other sentence"]
    assert (
        on_it(Candidate("The Lorne Roads Authority’s Kesh Bridge was opened in 1974.", told, page))
        is None
    )
    assert on_it(Candidate("Ida Brun of the Kesh Bridge sold the ferry.", told, page))


def test_by_whom_a_thing_was_done_did_not_do_what_it_did_next() -> None:
    told = "The new fee was put to Velby by Ida Brun, the mayor of Orla, and caused anger there."
    order = GUARDS["changed order"]
    assert order(Candidate("Ida Brun caused anger there.", told, told)) == (
        "it is not Ida Brun who caused"
    )
    assert order(Candidate("The new fee caused anger there.", told, told)) is None
    whose = "The fee was named by Ida Brun, who runs the port and caused anger there."
    assert order(Candidate("Ida Brun caused anger there.", whose, whose)) is None


def test_small_words_do_not_hide_the_order() -> None:
    told = "A loaded grain barge struck a pier of the old bridge, injuring two clerks of the mill."
    order = GUARDS["changed order"]
    assert order(Candidate("The barge injured two clerks.", told, told)) is None
    assert order(Candidate("The bridge struck a barge.", told, told))
