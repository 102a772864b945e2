"""Trains the model that tells a text's own lines from the furniture of its page, and measures it.

    python assets/models/making/train_lines.py PAGES [--measure] [-o assets/models/lines.json]

PAGES holds `raw/*.txt` (all the visible text of a page, one block a line) and `gold/*.txt` (its main content), as the
development split of WCXB gives them. Needs numpy, scikit-learn and rapidfuzz beside Tarau itself.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from zlib import crc32

import numpy as np
from rapidfuzz.distance import LCSseq
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tarau.cleaning.lines import judgement, place, second, shape, weights

TAGS = ("en", "kk", "ru")
CUES = shape.all_cues(TAGS)
NO_CUES = shape.Cues(frozenset(), frozenset(), (), frozenset(), frozenset())
FOLDS = 10
#: A page of whose gold words so few stand in its raw text teaches nothing: the two are not of the same page.
FEWEST_FOUND = 0.8
#: How strongly the weights of the two looks are held small: what keeps them sane on pages unlike those of the training.
FIRST, SECOND = 1000.0, 100.0
#: How much the two kinds of copies count beside the pages themselves.
CUELESS, CLEANED, SHORTENED = 1.0, 0.05, 0.5
KINDS = ("as they are", "without cues", "shortened", "cleaned before")
#: A shortened page has so many lines of its own, and so many of the furniture above and below these.
OWN_LINES, FURNITURE_LINES = range(5, 30), range(3, 25)
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def words(text: str) -> list[str]:
    """The words and numbers of a text, as they are compared."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower())


@dataclass
class Page:
    """A page's lines, which of them are its own, and their measures."""

    name: str
    lines: list[str]
    counts: np.ndarray  # words of each line
    own: np.ndarray  # 1 for the lines of the main content
    gold: Counter
    cues: shape.Cues = CUES
    share: float = 1.0
    measures: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.shaped = shape.measured(self.lines, self.cues)
        self.measures = expanded(self.shaped)

    @property
    def weight(self) -> np.ndarray:
        """Every page counts the same, and in a page every word."""
        mass = np.maximum(self.counts, 0.25)
        return self.share * mass / mass.sum()


def expanded(lines: list[shape.Line]) -> np.ndarray:
    """All measures of the first look, in the order of `weights.names()`."""
    table = np.array([line.measures for line in lines])
    count, index = len(table), np.arange(len(table))
    columns = [table]
    near = [shape.AT[name] for name in place.NEAR]
    for offset in place.NEIGHBOURS:
        block = np.full((count, len(near)), weights.NOBODY)
        there = (index + offset >= 0) & (index + offset < count)
        block[there] = table[np.ix_(index[there] + offset, near)]
        columns.append(block)
    around = table[:, [shape.AT[name] for name in place.AROUND]]
    totals = np.vstack([np.zeros(around.shape[1]), np.cumsum(around, 0)])
    for radius in place.RADII:
        first, last = np.maximum(0, index - radius), np.minimum(count, index + radius + 1)
        columns.append((totals[last] - totals[first]) / (last - first)[:, None])
    return np.hstack([*columns, np.array(place.places(lines))])


def read_page(raw_file: Path) -> Page | None:
    """A page; a line is its own when half of its words stand in the gold text, in order."""
    raw = [line.strip() for line in raw_file.read_text(encoding="utf-8").split("\n") if line.strip()]
    gold_lines = (raw_file.parent.parent / "gold" / raw_file.name).read_text(encoding="utf-8").split("\n")
    sides, borders, rows = [], [], []
    for lines in (raw, gold_lines):
        tokens, edges, row = [], {0}, []
        for number, line in enumerate(lines):
            found = words(line)
            tokens += found
            row += [number] * len(found)
            edges.add(len(tokens))
        sides.append(tokens)
        borders.append(edges)
        rows.append(row)
    known: dict[str, int] = {}
    numbers = [[known.setdefault(word, len(known)) for word in side] for side in sides]
    counts, matched, total = np.zeros(len(raw)), np.zeros(len(raw)), 0
    for row in rows[0]:
        counts[row] += 1
    for step in LCSseq.opcodes(*numbers):
        size = step.src_end - step.src_start
        whole = step.src_start in borders[0] and step.src_end in borders[0]
        same = whole and step.dest_start in borders[1] and step.dest_end in borders[1]
        if step.tag == "equal" and (size >= 4 or same or (size >= 2 and whole)):
            total += size
            for row in rows[0][step.src_start : step.src_end]:
                matched[row] += 1
    if not raw or total < FEWEST_FOUND * len(sides[1]):
        return None
    return Page(raw_file.stem, raw, counts, (matched >= 0.5 * np.maximum(counts, 1)).astype(int), Counter(sides[1]))


