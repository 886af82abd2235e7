#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Effects of markers, robustness and sharing out on random rounds, held against reckonings in plain Python."""
import csv
import math
import random

from desk import Office, fill_round, main

WEIGHTS = (40, 35, 25)
SCALE = 5
ROUND = '2023/24-1'


def make_round(seed):
    """reference -> marker -> scores; some markers see a part only, some are harsh or narrow."""
    dice = random.Random(seed)
    n_markers = dice.randint(2, 7)
    n_applications = dice.randint(3, 25)
    harsh = [dice.gauss(0, 0.8) if seed % 4 else 0 for _ in range(n_markers)]
    width = [dice.uniform(0.4, 1.4) for _ in range(n_markers)]
    marks = {}
    for a in range(n_applications):
        truth = [dice.gauss(3, 1) for _ in WEIGHTS]
        chosen = dice.sample(range(n_markers), dice.randint(1, n_markers))
        marks[f'R1-{a + 1:03}'] = {
            f'Marker {m + 1}': [min(SCALE, max(0, round(3 + harsh[m] + width[m] * (t - 3) + dice.gauss(0, 0.6))))
                                for t in truth]
            for m in chosen}
    return marks


def to_percent(scores):
    return sum(w * s / SCALE for w, s in zip(WEIGHTS, scores))


def solve(matrix, columns):
    """Gauss with pivots: matrix x = columns, a list of rows each."""
    n = len(matrix)
    rows = [list(matrix[i]) + list(columns[i]) for i in range(n)]
    for k in range(n):
        best = max(range(k, n), key=lambda i: abs(rows[i][k]))
        rows[k], rows[best] = rows[best], rows[k]
        for i in range(k + 1, n):
            f = rows[i][k] / rows[k][k]
            rows[i] = [x - f * y for x, y in zip(rows[i], rows[k])]
    for k in reversed(range(n)):
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(k):
            f = rows[i][k]
            rows[i] = [x - f * y for x, y in zip(rows[i], rows[k])]
    return [row[n:] for row in rows]


def least_squares(design, y):
    """Residual sum of squares and rank, by Gram and Schmidt on the columns: no normal equations."""
    basis, rest = [], list(y)
    for column in zip(*design):
        v = list(column)
        for _ in range(2):
            for b in basis:
                dot = sum(p * q for p, q in zip(v, b))
                v = [p - dot * q for p, q in zip(v, b)]
        length = math.sqrt(sum(p * p for p in v))
        if length < 1e-8:
            continue
        b = [p / length for p in v]
        basis.append(b)
        dot = sum(p * q for p, q in zip(rest, b))
        rest = [p - dot * q for p, q in zip(rest, b)]
    return sum(p * p for p in rest), len(basis)


def estimate(marks):
    """Henderson's mixed-model equations whole, applications fixed and not absorbed; the variances from the
    sums of squares of two fits."""
    cells = [(a, m, to_percent(s)) for a, row in marks.items() for m, s in row.items()]
    applications = sorted({a for a, _, _ in cells})
    markers = sorted({m for _, m, _ in cells})
    y = [p for _, _, p in cells]
    alone = [[float(a == b) for b in applications] for a, _, _ in cells]
    both = [row + [float(m == b) for b in markers] for row, (_, m, _) in zip(alone, cells)]
    sse_alone, rank_alone = least_squares(alone, y)
    sse_both, rank_both = least_squares(both, y)
    if rank_both == rank_alone or len(y) == rank_both:
        return None
    residual = max(sse_both / (len(y) - rank_both), 1e-6)
    share = {a: sum(1 for b, _, _ in cells if b == a) for a in applications}
    trace = sum(1 - 1 / share[a] for a, _, _ in cells)
    between = max(0, (sse_alone - sse_both - (rank_both - rank_alone) * residual) / trace)
    n, k = len(applications), len(markers)
    if between == 0:
        return markers, [0.0] * k, [0.0] * k, residual, 0
    left = [[sum(r[i] * r[j] for r in both) + (residual / between if i == j and i >= n else 0)
             for j in range(n + k)] for i in range(n + k)]
    right = [[sum(r[i] * p for r, p in zip(both, y))] + [float(i == j) for j in range(n + k)] for i in range(n + k)]
    out = solve(left, right)
    shifts = [out[n + i][0] for i in range(k)]
    errors = [math.sqrt(residual * out[n + i][1 + n + i]) for i in range(k)]
    return markers, shifts, errors, residual, between


