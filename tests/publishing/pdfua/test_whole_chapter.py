"""The accessible edition of a whole chapter: everything that its markup says is read, once, and in its order."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tarau.judging import MISSING, Bench, judge
from tarau.publishing.tagged.markup import letters


class Reader(HTMLParser):
    """What somebody hears who is read a page aloud: notes and terms of the margin after their paragraph, and after the
    words of an entry the pages that stand at the end of its line."""

    VOID = frozenset({"meta", "link", "col", "br", "img", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.later: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.begun = False

    def handle_starttag(self, tag, attrs):
        named = dict(attrs).get("class") or ""
        if tag == "caption" and self.open[-1][1].endswith("continues"):
            named = "folio"
        self.begun = self.begun and tag not in ("p", "li")
        if tag not in self.VOID:
            self.open.append((tag, named))
        if "footnote" in named.split():
            number = dict(attrs)["data-number"]
            self.said.append(number)
            self.later.append(number)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in ("p", "li", "figcaption", "caption", "td") and not self.within("margin-term", "footnote"):
            self.said += self.later
            self.later = []

    def handle_data(self, data):
        if any(tag in ("style", "head", "svg") for tag, _ in self.open) or self.within("folio"):
            return
        late = self.within("margin-term", "footnote", "tick") or (self.within("folios") and not self.begun)
        self.begun = self.begun or (bool(letters(data)) and not late)
        (self.later if late else self.said).append(data)

    def within(self, *names: str) -> bool:
        return any(name in named.split() for _, named in self.open for name in names)


def test_the_tags_say_all_that_the_markup_says_in_its_order(whole, heard):
    html, data, _ = whole
    aloud = Reader()
    aloud.feed(html)

    assert letters(heard(data)) == letters("".join(aloud.said))


def test_the_report_names_the_judge_and_claims_no_more_than_was_checked(whole):
    (told,) = [fact for name, fact in whole[2] if name == "accessibility"]

    assert "conform" not in told["claim"]
    assert told["judges"][0]["findings"] == []
    assert set(told["judges"][0]["conditions"]) == {"checked", "absent", "person", "further"}
    assert "13-004" in told["judges"][0]["conditions"]["checked"]


def test_verapdf_finds_nothing(whole, tmp_path):
    verdict = judge("veraPDF", whole[1], Bench(tmp_path), ("ua1",))
    if verdict.not_run == MISSING["verapdf"].template:
        pytest.skip(verdict.not_run)
    assert (verdict.not_run, verdict.remarks) == ("", ())
