"""The report's page under other people's checkers: ``AXE=axe.min.js VNU=vnu.jar python -m tests.render.page_checkers``.

axe-core looks at it in Chromium, 320 and 1,440 pixels wide, light and dark; the Nu checker reads it as HTML and CSS.
Neither comes with the project: whichever is not named is left out, and said to be.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from framing.render import html
from tests.render.invented import SETTINGS, story

DOCUMENTS = (2, 3, 6)
_RUN = "() => axe.run({resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"


def axe(page: Path, script: str) -> list[str]:
    """What axe finds, once a width and scheme, with the element it finds it at."""
    told = []
    with sync_playwright() as found:
        browser = found.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        for width in (320, 1440):
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,  # type: ignore[arg-type]
                    bypass_csp=True,
                )
                tab = context.new_page()
                tab.goto(page.as_uri())
                tab.add_script_tag(path=script)
                for fault in tab.evaluate(_RUN)["violations"]:
                    told += [f"axe, {width} {scheme}: {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
                if tab.evaluate("document.documentElement.scrollWidth") > width:
                    told.append(f"{width} {scheme}: it scrolls sideways")
                context.close()
        browser.close()
    return told


def nu(page: Path, archive: str) -> list[str]:
    """Errors of the Nu checker."""
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", archive, "--format", "json", str(page)], capture_output=True, text=True, check=False
    )
    return [f"Nu: {item['message']}" for item in json.loads(done.stderr)["messages"] if item["type"] == "error"]


def main() -> int:
    faults = []
    checkers = {"AXE": axe, "VNU": nu}
    for name in checkers:
        if name not in os.environ:
            print(f"{name} names no file: left out")
    with tempfile.TemporaryDirectory() as folder:
        for documents in DOCUMENTS:
            page = Path(folder) / f"{documents}.html"
            page.write_bytes(html.write(story(documents), SETTINGS))
            for name, check in checkers.items():
                if name in os.environ:
                    faults += [f"{documents} articles: {fault}" for fault in check(page, os.environ[name])]
    print("\n".join(faults) or "nothing found")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
