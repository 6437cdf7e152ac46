"""Which language an article is in. The prompts cover English."""

import re

COVERED = frozenset({"en"})

_COMMON_ENGLISH = frozenset(
    word
    for line in (
        "the and of to in that is was for on it with as at by from he she they his her their its",
        "has had have been were are be this which not but who will would said after an",
    )
    for word in line.split()
)
_SURE = 0.2  # English news lies between 0.28 and 0.50; German, French and Spanish below 0.12
_SAMPLE = 20_000
_FEWEST_WORDS = 12


_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("zh", re.compile("[\u3400-\u9fff\uf900-\ufaff]")),
    ("th", re.compile("[\u0e01-\u0e4e]")),
)
"""Scripts that name their language, in the order in which they do: Japanese mixes in Chinese."""
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "ga": "Irish", "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "la": "Latin", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese", "nb": "Norwegian",
    "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def not_covered(code: str) -> str:
    """Why an article in the language `code` is not read, "" where it is."""
    if code in COVERED:
        return ""
    name = f"{_NAMES[code]} ({code})" if code in _NAMES else f"the language '{code}'"
    return f"is in {name}, which this profile does not cover: only English is read"


def language_by_script(text: str) -> str:
    """The code of a language whose script is its own and sets no spaces between words, or few; ""
    where the letters are mostly others."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    found = [(code, len(script.findall(sample))) for code, script in _SCRIPTS]
    if 2 * sum(count for _, count in found) <= letters:
        return ""
    return next((code for code, count in found if 20 * count > letters), "")


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; "en" where it is too short to tell."""
    words = re.findall(r"[^\W\d_]+", text[:_SAMPLE].lower())
    share = sum(word in _COMMON_ENGLISH for word in words) / max(1, len(words))
    if share >= _SURE or (len(words) < _FEWEST_WORDS and text.isascii()):
        return "en"
    # A third of a second to import, so only for what common English words do not settle.
    from py3langid import classify  # type: ignore[import-untyped]  # py3langid ships no types

    return str(classify(" ".join(words))[0])
