#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up a year: schemes and rounds copied from the year before."""
from desk import main


def test_scheme_of_the_next_year(office):
    office.do('sample')
    before = office.content_hash()
    laid_out = office.json('scheme', 'copy', '2023/24', '--dry-run')
    assert office.content_hash() == before
    made = office.json('scheme', 'copy', '2023/24')
    assert made == laid_out
    assert [row['opens'][:10] for row in made] == ['2024-07-01', '2024-09-02', '2024-12-02'], made
    assert [row['closes'][:10] for row in made] == ['2024-07-29', '2024-09-30', '2025-01-06'], made
    assert len([c for c in office.list('criterion') if '2024/25' in str(c['round'])]) > 0
    assert len(office.list('application')) == len(set(a['id'] for a in office.list('application')))
    sentence = office.refuse('scheme', 'copy', '2023/24', '--to', '2024/25')
    assert '2024/25 already' in sentence, sentence
    office.do('undo')
    assert office.content_hash() == before


def test_round_into_a_year(office):
    office.do('sample')
    office.do('scheme', 'add', '--year', '2026/27', '--pot', '300000')
    made, = office.json('round', 'copy', '2023/24-1', '--to', '2026/27', '--budget', '90k', '--closes', '2026-08-07')
    assert (made['title'], made['number'], made['budget']) == ('Round 1 · 2026/27', 1, '90000.00'), made
    assert made['opens'].startswith('2026-07-06') and made['closes'] == '2026-08-07T16:00:00Z', made
    office.refuse('round', 'copy', '2023/24-1', '--to', '2026/27', '--number', '1')
    office.refuse('round', 'copy', '2023/24-9')


main([test for name, test in list(globals().items()) if name.startswith("test_")])
