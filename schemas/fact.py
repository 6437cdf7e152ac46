"""A fact: one self-contained claim that an article makes, and the words it stands on."""

from typing import Literal

from pydantic import model_validator

from schemas.base import Form

Kind = Literal["event", "plan", "statement", "figure", "background"]
"""event: something that happened, was done or did not happen.
plan: something due, intended, expected or forecast.
statement: somebody's words, position, demand or comment; that they said so is the point.
figure: a measured amount, count, price or rate; the number is the point.
background: a standing state of affairs, a definition, or history given for context."""

Naming = Literal["named", "anonymous", "outlet"]
"""How the speaker is named: a person or body by name, an unnamed person, or a news outlet."""

Precision = Literal["exact", "about", "at_least", "at_most"]
Change = Literal["from", "to", "by"]
DatePrecision = Literal["minute", "day", "week", "month", "quarter", "year"]


class Quantity(Form):
    """A number with what it counts, as the words say it.

    `text` is verbatim. `value` is the full number ("$1.2bn" gives 1.2e9); `high` is the upper end
    of a range and is None otherwise. `magnitude` is the multiplier that the words name (1, 1e3,
    1e6, 1e9, 1e12; 1e5 for a lakh, 1e7 for a crore). `unit` is a singular lower-case noun or one
    of "percent", "percentage_point", "basis_point", "" (none); `currency` an ISO 4217 code or "".
    `of` is what a share is a share of ("GDP"). `change` says which end of a change it is: "from",
    "to" or "by". `rising` is True for an increase, False for a decrease, None where the words tell
    no direction.
    """

    text: str
    value: float
    high: float | None = None
    magnitude: float = 1
    unit: str = ""
    currency: str = ""
    of: str = ""
    precision: Precision = "exact"
    change: Change | None = None
    rising: bool | None = None


class DateMention(Form):
    """A date or time as the words say it.

    `text` is verbatim. `value` is ISO 8601 cut to the precision: "2025-07-01T14:30", "2025-07-01",
    "2025-W27", "2025-07", "2025-Q3", "2025"; it is "" where the words cannot be resolved without a
    publication date. `end` is the last day (or month, year) of a range and "" otherwise.
    `relative` is True where the publication time was needed to resolve it.
    """

    text: str
    value: str = ""
    end: str = ""
    precision: DatePrecision = "day"
    relative: bool = False


class Attribution(Form):
    """Who is said to say so.

    `speaker` is the person or body, as fully named as the article names it ("" where only an
    outlet is credited); `naming` how it is named; `outlet` the outlet that the article credits
    with having reported it first, "" where it credits none. `count` is the number of unnamed
    speakers where one is told ("two officials"), None otherwise. `direct` is True where the claim
    gives words of the speaker's in quotation marks, in whole or in part, and not only a name or
    a word or two; what is left is indirect speech.
    """

    speaker: str
    naming: Naming
    outlet: str = ""
    count: int | None = None
    direct: bool = False


class Evidence(Form):
    """A verbatim span: `text[start:end] == quote` in the article whose id is `article`."""

    article: str
    sentence: int
    quote: str
    start: int
    end: int

    @model_validator(mode="after")
    def _span_fits_quote(self) -> "Evidence":
        if self.end - self.start != len(self.quote) or self.start < 0:
            raise ValueError(f"span {self.start}:{self.end} does not fit its quote")
        return self


Making = Literal["verbatim", "code", "model"]
"""How the claim came to be: the sentence's own words, those words edited by code (a full name
put for a surname, a clause cut out), or the model's wording, passed by the guards."""


class Fact(Form):
    """One claim of one article. `attribution` is None in the article's own voice.

    `id` is "<article id>-<running number from 1>". `guards` names the guards that rejected an
    earlier wording of this claim.
    """

    id: str
    article: str
    claim: str
    kind: Kind
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    evidence: tuple[Evidence, ...]
    making: Making = "verbatim"
    guards: tuple[str, ...] = ()