def sites(pages: list[Page]) -> list[int]:
    """A number for each page, the same for pages that share lines: these come from one site."""
    where = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page.lines:
            if len(line) > 25:
                where[line].add(number)
    shared = Counter()
    for found in where.values():
        if 2 <= len(found) <= 4:
            shared.update((a, b) for a in found for b in found if a < b)
    root = list(range(len(pages)))

    def top(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    for (a, b), count in sorted(shared.items()):
        if count >= 2:
            root[top(b)] = top(a)
    return [top(number) for number in range(len(pages))]


def copies(page: Page) -> list[Page]:
    """A page, the same without cues, as in a language that has no lists, and its main content alone, as if cleaned."""
    keep = np.flatnonzero(page.own)
    made = [page, Page(page.name, page.lines, page.counts, page.own, page.gold, NO_CUES, CUELESS)]
    if len(keep) >= 3:
        made += [part(page, shortened(page, keep), SHORTENED), part(page, keep, CLEANED)]
    return made


def part(page: Page, keep: np.ndarray, share: float) -> Page:
    """A page of some lines of a page."""
    lines = [page.lines[number] for number in keep]
    gold = Counter(word for line, own in zip(lines, page.own[keep], strict=True) if own for word in words(line))
    return Page(page.name, lines, page.counts[keep], page.own[keep], gold, CUES, share)


def shortened(page: Page, own: np.ndarray) -> np.ndarray:
    """The lines of a small page with little furniture: a beginning or an end of the text and what stands next to it."""
    chance = crc32(page.name.encode())
    size = min(len(own), OWN_LINES[chance % len(OWN_LINES)])
    before, after = (FURNITURE_LINES[chance // by % len(FURNITURE_LINES)] for by in (31, 1009))
    chosen = own[:size] if chance // 64 % 2 else own[-size:]
    others = np.flatnonzero(page.own == 0)
    first, last = chosen[0], chosen[-1]
    above, inside, below = (
        others[others < first][-before:],
        others[(others > first) & (others < last)][:size],
        others[others > last][:after],
    )
    return np.sort(np.concatenate([chosen, above, inside, below]))


@dataclass
class Trained:
    """The weights of one look."""

    bias: float
    weights: np.ndarray

    def scores(self, measures: np.ndarray) -> np.ndarray:
        """The logarithm of the odds of each row."""
        return self.bias + measures @ self.weights


def fit(pages: list[Page], tables: list[np.ndarray], strength: float = FIRST) -> Trained:
    """Logistic regression, its weights turned back to the measures as they are; `strength` holds them small."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=1 / strength, max_iter=80, tol=1e-3))
    weight = np.concatenate([page.weight for page in pages])
    own = np.concatenate([page.own for page in pages])
    model.fit(np.vstack(tables), own, logisticregression__sample_weight=weight * len(weight) / weight.sum())
    scaler, linear = model[0], model[1]
    slopes = linear.coef_[0] / scaler.scale_
    return Trained(float(linear.intercept_[0] - slopes @ scaler.mean_), slopes)


def first_scores(pages: list[Page], groups: np.ndarray, folds: int) -> list[np.ndarray]:
    """The first look's judgement of each page by a model that has not seen its site."""
    found: list[np.ndarray] = [np.zeros(0)] * len(pages)
    for train, test in GroupKFold(folds).split(pages, groups=groups):
        model = fit([pages[number] for number in train], [pages[number].measures for number in train])
        for number in test:
            found[number] = model.scores(pages[number].measures)
    return found


def with_second(page: Page, judged: np.ndarray) -> np.ndarray:
    """The measures of both looks."""
    return np.hstack([page.measures, np.array(second.second_look(page.shaped, judged.tolist()))])


def train(pages: list[Page], groups: np.ndarray, folds: int = FOLDS) -> tuple[Trained, Trained]:
    """Both looks; the second learns from judgements by models that have not seen the page."""
    judged = first_scores(pages, groups, folds)
    tables = [with_second(page, scores) for page, scores in zip(pages, judged, strict=True)]
    return fit(pages, [page.measures for page in pages]), fit(pages, tables, SECOND)


def quality(page: Page, keep: np.ndarray) -> tuple[float, float, float, float]:
    """Precision, recall and F1 of words, and the share of the gold text's numbers that are kept."""
    text = "\n".join(line for line, kept in zip(page.lines, keep, strict=True) if kept)
    kept = Counter(words(text))
    right = sum((kept & page.gold).values())
    p, r = right / max(1, sum(kept.values())), right / max(1, sum(page.gold.values()))
    gold = Counter(NUMBER.findall("\n".join(line for line, own in zip(page.lines, page.own, strict=True) if own)))
    found = sum((gold & Counter(NUMBER.findall(text))).values()) / sum(gold.values()) if gold else 1.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, found


def measure(pages: list[Page], groups: np.ndarray) -> None:
    """Cross-validation by sites: every page is judged by a model that has seen none of its site."""
    every = [copies(page) for page in pages]
    rows: dict[str, list[tuple[float, float, float, float]]] = defaultdict(list)
    for train_at, test_at in GroupKFold(5).split(pages, groups=groups):
        seen = [copy for number in train_at for copy in every[number]]
        seen_groups = np.array([groups[number] for number in train_at for _ in every[number]])
        first, again = train(seen, seen_groups, 5)
        for number in test_at:
            for kind, copy in zip(KINDS, every[number], strict=False):
                scores = again.scores(with_second(copy, first.scores(copy.measures)))
                kinds_of = judgement.worded(copy.lines) if copy.cues is CUES else [""] * len(copy.lines)
                found = quality(copy, ~np.array(judgement.decided(copy.shaped, scores.tolist(), kinds_of)))
                rows[kind].append(found)
                if kind == KINDS[0]:
                    rows["articles" if article(copy) else "other pages"].append(found)
                    rows["every line kept"].append(quality(copy, np.ones(len(copy.lines), bool)))
                    rows["exactly the right lines"].append(quality(copy, copy.own > 0))
    for kind, found in rows.items():
        p, r, f, numbers = np.mean(found, axis=0)
        sys.stdout.write(
            f"{kind:24} {len(found):4} pages  P {p:.3f}  R {r:.3f}  F1 {f:.3f}  numbers kept {numbers:.3f}\n"
        )


def article(page: Page) -> bool:
    """Whether nearly all of a page's main content is running text and its headings."""
    prose = np.array([line.is_prose for line in page.shaped])
    return bool(page.counts[(page.own > 0) & prose].sum() >= 0.8 * page.counts[page.own > 0].sum())


def exported(first: Trained, again: Trained) -> str:
    """The model as JSON, its weights rounded to what matters."""
    names = weights.names()
    content = {
        "about": "Weights of a logistic regression in two looks; see README.md beside this file.",
        "licence": "CC BY 4.0",
        "attribution": "Computed from the development split of WCXB by Murrough Foley, CC BY 4.0",
    }
    for name, model, measured in (("first", first, names), ("second", again, (*names, *second.SECOND))):
        pairs = {key: round(float(value), 5) for key, value in zip(measured, model.weights, strict=True)}
        content[name] = {"bias": round(model.bias, 5), "weights": pairs}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Reads the pages, measures if asked to, and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--measure", action="store_true", help="cross-validate first")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).resolve().parents[1] / "lines.json")
    arguments = parser.parse_args()
    pages = [page for file in sorted((arguments.pages / "raw").glob("*.txt")) if (page := read_page(file))]
    groups = np.array(sites(pages))
    sys.stdout.write(
        f"{len(pages)} pages, {len(set(groups.tolist()))} sites, {sum(len(page.lines) for page in pages)} lines\n"
    )
    if arguments.measure:
        measure(pages, groups)
    every = [(copy, group) for page, group in zip(pages, groups, strict=True) for copy in copies(page)]
    first, again = train([copy for copy, _ in every], np.array([group for _, group in every]))
    arguments.output.write_text(exported(first, again), encoding="utf-8")


if __name__ == "__main__":
    main()
