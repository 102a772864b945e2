"""Kazakh case endings: for a word by its letters, for a figure or an abbreviation by how it is read aloud.

The ending follows the last vowel (back а о ұ ы, front ә е ө ү і) and the last sound: vowels, р л й у, м н ң, з ж, and
voiceless consonants each have their set (Kazakh school grammar; for figures: 25-ке, 6-дан, 100-ге, 10-15-тен).
"""

from __future__ import annotations

import re

from .cases import Case
from .figures import from_roman

_BACK = "аоұыяё"
_FRONT = "әеөүіэ"
_VOWELS = _BACK + _FRONT

#: Consonants by the endings that they take. У, и and ю close a word as consonants do: оқудың, бидің.
_LIQUID = "рлйуию"
_NASAL = "мнң"
_BUZZING = "зж"

_ONES = ("нөл", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
_POWERS = ((1000, "жүз"), (10**6, "мың"), (10**9, "миллион"))

#: How a letter is called, for abbreviations that are spelled out.
_LETTER_NAMES = {
    **dict(zip("бвгджзптц", ("бе", "ве", "ге", "де", "же", "зе", "пе", "те", "це"), strict=True)),
    **dict(zip("лмнрсфң", ("ел", "ем", "ен", "ер", "ес", "еф", "ең"), strict=True)),
    **dict(zip("қғкхһшщчй", ("қа", "ға", "ка", "ха", "һа", "ша", "ща", "че", "ый"), strict=True)),
}

_SPLIT_FIGURE = re.compile(r"^(?P<figure>.*?\d)(?P<percent>[%‰]?)$", re.DOTALL)
_READ_AS_A_WORD = re.compile(rf"[{_VOWELS}ую][^{_VOWELS}ую]?$")


def ending(spoken: str, case: Case, possessed: bool = False) -> str:
    """The ending that `spoken` takes; `possessed` for a word that already ends in its owner's mark (теміржолы)."""
    if case == "nom":
        return ""
    back = _is_back(spoken)
    if possessed:
        pairs = {"gen": "ның нің", "dat": "на не", "acc": "н н", "loc": "нда нде", "abl": "нан нен", "ins": "мен мен"}
        return pairs[case].split()[0 if back else 1]
    initial = _initials(spoken.rstrip("ьъ")[-1:])[case]
    vowel = {"gen": "ың ің", "dat": "а е", "acc": "ы і", "loc": "а е", "abl": "ан ен", "ins": "ен ен"}[case]
    if case == "dat":
        initial = initial if back else {"ғ": "г", "қ": "к"}[initial]
    return initial + vowel.split()[0 if back else 1]


def _initials(last: str) -> dict[Case, str]:
    """The consonant that begins each ending after the sound `last`."""
    if last in _LIQUID:
        return {"gen": "д", "dat": "ғ", "acc": "д", "loc": "д", "abl": "д", "ins": "м"}
    if last in _VOWELS:
        return {"gen": "н", "dat": "ғ", "acc": "н", "loc": "д", "abl": "д", "ins": "м"}
    if last in _NASAL:
        return {"gen": "н", "dat": "ғ", "acc": "д", "loc": "д", "abl": "н", "ins": "м"}
    if last in _BUZZING:
        return {"gen": "д", "dat": "ғ", "acc": "д", "loc": "д", "abl": "д", "ins": "б"}
    return {"gen": "т", "dat": "қ", "acc": "т", "loc": "т", "abl": "т", "ins": "п"}


def _is_back(spoken: str) -> bool:
    for at in range(len(spoken) - 1, -1, -1):
        letter = spoken[at]
        if letter in _BACK:
            # Loans that close in к or г after another consonant take front endings: банктің, паркте.
            return not (re.search(r"[нрлс][кг]$", spoken) and at == len(spoken) - 3)
        if letter in _FRONT:
            return False
        if letter in "қғ":
            return True
        if letter in "иу" and at < len(spoken) - 1:
            # In the closed last syllable of a loan и is front (коммунизмнің), у back (клубтың) but before к, г.
            return letter == "у" and not re.search(r"[кг]", spoken[at:])
    return spoken.endswith("у")


def spoken_number(figure: str) -> str:
    """The last word of a figure read aloud: 25 бес, 1930 отыз, 12 000 мың, 161,3 үш."""
    runs = re.findall(r"\d+", re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", figure))
    digits = runs[-1][-12:] if runs else "0"
    number = int(digits)
    if number == 0 or number % 10:
        return _ONES[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    return next((name for limit, name in _POWERS if number % limit), "миллиард")


def spoken(text: str, abbreviations: dict[str, str]) -> str:
    """How a figure, a percentage, a Roman numeral or an abbreviation ends when it is read aloud."""
    figure = _SPLIT_FIGURE.match(text)
    if figure:
        return {"": spoken_number(figure["figure"]), "%": "пайыз", "‰": "промилле"}[figure["percent"]]
    if text in abbreviations:
        return abbreviations[text]
    if value := from_roman(text):
        return spoken_number(str(value))
    small = text.lower()
    if _READ_AS_A_WORD.search(small):
        return small
    return _LETTER_NAMES.get(small[-1:], small)


def ordinal(number: int) -> str:
    """1 to 999 in words: бірінші, жиырмасыншы, бір жүз отызыншы. Raises ValueError outside that."""
    if not 0 < number < 1000:
        raise ValueError(f"{number} is not an ordinal that is written in words")
    hundreds, rest = divmod(number, 100)
    parts = ([_ONES[hundreds]] if hundreds > 1 else []) + (["жүз"] if hundreds else [])
    parts += [word for word in (_TENS[rest // 10], _ONES[rest % 10] if rest % 10 else "") if word]
    last = parts[-1]
    special = {"жиырма": "жиырмасыншы", "қырық": "қырқыншы", "отыз": "отызыншы", "елу": "елуінші"}
    if last in special:
        made = special[last]
    elif last[-1] in _VOWELS:
        made = last + ("ншы" if _is_back(last) else "нші")
    else:
        made = last + ("ыншы" if _is_back(last) else "інші")
    return " ".join([*parts[:-1], made])
