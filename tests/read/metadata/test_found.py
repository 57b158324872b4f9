"""The day of publication where a numeric date has two readings: other dates and the language of the page decide."""

from __future__ import annotations

import pytest

import framing
from tests.read.helpers import read

ENGLISH = (
    "The barge struck the upper gate of the lock on Monday night and sank in four minutes.\n\n"
    "Nobody was hurt, the harbour master said, but the canal will stay shut for at least a week."
)
GERMAN = (
    "Der Kahn ist am Montag in der Nacht gegen das obere Tor der Schleuse gefahren und in vier Minuten gesunken.\n\n"
    "Es ist niemand verletzt, sagte der Hafenmeister, aber der Kanal bleibt für eine Woche gesperrt."
)
FRENCH = (
    "La péniche est entrée dans la porte de l'écluse lundi dans la nuit et elle a coulé en quatre minutes.\n\n"
    "Il n'y a pas de blessés, a dit le maître du port, mais le canal est fermé pour une semaine."
)
SPANISH = (
    "La barcaza chocó con la puerta de la esclusa en la noche del lunes y se hundió en cuatro minutos.\n\n"
    "No hay heridos, dijo el jefe del puerto, pero el canal no se abre hasta que pase una semana."
)


@pytest.mark.parametrize(
    ("above", "body", "published"),
    [
        ("03/04/2031", ENGLISH, None),
        ("Published 03/04/2031 | Updated 25/04/2031", ENGLISH, "2031-04-03"),
        ("Published 03/04/2031 | Updated 03/25/2031", ENGLISH, "2031-03-04"),
        ("Published 03/04/2031 | Updated 25/04/2031 | Seen 04/25/2031", ENGLISH, None),
        ("03/04/2031", GERMAN, "2031-04-03"),
        ("03/04/2031", FRENCH, "2031-04-03"),
        ("03/04/2031", SPANISH, "2031-04-03"),
        ("03-04-2031", FRENCH, "2031-04-03"),
        ("04/04/2031", ENGLISH, "2031-04-04"),
    ],
)
def test_a_date_with_two_readings(above: str, body: str, published: str | None) -> None:
    document = read(f"Brannock 1931\n\n{above}\n\n{body}")
    assert document.published == published
    if published is None:
        assert "cannot be told apart" in document.provenance["published"]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("© 2031 Halm Courier Ltd. All rights reserved.", "Halm Courier"),
        ("Copyright 2031 Halm Media Pty Limited", "Halm Media"),
        ("© 2031 Halm Courier", "Halm Courier"),
        ("© 2031 Limited", "Limited"),
    ],
)
def test_an_outlets_name_ends_before_its_companys_legal_form(line: str, outlet: str) -> None:
    text = f"Night boats cut\n\nThe line at Halm will run no boats after ten, its manager said on Monday.\n\n{line}\n"
    assert framing.read(text=text).outlet == outlet
