# What it is and how to run it: the docstring below. Kept as it came, so that scores can be compared.
# ruff: noqa: B007, B905, C408, C901, E401, E501, E701, E702, E731, E741, I001, N806, PERF401, RET502, RET503, RUF005, RUF007, RUF021, SIM102, SIM109, SIM115
# fmt: off
"""Score a cleaned text against the gold edits of its raw text.

usage: score.py RAW EDITS.jsonl CLEANED [--list]

Prints one JSON line:
  cer_before/after   characters per 100 by which raw / cleaned differ from the ideal text (breaks counted as one space)
  repaired           1 - after/before: the share of the damage gone, false edits counted against it
  recall             share of certain text edits (typo, char, spacing, punct) whose place reads as it should
  false_edits        stretches changed where gold has no edit (typographic quotes, dashes and spaces ignored)
  precision          right / (right + false)
  noise_recall/text_lost    share of noise characters gone / characters of article text lost
  breaks             F1 of paragraph breaks
  numbers_lost       digits groups of the ideal text missing from the cleaned text
Arguable edits (certain: false) may be made or left.
Needs rapidfuzz.

How: the raw text with its gold edits is a lattice, a chain of characters that at each edit forks into the raw stretch
and the fix. The cleaned text is laid along the cheapest way through it, so each edit is judged by itself however
closely edits stand (a text that is raw here and ideal there costs nothing), and what is left over is a false edit.
"""
import bisect, collections, json, re, sys, unicodedata
from pathlib import Path
sys.path.insert(0, str(Path(__file__).parent))
from gold import load
from rapidfuzz.distance import LCSseq, Levenshtein

