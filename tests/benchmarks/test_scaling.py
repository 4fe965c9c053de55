"""The generated load: the same from the same seed, as many mentions as asked for, and linked to about as many events."""

from random import Random

from benchmarks.scaling import DAILY, generated, measured


def test_the_load_is_the_same_from_the_same_seed() -> None:
    """Two runs make the same reports, and another seed others."""
    one, again, other = (generated(300, Random(seed)) for seed in (1, 1, 2))
    assert one == again != other


def test_every_mention_stands_where_it_says() -> None:
    """The trigger's words are those of the text, and the days grow with the size."""
    documents, readings, _ = generated(3 * DAILY, Random(1))
    texts = {document.id: document.text for document in documents}
    mentions = [(reading.document.id, m) for reading in readings for m in reading.event_mentions]
    assert all(texts[name][m.trigger.start : m.trigger.end] == m.trigger.quote for name, m in mentions)
    assert abs(len(mentions) - 3 * DAILY) < 20
    assert len({document.published for document in documents}) == 4


def test_what_is_told_often_is_linked() -> None:
    """The events are about as many as the happenings, far fewer than the mentions."""
    load = measured(400)
    assert load.happenings * 0.7 < load.events < load.happenings * 1.3 < load.mentions
