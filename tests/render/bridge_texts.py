"""What five outlets wrote about the bridge at Orm, and where in it a quote stands."""

from datetime import UTC, datetime

from schemas.fact import Evidence

COURIER = """\
Norrland Rail has suspended every night train to Kestrel Bay after inspectors found 14 cracks \
in the bridge at Orm, according to two people who read the inspection report.

The cracks were found on 14 November by a team that had come to replace signal cables. "We were \
not looking for them," one of the two people told the Courier. The suspension takes effect on \
Monday and leaves about 2,100 passengers a night without a train.

Repairs may cost 30 million crowns and are expected to last until March 2027, the report says. \
Transport Minister Ines Vaz will take questions in parliament on 9 December.

The bridge opened in 1961. It carries the only line to the bay."""

AGENCY = """\
ORM (NNA) – Night trains to Kestrel Bay are suspended from Monday, the Harbour Courier reported, \
because of cracks in the Orm bridge.

Norrland Rail confirmed the decision to NNA. "Safety leaves us no choice," said its director, \
Tomas Reyl. He said that buses would carry the passengers, of whom there are 2,600 a night in \
December.

Ines Vaz denied that an inspection due in spring had been put off. "No inspection was delayed," \
the minister told reporters in Orm on Friday."""

BEACON = """\
Night trains to Kestrel Bay have been cancelled for good after 14 cracks were found in the Orm \
bridge, the Harbour Courier reports.

Mending the bridge will cost 36 million crowns, the Courier says. The travellers' union Nattvakt \
calls the decision "a farewell to the bay". Its chair, Jonna Sund, demands an inquiry before the \
minister speaks on 9 December.

An inspection planned for the spring was put off to save money, two engineers at Norrland Rail \
said."""

POST = """\
The night train is suspended, and hoteliers in Kestrel Bay fear for their winter. The cracks in \
the bridge at Orm, first reported by the Harbour Courier, came to light on 14 November.

"Every second guest comes by that train," said Ada Lindqvist, who runs the Hotel Havet. Bookings \
for January have fallen by 18 percent since Thursday, the bay's tourist office said."""

RADIO = """\
Trains at night to Kestrel Bay stop on Monday. Repairs to the Orm bridge are expected to last \
until March 2027, according to the Harbour Courier.

"Safety leaves us no option," Norrland Rail's director Tomas Reyl said. The regional council \
meets on 1 December to vote on 4.5 million crowns for replacement buses."""

TEXTS = {"c0": COURIER, "a0": AGENCY, "b0": BEACON, "p0": POST, "r0": RADIO}


def span(article: str, quote: str, texts: dict[str, str] | None = None) -> Evidence:
    """The words where they stand in the article's text."""
    text = (texts or TEXTS)[article]
    start = text.index(quote)
    sentence = text[:start].count(". ") + 1
    return Evidence(
        article=article, sentence=sentence, quote=quote, start=start, end=start + len(quote)
    )


def on(day: int, hour: int = 6) -> datetime:
    """That day of the November in which the news came out."""
    return datetime(2026, 11, day, hour, 30, tzinfo=UTC)