QUOTES = str.maketrans({"“": "\"", "”": "\"", "«": "\"", "»": "\"", "„": "\"", "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-",
                        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\ufeff": "", "\u200b": "", "\u00ad": ""})
ALIKE = {k: v for k, v in QUOTES.items() if v}      # the same, one character for one
REACH = 60                                          # a word is cut off after so many characters

def flat(s):
    """One line, straight quotes, single spaces: what must not count as a difference."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", s).translate(QUOTES)).strip()

# ---- the cleaned text laid along the lattice ----------------------------------------------------------------------
class Way:
    """lo[r], hi[r]: offset in the cleaned text where the way reaches raw offset r, and where it leaves it (what was put
    in there lies between); None inside a span whose fix was taken. taken[k]: span k was passed by its fix. odd: (raw
    start, raw end, cleaned start, cleaned end) of each difference outside the spans."""
    def __init__(self, raw, got, spans):
        self.raw, self.got, self.spans = raw, got, spans
        self.owner = [-1] * (len(raw) + 1)
        for k, s in enumerate(spans):
            self.owner[s["start"]:s["end"]] = [k] * (s["end"] - s["start"])
        self.lo, self.hi = [None] * (len(raw) + 1), [None] * (len(raw) + 1)
        self.taken, self.odd = [False] * len(spans), []
        self.a, self.b = raw.translate(ALIKE), got.translate(ALIKE)
        self.fix = [s["fix"].translate(ALIKE) for s in spans]
        self.align(0, len(raw), 0, len(got), (32, 16, 8))
        self.odd.sort()

    def at(self, r, g):
        self.lo[r] = g if self.lo[r] is None else min(self.lo[r], g)
        self.hi[r] = g if self.hi[r] is None else max(self.hi[r], g)

    def align(self, r0, r1, g0, g1, sizes):
        """Cut the pair of stretches at what both have once, then walk the pieces between."""
        if r1 - r0 == g1 - g0 and self.a[r0:r1] == self.b[g0:g1] and all(
                k < 0 or self.spans[k]["start"] < r0 or self.spans[k]["end"] > r1 or
                flat(self.spans[k]["raw"]) != flat(self.spans[k]["fix"]) for k in {*self.owner[r0:r1]}):
            for r in range(r0, r1 + 1): self.at(r, g0 + r - r0)
            return
        runs = self.anchors(r0, r1, g0, g1, sizes[0]) if sizes and min(r1 - r0, g1 - g0) >= sizes[0] else []
        if not runs:
            if sizes and (r1 - r0) * (g1 - g0) > 20000: return self.align(r0, r1, g0, g1, sizes[1:])
            if (r1 - r0) * (g1 - g0) < 4_000_000: return self.walk(r0, r1, g0, g1)
            for r in range(r0, r1 + 1): self.at(r, g0)          # nothing in common: one long change
            self.at(r1, g1)
            return self.note(r0, r1, g0, g1)
        r, g = r0, g0
        for p, q, n in runs:
            self.align(r, p, g, q, sizes[1:])
            for i in range(n + 1): self.at(p + i, q + i)
            r, g = p + n, q + n
        self.align(r, r1, g, g1, sizes[1:])

    def anchors(self, r0, r1, g0, g1, n):
        """Runs (raw offset, cleaned offset, length) of text that is there once on either side, in the order of both.
        Text outside the spans must be once in the ideal text too; text of noise must not be in it."""
        ideal, at = [], r0
        for k in sorted({*self.owner[r0:r1]} - {-1}):
            s = self.spans[k]
            ideal += [self.a[at:max(at, s["start"])], self.fix[k]]; at = min(r1, s["end"])
        ideal = "".join(ideal + [self.a[at:r1]])
        grams = lambda t, x, y: collections.Counter(t[i:i + n] for i in range(x, y - n + 1))
        raw_n, got_n, ideal_n = grams(self.a, r0, r1), grams(self.b, g0, g1), grams(ideal, 0, len(ideal))
        where = {self.b[i:i + n]: i for i in range(g0, g1 - n + 1)}
        edge = [k != l for k, l in zip(self.owner, self.owner[1:])]
        cuts = [i + 1 for i in range(r0, r1 - 1) if edge[i]]
        pairs = []
        for p in range(r0, r1 - n + 1):
            t, k = self.a[p:p + n], self.owner[p]
            if raw_n[t] != 1 or got_n[t] != 1: continue
            c = bisect.bisect_right(cuts, p)
            if c < len(cuts) and cuts[c] < p + n: continue      # runs over the edge of a span
            if k >= 0 and self.spans[k]["kind"] != "noise" or ideal_n[t] != (k < 0): continue
            pairs.append((p, where[t]))
        best, back, order = [], {}, []                         # longest rising sequence
        for p, q in pairs:
            i = bisect.bisect_left(best, q)
            best[i:i + 1] = [q]; order[i:i + 1] = [(p, q)]
            back[p, q] = order[i - 1] if i else None
        chain, x = [], order[-1] if order else None
        while x: chain.append(x); x = back[x]
        runs = []
        for p, q in reversed(chain):
            if runs:
                P, Q, m = runs[-1]
                if p - P == q - Q and p <= P + m: runs[-1] = (P, Q, p + n - P); continue
                d = max(0, P + m - p, Q + m - q)
                if d >= n: continue
                runs.append((p + d, q + d, n - d)); continue
            runs.append((p, q, n))
        return runs

    def walk(self, r0, r1, g0, g1):
        """Cheapest way from (r0, g0) to (r1, g1): 2 for a character changed, lost or put in, 1 for a blank."""
        a, b, spans, owner = self.a, self.b, self.spans, self.owner
        whole = {spans[k]["start"]: k for k in {*owner[r0:r1]} - {-1}
                 if r0 <= spans[k]["start"] and spans[k]["end"] <= r1}
        def edges(u):
            """(character or None, next node, inside a span); a node is a raw offset or (span, place in its fix)."""
            if isinstance(u, tuple):
                k, i = u
                yield self.fix[k][i], (k, i + 1) if i + 1 < len(self.fix[k]) else spans[k]["end"], True
                return
            if u in whole:
                k = whole[u]
                if not self.fix[k]: yield None, spans[k]["end"], True
                elif len(self.fix[k]) == 1: yield self.fix[k], spans[k]["end"], True
                else: yield self.fix[k][0], (k, 1), True
            if u < r1: yield a[u], u + 1, owner[u] >= 0
        price = lambda c: 1 if c.isspace() or not QUOTES.get(ord(c), c) else 2
        queue, known, back = {0: [(r0, g0)]}, {(r0, g0): 0}, {}
        done, cost = set(), 0
        while True:
            while not queue.get(cost): queue.pop(cost, None); cost = min(queue)
            state = queue[cost].pop()
            if state in done: continue
            done.add(state)
            u, j = state
            if u == r1 and j == g1: break
            moves = []
            if j < g1: moves.append((price(b[j]), (u, j + 1)))
            for c, v, _ in edges(u):
                if c is None: moves.append((0, (v, j))); continue
                moves.append((price(c), (v, j)))
                if j < g1: moves.append((0 if c == b[j] else 1 if c.isspace() and b[j].isspace() else 2, (v, j + 1)))
            for d, to in moves:
                if to not in done and cost + d < known.get(to, 1 << 60):
                    known[to] = cost + d; back[to] = state
                    queue.setdefault(cost + d, []).append(to)
        steps, x = [(r1, g1)], (r1, g1)
        while x != (r0, g0): x = back[x]; steps.append(x)
        steps.reverse()
        for (u, j), (v, i) in zip(steps, steps[1:]):
            if not isinstance(u, tuple): self.at(u, j)
            if not isinstance(v, tuple): self.at(v, i)
            if u == v:
                if not isinstance(u, tuple) and (u == r0 or u == r1 or owner[u] < 0 or owner[u] != owner[u - 1]):
                    self.note(u, u, j, i)
            elif isinstance(v, tuple) or isinstance(u, tuple):
                k = (v if isinstance(v, tuple) else u)[0]
                self.taken[k] = True
            elif u in whole and v == spans[whole[u]]["end"] and (v != u + 1 or not self.fix[whole[u]] and i == j):
                self.taken[whole[u]] = True
            elif u in whole and v == u + 1 == spans[whole[u]]["end"]:      # one character either way
                k = whole[u]
                self.taken[k] = len(self.fix[k]) == 1 and (i > j and self.fix[k] == b[j] or a[u] != b[j:i])
            elif owner[u] < 0 and (i == j or a[u] != b[j]):
                self.note(u, v, j, i)

    def note(self, r0, r1, g0, g1):
        if self.odd and self.odd[-1][1] == r0 and self.odd[-1][3] == g0:
            r0, g0 = self.odd[-1][0], self.odd[-1][2]; self.odd.pop()
        self.odd.append((r0, r1, g0, g1))

    # ---- asked of the way ----
    def words(self, a, b):
        """The whole words around raw[a:b]; spans of noise are walls, other spans are taken in whole."""
        wall = lambda k: k >= 0 and self.spans[k]["kind"] == "noise"
        n = 0
        while a and not self.raw[a - 1].isspace() and not wall(self.owner[a - 1]) and n < REACH:
            k = self.owner[a - 1]; n += 1
            a = a - 1 if k < 0 else self.spans[k]["start"]
        n = 0
        while b < len(self.raw) and not self.raw[b].isspace() and not wall(self.owner[b]) and n < REACH:
            k = self.owner[b]; n += 1
            b = b + 1 if k < 0 else self.spans[k]["end"]
        return a, b

    def inside(self, a, b):
        i = bisect.bisect_left(self.starts, a)
        while i < len(self.spans) and self.spans[i]["start"] < b: yield i; i += 1

    @property
    def starts(self):
        if not hasattr(self, "_starts"): self._starts = [s["start"] for s in self.spans]
        return self._starts

    def reads(self, a, b, **choice):
        """raw[a:b] with the fixes that the way took; choice {str(span): bool} overrules it."""
        out, at = [], a
        for k in self.inside(a, b):
            s = self.spans[k]
            if choice.get(str(k), self.taken[k]): out += [self.raw[at:s["start"]], s["fix"]]; at = s["end"]
        return "".join(out + [self.raw[at:b]])

    def found(self, a, b, wanted):
        """What the cleaned text has for raw[a:b]; something put in at an edge belongs to it only when it is glued on."""
        core, left, right = (self.got[x:y] for x, y in ((self.hi[a], self.lo[b]), (self.lo[a], self.hi[a]), (self.lo[b], self.hi[b])))
        if self.hi[a] <= self.lo[b] and flat(core) == wanted:
            if (not left or left[-1].isspace() or core[:1].isspace()) and (not right or right[0].isspace() or core[-1:].isspace()):
                return wanted
        return flat(self.got[self.lo[a]:self.hi[b]])

def breaks(way):
    """F1 of line ends: those of the ideal text found, those of the cleaned text wanted; ends inside kept noise aside."""
    parts, at = [], 0                      # (text, cleaned start, cleaned end, raw offset or None) along the ideal text
    for k, s in enumerate(way.spans):
        parts.append((way.raw[at:s["start"]], None, None, at))
        fix = s["fix"] if s["certain"] or way.taken[k] else s["raw"]
        parts.append((fix, way.lo[s["start"]], way.hi[s["end"]], None)); at = s["end"]
    parts.append((way.raw[at:], None, None, at))
    text, place = "", []
    for t, lo, hi, r in parts:
        for i in range(len(t)):
            place.append((way.lo[r + i], way.hi[r + i + 1]) if r is not None else (lo, hi))
        text += t
    kept = [(way.lo[s["start"]], way.hi[s["end"]]) for s in way.spans if s["kind"] == "noise"]
    size = len(way.got.rstrip())
    ends = [m.span() for m in re.finditer(r"[ \t\f\r\u00a0]*\n\s*", way.got) if m.start() and m.start() < size]
    wanted = [(min(place[i][0] for i in range(*m.span())), max(place[i][1] for i in range(*m.span())))
              for m in re.finditer(r"[ \t\f\r\u00a0]*\n\s*", text) if m.start() and m.start() < len(text.rstrip())]
    good = [e for e in ends if any(lo < e[1] and e[0] < hi for lo, hi in wanted)]
    stray = [e for e in ends if e not in good and not any(lo <= e[0] and e[1] <= hi for lo, hi in kept if lo < hi)]
    hit = sum(any(lo < e[1] and e[0] < hi for e in ends) for lo, hi in wanted)
    p = len(good) / (len(good) + len(stray)) if good or stray else 1
    r = hit / len(wanted) if wanted else 1
    return 2 * p * r / (p + r) if p + r else 0

# ---- the score -----------------------------------------------------------------------------------------------------
def ideal(text, spans, take):
    """The raw text with the spans that take() accepts applied."""
    out, at = [], 0
    for k, s in enumerate(spans):
        if take(k, s): out += [text[at:s["start"]], s["fix"]]; at = s["end"]
    return "".join(out + [text[at:]])

def main():
    raw_path, edits_path, clean_path = sys.argv[1:4]
    show = "--list" in sys.argv
    raw, spans, bad = load(raw_path, edits_path)
    if bad: sys.exit("\n".join(bad))
    got = open(clean_path, encoding="utf-8").read()
    way = Way(raw, got, spans)
    fraw, fgot = flat(raw), flat(got)
    every = flat(ideal(raw, spans, lambda k, s: True))
    sure = flat(ideal(raw, spans, lambda k, s: s["certain"]))
    chosen = flat(ideal(raw, spans, lambda k, s: s["certain"] or way.taken[k]))
    before = min(Levenshtein.distance(fraw, t) for t in (sure, every))
    after = min(Levenshtein.distance(fgot, t) for t in (sure, every, chosen))
    # each certain text edit: the whole words around it, wanted and found
    right, missed, wanted, touched = 0, [], 0, []
    for k, s in enumerate(spans):
        if s["kind"] in ("noise", "break"): continue
        a, b = way.words(s["start"], s["end"])
        touched.append((a, b))
        if not s["certain"]: continue
        should = flat(way.reads(a, b, **{str(k): True}))
        if should == flat(way.reads(a, b, **{str(k): False})): continue  # a matter of typography alone
        wanted += 1
        found = way.found(a, b, should)
        if found == should: right += 1
        else: missed.append((s, found))
    # what was changed beside the edits
    false, seams = [], {x for s in spans if s["kind"] in ("noise", "break") for x in (s["start"], s["end"])}
    for r0, r1, g0, g1 in way.odd:
        if r0 == r1 and r0 in seams: continue      # what is left of a span
        if any(x <= r0 and r1 <= y for x, y in touched): continue      # a repair that missed
        a, b = way.words(r0, r1)
        if flat(way.reads(a, b)) == flat(got[way.lo[a]:way.hi[b]]): continue
        if false and false[-1][0] <= b and a <= false[-1][1]:
            a, b = false[-1][0], max(b, false[-1][1]); false.pop()
        false.append((a, b, way.reads(a, b), got[way.lo[a]:way.hi[b]]))
    for s in spans:                                # words glued where noise or a line end was taken out
        a, b = max(0, s["start"] - 1), min(len(raw), s["end"] + 1)
        blank = lambda t: re.search(r"\s", t) or len(t) < 2
        here = got[max(0, way.lo[s["start"]] - 1):way.hi[s["end"]] + 1]
        if s["kind"] in ("noise", "break") and blank(raw[a:b]) and blank(raw[a:s["start"]] + s["fix"] + raw[s["end"]:b]) and not blank(here):
            if here[0] == raw[a] and here[-1] == raw[b - 1]: false.append((a, b, raw[a:b], here))
    noise = left = 0
    for s in spans:
        if s["kind"] != "noise" or not s["certain"]: continue
        there, stay = flat(s["raw"]), LCSseq.similarity(flat(s["raw"]), flat(s["fix"]))
        noise += len(there) - stay
        left += max(0, LCSseq.similarity(there, flat(got[way.lo[s["start"]]:way.hi[s["end"]]])) - stay)
    lost = sum(x for x in (len(flat(r)) - len(flat(g)) for a, b, r, g in false) if x > 20)
    num = lambda t: collections.Counter(re.findall(r"\d+(?:[.,]\d+)?", t))
    gone = num(chosen) - num(fgot)
    res = dict(file=Path(raw_path).name, chars=len(raw), cer_before=round(100 * before / len(sure), 3),
               cer_after=round(100 * after / len(sure), 3), repaired=round(1 - after / before, 3) if before else None,
               wanted=wanted, right=right, recall=round(right / wanted, 3) if wanted else None, false_edits=len(false),
               precision=round(right / (right + len(false)), 3) if right + len(false) else None,
               noise_chars=noise, noise_recall=round(1 - left / noise, 3) if noise else None, text_lost=lost,
               breaks_f1=round(breaks(way), 3), numbers_lost=sum(gone.values()))
    print(json.dumps(res, ensure_ascii=False))
    if show:
        for s, f in missed: print("MISSED", s["kind"], repr(s["raw"]), "->", repr(s["fix"]), "| found", repr(f))
        for a, b, r, g in false: print("FALSE", repr(r), "->", repr(g))
        if gone: print("NUMBERS LOST", dict(gone))

if __name__ == "__main__":
    main()
