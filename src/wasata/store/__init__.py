"""Records to rows and back: the only SQL."""

from wasata.store.lock import files_of
from wasata.store.maintenance import backup, doctor, forget
from wasata.store.reader import Reader
from wasata.store.views import FactEntry, Fault, Forgotten, Hit, Loss, Outcome, PageEntry, Summary, VersionEntry
from wasata.store.writer import Writer

__all__ = [
    "FactEntry",
    "Fault",
    "Forgotten",
    "Hit",
    "Loss",
    "Outcome",
    "PageEntry",
    "Reader",
    "Summary",
    "VersionEntry",
    "Writer",
    "backup",
    "doctor",
    "files_of",
    "forget",
]
