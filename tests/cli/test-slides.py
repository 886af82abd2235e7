#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents as slides: a picture for each, of the size asked for, for the public unless told otherwise."""
import struct

from desk import fill_round, main


def size_of(path):
    data = path.read_bytes()
    assert data.startswith(b'\x89PNG'), path
    return struct.unpack('>II', data[16:24])


def test_a_picture_for_each_slide(office):
    fill_round(office)
    folder = office.folder / 'new' / 'slides'
    slides = office.json('slides', 'list?kind=round', '-o', folder)
    assert slides and all(slide['title'] for slide in slides), slides
    assert sorted(slide['file'] for slide in slides) == sorted(map(str, folder.iterdir()))
    assert {size_of(path) for path in folder.iterdir()} == {(1920, 1080)}
    office.do('slides', 'list?kind=round', '-o', folder, '--size', '1024x768')
    assert {size_of(path) for path in folder.iterdir()} == {(1024, 768)}


def test_they_are_for_the_public_unless_told_otherwise(office):
    fill_round(office)
    shown = {}
    for audience in ('', 'public', 'office'):
        folder = office.folder / f'slides-{audience}'
        office.do('slides', 'list?kind=round', '-o', folder, *(['--audience', audience] if audience else []))
        shown[audience] = [path.read_bytes() for path in sorted(folder.iterdir())]
    assert shown[''] == shown['public']
    assert shown[''][0] != shown['office'][0], 'the marking is on every slide'


def test_refused(office):
    fill_round(office, marks=False)
    folder = office.folder / 'slides'
    assert '“opcc documents”' in office.refuse('slides', 'pie', '-o', folder)
    assert '1920x1080' in office.refuse('slides', 'list?kind=round', '-o', folder, '--size', 'large', status=2)
    assert '1920x1080' in office.refuse('slides', 'list?kind=round', '-o', folder, '--size', '1x100000', status=2)
    assert not folder.exists()
    folder.write_text('a file, not a folder')
    assert 'could not be made' in office.refuse('slides', 'list?kind=round', '-o', folder)
    assert folder.read_text() == 'a file, not a folder'


main()
