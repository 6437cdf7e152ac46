"""Words put into the wrong mouth."""

import pytest

from agent.guards import GUARDS, Candidate

speaker_held = GUARDS["wrong speaker"]


@pytest.mark.parametrize(
    ("claim", "speaker"),
    [
        ("Ida Brun said the pool would close.", "Mayor Ida Brun"),
        ("The pool would close, Ida Brun said.", "Ida Brun"),
        ("Mayor Brun warned that the pool would close.", "Ida Brun"),
        ("The Velby fire service said it was out.", "fire service"),
        ("Police said the road was open.", "police"),
        ("The pool will close.", "Ida Brun"),
        ("The Hanno mill will close in May, said Ida Brun of the council.", "Ida Brun"),
        ("Ida Brun, who grew up in Velby, said the pool would close.", "Ida Brun"),
        ("The Hanno mill will close, Ida Brun, mayor of Velby, had said.", "Ida Brun"),
        (
            "The Hanno mill will not reopen, the Velby Fire Authority said.",
            "Velby Fire Authority (VFA)",
        ),
        ("The Hanno mill has been told to close, Ida Brun said.", "Ida Brun"),
        ("A late sale added 4 million euros, Ida Brun told the council.", "Ida Brun"),
        ("Ida Brun grew up in Velby, yet said the Hanno mill had to go.", "Ida Brun"),
        ("Pia Holt said the pool would close.", ""),
        ("Asked again, she said the pool would close.", "she"),
    ],
)
def test_who_speaks_may_be_named_more_or_less_fully(claim: str, speaker: str) -> None:
    assert speaker_held(Candidate(claim, claim, claim, speaker)) is None


@pytest.mark.parametrize(
    ("claim", "speaker"),
    [
        ("Pia Holt said the pool would close.", "Ida Brun"),
        ("The pool would close, Pia Holt said.", "Ida Brun"),
        ("Ida Brun’s pool would close, Pia Holt said.", "Ida Brun"),
        ("The pool would close, said Pia Holt of the fire service.", "Ida Brun"),
        ("Pia Holt denied that the pool would close.", "Ida Brun"),
        ("Mayor Pia Holt said the pool would close.", "Mayor Ida Brun"),
        ("Orrin’s defence ministry said no date was set.", "Tarsland’s defence ministry"),
        ("Police said the road was open.", "the fire service"),
    ],
)
def test_another_speaker_is_objected_to(claim: str, speaker: str) -> None:
    assert speaker in (speaker_held(Candidate(claim, claim, claim, speaker)) or "")
