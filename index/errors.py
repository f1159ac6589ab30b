"""What can go wrong in `index`, as one tree. A person catches `AssistantError`; its text says what, where, what to do.

AssistantError
├── SourceError          a file in seeds/, or its entry in sources.toml, is not as it should be: expected, found
├── TableError           a table of a source is ragged or a cell of it cannot be read
├── IndexMissing         nothing is built at this place
├── IndexStale           built from other seeds, another model or an older schema
├── IndexDamaged         half-written, or a file in it is not ours
├── IndexBusy            another build holds the lock
├── IndexUnwritable      the folder cannot be written
├── RecordUnknown        no record has this id
└── NameUnknown          no group, source, survey question or response has this name, or several have
"""


class AssistantError(Exception):
    """Base of every fault that a person can mend; `exit_code` is what a command ends with."""

    exit_code = 2


class SourceError(AssistantError):
    """A source is not UTF-8, empty, unlisted, or not the file that sources.toml names."""


class TableError(SourceError):
    """A table's rows differ in width, or a cell that should hold a number does not."""


class IndexMissing(AssistantError):
    """There is no built index here."""


class IndexStale(AssistantError):
    """The index was built from other seeds, with another model or an older schema."""


class IndexDamaged(AssistantError):
    """The index folder is incomplete or not an index."""


class IndexBusy(AssistantError):
    """Another process is building this index."""


class IndexUnwritable(AssistantError):
    """The index folder cannot be created or written."""


class RecordUnknown(AssistantError):
    """No record of the index has this id."""


class NameUnknown(AssistantError):
    """Nothing of its kind bears this name, or several things do; the text lists what there is to choose from."""
