"""Stories of which only the figures were seen while the rules were mended."""

from tests.reconcile.two_days.story import Second, TwoDays

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
