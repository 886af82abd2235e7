#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What opcc prints for the public and for partners, and what it says of the rest."""
import csv
import io

from desk import SAMPLE, award_round, fill_round, fill_sample, main, once, read_rows, run, set_publisher

HEADINGS = 'measure,rule,unit,nature,theme,period,group,characteristic,value\n'


@once
def fill(office):
    office.do('init')
    office.do('import', 'observations', SAMPLE / 'workforce-figures.csv')
    office.do('import', 'posts', SAMPLE / 'workforce-posts.csv')


def ask(office, audience, *words):
    """Gives what is printed for them and what is said beside it."""
    status, out, err = run('--office', office.path, '--audience', audience, *words)
    assert status == 0, err
    return out, err


def take_figures(office, lines):
    path = office.folder / 'figures.csv'
    path.write_text(HEADINGS + ''.join(line + '\n' for line in lines), encoding='utf-8')
    office.do('import', 'observations', path)


def sheet(office, *words):
    """The lines of a sheet for the public: {first cell: row}."""
    out, err = ask(office, 'public', '--format', 'csv', *words)
    return list(csv.reader(io.StringIO(out.lstrip('\ufeff')))), err


def test_public_sees_posts_without_their_holders(office):
    fill(office)
    office.do('set', 'post', '1', 'holder=Somebody Invented', 'status=away for a private reason')
    out, err = ask(office, 'public', 'show', 'post', '1')
    assert 'Post' in out and 'OPCC' in out, out
    assert 'Invented' not in out + err and 'private' not in out + err, out + err
    assert 'sections withheld: personal data, sensitive' in err and 'holder' not in err.lower(), err
    whole = office.do('show', 'post', '1')
    assert 'Invented' in whole and 'private reason' in whole, whole


def test_office_is_what_it_is_without_the_option(office):
    fill(office)
    same, err = ask(office, 'office', 'list', 'post')
    assert same == office.do('list', 'post') and err == '', err


def test_partners_see_more_than_the_public(office):
    fill_sample(office)
    columns = {}
    for audience in ('public', 'partners', 'office'):
        out, _ = ask(office, audience, '--format', 'csv', 'list', 'application', '--limit', '1')
        columns[audience] = out.splitlines()[0].lstrip('\ufeff').split(',')
    assert set(columns['public']) < set(columns['partners']) < set(columns['office']), columns
    assert 'Match funding' in columns['partners'] and 'Contact' not in columns['partners']
    assert 'Organisation' not in columns['public'] and 'Project' in columns['public']
    assert 'Identifier' not in columns['partners']


def test_what_is_not_for_others_is_refused(office):
    fill(office)
    for words in (('history', 'post', '1'), ('search', 'OPCC'), ('workforce', 'posts'), ('log',)):
        sentence = office.refuse('--audience', 'public', *words, status=2)
        assert 'for the office only' in sentence, sentence
    assert 'cannot be' in office.refuse('--audience', 'friends', 'list', 'post', status=2)
    office.refuse('--audience', 'public', 'list', 'post', '--search', 'OPCC')
    office.refuse('--audience', 'public', 'list', 'post', '--sort', 'holder')
    office.refuse('--audience', 'public', 'show', 'post', 'Chief Executive Officer')
    assert 'by group' in office.refuse('--audience', 'public', 'workforce', 'headcount', '--by', 'sex', status=2)
    office.do('--audience', 'public', 'list', 'post', '--sort', 'title')


def test_headcount_that_is_large_stays_as_it_is(office):
    fill(office)
    rows, err = sheet(office, 'workforce', 'headcount')
    lines = {row[0]: row[1:] for row in rows}
    assert lines['All together'][:3] == ['4435', '4421', '-14'] or lines['All together'][1] == '4421', lines
    assert lines['PCSOs'][:2] == ['194', '169'] and err == '', (lines, err)


def test_office_may_round_what_others_see(office):
    fill(office)
    assert 'give 5' in office.refuse('setting', 'counts.round-to=7', status=2)
    office.do('setting', 'counts.round-to=5')
    rows, err = sheet(office, 'workforce', 'headcount')
    counts = {row[0]: row[1:3] for row in rows[1:]}
    assert counts['PCSOs'] == ['195', '170'] and counts['All together'] == ['4435', '4421'], counts
    # A change of exact counts would give back what was rounded.
    assert all(row[3:5] == ['', ''] for row in rows[1:]), rows
    assert 'rounded to the nearest 5' in err and 'Headline totals are exact.' in err, err
    assert '194' in office.do('workforce', 'headcount')
    _, err = ask(office, 'public', 'chart', 'workforce-headcount', '-o', office.folder / 'chart.csv')
    text = (office.folder / 'chart.csv').read_text(encoding='utf-8')
    assert ',195' in text and '194' not in text and 'nearest 5' in err, text + err
    office.do('document', 'workforce', '--audience', 'public', '-o', office.folder / 'paper.txt')
    paper = (office.folder / 'paper.txt').read_text(encoding='utf-8')
    assert 'rounded to the nearest 5' in paper and 'Headcount by group' in paper, paper[:2000]
    office.do('setting', 'counts.round-to=')
    assert '194' in ask(office, 'public', 'workforce', 'headcount')[0]


