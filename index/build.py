"""seeds → records → vectors → an index, top to bottom. Killed at any moment, the index before still answers."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Protocol

from index import lock
from index.disk import as_json, replace_file, sha256, sync_folder, sync_tree, write_file
from index.errors import AssistantError, IndexUnwritable
from index.lexical import Lexical
from index.manifest import MANIFEST, SCHEMA, SPACE, Manifest, versions
from index.plan import Plan, Recipe, build_id
from index.sources import read_sources
from index.store import BUILT, CHROMA, CURRENT, LEXICAL, TWINS, current, write_vectors
from index.vectors import FILE, Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from index.sources import Reading

STAGED = "building-"
_TEXTS = 64  # embedded between two reports of progress


class Encoder(Protocol):
    """What makes vectors; `Embedder` is one. `weights` is the sha256 of the model's weights, '' where not known."""

    @property
    def id(self) -> str: ...
    @property
    def weights(self) -> str: ...
    def embed_documents(self, texts: list[str]) -> list[list[float]]: ...


class Progress(Protocol):
    """Told of each step as it begins; of 'embed' also how many texts are done, of how many."""

    def __call__(self, step: str, done: int = 0, total: int = 0, /) -> None: ...


def _silent(step: str, done: int = 0, total: int = 0, /) -> None:
    pass


def build(
    seeds: Path,
    home: Path,
    *,
    embedder: Encoder,
    recipe: Recipe | None = None,
    progress: Progress = _silent,
    force: bool = False,
) -> Manifest:
    """Build the index of `seeds`, and of what was added at `home`, at `home`; where it is built already, do nothing.

    Only texts that the index before does not hold are embedded; `force` embeds all of them again. Raises SourceError,
    IndexBusy, IndexUnwritable, or the embedder's AssistantError; whatever it raises, the index before stays.
    """
    progress("read")
    recipe = recipe or Recipe.default()
    reading = read_sources(seeds, home)
    build_as = build_id(reading.hashes, embedder.id, recipe)
    before = _built(home)
    if before and before.build == build_as and not force:
        return before
    progress("extract")
    plan = Plan.of(reading.sources, embedder.id, recipe)
    with _writing(home):
        vectors = _embed(plan, {} if force else _vectors(home), embedder, progress)
        manifest = _manifest(build_as, reading, plan, vectors, embedder)
        folder = _write(home, plan, vectors, manifest, progress)
        kept = _switch(home, folder, progress)
        _sweep(home, kept, progress)
    return Manifest.read(folder)


def _built(home: Path) -> Manifest | None:
    """The manifest of the index at `home`, where there is a whole one."""
    try:
        return Manifest.read(current(home))
    except AssistantError:
        return None


def _vectors(home: Path) -> Mapping[str, list[float]]:
    """The vectors of the index at `home`, by key."""
    return Vectors.read(current(home)).as_dict() if _built(home) else {}


@contextmanager
def _writing(home: Path) -> Iterator[None]:
    """Hold the lock of `home`, which is made. What a killed or failed build left is removed."""
    try:
        home.mkdir(parents=True, exist_ok=True)
        with lock.building(home):
            _remove_staged(home)
            try:
                yield
            finally:
                _remove_staged(home)
    except OSError as fault:
        where = fault.filename or home
        raise IndexUnwritable(
            f"{where}: cannot be written: {fault.strerror or fault}. Make room or let this user write there, or choose "
            "another folder: python -m index build --home FOLDER"
        ) from fault


def _embed(plan: Plan, known: Mapping[str, list[float]], embedder: Encoder, progress: Progress) -> Vectors:
    """A vector for each text of the plan; `known` ones are taken over."""
    rows = {key: known[key] for key in plan.texts if key in known}
    new = sorted((key for key in plan.texts if key not in known), key=lambda key: (len(plan.texts[key]), key))
    for at in range(0, len(new), _TEXTS):
        progress("embed", at, len(new))
        part = new[at : at + _TEXTS]
        rows.update(zip(part, embedder.embed_documents([plan.texts[key] for key in part]), strict=True))
    progress("embed", len(new), len(new))
    return Vectors.of(rows)


def _manifest(build_as: str, reading: Reading, plan: Plan, vectors: Vectors, embedder: Encoder) -> Manifest:
    return Manifest(
        schema=SCHEMA,
        build=build_as,
        model=embedder.id,
        weights=embedder.weights,
        dimension=int(vectors.matrix.shape[1]),
        space=SPACE,
        seeds=dict(reading.hashes),
        counts=plan.contents.counts(),
        versions=versions(),
        files={},
    )


def _write(home: Path, plan: Plan, vectors: Vectors, manifest: Manifest, progress: Progress) -> Path:
    """A new built folder, whole and on the disk, that nothing points to yet. The manifest is written last."""
    staged = home / f"{STAGED}{manifest.build}"
    staged.mkdir()
    progress("write")
    distinct = {kind: vectors.distinct(names, keys) for kind, (names, keys) in plan.collections.items()}
    twins = as_json({kind: one.twins for kind, one in distinct.items()}).encode()
    for name, data in {**plan.contents.files(), TWINS: twins, FILE: vectors.to_bytes()}.items():
        write_file(staged / name, data)
    for kind, tokens in plan.tokens.items():
        Lexical.build(tokens).save(staged / LEXICAL / kind)
    progress("store")
    write_vectors(staged / CHROMA, {kind: (one.names, one.matrix) for kind, one in distinct.items()})
    progress("manifest")
    write_file(staged / MANIFEST, replace(manifest, files=_digests(staged)).to_bytes())
    progress("sync")
    sync_tree(staged)
    progress("publish")
    # The same contents may be there, built by force or damaged: a built folder is never written again.
    names = (manifest.build if n == 1 else f"{manifest.build}-{n}" for n in count(1))
    folder = next(home / name for name in names if not (home / name).exists())
    staged.rename(folder)
    sync_folder(home)
    return folder


def _switch(home: Path, folder: Path, progress: Progress) -> set[str]:
    """Let `folder` answer from now on; gives the names of the folders to keep: it and the one before."""
    progress("switch")
    try:
        before = {current(home).name}
    except AssistantError:
        before = set()
    replace_file(home / CURRENT, f"{folder.name}\n".encode())
    return {folder.name} | before


def _sweep(home: Path, kept: set[str], progress: Progress) -> None:
    """Remove older built folders, but for those that somebody reads."""
    progress("sweep")
    for path in home.iterdir():
        if BUILT.fullmatch(path.name) and path.name not in kept and not lock.is_read(path / MANIFEST):
            shutil.rmtree(path, ignore_errors=True)


def _remove_staged(home: Path) -> None:
    for path in home.glob(f"{STAGED}*"):
        shutil.rmtree(path, ignore_errors=True)


def _digests(folder: Path) -> dict[str, str]:
    """The sha256 of every file, but for the one that Chroma writes into when it only reads."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "chroma.sqlite3")
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in paths}
