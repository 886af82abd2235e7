#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""opcc check-paper: what it prints, how it ends, and how well it does on the papers of the office."""
import json
import pathlib
import resource
import sys
import zipfile

from desk import SHARED, Skip, main, read_rows, run

JUDGED = pathlib.Path(sys.argv[1]).parent
FAULTY = ('1. The FRB met on 31 June 2023.\n\n2. The quay costs £1,307m.\n')
CLEAN = '1. The Ferry Review Board (FRB) met on 30 June 2023.\n\n2. The quay costs £1.307m.\n'


def write(office, text, name='paper.txt', encoding='utf-8'):
    path = office.folder / name
    path.write_bytes(text.encode(encoding))
    return path


def check(path):
    """The findings of a paper, and the exit status."""
    status, out, err = run('--format', 'json', 'check-paper', path)
    assert status in (0, 1), err
    return json.loads(out), status


def test_findings_are_printed_with_place_reason_and_fix(office):
    status, out, err = run('check-paper', write(office, FAULTY))
    assert status == 1 and 'should not leave yet: 2 things' in err, (status, err)
    assert 'Warning, line 1, paragraph 1: “FRB”' in out, out
    assert 'Stop, line 1, paragraph 1: “31 June 2023”' in out and 'There is no such day.' in out, out
    assert 'Stop, line 3, paragraph 2: “£1,307m”' in out and '£1.307m' in out, out
    assert out.endswith('2 that should stop it, 1 others.\n'), out


def test_a_clean_paper_is_a_success(office):
    assert run('check-paper', write(office, CLEAN)) == (0, 'Nothing was found.\n', '')
    assert check(write(office, CLEAN)) == ([], 0)


def test_what_need_not_stop_a_paper_is_a_success(office):
    findings, status = check(write(office, '1. The FRB met.\n'))
    assert status == 0 and [(f['rule'], f['severity'], f['line']) for f in findings] == [
        ('acronym-not-expanded', 'warning', 1)], findings


def test_the_same_findings_in_each_format(office):
    path = write(office, FAULTY)
    findings, _ = check(path)
    status, out, _ = run('--format', 'csv', 'check-paper', path)
    rows = out.lstrip('\ufeff').splitlines()
    assert status == 1 and len(rows) == 1 + len(findings) == 4, out
    assert rows[0] == 'Paper,Line,Paragraph,Severity,Rule,Words,Why,What to write', rows[0]
    assert {f['rule'] for f in findings} == {'acronym-not-expanded', 'date-impossible', 'money-two-readings'}


def test_other_encodings_and_line_ends_are_read(office):
    wanted, _ = check(write(office, FAULTY))
    for encoding, text in (('cp1252', FAULTY), ('utf-16', FAULTY), ('utf-8-sig', FAULTY.replace('\n', '\r\n'))):
        found, _ = check(write(office, text, f'{encoding}.txt', encoding))
        assert found == wanted, (encoding, found)


def test_what_is_no_text_is_refused(office):
    for name, content in (('a.pdf', b'%PDF-1.7 words'), ('a.docx', b'PK\3\4words'), ('a.doc', b'\xd0\xcf\x11\xe0\0\0'), ('a.bin', b'a\0' * 3 + b'\0bcd\0\0e')):
        path = office.folder / name
        path.write_bytes(content)
        sentence = office.refuse('check-paper', path)
        assert name in sentence, sentence
    assert 'nowhere.txt' in office.refuse('check-paper', office.folder / 'nowhere.txt')
    assert 'is not a file' in office.refuse('check-paper', office.folder)
    office.refuse('check-paper', status=2)


WORD = '<w:document xmlns:w="urn:w"><w:body>%s</w:body></w:document>'
ODT = ('<o:d xmlns:o="urn:o" xmlns:t="urn:t" xmlns:b="urn:b"><o:body><o:text>%s</o:text></o:body></o:d>')


def pack(office, name, part, content):
    path = office.folder / name
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        package.writestr(part, content)
    return path


def test_documents_of_a_word_processor_are_read(office):
    """The same paper in both forms: a heading, a paragraph of two runs, a deletion, a table."""
    def word_row(*cells):
        return '<w:tr>' + ''.join(f'<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>' for c in cells) + '</w:tr>'

    def odt_row(*cells):
        return '<b:table-row>' + ''.join(f'<b:table-cell><t:p>{c}</t:p></b:table-cell>' for c in cells) + '</b:table-row>'

    rows = [('Boat', 'Trips'), ('Heron', '7'), ('Tern', '5'), ('Total', '13')]
    docx = pack(office, 'paper.docx', 'word/document.xml', WORD % (
        '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Ferries</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>The quay cost </w:t></w:r><w:del><w:r><w:delText>£9,999m</w:delText></w:r></w:del>'
        '<w:r><w:t>£1,307m.</w:t></w:r></w:p>'
        '<w:tbl>' + ''.join(word_row(*row) for row in rows) + '</w:tbl>'))
    odt = pack(office, 'paper.odt', 'content.xml', ODT % (
        '<t:tracked-changes><t:p>The quay cost £9,999m.</t:p></t:tracked-changes>'
        '<t:h>Ferries</t:h><t:p>The quay cost<t:s/><t:span>£1,307m.</t:span></t:p>'
        '<b:table>' + ''.join(odt_row(*row) for row in rows) + '</b:table>'))
    for path in (docx, odt):
        findings, status = check(path)
        assert status == 1 and [(f['rule'], f['words'], f['line']) for f in findings] == [
            ('money-two-readings', '£1,307m', 3), ('table-total', '13', 8)], (path, findings)
    sentence = office.refuse('check-paper', pack(office, 'other.zip', 'a.txt', 'words'))
    assert 'other.zip' in sentence, sentence
    office.refuse('check-paper', pack(office, 'broken.docx', 'word/document.xml', '<w:document xmlns:w="urn:w"><w:p>'))


