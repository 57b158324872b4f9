"""Files that are no report, or are made to harm whoever opens them: one plain line each, and nothing worse."""

from __future__ import annotations

import base64
import bz2
import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from framing import cli
from framing.errors import VerifyError
from framing.render.records.verification_records import digests
from framing.verify import pdf_content as paper
from framing.verify import report
from tests.verify.conftest import Made, written
from tests.verify.test_planted import Check


def page(packed: bytes) -> bytes:
    return b'<!DOCTYPE html><template id="framing-records">' + packed + b"</template>"


def attached(stream: Callable[[pikepdf.Pdf], pikepdf.Stream]) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["framing.json"] = pikepdf.AttachedFileSpec(pdf, b"{}", filename="framing.json")
    files = pdf.attachments["framing.json"].obj.EF
    files.F = files.UF = stream(pdf)
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def empty_pdf(pdf: pikepdf.Pdf | None = None, **options: Any) -> bytes:
    pdf = pdf or pikepdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is no report: neither HTML nor PDF nor JSON"),
        (b"GIF89a", "is no report"),
        (b"{", "its records are not JSON"),
        (b"\xff\xfe{", "is no report"),
        (b'{"framing": "\xff"}', "it is not UTF-8"),
        (b'{"framing": NaN}', "NaN is no number"),
        (b'{"framing": 1e999}', "1e999 is no number"),
        (b'{"framing": ' + b"9" * 5000 + b"}", "its records are not JSON"),
        (b'{"a": ' + b"[" * 100_000, "its records are not JSON"),
        (b'{"a": ' + b"[" * 60 + b"]" * 60 + b"}", "is JSON, but no comparison of framing's"),
        (b'{"id": "a", "evidence": []}', "is JSON, but no comparison of framing's"),
        (b"<!DOCTYPE html><html><body>7.1</body></html>", "holds no records"),
        (page(b"QUJD") * 2, "holds records more than once"),
        (page(b"QUJD"), "holds records that cannot be unpacked"),
        (page(b"QUJ"), "holds records that cannot be unpacked"),
        (page(base64.b64encode(bz2.compress(b"{}")[:-4])), "cut short or followed by more"),
        (page(base64.b64encode(bz2.compress(b"{}") + b"more")), "cut short or followed by more"),
        (b"%PDF-1.7\nnothing else", "is a damaged PDF"),
        (empty_pdf(), "holds no records"),
        (
            empty_pdf(encryption=pikepdf.Encryption(owner="one", user="two")),
            "is a damaged PDF, or none that can be opened",
        ),
        (
            attached(lambda pdf: pikepdf.Stream(pdf, b"7b7d>", Filter=pikepdf.Name.ASCIIHexDecode)),
            "not packed as framing packs them",
        ),
    ],
    ids=range(21),
)
def test_what_is_no_report_is_told_in_one_line(data: bytes, says: str, check: Check) -> None:
    with pytest.raises(VerifyError) as raised:
        check(data)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 600


def test_what_unpacks_to_more_than_a_report_may_hold_is_refused(monkeypatch: pytest.MonkeyPatch, check: Check) -> None:
    monkeypatch.setattr(report, "LARGEST", 1_000_000)
    monkeypatch.setattr(paper, "LARGEST", 1_000_000)
    bomb = b"[" * 20_000_000
    with pytest.raises(VerifyError, match="is larger than 1,000,000 bytes"):
        check(page(base64.b64encode(bz2.compress(bomb))))
    with pytest.raises(VerifyError, match="is larger than 1,000,000 bytes"):
        check(b"{" + b" " * 1_000_000)
    packed = attached(lambda pdf: pikepdf.Stream(pdf, zlib.compress(bomb, 9), Filter=pikepdf.Name.FlateDecode))
    with pikepdf.open(io.BytesIO(packed)) as pdf, pytest.raises(ValueError, match="larger than any report"):
        paper._records(pdf)


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(tmp_path)]) == 1
    assert cli.main(["verify", str(tmp_path / "none.json")]) == 1
    told = capsys.readouterr().err
    assert "is a folder" in told
    assert "cannot be read (No such file or directory)" in told
    with pytest.raises(SystemExit) as left:
        cli.main(["verify"])
    assert left.value.code == 2


