#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Panel reports by words: the blank one, what is dropped into it, and last time's figures beside those of now."""
import os

from desk import fill_sample, main
from document import read_html, read_odt, read_pdf

os.environ['OPCC_TODAY'] = '2023-10-12'
REPORT = 'Grants, People Zones and workforce'
TEMPLATE = ('Report of', 'Subject', 'Date', 'Author', 'Purpose', 'Recommendation', 'Background', 'Implications',
            'Attachments', 'Person to contact')


def paper(office, report, audience='office'):
    return office.do('--audience', audience, 'document', 'panel', '--report', report)


def test_a_blank_report_has_the_order_of_the_office(office):
    office.do('init')
    office.do('add', 'report', 'title=December')
    text = paper(office, 'December')
    places = [text.index('\n' + heading) for heading in TEMPLATE]
    assert places == sorted(places), text
    assert text.count('Not written yet.') == 6, text
    assert 'Not written yet.' not in paper(office, 'December', 'public')
    office.do('set', 'report', 'December', 'purpose=To tell.', 'recommendation=Note it.\nAsk again.')
    text = paper(office, 'December')
    assert '1.  To tell.' in text and '2.  Note it.' in text and '3.  Ask again.' in text, text


def expect_last_time_of_a_chart(office):
    """In the text for each audience, and in every form of file."""
    part = 'Uplift: officers against their targets'
    office.do('report', 'add', 'Uplift', 'workforce', '--new', '--part', part)
    assert 'Actual' in paper(office, 'Uplift') and '2,338 (2,338)' not in paper(office, 'Uplift')
    office.do('report', 'refresh', 'Uplift')
    office.do('report', 'copy', 'Uplift', '--title', 'January')
    # No table of the paper says the figures of this chart as it does: it has one of its own.
    row = 'Headcount target including overshoot, 2023-03-31'
    told = 'The values of last time stand in brackets in the table below.'
    forms = [paper(office, 'January', audience) for audience in ('office', 'partners', 'public')]
    for read, ending in ((read_pdf, 'pdf'), (read_odt, 'odt'), (read_html, 'html')):
        path = office.folder / f'january.{ending}'
        office.do('--audience', 'public', 'document', 'panel', '--report', 'January', '-o', path)
        forms.append('\n'.join(read(path)))
        page = path.read_text() if ending == 'html' else ''
        assert ending != 'html' or page.count(told) == 1, page
    for text in forms:
        words = ' '.join(text.split())
        assert row in words and words.count('2,338 (2,338)') == 2, text


def test_last_time_stands_beside_now(office):
    fill_sample(office)
    text = paper(office, REPORT, 'public')
    assert 'In brackets behind each figure: last time, taken on 24 July 2023.' in text, text
    assert 'Applications: 54 (31)\n' in text and 'Asked for: £380,040 (£214,500)\n' in text, text
    # As taken by nobody before: the copy for the next meeting has them as last time's.
    office.do('report', 'copy', REPORT, '--title', 'December')
    assert 'Applications: 54 (54)\n' in paper(office, 'December', 'public')
    before = office.content_hash()
    assert office.do('report', 'refresh', 'December').startswith('Took '), 'refresh'
    assert office.content_hash() != before
    office.do('undo')
    assert office.content_hash() == before
    expect_last_time_of_a_chart(office)


def test_what_changed_is_said(office):
    fill_sample(office)
    made = office.json('report', 'add', 'Posts', 'list?kind=round', '--new', '--notes', 'As held.')
    assert made['action'] == 'Add section “Rounds” to report “Posts”', made
    office.do('report', 'add', 'Posts', 'round?round=2023/24-1', '--part', 'The round in figures')
    office.do('report', 'refresh', 'Posts')
    office.do('set', 'application', '2023/24-1/R1-001', 'asked=£1')
    changes = [row['changed'] for row in office.json('report', 'refresh', 'Posts')]
    assert any(change.startswith('The round in figures, Asked for: £') and change.endswith(' (£380,040)')
               for change in changes), changes
    text = paper(office, 'Posts')
    assert text.index('As held.') < text.index('The round in figures'), text
    section = office.list('report_part')[-1]
    office.do('report', 'move', section['n'], '1')
    text = paper(office, 'Posts')
    assert text.index('The round in figures') < text.index('As held.'), text


