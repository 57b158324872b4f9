"""Which language a text is in."""

from __future__ import annotations

import pytest

from framing.read import language_id


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The barge struck the gate of the lock on Monday, and it was shut for the rest of the week.", "en"),
        ("Der Kahn ist am Montag gegen das Tor der Schleuse gefahren und die Schleuse ist noch nicht offen.", "de"),
        ("La péniche a heurté la porte de l'écluse lundi et elle est fermée pour le reste de la semaine.", "fr"),
        ("La barcaza chocó con la puerta de la esclusa el lunes y los barcos no pueden pasar por el canal.", "es"),
        ("La chiatta ha urtato la porta della chiusa e il canale è chiuso per il resto della settimana.", "it"),
        ("Баржа ударила ворота шлюза в понедельник, и шлюз закрыт до конца недели для всех судов.", "ru"),
        ("Der Stadtrat vertagte die Abstimmung über die Fährpreise.", "de"),
        ("La maire a déclaré que le pont serait rénové avant la fin de l’été.", "fr"),
        ("Deux ouvriers ont été blessés mardi dans l’incendie d’un entrepôt.", "fr"),
        ("El ayuntamiento aplazó la votación sobre las tarifas del transbordador.", "es"),
        ("Мэр заявила, что мост отремонтируют весной.", "ru"),
        ("Міська рада відклала голосування щодо тарифів на пором.", "uk"),
        ("أجل مجلس المدينة التصويت على أسعار العبّارة إلى الأسبوع المقبل.", "ar"),
        ("市议会将渡轮票价的表决推迟到下周。", "zh"),
        ("A városi tanács jövő hétre halasztotta a szavazást, a hidat pedig csak tavasszal újítják fel.", "hu"),
        ("Starostka řekla, že se most opraví na jaře, ale jako vždy je to podle rady za tři roky.", "cs"),
        ("Consiliul local a amânat votul până săptămâna viitoare, iar podul va fi reparat după iarnă.", "ro"),
        ("Two workers were hurt on Tuesday in a fire at a warehouse of the port.", "en"),
        ("月曜日の夜、はしけが水門に衝突し、四分で沈没した。町は待っている。", "ja"),
    ],
)
def test_plain_cases(text: str, code: str) -> None:
    assert language_id.detect(text) == (code, "found in the text")


@pytest.mark.parametrize(
    "text", ["", "Rain", "Brannock Quay Gazette Lock Barge Ada Mara Quill Tomas Reyl Lena Orth Ostrand Vell"]
)
def test_too_little_to_tell_is_none_with_a_reason(text: str) -> None:
    code, why = language_id.detect(text)
    assert code is None
    assert why


def test_a_language_that_is_not_on_the_list_is_known_not_to_be_english() -> None:
    estonian = (
        "Linnavolikogu lükkas praamipiletite hindade hääletuse järgmisesse nädalasse. Linnapea ütles, et sild "
        "parandatakse kevadel. Praam on vana ja uus laev tuleb alles sügisel. Keegi ei tea, kes selle eest maksab. "
        "Laeva vastased kavatsevad homme õhtul raekoja ees meelt avaldada. Politsei on selleks valmis."
    )
    code, why = language_id.detect(estonian)
    assert code == "und"
    assert "English" in why
