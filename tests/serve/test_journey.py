"""The journey of somebody without a terminal: Chromium and the command as it is started, with script and without."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.serve.texts import BANK, LAMP

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed here: run make test")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed here: apt-get install chromium")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server as a user starts it."""
    folder = tmp_path_factory.mktemp("journey")
    command = [sys.executable, "-P", "-m", "framing.cli", "serve", "--port", "0", "--folder", str(folder / "kept")]
    log = folder / "log"
    with log.open("wb") as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process:
        assert process.stdout is not None
        line = process.stdout.readline().decode()
        found = re.match(r"(http://127\.0\.0\.1:\d+)/ ", line)
        assert found, line
        yield found[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        said = log.read_bytes()
    assert b"lamp" not in said.lower()  # nothing of a text is in the log
    assert b"Traceback" not in said


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    os.environ.setdefault("NODE_OPTIONS", "--no-deprecation")
    with sync_api.sync_playwright() as play:
        flags = ["--no-sandbox", "--disable-background-networking"]
        started = play.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield started
        started.close()


@pytest.mark.parametrize(
    ("script", "width", "scheme"),
    [(True, 1200, "light"), (False, 1200, "light"), (True, 320, "dark")],
    ids=["script", "no-script", "phone"],
)
def test_from_two_texts_to_a_pdf(address: str, browser: Any, script: bool, width: int, scheme: str) -> None:
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 800}, color_scheme=scheme, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(30_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)
    fits(page, width, script)

    # Two texts, pasted; what was read; an outlet put right.
    outlet = f"Pell Gazette {'with' if script else 'without'} {width}"
    page.get_by_label("Text headline first").nth(0).fill(LAMP)
    page.get_by_label("Text headline first").nth(1).fill(BANK)
    page.get_by_role("button", name="See what is read").click()
    page.wait_for_url("**/articles")
    fits(page, width, script)
    page.get_by_label("Outlet").nth(1).fill(outlet)
    page.get_by_role("button", name="Compare", exact=True).first.click()

    # The first finding, and from it to the marked words.
    page.wait_for_url("**/report")
    fits(page, width, script)
    first = page.locator("table.findings tbody tr").first
    assert len(first.inner_text()) > 20
    link = first.locator("a.to").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    words = page.locator(f"[id='{target[1:]}']")
    assert words.inner_text().strip()
    assert outlet in page.locator(".briefing").inner_text()

    # The PDF, which may still be in the making.
    report = page.url.partition("#")[0]
    for _ in range(100):
        answer = context.request.get(f"{report}.pdf")
        if answer.status == 200:
            break
        assert answer.status == 202
    with page.expect_download() as download:
        page.locator(".serve-bar").get_by_role("link", name="PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    assert download.value.suggested_filename.endswith(".pdf")

    # In the list, found and deleted.
    page.locator(".serve-bar").get_by_role("link", name="Comparisons").click()
    page.get_by_label("Search headlines and outlets").fill(outlet)
    page.get_by_role("button", name="Search").click()
    fits(page, width, script)
    assert page.locator("ul.rows li").count() == 1
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    page.wait_for_url("**/comparisons")
    assert outlet not in page.inner_text("main")
    assert complaints == []
    context.close()


def fits(page: Any, width: int, script: bool) -> None:
    """Nothing is wider than the screen, and whoever has no mouse reaches what can be pressed."""
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
