from __future__ import annotations

from datetime import date

from wasata.link.facts import join_within_page
from wasata.model.assertions import Assertion, Provenance
from wasata.model.clauses import Status
from wasata.model.events import Event, Participant
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.spans import Span


def person(name: str, code: str) -> Participant:
    return Participant(actor=name, code=code)


TALKS = (person("a-minister", "OMN"), person("b-minister", "IRN"))


def event(identity: str, **changes: object) -> Assertion:
    first = changes.pop("first", None)
    fields = {"type": "CONSULT", "actors": TALKS, "trigger": Span(0, 4)} | changes
    claim = Event(**fields)  # type: ignore[arg-type]
    provenance = Provenance(rule="test", run="r")
    day = first if isinstance(first, date) else None
    return Assertion(
        id=identity, article="a", sentence=0, span=Span(0, 4), claim=claim, sources=(), provenance=provenance, first=day, last=day
    )


def facts(*assertions: Assertion) -> dict[str, str]:
    return dict(join_within_page(assertions))


def test_a_happening_told_again_joins_the_first_telling() -> None:
    assert facts(event("e-1"), event("e-2", mode="visit"), event("e-3", status=Status.HISTORICAL)) == {
        "e-1": "e-1",
        "e-2": "e-1",
        "e-3": "e-1",
    }


def test_states_that_stand_for_their_ministers_take_part_in_the_same_happening() -> None:
    states = (person("IRN", "IRN"), person("OMN", "OMN"))

    assert facts(event("e-1"), event("e-2", actors=states)) == {"e-1": "e-1", "e-2": "e-1"}


def test_other_people_days_modes_or_types_are_other_happenings() -> None:
    others = (person("c-minister", "OMN"), person("b-minister", "IRN"))

    for other in (
        event("e-2", actors=others),
        event("e-2", first=date(2025, 4, 19)),
        event("e-2", mode="phone"),
        event("e-2", type="AGREE"),
        event("e-2", status=Status.NEGATED),
        event("e-2", actors=TALKS[:1]),
    ):
        assert facts(event("e-1", mode="visit", first=date(2025, 4, 12)), other)["e-2"] == "e-2"


def test_a_telling_that_fits_two_days_does_not_bring_them_together() -> None:
    days = [event("e-1", first=date(2025, 4, 12)), event("e-2", first=date(2025, 4, 19)), event("e-3")]

    assert facts(*days) == {"e-1": "e-1", "e-2": "e-2", "e-3": "e-1"}


def test_quotes_are_in_no_fact() -> None:
    quote = Quote(kind=QuoteKind.DIRECT, content=(Span(0, 4),), cue=None)
    provenance = Provenance(rule="test", run="r")

    assert (
        facts(Assertion(id="q", article="a", sentence=0, span=Span(0, 4), claim=quote, sources=(), provenance=provenance)) == {}
    )
