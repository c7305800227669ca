"""What actors and outlets are called in a page or an export."""

from __future__ import annotations

import re
import unicodedata

from wasata.model.actors import Actor, Name, NameKind
from wasata.world.registry import registry

_PREFERENCE = (NameKind.FULL, NameKind.ACRONYM, NameKind.SHORT)


def best_form(names: tuple[Name, ...], language: str) -> str | None:
    """The form to show in a language: the full name before an acronym, and that before a part of the name."""
    for kind in _PREFERENCE:
        for name in names:
            if name.language == language and name.kind is kind:
                return name.form
    return None


def actor_name(actor: Actor, language: str) -> str:
    """The name of an actor in a language, else in English, else as first written, else its id."""
    shown = best_form(actor.names, language) or best_form(actor.names, "en")
    return shown or (actor.names[0].form if actor.names else actor.id)


def outlet_name(outlet: str, language: str) -> str:
    """The name of an outlet given by its id or by its name."""
    known = registry().outlet(outlet)
    if known is None:
        return outlet
    return best_form(known.names, language) or best_form(known.names, "en") or (known.names[0].form if known.names else outlet)


def english_slug(actor: Actor) -> str:
    """A slug of an actor's usual English name, such as `sergei-lavrov`; of its id when it has none."""
    name = best_form(actor.names, "en")
    if name is None:
        return actor.id.lower()
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
