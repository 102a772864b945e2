"""Text that was read in a wrong encoding or typed in an old font: what was meant comes back, and all else stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarau.cleaning import Risk, clean_text
from tarau.languages import language

KAZAKH = (
    "Қазақстан Республикасының әлеуметтік және экономикалық дамуы ұлы құрылыстан басталды. Өнеркәсіп үлкен қарқынмен "
    "дамыды, жаңа қалалар салынды.\nИндустрияландыру 1926 жылы басталды: «Түрксіб» темір жолы — 1445 км. Әлемдік "
    "нарық, "
    "ғылым мен білім, һәм іс."
)
RUSSIAN = (
    "История Казахстана в первой половине двадцатого века. Ещё в 1926 году началась индустриализация.\n"
    "«Турксиб» — железная дорога длиной 1445 км — соединил Сибирь и Среднюю Азию. Эпоха перемен, объём работ, щит и юг."
)


def read_as(data: bytes, encoding: str) -> str:
    """Bytes read in an encoding as browsers do it: what it does not define is a control character."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


def mixed_up(text: str, how: str) -> str:
    written, _, read = how.partition(" as ")
    for encoding in read.split(" as "):
        text = read_as(text.encode(written), encoding)
    return text


def repaired(text: str, tag: str = "kk") -> str:
    """The text with lossless changes alone."""
    return clean_text(text, language(tag), up_to=Risk.LOSSLESS).text


#: Those that have all letters of both texts.
OF_UTF8 = ("cp1251", "cp1252", "latin-1", "koi8-r", "cp866", "kz1048", "ptcp154", "mac-cyrillic", "iso8859-5")
TWICE = ("cp1251 as utf-8 as cp1251", "cp1252 as utf-8 as cp1252", "latin-1 as utf-8 as latin-1")


@pytest.mark.parametrize("encoding", OF_UTF8)
@pytest.mark.parametrize(("text", "tag"), [(KAZAKH, "kk"), (RUSSIAN, "ru")], ids=["kk", "ru"])
def test_utf8_read_as_another_encoding_is_read_again(text, tag, encoding):
    assert repaired(read_as(text.encode(), encoding), tag) == text


@pytest.mark.parametrize("encoding", ["cp1251", "cp1252", "latin-1"])
@pytest.mark.parametrize(("text", "tag"), [(KAZAKH, "kk"), (RUSSIAN, "ru")], ids=["kk", "ru"])
def test_utf8_read_wrongly_twice_is_read_again_twice(text, tag, encoding):
    once = read_as(text.encode(), encoding)

    assert repaired(read_as(once.encode(), encoding), tag) == text


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154"])
def test_kazakh_encodings_read_as_windows_1251_get_their_letters_back(encoding):
    assert repaired(read_as(KAZAKH.encode(encoding), "cp1251")) == KAZAKH


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("cp1251", "cp1252"),
        ("cp1251", "latin-1"),
        ("koi8-r", "cp1251"),
        ("cp866", "cp1251"),
        ("koi8-r", "cp1252"),
        ("iso8859-5", "cp1251"),
        ("cp1251", "koi8-r"),
        ("cp1251", "cp866"),
        ("cp866", "cp437"),
    ],
)
def test_russian_in_one_encoding_read_as_another_is_read_again(written, read):
    text = RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"')  # KOI8-R and IBM866 have no such marks

    assert repaired(read_as(text.encode(written), read), "ru") == text


@pytest.mark.parametrize("read", ["cp1252", "latin-1"])
def test_kazakh_of_kz_1048_read_as_western_is_read_again(read):
    assert repaired(read_as(KAZAKH.encode("kz1048"), read)) == KAZAKH


@pytest.mark.parametrize("word", ["Қазақстан тарихы", "История", "Әлемдік нарық", "Россия", "Шығыс"])
@pytest.mark.parametrize("encoding", OF_UTF8)
def test_a_lone_heading_is_enough(word, encoding):
    assert repaired(read_as(word.encode(), encoding)) == word


