/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the estates domain needs somebody for: schemes slipped, over budget, or long not heard of.
 */
#include "opcc-estates-due.h"

#include <glib/gi18n-lib.h>

#include "opcc-due-item.h"
#include "opcc-schemes.h"

/* An update is owed a quarter of a year after the last. */
#define QUARTER_MONTHS 3

static void
take_item (GPtrArray *items, const OpccSchemeState *state, OpccDate due, char *title, char *detail)
{
  OpccDueItem *item = opcc_due_item_new ("estates", &opcc_capital_scheme_kind,
                                         opcc_record_get_n (OPCC_RECORD (state->scheme)), due);

  item->title = title;
  item->detail = detail;
  item->owner = g_strdup (state->scheme->owner);
  g_ptr_array_add (items, item);
}

static void
add_slip (const OpccSchemeState *state, GPtrArray *items)
{
  g_autofree char *slip = opcc_scheme_state_say_slip (state);
  g_autofree char *first = NULL;
  g_autofree char *now = NULL;

  if (slip == NULL)
    return;
  first = opcc_date_format (state->scheme->first_end);
  now = opcc_date_format (state->scheme->ends);
  take_item (items, state, state->scheme->ends,
             g_strdup_printf (_ ("%s has slipped"), state->scheme->title),
             g_strdup_printf (_ ("%s: first approved for %s, now expected %s"), slip, first, now));
}

static void
add_passed (const OpccSchemeState *state, OpccDate today, GPtrArray *items)
{
  g_autofree char *end = NULL;

  if (state->scheme->ends == OPCC_NO_DATE || state->scheme->ends >= today)
    return;
  end = opcc_date_format (state->scheme->ends);
  take_item (items, state, state->scheme->ends,
             g_strdup_printf (_ ("%s is past its expected end"), state->scheme->title),
             g_strdup_printf (_ ("Expected %s, and not complete"), end));
}

static void
add_over (const OpccSchemeState *state, GPtrArray *items)
{
  g_autofree char *over = NULL;
  g_autofree char *budget = NULL;

  if (state->variance == OPCC_NO_MONEY || state->variance <= 0)
    return;
  over = opcc_money_format_short (state->variance);
  budget = opcc_money_format (state->revised);
  take_item (items, state, OPCC_NO_DATE,
             g_strdup_printf (_ ("%s is over budget"), state->scheme->title),
             g_strdup_printf (_ ("Forecast %s above %s"), over, budget));
}

static void
add_silence (const OpccSchemeState *state, OpccDate today, GPtrArray *items)
{
  const OpccDate due = state->updated != OPCC_NO_DATE
                           ? opcc_date_add_months (state->updated, QUARTER_MONTHS)
                           : OPCC_NO_DATE;
  g_autofree char *last = opcc_date_format (state->updated);

  if (due != OPCC_NO_DATE && due >= today)
    return;
  take_item (items, state, due, g_strdup_printf (_ ("Update on %s is owed"), state->scheme->title),
             state->updated == OPCC_NO_DATE
                 ? g_strdup (_ ("There is no update yet"))
                 : g_strdup_printf (_ ("The last is of %s, more than a quarter ago"), last));
}

gboolean
opcc_estates_list_due (OpccDb *db, OpccDate today, GPtrArray *items, GError **error)
{
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, today, error);

  for (guint i = 0; states != NULL && i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);

      if (g_strcmp0 (state->rating, "complete") == 0)
        continue;
      add_slip (state, items);
      add_passed (state, today, items);
      add_over (state, items);
      add_silence (state, today, items);
    }
  return states != NULL;
}
