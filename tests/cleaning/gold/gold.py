# What it is and how to run it: the docstring below. Kept as it came, so that scores can be compared.
# ruff: noqa: B905, E401, E501, E701, E702, I001, RUF005, RUF007, SIM115
# fmt: off
"""Gold edits for a raw text: locate, check and apply them.

An edits file is JSON lines. Each line:
  find    a stretch of the raw text holding the error, long enough to occur EXACTLY ONCE in the file
          (or any number of times when "all": true, then find == raw is matched as a whole word everywhere)
  raw     the damaged stretch, occurring exactly once inside find
  fix     what it should read ("" deletes it)
  kind    noise | typo | spacing | punct | char | break
  certain true when any careful native editor would make this edit; false when arguable
  note    optional
usage: gold.py check RAW EDITS | gold.py apply RAW EDITS > CLEAN | gold.py spans RAW EDITS
"""
import json, re, sys

def load(raw_path, edits_path):
    text = open(raw_path, encoding="utf-8", newline="").read()
    spans, bad = [], []
    for n, line in enumerate(open(edits_path, encoding="utf-8"), 1):
        if not line.strip():
            continue
        try:
            e = json.loads(line)
        except ValueError as x:
            bad.append(f"line {n}: not JSON: {x}"); continue
        if e.get("all"):
            hits = [(m.start(), m.end()) for m in re.finditer(r"(?<!\w)" + re.escape(e["raw"]) + r"(?!\w)", text)]
            if not hits:
                bad.append(f"line {n}: {e['raw']!r} not found"); continue
        else:
            if text.count(e["find"]) != 1:
                bad.append(f"line {n}: find occurs {text.count(e['find'])} times: {e['find'][:80]!r}"); continue
            if e["find"].count(e["raw"]) != 1:
                bad.append(f"line {n}: raw occurs {e['find'].count(e['raw'])} times in find: {e['raw'][:60]!r}"); continue
            s = text.index(e["find"]) + e["find"].index(e["raw"])
            hits = [(s, s + len(e["raw"]))]
        for s, t in hits:
            spans.append({"start": s, "end": t, "raw": text[s:t], "fix": e["fix"], "kind": e.get("kind", "typo"),
                          "certain": e.get("certain", True), "note": e.get("note", ""), "line": n})
    spans.sort(key=lambda d: (d["start"], d["end"]))
    for a, b in zip(spans, spans[1:]):
        if b["start"] < a["end"]:
            bad.append(f"lines {a['line']} and {b['line']} overlap at {b['start']}: {a['raw'][:40]!r} / {b['raw'][:40]!r}")
    return text, spans, bad

def apply(text, spans, only_certain=False):
    out, at = [], 0
    for s in spans:
        if only_certain and not s["certain"]:
            continue
        out += [text[at:s["start"]], s["fix"]]; at = s["end"]
    return "".join(out + [text[at:]])

if __name__ == "__main__":
    verb, raw, edits = sys.argv[1:4]
    text, spans, bad = load(raw, edits)
    if verb == "check":
        print(*bad, sep="\n")
        kinds = {}
        for s in spans: kinds[s["kind"]] = kinds.get(s["kind"], 0) + 1
        print(f"{len(spans)} edits, {sum(s['certain'] for s in spans)} certain, {kinds}, {len(bad)} bad")
        sys.exit(bool(bad))
    elif verb == "apply":
        sys.stdout.write(apply(text, spans))
    else:
        for s in spans: print(json.dumps(s, ensure_ascii=False))
