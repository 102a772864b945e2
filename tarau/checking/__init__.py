"""Checking: what a good desk editor would find doubtful in a chapter; nothing here stops a build."""

from .desk import check

__all__ = ["check"]