def test_figures_are_taken_without_what_is_marked(office):
    fill_sample(office)
    office.do('report', 'add', 'Zone', 'zone?zone=1', '--new')
    office.do('protect', 'visit', '1', 'OFFICIAL-SENSITIVE')
    assert 'Took ' in office.do('report', 'refresh', 'Zone')
    open_paper = paper(office, 'Zone', 'public')
    assert 'Walk in the dark' not in open_paper and '1 visit withheld: OFFICIAL-SENSITIVE.' in open_paper, open_paper
    assert 'Walk in the dark' in paper(office, 'Zone')
    assert office.json('verify')['problems'] == [], office.do('verify')


def test_what_is_refused(office):
    fill_sample(office)
    before = office.content_hash()
    office.refuse('report', 'add', REPORT, 'panel?report=1')
    office.refuse('report', 'add', REPORT, 'round?round=2023/24-1', '--part', 'No such heading')
    office.refuse('report', 'add', 'Nobody knows it', 'list?kind=round')
    office.refuse('report', 'refresh', 'Nobody knows it')
    office.refuse('report', 'move', '1', 'last', status=2)
    office.refuse('add', 'report_part', 'title=Itself', 'report=1', 'document=panel?report=1')
    assert office.content_hash() == before


def test_our_own_template_raises_no_alarm(office):
    fill_sample(office)
    for ending in ('pdf', 'odt', 'html'):
        for audience in ('public', 'partners', 'office'):
            status, _, err = office.run('--audience', audience, 'document', 'panel', '--report', REPORT, '--strict', '-o',
                                        office.folder / f'panel.{ending}')
            assert (status, err) == (0, ''), (audience, err)


def test_a_protected_report_is_withheld(office):
    fill_sample(office)
    office.do('protect', 'report', '1', 'OFFICIAL-SENSITIVE')
    status, out, err = office.run('--audience', 'public', 'document', 'panel', '--report', '1')
    assert status != 0 and REPORT not in out + err, (out, err)
    assert REPORT in paper(office, '1')


def test_what_was_sent_is_kept(office):
    fill_sample(office)
    office.refuse('report', 'sent', REPORT, status=2)
    office.refuse('report', 'sent', REPORT, '--to', 'the panel', '--on', '2099-01-01')
    before = paper(office, REPORT, 'public')
    done = office.do('report', 'sent', REPORT, '--to', 'the panel', '--on', '9 October 2023')
    assert 'as sent' in done, done
    assert office.list('report')[0]['sent'] == '2023-10-09', office.list('report')
    office.do('set', 'application', '2023/24-1/R1-001', 'asked=£1')
    assert paper(office, REPORT, 'public') == before
    section = office.list('report_part')[0]['n']
    for words in (('set', 'report', REPORT, 'purpose=Other.'), ('report', 'refresh', REPORT),
                  ('report', 'move', section, '3'), ('report', 'add', REPORT, 'list?kind=round'),
                  ('set', 'report_part', section, 'title=Other'), ('delete', 'report_part', section),
                  ('add', 'report_part', 'title=More', 'report=1'), ('delete', 'report', '1'),
                  ('report', 'sent', REPORT, '--to', 'others')):
        sentence = office.refuse(*words)
        assert 'was sent' in sentence and 'Copy the report' in sentence, (words, sentence)
    office.do('report', 'copy', REPORT, '--title', 'December')
    assert office.list('report')[1]['sent'] is None, office.list('report')
    office.do('set', 'report', 'December', 'purpose=Other.')
    assert paper(office, 'December', 'public') != before
    for _ in range(4):
        office.do('undo')
    office.do('set', 'report', REPORT, 'purpose=Other.')


main()
