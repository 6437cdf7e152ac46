"""What each task's template is filled in with, the article's words hostile to templates."""

HOSTILE = "Costs rose {{ 7*7 }} {% if x %} } { {# no #} ${a} <b>&amp;</b>."
VALUES: dict[str, dict[str, object]] = {
    "compose": {"facts": [{"number": 1, "claim": HOSTILE}], "conflicts": ["the toll"]},
    "extract": {
        "title": "The toll",
        "outlet": "The Quay",
        "published": "2025-05-05",
        "context": [{"number": 1, "words": "It began in May."}],
        "sentences": [{"number": 2, "words": HOSTILE}],
    },
    "relate": {"pairs": [{"number": 1, "left": HOSTILE, "right": "Costs fell."}]},
    "split": {"sentence": HOSTILE},
}
