"""Every record: frozen, slotted, and documented field by field where the contract prints it."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from typing import get_args

import pytest

from dateline import model
from dateline.model import Bounds, Claim, DatelineError, Event, EventMention, Finding, Reading, Result, Settings
from dateline.model.fields import doc
from dateline.model.values import Argument, Control, DateValue, Measure, Number, PlaceValue, Role

RECORDS = [getattr(model, name) for name in model.__all__ if is_dataclass(getattr(model, name))]
PRINTED = (Argument, Claim, Control, DateValue, Event, EventMention, Finding, Number, PlaceValue, Reading, Settings)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_and_slotted(record: type) -> None:
    """No record changes after it is made, and none takes a field that it does not list."""
    assert record.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(record)


def test_a_record_cannot_be_changed() -> None:
    """Assignment raises."""
    with pytest.raises(FrozenInstanceError):
        Bounds(1, 2).low = 3  # type: ignore[misc]


@pytest.mark.parametrize("record", PRINTED, ids=lambda record: record.__name__)
def test_every_printed_field_has_its_sentence(record: type) -> None:
    """What the schema prints is described where it is declared."""
    assert [f.name for f in fields(record) if not f.metadata.get("doc", "").endswith((".", "…"))] == []


def test_doc_keeps_the_default() -> None:
    """A described field is a field with a default, or without."""
    assert doc("A sentence.", default=3).default == 3
    assert doc("A sentence.").metadata["doc"] == "A sentence."


def test_a_result_without_findings() -> None:
    """A result may have nothing to report."""
    assert Result((1, 2)).findings == ()


def test_every_error_has_its_own_exit_status() -> None:
    """A shell can tell the errors that end a run apart; none of them means success."""
    ending = [name for name in model.__all__ if name.endswith("Error") and name != "UnreadError"]
    kinds = [getattr(model, name) for name in ending]
    assert all(issubclass(kind, DatelineError) for kind in kinds)
    assert sorted({kind.exit_status for kind in kinds}) == list(range(1, len(kinds) + 1))


def test_the_roles_and_measures_of_the_contract() -> None:
    """The contract's words are all there."""
    assert {"perpetrator", "target", "victim", "party", "instrument", "sponsor"} <= set(get_args(Role))
    assert {"killed", "injured", "displaced", "abducted", "detained", "devices", "participants"} <= set(
        get_args(Measure)
    )
