"""A second look at the words that are not repaired: which of them an editor should be shown, and with what readings.

An offer changes nothing, so it may be wrong more often than a repair; but a list of which hardly anything is right is
not read. So each kind of word needs its own probability of damage, and another form of the same word is not offered
unless it is far likelier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache

from ...languages import Grade, Lexicon
from .candidates import CONFUSED, Candidate, lost_letters, splits
from .census import Place
from .judge import Judge, Pairs, Reading, Verdict
from .remote import Further, further_met, one_accident, two_accidents
from .suspects import REMEMBERED, Near, near_frequent, with_other_endings
from .trust import Trust

#: The probability of damage from which readings are shown: for words that nobody knows, for those where two accidents
#: are thought of, for forms of known stems, for words of lists and of dictionaries, for names, for other forms.
UNKNOWN, TWICE, DERIVED, LISTED, CONFIRMED, NAME, OTHER_FORM = 0.03, 0.03, 0.01, 0.1, 0.5, 0.1, 0.02
#: In a language whose words have few endings, most unknown words are names and terms.
TWICE_WITHOUT_ENDINGS = 0.5
#: Less is enough for a word that looks like none by its letters (by so much, a logarithm), for a long one of a list,
#: for letters that are often confused, and where the reading stands beside its neighbours elsewhere, so often, and the
#: word does not.
ODD_LISTED, LISTED_ODD, LONG_LISTED, ODD, CONFIRMED_ODD = 6.0, 0.005, 0.01, 4.0, 0.05
CONFIRMED_CONFUSED, CONFIRMED_BESIDE, BESIDE, CONFIRMED_ALWAYS, ALWAYS = 0.05, 0.05, 2, 0.003, 4
UNKNOWN_NAME, CAPITAL = 0.9, 0.3
NEVER = 2.0
#: A reading that is likelier than this belongs among those that are seen at once.
UNLIKELY, FIRST = 0.001, 3

#: Words that were counted so often in a million are thought of in place of any other; so much oftener than that one.
MET, MUCH = 14, 4
#: A word that was counted oftener is doubted for its neighbours alone, one counted still oftener never.
SELDOM = 60
#: A word that stands oftener in the text is believed; a word of the text is thought of that stands so often.
ONCE, REPEATED = 2, 3
#: Two accidents are thought of in unknown words of so many letters, in shorter ones for the commonest words alone.
LONG, SHORTEST, COMMONEST, COMMON = 6, 4, 300, 100
#: A word so long has few neighbours; the parts of a compound are so long; a stem.
KNOWN_BY_ITS_LETTERS, PART, STEM, ENDING = 8, 4, 3, 3
#: A form that is likelier than this (a logarithm) is not thought to have lost a letter.
SELDOM_MADE = -13.0
#: The weight of the letters that are confused most often.
COMMONEST_WEIGHT = 4
#: Words so long may be doubted for their neighbours though they are frequent.
SHORTEST_BESIDE, LONGEST_BESIDE = 3, 6
#: Only so many different words of one text are looked at again; so many are thought of in place of one.
MOST, MOST_BESIDE, MOST_PLACES = 1000, 3000, 1500

Candidates = Mapping[str, tuple[Candidate, ...]]


@lru_cache(maxsize=REMEMBERED)
def _confusable_words(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a dictionary in which one letter was taken for another that is often confused with it."""
    table = _meant_letters(lexicon)
    made = (word[:at] + meant + word[at + 1 :] for at, letter in enumerate(word) for meant in table.get(letter, ""))
    return tuple(each for each in made if lexicon.often(each) >= MET)


@cache
def _meant_letters(lexicon: Lexicon) -> Mapping[str, str]:
    """For each letter those that it is often taken for."""
    table: dict[str, str] = {}
    for (meant, written), weight in lexicon.confusions.items():
        if weight > 1 and len(meant) == len(written) == 1:
            table[written] = table.get(written, "") + meant
    return table


