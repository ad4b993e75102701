"""The development corpora, as the checkers beside this file read them.

They lie outside the project, in a folder with archive/ and extraction/, and are other people's texts:
nothing of them is kept but what a checker prints. Packed pages are unpacked below build/.
"""
import gzip
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"

# Where the inputs of a set lie, and what they are called there.
SETS = {
    "archive": ("archive", "*.md"),
    "scrapinghub": ("extraction/scrapinghub", "**/*.html.gz"),
    "trafilatura": ("extraction/trafilatura", "**/*.html.gz"),
    "wcxb": ("extraction/wcxb", "**/*.html.gz"),
    "mozilla": ("extraction/mozilla", "*/source.html.gz"),
    "magic-html": ("extraction/magic-html", "**/*.html.gz"),
    "defuddle": ("extraction/defuddle/fixtures", "*.html"),
}


def name_of(name, source):
    if name == "mozilla":
        return source.parent.name + ".html"
    return source.name.removesuffix(".gz")


def unpack(source):
    """The bytes of a page. Of one that its collectors cut short, what there is."""
    if source.suffix != ".gz":
        return source.read_bytes()
    data = b""
    with gzip.open(source) as stream:
        try:
            while chunk := stream.read(1 << 12):
                data += chunk
        except EOFError:
            pass
    return data


def lay_out(corpora, folder, sets):
    """Puts every input of the sets at folder/SET/NAME; gives the paths, sorted. What is left there
    from an earlier run and belongs no more is removed."""
    paths = []
    for name in sets:
        where, pattern = SETS[name]
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        wanted = set()
        for source in sorted((corpora / where).glob(pattern)):
            path = target / name_of(name, source)
            wanted.add(path)
            if not path.exists():
                path.write_bytes(unpack(source))
        for stale in set(target.iterdir()) - wanted:
            shutil.rmtree(stale) if stale.is_dir() else stale.unlink()
        paths += sorted(wanted)
    for stale in folder.iterdir():
        if stale.is_dir() and stale.name not in sets:
            shutil.rmtree(stale)
    return paths


def stop_unless(script, *needed):
    """Ends the program plainly where something that it needs is not there."""
    for it in needed:
        if not it.exists():
            sys.exit(f"{script}: there is no {it}; nothing was checked")
