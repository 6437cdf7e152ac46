"""The whole room on small stories: what merges, what stays apart, what becomes a conflict."""

from agent.reconcile import reconcile
from tests.reconcile.material import article, fact, facts

MILL = article(
    "Port Gazette",
    "The Hanno paper mill in Velby will cut 120 jobs in June.",
    "The mill was founded in 1911.",
    "Mayor Oda Brenn visited the mill on Tuesday.",
)
MILL_AGAIN = article(
    "Velby Radio",
    "In June 120 jobs will go at the Hanno paper mill in Velby.",
    "Mayor Oda Brenn went to see the mill on Tuesday.",
    "A new road to Velby opened last year.",
    hours=2,
)


async def test_one_fact_from_two_articles_is_told_once() -> None:
    result = await reconcile([MILL, MILL_AGAIN], facts(MILL) + facts(MILL_AGAIN))
    jobs = [one for one in result.facts if "120 jobs" in one.claim]
    assert [(one.article_count, one.origin_count) for one in jobs] == [(2, 2)]
    assert {variant.article for variant in jobs[0].variants} == {MILL.id, MILL_AGAIN.id}
    assert jobs[0].claim in {variant.claim for variant in jobs[0].variants}
    assert result.conflicts == ()


async def test_a_merged_fact_is_told_by_a_source_that_does_not_judge() -> None:
    loud = article(
        "Port Gazette",
        "In a stunning blow the Hanno paper mill in Velby will cut 120 jobs in June.",
    )
    plain = article(
        "Velby Radio",
        "The Hanno paper mill in Velby, which makes cardboard, will cut 120 jobs in June.",
    )
    for first, second in ((loud, plain), (plain, loud)):
        result = await reconcile([first, second], facts(first) + facts(second))
        jobs = next(one for one in result.facts if "120 jobs" in one.claim)
        assert jobs.article_count == 2
        assert "stunning" not in jobs.claim


async def test_of_three_wordings_the_one_that_is_nearest_to_the_others_tells_the_fact() -> None:
    odd = "The Hanno mill in Velby is to show 120 jobs the door in June, says its owner Karst."
    near = "The Hanno paper mill in Velby will cut 120 jobs in June, its owner said."
    other = "The owner of the Hanno paper mill in Velby said it will cut 120 jobs in June."
    for lines in ((odd, near, other), (near, other, odd), (other, odd, near)):
        pages = [article(f"Paper {n}", line, hours=n) for n, line in enumerate(lines)]
        result = await reconcile(pages, [one for page in pages for one in facts(page)])
        (jobs,) = result.facts
        assert jobs.article_count == 3
        assert jobs.claim != odd


async def test_what_stands_on_one_report_is_told_in_its_words() -> None:
    report = article("Port Gazette", "The Hanno paper mill in Velby is to cut 120 jobs in June.")
    lines = (
        "The Hanno paper mill in Velby will cut 120 jobs in June, the Port Gazette reported.",
        "The Hanno paper mill in Velby will axe 120 jobs in June, the Port Gazette reported.",
    )
    retold = [article(f"Paper {n}", line, hours=n) for n, line in enumerate(lines, start=1)]
    told = [
        fact(page, 1, line, outlet="Port Gazette") for page, line in zip(retold, lines, strict=True)
    ]
    for order in ([report, *retold], [*retold, report]):
        result = await reconcile(order, [*told, *facts(report)])
        jobs = next(one for one in result.facts if "120 jobs" in one.claim)
        assert (jobs.article_count, jobs.origin_count) == (3, 1)
        assert jobs.claim == "The Hanno paper mill in Velby is to cut 120 jobs in June."


async def test_a_merged_fact_keeps_the_may_of_most_sources() -> None:
    flat = article("Port Gazette", "The Hanno paper mill in Velby, says Ida Brun, cuts 120 jobs.")
    may = [
        article(f"Paper {n}", f"The Hanno paper mill in Velby {may} cut 120 jobs, says Ida Brun.")
        for n, may in enumerate(("is expected to", "is likely to"))
    ]
    for order in ([flat, *may], [*may, flat]):
        result = await reconcile(order, [told for page in order for told in facts(page)])
        jobs = max(result.facts, key=lambda one: one.article_count)
        assert "expected" in jobs.claim or "likely" in jobs.claim