def test_a_paper_cannot_act_on_the_terminal(office):
    _, out, _ = run('check-paper', write(office, '1. The quay costs £1,307m\x1b[2J and \x1b]0;x\x07 31 June 2023\x1b[1m.\n'))
    assert '\x1b' not in out and '\x07' not in out, out


def test_rules_are_listed(_):
    status, out, _ = run('--format', 'json', 'paper-rules')
    rules = {rule['rule']: rule for rule in json.loads(out)}
    assert status == 0 and len(rules) >= 20, rules
    assert rules['money-two-readings']['severity'] == 'stop' and rules['acronym-not-expanded']['severity'] == 'warning'
    status, out, _ = run('check-paper', '--help')
    assert status == 0 and 'paper-rules' in out, out


def test_time_grows_with_the_pages(office):
    page = ''.join(f'{n}. The clerk met {n} boards and 3 crews on 4 March 2024, which cost £{n}00,000 (5%).\n\n'
                   for n in range(1, 31)) + 'Figure 1: Boats\n\n\tA\tB\nHeron\t1\t2\nTern\t3\t4\nTotal\t4\t6\n\n'

    def use(pages):
        """Processor time, in seconds: what else the machine does is not the program's."""
        path = write(office, page * pages)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        findings, _ = check(path)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert len(findings) > pages, len(findings)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Four times the pages; were each held against each other, it would be sixteen times the work.
    few, many = use(25), use(100)
    assert many < 10 * max(few, 0.05), (few, many)


# --- the papers of the office --------------------------------------------------------------------

def check_sources():
    """What is found in each paper of the office: (document, line, rule) -> findings."""
    documents = sorted((SHARED / 'source-documents').glob('*.txt'))
    if not documents:
        raise Skip('the papers of the office are not here')
    return {path.name[:3]: check(path)[0] for path in documents}


def find(found, document, line, rule):
    return [f for f in found[document] if f['line'] == int(line) and f['rule'] == rule]


def test_contradictions_that_the_text_shows_are_found(_):
    found = check_sources()
    judged = read_rows(JUDGED / 'source-contradictions.csv')
    known = [row['topic'] for row in read_rows(SHARED / 'facts' / 'discrepancies.csv')]
    assert sorted(known) == sorted(row['topic'] for row in judged), 'each contradiction is classified'
    hits = {row['topic'] for row in judged
            if row['document'] and find(found, row['document'], row['line'], row['rule'])}
    visible = [row['topic'] for row in judged if row['seen_in'] == 'one paper']
    seen = [topic for topic in visible if topic in hits]
    for row in judged:
        print(f'# {"found" if row["topic"] in hits else "not found"}: {row["topic"]} ({row["seen_in"]})'
              + (f': {row["reason"]}' if row['reason'] else ''))
    print(f'# of {len(known)} contradictions {len(visible)} can be seen in one paper: {len(seen)} of them found;'
          f' {len(hits)} of all')
    assert len(visible) >= 15 and len(seen) * 3 >= len(visible) * 2, set(visible) - set(seen)
    # What is not seen must say why.
    assert all(row['reason'] for row in judged if row['topic'] not in hits)


def test_acronyms_never_expanded_are_found(_):
    found = check_sources()
    truth = {(r['document'], int(r['line']), r['acronym']) for r in read_rows(JUDGED / 'source-acronyms.csv')}
    got = {(document, f['line'], f['why'].split()[0]) for document, findings in found.items()
           for f in findings if f['rule'] == 'acronym-not-expanded'}
    print(f'# of {len(truth)} acronyms without their words at first use {len(truth & got)} were found,'
          f' and {len(got - truth)} besides; missed: {sorted(truth - got)}')
    assert len(truth) > 150 and len(truth & got) * 10 >= len(truth) * 9, truth - got


def test_false_alarms_are_fewer_than_one_in_four(_):
    found = check_sources()
    truth = {(r['document'], int(r['line']), r['acronym']) for r in read_rows(JUDGED / 'source-acronyms.csv')}
    judged = {(r['document'], int(r['line']), r['rule']): r for r in read_rows(JUDGED / 'source-findings.csv')}
    wrong, others, others_wrong = [], 0, 0
    for document, findings in found.items():
        for f in findings:
            if f['rule'] == 'acronym-not-expanded':
                right = (document, f['line'], f['why'].split()[0]) in truth
            else:
                row = judged.get((document, f['line'], f['rule']))
                # A finding that nobody has judged counts as a false alarm.
                right = row is not None and row['judgement'] == 'right'
                others += 1
                others_wrong += not right
            if not right:
                wrong.append((document, f['line'], f['rule'], f['words'][:60]))
    total = sum(map(len, found.values()))
    for alarm in wrong:
        print('# false alarm:', *alarm[:3])
    print(f'# {total} findings, {len(wrong)} false alarms; without acronyms {others} and {others_wrong}')
    assert total > 200 and len(wrong) * 4 < total and others_wrong * 4 < others, wrong


main()
