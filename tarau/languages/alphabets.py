"""The letters of each language, in the order of its dictionaries."""

from __future__ import annotations

#: Kazakh in Cyrillic, 42 letters (the order of ICU's collation `kk`).
KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

#: Letters of Kazakh that are always vowels. У is a vowel after a consonant and a glide beside another vowel.
KAZAKH_VOWELS = "аәеёиоөұүыіэюя"
KAZAKH_GLIDE = "у"
SIGNS = "ъь"
KAZAKH_CONSONANTS = "".join(letter for letter in KAZAKH if letter not in KAZAKH_VOWELS + KAZAKH_GLIDE + SIGNS)

#: Kazakh in Latin letters: the 31 of the draft decree of April 2021, with ñ; c, w and x stand where foreign names
#: put them, ŋ (the table of January 2021) beside ñ.
KAZAKH_LATIN = "aäbcdefgğhıijklmnñŋoöpqrsştuūüvwxyz"
KAZAKH_LATIN_VOWELS = "aäeiıoöuūüy"

#: Russian, 33 letters.
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
RUSSIAN_VOWELS = "аеёиоуыэюя"

#: Cyrillic letters, Kazakh ones included, in the order of ICU's root collation, which Russian uses.
CYRILLIC_ORDER = "аәбвгғдежзиійкқлмнңоөпрстуүұфхһцчшщъыьэюя"

ENGLISH = "abcdefghijklmnopqrstuvwxyz"
ENGLISH_VOWELS = "aeiouy"

#: Capitals of all these alphabets, for use between the brackets of a regular expression.
CAPITALS = "A-ZА-ЯЁӘҒҚҢӨҰҮҺІÄĞÑŊÖŞŪÜİ"
