"""The disk: bytes, strictly read YAML and checked pictures in, whole files out; no other room touches it."""

from .disk import LARGEST_SOURCE, LARGEST_YAML, Folder, shared, shared_names, shared_text, write, write_all
from .pictures import Picture, in_grey, picture
from .shapes import Text, shape, shared_yaml, yaml_file
from .strict import Entries, Items, Scalar, Value, load, refuse_hidden

__all__ = [
    "LARGEST_SOURCE",
    "LARGEST_YAML",
    "Entries",
    "Folder",
    "Items",
    "Picture",
    "Scalar",
    "Text",
    "Value",
    "in_grey",
    "load",
    "picture",
    "refuse_hidden",
    "shape",
    "shared",
    "shared_names",
    "shared_text",
    "shared_yaml",
    "write",
    "write_all",
    "yaml_file",
]
