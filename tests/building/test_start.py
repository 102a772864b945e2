"""What a text's cleaning need not wait for is not loaded."""

from __future__ import annotations

import subprocess
import sys

#: Libraries that take long to load and have nothing to do with a plain text.
HEAVY = {
    "babel", "ftfy", "jinja2", "lxml", "markdown_it", "pikepdf", "PIL", "pyphen", "pypdfium2", "trafilatura",
    "weasyprint",
}  # fmt: skip

CLEANS = """
import sys
from pathlib import Path
from tarau import command
from tarau.building import limits, texts
from tarau.problems import ChapterError

texts.run_all = lambda work, tasks, jobs, tell, heirs: (
    (name, work(*arguments, lambda words: None)) for name, arguments in tasks.items()
)
status = command.main(["clean", sys.argv[1], "--ui", "en"])
print(status, *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_cleaning_a_plain_text_loads_no_library_that_it_does_not_need(tmp_path):
    text = tmp_path / "notes.txt"
    sentences = "ҚАЗІРГІ КӨПІРДІҢ ӨЗГЕШЕЛІГІ\nКөпір 1953 жылы  салынды.\nDie Brücke wurde gebaut.\n"
    text.write_text(sentences, encoding="utf-8")

    ran = subprocess.run([sys.executable, "-c", CLEANS, text], capture_output=True, encoding="utf-8", check=True)
    status, *loaded = ran.stdout.split("\n")[-2].split()

    assert status == "0"
    assert HEAVY.isdisjoint(loaded)
