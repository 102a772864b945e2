"""The conflict finder: what the sources of a chapter say in two ways, so that an editor can decide."""

from .finder import conflicts
from .model import Conflict, Passage
from .reporting import contradictions

__all__ = ["Conflict", "Passage", "conflicts", "contradictions"]
