#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The annual report of six rounds against a count of its own from the tables of the office file."""
import collections
import re
import shutil
import sqlite3
import statistics
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from desk import Office, main

YEAR = ('--year', '2022/23')
STOPS = ('late', 'over-cap', 'outside')
made = []


def history(office):
    """The sample office with its history, made once."""
    if not made:
        folder = office.folder.parent / (office.folder.name + '-history')
        folder.mkdir()
        made.append(Office(folder))
        made[0].do('sample', '--history')
    return made[0]


def count(path):
    """Each figure from the rows alone: {code: [received, awards, asked, awarded, days]} and the reasons."""
    data = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    rounds, reasons = {}, collections.Counter()
    for number, code, closes, decided in data.execute(
            "SELECT r.n, r.code, r.closes, r.decided FROM round r JOIN scheme s ON s.n = r.scheme"
            " WHERE s.year = '2022/23' AND r.decided IS NOT NULL ORDER BY r.code"):
        closed = to_day(closes)
        rows = data.execute('SELECT asked, stage, flags, (SELECT state FROM award WHERE application = a.n),'
                            ' (SELECT amount FROM award WHERE application = a.n), score, n FROM application a'
                            ' WHERE round = ?', [number]).fetchall()
        awards = [row for row in rows if row[3] == 'approved']
        rounds[code] = [len(rows), len(awards), sum(row[0] for row in rows), sum(row[4] for row in awards),
                        (to_day(decided) - closed).days]
        line = min(row[5] for row in awards)
        for row in rows:
            if row[3] == 'approved':
                continue
            if row[1] == 'withdrawn':
                reasons['withdrawn'] += 1
            elif row[3] is None:
                reasons[next(key for key in STOPS if key in row[2].split())] += 1
            elif fails_minimum(data, row[6]):
                reasons['criteria'] += 1
            else:
                reasons['threshold' if row[5] < 65 else 'money'] += 1
                assert row[5] < 65 or row[5] <= line
    return rounds, reasons


def fails_minimum(data, application):
    means = data.execute('SELECT avg (m.score), c.minimum FROM mark m JOIN criterion c ON c.n = m.criterion'
                         ' WHERE m.application = ? GROUP BY c.n', [application]).fetchall()
    assert len(means) == 4, application
    return any(mean < minimum for mean, minimum in means)


def to_day(stored):
    """A day from a date or a time as the file keeps them."""
    if isinstance(stored, int):
        return datetime.fromtimestamp(stored, ZoneInfo('Europe/London')).date()
    if 'T' in stored:
        return datetime.fromisoformat(stored.replace('Z', '+00:00')).astimezone(ZoneInfo('Europe/London')).date()
    return date.fromisoformat(stored)


def test_figures_are_those_of_the_rows(office):
    office = history(office)
    rounds, reasons = count(office.path)
    figures = {row['figure']: row for row in office.json('annual', *YEAR)}
    assert len(rounds) == 6 and sum(row[0] for row in rounds.values()) == 109
    assert sum(row[1] for row in rounds.values()) == 46 and sum(row[3] for row in rounds.values()) == 50350000
    for code, (received, awards, asked, awarded, days) in rounds.items():
        row = figures[code]
        assert (row['applications'], row['awards'], row['days']) == (received, awards, days), row
        assert (row['asked'], row['awarded']) == (f'{asked / 100:.2f}', f'{awarded / 100:.2f}'), row
        assert abs(row['share'] - Decimal(100 * awards) / received) < Decimal('0.051'), row
    for key, number in reasons.items():
        assert figures[key]['applications'] == number, (key, number, figures[key])
    assert figures['refused']['applications'] == sum(reasons.values()) - reasons['withdrawn']
    assert set(figures) == {*rounds, *reasons, 'applications', 'awards', 'refused', 'undecided'}
    median = statistics.median(row[4] for row in rounds.values())
    assert f'{median:g} days, the median' in office.do('annual', *YEAR)


def test_every_figure_leads_to_its_rows(office):
    office = history(office)
    for figure in office.json('annual', *YEAR):
        rows = office.json('annual', *YEAR, '--rows', figure['figure'])
        assert len(rows) == figure['applications'], figure
        if figure['awarded'] is not None:
            assert sum(Decimal(row['awarded']) for row in rows) == Decimal(figure['awarded']), figure
            assert sum(Decimal(row['asked']) for row in rows) == Decimal(figure['asked']), figure
    said = office.refuse('annual', *YEAR, '--rows', 'nonsense', status=2)
    assert 'nonsense' in said, said


