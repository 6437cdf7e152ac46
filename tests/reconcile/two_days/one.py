"""Stories that were read while the rules were mended."""

from tests.reconcile.two_days.story import Second, TwoDays

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
