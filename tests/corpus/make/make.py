"""Makes the files of the corpus. Needs xlwt and odfpy.

Run as: python3 tests/corpus/make/make.py. A folder per maker; what is in a file says its name.
"""
import pathlib
import warnings

import cells
import layouts
import older
import parts
import texts

HERE = pathlib.Path(__file__).resolve().parent.parent


def main():
    warnings.simplefilter("ignore")
    for maker in (cells, parts, older, texts, layouts):
        folder = HERE / maker.__name__
        folder.mkdir(exist_ok=True)
        for name, data in maker.all():
            (folder / name).write_bytes(data)


main()