def cut(records: dict[str, Any]) -> None:
    records["documents"] = records["documents"][:1]


def nameless(records: dict[str, Any]) -> None:
    records["name"] = 7


def unsigned(records: dict[str, Any]) -> None:
    records["manifest"] = "framing"


def greedy(records: dict[str, Any]) -> None:
    records["manifest"] = records["manifest"].replace("bootstrap:200", "bootstrap:200000000")


def strange(records: dict[str, Any]) -> None:
    records["manifest"] = records["manifest"].replace("features:", "features:spells.1+")


def far(records: dict[str, Any]) -> None:
    records["documents"][0]["attributions"][0]["content"] = [[5, 10**9]]


def heads(records: dict[str, Any]) -> None:
    records["documents"][0]["tokens"]["head"][0] = -5


def short(records: dict[str, Any]) -> None:
    records["documents"][0]["tokens"]["tag"].pop()


def typed(records: dict[str, Any]) -> None:
    records["documents"][0]["speakers"][0]["name"] = ["not", "a", "name"]


def noted(records: dict[str, Any]) -> None:
    records["documents"][0]["notes"] = [{}]


def without(records: dict[str, Any]) -> None:
    del records["documents"][1]["tokens"]


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (cut, "1 documents"),
        (nameless, "its name or its title is no text"),
        (unsigned, "its signature is none of framing's"),
        (greedy, "its signature is none of framing's"),
        (strange, "was made with the feature spells.1, which is not installed here"),
        (far, "a span, 5–1000000000, lies outside the text"),
        (heads, "a token lies outside the text"),
        (short, "the columns of its tokens differ in length"),
        (typed, "its records do not fit together"),
        (noted, "its records do not fit together"),
        (without, "no 'tokens'"),
    ],
)
def test_records_that_do_not_fit_together_are_told(
    edit: Callable[[dict[str, Any]], None], says: str, made: Made, check: Check
) -> None:
    records = made.records()
    edit(records)
    records["digests"] = digests(records)
    packed = base64.b64encode(bz2.compress(written(records)))
    with pytest.raises(VerifyError) as raised:
        check(page(packed))
    assert says in str(raised.value)


def test_every_cut_of_a_report_ends_in_a_plain_line(made: Made, check: Check) -> None:
    for part in range(12):
        with pytest.raises(VerifyError):
            check(made.json[: part * len(made.json) // 12])


def test_another_lexicon_of_ones_own_is_asked_for(made: Made, check: Check) -> None:
    records = made.records()
    records["manifest"] = f"{records['manifest']}|own:fog-0123456789ab"
    with pytest.raises(VerifyError, match="was made with the lexicon fog-0123456789ab, which was not given"):
        check(written(records))


def test_the_command_answers_in_words_and_by_its_code(
    made: Made, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.json").write_bytes(made.json)
    assert cli.main(["verify", str(tmp_path / "one.json")]) == 0
    assert "one.json: verified\n" in capsys.readouterr().out
    records = json.loads(made.json)
    records["standfirst"] = "Nobody wrote this."
    (tmp_path / "two.json").write_bytes(written(records))
    assert cli.main(["verify", str(tmp_path / "two.json")]) == 1
    said = capsys.readouterr().out
    assert "two.json: differs. standfirst: printed “Nobody wrote this.”, recounted “" in said
    assert "Changed since the report was written: standfirst." in said
    (tmp_path / "some").mkdir()
    twice = ["--docs", str(tmp_path / "nowhere"), "--docs", str(tmp_path / "some")]  # the second adds to the first
    assert cli.main(["verify", str(tmp_path / "one.json"), *twice]) == 1
    assert "nowhere: is neither a file nor a folder" in capsys.readouterr().err
