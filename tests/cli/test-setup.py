#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up a year: copies of the year before, workshops and what they did, and due diligence."""
import math
import statistics

from desk import fill_sample, main


def test_scheme_of_the_next_year(office):
    fill_sample(office)
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
    fill_sample(office)
    office.do('scheme', 'add', '--year', '2026/27', '--pot', '300000')
    made, = office.json('round', 'copy', '2023/24-1', '--to', '2026/27', '--budget', '90k', '--closes', '2026-08-07')
    assert (made['title'], made['number'], made['budget']) == ('Round 1 · 2026/27', 1, '90000.00'), made
    assert made['opens'].startswith('2026-07-06') and made['closes'] == '2026-08-07T16:00:00Z', made
    office.refuse('round', 'copy', '2023/24-1', '--to', '2026/27', '--number', '1')
    office.refuse('round', 'copy', '2023/24-9')


def students_t(degrees):
    """The t beyond which 2.5% lie, by Simpson's rule over its density: nothing of ours in it."""
    scale = math.exp(math.lgamma((degrees + 1) / 2) - math.lgamma(degrees / 2)) / math.sqrt(degrees * math.pi)

    def within(t, steps=2000):
        width = t / steps
        total = 0.0
        for i in range(steps + 1):
            weight = 1 if i in (0, steps) else 4 if i % 2 else 2
            total += weight * (1 + (i * width) ** 2 / degrees) ** (-(degrees + 1) / 2)
        return scale * total * width / 3

    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if within(middle) < 0.475 else (low, middle)
    return low


