"""google/langextract on one text: run by the Python that has it, which need not have factbrief.

Reads one JSON object (text, model, base_url, key) from standard input and writes one with
what it extracted. Sampling is off, one call runs at a time, and an answer's length is bounded,
because an unbounded answer of a small model can repeat itself for as long as the context lasts.
"""

import json
import sys

import langextract as lx  # type: ignore[import-not-found]  # in the other environment

_LONGEST = 1_200
"""Tokens of one answer, five times those of the 1,000 characters it reads: an answer that is cut
off gives no fact at all, so the bound is for those that repeat themselves."""

_TASK = (
    "List every fact that the article states, in order. extraction_text: the exact words of the "
    "article. claim: the fact as one sentence that can be read alone, with names in place of "
    "pronouns. speaker: who is said to say so, empty if nobody."
)
_TEXT = (
    "Mayor Ana Ruiz said on Monday that the Alder bridge would stay shut until June. Repairs cost "
    "3 million euros more than planned, according to the city's engineers. It was built in 1931."
)
_FACTS = (
    (
        "Mayor Ana Ruiz said on Monday that the Alder bridge would stay shut until June",
        "Mayor Ana Ruiz said on Monday that the Alder bridge would stay shut until June.",
        "Mayor Ana Ruiz",
    ),
    (
        "Repairs cost 3 million euros more than planned",
        "Repairs of the Alder bridge cost 3 million euros more than planned.",
        "the city's engineers",
    ),
    ("It was built in 1931", "The Alder bridge was built in 1931.", ""),
)


def main() -> None:
    """One text in, its extractions out."""
    asked = json.load(sys.stdin)
    example = lx.data.ExampleData(
        text=_TEXT,
        extractions=[
            lx.data.Extraction("fact", words, attributes={"claim": claim, "speaker": speaker})
            for words, claim, speaker in _FACTS
        ],
    )
    config = lx.factory.ModelConfig(
        model_id=asked["model"],
        provider="OpenAILanguageModel",
        provider_kwargs={
            "base_url": asked["base_url"],
            "api_key": asked["key"],
            "temperature": 0,
            "max_output_tokens": _LONGEST,
            "max_workers": 1,
        },
    )
    made = lx.extract(
        asked["text"], _TASK, [example], config=config, max_workers=1, show_progress=False
    )
    json.dump([_plain(extraction) for extraction in made.extractions or []], sys.stdout)


def _plain(extraction: "lx.data.Extraction") -> dict[str, object]:
    place = extraction.char_interval
    given = extraction.attributes or {}
    return {
        "text": extraction.extraction_text,
        "claim": str(given.get("claim") or extraction.extraction_text),
        "speaker": str(given.get("speaker") or ""),
        "start": place.start_pos if place else None,
        "end": place.end_pos if place else None,
    }


if __name__ == "__main__":
    main()
