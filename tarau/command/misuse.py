"""What argparse finds wrong with the words of a command, as problems that can be told in other languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..problems import Place, Problem, WrongUse, error, near

_CODE = "command.option"
_OPTION = r"argument (?P<option>[^:]+): "


def misused(said: str) -> WrongUse:
    """The problem of what argparse says in English."""
    for pattern, told in _KNOWN_MISUSE:
        if found := re.fullmatch(pattern, said):
            return WrongUse(told(found.groupdict()))
    message = "this command cannot be understood: {said}"
    return WrongUse(error(_CODE, Place("build.py"), message, "see build.py --help", said=said))


def not_known(word: str, help: str) -> WrongUse:
    """The problem of a word that no option is called; `help` is the command's, which names its options."""
    options = dict.fromkeys(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", help))
    name = word.partition("=")[0]
    return WrongUse(error(_CODE, Place(name), "'{word}' is not known here", near(name, options), word=word))


def _choice(found: Mapping[str, str]) -> Problem:
    remedy = near(found["word"], re.findall(r"[\w-]+", found["choices"]))
    return error(_CODE, Place(found["option"]), "'{word}' is not known here", remedy, word=found["word"])


def _no_value(found: Mapping[str, str]) -> Problem:
    message, remedy = "the option {option} needs a value", "write the value behind it"
    return error(_CODE, Place(found["option"]), message, remedy, option=found["option"])


def _value(found: Mapping[str, str]) -> Problem:
    message, remedy = "the option {option} has no value", "leave '{word}' out"
    return error(_CODE, Place(found["option"]), message, remedy, **found)


def _number(found: Mapping[str, str]) -> Problem:
    message, remedy = "'{word}' is not a number from 1 up", "write digits only, such as 3"
    return error(_CODE, Place(found["option"]), message, remedy, word=found["word"])


def _whole(found: Mapping[str, str]) -> Problem:
    message, remedy = "'{word}' is not a whole number", "write digits only, such as 3"
    return error(_CODE, Place(found["option"]), message, remedy, word=found["word"])


def _both(found: Mapping[str, str]) -> Problem:
    message, remedy = "the options {option} and {other} cannot be given together", "leave one of them out"
    return error(_CODE, Place(found["option"]), message, remedy, **found)


def _missing(found: Mapping[str, str]) -> Problem:
    message, remedy = "the command needs {what} as well", "write it behind the command; build.py --help shows examples"
    return error(_CODE, Place("build.py"), message, remedy, what=found["what"])


def _ambiguous(found: Mapping[str, str]) -> Problem:
    message, remedy = "'{word}' is the beginning of several options", "write one of: {known}"
    return error(_CODE, Place(found["word"]), message, remedy, word=found["word"], known=found["choices"])


#: What argparse says (Python 3.11 to 3.14), and the problem that it is.
_KNOWN_MISUSE: tuple[tuple[str, Callable[[Mapping[str, str]], Problem]], ...] = (
    (_OPTION + r"invalid choice: '(?P<word>.*?)'.* \(.*choose from (?P<choices>.*)\)", _choice),
    (_OPTION + r"expected (?:one|at least one|\d+) arguments?", _no_value),
    (_OPTION + r"ignored explicit argument '(?P<word>.*)'", _value),
    (_OPTION + r"'(?P<word>.*)' is not a number from 1 up", _number),
    (_OPTION + r"'(?P<word>.*)' is not a whole number", _whole),
    (_OPTION + r"not allowed with argument (?P<other>.*)", _both),
    (r"the following arguments are required: (?P<what>.*)", _missing),
    (r"ambiguous option: (?P<word>\S+) could match (?P<choices>.*)", _ambiguous),
)