def wilson(yes, n):
    """Roots of (p - s)^2 = z^2 s (1 - s) / n, which is what Wilson's interval is."""
    z2 = statistics.NormalDist().inv_cdf(0.975) ** 2
    p = yes / n
    a, b, c = 1 + z2 / n, -(2 * p + z2 / n), p * p
    root = math.sqrt(max(0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def test_effect_of_workshops_by_another_reckoning(office):
    fill_sample(office)
    office.do('moderate', '--round', '2023/24-1', '--note', 'The panel looked at both marks.')
    office.do('award', '--round', '2023/24-1', '--threshold', '65', '--reasons', 'It lowers the risk of harm.',
              '--decision', 'EXE0099-23', '--decided', '2023-10-13')
    applications = [a for a in office.list('application') if a['reference'][:2] == 'R1']
    names = sorted({a['organisation']['title'] if isinstance(a['organisation'], dict) else a['organisation']
                    for a in applications})
    came = set(names[::3])
    (office.folder / 'workshops.csv').write_text('Scheme,Workshop,Held on,District,Recorded\n'
                                                 '2023/24,Invented hall,2023-06-20,Blaby,yes\n')
    (office.folder / 'came.csv').write_text('Workshop,Organisation,People,How\n' + ''.join(
        f'Invented hall,"{name.upper()}",2,Was there\n' for name in sorted(came)) + 'Invented hall,Nobody Knows Us,1,\n')
    office.do('import', 'workshops', office.folder / 'workshops.csv')
    office.do('import', 'attendance', office.folder / 'came.csv')
    again = office.json('import', 'attendance', office.folder / 'came.csv')
    assert again['added'] == 0, again
    links = [a['organisation'] for a in office.list('workshop_attendance') if a['organisation'] is not None]
    came |= {link['title'] if isinstance(link, dict) else link for link in links}
    rows = {row['group']: row for row in office.json('workshops', 'effect', '--round', '2023/24-1')}
    text = office.do('workshops', 'effect', '--round', '2023/24-1')
    groups = {'those who came': [], 'all others': []}
    for a in applications:
        name = a['organisation']['title'] if isinstance(a['organisation'], dict) else a['organisation']
        groups['those who came' if name in came else 'all others'].append(a)
    means = []
    for label, members in groups.items():
        members = [a for a in members if a['stage'] != 'withdrawn']
        scores = [float(a['moderated_score'] if a['moderated_score'] is not None else a['score'])
                  for a in members if a['score'] is not None or a['moderated_score'] is not None]
        won = len([a for a in members if a['stage'] == 'awarded'])
        row = rows[label]
        assert (row['applications'], row['marked'], row['awarded']) == (len(members), len(scores), won), row
        assert abs(float(row['mean_score']) - statistics.mean(scores)) < 0.006, row
        low, high = wilson(won, len(members))
        assert abs(float(row['success_from']) - low * 100) < 0.051, (row, low)
        assert abs(float(row['success_to']) - high * 100) < 0.051, (row, high)
        means.append((statistics.mean(scores), statistics.variance(scores) / len(scores), len(scores)))
    (a, u, n), (b, v, m) = means
    half = students_t((u + v) ** 2 / (u * u / (n - 1) + v * v / (m - 1))) * math.sqrt(u + v)
    said = f'{a - b:+.1f} points, likely between {a - b - half:+.1f} and {a - b + half:+.1f}.'.replace('-', '−')
    assert said in text, (said, text)


def test_checks_follow_the_organisation(office):
    fill_sample(office)
    (office.folder / 'checks.csv').write_text('Organisation,What was checked,Seen on,Holds until,Result\n'
                                              'Two Steeples Credit Union,Insurance,2023-05-01,2023-06-30,In order\n'
                                              'Two Steeples Credit Union,Constitution,2021-05-01,,In order\n')
    office.do('import', 'checks', office.folder / 'checks.csv')
    states = {row['what']: row['state'] for row in office.json('checks', '--organisation', 'Two Steeples Credit Union')}
    assert states['insurance'] == 'expired' and 'constitution' not in states, states
    assert states['accounts'] == 'missing', states
    rows = office.json('checks', '--round', '2023/24-1')
    assert any(row['application'] == 'R1-015' and row['state'] == 'expired' for row in rows)
    office.refuse('checks', status=2)
    office.refuse('workshops', 'effect', status=2)


def test_merged_and_parted_again(office):
    fill_sample(office)
    names = [a['name'] for a in office.list('organisation')]
    office.do('merge', 'Stoneleaf Community Centre', 'Stoneleaf Comm. Centre & Hall')
    assert len(office.list('organisation')) == len(names) - 1
    merge, = office.list('organisation_merge')
    office.do('unmerge', merge['n'])
    assert sorted(a['name'] for a in office.list('organisation')) == sorted(names)
    office.refuse('unmerge', merge['n'])
    assert all(group['count'] >= 2 for group in office.json('linked'))


def test_a_round_is_fixed_once_applications_came(office):
    fill_sample(office)
    assert 'as it was announced' in office.refuse('set', 'round', '2023/24-1', 'closes=2023-08-07 17:00')
    office.refuse('criterion', 'add', '--round', '2023/24-1', '--title', 'One more')
    office.do('round', 'vary', '2023/24-1', '--set', 'weight', '--to', '25', '--criterion', '1', '--reason', 'As announced')
    kept, = office.list('round_variation')
    assert (kept['what'], kept['before'], kept['value'], kept['reason']) == ('weight', '24', '25', 'As announced'), kept
    assert 'As announced' in office.do('round', 'summary', '--round', '2023/24-1')
    office.do('set', 'round', '2023/24-3', 'closes=2024-01-15 17:00')


def test_a_criterion_more_and_one_less(office):
    fill_sample(office)
    assert 'Reason is missing' in office.refuse('criterion', 'add', '--round', '2023/24-1', '--title', 'Partners', '--weight', '20')
    assert '51 applications have no mark for it yet' in office.do('criterion', 'add', '--round', '2023/24-1', '--title', 'x', '--dry-run')
    office.do('criterion', 'add', '--round', '2023/24-1', '--title', 'Partners', '--weight', '20', '--reason', 'The panel asked')
    office.do('criterion', 'remove', '6', '--round', '2023/24-1', '--reason', 'It was a mistake', '--on', '2023-10-11')
    added, removed = office.list('round_variation')
    assert (added['what'], removed['what'], removed['varied_on']) == ('title', 'removed', '2023-10-11'), (added, removed)
    criteria = [row for row in office.list('criterion') if row['title'] == 'Partners']
    assert [row['removed'] for row in criteria] == ['2023-10-11'], criteria
    assert 'was taken out' in office.refuse('criterion', 'remove', '6', '--round', '2023/24-1', '--reason', 'Again')


def test_the_office_says_what_it_checks(office):
    fill_sample(office)
    before = office.json('check-rules')
    assert [row['what'] for row in before] == ['Constitution', 'Accounts', 'Safeguarding policy', 'Insurance', 'Bank letter'], before
    office.do('add', 'check_rule', 'what=other', 'named=Training record', 'co_operative=yes', 'months=24')
    states = {row['state'] for row in office.json('checks', '--organisation', 'Two Steeples Credit Union')}
    assert 'missing' in states, states
    assert office.json('check-rules')[5]['kinds'] == 'Credit union or co-operative'
    assert all(row['from'] == 'the office' for row in office.json('check-rules', '--take-over'))
    assert 'already' in office.refuse('check-rules', '--take-over')


main()
