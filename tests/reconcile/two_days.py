"""Stories told on two days, with what became of each sentence of the first day on the second.

Made up for measuring `changes`. ONE was read while the rules were mended, of OTHER only the
figures; THIRD was written after that.
"""

from dataclasses import dataclass

from schemas.briefing import ChangeType


@dataclass(frozen=True)
class Second:
    """A sentence of day 2: how it stands to day 1, and to which of its sentences (from 1, or 0)."""

    claim: str
    type: ChangeType
    earlier: int = 0
    speaker: str = ""


@dataclass(frozen=True)
class TwoDays:
    """What one outlet told, then what it or another told a day later; `replaced` where that is a
    new version of the same page, so that the first is read no more."""

    name: str
    outlet: str
    first: tuple[str, ...]
    later_outlet: str
    second: tuple[Second, ...]
    replaced: bool = False


ONE = (
    TwoDays(
        "council page",
        "Marl Council",
        (
            "The meeting on the new market hall is on July 1.",
            "The hall will cost 4.2 million crowns.",
            "Residents can hand in objections at the town hall.",
            "The architect Nils Orbeck drew the plans.",
        ),
        "Marl Council",
        (
            Second("The meeting on the new market hall is on July 8.", "updated", 1),
            Second("The hall will cost 4.6 million crowns.", "updated", 2),
            Second("Residents can hand in objections at the town hall.", "unchanged", 3),
            Second("The plans were drawn by the architect Nils Orbeck.", "unchanged", 4),
            Second("A model of the hall is on show in the library.", "new"),
        ),
        replaced=True,
    ),
    TwoDays(
        "quay crane",
        "Tarn Post",
        (
            "The port authority closed the north quay on Monday after a crane leaned over.",
            "Nobody was hurt when the crane leaned over.",
            "Two ships were sent to the south quay.",
        ),
        "Tarn Post",
        (
            Second("The port authority will take the crane down on Thursday.", "new"),
            Second(
                "The north quay was closed on Monday after a crane leaned over.", "unchanged", 1
            ),
            Second("Four ships have now been sent to the south quay.", "updated", 3),
            Second("The crane was built in 1988.", "new"),
        ),
    ),
    TwoDays(
        "sleep study",
        "Northern Science Desk",
        (
            "Night workers who nap fall ill 34 percent less often, a study by Ilm University"
            " found.",
            "The study followed 2,100 nurses for six years.",
            "The hospital of Sandvik has put up beds for its night staff.",
        ),
        "Northern Science Desk",
        (
            Second(
                "Ilm University has retracted the study which found that night workers who nap"
                " fall ill 34 percent less often.",
                "withdrawn",
                1,
            ),
            Second("The journal said that the data of 600 nurses had been made up.", "new"),
            Second("Sandvik hospital will keep the beds for its night staff.", "new"),
        ),
    ),
    TwoDays(
        "factory fire",
        "Coast Radio",
        (
            "At least 3 people were killed in the fire at the Bodin paint factory.",
            "The fire at the Bodin paint factory broke out at about 4 a.m.",
            "Fire crews from five towns are fighting the blaze.",
            "The company's owner, Lise Bodin, said that all alarms had worked.",
        ),
        "Evening Mirror",
        (
            Second(
                "The number of people killed in the fire at the Bodin paint factory has risen to"
                " 7.",
                "updated",
                1,
            ),
            Second("The fire at the Bodin paint factory is out.", "new"),
            Second(
                "Lise Bodin's claim that all alarms had worked is false, the union said.",
                "contradicted",
                4,
                "the union",
            ),
            Second("Crews from five towns fought the blaze.", "confirmed", 3),
        ),
    ),
    TwoDays(
        "football transfer",
        "Sport Tribune",
        (
            "Rovers have agreed to sell the striker Joao Teller to Albion for 12 million euros.",
            "Teller scored 19 goals last season.",
            "The medical examination is on Wednesday.",
        ),
        "Daily Whistle",
        (
            Second(
                "Rovers have not agreed to sell the striker Joao Teller to Albion.",
                "contradicted",
                1,
                "the chairman",
            ),
            Second("Last season Teller scored 19 goals.", "confirmed", 2),
            Second("Teller has bought a house in the hills.", "new"),
        ),
    ),
    TwoDays(
        "rail strike",
        "Line News",
        (
            "Train drivers will strike from Friday to Sunday.",
            "The union demands 6 percent more pay.",
            "The railway offers 3 percent.",
            "About 900 trains a day will be cancelled.",
        ),
        "Line News",
        (
            Second("The strike of train drivers has been called off.", "updated", 1),
            Second("The railway now offers 4.5 percent.", "updated", 3),
            Second("The union demands 6 percent more pay.", "unchanged", 2),
            Second("Bus drivers will strike on Monday.", "new"),
        ),
    ),
    TwoDays(
        "mayor trial",
        "Court Reporter",
        (
            "The trial of the former mayor Edda Lund will begin on March 10.",
            "Lund is accused of taking 80,000 crowns from a builder.",
            "Her lawyer calls the charges invented.",
        ),
        "City Page",
        (
            Second(
                "The trial of the former mayor Edda Lund will begin on March 24, the court said.",
                "updated",
                1,
                "the court",
            ),
            Second(
                "The former mayor Edda Lund is accused of having taken 80,000 crowns from a"
                " builder.",
                "confirmed",
                2,
            ),
            Second("The builder has fled abroad.", "new"),
        ),
    ),
    TwoDays(
        "museum theft",
        "Old Town Courier",
        (
            "Thieves stole five paintings from the Hale museum on Sunday night.",
            "The paintings are worth 2 million crowns.",
            "A guard let the thieves in, the paper learned.",
        ),
        "Old Town Courier",
        (
            Second(
                "We wrote that a guard let the thieves in; the Courier takes this report back and"
                " apologises to the guard.",
                "withdrawn",
                3,
            ),
            Second(
                "The paintings are worth 3.5 million crowns, the insurer reckons.", "updated", 2
            ),
            Second("Police have found a van that the thieves used.", "new"),
        ),
    ),
    TwoDays(
        "bank rate",
        "Money Wire",
        (
            "The central bank of Norvia kept its rate at 2.5 percent.",
            "The bank expects prices to rise by 2.1 percent this year.",
            "Governor Ina Roth said that the next decision would come in June.",
        ),
        "Ledger",
        (
            Second("Norvia's central bank left its rate at 2.5 percent.", "confirmed", 1),
            Second("The commercial bank Solid raised its savings rate to 1.5 percent.", "new"),
            Second("The crown fell against the euro after the decision.", "new"),
        ),
    ),
    TwoDays(
        "election count",
        "Vote Desk",
        (
            "With half of the votes counted, the Greens lead with 31 percent.",
            "Turnout was 67 percent.",
            "Party leader Otto Haas conceded defeat.",
        ),
        "Vote Desk",
        (
            Second("With all votes counted, the Greens lead with 29 percent.", "updated", 1),
            Second("Turnout was 71 percent, the commission corrected.", "updated", 2),
            Second("Otto Haas did not concede defeat, his party said.", "contradicted", 3, "party"),
            Second("Otto Haas stepped down as party leader.", "new"),
        ),
    ),
)

