"""Who stands behind a clause where one voice passes on another, answers, or is nobody's."""

import pytest
from tests.extract.passages import read, said

CHAINS = (
    ("Reuters, citing the ministry, reported that the army had killed 12 rebels in Goma.", ("ministry", "Reuters")),
    ("State television quoted a commander as saying that 12 rebels were killed in Goma.", ("commander", "state television")),
    ("According to the ministry, the army said it had killed 12 rebels in Goma.", ("army", "ministry")),
    (
        "The group said in a statement carried by its Amaq agency that it had killed 12 soldiers in Mosul.",
        ("group", "Amaq agency"),
    ),
    ("Twelve people were killed in Goma, the ministry was quoted as saying by Reuters.", ("ministry", "Reuters")),
    (
        "Reuters quoted the ministry as saying that the army had reported that 12 rebels were killed in Goma.",
        ("army", "ministry", "Reuters"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS, ids=[text for text, _ in CHAINS])
def test_chains_are_kept(text: str, chain: tuple[str, ...]) -> None:
    """The innermost speaker says it; through whom it came stands in `via`, the nearest first."""
    (claim,) = {c.span: c for c in read(text).claims if c.property == "killed"}.values()
    assert claim.speaker is not None
    found = (claim.speaker.name, *(v.name for v in claim.via))
    assert len(found) == len(chain)
    assert all(name.lower() in told.lower() for told, name in zip(found, chain, strict=True))


def test_an_answer_denies_what_was_asked() -> None:
    """Asked if it happened, he said it had not: a denial of what stands in the question."""
    text = "Asked if troops had shelled the hospital in Goma, the spokesman, Maj. Omar Dikko, said they had not."
    (mention,) = read(text).event_mentions
    assert (mention.polarity, mention.modality) == ("negative", "asserted")
    assert said(text, "perpetrator") == [("troops", "denies", "fact", "Omar Dikko")]


def test_an_answer_that_affirms() -> None:
    """And with "they had" he asserts it."""
    text = "Asked if troops had shelled the hospital in Goma, the spokesman said they had."
    (mention,) = read(text).event_mentions
    assert (mention.polarity, mention.modality) == ("positive", "asserted")


def test_no_answer_asserts_nothing() -> None:
    """A question alone is no claim of fact."""
    (mention,) = read(
        "Asked if troops had shelled the hospital in Goma, the spokesman declined to comment."
    ).event_mentions
    assert mention.modality == "hypothetical"


def test_the_object_of_a_verb_of_saying_is_the_speakers() -> None:
    """The number in "reported 19 deaths" is the speaker's."""
    assert said("State media reported 19 deaths in the shelling of Goma.", "killed") == [
        ("19", "asserts", "fact", "Congolese state media")
    ]


def test_evidence_is_nobodys_voice() -> None:
    """What fragments suggest is said by whoever reports it, and is no more than probable."""
    claims = said(
        "A bomb exploded in Goma. Fragments suggest that rebels planted the bomb, said Maya Haddad.", "perpetrator"
    )
    assert claims == [("rebels", "asserts", "probable", "Maya Haddad")]


def test_what_is_pretended_is_doubted_by_the_report() -> None:
    """The speaker asserts it, and the report does not believe him."""
    claims = said("The militia pretended that 40 soldiers had died in the attack on Goma.", "killed")
    assert {(stance, speaker is None) for _, stance, _, speaker in claims} == {("asserts", False), ("doubts", True)}


def test_a_capital_speaks_for_its_state() -> None:
    """Where Moscow denied, Russia did."""
    text = "Ukraine blamed Russia for the attack in Kharkiv. Moscow denied involvement."
    assert ("Russia", "denies", "fact", "Russia") in said(text, "perpetrator")


def test_a_denial_refers_back() -> None:
    """The army denies what it was accused of."""
    text = "Residents accused the army of the attack in Goma. The army denied the accusation."
    assert ("Congolese army", "denies", "fact", "Congolese army") in said(text, "perpetrator")


DISTANCES = (
    ("The army shelled Goma, killing five \u201cterrorists\u201d.", "five \u201cterrorists\u201d", {("doubts", True)}),
    (
        "Police said they had killed a so-called terrorist in Goma.",
        "so-called terrorist",
        {("asserts", False), ("doubts", True)},
    ),
    ("The army shelled Goma, killing five rebels.", "five rebels", {("asserts", True)}),
)


@pytest.mark.parametrize(("text", "victim", "stances"), DISTANCES, ids=[text for text, *_ in DISTANCES])
def test_the_report_keeps_its_distance(text: str, victim: str, stances: set[tuple[str, bool]]) -> None:
    """Scare quotes and "so-called": the report itself doubts the name, the speaker does not."""
    claims = [c for c in read(text).claims if c.property == "victim"]
    assert {c.value for c in claims} == {victim}
    assert {(c.stance, c.speaker is None) for c in claims} == stances


OURS = (
    ('Hezbollah said: "We fired ten rockets at a barracks near Nahariya."', "Hezbollah", "Hezbollah"),
    ('"Our fighters fired ten rockets at a barracks," Hezbollah said.', "Hezbollah", "Hezbollah"),
    (
        'Statement of the spokesman of the Houthi forces, Brigadier Omar Dikko: "We fired ten rockets at a barracks."',
        "Houthis",
        "Omar Dikko",
    ),
)


@pytest.mark.parametrize(("text", "doer", "speaker"), OURS)
def test_who_says_we_means_his_side(text: str, doer: str, speaker: str) -> None:
    """Who says "we" or "our fighters" means the side of whoever is quoted, where the text says which that is."""
    assert said(text, "perpetrator") == [(doer, "asserts", "fact", speaker)]


def test_a_semicolon_ends_what_a_speaker_behind_it_says() -> None:
    """Who speaks at the end of the second half does not speak the first."""
    text = "Gunmen abducted a trader in Goma; he was freed after a ransom was paid, a relative said."
    assert said(text, "perpetrator") == [("gunmen", "asserts", "fact", None)]


def test_a_country_before_a_colon_says_nothing() -> None:
    """In a digest the label tells where, not who says so."""
    found = said("Lebanon: Gunmen threw a grenade at an office in Sidon on Monday.", "perpetrator")
    assert found == [("Gunmen", "asserts", "fact", None)]


def test_a_semicolon_ends_what_somebody_says() -> None:
    """The toll behind a semicolon is another's, and what stands before it not his."""
    text = "Gunmen killed nine people in Goma, according to the clinic; the mayor puts the number at four."
    told = {(c.speaker.name, c.original) for c in read(text).claims if c.property == "killed" and c.speaker}
    assert told == {("clinic", "nine"), ("mayor", "four")}


def test_a_dash_ends_what_per_covers() -> None:
    """Who is named behind the dash vouches for what stands behind it alone."""
    text = "Jets bombed Goma on Monday – nine people were killed, per the clinic."
    told = {(c.property, c.speaker.name if c.speaker else None) for c in read(text).claims}
    assert ("killed", "clinic") in told
    assert ("perpetrator", "clinic") not in told


def test_a_rival_named_behind_its_description_speaks() -> None:
    """The side in commas is who says it."""
    text = "A bomb exploded in Kabul. Its old rival, the Taliban, said that it had no part in the attack."
    assert {c.speaker.name for c in read(text).claims if c.stance == "denies" and c.speaker} == {"Taliban"}


def test_who_is_reported_killed_reports_nothing() -> None:
    """Those told of do not tell."""
    text = "26 civilians reported killed in attacks attributed to rebels in Goma."
    assert not {c.speaker.name for c in read(text).claims if c.speaker}


def test_a_figure_that_somebody_says() -> None:
    """A bare number behind "said" is a rival figure of what was counted before."""
    text = "Three drivers were arrested in Goma on Monday, a union said; the mayor said two."
    told = {(c.speaker.name, c.original) for c in read(text).claims if c.property == "detained" and c.speaker}
    assert told == {("union", "Three"), ("mayor", "two")}


def test_their_organisation_is_no_side_told_before() -> None:
    """A group that is somebody's is not the armed one named last."""
    text = "Boko Haram burned a school in Gusau. Two aid workers were killed on Monday, their organisation said."
    assert "Boko Haram" not in {c.speaker.name for c in read(text).claims if c.speaker}
