"""Edits planted in a report, each of them caught and named; the untouched report passes."""

from __future__ import annotations

import base64
import bz2
import io
import json
import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import framing
from framing.model import Attribution, Speaker, Tokens
from framing.render.records import json as as_json
from framing.render.records.verification_records import digests
from framing.verify.recount import recounted, settings_of
from framing.verify.report import opened
from framing.verify.verification import Verification
from tests.verify.conftest import SETTINGS, Made, written

type Check = Callable[..., Verification]
type Edit = Callable[[dict[str, Any]], None]

RATE = "hedging.rate"
DERIVED = {"text", "lower", "entity_begins", "sentence"}  # from the text, "printed", "begins" and the sentences


def test_the_untouched_report_passes_as_records_and_as_a_page(made: Made, check: Check) -> None:
    for data in (made.json, made.html):
        outcome = check(data)
        assert outcome == Verification(True, None, outcome.remarks)
        assert ["With --docs" in remark for remark in outcome.remarks] == [True]


def test_with_its_articles_nothing_is_left_unchecked(made: Made, check: Check) -> None:
    assert check(made.html, [made.articles[0].parent]) == Verification(True, None, ())


def test_the_records_hold_all_that_the_language_model_found(made: Made) -> None:
    document = made.records()["documents"][0]
    assert set(Attribution._fields) <= set(document["attributions"][0]), "render/json.py leaves something out"
    assert {field.name for field in fields(Speaker)} <= set(document["speakers"][0])
    assert set(Tokens.__dataclass_fields__) <= {*document["tokens"], *DERIVED}


# ── the records ──


def first(items: list[dict[str, Any]], **wanted: Any) -> dict[str, Any]:
    return next(item for item in items if all(item[key] == value for key, value in wanted.items()))


def number(records: dict[str, Any]) -> None:
    records["documents"][1]["measures"][RATE]["value"] += 1


def fraction(records: dict[str, Any]) -> None:
    measure = records["documents"][0]["measures"][RATE]
    measure["basis"] = re.sub(r"^\d+", "7", measure["basis"])


def interval(records: dict[str, Any]) -> None:
    records["documents"][0]["measures"]["attribution.outlet"]["low"] -= 5


def sentences_behind(records: dict[str, Any]) -> None:
    records["documents"][0]["measures"][RATE]["n"] += 1


def dropped(records: dict[str, Any]) -> None:
    evidence = records["documents"][0]["evidence"]
    evidence.remove(first(evidence, feature="hedging"))


def moved(records: dict[str, Any]) -> None:
    found = first(records["documents"][0]["evidence"], feature="hedging")
    found["start"] += 1


def another_voice(records: dict[str, Any]) -> None:
    first(records["documents"][0]["evidence"], feature="hedging")["voice"] = "direct"


def invented(records: dict[str, Any]) -> None:
    evidence = records["documents"][1]["evidence"]
    evidence.insert(0, dict(evidence[0]))


def swapped(records: dict[str, Any]) -> None:
    contrast = first(records["contrasts"], verdict="no measurable difference")
    contrast["verdict"] = "differs"


def reason(records: dict[str, Any]) -> None:
    contrast = first(records["contrasts"], measure="readability.ari")
    contrast["why"] = contrast["why"].replace("Within variation", "More than variation")


def chance(records: dict[str, Any]) -> None:
    first(records["contrasts"], measure="sources.attributed")["adjusted"] = 0.01


def matter(records: dict[str, Any]) -> None:
    first(records["contrasts"], measure="hedging.rate")["matched"] = 0.99


def difference(records: dict[str, Any]) -> None:
    first(records["contrasts"], measure="text.words")["difference"] += 1


def sentence(records: dict[str, Any]) -> None:
    records["findings"][0]["title"] = "A credits ninety sources, B none."


def place(records: dict[str, Any]) -> None:
    records["findings"][0]["places"][0]["start"] -= 3


def silence(records: dict[str, Any]) -> None:
    del records["findings"][1]


def source(records: dict[str, Any]) -> None:
    first(records["sources"], name="Tomas Reive")["words"][0] += 7


def relation(records: dict[str, Any]) -> None:
    row = next(row for row in records["quotations"] if row["relation"])
    row["relation"] = "verbatim" if row["relation"] != "verbatim" else "reworded"


def told(records: dict[str, Any]) -> None:
    rows = [other for row in records["coverage"] for other in row["counterparts"].values()]
    next(other for other in rows if other["told"] == "no")["told"] = "yes"