@pytest.mark.parametrize("errors", ["ignore", "replace"])
def test_a_byte_that_was_lost_comes_back_where_only_one_letter_has_it(errors):
    assert repaired("Әлем. Индустрия. Өмір".encode().decode("cp1251", errors)) == "Әлем. Индустрия. Өмір"


def test_a_letter_that_was_lost_and_may_be_several_is_only_offered():
    raw = "Казахстан стоял".encode().decode("cp1252", "ignore")
    cleaned = clean_text(raw, language("ru"))
    offers = [entry for entry in cleaned.ledger if entry.status == "suggested"]

    assert all(entry.candidates for entry in offers)
    assert cleaned.ledger.undo(cleaned.text) == raw


def test_only_the_wrong_stretch_of_a_paragraph_is_changed():
    wrong = read_as("Индустрияландыру кезіндегі қиындықтар көп болды.".encode(), "cp1251")
    raw = f"Түрксіб жолы салынды. {wrong} Кейін жол ұзартылды."

    assert repaired(raw) == (
        "Түрксіб жолы салынды. Индустрияландыру кезіндегі қиындықтар көп болды. Кейін жол ұзартылды."
    )


def test_each_word_is_a_change_of_its_own_and_says_what_went_wrong():
    cleaned = clean_text(read_as("Қазақстан тарихы".encode(), "cp1251"), language("kk"))

    assert [(entry.fix, entry.rules, entry.reason) for entry in cleaned.ledger] == [
        ("Қазақстан", ("encoding.mix-up",), "UTF-8 read as windows-1251"),
        ("тарихы", ("encoding.mix-up",), "UTF-8 read as windows-1251"),
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("I donâ€™t know the cafÃ©.", "I don’t know the café."),
        ("Жылы 5â€“10 адам келді.", "Жылы 5–10 адам келді."),
        ("дорога вЂ” железная", "дорога — железная"),
        ("Ол \x93жол\x94 \x96 ұзақ.", "Ол “жол” – ұзақ."),
        ("&laquo;Турксиб&raquo;&nbsp;&mdash; дорога &#1179;", "«Турксиб» — дорога қ"),
        ("A ﬁrst oﬃce", "A first office"),
    ],
)
def test_marks_and_references_are_read_as_they_were_meant(raw, text):
    assert repaired(raw, "en" if raw.isascii() else "kk") == text


# ---- what must stay --------------------------------------------------------------------------------------------------

SOUND = [
    "Київ є столицею України. Її населення — близько трьох мільйонів осіб, які живуть у десяти районах. Ґанок, їжа.",
    "Ђорђе и Његош живели су у Београду. Љубав, ноћ, џеп, мајка, већ, чујем. Њихова кућа је лепа.",
    "Ѓорѓи од Скопје: ќе одам дома, ѕвезда, љубов, њива, џеб, јас сум.",
    "У Мінску жыве мой сябар. Ён любіць чытаць, увечары ходзіць у тэатр. Воўк і ліса, хлеўчык.",
    "Башҡорт теле: һеҙ ҡайҙа йәшәйһегеҙ? Беҙ Өфөлә йәшәйбеҙ, ҡыҙҙар һәм малайҙар.",
    "«СССР», РСФСР, КСРО, РКФСР-дің ОК-і, ТЖХК мен БК(б)П туралы «ГЭС-тер».",
    "ҚАЗАҚСТАН ХАЛЫҚ ШАРУАШЫЛЫҒЫН ҚАЛПЫНА КЕЛТІРУ ДӘУІРІ",
    "ИСТОРИЯ СТРАН ВОСТОКА. ПЕРВАЯ ЧАСТЬ. ДРЕВНИЕ ВРЕМЕНА",
    "20±5 °C, 5 µm, α-бөлшек, Δх, №7, §3, ½ кг, 3×4, ©2010, 100 €",
    "Müller, Čapek, Gödel, Łódź, São Paulo, garçon, Ångström, naïve, ÉCOLE, VOCÊ…",
    "—Иә, —деді ол. —Жоқ! “Аман” — “Сәлем”–“Алматы”.",
    "ВКонтакте, МегаФон, ҚазМұнайГаз, кВт, МВт, СемГУ, КазНТУ",
    "Ελλάδα, Αθήνα. ¿Qué tal? ¡Hola! “Quote” ‘single’ „deutsch“",
    "日本語 漢字 العربية עברית ქართული हिन्दी",
    "price×£35, (o¬o), r = 10 Å, C O N C L U S Ã O, «Nestlé®»",
    "The tag is written &lt;b&gt; and &amp; means and.",
]