def test_small_counts_of_a_headcount_take_others_with_them(office):
    office.do('init')
    take_figures(office, [
        f'Headcount,all,people,stock,headcount,{period},{group},,{value}'
        for period, values in (('2021-22', (40, 60, 80)), ('2022-23', (3, 55, 90)))
        for group, value in zip(('Dog handlers', 'Divers', 'Riders'), values)])
    rows, err = sheet(office, 'workforce', 'headcount')
    lines = {row[0]: row[1:] for row in rows}
    handlers = lines['Dog handlers']
    assert handlers[0] == '40' and handlers[1] == 'fewer than 5', handlers
    assert handlers[2:4] == ['', ''], handlers
    # 148 in all, less what is printed, would be 3.
    assert lines['All together'][1] == '148', lines
    hidden = [name for name, row in lines.items() if row[1] == 'hidden']
    assert len(hidden) == 1 and lines[hidden[0]][2:4] == ['', ''], lines
    assert 'fewer than 5' in err and '1 more is hidden' in err, err


def test_leavers_by_reason_cannot_be_worked_out(office):
    office.do('init')
    take_figures(office, [
        f'Leavers,all,people,flow,leavers,2022-23,Police officers,{what},{value}'
        for what, value in (('', 161), ('Reason: Resignation', 100), ('Reason: Retirement', 58),
                            ('Reason: Death', 1), ('Reason: Other', 2))])
    out, err = ask(office, 'public', 'workforce', 'leavers')
    cells = [line.rsplit('  ', 1)[1].strip() for line in out.splitlines()
             if line.startswith('Leavers') and 'office file' not in line]
    assert '161' in cells, out
    assert cells.count('fewer than 5') + cells.count('hidden') >= 3, out
    assert '1' not in cells and '2' not in cells, out
    shown = sum(int(cell) for cell in cells if cell.isdigit() and cell != '161')
    # What is left over for the hidden ones is more than two counts of fewer than 5 could be.
    assert 161 - shown > 8, out
    assert 'fewer than 5' in err, err


def test_chart_leaves_small_counts_out_of_picture_table_and_text(office):
    fill(office)
    for suffix in ('csv', 'txt', 'svg'):
        path = office.folder / f'chart.{suffix}'
        _, err = ask(office, 'public', 'chart', 'workforce-joiners', '-o', path)
        assert 'fewer than 5' in err, err
        assert path.stat().st_size > 100
    text = (office.folder / 'chart.txt').read_text()
    assert '2022-04, Student officers: 20' in text, text
    assert '2022-06, Transferees: hidden' in text, text
    assert '2022-11, Transferees: fewer than 5' in text, text
    assert '2022-04, Transferees: not given' in text, text
    sentence = office.refuse('--audience', 'public', 'chart', 'workforce-compare', '-o',
                             office.folder / 'no.txt', '--measure', 'Headcount', '--and', 'Headcount')
    assert 'not for this audience' in sentence and not (office.folder / 'no.txt').exists()


def test_marking_keeps_a_record_from_whom_it_may(office):
    fill_sample(office)
    title = 'Walk in the dark'
    assert title in ask(office, 'public', 'list', 'visit')[0]
    assert 'Mark visit 1 OFFICIAL-SENSITIVE' in office.do('protect', 'visit', '1', 'official - sensitive')
    out, err = ask(office, 'public', 'list', 'visit')
    assert title not in out and '1 visit withheld: OFFICIAL-SENSITIVE.' in err, out + err
    assert title in ask(office, 'partners', 'list', 'visit')[0] and title in office.do('list', 'visit')
    for order in ('list?kind=visit', 'record?kind=visit&n=1', 'record?kind=zone&n=1'):
        out, err = ask(office, 'public', 'document', order)
        assert title not in out and 'visit withheld: OFFICIAL-SENSITIVE.' in out, order + out
    # What is made of many records is made without it, and says so.
    for words in (('document', 'zone', '--zone', '1'), ('document', 'chart', '--chart', 'zone-change', '--zone', '1')):
        out, err = ask(office, 'public', *words)
        assert title not in out + err and '1 visit withheld: OFFICIAL-SENSITIVE.' in out, (words, out, err)
        assert 'withheld: OFFICIAL-SENSITIVE' not in office.do(*words), words
    chart = office.folder / 'change.txt'
    out, err = ask(office, 'public', 'chart', 'zone-change', '--zone', '1', '-o', chart)
    assert '1 visit withheld: OFFICIAL-SENSITIVE.' in err and chart.exists(), err
    assert title in office.do('document', 'zone', '--zone', '1')
    sentence = office.refuse('--audience', 'public', 'show', 'visit', '1')
    assert 'marking' in sentence and title not in sentence, sentence
    # Of a marked zone the public has no page, in the words that a zone has which is not there.
    office.do('protect', 'zone', '1', 'OFFICIAL-SENSITIVE')
    sentences = [office.refuse('--audience', 'public', 'document', 'zone', '--zone', zone)
                 for zone in ('Bell Foundry', 'No such zone')]
    assert sentences[0] == sentences[1] and 'marking' in sentences[0], sentences
    assert 'problems' not in office.do('verify'), office.do('verify')