def floor(records: dict[str, Any]) -> None:
    records["floor"] = 0.1


def oracle(records: dict[str, Any]) -> None:
    records["oracle"][0]["sentence_count"] += 1


def letters(records: dict[str, Any]) -> None:
    document = records["documents"][0]
    document["text"] = document["text"].replace("Nobody was hurt", "Nobody was hurd")


def zone(records: dict[str, Any]) -> None:
    first(records["documents"][0]["zones"], kind="byline")["kind"] = "body"


def formula(records: dict[str, Any]) -> None:
    records["measures"][RATE]["formula"] = "100 * hedges / words"


def order(records: dict[str, Any]) -> None:
    evidence = records["documents"][0]["evidence"]
    evidence[0], evidence[-1] = evidence[-1], evidence[0]


SAYS: list[tuple[Edit, str]] = [
    (number, "Hedges per 1,000 words, outlet’s voice of B: the value: printed "),
    (fraction, "Hedges per 1,000 words, outlet’s voice of A: the fraction: printed “7 in"),
    (interval, "Words in the outlet’s own voice of A: the lower end of the interval"),
    (sentences_behind, "Hedges per 1,000 words, outlet’s voice of A: the number of sentences it rests on"),
    (dropped, "the evidence of A: printed nothing, recounted modal “may” at"),
    (moved, "the evidence of A: printed modal “ay” at"),
    (another_voice, "(direct, weight 1), recounted modal “may” at"),
    (invented, "the evidence of B: printed "),
    (swapped, "A against B: the verdict: printed “differs”, recounted “no measurable difference”"),
    (chance, "Sentences credited to a source, A against B: the corrected p-value: printed 0.01"),
    (matter, "A against B: how much of both tells the same: printed 0.99"),
    (reason, "A against B: the remark: printed “"),
    (difference, "Words, A against B: the difference"),
    (sentence, "finding 1: the title: printed “A credits ninety sources, B none.”, recounted “"),
    (place, "finding 1: the places"),
    (silence, "finding 2"),
    (source, "the source “Tomas Reive”: the words 1"),
    (relation, "quotations 1, relation: printed “"),
    (told, "told: printed “yes”, recounted “no”"),
    (floor, "floor: printed 0.1, recounted 0."),
    (oracle, "textstat’s sentence count of A"),
    (letters, "the text of A: its SHA-256"),
    (zone, "zones 2, kind of A: printed “body”, recounted “byline”"),
    (formula, "measures, hedging.rate, formula: printed “100 * hedges / words”"),
    (order, "the evidence of A: printed in another order"),
]


@pytest.mark.parametrize(("edit", "says"), SAYS, ids=[edit.__name__ for edit, _ in SAYS])
def test_an_edit_of_the_records_is_named_though_their_digests_were_put_right(
    edit: Edit, says: str, made: Made, check: Check
) -> None:
    records = made.records()
    edit(records)
    records["digests"] = digests(records)
    outcome = check(written(records))
    assert not outcome.verified
    assert outcome.difference is not None
    assert says in outcome.difference


def speaker(records: dict[str, Any]) -> None:
    records["documents"][0]["speakers"][0]["mentions"].pop()


def rule(records: dict[str, Any]) -> None:
    records["documents"][1]["attributions"][0]["rule"] = "by hand"


def signed(records: dict[str, Any]) -> None:
    records["documents"][0]["signature"] = records["documents"][0]["signature"].replace("seed:", "seed:1")


@pytest.mark.parametrize(
    ("edit", "says"),
    [(speaker, "speakers of A"), (rule, "attributions of B"), (signed, "signature of A"), (dropped, "evidence of A")],
)
def test_what_no_number_hangs_on_is_caught_by_its_digest(edit: Edit, says: str, made: Made, check: Check) -> None:
    records = made.records()
    edit(records)
    outcome = check(written(records))
    assert outcome.difference is not None
    assert outcome.difference.endswith(f"Changed since the report was written: {says}.")


def test_records_laid_out_otherwise_are_not_the_bytes_that_were_written(made: Made, check: Check) -> None:
    outcome = check(json.dumps(made.records(), indent=1).encode())
    assert outcome.difference == "the layout of the records: printed otherwise, recounted as framing writes it."