async def test_another_number_keeps_facts_apart_and_is_a_conflict() -> None:
    other = article("Velby Radio", "In June 90 jobs will go at the Hanno paper mill in Velby.")
    result = await reconcile([MILL, other], facts(MILL) + facts(other))
    assert all(one.article_count == 1 for one in result.facts)
    assert [(one.type, len(one.sides)) for one in result.conflicts] == [("number", 2)]


async def test_cancelled_and_postponed_are_a_conflict() -> None:
    one = article("Port Gazette", "Velby council cancelled the harbour festival on Monday.")
    two = article("Velby Radio", "Velby council postponed the harbour festival on Monday.")
    result = await reconcile([one, two], facts(one) + facts(two))
    assert len(result.facts) == 2
    assert [conflict.type for conflict in result.conflicts] == ["status"]


async def test_retellings_of_one_report_are_one_origin() -> None:
    retold = article(
        "Daily Sum", "The Hanno paper mill in Velby will cut 120 jobs in June, the Gazette says."
    )
    told = fact(
        retold, 1, "The Hanno paper mill in Velby will cut 120 jobs in June.", outlet="the Gazette"
    )
    result = await reconcile([MILL, retold], [*facts(MILL), told])
    jobs = next(one for one in result.facts if "120 jobs" in one.claim)
    assert (jobs.article_count, jobs.origin_count) == (2, 1)
    assert [origin.name for origin in result.origins] == ["Port Gazette"]


async def test_every_decision_on_a_fact_can_be_told() -> None:
    result = await reconcile([MILL, MILL_AGAIN], facts(MILL) + facts(MILL_AGAIN))
    jobs = next(one for one in result.facts if "120 jobs" in one.claim)
    told = result.explain(jobs.id)
    assert told[0].relation in ("same", "narrower", "broader")
    assert all(decision.reason for decision in told)


async def test_nothing_in_nothing_out() -> None:
    assert (await reconcile([], [])).facts == ()


async def test_what_had_been_so_earlier_can_be_denied() -> None:
    told = article("Port Gazette", "Velby had earlier asked for a ferry fee of 3 percent.")
    denied = article(
        "Velby Radio",
        "The mayor denied that Velby had asked for a ferry fee of 3 percent.",
        hours=2,
    )
    result = await reconcile([told, denied], facts(told) + facts(denied))
    assert [conflict.type for conflict in result.conflicts] == ["denial"]


async def test_what_was_supposed_to_be_held_is_not_said_to_be_held() -> None:
    one = article("Port Gazette", "Velby has cancelled its yearly ferry talks with Lindal.")
    two = article(
        "Velby Radio",
        "The yearly ferry talks with Lindal were supposed to take place in Velby on Friday.",
    )
    result = await reconcile([one, two], facts(one) + facts(two))
    assert result.conflicts == ()


async def test_a_later_clause_has_not_the_nearest_name_for_its_subject() -> None:
    one = article(
        "Port Gazette",
        "The ferry demand came from Karl Ost, the third man at the Harbour Board of Velby.",
    )
    two = article(
        "Velby Radio",
        "The ferry demand was made by Karl Ost, third man at the Harbour Board, and sparked anger.",
    )
    result = await reconcile([one, two], facts(one) + facts(two))
    assert "identity" not in [conflict.type for conflict in result.conflicts]


async def test_what_was_not_yet_discussed_is_denied() -> None:
    one = article(
        "Port Gazette", "Lindal demands that Velby raise its ferry spending target to 4%."
    )
    two = article(
        "Velby Radio",
        "A Velby harbour official said that Velby and Lindal have not yet discussed these higher"
        " ferry spending targets.",
    )
    denied = fact(two, 1, speaker="A Velby harbour official", anonymous=True)
    result = await reconcile([one, two], [*facts(one), denied])
    assert [conflict.type for conflict in result.conflicts] == ["denial"]
