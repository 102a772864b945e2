"""Checking: what a good desk editor would find doubtful in a chapter; nothing here stops a build."""

from .conflicts import Conflict, conflicts, contradictions
from .desk import check

__all__ = ["Conflict", "check", "conflicts", "contradictions"]
