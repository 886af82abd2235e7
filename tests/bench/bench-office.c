/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills an office kind by kind: every field from its type, and by hand how the records hang
 * together. The n-th record of a kind has the number n, so that every link can be worked out. */
#include "bench-office.h"

#include <string.h>

#include "opcc-action.h"
#include "opcc-agreement.h"
#include "opcc-application.h"
#include "opcc-assignment.h"
#include "opcc-award.h"
#include "opcc-criterion.h"
#include "opcc-decision.h"
#include "opcc-grant-return.h"
#include "opcc-mark.h"
#include "opcc-observation.h"
#include "opcc-output-measure.h"
#include "opcc-payment.h"
#include "opcc-place.h"
#include "opcc-registry.h"
#include "opcc-round.h"
#include "opcc-variation.h"

#define N_YEARS    10
#define FIRST_YEAR 2016
#define N_OFFICES  43
#define N_CRITERIA 4
#define N_MARKERS  24
/* Of a round at full size. */
#define ROUND_SIZE   2325
#define A_STEP       100 /* records given to the store at once */
#define AN_ACTION    100000
#define N_CHARACTERS 4

typedef struct
{
  guint64 n_applications;
  guint64 seed;
  guint64 n_rounds;
  GHashTable *counts; /* (owned) name of a kind to how many there are of it */
} Office;

/* How many there are of a kind: so many a thousand applications, but at least @least and, where it
 * is given, at most @most. In an order in which what is linked to comes first. */
/* clang-format off */
static const struct
{
  const char *kind;
  guint per_thousand;
  guint least;
  guint most;
} amounts[] = {
  { "scheme",              0,    N_YEARS, N_YEARS },
  { "round",               0,    N_YEARS },
  { "criterion",           0,    N_YEARS * N_CRITERIA },
  { "marker",              0,    N_MARKERS, N_MARKERS },
  { "organisation",        500,  10 },
  { "application",         1000, 10 },
  { "assignment",          2000, 20 },
  { "mark",                8000, 80 },
  { "award",               800,  8 },
  { "agreement",           400,  4 },
  { "payment",             800,  8 },
  { "grant_return",        800,  8 },
  { "output_measure",      800,  8 },
  { "variation",           40,   2 },
  { "past_grant",          100,  10 },
  { "organisation_note",   50,   5 },
  { "organisation_check",  100,  5 },
  { "eligibility",         500,  5 },
  { "decision",            0,    N_YEARS },
  { "round_variation",     1,    4 },
  { "workshop",            1,    4 },
  { "workshop_attendance", 40,   8 },
  { "scenario",            1,    4 },
  { "measure",             0,    200, 200 },
  { "observation",         4000, 400 },
  { "target",              2,    20 },
  { "cause",               2,    20 },
  { "post",                5,    20 },
  { "post_event",          20,   40 },
  { "zone",                1,    10 },
  { "zone_step",           4,    40 },
  { "zone_member",         10,   40 },
  { "zone_asset",          10,   40 },
  { "plan_line",           10,   40 },
  { "finding",             4,    20 },
  { "visit",               4,    20 },
  { "indicator",           8,    40 },
  { "reading",             1000, 200 },
  { "area",                7,    40 },
  { "premises",            4,    20 },
  { "capital_scheme",      4,    20 },
  { "budget_change",       8,    20 },
  { "scheme_funding",      8,    20 },
  { "scheme_update",       40,   40 },
  { "in_year_request",     4,    10 },
  { "s106_agreement",      4,    10 },
  { "s106_covenant",       8,    20 },
  { "s106_drawdown",       8,    20 },
  { "s106_event",          8,    20 },
  { "bid",                 4,    10 },
  { "deck",                1,    4 },
  { "deck_slide",          8,    16 },
};

static const char *const words[] = {
  "safer", "evening", "bridge", "workshop", "repair", "estate", "lighting", "café", "advice",
  "mentor", "river", "market", "youth", "court", "garden", "school", "bus", "station", "witness",
  "harbour", "signal", "listen", "summer", "autumn",
};
/* clang-format on */