def test_marking_hides_the_name_where_others_link_to_it(office):
    fill_sample(office)
    office.do('protect', 'zone', '1', 'OFFICIAL-SENSITIVE: LOCSEN')
    for who in ('public', 'partners'):
        for words in (('list', 'visit'), ('show', 'visit', '1'), ('document', 'list?kind=visit'),
                      ('document', 'record?kind=visit&n=1'), ('document', 'record?kind=area&n=1')):
            status, out, err = office.run('--audience', who, *words)
            # What belongs to a marked zone is kept with it.
            assert status == 0 or words[0] == 'show', (words, err)
            assert 'Bell Foundry' not in out + err, (who, words, out)
    office.do('undo')
    assert 'Bell Foundry' in ask(office, 'public', 'list', 'visit')[0]


def test_marked_grant_is_left_out_of_what_is_published(office):
    fill_round(office)
    award_round(office)
    set_publisher(office)
    first = office.list('award')[0]
    title = first['application']['title']
    office.do('protect', 'award', first['n'], 'OFFICIAL-SENSITIVE: COMMERCIAL')
    for name, words in (('grants.json', ('export', '360giving')), ('grants.csv', ('export', '360giving')),
                        ('register.csv', ('export', 'register', '--month', '2023-09'))):
        path = office.folder / name
        status, out, err = office.run(*words, '-o', path)
        text = path.read_text(encoding='utf-8')
        assert status == 0 and '15 grants' in out and '1 grant withheld: OFFICIAL-SENSITIVE.' in err, out + err
        # The office is told which, and what the law says of it, before it is written; nobody else is.
        assert 'The law asks for every grant to be published.' in err and 'the award is marked' in err, err
        assert title not in text and 'COMMERCIAL' not in text, name
        assert ('1 grant withheld: OFFICIAL-SENSITIVE.' in text) == (name != 'grants.csv'), text
    assert len(read_rows(office.folder / 'register.csv')) == 16
    office.do('undo')
    status, out, err = office.run('export', 'register', '--month', '2023-09', '-o', office.folder / 'all.csv')
    assert '16 grants' in out and 'withheld' not in err and len(read_rows(office.folder / 'all.csv')) == 16, err


def test_marking_is_taken_off_and_must_be_one(office):
    fill_sample(office)
    office.do('protect', 'visit', '1', 'OFFICIAL-SENSITIVE')
    office.do('protect', 'visit', '1', 'OFFICIAL-SENSITIVE COMMERCIAL', '--reason', 'A tender is open')
    assert [row['reason'] for row in office.list('record_marking')] == ['A tender is open']
    history = office.do('history', 'visit', '1')
    assert 'Protective marking changed from “OFFICIAL-SENSITIVE” to “OFFICIAL-SENSITIVE: COMMERCIAL”' in history
    assert 'Reason set to “A tender is open”' in history and 'Mark visit 1 OFFICIAL-SENSITIVE' in history, history
    rows = office.json('list', 'record_marking')
    assert [row['marking'] for row in rows] == ['OFFICIAL-SENSITIVE: COMMERCIAL'], rows
    office.do('protect', 'visit', '1', 'OFFICIAL')
    assert 'Walk in the dark' in ask(office, 'public', 'list', 'visit')[0]
    # What was marked once keeps its entry, so that its history is whole.
    assert [row['marking'] for row in office.json('list', 'record_marking')] == ['OFFICIAL']
    assert 'no marking' in office.refuse('protect', 'visit', '1', 'SECRET')
    office.refuse('protect', 'visit', '99', 'OFFICIAL-SENSITIVE')


main()
