"""The signs of symbol fonts as Unicode: a document names a font and a code, and the letter is known to the font alone.

Symbol after Adobe's table `symbol.txt` in the Unicode Consortium's mappings; Wingdings by the names of its glyphs.
"""

from __future__ import annotations

#: From 0x20, from 0xA0; `\ufffd` where no one character says it.
_SYMBOL_20 = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_A0 = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…\u23d0\u23af↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS_20 = (
    " ✏✂✁👓🔔📖\ufffd☎✆✉\ufffd📪📫📬📭📁📂📄\ufffd\ufffd\ufffd⌛⌨\ufffd\ufffd💻\ufffd💾\ufffd✇✍"
    "\ufffd✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐🚩✈☼💧❄\ufffd✞\ufffd✠✡☪☯ॐ☸"
    "♈♉♊♋♌♍♎♏♐♑♒♓&&●❍■□\ufffd❑❒⬧⧫◆❖⬥⌧⍓⌘❀✿❝❞"
)
_WINGDINGS_80 = "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"
_WINGDINGS = {
    0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦", 0xAB: "★",
    0xAC: "✶", 0xAD: "✴", 0xAE: "✹", 0xAF: "✵", 0xB5: "✪", 0xB6: "✰", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧",
    0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_TABLES: dict[str, dict[int, str]] = {
    "symbol": dict(enumerate(_SYMBOL_20, 0x20)) | dict(enumerate(_SYMBOL_A0, 0xA0)),
    "wingdings": dict(enumerate(_WINGDINGS_20, 0x20)) | dict(enumerate(_WINGDINGS_80, 0x80)) | _WINGDINGS,
}
#: Word keeps the codes of symbol fonts in this range of private letters.
_PRIVATE = range(0xF000, 0xF100)
UNKNOWN = "\ufffd"


def symbol(font: str, code: int) -> str:
    """The character that a font shows for a code; U+FFFD where nobody knows."""
    table = _TABLES.get(font.casefold().removesuffix(" mt"))
    if table is not None:
        return table.get(code - 0xF000 if code in _PRIVATE else code, UNKNOWN)
    if code in _PRIVATE or not 0x20 <= code < 0x110000 or 0xD800 <= code < 0xE000:
        return UNKNOWN
    return chr(code)


def spelled(font: str, text: str) -> str:
    """A text set in a font: with a symbol font each character by its table, and letters of the private range too.

    A private letter of another font is taken for one of the font Symbol, as word processors do; else it stays.
    """
    table = _TABLES.get(font.casefold().removesuffix(" mt"))
    if table is None and not any(ord(character) in _PRIVATE for character in text):
        return text
    known = table or _TABLES["symbol"]
    pieces = []
    for character in text:
        code = ord(character) - 0xF000 if ord(character) in _PRIVATE else ord(character)
        private = ord(character) in _PRIVATE
        pieces.append(known.get(code, UNKNOWN if private else character) if table or private else character)
    return "".join(pieces)