def test_intervals_of_another_seed_are_said_to_be_that(made: Made, check: Check) -> None:
    report = opened(made.json, "report")
    other = recounted(report, replace(settings_of(report, SETTINGS), seed=1))
    outcome = check(as_json.write(other, SETTINGS))
    assert outcome.difference is not None
    assert "of the interval" in outcome.difference
    assert outcome.difference.endswith("made with seed 20240620 and 200 resamples, which give other intervals.")


# ── the page ──

PAGES = """<section class="page"><h1>{{ view.title }}</h1></section>
{% from "macros.html.j2" import number with context %}
<section class="page"><table><tbody>{% for item in view.opening.rows %}<tr><th>{{ item.title }}</th>
{% for value in item.row.values %}<td>{{ number(value) }}</td>{% endfor %}</tr>{% endfor %}</tbody></table></section>
"""


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Templates of somebody's own: two short pages, which are quickly drawn."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "body.html.j2").write_text(PAGES, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("printed", "instead", "says"),
    [
        (r"(<a class=\"n dA\"[^>]*>)[\d.]+%", r"\g<1>99%", "“99%”, recounted “"),
        (r"\(95% interval [\d.]+ to", "(95% interval 1 to", "(95% interval 1 to"),
        ("too close to call</span>", "differs</span>", "printed “differs”, recounted “too close"),
        (r"no counterpart found in B", "left out by B", "under “Told in one article"),
        (r'href="#row-A-H1"', 'href="#row-B-H1"', "a link or a mark under"),
        ("Harbour master Tomas Reive said nobody", "Harbour master Tomas Reive hoped nobody", "hoped nobody"),
        ("color: ?#", "color: #0", "the style sheet"),
        (r'(<table class="dense totals".*?<td class="num">)\d+', r"\g<1>77", "in the row “"),
    ],
)
def test_an_edit_of_the_page_is_named(printed: str, instead: str, says: str, made: Made, check: Check) -> None:
    page = made.html.decode()
    edited = re.sub(printed, instead, page, count=1, flags=re.DOTALL)
    assert edited != page, "nothing was planted"
    outcome = check(edited.encode())
    assert not outcome.verified
    assert outcome.difference is not None
    assert says in outcome.difference
    assert "Its records hold" in outcome.difference


def test_a_page_drawn_with_other_templates_is_said_to_be_that(made: Made, templates: Path, check: Check) -> None:
    page = framing.write(made.comparison, "html", replace(SETTINGS, templates=templates))
    assert check(page, templates=templates).verified
    outcome = check(page)
    assert outcome.difference is not None
    assert outcome.difference.endswith("a report drawn with templates of one's own is verified with --templates.")
    assert outcome.remarks[-1].startswith("Drawn by framing ")
    assert outcome.remarks[-1].endswith(": another version, or other templates.")


def test_records_exchanged_in_a_page_are_told_from_the_page(made: Made, check: Check) -> None:
    records = made.records()
    records["title"] = "Another title"
    records["digests"] = digests(records)
    packed = base64.b64encode(bz2.compress(written(records))).decode()
    page = re.sub(r'(<template id="framing-records">)[^<]*', rf"\g<1>{packed}", made.html.decode())
    outcome = check(page.encode())
    assert outcome.difference is not None
    assert "One wall, two reports" in outcome.difference
    assert "Another title" in outcome.difference


# ── the articles ──


def test_one_changed_byte_of_an_article_is_named(made: Made, check: Check, tmp_path: Path) -> None:
    for path in made.articles:
        (tmp_path / path.name).write_bytes(path.read_bytes().replace(b"Norrby", b"Norrbi", 1))
    outcome = check(made.json, [tmp_path])
    assert outcome.difference is not None
    assert outcome.difference.startswith("the article A, herald: its SHA-256: printed ")
    assert "recounted a file of that name has" in outcome.difference


def test_a_report_that_lies_beside_its_articles_does_not_vouch_for_itself(
    made: Made, check: Check, tmp_path: Path
) -> None:
    (tmp_path / "only.json").write_bytes(made.json)
    outcome = check(made.json, [tmp_path])
    assert outcome.difference is not None
    assert outcome.difference.endswith("no file has it.")


def test_an_article_that_is_not_there_is_named(made: Made, check: Check) -> None:
    outcome = check(made.json, [made.articles[0]])
    assert outcome.difference is not None
    assert outcome.difference.startswith("the article B, post: its SHA-256: printed ")
    assert outcome.difference.endswith("no file has it.")


