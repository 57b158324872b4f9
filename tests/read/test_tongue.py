"""Which language a text is in."""

from __future__ import annotations

import pytest

from framing.read import tongue


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The barge struck the gate of the lock on Monday, and it was shut for the rest of the week.", "en"),
        ("Der Kahn ist am Montag gegen das Tor der Schleuse gefahren und die Schleuse ist noch nicht offen.", "de"),
        ("La péniche a heurté la porte de l'écluse lundi et elle est fermée pour le reste de la semaine.", "fr"),
        ("La barcaza chocó con la puerta de la esclusa el lunes y los barcos no pueden pasar por el canal.", "es"),
        ("La chiatta ha urtato la porta della chiusa e il canale è chiuso per il resto della settimana.", "it"),
        ("Баржа ударила ворота шлюза в понедельник, и шлюз закрыт до конца недели для всех судов.", "ru"),
        ("月曜日の夜、はしけが水門に衝突し、四分で沈没した。町は待っている。", "ja"),
    ],
)
def test_plain_cases(text: str, code: str) -> None:
    assert tongue.detect(text) == (code, "found in the text")


@pytest.mark.parametrize(
    "text", ["", "Rain", "Brannock Quay Gazette Lock Barge Ada Mara Quill Tomas Reyl Lena Orth Ostrand Vell"]
)
def test_too_little_to_tell_is_none_with_a_reason(text: str) -> None:
    code, why = tongue.detect(text)
    assert code is None
    assert why
