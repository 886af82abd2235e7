#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts by name: each is written in every form, and its figures are those of the files."""
import json
from collections import defaultdict
from decimal import Decimal

from desk import fill_round, main, read_rows

BEGINNINGS = {'svg': b'<?xml', 'png': b'\x89PNG', 'pdf': b'%PDF', 'csv': b'', 'txt': b''}


def test_every_chart_in_every_form(office):
    fill_round(office)
    charts = office.json('charts')
    names = [row['name'] for row in charts]
    assert len(names) == len(set(names)) >= 10, names
    for name in [row['name'] for row in charts if row['options'].startswith('--round ROUND')]:
        for ending, beginning in BEGINNINGS.items():
            path = office.folder / f'{name}.{ending}'
            office.do('chart', name, '--round', '2023/24-1', '-o', path)
            data = path.read_bytes()
            assert len(data) > 100 and data.startswith(beginning), path


def test_figures_are_those_of_the_file(office):
    fill_round(office)
    path = office.folder / 'asked.csv'
    office.do('chart', 'round-asked', '--round', '2023/24-1', '-o', path)
    rows = read_rows(path)
    by_list = defaultdict(Decimal)
    for application in office.list('application'):
        by_list[application['district']] += Decimal(application['asked'])
    assert sorted(Decimal(row['Asked for']) for row in rows) == sorted(by_list.values()), rows
    assert {row['Unit'] for row in rows} == {'£'} and all(row['Source'] and row['Period'] for row in rows)


def test_refused(office):
    fill_round(office, marks=False)
    folder = office.folder
    assert '“opcc charts” lists' in office.refuse('chart', 'pie', '--round', '2023/24-1', '-o', 'x.svg', status=2)
    assert 'needs --round ROUND' in office.refuse('chart', 'round-asked', '-o', 'x.svg', status=2)
    assert 'district' in office.refuse('chart', 'round-asked', '--round', '2023/24-1', '--by', 'pie', '-o', 'x.svg',
                                       status=2)
    assert 'it has no title' in office.refuse('chart', 'round-asked', '--round', '2023/24-1', '--title', '',
                                              '-o', folder / 'x.svg')
    assert '.svg, .png' in office.refuse('chart', 'round-asked', '--round', '2023/24-1', '-o', folder / 'x.gif')
    assert not (folder / 'x.svg').exists()


def test_boundaries(office):
    """Nine squares as outlines: the map names their file, and a second time nothing is added."""
    fill_round(office, marks=False)
    codes = ['E06000016', 'E06000017'] + [f'E0700{n:04}' for n in range(129, 136)]
    features = [{'type': 'Feature', 'properties': {'code': code}, 'geometry': {'type': 'Polygon', 'coordinates': [
        [[-1 - i / 10, 52], [-1.1 - i / 10, 52], [-1.1 - i / 10, 52.1], [-1 - i / 10, 52]]]}}
        for i, code in enumerate(codes)]
    path = office.folder / 'squares.geojson'
    path.write_text(json.dumps({'type': 'FeatureCollection', 'features': features}))
    assert office.json('import', 'boundaries', path)['added'] == 9
    assert office.json('import', 'boundaries', path)['matched'] == 9
    assert len(office.list('boundary')) == 9
    office.do('chart', 'round-map', '--round', '2023/24-1', '-o', office.folder / 'map.txt')
    assert 'Outlines: squares.geojson' in (office.folder / 'map.txt').read_text()
    office.do('undo')
    office.do('chart', 'round-map', '--round', '2023/24-1', '-o', office.folder / 'map.txt')
    assert 'Outlines' not in (office.folder / 'map.txt').read_text()


main()