def test_sentence_and_table(office):
    office = history(office)
    rounds, reasons = count(office.path)
    path = office.folder / 'annual.txt'
    office.do('document', 'annual', *YEAR, '-o', path)
    text = path.read_text()
    assert ('In 2022/23, 6 grants rounds provided £503,500 of funding. Over that time 109 applications came in, with 46 '
            'being successful in securing funding.') in ' '.join(text.split())
    for code, (received, awards, asked, awarded, days) in rounds.items():
        line = next(line for line in text.split('\n') if line.startswith(f'Round {code[-1]} · 2022/23'))
        cells = line[17:].split()
        assert cells == [str(received), str(awards), f'{100 * awards / received:.1f}%', f'£{asked // 100:,}',
                         f'£{awarded // 100:,}', str(days)], line
    assert re.search(r'^Total +109 +46 +42\.2% +£1,188,000 +£503,500', text, re.M), text
    assert re.search(r'^Score under the threshold +%d$' % reasons['threshold'], text, re.M)


def test_small_counts_are_not_for_the_public(office):
    office = history(office)
    path = office.folder / 'public.txt'
    office.do('document', 'annual', *YEAR, '--audience', 'public', '-o', path)
    text = path.read_text()
    for words in ('Late', 'Over the cap', 'Outside the area', 'Withdrawn', 'Did not meet every criterion'):
        assert re.search(rf'^{words} +fewer than 5$', text, re.M), (words, text)
    assert re.search(r'^Total +63$', text, re.M) and '£503,500' in text, text


def test_marked_records_count_in_nothing_public(office):
    office = history(office)
    first = office.json('annual', *YEAR, '--rows', 'awards')[0]
    office.do('protect', 'application', f'{first["round"]}/{first["reference"]}', 'OFFICIAL-SENSITIVE', '--reason',
              'Names a refuge')
    path = office.folder / 'marked.txt'
    office.do('document', 'annual', *YEAR, '--audience', 'public', '-o', path)
    text = ' '.join(path.read_text().split())
    left = 503500 - int(Decimal(first['awarded']))
    assert f'£{left:,} of funding. Over that time 108 applications came in, with 45' in text, text
    assert 'withheld' in text, text
    office.do('undo')
    office.do('document', 'annual', *YEAR, '--audience', 'public', '-o', path)
    assert '109 applications' in ' '.join(path.read_text().split())


def test_other_years(office):
    office = history(office)
    both = {row['figure']: row for row in office.json('annual', *YEAR, '--until', '2023/24')}
    assert both['applications']['applications'] == 109
    assert '2021/22' in office.refuse('annual', '--year', '2021/22')
    assert 'comes before' in office.refuse('annual', *YEAR, '--until', '2021/22')
    path = office.folder / 'open.txt'
    office.do('document', 'annual', '--year', '2023/24', '-o', path)
    text = ' '.join(path.read_text().split())
    assert 'no grants round has been decided yet' in text and '3 rounds are not decided and not counted' in text, text


def test_history_comes_once_and_verifies(office):
    office = history(office)
    assert office.json('verify')['problems'] == []
    assert len(office.list('award')) == sum(row['applications'] for row in office.json('annual', *YEAR)
                                            if row['figure'] in ('awards', 'criteria', 'threshold', 'money'))


def test_a_released_award_counts_as_withdrawn(office):
    shutil.copy(history(office).path, office.path)
    before = {row['figure']: row for row in office.json('annual', *YEAR)}
    gone = office.json('annual', *YEAR, '--rows', '2022/23-3')
    gone = next(row for row in gone if Decimal(row['awarded'] or 0) > 0)
    office.do('award', 'withdraw', gone['reference'], '--round', '2022/23-3', '--reason', 'Closed.', '--claw-back')
    after = {row['figure']: row for row in office.json('annual', *YEAR)}
    assert after['awards']['applications'] == before['awards']['applications'] - 1
    assert after['withdrawn']['applications'] == before['withdrawn']['applications'] + 1
    assert after['refused'] == before['refused'] and after['applications']['applications'] == 109
    assert Decimal(after['2022/23-3']['awarded']) == Decimal(before['2022/23-3']['awarded']) - Decimal(gone['awarded'])
    rows = {row['reference']: row for row in office.json('annual', *YEAR, '--rows', 'withdrawn')
            if row['round'] == '2022/23-3'}
    assert gone['reference'] in rows and Decimal(rows[gone['reference']]['awarded'] or 0) == 0, rows
    rounds, reasons = count(office.path)
    assert rounds['2022/23-3'][1] == after['2022/23-3']['awards']
    assert reasons['withdrawn'] == after['withdrawn']['applications']


def test_marks_are_dated_in_their_round(office):
    history(office)
    for number in range(1, 5):
        notice = ' '.join(made[0].do('document', 'notice', '--round', f'2022/23-{number}').split())
        assert 'marked them individually' in notice
        assert set(re.findall(r'\b20\d\d\b(?!/)', notice)) == {'2022'}, notice
    data = sqlite3.connect(f'file:{made[0].path}?mode=ro', uri=True)
    late = data.execute("SELECT count(*) FROM assignment s JOIN application p ON p.n = s.application JOIN round r"
                        " ON r.n = p.round WHERE r.decided IS NOT NULL AND s.submitted > r.decided || 'T24'").fetchone()[0]
    assert late == 0, late


if __name__ == '__main__':
    main()
