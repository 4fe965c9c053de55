"""Records to JSON and back without loss, and a schema that is one."""

import json

import jsonschema
import msgspec
import pytest
from tests.extract.passages import read

from dateline.codec import from_json, project, schema, to_json, to_plain
from dateline.model import Bounds, Claim, Control, Document, DocumentHead, Event, EventMention, Reading

TEXT = (
    "Rebels captured Goma from the army on 3 May, killing at least 12 people. The army denied the loss. "
    "“We heard the shots”, said a nurse."
)


def test_a_reading_survives_the_round_trip() -> None:
    """What is written is read back as the same record, to the last field."""
    reading = read(TEXT)
    assert reading.claims
    assert reading.quotations
    assert from_json(to_json(reading), Reading) == reading


def test_the_trailing_underscore_is_dropped_and_put_back() -> None:
    """`from` is a field in JSON and a keyword in Python."""
    control = Control("Goma", "the army", "rebels")
    assert to_plain(control) == {"place": "Goma", "from": "the army", "to": "rebels", "is_part": False}
    assert from_json(to_json(control), Control) == control


def test_the_order_of_the_fields_is_kept() -> None:
    """JSON shows the fields in the order in which the contract lists them."""
    plain = to_plain(read(TEXT))
    assert list(plain) == ["document", "event_mentions", "claims", "contested", "quotations", "findings", "persons"]
    assert list(plain["event_mentions"][0])[:4] == ["id", "event_type", "sub_event_type", "trigger"]


def test_indented_and_plain_say_the_same() -> None:
    """Indentation changes blanks only, and every script stands as itself."""
    bounds = Bounds(3, None)
    assert to_json(bounds) == b'{"low":3,"high":null,"approximate":false}'
    assert json.loads(to_json(bounds, indent=2)) == json.loads(to_json(bounds))
    assert "Київ".encode() in to_json(Control("Київ", None, None))


def test_what_is_no_record_is_refused() -> None:
    """A value of the wrong type is an error that names the field."""
    with pytest.raises(msgspec.ValidationError, match="low"):
        from_json(b'{"low": "three", "high": null}', Bounds)


def test_a_projection_has_the_fields_of_the_same_names() -> None:
    """The head is what the contract prints of a document."""
    document = Document("sha256:1", title="News", text="Goma fell.", path="a.txt")
    assert project(document, DocumentHead) == DocumentHead(
        "sha256:1", "News", None, None, None, None, None, "Goma fell."
    )


@pytest.mark.parametrize("kind", [Reading, Event, EventMention, Claim])
def test_the_schema_is_a_schema(kind: type[object]) -> None:
    """The printed schema is valid JSON Schema and every field of it is described."""
    printed = schema(kind)
    jsonschema.Draft202012Validator.check_schema(printed)
    described = printed["$defs"][kind.__name__]["properties"]
    assert [name for name, field in described.items() if "description" not in field] == []


def test_a_reading_meets_its_schema() -> None:
    """What the engine prints is what the schema says; a surplus field is not."""
    printed, plain = schema(Reading), json.loads(to_json(read(TEXT)))
    jsonschema.validate(plain, printed)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plain, "mood": "grim"}, printed)
