"""A component of spaCy: after ``nlp.add_pipe("framing")`` every doc has its record as ``doc._.framing``.

spaCy finds it by its entry point, so nothing of framing need be imported.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc

from framing.errors import FramingError, ReadError

if TYPE_CHECKING:
    from framing.settings import Settings

NAME = "framing"
_ID = "text"  # of a doc that holds no article

# At the import: whoever reads stored docs back has the attribute, too.
if not Doc.has_extension(NAME):
    Doc.set_extension(NAME, default=None)


class FramingComponent:
    """Measures each doc's text, by framing's own language model and not by the annotations of the pipeline around it.

    So it stands anywhere in a pipeline, needs no other component, changes none of a doc's annotations, and gives the
    numbers that ``framing analyze`` gives.
    """

    def __init__(self, settings: str | None = None) -> None:
        from framing.settings import load_settings

        self._settings: Settings = load_settings(Path(settings) if settings else None)

    def __call__(self, doc: Doc) -> Doc:
        """The doc, with its record; with ``{"id", "error"}`` where its text is no article that can be measured."""
        doc._.set(NAME, self._record(doc.text))
        return doc

    def _record(self, text: str) -> dict[str, Any]:
        from framing import api

        try:
            document = api.read(text=text, settings=self._settings)
            if document.text != text:
                what = "markup or broken letters were mended in it, so that places are not the doc's"
                raise ReadError(what, where=_ID, next="Make the doc from the article's plain text.")
            # As JSON holds it, so that a doc that was stored and read back has the same.
            made: dict[str, Any] = json.loads(api.dumps(api.record(api.analyze(document, self._settings))))
            return made
        except FramingError as error:
            return {"id": _ID, "error": str(error)}


@Language.factory(NAME, assigns=[f"doc._.{NAME}"], default_config={"settings": None})
def make_component(nlp: Language, name: str, settings: str | None) -> FramingComponent:
    """The component. ``settings`` names a TOML file, as ``--settings`` does."""
    return FramingComponent(settings)