@pytest.mark.parametrize("text", SOUND)
@pytest.mark.parametrize("tag", ["kk", "ru", "en"])
def test_sound_text_in_any_language_is_left_alone(text, tag):
    cleaned = clean_text(text, language(tag))

    assert [entry for entry in cleaned.ledger if any(rule.startswith("encoding.") for rule in entry.rules)] == []


# ---- old fonts -------------------------------------------------------------------------------------------------------

LETTERS = "әғқңөұүһӘҒҚҢӨҰҮҺ"
FONTS = {
    "the signs of KZ-1048, other letters": "ґєќѕљўџћҐЄЌЅЉЎЏЋ",
    "signs that are no letters": "јѓќњµ±їћЈЃЌЊҐЎЇЋ",
    "letters changed about": "єґћїјѕўќЄҐЋЇЈЅЎЌ",
}
LONG = (
    "Қазақстанда индустрияландыру саясатын жүзеге асыру үлкен қиындықтармен өтті. Өлкенің өнеркәсібі нашар дамыған "
    "еді, ал халықтың көпшілігі ауылда тұрды. Сондықтан үкімет жаңа қалалар мен теміржолдар салуға кірісті. "
    "Түрксіб құрылысы ұлттық жұмысшы табын қалыптастыруда маңызды рөл атқарды. Оған мыңдаған қазақ жұмысшылары "
    "қатысты. Ғалымдар мен инженерлер әр өңірден келді. Ұлы құрылыс бес жылға созылуға тиіс еді, бірақ "
    "мерзімінен бұрын аяқталды. Әкімдер "
    "бұған қуанды. Өндіріс ұлғайды, ғылым өсті, мәдениет көтерілді. Үкімет қаулы қабылдады."
)


@pytest.mark.parametrize("font", FONTS)
def test_the_same_signs_mean_other_letters_in_another_font(font):
    raw = LONG.translate(str.maketrans(LETTERS, FONTS[font]))
    cleaned = clean_text(raw, language("kk"), up_to=Risk.LOSSLESS)
    wrong = [(got, meant) for got, meant in zip(cleaned.text, LONG, strict=True) if got != meant]

    # what is not repaired is offered; nothing becomes a wrong letter
    assert all(got in FONTS[font] for got, _ in wrong)
    assert len(wrong) <= 4


def test_a_russian_text_has_no_old_font():
    assert repaired("Дорога ±10 км, єто не ѕто. " + RUSSIAN, "ru").startswith("Дорога ±10 км, єто не ѕто.")


# ---- whatever the text -----------------------------------------------------------------------------------------------


@given(
    st.text(alphabet="РСТУаелЂќљ°±»”–—ÐÑÒÃÂºà пЁ═╨╤\n.A1\x98\xa0\x85�", max_size=80),
    st.sampled_from(["kk", "ru", "en"]),
)
def test_no_text_is_lost_and_twice_is_once(raw, tag):
    cleaned = clean_text(raw, language(tag))

    assert cleaned.ledger.undo(cleaned.text) == raw
    assert clean_text(cleaned.text, language(tag)).text == cleaned.text


@given(st.lists(st.sampled_from(KAZAKH.split() + RUSSIAN.split()), min_size=6, max_size=30).map(" ".join))
def test_what_was_mixed_up_reads_like_what_was_not(text):
    assert repaired(read_as(text.encode(), "cp1251")) == repaired(text)
