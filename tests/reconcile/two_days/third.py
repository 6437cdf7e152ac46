"""Stories written after the rules were mended."""

from tests.reconcile.two_days.story import Second, TwoDays

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