/* The same number for the same record and field, whatever was made before it. */
static guint64
draw (const Office *self, const OpccField *field, guint64 i)
{
  guint64 x = self->seed + i * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + g_str_hash (field->name);

  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

static guint64
count (const Office *self, const char *kind)
{
  return (guint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->counts, kind));
}

static guint64
count_amount (const Office *self, guint at)
{
  guint64 n = self->n_applications * amounts[at].per_thousand / 1000;

  if (g_str_equal (amounts[at].kind, "round") || g_str_equal (amounts[at].kind, "decision"))
    n = self->n_rounds;
  else if (g_str_equal (amounts[at].kind, "criterion"))
    n = self->n_rounds * N_CRITERIA;
  n = MAX (n, amounts[at].least);
  return amounts[at].most > 0 ? MIN (n, amounts[at].most) : n;
}

static const char *
draw_word (guint64 *drawn)
{
  const char *word = words[*drawn % G_N_ELEMENTS (words)];

  *drawn /= G_N_ELEMENTS (words);
  return word;
}

static char *
invent_text (const OpccField *field, guint64 i, guint64 drawn)
{
  if (g_str_equal (field->name, "period") || g_str_equal (field->name, "year"))
    return g_strdup_printf ("%d/%02d", FIRST_YEAR + (int) (i % N_YEARS),
                            (FIRST_YEAR + 1 + (int) (i % N_YEARS)) % 100);
  if ((field->marks & OPCC_MARK_UNIQUE) != 0)
    return g_strdup_printf ("%s %" G_GUINT64_FORMAT, words[drawn % G_N_ELEMENTS (words)], i + 1);
  if (field->type == OPCC_VALUE_LONG_TEXT)
    return g_strdup_printf ("The %s and the %s by the %s, with a %s for the %s.",
                            draw_word (&drawn), draw_word (&drawn), draw_word (&drawn),
                            draw_word (&drawn), draw_word (&drawn));
  return g_strdup_printf ("%s %s %" G_GUINT64_FORMAT, draw_word (&drawn), draw_word (&drawn),
                          i + 1);
}

static gint64
invent_number (const OpccField *field, guint64 drawn)
{
  const gint64 most = field->type == OPCC_VALUE_MONEY ? 1000000 : 100;

  if (field->min == 0 && field->max == 0)
    return (gint64) (drawn % (guint64) most);
  return MAX (field->min, 0) +
         (gint64) (drawn % (guint64) (MIN (field->max, most) - MAX (field->min, 0) + 1));
}

/* Days a field later than the one before it in the table: what ends has begun. */
static OpccDate
invent_date (const Office *self, const OpccKind *kind, const OpccField *field, guint64 i)
{
  const int place = (int) (field - kind->fields);
  const guint64 n = MAX (1, count (self, kind->name));

  return opcc_date_from_ymd (FIRST_YEAR, 4, 1) + (int) (i * 365 * N_YEARS / n) + place * 9;
}

static gint64
invent_link (const Office *self, const OpccKind *kind, const OpccField *field, guint64 i)
{
  const guint64 n = count (self, kind->name);
  const guint64 targets = count (self, field->target);

  return targets > 0 && strcmp (field->target, kind->name) != 0 ? (gint64) (i * targets / n) + 1
                                                                : 0;
}

