"""A small whole chapter by hand: every kind of node once, with the words of the sources."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from tarau.chapter import (
    Abbreviation,
    ByAuthors,
    Cell,
    Chapter,
    Chart,
    Choice,
    Compare,
    ComparedSide,
    CrossReference,
    Emphasis,
    Event,
    Extended,
    Footnote,
    Foreign,
    FromSource,
    Heading,
    IndexLine,
    Inline,
    Listing,
    Mark,
    Match,
    Moment,
    Objective,
    Order,
    Paragraph,
    QuestionSet,
    Run,
    Section,
    Series,
    Short,
    Sidebar,
    SourceLine,
    SourceMark,
    Strong,
    Table,
    Task,
    Term,
    TermUse,
    ThenNow,
    ThenNowCard,
    Timeline,
    TrueFalse,
    Underlined,
    Words,
)
from tarau.problems import Place

PLACE = Place("chapters/sample/chapter.yaml", 1, 1)
OURS = ByAuthors()


def run(text: str) -> Run:
    return Run(text, FromSource("history", 0, len(text)))


def words(*parts: str | Inline) -> Words:
    return tuple(run(part) if isinstance(part, str) else part for part in parts)


def mark(id: str, entry: str, text: str) -> Mark:
    return Mark(id, entry, words(text))


def paragraph(*parts: str | Inline) -> Paragraph:
    mark = hashlib.sha256(repr(parts).encode()).hexdigest()[:6]
    return Paragraph(PLACE, f"p-{mark}", words(*parts), OURS)


def heading(id: str, text: str) -> Heading:
    return Heading(PLACE, id, words(text), OURS)


def sidebar(
    kind: str,
    id: str,
    title: str,
    *content: Paragraph | Listing,
    subtitle: str = "",
    quoted: tuple[Paragraph, ...] = (),
    attribution: str = "",
    questions: tuple[str, ...] = (),
) -> Sidebar:
    def maybe(text: str) -> Words:
        return words(text) if text else ()

    asked = tuple(Task(words(question), ()) for question in questions)
    return Sidebar(PLACE, id, kind, maybe(title), maybe(subtitle), content, quoted, maybe(attribution), asked, OURS)


def first_section() -> Section:
    content = (
        paragraph(
            "1925 жылы желтоқсанда ",
            mark("m-14", "xiv", "БК(б)П XIV съезі"),
            " елді ",
            TermUse(
                "industrialization-in-course",
                "industrialization",
                words("индустрияландыру"),
                "ірі өнеркәсіпті, ең алдымен өндіріс құралдарын шығаратын саланы өсіру",
            ),
            " бағытын белгіледі.",
            Footnote("note-1", 1, words("БК(б)П — Бүкілодақтық Коммунистік (большевиктер) партиясы.")),
            " Қазақстанда бұл бағыт бірқатар қиындыққа кездесті. Олар қазақ елінің бодандық өткенімен және артта "
            "қалуымен байланысты болды.",
            SourceMark("history", 1),
        ),
        heading("recovery", "Қалпына келтіру қиындықтары"),
        paragraph(
            "Бірінші дүниежүзілік соғыс пен Азамат соғысының ауыртпалығын бастан кешірген Қазақстан экономикасы елдің "
            "өнеркәсібі дамыған аймақтарына қарағанда анағұрлым ауыр жағдайда қалды. Ірі өнеркәсіптің жалпы өнімі "
            "1920 жылы 1913 жылмен салыстырғанда екі есе, мұнай өндіру 4 есе қысқарды, мыс балқыту тоқтап қалды."
        ),
        paragraph(
            "Теміржол көлігі апатты жағдайда болды: паровоздардың жартысынан көбі және вагондардың 90%-ға жуығы "
            "күрделі жөндеуді қажет етті, жүздеген көпір қиратылды. Қалпына келтіру жұмыстары 1920–1921 жылдардағы ",
            TermUse("jut-in-course", "jut", words("жүт"), "малдың көптеп шығынға ұшырауы"),
            " пен 1921 жылғы құрғақшылықтың салдарынан қиындады.",
        ),
        paragraph(
            "1923 жыл бетбұрыс кезеңіне айналды. Алдымен ауыл шаруашылығы шикізатын өңдейтін кәсіпорындар іске "
            "қосылды: ",
            mark("m-kostanay", "kostanay", "Қостанай"),
            ", Орал және ",
            mark("m-semey", "semey", "Семей"),
            " губернияларында ірі диірмендер жұмыс істей бастады. Қалпына келтіру кезеңі 1927 жылдың аяғына дейін "
            "жалғасты.",
            SourceMark("history", 1),
        ),
        heading("debate", "Пікірталас"),
        paragraph(
            "Бұл мәселе бойынша бірнеше көзқарас қызу тартысқа түсті. Біреулер республика шикізат көзі болып қала "
            "берсін десе, екіншілері жергілікті қажеттілікті ескеріп, өнеркәсіп орындарын салуды талап етті. "
            "Үшіншілер «түйеден социализмге» тікелей өту мүмкін емес деп, индустрияландырудың өзіне қарсы болды."
        ),
        Listing(
            PLACE,
            "views",
            (
                words("бірінші көзқарас — шикізат көзі болып қалу;"),
                words("екінші көзқарас — ", Strong(words("өнеркәсіп орындарын")), " шикізат көзіне жақындату;"),
                words("үшінші көзқарас — индустрияландыруға қарсы болу."),
            ),
            True,
            OURS,
        ),
        paragraph(
            "Өлкелік партия комитетінің 1-хатшысы ",
            mark("m-goloshchekin", "goloshchekin", "Ф. И. Голощекин"),
            " «қазақ ауылы Қазан лебін сезінген жоқ, сондықтан Кіші Қазан төңкерісін жасау қажет» деген идеяны "
            "ұсынды. Бұл бағыт өлке өнеркәсібін ",
            Emphasis(words("ұсақ және орташа")),
            " деңгейде дамытуды, өлкені шикізат базасы етуді көздеді. Оның сөзімен айтқанда: ",
            Foreign("ru", words("«Малый Октябрь»")),
            ".",
        ),
        sidebar(
            "biography",
            "saduakasov",
            "Смағұл Сәдуақасов",
            paragraph(
                "Кіші Қазан бағытына қарсы шығып, өнеркәсіпті шикізат көзіне жақындату идеясын ұсынды. Ұлттық "
                "аймақтардың «бұрынғыша шикізат базалары болып қала беруін» тоқтатуды талап етті. Оның пікірі "
                "«ұлтшылдық көрініс» деп бағаланды."
            ),
            subtitle="саяси қайраткер, экономист",
        ),
        sidebar(
            "document",
            "cloth",
            "",
            quoted=(
                paragraph(
                    "«Голощекин жолдастың жүн жуатын орыннан әрі бармай, дұрысырақ айтқанда, барғысы келмей отырғаны "
                    "неліктен, ал шұға фабрикаларын ұйымдастыру өзінен-өзі керек болып отыр ғой. Жуылған жүнді, сол "
                    "жүннен жасалатын “мәскеулік” шұғаны әрлі-берлі екі рет тасығанша, Қазақстаннан дайын шұғаны "
                    "бірден тасып әкету темір жолға да оңайға түспей ме?»",
                    SourceMark("history", 1),
                ),
            ),
            attribution="С. Сәдуақасовтың сөзінен",
            questions=(
                "Автор жүнді пайдаланудың қандай екі жолын салыстырады?",
                "«Мәскеулік» сөзі не үшін тырнақшаға алынған деп ойлайсыз?",
                "Темір жол туралы сұрақ автордың пікірін қалай дәлелдейді?",
            ),
        ),
    )
    return Section(
        PLACE,
        "course",
        5,
        words("Индустрияландыруға бағыт"),
        words("Қазақстан үшін дамудың қай жолы дұрыс еді?"),
        content,
        (),
        OURS,
    )


def second_section() -> Section:
    content = (
        paragraph(
            "Индустрияландыру кезіндегі Қазақстандағы ең күрделі құрылыс ",
            TermUse("turksib-in-railway", "turksib", words("Түрксіб"), "Түркістан–Сібір темір жолы"),
            " темір жолын салуды аяқтау болды. 1926 жылғы 3 желтоқсанда КСРО Еңбек және Қорғаныс Кеңесі бұл жолды салу "
            "туралы қаулы қабылдады, оған 200 млн сом қаржы бөлінді. Құрылыс бастығы болып ",
            mark("m-shatov", "shatov", "В. С. Шатов"),
            " тағайындалды. Құрылысқа көмектесетін арнайы комитетті РСФСР Халық комиссарлар кеңесі төрағасының "
            "орынбасары ",
            mark("m-ryskulov", "ryskulov", "Т. Рысқұлов"),
            " басқарды.",
        ),
        heading("building", "Құрылыстың барысы"),
        paragraph(
            "Құрылыс жұмыстары 1927 жылы сәуірде басталды. Оған бірнеше ұлт өкілдерінен құралған 100 мыңдай адам "
            "тартылды. Қиын да күрделі қара жұмыстар қазақ еңбекшілерінің еншісінде көбірек болды. Патша заманында "
            "тәулігіне орта есеппен 150 метр ғана салынатын Жетісу темір жолының құрылысы кеңес заманында 1500 метрге "
            "жетті."
        ),
        paragraph(
            "Түрксібтің оңтүстік және солтүстік бөліктері 1930 жылғы 28 сәуірде Айнабұлақ станциясында түйісіп, жол "
            "уақытша пайдалануға берілді, ал 1931 жылдың қаңтарынан бастап тұрақты түрде жұмыс істей бастады."
        ),
        sidebar(
            "did-you-know",
            "first-train",
            "",
            paragraph(
                "Түрксібті түгел басып өткен алғашқы поезды бұрын малшы болған қазақ машинисі ",
                mark("m-koshkinbayev", "koshkinbayev", "Ж. Кошкінбаев"),
                " жүргізді.",
            ),
        ),
        Compare(
            PLACE,
            "length",
            words("Жол неше километр және қашан бітті?"),
            words("Екі мәтіннің қандай деректері сәйкес келмейді?"),
            (
                ComparedSide(
                    "А",
                    (
                        paragraph(
                            "«Жалпы ұзындығы ",
                            Underlined(words("1470 км")),
                            " Түрксіб үкімет белгілеген мерзімнен ",
                            Underlined(words("17 ай бұрын")),
                            " салынып болды».",
                        ),
                    ),
                    words("Қазақ совет энциклопедиясы. Алматы, 1979"),
                    2,
                    OURS,
                ),
                ComparedSide(
                    "Ә",
                    (
                        paragraph(
                            "«Түрксіб темір жолы жоспарда белгіленген бес жылдан ",
                            Underlined(words("екі жыл бұрын")),
                            ", яғни үш жылда салынып бітті. <…> Жалпы ұзындығы ",
                            Underlined(words("1445 километрге")),
                            " созылған бұл темір жол…»",
                        ),
                    ),
                    words("Интернет-мақаладан"),
                    3,
                    OURS,
                ),
            ),
            (Task(words("Мұндай айырмашылық неден шығуы мүмкін? Екі болжам айтыңыз."), ()),),
            OURS,
        ),
        ThenNow(
            PLACE,
            "oil",
            words("Мұнай қайда өңделеді?"),
            ThenNowCard(
                words("1930-жылдар"),
                (
                    paragraph(
                        "Батыс Қазақстанның мұнайы өңдеу үшін Ресейге жіберілді. Жергілікті жерде мұнай өңдейтін "
                        "бірде-бір зауыт болмады."
                    ),
                ),
                OURS,
            ),
            ThenNowCard(
                words("Қазіргі кезең"),
                (
                    paragraph(
                        "Қазақстандағы өнеркәсіп өнімінің жартысы елдің батыс өңіріндегі төрт облыста өндіріледі "
                        "(Ақорданың баспасөз қызметі)."
                    ),
                ),
                OURS,
            ),
            OURS,
        ),
        sidebar("note", "a-note", "Атау туралы", paragraph("Жол патша заманындағы атауына қайта ие болды.")),
        sidebar(
            "case-study",
            "a-case",
            "Жүк тасымалы",
            paragraph(
                "Республикадағы жүк тасымалы 1928 жылғы 2902 мың тоннадан 1932 жылы 8888,4 мың тоннаға дейін өсті."
            ),
        ),
        sidebar(
            "project",
            "a-project",
            "Менің өлкемнің жолы",
            paragraph("Өз өңіріңіздегі темір жолдың тарихын зерттеңіз."),
            questions=("Жол қашан салынды?", "Ол кімге қызмет етті?"),
        ),
    )
    return Section(
        PLACE,
        "railway",
        6,
        words("Түрксіб темір жолы"),
        words("Ел үшін салынған жол кімге қызмет етті?"),
        content,
        (),
        OURS,
    )


def shares() -> tuple[tuple[str, ...], tuple[Series, ...]]:
    years = ("1913", "1927/28", "1932", "1939")
    means = tuple(map(Decimal, ("27.2", "35.1", "49.3", "52.0")))
    goods = tuple(map(Decimal, ("72.8", "64.9", "50.7", "48.0")))
    return years, (Series("Өндіріс құралдары", means), Series("Тұтыну заттары", goods))


def third_section() -> Section:
    years, series = shares()

    def row(name: str, *cells: str) -> tuple[Cell, ...]:
        return (Cell(name), *(Cell(cell, Decimal(cell.strip("*").replace(",", "."))) for cell in cells))

    content = (
        paragraph(
            "1940 жылы республиканың халық шаруашылығы өніміндегі өнеркәсіптің үлесі 60%-ға көтерілді, ал 1920 жылы ол "
            "6,3% болған еді. Қазақстан аграрлық елден индустриялы-аграрлы республикаға айналды. Ірі өнеркәсіпте басым "
            "орынды өндіріс құралдарын өндіру алды (",
            CrossReference("shares", "1-кесте"),
            ", ",
            CrossReference("shares-chart", "1-сурет"),
            ").",
        ),
        Table(
            PLACE,
            "shares",
            1,
            words("Қазақстан ірі өнеркәсібінің жалпы өнімі"),
            "пайызбен",
            ("Сала", *years),
            (
                row("Өндіріс құралдарын өндіру", "27,2", "35,1", "49,3", "52,0"),
                row("Тұтыну заттарын өндіру", "72,8*", "64,9", "50,7", "48,0"),
                row("Барлығы", "100", "100", "100", "100"),
            ),
            True,
            words("* 100%-дан есептелді."),
            (1,),
            OURS,
        ),
        Chart(
            PLACE,
            "shares-chart",
            1,
            "share",
            words("Екі саланың үлесі қай кезде теңесті?"),
            "%",
            years,
            series,
            (),
            (1,),
            "shares",
            OURS,
        ),
        heading("coal", "Қарағанды көмірі"),
        paragraph(
            "Көмір өнеркәсібі де қауырт қарқынмен дамыды. ",
            mark("m-karaganda", "karaganda", "Қарағанды"),
            " көмір алабы Спасск мыс зауытының ұсақ қосалқы кәсіпорнынан елдің үшінші көмір базасына айналды. "
            "1940 жылы мұнда 6,3 млн тонна көмір өндірілді, бұл республикадағы барлық көмірдің 90%-ын құрады.",
        ),
        Chart(
            PLACE,
            "coal-chart",
            2,
            "line",
            words("Қарағанды алабында көмір өндіру, 1930–1940 жылдар"),
            "млн тонна",
            ("1930", "1932", "1937", "1939", "1940"),
            (Series("", tuple(map(Decimal, ("0.01", "0.72", "3.9", "5.1", "6.3")))),),
            words("Шеңбер — дерегі белгілі жыл; араларындағы сызық шартты."),
            (1, 2),
            "",
            OURS,
        ),
        Chart(
            PLACE,
            "freight-chart",
            3,
            "bar",
            words("Республикадағы жүк тасымалы"),
            "мың тонна",
            ("1928", "1932"),
            (Series("", (Decimal(2902), Decimal("8888.4"))),),
            (),
            (1,),
            "",
            OURS,
        ),
        sidebar(
            "term",
            "raw",
            "Шикізат базасы",
            paragraph("Кен, мұнай, жүн сияқты шикізатты дайындап, оны өңдеу үшін басқа аймақтарға жөнелтетін өңір."),
        ),
    )
    summary = (
        words("Қазақстан индустриялы-аграрлы республикаға айналды."),
        words("Түрксіб елді басқа аймақтармен байланыстырды."),
        words("Өнеркәсіптің біржақты, шикізаттық бағыты сақталып қалды."),
    )
    return Section(PLACE, "industry", 7, words("Өнеркәсіп: өрлеу мен бағыт"), (), content, summary, OURS)


def events() -> tuple[Event, ...]:
    def event(id: str, start: tuple[int, ...], title: str, short: str, kind: str, end: int = 0) -> Event:
        return Event(id, Moment(*start), Moment(end) if end else None, words(title), short, kind, OURS)

    return (
        event("e-course", (1925, 12), "Индустрияландыру бағыты белгіленді", "XIV съезд", "decision"),
        event("e-decree", (1926, 12, 3), "Түрксібті салу туралы қаулы қабылданды", "", "decision"),
        event("e-start", (1927, 4), "Түрксіб құрылысы басталды", "Түрксіб құрылысы", "work"),
        event("e-plan", (1928, 10, 1), "Бірінші бесжылдық шартты түрде басталды", "", "decision", 1932),
        event("e-almaty", (1929, 7, 18), "Жол Алматыға жеткізілді", "", "work"),
        event("e-meeting", (1930, 4, 28), "Екі бөлік Айнабұлақта түйісті", "Айнабұлақтағы түйісу", "work"),
        event("e-regular", (1931, 1), "Түрксіб тұрақты жұмыс істей бастады", "", "work"),
        event(
            "e-task",
            (1931, 1, 31),
            "Еңбек және Қорғаныс Кеңесі Қарағандыны дамыту міндетін қойды",
            "",
            "decision",
        ),
        event("e-lead", (1934,), "Шымкент қорғасын зауыты бой көтерді", "Шымкент зауыты", "work"),
        event("e-copper", (1938,), "Балқаш мыс зауыты іске қосылды", "Балқаш зауыты", "work"),
        event("e-coal", (1940,), "Қарағанды 6,3 млн тонна көмір берді", "Өнеркәсіп үлесі 60%", "work"),
    )


def questions() -> QuestionSet:
    def shared(number: int, section: str, level: str, ask: str, solution: str = "") -> dict[str, object]:
        return {
            "place": PLACE,
            "id": f"q-{number}",
            "number": number,
            "section": section,
            "level": level,
            "points": 1,
            "ask": words(ask),
            "solution": words(solution) if solution else (),
            "origin": OURS,
        }

    first = (
        Choice(
            **shared(1, "course", "understanding", "Индустрияландыру бағытын қай жиын белгіледі?"),  # type: ignore[arg-type]
            options=tuple(
                words(each)
                for each in (
                    "БК(б)П XIV съезі",
                    "БК(б)П XV съезі",
                    "Кеңестердің Бүкілодақтық IV съезі",
                    "VII өлкелік партия конференциясы",
                )
            ),
            right=0,
        ),
        TrueFalse(
            **shared(  # type: ignore[arg-type]
                2, "course", "application", "С. Сәдуақасов өнеркәсіпті шикізат көзіне жақындатуды жақтады."
            ),
            right=True,
            correction=(),
        ),
    )
    second = (
        Order(
            **shared(3, "railway", "application", "Оқиғаларды ретімен орналастырыңыз."),  # type: ignore[arg-type]
            items=tuple(
                words(each)
                for each in ("Айнабұлақтағы түйісу", "Түрксіб құрылысының басталуы", "Балқаш зауытының іске қосылуы")
            ),
            right=(1, 0, 2),
        ),
        Match(
            **shared(4, "railway", "understanding", "Адам мен оның ісін сәйкестендіріңіз."),  # type: ignore[arg-type]
            lefts=(words("В. С. Шатов"), words("Т. Рысқұлов"), words("Ж. Кошкінбаев")),
            rights=(
                words("Алғашқы поезды жүргізді"),
                words("Түрксіб құрылысын басқарды"),
                words("Құрылысқа көмектесетін комитетті басқарды"),
            ),
            right=(1, 2, 0),
        ),
        Short(
            **shared(  # type: ignore[arg-type]
                5,
                "railway",
                "application",
                "1928–1932 жылдары жүк тасымалы неше есе өсті?",
                "8888,4 мың тоннаны 2902 мың тоннаға бөлеміз: 3 еседен астам.",
            ),
            answer=words("3 еседен астам"),
            lines=1,
        ),
        Extended(
            **shared(6, "industry", "higher", "Тараудың басты сұрағына жауап беріңіз. Екі дәлел келтіріңіз."),  # type: ignore[arg-type]
            answer=words("Өнеркәсіптің үлесі 60%-ға жетті, бірақ оның шикізаттық бағыты сақталды."),
            lines=4,
        ),
    )
    return QuestionSet(PLACE, "questions", (), (("course", first), ("railway", second)), OURS)


def index() -> tuple[IndexLine, ...]:
    return (
        IndexLine("goloshchekin", "Г", "Голощекин Ф. И.", "person", ("m-goloshchekin",)),
        IndexLine("koshkinbayev", "К", "Кошкінбаев Ж.", "person", ("m-koshkinbayev",)),
        IndexLine("karaganda", "Қ", "Қарағанды", "place", ("m-karaganda",)),
        IndexLine("kostanay", "Қ", "Қостанай", "place", ("m-kostanay",)),
        IndexLine("ryskulov", "Р", "Рысқұлов Т.", "person", ("m-ryskulov",)),
        IndexLine("semey", "С", "Семей", "place", ("m-semey",)),
        IndexLine("turkestan", "Т", "Түркістан–Сібір", "place", (), "Түрксіб"),
        IndexLine("shatov", "Ш", "Шатов В. С.", "person", ("m-shatov",)),
    )


def chapter(picture: str = "") -> Chapter:
    terms = (
        Term("jut", "жүт", words("малдың көптеп шығынға ұшырауы."), ("jut-in-course",), OURS),
        Term(
            "industrialization",
            "индустрияландыру",
            words("ірі өнеркәсіпті, ең алдымен өндіріс құралдарын шығаратын саланы өсіру."),
            ("industrialization-in-course",),
            OURS,
        ),
        Term("turksib", "Түрксіб", words("Түркістан–Сібір темір жолы."), ("turksib-in-railway",), OURS),
        Term("cloth", "шұға", words("жүннен тоқылған тығыз мата."), (), OURS),
    )
    return Chapter(
        place=PLACE,
        id="sample",
        language="kk",
        number=2,
        title=words("Қазақстанды индустрияландыру"),
        date="2026-11-21",
        first_page=41,
        question=words("Қазақстан индустриялы елге айналды ма, әлде шикізат көзі болып қала берді ме?"),
        objectives=(
            Objective(words("индустрияландырудың Қазақстандағы барысы мен ерекшеліктерін түсіндіру;"), "8.3.1.2"),
            Objective(words("өнеркәсіпті дамыту жолдары туралы көзқарастарды салыстыру;")),
            Objective(words("Түрксіб темір жолының ел өміріндегі маңызын бағалау;")),
            Objective(words("кесте мен диаграмма деректері бойынша қорытынды жасау.")),
        ),
        key_terms=("industrialization", "jut", "turksib"),
        picture=picture,
        picture_description="Далаға созылған теміржол" if picture else "",
        opening=("objectives", "contents", "key-terms", "question", "timeline"),
        sections=(first_section(), second_section(), third_section()),
        closing=("timeline", "questions", "terms", "abbreviations", "index", "sources"),
        timeline=Timeline(PLACE, "timeline", (), events(), OURS),
        questions=questions(),
        terms=terms,
        abbreviations=(
            Abbreviation("БК(б)П", "Бүкілодақтық Коммунистік (большевиктер) партиясы", OURS),
            Abbreviation("КСРО", "Кеңестік Социалистік Республикалар Одағы", OURS),
            Abbreviation("РСФСР", "Ресей Советтік Федеративтік Социалистік Республикасы", OURS),
        ),
        index=index(),
        sources=(
            SourceLine(
                "history",
                1,
                "",
                "Қазақстан тарихы (көне заманнан бүгінге дейін). Бес томдық. 4-том",
                "Алматы: «Атамұра», 2010, 752 б.",
                "",
                "",
                "",
            ),
            SourceLine("encyclopedia", 2, "", "Қазақ совет энциклопедиясы", "Алматы, 1979, 320–325-б.", "", "", ""),
            SourceLine("article", 3, "", "«Қазақстанды индустрияландыру» тақырыбындағы мақала", "", "", "", ""),
        ),
        imprint=(words("Мәтіндер авторларына тиесілі."),),
        labels=(
            ("shares", "1-кесте"),
            ("shares-chart", "1-сурет"),
            ("coal-chart", "2-сурет"),
            ("freight-chart", "3-сурет"),
        ),
    )