def estimate_widths(marks, markers):
    found = {}
    for m in markers:
        values = [to_percent(row[m]) for row in marks.values() if m in row]
        mean = sum(values) / len(values)
        squares = sum((v - mean) ** 2 for v in values)
        if len(values) > 1 and squares > 1e-9:
            found[m] = (0.5 * math.log(squares / (len(values) - 1)), 1 / (2 * (len(values) - 1)))
    if len(found) < 2:
        return {}
    w = {m: 1 / v for m, (_, v) in found.items()}
    mean = sum(w[m] * x for m, (x, _) in found.items()) / sum(w.values())
    q = sum(w[m] * (x - mean) ** 2 for m, (x, _) in found.items())
    tau = max(0, (q - len(found) + 1) / (sum(w.values()) - sum(x * x for x in w.values()) / sum(w.values())))
    star = {m: 1 / (v + tau) for m, (_, v) in found.items()}
    centre = sum(star[m] * x for m, (x, _) in found.items()) / sum(star.values())
    return {m: math.exp(tau / (tau + v) * (x - centre)) for m, (x, v) in found.items()}


def share_out(scores, base, threshold=60):
    """References that get money: down the ranking to the pot, the first that does not fit gets the rest."""
    left, funded = pot_of(base), set()
    for reference in sorted((r for r in scores if scores[r] is not None), key=lambda r: (-scores[r], base.index(r))):
        if scores[reference] < threshold:
            break
        if left < 5000:
            return funded | ({reference} if left >= 50 else set())
        funded.add(reference)
        left -= 5000
    return funded