class SecondLook:
    """Looks again at the words of one text."""

    def __init__(self, judge: Judge, trust: Trust, alphabet: str) -> None:
        self.alphabet = alphabet
        self.judge, self.trust = judge, trust
        self.census, self.lexicon = judge.census, judge.lexicon
        self._likely = judge.census.likely

    def verdicts(self, first: Sequence[Verdict]) -> Iterator[Verdict]:
        """What is thought of words that an editor should see; `first` is what was thought of some at the first look."""
        doubted, beside, pairs = self._doubted, self._beside, self.judge.pairs
        places: list[tuple[Place, tuple[Candidate, ...]]] = []
        for place in self.census.places(doubted.keys() | beside.keys()):
            if len(places) >= MOST_PLACES:
                break
            word = place.word.lower()
            asked = self._asked_for(place, beside[word]) if word in beside else ()
            if asked:
                made = filter(None, (one_accident(word, other, self.lexicon) for other in asked))
                places.append((place, (*self.judge.serious.get(word, ()), *made)))
            elif word in doubted:
                places.append((place, doubted[word]))
        again = {place.start for place, _ in places}
        for verdict in first:
            known = verdict.grade is Grade.CONFIRMED and verdict.start not in again and verdict.word.isalpha()
            if known and (shown := self._shown(verdict, self.census.place(verdict.start, verdict.end), pairs)):
                yield shown
        for place, readings in places:
            weighed = self.judge.weighed(place, readings, pairs)
            if weighed and (found := self._shown(weighed, place, pairs)):
                yield found

    # ---------------------------------------------------------------------------------------- readings

    @cached_property
    def _doubted(self) -> Candidates:
        """The words that may be shown for themselves, whatever their neighbours, with their readings."""
        found: dict[str, tuple[Candidate, ...]] = {}
        lexicon, suspects = self.lexicon, self.judge.suspects
        for word, grade in self.census.grades.items():
            if grade is Grade.CONFIRMED:
                continue
            made: tuple[Candidate, ...] = ()
            if lexicon.agglutinates or grade is Grade.UNKNOWN or word in suspects:
                by_word = {each.word: each for each in (*self._others(word, grade), *suspects.get(word, ()))}
                made = tuple(by_word.values())
            if made and not lexicon.of_old(word):
                found[word] = made
                if len(found) >= MOST:
                    break
        return found

    @cached_property
    def _beside(self) -> Mapping[str, tuple[str, ...]]:
        """The words of a dictionary with the frequent words one accident away: neighbours may ask for these."""
        if not self.lexicon.agglutinates:
            return {}
        near, often, grades = near_frequent(self.lexicon), self.lexicon.often, self.census.grades
        own = self.census.count
        known = (word for word, grade in grades.items() if grade is Grade.CONFIRMED)
        words = [word for word in known if often(word) <= SELDOM and own(word) <= ONCE]
        found = {word: near.others(word) for word in words[:MOST_BESIDE]}
        short = (word for word in grades if SHORTEST_BESIDE <= len(word) <= LONGEST_BESIDE)
        known = (word for word in short if grades[word] is Grade.CONFIRMED)
        found |= {
            word: _confusable_words(word, self.lexicon) for word in known if often(word) > SELDOM or own(word) > ONCE
        }
        return {word: others for word, others in found.items() if others}

    def _others(self, word: str, grade: Grade) -> Iterable[Candidate]:
        """Readings of which the first look did not think, of a word that no dictionary has."""
        if self.census.count(word) > ONCE:
            return ()
        near = (*near_frequent(self.lexicon).others(word), *self._near_here.others(word))
        tried = (one_accident(word, other, self.lexicon) for other in near)
        found = [*filter(None, tried), *self._near_here(word)]
        if grade is Grade.UNKNOWN and not self._explained(word):
            found += self._of_strange(word)
        elif grade is Grade.DERIVED:
            found += with_other_endings(word, self.lexicon)
            if len(word) >= LONG and self.judge.model.base(word) < SELDOM_MADE:
                found += lost_letters(word, self.alphabet, self.lexicon.among, self.lexicon.triples)
                found += self._as_elsewhere(word)
                found += () if found else further_met(self.lexicon)(word)
        elif grade is Grade.LISTED:
            found = [each for each in (*found, *self._confused(word)) if self._outweighs(each.word, word)]
        return (each for each in found if not self.lexicon.same(each.word, word))

    def _as_elsewhere(self, word: str) -> Iterator[Candidate]:
        """Forms of a stem that the text elsewhere has with another letter: батрактар, where батрақтар stands twice."""
        begins = self.census.begins
        for pair, weight in self._most_confused:
            meant, written = pair
            at = word.find(written, STEM)
            while at >= 0:
                begun = word[:at] + meant
                if begins(begun) > begins(word[: at + len(written)]):
                    made = begun + word[at + len(written) :]
                    if self.lexicon.derived(made) or self.lexicon.listed(made):
                        yield Candidate(made, "confusable", CONFUSED[weight], (pair,))
                at = word.find(written, at + 1)

    def _explained(self, word: str) -> bool:
        """Whether letters that are often confused make a word of a dictionary."""
        confirmed = self.lexicon.confirmed
        first = self.judge.suspects.get(word, ())
        return any(self.trust.often_confused(each) and confirmed(each.word) for each in first)

    def _outweighs(self, word: str, other: str) -> bool:
        """Whether a word is more frequent than another, in the language or in this text."""
        own = self.census.count
        return self.lexicon.often(word) >= MUCH * self.lexicon.often(other) or own(word) >= REPEATED * own(other)

    def _confused(self, word: str) -> Iterator[Candidate]:
        """Words of a dictionary or of edited text, in which one letter or two were taken for another."""
        for pair, weight in self._often_confused:
            meant, written = pair
            at = word.find(written)
            while at >= 0:
                made = word[:at] + meant + word[at + len(written) :]
                if self.lexicon.confirmed(made):
                    yield Candidate(made, "confusable", CONFUSED[weight], (pair,))
                at = word.find(written, at + 1)

    @cached_property
    def _often_confused(self) -> tuple[tuple[tuple[str, str], int], ...]:
        return tuple((pair, weight) for pair, weight in self.lexicon.confusions.items() if weight > 1)

    @cached_property
    def _most_confused(self) -> tuple[tuple[tuple[str, str], int], ...]:
        return tuple((pair, weight) for pair, weight in self._often_confused if weight >= COMMONEST_WEIGHT)

    def _of_strange(self, word: str) -> Iterator[Candidate]:
        """Readings of a word that nobody knows."""
        lexicon = self.lexicon
        if len(word) >= LONG:
            yield from further_met(lexicon)(word)
            yield from self._further_here(word)
            yield from self._throughout(word)
        elif len(word) >= SHORTEST:
            tried = (two_accidents(word, other, lexicon) for other in lexicon.frequent(COMMONEST))
            yield from filter(None, tried)

    def _throughout(self, word: str) -> Iterator[Candidate]:
        """Readings that no list holds: one letter confused wherever it stands, a form or a compound of known words."""
        lexicon = self.lexicon
        for (meant, written), _ in self._often_confused:
            if len(written) == len(meant) == 1 and written in word:
                made = word.replace(written, meant)
                if any(splits(made, lexicon.confirmed, PART)) or lexicon.derived(made):
                    yield Candidate(made, "confusable", -8.7, ((meant, written),))

    @cached_property
    def _near_here(self) -> Near:
        """Finds words that the text has again and again, and the language seldom."""
        own, often = self.census.own, self.lexicon.often
        again = (word for word in self.census.grades if own[word] >= ONCE and len(word) >= SHORTEST)
        return Near((word for word in again if often(word) < MET), self.lexicon)

    @cached_property
    def _further_here(self) -> Further:
        own, grades = self.census.own, self.census.grades
        words = (word for word, grade in grades.items() if own[word] >= ONCE or Grade.UNKNOWN < grade < Grade.CONFIRMED)
        return Further((word for word in words if len(word) >= SHORTEST), self.lexicon)

    # ---------------------------------------------------------------------------------------- what is shown

    def _asked_for(self, place: Place, others: Iterable[str]) -> Sequence[str]:
        """Those of other words that were met beside the neighbours of a place, where the word itself never was."""
        word = place.word.lower()
        if len(word) <= SHORTEST and self.census.text[place.start - 1 : place.start] == "-":
            return ()  # РКФСР-ны
        left = place.left.lower() if place.before == " " else ""
        right = place.right.lower() if place.after == " " else ""
        pair = self._likely.pair
        if (left and pair(left, word)) or (right and pair(word, right)):
            return ()
        return [other for other in others if self._together(place, other, {}) >= BESIDE]

    def _together(self, place: Place, word: str, pairs: Pairs, less: int = 0) -> int:
        """How often a word was met beside the neighbours of a place, the right one in any form; `less` of the text's
        own times are left out.
        """
        left = place.left.lower() if place.before == " " else ""
        right = place.right.lower() if place.after == " " else ""
        met = 0
        for one, two in ((left, word), (word, right)):
            if one and two:
                begins = two[: max(STEM, len(two) - ENDING)]
                met += self._likely.pair_of_forms(one, begins) + max(0, pairs.get((one, two), 0) - less)
        return met

    def _shown(self, verdict: Verdict, place: Place, pairs: Pairs) -> Verdict | None:
        """The verdict without other forms of the same word, where an editor should see it."""
        readings = tuple(each for each in verdict.readings if self._may_be_meant(verdict.word, each))
        near = tuple(each for each in readings if each.candidate.accidents == 1)
        for shown in (readings, near) if len(near) < len(readings) else (readings,):
            if shown and self._enough(verdict, shown, place, pairs):
                return replace(verdict, readings=self._with_one_accident(shown))
        return None

    def _enough(self, verdict: Verdict, readings: tuple[Reading, ...], place: Place, pairs: Pairs) -> bool:
        """Whether damage is likely enough that readings are shown."""
        best = readings[0]
        alone = not self._together(place, verdict.word, pairs, 1)
        beside = self._together(place, best.candidate.word, pairs) if alone else 0
        least = self._least_of_name(verdict, best, beside) if verdict.name else self._least(verdict, best, beside)
        return sum(each.probability for each in readings) >= least

    def _with_one_accident(self, readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
        """Readings, among the first ones the likeliest words of a dictionary that are but one accident away."""
        confirmed = self.lexicon.confirmed
        near = [each for each in readings if each.candidate.accidents == 1 and each.probability >= UNLIKELY]
        kept = [each for each in near if confirmed(each.candidate.word)][: FIRST - 1]
        kept += [each for each in readings if each not in kept][: FIRST - len(kept)]
        return tuple(each for shown in (True, False) for each in readings if (each in kept) is shown)

    def _least_of_name(self, verdict: Verdict, best: Reading, beside: int) -> float:
        """The probability from which readings of a name are shown."""
        word = best.candidate.word
        if verdict.grade in (Grade.DERIVED, Grade.LISTED):
            met = self.lexicon.named(word) or self.census.count(word) >= REPEATED or self.lexicon.often(word) >= COMMON
            return NAME if met else NEVER
        if verdict.grade is Grade.UNKNOWN and self.trust.often_confused(best.candidate) and self.lexicon.agglutinates:
            return UNKNOWN_NAME
        return CONFIRMED if beside >= BESIDE and verdict.grade is Grade.CONFIRMED else NEVER

    def _least(self, verdict: Verdict, best: Reading, beside: int) -> float:
        """The probability from which readings of a word are shown."""
        asked = beside >= BESIDE
        candidate, grade = best.candidate, verdict.grade
        if grade is Grade.UNKNOWN:
            twice = TWICE if self.lexicon.agglutinates else TWICE_WITHOUT_ENDINGS
            least = twice if candidate.accidents > 1 and not asked else UNKNOWN
            return max(least, CAPITAL) if verdict.capital and candidate.accident != "split" else least
        if not self.lexicon.agglutinates:
            return NEVER
        if grade is Grade.DERIVED:
            return TWICE if candidate.accidents > 1 and not asked else DERIVED
        gain = self.trust.gain(verdict.word, candidate.word)
        if grade is Grade.LISTED:
            long = len(verdict.word) >= KNOWN_BY_ITS_LETTERS and verdict.word[0] == candidate.word[0]
            return LISTED_ODD if gain >= ODD_LISTED else LONG_LISTED if long else LISTED
        if asked:
            return CONFIRMED_ALWAYS if beside >= ALWAYS else CONFIRMED_BESIDE
        confused = self.trust.often_confused(candidate)
        return CONFIRMED_ODD if gain >= ODD else CONFIRMED_CONFUSED if confused else CONFIRMED

    def _may_be_meant(self, word: str, reading: Reading) -> bool:
        """Whether a reading is no two parts of a compound, and another form of the word only for a confused letter."""
        pairs = reading.candidate.pairs
        if reading.candidate.form:
            return True
        if reading.candidate.accident == "split":
            return self.trust.parting.may_be_two(reading.candidate.word)
        confused = pairs and reading.probability >= OTHER_FORM and self.lexicon.ending_pairs.isdisjoint(pairs)
        return bool(confused) or not self._same_lexeme(word, reading.candidate.word)

    def _same_lexeme(self, word: str, other: str) -> bool:
        """Whether two words are forms of one stem, which is no small part of the first."""
        shared = self._stems(word) & self._stems(other) if self.lexicon.agglutinates else ()
        return any(2 * len(stem) >= len(word) for stem in shared)

    def _stems(self, word: str) -> frozenset[str]:
        return frozenset([word, *[stem for stem, _ in self.lexicon.readings(word) if len(stem) >= STEM]])