OTHER = (
    TwoDays(
        "bridge works",
        "Road Office",
        (
            "The Ansel bridge reopens on May 3.",
            "The repair costs 900,000 francs.",
            "Cyclists may cross the bridge during the works.",
        ),
        "Road Office",
        (
            Second("The Ansel bridge reopens on May 17.", "updated", 1),
            Second("The repair costs 900,000 francs.", "unchanged", 2),
            Second("During the works cyclists may cross the bridge.", "unchanged", 3),
            Second("A second lane will be added next year.", "new"),
        ),
        replaced=True,
    ),
    TwoDays(
        "poisoned wells",
        "Valley Voice",
        (
            "Twelve people fell ill after drinking from wells in Orme.",
            "The farm of Karl Venn spilled the poison into the wells, the Valley Voice learned.",
            "The county shut all wells in Orme on Tuesday.",
        ),
        "Valley Voice",
        (
            Second(
                "The Valley Voice withdraws its report that the farm of Karl Venn spilled the"
                " poison into the wells.",
                "withdrawn",
                2,
            ),
            Second(
                "Nineteen people have fallen ill after drinking from wells in Orme.", "updated", 1
            ),
            Second("The county will open the wells in Orme on Saturday.", "new"),
        ),
    ),
    TwoDays(
        "air route",
        "Sky Daily",
        (
            "Polar Air will fly from Vard to Lisbon from October 5.",
            "A ticket costs 140 euros.",
            "The airline has ordered six aircraft.",
        ),
        "Travel Sheet",
        (
            Second(
                "Polar Air will fly from Vard to Lisbon from November 2, the airline said.",
                "updated",
                1,
                "the airline",
            ),
            Second("Polar Air has ordered six aircraft.", "confirmed", 3),
            Second("The airline has dismissed its chief pilot.", "new"),
        ),
    ),
    TwoDays(
        "vaccine figure",
        "Health Letter",
        (
            "The Brant institute says that its vaccine protects 91 percent of children.",
            "The vaccine must be kept at 4 degrees.",
            "A first delivery of 50,000 doses reached the capital.",
        ),
        "Health Letter",
        (
            Second(
                "The Brant institute has withdrawn its statement that the vaccine protects 91"
                " percent of children.",
                "withdrawn",
                1,
                "The Brant institute",
            ),
            Second("The vaccine has to be kept at 4 degrees.", "unchanged", 2),
            Second("A second delivery of 80,000 doses reached the coast.", "new"),
        ),
    ),
    TwoDays(
        "missing boat",
        "Harbour Sheet",
        (
            "A boat with 11 people aboard is missing off Cape Lorn.",
            "The search for the boat will be continued on Thursday.",
            "The boat's owner is the fisherman Piet Aal.",
        ),
        "Wave Radio",
        (
            Second("The search for the boat has been suspended.", "updated", 2),
            Second(
                "The boat's owner is not the fisherman Piet Aal, his brother said.",
                "contradicted",
                3,
                "his brother",
            ),
            Second("A boat with 11 people aboard went missing off Cape Lorn.", "confirmed", 1),
            Second("The coast guard found a life jacket.", "new"),
        ),
    ),
    TwoDays(
        "school merger",
        "Parish News",
        (
            "The schools of Ebb and Flow will be merged in August.",
            "Parents have collected 1,400 signatures against it.",
            "The head teacher Mara Dill will leave.",
        ),
        "Parish News",
        (
            Second("The merger of the schools of Ebb and Flow has been postponed.", "updated", 1),
            Second("Parents have now collected 2,300 signatures against it.", "updated", 2),
            Second("Head teacher Mara Dill is going to leave.", "unchanged", 3),
            Second("The head teacher of the music school won a prize.", "new"),
        ),
    ),
    TwoDays(
        "phone recall",
        "Gadget Line",
        (
            "Orion recalls 30,000 phones because the battery can catch fire.",
            "Buyers get their money back until December 1.",
            "Four phones have burned.",
        ),
        "Consumer Page",
        (
            Second("Orion recalls 45,000 phones because the battery can catch fire.", "updated", 1),
            Second("Buyers get their money back until December 31.", "updated", 2),
            Second("Four of the phones have burned.", "confirmed", 3),
            Second("The battery was made by a supplier in Dorn.", "new"),
        ),
    ),
)