static void
fill_field (
    const Office *self, gpointer record, const OpccKind *kind, const OpccField *field, guint64 i)
{
  const guint64 drawn = draw (self, field, i);
  gpointer member = (char *) record + field->offset;
  guint n_choices = 0;

  switch (field->type)
    {
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
      *(char **) member = invent_text (field, i, drawn / 3);
      break;
    case OPCC_VALUE_CHOICE:
      while (field->choices[n_choices].key != NULL)
        n_choices++;
      *(char **) member = g_strdup (field->choices[drawn % n_choices].key);
      break;
    case OPCC_VALUE_PLACE:
      *(char **) member = g_strdup (opcc_place_get (drawn % 9)->key);
      break;
    case OPCC_VALUE_MONEY:
    case OPCC_VALUE_INTEGER:
      *(gint64 *) member = invent_number (field, drawn);
      break;
    case OPCC_VALUE_NUMBER:
      *(double *) member = (double) invent_number (field, drawn);
      break;
    case OPCC_VALUE_DATE:
      *(OpccDate *) member = invent_date (self, kind, field, i);
      break;
    case OPCC_VALUE_TIME:
      *(gint64 *) member = invent_date (self, kind, field, i) * G_GINT64_CONSTANT (86400) + 36000;
      break;
    case OPCC_VALUE_FLAG:
      *(gboolean *) member = drawn % 5 == 0;
      break;
    case OPCC_VALUE_LINK:
      *(gint64 *) member = invent_link (self, kind, field, i);
      break;
    }
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* --- how the records hang together --------------------------------------------------------- */

static guint64
find_round (const Office *self, guint64 application)
{
  return application * self->n_rounds / count (self, "application");
}

/* The last round is being marked, one in fifty before it awarded; all others are over. */
static void
tie_round (const Office *self, gpointer record, guint64 i)
{
  OpccRound *round = record;
  const int year = FIRST_YEAR + (int) (i % N_YEARS);

  round->scheme = (gint64) (i % N_YEARS) + 1;
  round->number = (gint64) (i / N_YEARS) + 1;
  g_free (round->code);
  round->code = g_strdup_printf ("%d/%02d-%d", year, (year + 1) % 100, (int) round->number);
  g_free (round->title);
  round->title = g_strdup_printf ("Round %d of %d", (int) round->number, year);
  round->blind = FALSE;
  set_text (&round->stage, i + 1 == self->n_rounds ? "marked" : "published");
}

static void
tie_criterion (const Office *self, gpointer record, guint64 i)
{
  OpccCriterion *criterion = record;

  criterion->round = (gint64) (i / N_CRITERIA) + 1;
  criterion->number = (gint64) (i % N_CRITERIA) + 1;
  criterion->weight = 25;
  criterion->scale = 10;
  criterion->minimum = OPCC_NO_INTEGER;
  criterion->pass_fail = FALSE;
  criterion->removed = OPCC_NO_DATE;
}

static void
tie_application (const Office *self, gpointer record, guint64 i)
{
  OpccApplication *application = record;
  const guint64 round = find_round (self, i);
  const gboolean is_over = round + 1 < self->n_rounds;

  application->round = (gint64) round + 1;
  application->organisation = (gint64) (i * 7919 % count (self, "organisation")) + 1;
  g_free (application->reference);
  application->reference = g_strdup_printf ("%06" G_GUINT64_FORMAT, i + 1);
  set_text (&application->stage, !is_over         ? "marked"
                                 : i % 10 >= 8    ? "stopped"
                                 : i % 10 % 5 < 2 ? "awarded"
                                                  : "declined");
}

static void
tie_assignment (const Office *self, gpointer record, guint64 i)
{
  OpccAssignment *assignment = record;

  assignment->application = (gint64) (i / 2) + 1;
  assignment->marker = (gint64) ((i / 2 * 2 + i % 2) % N_MARKERS) + 1;
  set_text (&assignment->state, "submitted");
}

static void
tie_mark (const Office *self, gpointer record, guint64 i)
{
  OpccMark *mark = record;
  const guint64 application = i / (2 * N_CRITERIA);
  const guint64 which = i / N_CRITERIA % 2;

  mark->application = (gint64) application + 1;
  mark->marker = (gint64) ((application * 2 + which) % N_MARKERS) + 1;
  mark->criterion = (gint64) (find_round (self, application) * N_CRITERIA + i % N_CRITERIA) + 1;
  mark->score = (gint64) (mark->score % 11);
}

/* Eight in ten are decided; of each five of those, two get something. */
static void
tie_award (const Office *self, gpointer record, guint64 i)
{
  OpccAward *award = record;

  award->application = (gint64) (i / 8 * 10 + i % 8) + 1;
  set_text (&award->state, i % 8 % 5 < 2 ? "approved" : "declined");
  set_text (&award->reserve, NULL);
  award->reserve_place = OPCC_NO_INTEGER;
}

static void
tie_observation (const Office *self, gpointer record, guint64 i)
{
  OpccObservation *observation = record;
  const guint64 n_measures = count (self, "measure");

  observation->measure = (gint64) (i % n_measures) + 1;
  g_free (observation->key);
  observation->key = g_strdup_printf ("%" G_GUINT64_FORMAT, i + 1);
  g_free (observation->force);
  observation->force = g_strdup_printf ("Force %d", (int) (i / n_measures / N_YEARS % N_OFFICES));
  g_free (observation->period);
  observation->period = g_strdup_printf ("%d/%02d", FIRST_YEAR + (int) (i / n_measures % N_YEARS),
                                         (FIRST_YEAR + 1 + (int) (i / n_measures % N_YEARS)) % 100);
  g_free (observation->staff_group);
  observation->staff_group =
      g_strdup_printf ("Group %d", (int) (i / n_measures / N_YEARS / N_OFFICES % N_CHARACTERS));
}

/* The approved ones alone have what follows: of each eight awards the places 0, 1, 5 and 6. */
static gint64
find_approved (guint64 k)
{
  static const guint8 places[] = { 0, 1, 5, 6 };

  return (gint64) (k / G_N_ELEMENTS (places) * 8 + places[k % G_N_ELEMENTS (places)]) + 1;
}

static void
tie_agreement (const Office *self, gpointer record, guint64 i)
{
  OpccAgreement *agreement = record;

  agreement->award = find_approved (i);
  agreement->sent = invent_date (self, opcc_record_get_kind (record),
                                 &opcc_record_get_kind (record)->fields[2], i);
  agreement->signed_on = agreement->sent + 9;
  agreement->conditions_met = OPCC_NO_DATE;
  agreement->closed = OPCC_NO_DATE;
}

static void
tie_payment (const Office *self, gpointer record, guint64 i)
{
  OpccPayment *payment = record;
  const gboolean is_paid = i % 10 != 0;

  payment->award = find_approved (i / 2);
  payment->number = (gint64) (i % 2) + 1;
  set_text (&payment->basis, "date");
  set_text (&payment->state, is_paid ? "paid" : "planned");
  payment->due = invent_date (self, opcc_record_get_kind (record),
                              &opcc_record_get_kind (record)->fields[4], i);
  payment->amount = 100000 + (gint64) (i % 1000) * 100;
  payment->grant_return = 0;
  payment->paid = is_paid ? payment->due : OPCC_NO_DATE;
}

static void
tie_return (const Office *self, gpointer record, guint64 i)
{
  OpccGrantReturn *back = record;
  const gboolean is_in = i % 10 != 0;

  back->award = find_approved (i / 2);
  back->number = (gint64) (i % 2) + 1;
  back->due = back->period_end + 28;
  back->received = is_in ? back->due : OPCC_NO_DATE;
  back->queried = OPCC_NO_DATE;
  back->accepted = is_in ? back->due + 7 : OPCC_NO_DATE;
  back->spent = is_in ? 90000 : OPCC_NO_MONEY;
}

static void
tie_measure_of_grant (const Office *self, gpointer record, guint64 i)
{
  OpccOutputMeasure *measure = record;

  measure->award = find_approved (i / 2);
  measure->grant_return = 0;
}

static void
tie_variation (const Office *self, gpointer record, guint64 i)
{
  OpccVariation *variation = record;

  variation->award = find_approved (i * 10 % count (self, "agreement"));
  variation->amount_change = -10000;
}

/* Nobody has approved it yet: then it would bear a fingerprint. */
static void
tie_decision (const Office *self, gpointer record, guint64 i)
{
  OpccDecision *decision = record;

  decision->round = (gint64) i + 1;
  decision->approved = OPCC_NO_DATE;
  g_clear_pointer (&decision->fingerprint, g_free);
}

static const struct
{
  const char *kind;
  void (*tie) (const Office *self, gpointer record, guint64 i);
} ties[] = {
  { "round", tie_round },
  { "criterion", tie_criterion },
  { "application", tie_application },
  { "assignment", tie_assignment },
  { "mark", tie_mark },
  { "award", tie_award },
  { "agreement", tie_agreement },
  { "payment", tie_payment },
  { "grant_return", tie_return },
  { "output_measure", tie_measure_of_grant },
  { "variation", tie_variation },
  { "decision", tie_decision },
  { "observation", tie_observation },
};

/* --- making -------------------------------------------------------------------------------- */

typedef enum
{
  AS_DRAWN,
  WHOLE,
  LEAST,
  N_WAYS,
} Way;

static OpccRecord *
make_with (const Office *self, const OpccKind *kind, guint64 i, Way way)
{
  const OpccMarks needed = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE;
  OpccRecord *record = opcc_record_new (kind);

  for (guint at = 0; at < kind->n_fields; at++)
    {
      const OpccField *field = &kind->fields[at];
      const gboolean is_needed = (field->marks & needed) != 0;

      /* Not everything is known of everybody. */
      if (is_needed || way == WHOLE || (way == AS_DRAWN && draw (self, field, i) % 3 != 0))
        fill_field (self, record, kind, field, i);
    }
  for (guint at = 0; at < G_N_ELEMENTS (ties); at++)
    if (strcmp (ties[at].kind, kind->name) == 0)
      ties[at].tie (self, record, i);
  if (kind->complete != NULL)
    kind->complete (record);
  return record;
}

/* Where a rule over several fields refuses what was drawn for them, all are filled, or none but
 * what is needed. */
static OpccRecord *
make_record (const Office *self, const OpccKind *kind, guint64 i)
{
  OpccRecord *record = make_with (self, kind, i, AS_DRAWN);

  for (Way way = WHOLE; way < N_WAYS && !opcc_record_check (record, NULL); way++)
    {
      g_object_unref (record);
      record = make_with (self, kind, i, way);
    }
  return record;
}

static gboolean
add_records (const Office *self,
             OpccBulk *bulk,
             const OpccKind *kind,
             guint64 first,
             guint64 end,
             GError **error)
{
  g_autoptr (GPtrArray) step = g_ptr_array_new_full (A_STEP, g_object_unref);

  for (guint64 i = first; i < end; i++)
    {
      g_ptr_array_add (step, make_record (self, kind, i));
      if (step->len < A_STEP && i + 1 < end)
        continue;
      if (!opcc_bulk_add_many (bulk, (gpointer const *) step->pdata, step->len, error))
        return FALSE;
      g_ptr_array_set_size (step, 0);
    }
  return TRUE;
}

static gboolean
add_kind (const Office *self, OpccDb *db, const OpccKind *kind, GError **error)
{
  const guint64 n = count (self, kind->name);

  for (guint64 first = 0; first < n; first += AN_ACTION)
    {
      g_autoptr (OpccAction) action = opcc_action_begin (db, "Ten years", error);
      g_autoptr (OpccBulk) bulk = NULL;

      if (action == NULL)
        return FALSE;
      bulk = opcc_bulk_begin (db, kind, error);
      if (bulk == NULL ||
          !add_records (self, bulk, kind, first, MIN (n, first + AN_ACTION), error) ||
          !opcc_bulk_end (bulk, error) || !opcc_action_commit (action, error))
        {
          g_prefix_error (error, "%s: ", kind->name);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
bench_office_fill (OpccDb *db, guint64 n_applications, guint64 seed, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  Office self = { n_applications, seed, MAX (N_YEARS, n_applications / ROUND_SIZE), counts };

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    g_hash_table_insert (counts, (gpointer) amounts[i].kind,
                         GSIZE_TO_POINTER (count_amount (&self, i)));
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const OpccKind *kind = opcc_registry_find (amounts[i].kind);

      g_assert (kind != NULL);
      if (!add_kind (&self, db, kind, error))
        return FALSE;
    }
  return TRUE;
}