@pytest.mark.parametrize(
    ("part", "instead", "says"),
    [
        (r"hedging_modal.toml-\w{12}", "hedging_modal.toml-000000000000", "lexicon hedging_modal.toml: printed"),
        (r"(model:[\w.-]+)-\w{12}", r"\1-000000000000", "the signature’s model: printed"),
        (r"framing:[\d.]+", "framing:0.0.9", "the signature’s framing: printed 0.0.9"),
    ],
)
def test_another_lexicon_model_or_version_is_named(
    part: str, instead: str, says: str, made: Made, check: Check
) -> None:
    records = made.records()
    for item in (records, *records["documents"]):
        item["manifest"] = re.sub(part, instead, item["manifest"])
    records["digests"] = digests(records)
    outcome = check(written(records), made.articles)
    assert outcome.difference is not None
    assert says in outcome.difference
    alone = check(written(records))
    assert alone.verified, "its numbers still follow from its own records"
    assert any(remark.startswith("Not made by what is installed here: ") for remark in alone.remarks)


def test_a_parse_that_was_changed_and_sealed_anew_is_caught_with_the_articles(made: Made, check: Check) -> None:
    records = made.records()
    speaker(records)
    records["digests"] = digests(records)
    assert check(written(records)).verified
    outcome = check(written(records), made.articles)
    assert outcome.difference is not None
    assert outcome.difference.startswith("speakers 1, mentions ")


# ── paper ──


@pytest.fixture(scope="module")
def paper(made: Made, templates: Path) -> bytes:
    return framing.write(made.comparison, "pdf", replace(SETTINGS, templates=templates))


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def exchanged(paper: bytes, records: dict[str, Any]) -> bytes:
    """The PDF with other records attached."""
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        pdf.attachments["framing.json"] = pikepdf.AttachedFileSpec(pdf, written(records), filename="framing.json")
        return saved(pdf)


def test_the_untouched_pdf_passes(paper: bytes, templates: Path, check: Check) -> None:
    assert check(paper, templates=templates).verified


def test_a_number_exchanged_on_paper_is_named_with_its_page(paper: bytes, templates: Path, check: Check) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        page = pdf.pages[1]
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
        glyphs = re.search(rb"<([0-9a-f]{4})>([^<]*)<(?!\1)([0-9a-f]{4})>", content)
        assert glyphs is not None
        start, end = glyphs.span()
        turned = b"<%s>%s<%s>" % (glyphs[3], glyphs[2], glyphs[1])
        page.Contents = pdf.make_stream(content[:start] + turned + content[end:])
        outcome = check(saved(pdf), templates=templates)
    assert outcome.difference is not None
    assert outcome.difference.startswith("page 2: printed “")


def test_an_exchanged_attachment_is_told_from_the_pages(
    made: Made, paper: bytes, templates: Path, check: Check
) -> None:
    records = made.records()
    records["title"] = records["page_one"]["headline"] = "Another title"  # as a report of that title would have them
    records["digests"] = digests(records)
    outcome = check(exchanged(paper, records), templates=templates)
    assert outcome.difference is not None
    assert outcome.difference.startswith("page 1: printed “One wall, two reports ")
    assert ", recounted “Another title " in outcome.difference


def test_a_number_edited_in_the_attachment_is_named(made: Made, paper: bytes, check: Check) -> None:
    records = made.records()
    number(records)
    outcome = check(exchanged(paper, records))
    assert outcome.difference is not None
    assert outcome.difference.startswith("Hedges per 1,000 words, outlet’s voice of B: the value: printed ")


def test_a_pdf_drawn_by_other_libraries_is_never_called_verified(
    made: Made, paper: bytes, templates: Path, check: Check
) -> None:
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        pdf.docinfo["/DrawnWith"] = "Pango 9.9.9"
        outcome = check(saved(pdf), templates=templates)
        assert outcome.outcome == "records verified"
        assert not outcome.verified
        assert outcome.remarks[-1].startswith("Drawn with framing ")
        assert "Pango 9.9.9, here is framing " in outcome.remarks[-1]
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[1]))
        pdf.pages[1].Contents = pdf.make_stream(content.replace(b"TJ", b"Tz", 40))
        outcome = check(saved(pdf), templates=templates)
    assert outcome.difference is not None
    assert outcome.outcome == "differs"
    assert outcome.difference.startswith("an operator in its pages: printed “Tz”, recounted nothing of the kind")