THIRD = (
    TwoDays(
        "dam",
        "River Gazette",
        (
            "Engineers found a leak in the Harn dam on Monday.",
            "The lake behind the dam will be lowered by 3 metres.",
            "A hundred families live below the dam.",
            "An inspection is due on April 9.",
        ),
        "River Gazette",
        (
            Second("The lake behind the dam will be lowered by 5 metres.", "updated", 2),
            Second("The inspection has been put off to April 20.", "updated", 4),
            Second("Engineers will pour concrete into the leak on Friday.", "new"),
            Second("On Monday engineers discovered a leak in the Harn dam.", "unchanged", 1),
            Second("Divers found a car in the lake behind the dam.", "new"),
        ),
    ),
    TwoDays(
        "clinic",
        "Kell Times",
        (
            "The Kell clinic will close its maternity ward at the end of June.",
            "Last year 312 children were born at the clinic.",
            "The clinic wants to save 2 million crowns a year.",
        ),
        "Northern Echo Radio",
        (
            Second("The Kell clinic will not close its maternity ward.", "contradicted", 1),
            Second("At the clinic 312 children were born last year.", "confirmed", 2),
            Second("The clinic wants to hire four doctors.", "new"),
            Second("A number of beds were removed from the clinic's store.", "new"),
        ),
    ),
    TwoDays(
        "spider paper",
        "Letters of Zoology",
        (
            "A paper by Rhea Moss says that the marsh spider can smell rain.",
            "Moss tested 48 spiders in a barn near Eld.",
            "The marsh spider is found only in Estavia.",
        ),
        "Letters of Zoology",
        (
            Second(
                "Rhea Moss has withdrawn her paper on the marsh spider's sense of rain.",
                "withdrawn",
                1,
            ),
            Second("The barn near Eld had no roof.", "new"),
            Second("The marsh spider lives only in Estavia.", "unchanged", 3),
        ),
    ),
    TwoDays(
        "minister",
        "Capital Post",
        (
            "Minister Bo Tarn took a flight paid for by the firm Gelt, the Post learned.",
            "The flight cost 18,000 crowns.",
            "Tarn will speak in parliament on Thursday.",
        ),
        "Capital Post",
        (
            Second(
                "The minister's lawyers demand that the Post withdraw its report on the flight"
                " paid for by the firm Gelt.",
                "new",
            ),
            Second("The flight cost 21,000 crowns.", "updated", 2),
            Second("Tarn's speech in parliament has been cancelled.", "updated", 3),
            Second("Tarn flew to the south with his family.", "new"),
        ),
    ),
    TwoDays(
        "concert page",
        "Hall Office",
        (
            "The concert begins at 8 p.m.",
            "The choir of Ulm sings on Sunday, March 8.",
            "Tickets cost 25 crowns.",
            "The cafe opens at 5 p.m.",
        ),
        "Hall Office",
        (
            Second("The concert begins at 7 p.m.", "updated", 1),
            Second("The choir of Ulm sings on Sunday, March 15.", "updated", 2),
            Second("Tickets cost 25 crowns.", "unchanged", 3),
            Second("The cafe opens at 5 p.m.", "unchanged", 4),
        ),
        replaced=True,
    ),
    TwoDays(
        "landslide",
        "Hill Radio",
        (
            "A landslide buried the road to Pern on Tuesday.",
            "Nine people are missing.",
            "The road to Pern is closed.",
        ),
        "Mountain Wire",
        (
            Second("Four people are still missing.", "updated", 2),
            Second("The road to Pern has been reopened.", "updated", 3),
            Second("On Tuesday a landslide buried the road to Pern.", "confirmed", 1),
            Second("A second landslide buried a barn in Ost.", "new"),
        ),
    ),
)