def pot_of(references):
    return 5000 * (len(references) // 2) + 1700


def weigh(marks, weights, without=None):
    whole = sum(weights)
    scores = {}
    for reference, row in marks.items():
        points = [sum(w * s for w, s in zip(weights, given)) / SCALE * 100 / whole
                  for marker, given in row.items() if marker != without]
        scores[reference] = round(sum(points) / len(points), 6) if points else None
    return scores


def make_worlds(marks):
    """Those without a marker, those without a criterion, those with other weights."""
    markers = {m for row in marks.values() for m in row}
    changed = lambda factor: [[w * factor if i == c else w for i, w in enumerate(WEIGHTS)] for c in range(len(WEIGHTS))]
    return ([weigh(marks, WEIGHTS, m) for m in markers], [weigh(marks, w) for w in changed(0)],
            [weigh(marks, w) for w in changed(0.9) + changed(1.1)])


def check_robustness(office, marks, seed):
    rows = {row['reference']: row for row in office.json('robustness', '--round', ROUND)}
    scores = weigh(marks, WEIGHTS)
    base = sorted(scores, key=lambda r: (-scores[r], r))
    funded = share_out(scores, base)
    assert {r for r, row in rows.items() if float(row['amount'] or 0) > 0} == funded, (seed, funded)
    for name, worlds in zip(('markers', 'criteria', 'weights'), make_worlds(marks)):
        lived = [share_out(world, base) for world in worlds]
        for reference, row in rows.items():
            n = sum(reference in world for world in lived)
            assert row[name] == (n * 200 + len(lived)) // (2 * len(lived)), (seed, reference, name, row, n, len(lived))
    dice = random.Random(-seed)
    counts = dict.fromkeys(rows, 0)
    for _ in range(300):
        drawn = {r: sum(dice.choices([to_percent(s) for s in row.values()], k=len(row))) / len(row)
                 for r, row in marks.items()}
        for reference in share_out({r: round(p, 6) for r, p in drawn.items()}, base):
            counts[reference] += 1
    for reference, row in rows.items():
        assert abs(row['redraws'] - counts[reference] / 3) < 12, (seed, reference, row, counts[reference])
        shares = [row[name] for name in ('redraws', 'markers', 'criteria', 'weights') if row[name] is not None]
        assert row['overall'] == math.floor(sum(shares) / len(shares) + 0.5), (seed, reference, row)


def fill(office, marks):
    office.folder.mkdir()
    office.do('init')
    office.do('scheme', 'add', '--year', '2023/24', '--pot', '400000', '--cap', '10000', '--months', '12')
    office.do('round', 'add', '--scheme', '2023/24', '--number', '1', '--opens', '2023-07-03',
              '--closes', '31/07/2023', '--budget', pot_of(marks), '--threshold', '60')
    for i, weight in enumerate(WEIGHTS):
        office.do('criterion', 'add', '--round', ROUND, '--title', f'Criterion {i + 1}', '--weight', weight,
                  '--scale', SCALE)
    applications = office.folder / 'applications.csv'
    with open(applications, 'w', newline='') as file:
        rows = csv.writer(file)
        rows.writerow(['Name of organisation', 'Project title', 'Amount requested', 'Response ID'])
        for i, reference in enumerate(sorted(marks)):
            rows.writerow([f'Group {reference}', f'Project {reference}', '5000', f'{i + 1}'])
    office.do('import', 'applications', '--round', ROUND, applications)
    scores = office.folder / 'marks.csv'
    with open(scores, 'w', newline='') as file:
        rows = csv.writer(file)
        rows.writerow(['application', 'marker', 'criterion', 'score', 'comment'])
        for reference, row in sorted(marks.items()):
            for marker, given in row.items():
                for i, score in enumerate(given):
                    rows.writerow([reference, marker, f'Criterion {i + 1}', score, ''])
    if any(marks.values()):
        office.do('import', 'marks', '--round', ROUND, scores)


def check_round(office, seed):
    marks = make_round(seed)
    fill(office, marks)
    effects = {row['marker']: row for row in office.json('marker-effects', '--round', ROUND)}
    ranking = {row['reference']: row for row in office.json('marker-effects', '--round', ROUND, '--ranking')}
    expected = estimate(marks)
    raw = {a: sum(map(to_percent, row.values())) / len(row) for a, row in marks.items()}
    assert set(ranking) == set(raw), (seed, ranking)
    if expected is None:
        assert all(row['shift'] == 0 and row['error'] == 0 for row in effects.values()), (seed, effects)
        shift = {m: 0.0 for m in effects}
    else:
        markers, shifts, errors, _, between = expected
        shift = dict(zip(markers, shifts))
        widths = estimate_widths(marks, markers)
        for m, s, e in zip(markers, shifts, errors):
            assert abs(float(effects[m]['shift']) - s) < 2e-4, (seed, m, effects[m], s)
            assert abs(float(effects[m]['error']) - e) < 2e-4, (seed, m, effects[m], e)
            assert (effects[m]['width'] is None) == (m not in widths), (seed, m, effects[m])
            if m in widths:
                assert abs(float(effects[m]['width']) - widths[m]) < 2e-4, (seed, m, effects[m], widths[m])
                assert effects[m]['low'] <= effects[m]['width'] <= effects[m]['high']
            assert ('harsh' in effects[m]['effect']) == (between > 0 and s + 1.959964 * e < 0), (seed, m)
    adjusted = {a: raw[a] - sum(shift[m] for m in row) / len(row) for a, row in marks.items()}
    for a, row in ranking.items():
        assert abs(float(row['percent']) - raw[a]) < 1e-4, (seed, a, row)
        assert abs(float(row['adjusted']) - adjusted[a]) < 1e-3, (seed, a, row, adjusted[a])
        assert row['adjusted_rank'] == 1 + sum(float(other['adjusted']) > float(row['adjusted'])
                                               for other in ranking.values()), (seed, a, row)
    check_robustness(office, marks, seed)
    return expected is not None and expected[4] > 0


def test_twenty_rounds(office):
    found = 0
    for seed in range(20):
        found += check_round(Office(office.folder / f'round-{seed}'), seed)
    assert 5 <= found <= 19, found


def test_moderation(office):
    fill_round(office)
    queue = office.json('moderation', '--round', ROUND)
    assert len(queue) == 3 and all(row['to_settle'] for row in queue), queue
    first = queue[0]['reference']
    office.do('--who', 'Round lead', 'moderate', first, '--round', ROUND, '--percent', '70', '--note',
              'Looked at the annex.')
    rows = {row['reference']: row for row in office.json('moderation', '--round', ROUND, '--all')}
    assert len(rows) == 51 and sum(row['to_settle'] for row in rows.values()) == 2
    assert rows[first]['moderated_by'] == 'Round lead' and rows[first]['note'] == 'Looked at the annex.'
    assert float(rows[first]['percent']) == 70 and float(rows[first]['mean']) == float(queue[0]['mean'])
    ranked = {row['reference']: row for row in office.json('rank', '--round', ROUND)}
    assert float(ranked[first]['percent']) == 70 and ranked[first]['settled']
    assert [reference for reference, row in ranked.items() if row['settled']] == [first]
    spread = office.json('spread', '--round', ROUND)
    assert len(spread) == 5 and all(row['compared'] > 0 for row in spread), spread


def find_even_loads(applications, markers, conflicts, wanted, fixed):
    """The least sum of squares of the loads, by shortest augmenting paths (Bellman and Ford) in the network
    source - application - marker - sink, where the k-th unit into the sink costs 2k - 1."""
    loads = dict.fromkeys(markers, 0)
    for _, m in fixed:
        loads[m] += 1
    chosen = set()
    for a in applications:
        allowed = [m for m in markers if (a, m) not in conflicts and (a, m) not in fixed]
        for _ in range(min(len(allowed), wanted - sum((a, m) in fixed for m in markers))):
            cost = {m: 0 for m in allowed if (a, m) not in chosen}
            way = {m: None for m in cost}
            for _ in markers:
                for b, m in sorted(chosen):
                    if m not in cost:
                        continue
                    for other in markers:
                        if (b, other) not in conflicts | fixed | chosen and cost.get(other, 1) > cost[m]:
                            cost[other], way[other] = cost[m], (b, m)
            end = min(sorted(cost), key=lambda m: 2 * loads[m] + 1)
            loads[end] += 1
            while way[end] is not None:
                b, m = way[end]
                chosen.remove((b, m))
                chosen.add((b, end))
                end = m
            chosen.add((a, end))
    return sum(load * load for load in loads.values())


def read_assignments(office):
    rows = office.list('assignment')
    pairs = [(row['application']['n'], row['marker']['n']) for row in rows if row['state'] != 'conflict']
    assert len(pairs) == len(set(pairs)), pairs
    return set(pairs)


def check_sharing(office, seed):
    dice = random.Random(seed)
    references = [f'R1-{i + 1:03}' for i in range(dice.randint(5, 14))]
    roles = [f'Marker {i + 1}' for i in range(dice.randint(3, 5))]
    wanted = dice.randint(1, 3)
    fill(office, {reference: {} for reference in references})
    for role in roles:
        office.do('add', 'marker', f'role={role}')
    applications = {row['reference']: row['n'] for row in office.list('application')}
    markers = {row['role']: row['n'] for row in office.list('marker')}
    conflicts = set()
    for reference in references:
        # The first marker knows nearly everybody.
        for role in [roles[0]] * (dice.random() < 0.7) + [r for r in roles[1:] if dice.random() < 0.15]:
            office.do('conflict', reference, '--round', ROUND, '--marker', role, '--reason', 'A relative is a trustee.')
            conflicts.add((applications[reference], markers[role]))
    office.do('assign', '--round', ROUND, '--per-application', wanted)
    check_even(office, set(applications.values()), set(markers.values()), conflicts, wanted, set(), seed)
    # One drops out: what they had goes to the others, and nobody else loses any.
    before = read_assignments(office)
    gone = markers[roles[-1]]
    office.do('set', 'marker', gone, 'stood_down=2023-09-01')
    office.do('assign', '--round', ROUND, '--per-application', wanted)
    kept = {pair for pair in before if pair[1] != gone}
    assert kept <= read_assignments(office)
    check_even(office, set(applications.values()), set(markers.values()) - {gone}, conflicts, wanted, kept, seed)


def check_even(office, applications, markers, conflicts, wanted, fixed, seed):
    pairs = read_assignments(office)
    assert not pairs & conflicts, (seed, pairs & conflicts)
    assert {m for _, m in pairs} <= markers, seed
    for a in applications:
        allowed = sum((a, m) not in conflicts for m in markers)
        assert sum(b == a for b, _ in pairs) == min(wanted, allowed), (seed, a)
    squares = sum(sum(m == n for _, n in pairs) ** 2 for m in markers)
    assert squares == find_even_loads(sorted(applications), sorted(markers), conflicts, wanted, fixed), (seed, squares)


def test_sharing_out(office):
    for seed in range(10):
        check_sharing(Office(office.folder / f'round-{seed}'), seed)


main()
