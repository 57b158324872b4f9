"""The API described in OpenAPI 3.1, from the names that the code itself goes by."""

from __future__ import annotations

from typing import Any

from framing import __version__
from framing.read.articles import TOGETHER

_ABOUT = {
    "read": ("What each article was taken for: text, zones with their rules, metadata", 1),
    "analyze": ("Each article measured: the records of framing analyze", 1),
    "compare": ("Two to six articles compared: the JSON that framing compare writes", 2),
}
_FACTS = {
    "id": "What the article is called in the answer.",
    "title": "Its headline, where the text does not begin with it.",
    "outlet": "Who published it.",
    "byline": "Who wrote it.",
    "published": "When, in ISO 8601.",
    "url": "Where; it is not fetched.",
    "language": "ISO 639-1; English is measured.",
}


def described() -> dict[str, Any]:
    """The OpenAPI document. What is answered has the shapes of ``framing schema``."""
    from framing import api

    records = api.schema()
    definitions = records.pop("$defs", {})
    schemas = {name: _moved(one) for name, one in definitions.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "framing", "version": __version__, "license": {"name": "Apache-2.0"}},
        "paths": {f"/api/{name}": {"post": _operation(name, *told)} for name, told in _ABOUT.items()},
        "components": {
            "schemas": {**schemas, "Records": _moved(records), "Article": _article(), "Refusal": _refusal()},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }


def _operation(name: str, about: str, fewest: int) -> dict[str, Any]:
    body: dict[str, Any] = {
        "documents": {
            "type": "array",
            "minItems": fewest,
            "maxItems": TOGETHER,
            "items": {"$ref": "#/components/schemas/Article"},
        }
    }
    if name == "compare":
        body["title"] = {"type": "string", "description": "The report's headline; made from the facts without it."}
    asked = {"type": "object", "properties": body, "required": ["documents"], "additionalProperties": False}
    listed = {"type": "object", "properties": {"documents": {"type": "array", "items": {"type": "object"}}}}
    answer = {"$ref": "#/components/schemas/Records"} if name == "compare" else listed
    refusals = {"401": "the token is missing", "413": "too large", "422": "cannot be used", "503": "busy: come again"}
    return {
        "operationId": name,
        "summary": about,
        "requestBody": {"required": True, "content": _json(asked)},
        "responses": {
            "200": {"description": about, "content": _json(answer)},
            **{
                code: {"description": what, "content": _json({"$ref": "#/components/schemas/Refusal"})}
                for code, what in refusals.items()
            },
        },
    }


def _article() -> dict[str, Any]:
    facts = {name: {"type": ["string", "null"], "description": about} for name, about in _FACTS.items()}
    text = {"type": "string", "description": "The article's text, headline first if it has one."}
    return {
        "type": "object",
        "properties": {"text": text, **facts},
        "required": ["text"],
        "additionalProperties": False,
    }


def _refusal() -> dict[str, Any]:
    parts = {name: {"type": "string"} for name in ("what", "where", "next")}
    error = {"type": "object", "properties": parts, "required": list(parts)}
    return {"type": "object", "properties": {"error": error}, "required": ["error"]}


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _moved(schema: Any) -> Any:
    """A schema with its references where OpenAPI keeps what they name."""
    if isinstance(schema, dict):
        return {
            key: value.replace("#/$defs/", "#/components/schemas/") if key == "$ref" else _moved(value)
            for key, value in schema.items()
            if key not in ("$schema", "$id")
        }
    return [_moved(one) for one in schema] if isinstance(schema, list) else schema
