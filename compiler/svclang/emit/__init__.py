"""The documents as text, and the text as files.

In: the Swagger document and the CloudFormation template, nested dicts and lists in the order in
which they are to be written. Out: YAML or JSON, the same to the byte for the same document on
every machine, and files that are replaced all together or not at all.

- `yaml_text` writes a document as YAML that people read, with or without `!Ref` and its kind;
- `json_text` writes it as JSON;
- `write_files` puts texts into files, and raises `OutputError` where it cannot.
"""

from .files import OutputError, write_files
from .json_text import json_text
from .yaml_text import yaml_text

__all__ = ["OutputError", "json_text", "write_files", "yaml_text"]
