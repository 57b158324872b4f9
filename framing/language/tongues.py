"""Which languages a stage or a feature knows, and what they are called."""

from __future__ import annotations

from collections.abc import Collection

ENGLISH = "en"
UNKNOWN = "und"  # ISO 639-2: a language that cannot be told, and is not English
_NAMES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "und": "a language other than English", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def knows(languages: Collection[str], language: str | None) -> bool:
    """Whether a text in ``language`` can be read by what is made for ``languages`` (empty: any).

    A text too short to tell its language (None) is given the benefit of the doubt.
    """
    return not languages or language is None or base(language) in languages


def is_foreign(language: str | None) -> bool:
    """Whether a text is known not to be English."""
    return not knows((ENGLISH,), language)


def base(language: str) -> str:
    """The language alone: "en" for "en-GB"."""
    return language.replace("_", "-").partition("-")[0].lower()


def name(language: str) -> str:
    """The language as a reader calls it."""
    return _NAMES.get(base(language), f"the language “{language}”")
