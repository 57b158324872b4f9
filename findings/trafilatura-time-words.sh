#!/bin/sh
# trafilatura 2.3.1: the words inside a <time> element in running text are left out of the extracted text.
#
# Seen with lxml 6.1.3 on Python 3.12: from "The last ferry left at <time>9.40 am</time> on Monday" the extraction gives
# "The last ferry left at on Monday", with favor_precision and without. HTML allows <time> wherever phrasing content may
# stand, and its content is what a reader sees. So hours and dates vanish from sentences without a trace.
# framing takes the tags of <time> off before it hands a page over (framing/read/formats/page_source.py).
#
# Exits 0 while this is so, 1 when it has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for python in python3.13 python3.12 python3; do
    if "$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then break; fi
done
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq 'trafilatura==2.3.1' 'lxml==6.1.3' 'lxml_html_clean==0.4.6'
"$folder/venv/bin/python" - <<'PY'
import sys

import trafilatura

filler = "".join(
    f"<p>Paragraph {n}: the harbour board met on the quay and spoke of the ferry until everybody had been heard.</p>"
    for n in range(8)
)
sentence = "<p>The last ferry left at <time datetime='2031-03-02T09:40'>9.40 am</time> on Monday, the board said.</p>"
page = f"<!DOCTYPE html><html lang='en'><head><title>Ferry</title></head><body><article><h1>Ferry</h1>{filler}{sentence}</article></body></html>"
lost = True
for precise in (False, True):
    text = trafilatura.extract(page, favor_precision=precise) or ""
    line = next(line for line in text.splitlines() if "last ferry" in line)
    print(f"favor_precision={precise}: {line}")
    lost = lost and "9.40" not in text
print("as described" if lost else "CHANGED: the words of <time> are there")
sys.exit(not lost)
PY
