"""Which kinds of happening can be one: the families of frames."""

EXPLOSIVE = frozenset({"bombing", "ied", "suicide_bombing", "air_strike", "shelling", "grenade", "chemical"})
GROUND = frozenset({"attack", "ambush", "offensive", "clash", "shoot", "execute", "beat", "siege"})
HARM = frozenset({"kill", "injure", "toll"})
PUBLIC = frozenset({"demonstrate", "disperse", "crackdown", "riot", "mob"})
TERRITORY = frozenset({"capture", "lose", "withdraw", "hand_over"})
VIOLENT = EXPLOSIVE | GROUND | HARM | {"sexual_violence", "mob", "crackdown"}

BY_CROWDS = frozenset({"riot", "mob", "beat", "destroy"})  # what a crowd does in one outburst

# which draft names a happening that several tell of: the more telling frame first
TELLING = (
    "suicide_bombing", "chemical", "air_strike", "ied", "grenade", "shelling", "bombing", "capture", "lose", "withdraw",
    "hand_over", "crackdown", "disperse", "riot", "mob", "demonstrate", "abduct", "sexual_violence", "execute", "ambush",
    "offensive", "siege", "clash", "attack", "beat", "shoot", "interception", "disrupt", "kill", "injure", "destroy", "arrest",
    "agree", "establish_base", "regroup", "displace", "other", "toll",
)  # fmt: skip

RANK = {frame: rank for rank, frame in enumerate(TELLING)}


def is_compatible(left: str, right: str) -> bool:
    """Whether two frames can tell of the same happening."""
    if left == right:
        return True
    pair = {left, right}
    if pair & HARM and pair <= VIOLENT | PUBLIC | {"abduct", "destroy", "displace", "interception"}:
        return True
    if "toll" in pair and pair <= TERRITORY | {"toll"}:
        return True  # "overran the base; two guards dead"
    if "attack" in pair and pair <= VIOLENT | {"destroy", "abduct"}:
        return True
    return any(pair <= family for family in (EXPLOSIVE, GROUND, PUBLIC, TERRITORY, BY_CROWDS))
