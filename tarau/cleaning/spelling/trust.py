"""Which readings may be put in by themselves, and which may be offered: what probability alone does not tell.

The probability of a reading rests on counts, and most words of a language were never counted: so a reading must also
be of a kind that is seldom wrong. The figures were chosen on damage put into one half of KazNERD while the other half
was counted, and into Russian and English running text.
"""

from __future__ import annotations

from math import log

from ...languages import Grade
from .candidates import OTHER_LETTER, Candidate, differs
from .census import REPEATED_NAME
from .judge import Judge, Reading, Verdict
from .parting import Parting, two_pieces

#: The probability from which a repair is made, for each kind of accident.
SURE = {"confusable": 0.98, "single-edit": 0.985, "split": 0.99, "join": 0.98, "context": 0.995}
#: For the letters that are confused most often less is enough.
COMMONEST, SURE_COMMONEST = 4, 0.95
#: Letters of this weight are confused often.
OFTEN_CONFUSED = 3
#: A text in which many words are damaged is read boldly: there less is enough, and least for words that are known by
#: their letters.
SURE_DENSE = {"confusable": 0.93, "single-edit": 0.95, "split": 0.99, "join": 0.97, "context": 0.98}
#: What can be no word by its letters is damage: the likeliest reading of it needs less.
SURE_NO_WORD = 0.75
SURE_DENSE_COMMONEST, SURE_DENSE_LONG, FIRST_DENSE = 0.85, 0.9, 0.99
CERTAIN, NEARLY_CERTAIN = 0.9995, 0.998
#: The probability of damage from which readings are offered: for words that nobody knows, that are made of a known
#: stem, that a list has, that a dictionary has.
OFFERED = {Grade.UNKNOWN: 0.3, Grade.DERIVED: 0.5, Grade.LISTED: 0.5, Grade.CONFIRMED: 0.6}
OFFERED_COMMONEST, OFFERED_DENSE, LIKELY_JOIN = 0.35, 0.15, 0.3
#: How often a word must have been met, in a million words, to be no rare one, common, met often, a particle; where
#: fewer words were counted, a single time, and five times.
RARE, COMMON, OFTEN, PARTICLE = 1, 10, 300, 1000
#: A word that is known is doubted in a badly read text for one that was met so many times as often.
FAR = 1000
#: Words up to this length have many neighbours; from this length on a word is known by its letters alone.
SHORT, MIDDLE, LONG = 4, 6, 8
#: The probability from which a repair is made in a quotation, and of a common word that begins a sentence.
VOUCHED, VOUCHED_FIRST = 0.999, 0.995
#: A name that everybody knows is met so often in a million words.
WELL_KNOWN = 20
#: A text has the habit of a confusion when it adds so much (a logarithm): in about five other words.
HABITUAL = 1.6
#: How much more a reading looks like a word than what stands there (a logarithm), where that is odd, and strange; and
#: what each letter of a word costs, so that words of several lengths can be compared.
ODD, STRANGE, A_LETTER = 2.5, 6.0, 2.2
#: A stem of so many letters is known well enough that its endings are.
KNOWN_STEM = 5
#: Letters by which words of one stem are told.
STEM = 4
#: The text writes so throughout when it does so many times as often as otherwise.
THROUGHOUT = 3
#: Two accidents that cost so much are both rare: what they make is another word (телешоу, телефон).
FARTHEST = -20.0
#: What speaks for a reading of an unknown word in a badly read text, in one balance: what it starts from; each
#: logarithm of its probability, of its likelier letters, of how often it is met, of its accident; each letter of the
#: word; that a dictionary has it; what speaks against it, a capital and another first letter; what is enough.
START, BY_ODDS, BY_LETTERS, BY_COUNTS, BY_ACCIDENT, BY_LENGTH, BY_DICTIONARY = -3.3, 0.26, 0.18, 0.39, 0.19, 0.24, 1.4
AGAINST_CAPITAL, AGAINST_FIRST, ENOUGH = -0.4, -0.8, 1.5
#: Likelier letters than so much, and longer words than so long, say no more; the probability below which none is put
#: in.
LEAST_LETTERS, MOST_LETTERS, LIKELIEST, LIKELY, SHORTEST, SMALL = 3.0, 12.0, 0.9, 0.85, 3, 0.0001


class Trust:
    """Judges the readings of one text."""

    def __init__(self, judge: Judge) -> None:
        self.judge, self.lexicon = judge, judge.lexicon
        once = 1e6 / self.lexicon.total
        self.rare, self.common = max(RARE, 0.9 * once), max(COMMON, 4.5 * once)
        self.dense = judge.rate >= self.lexicon.dense
        self.parting = Parting(judge, dense=self.dense)
        self._often = judge.model.often

    def offers(self, verdict: Verdict) -> bool:
        """Whether the readings are worth an editor's look."""
        best, total = verdict.readings[0], sum(reading.probability for reading in verdict.readings)
        candidate = best.candidate
        plain = candidate.accident in ("confusable", "single-edit") and not verdict.capital and not verdict.strange
        if self.dense and plain and verdict.grade is Grade.UNKNOWN and len(verdict.word) >= SHORT:
            return total >= OFFERED_DENSE and not self._habit_of_the_text(verdict.word, candidate.word)
        if total < (OFFERED_COMMONEST if self.commonest(candidate) else OFFERED[verdict.grade]):
            return False
        if candidate.accident == "split":
            return not verdict.name and self.parting.may_be_two(candidate.word)
        if candidate.accident == "join":
            least = (
                0.5
                if self.parting.one_is_no_word(verdict)
                else SURE["context"]
                if self.parting.with_particle(verdict)
                else LIKELY_JOIN
            )
            return best.probability >= least
        if verdict.grade is Grade.DERIVED and not self.lexicon.agglutinates:
            return best.probability >= NEARLY_CERTAIN and self._often(candidate.word) >= self.common
        if verdict.name:
            return self._offers_name(verdict, best)
        gain = self.gain(verdict.word, candidate.word)
        if verdict.grade >= Grade.LISTED or gain >= ODD:
            return True
        known = best.probability >= 0.9 and len(verdict.word) >= MIDDLE
        return gain >= 0 and best.probability >= 0.5 and (known or self._often(candidate.word) > 0)

    def _offers_name(self, verdict: Verdict, best: Reading) -> bool:
        """Names are without end: one is doubted for the sake of one that is met, or where it is strangely spelled."""
        word, census = best.candidate.word, self.judge.census
        met = word in census.capital or word in census.repeated
        if met or self.lexicon.named(word):
            strange = self.gain(verdict.word, word) >= STRANGE
            return best.probability >= 0.5 and (met or strange or self._often(word) >= self.rare)
        return best.probability >= NEARLY_CERTAIN and len(verdict.word) >= MIDDLE and self._often(word) >= self.common

    # ---------------------------------------------------------------------------------------- automatic repair

    def needed(self, rule: str, verdict: Verdict, best: Reading) -> float:
        """The probability from which a reading is put in."""
        commonest = rule == "confusable" and self.commonest(best.candidate)
        if not self.dense:
            return SURE_COMMONEST if commonest else SURE[rule]
        if rule == "single-edit" and verdict.grade is Grade.UNKNOWN and len(verdict.word) > SHORT:
            known = self._often(best.candidate.word) >= self.rare
            if known and self.gain(verdict.word, best.candidate.word) >= 2 * STRANGE:
                return SURE_NO_WORD
        long = rule in ("confusable", "single-edit") and len(best.candidate.word) >= LONG
        return SURE_DENSE_COMMONEST if commonest else SURE_DENSE_LONG if long else SURE_DENSE[rule]

    def sure(self, verdict: Verdict, best: Reading) -> bool:
        """Whether the best reading is of a kind that may be put in by itself."""
        candidate = best.candidate
        if verdict.strange:
            return False
        if candidate.accident == "split":
            return not verdict.name and self.parting.sure(best)
        if candidate.accident == "join":
            words = [piece for piece in two_pieces(verdict.word) if len(piece) >= SHORT and self.lexicon.listed(piece)]
            if len(words) > 1 and not self.lexicon.agglutinates:
                return False  # head count, headcount
            return self.parting.one_is_no_word(verdict) or (
                best.probability >= NEARLY_CERTAIN and not self.parting.with_particle(verdict)
            )
        if candidate.cost < FARTHEST or len(set(verdict.word)) == 1:
            return False
        if self._habit_of_the_text(verdict.word, candidate.word):
            return False
        if verdict.name and not self._offers_name(verdict, best):
            return False
        if verdict.grade >= Grade.DERIVED and not self._outweighed(verdict, best):
            return False
        return self._sure_reading(verdict, best)

    def vouches(self, verdict: Verdict, best: Reading) -> bool:
        """Whether a sure reading makes no other name of a name, and may also stand inside a quotation."""
        candidate, p = best.candidate, best.probability
        if verdict.grade > Grade.DERIVED or candidate.accident not in ("confusable", "single-edit"):
            return False
        common = self.lexicon.confirmed(candidate.word) and not self.lexicon.named(candidate.word)
        if not verdict.capital:
            return p >= VOUCHED and (self.commonest(candidate) or self.dense)
        if not verdict.name and p >= VOUCHED_FIRST and common:
            return len(candidate.word) >= LONG or self._often(candidate.word) >= self.rare
        return p >= NEARLY_CERTAIN and (self._met_name(verdict, candidate) or (common and self.commonest(candidate)))

    def _met_name(self, verdict: Verdict, candidate: Candidate) -> bool:
        """Whether a reading is a name that the text itself has again and again, or one that everybody knows."""
        word, census = candidate.word, self.judge.census
        if self._often(word) >= WELL_KNOWN and (
            self.commonest(candidate) or self.gain(verdict.word, word) >= 2 * STRANGE
        ):
            return True
        at = differs(verdict.word, word)
        stems = {stem for stem, _ in self.lexicon.readings(word) if STEM <= len(stem) <= at}
        if any(census.count(stem) >= REPEATED_NAME and stem not in census.small for stem in stems):
            return True  # the name itself stays, but for its ending
        length = max(at + 1, STEM + 1)
        so, otherwise = census.begins(verdict.word[:length]), census.begins(word[:length])
        return otherwise >= THROUGHOUT and otherwise > 2 * so

    def commonest(self, candidate: Candidate) -> bool:
        """Whether nothing but the letters that are confused most often were confused."""
        return bool(candidate.pairs) and all(self.lexicon.confusions[pair] == COMMONEST for pair in candidate.pairs)

    def often_confused(self, candidate: Candidate) -> bool:
        """Whether nothing but letters that are often confused were confused."""
        pairs = candidate.pairs
        return bool(pairs) and min(self.lexicon.confusions[pair] for pair in pairs) >= OFTEN_CONFUSED

    def _outweighed(self, verdict: Verdict, best: Reading) -> bool:
        """Whether a word for which somebody vouches is so rare, and the reading so common, that it may be damage."""
        often = self._often(best.candidate.word)
        if verdict.grade is Grade.DERIVED:
            if not self.lexicon.agglutinates:
                return False
            odd = self.dense and self.gain(verdict.word, best.candidate.word) >= ODD
            least = self.rare if self.commonest(best.candidate) or odd else self.common
            return best.probability >= NEARLY_CERTAIN and often >= least
        if len(verdict.word) < SHORT or self.lexicon.often(verdict.word) > RARE:
            if self.commonest(best.candidate) and best.probability >= NEARLY_CERTAIN and len(verdict.word) >= SHORT:
                return True
            far = often >= FAR * self.lexicon.often(verdict.word) and len(verdict.word) > 2
            return self.dense and far and best.probability >= CERTAIN
        return often >= self.common

    def _sure_reading(self, verdict: Verdict, best: Reading) -> bool:
        """Whether a reading a letter or two away is one that is seldom wrong."""
        candidate, damaged, p = best.candidate, verdict.word, best.probability
        word, often, gain = candidate.word, self._often(candidate.word), self.gain(verdict.word, candidate.word)
        commonest, long = self.commonest(candidate), p >= CERTAIN and len(damaged) > LONG
        if not self._vouched(word, gain >= STRANGE or long or commonest) or self._unusual(verdict, best, often, gain):
            return False
        if len(damaged) <= SHORT:
            known = often >= 2 * self.common or (commonest and gain >= STRANGE)
            least = SURE_DENSE["context"] if self.dense and often >= OFTEN else SURE["context"]
            return len(damaged) > 2 and p >= least and known
        if self._another_form(damaged, candidate, often, gain):
            return False
        if gain >= STRANGE:
            return often > 0 or len(damaged) >= MIDDLE
        if commonest:
            return often > 0 or len(damaged) >= LONG - 1
        return self._sure_by_counts(verdict, best, often, gain)

    def outweighs(self, verdict: Verdict, best: Reading) -> bool:
        """Whether all that speaks for a reading in a badly read text is enough together, though nothing is by itself:
        of a word that nobody knows, or no dictionary, if it is strangely spelled.
        """
        candidate, damaged, unknown = best.candidate, verdict.word, verdict.grade is Grade.UNKNOWN
        word = candidate.word
        if not self.dense or verdict.strange or verdict.name or verdict.grade is Grade.CONFIRMED:
            return False
        if candidate.accident not in ("confusable", "single-edit") or candidate.cost < FARTHEST:
            return False
        if len(damaged) < SHORTEST or len(set(damaged)) == 1:
            return False
        gain, often = self.gain(damaged, word), self._often(word)
        if gain < (LEAST_LETTERS if unknown else STRANGE) or best.probability < (LIKELIEST if unknown else LIKELY):
            return False
        if self.judge.census.count(damaged) > 1 or damaged.startswith(word) or self._habit_of_the_text(damaged, word):
            return False
        if (len(damaged) < LONG and self._any_letter(damaged, candidate)) or (
            damaged[0] != word[0] and often < self.common
        ):
            return False
        return self._balance(verdict, best, gain, often) >= ENOUGH

    def _balance(self, verdict: Verdict, best: Reading, gain: float, often: float) -> float:
        candidate, damaged, p = best.candidate, verdict.word, best.probability
        balance = START + BY_ODDS * log((p + SMALL) / (1 - p + SMALL)) + BY_COUNTS * log(1 + often)
        balance += BY_LETTERS * min(gain, MOST_LETTERS) + BY_ACCIDENT * candidate.cost
        balance += BY_LENGTH * min(len(damaged), LONG) + BY_DICTIONARY * self.lexicon.confirmed(candidate.word)
        return balance + AGAINST_CAPITAL * verdict.capital + AGAINST_FIRST * (damaged[0] != candidate.word[0])

    def _any_letter(self, damaged: str, candidate: Candidate) -> bool:
        """Whether a letter stands in the place of one that is none like it, and not on the next key."""
        word, at = candidate.word, differs(damaged, candidate.word)
        one = candidate.accidents == 1 and len(word) == len(damaged) and not candidate.pairs
        return (
            one and word[at + 1 :] == damaged[at + 1 :] and damaged[at] not in self.lexicon.keyboard.get(word[at], "")
        )

    def _unusual(self, verdict: Verdict, best: Reading, often: float, gain: float) -> bool:
        """Whether what would have befallen the word befalls words seldom, and nothing else speaks for it."""
        candidate, damaged, p = best.candidate, verdict.word, best.probability
        if self.commonest(candidate):
            return False
        if candidate.accidents > 1:
            sure = p >= CERTAIN and often >= self.rare and len(damaged) > MIDDLE and gain >= STRANGE
            least = ODD if often >= self.common else STRANGE
            dense = self.dense and p >= 0.99 and len(damaged) >= LONG and gain >= least
            return verdict.capital or not (sure or dense)
        at_the_end = differs(damaged, candidate.word) >= len(damaged) - 3
        if candidate.cost <= OTHER_LETTER and len(damaged) < LONG and at_the_end:
            return True  # another ending rather than another letter
        if candidate.cost <= OTHER_LETTER and gain < ODD and len(damaged) < LONG:
            return not (self.dense and p >= NEARLY_CERTAIN and len(damaged) >= MIDDLE and often >= self.rare)
        least = self.rare if len(candidate.word) >= MIDDLE else 5 * self.common
        met = self.judge.census.count(candidate.word) >= THROUGHOUT
        enough = FIRST_DENSE if self.dense and (gain >= STRANGE or met) else NEARLY_CERTAIN
        return damaged[0] != candidate.word[0] and (p < enough or often < least)

    def _sure_by_counts(self, verdict: Verdict, best: Reading, often: float, gain: float) -> bool:
        """Whether a reading is sure that looks hardly more like a word than what stands there."""
        length, p, pairs = len(verdict.word), best.probability, best.candidate.pairs
        if self.dense and verdict.grade is Grade.UNKNOWN and self._plain(verdict, best, often, gain):
            return True
        if gain >= ODD:
            return (often >= self.rare and p >= 0.99) or (p >= CERTAIN and length >= LONG)
        if pairs and min(self.lexicon.confusions[pair] for pair in pairs) >= 3 and gain > 0:
            return often >= self.rare and p >= NEARLY_CERTAIN and length >= MIDDLE
        unknown = verdict.grade is Grade.UNKNOWN and gain >= 0
        if unknown and often >= self.common and length > MIDDLE:
            return p >= SURE["context"]
        if p < CERTAIN:
            return False
        if unknown:
            return often >= PARTICLE or length >= LONG or (often >= self.rare and length >= MIDDLE)
        return often >= self.common and length >= LONG - 1

    def _plain(self, verdict: Verdict, best: Reading, often: float, gain: float) -> bool:
        """Whether a long word of a badly read text has but one likely reading, and that a word which is met."""
        length, p = len(verdict.word), best.probability
        if length < MIDDLE or verdict.name:
            return False
        if length >= LONG:
            return p >= SURE_DENSE_LONG and (often >= self.rare or self.lexicon.confirmed(best.candidate.word))
        added = len(best.candidate.word) < length  # letters are lost far more often than added
        return p >= (SURE if added else SURE_DENSE)["single-edit"] and often >= self.common

    def gain(self, damaged: str, word: str) -> float:
        """How much more a reading looks like a word of the language by its letters (a logarithm)."""
        letters = self.judge.census.likely.letters
        return letters(word) - letters(damaged) + A_LETTER * (len(word) - len(damaged))

    def _another_form(self, damaged: str, candidate: Candidate, often: float, gain: float) -> bool:
        """Whether the word may be another form of the same word as the reading: only their last letters differ."""
        word = candidate.word
        own = self.judge.census.count
        if word.startswith(damaged) and (own(damaged) > 1 or not self.lexicon.confirmed(word)):  # bootcamp, bootcamps
            return True
        if own(word) >= THROUGHOUT and own(damaged) == 1 and len(word) == len(damaged):
            return False
        if self._ends_as_none(damaged, word):
            return False
        if damaged[:-1] == word[:-1] and not self.lexicon.ending_pairs.isdisjoint(candidate.pairs):
            return often < 6 * self.common and (gain < 2 * STRANGE or often < self.rare)
        if damaged.startswith(word) and damaged[-1] != damaged[-2]:  # softwares, software; the next letter may be lost
            return True
        if damaged[: len(word) - 2] != word[:-2] and damaged[:-2] != word[: len(damaged) - 2]:
            return False
        elsewhere = self.judge.habit(candidate) >= HABITUAL
        return not elsewhere and gain < (ODD if often else STRANGE) and often < self.common

    def _ends_as_none(self, damaged: str, word: str) -> bool:
        """Whether a word is a form that is known with letters that are no ending of it: лимон, лимоннын."""
        lexicon, at = self.lexicon, differs(damaged, word)
        if not lexicon.agglutinates or lexicon.grade(damaged) is not Grade.UNKNOWN:
            return False
        cuts = range(max(KNOWN_STEM, len(damaged) - 4), min(at, len(damaged) - 2) + 1)
        return any(lexicon.confirmed(damaged[:cut]) or lexicon.derived(damaged[:cut]) for cut in cuts)

    def _vouched(self, word: str, odd: bool) -> bool:
        """Whether a dictionary or the text itself has a word, or a list has it that is a form of a known one."""
        if self.lexicon.confirmed(word) or self._of_text(word):
            return True
        if odd and self.lexicon.name(word):
            return True
        return odd and (self.lexicon.listed(word) or self.dense) and self.lexicon.derived(word)

    def _of_text(self, word: str) -> bool:
        return self.judge.census.count(word) > 1 or word in self.judge.census.repeated

    def _habit_of_the_text(self, word: str, instead: str) -> bool:
        """Whether the text writes so throughout, or the doubted place stands inside a word that it knows.

        зауыд, зауыдтар, зауыдында and never зауыт is the spelling of its time; антилениндік holds лениндік.
        """
        at = next(
            (at for at, (a, b) in enumerate(zip(word, instead, strict=False)) if a != b), min(len(word), len(instead))
        )
        census, length = self.judge.census, max(at + 1, STEM)
        so, otherwise = census.begins(word[:length], Grade.UNKNOWN), census.begins(instead[:length])
        if so > 1 and so > THROUGHOUT * otherwise:
            return True
        own, confirmed = census.count, self.lexicon.confirmed
        if census.count(instead) >= THROUGHOUT:
            return False
        cuts = range(3, min(at, len(word) - 5) + 1)
        return any(own(word[cut:]) > 1 or (own(word[cut:]) and confirmed(word[cut:])) for cut in cuts)
