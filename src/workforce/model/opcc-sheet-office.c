/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sheets of the office itself: its posts in sum, churn with how it is worked out, training. */
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-money.h"
#include "opcc-post-acts.h"
#include "opcc-post.h"
#include "opcc-sheet-parts.h"
#include "opcc-targets.h"
#include "opcc-training-budget.h"

typedef struct
{
  OpccWorkforceSheet *sheet; /* (unowned) */
  GPtrArray *posts;          /* (unowned) OpccPost, without those that ended */
} Office;

static void
add_line (Office *self, const char *what, double value, const char *format, const char *how)
{
  OpccSheetRow *row = opcc_sheet_add_row (self->sheet);

  opcc_sheet_row_add_text (row, what);
  opcc_sheet_row_add_number (row, value, format);
  opcc_sheet_row_add_text (row, how);
}

static guint
count_number (const OpccPost *post)
{
  return post->number != OPCC_NO_INTEGER ? (guint) post->number : 1;
}

static void
add_establishment (Office *self)
{
  g_autofree char *how = NULL;
  guint n_posts = 0, n_silent = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const OpccPost *post = g_ptr_array_index (self->posts, i);

      n_posts += count_number (post);
      n_silent += post->number == OPCC_NO_INTEGER;
    }
  how = g_strdup_printf (ngettext ("posts by the number stated; %u line does not state it and "
                                   "counts as one",
                                   "posts by the number stated; %u lines do not state it and "
                                   "count as one each",
                                   n_silent),
                         n_silent);
  add_line (self, _ ("Establishment"), n_posts, "%.0f", how);
}

static void
add_states (Office *self)
{
  for (const OpccChoice *state = opcc_post_states; state->key != NULL; state++)
    {
      guint n = 0;

      for (guint i = 0; i < self->posts->len; i++)
        {
          const OpccPost *post = g_ptr_array_index (self->posts, i);

          n += g_strcmp0 (post->state, state->key) == 0 ? count_number (post) : 0;
        }
      if (n > 0 || strcmp (state->key, "vacant") == 0)
        add_line (self, _ (state->label), n, "%.0f", _ ("posts of the establishment"));
    }
}

static gboolean
ends_soon (const OpccPost *post, OpccDate today)
{
  return post->ends != OPCC_NO_DATE && post->ends >= today &&
         post->ends <= today + OPCC_CONTRACT_NOTICE;
}

static void
add_warnings (Office *self, OpccDate today)
{
  g_autofree char *soon =
      g_strdup_printf (_ ("contracts whose last day is within %d days of today"),
                       OPCC_CONTRACT_NOTICE);
  guint n_soon = 0, n_alone = 0, n_funded = 0;

  for (guint i = 0; i < self->posts->len; i++)
    {
      const OpccPost *post = g_ptr_array_index (self->posts, i);

      n_soon += ends_soon (post, today) ? count_number (post) : 0;
      n_alone += post->deputy == NULL ? count_number (post) : 0;
      n_funded += post->funder != NULL ? count_number (post) : 0;
    }
  add_line (self, _ ("Ending soon"), n_soon, "%.0f", soon);
  add_line (self, _ ("Nobody to stand in"), n_alone, "%.0f", _ ("no deputy is named"));
  add_line (self, _ ("Paid for by others"), n_funded, "%.0f", _ ("a funder is named"));
}

static gboolean
add_churn (Office *self, OpccDb *db, OpccDate today, GError **error)
{
  OpccChurn churn;
  g_autofree char *how = NULL;

  if (!opcc_posts_find_churn (db, today, &churn, error))
    return FALSE;
  add_line (self, _ ("Left or ended in twelve months"), churn.n_events > 0 ? churn.n_left : NAN,
            "%.0f", _ ("events of posts in the twelve months to today"));
  how = g_strdup_printf (_ ("100 × those who left ÷ posts held on average over the twelve months, "
                            "%.1f"),
                         churn.held);
  add_line (self, _ ("Churn, per cent"), churn.percent, "%.1f", how);
  if (churn.n_events == 0)
    opcc_sheet_miss (
        self->sheet,
        _ ("Nothing was written down of who left or came, so that churn cannot be worked "
           "out. Choose a post on the page of posts and press “Holder left…”."));
  return TRUE;
}

/* What papers of the office said of its staff, with where it is said. */
static gboolean
add_stated (Office *self, OpccDb *db, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (
      db,
      "SELECT m.title, o.value, coalesce (o.as_stated, ''), o.period, coalesce (o.source, '')"
      " FROM observation o JOIN measure m ON m.n = o.measure WHERE o.staff_group = 'The office'"
      " AND (m.unit = 'people' OR m.unit = 'posts' OR m.unit = 'percent') ORDER BY o.n",
      error, "");
  gboolean more = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &more, error) && more)
    {
      OpccSheetRow *row = opcc_sheet_add_row (self->sheet);
      g_autofree char *how = g_strdup_printf (_ ("as stated, %s; %s"), opcc_stmt_get_text (stmt, 3),
                                              opcc_stmt_get_text (stmt, 4));

      opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 0));
      if (opcc_stmt_is_null (stmt, 1))
        opcc_sheet_row_add_text (row, opcc_stmt_get_text (stmt, 2));
      else
        opcc_sheet_row_add_number (row, opcc_stmt_get_real (stmt, 1), "%.10g");
      opcc_sheet_row_add_text (row, how);
    }
  return stmt != NULL && !more;
}

gboolean
opcc_sheet_fill_office (OpccDb *db,
                        const OpccSheetOrder *order,
                        OpccWorkforceSheet *self,
                        GError **error)
{
  g_autoptr (GPtrArray) posts =
      opcc_db_select (db, &opcc_post_kind, "state <> 'ended' ORDER BY n", error, "");
  Office office = { self, posts };
  const OpccDate today = opcc_date_today ();

  if (posts == NULL)
    return FALSE;
  opcc_sheet_add_column (self, "what", _ ("Of the office"), FALSE);
  opcc_sheet_add_column (self, "value", _ ("Figure"), TRUE);
  opcc_sheet_add_column (self, "how", _ ("How it is counted"), FALSE);
  if (posts->len == 0)
    opcc_sheet_miss (self, _ ("There are no posts in the office file. Add them one by one, or take "
                              "in the register of posts with Import…"));
  else
    {
      add_establishment (&office);
      add_states (&office);
      add_warnings (&office, today);
      if (!add_churn (&office, db, today, error))
        return FALSE;
    }
  return add_stated (&office, db, error);
}

/* --- training -------------------------------------------------------------------------------- */

static void
add_money (OpccSheetRow *row, gint64 pence)
{
  g_autofree char *words = pence != OPCC_NO_MONEY ? opcc_money_format (pence) : NULL;

  opcc_sheet_row_add_text (row, words);
}

gboolean
opcc_sheet_fill_training (OpccDb *db,
                          const OpccSheetOrder *order,
                          OpccWorkforceSheet *self,
                          GError **error)
{
  g_autoptr (GPtrArray) budgets =
      opcc_db_select (db, &opcc_training_budget_kind, "n > 0 ORDER BY year DESC", error, "");

  opcc_sheet_add_column (self, "year", _ ("Financial year"), FALSE);
  opcc_sheet_add_column (self, "amount", _ ("Amount"), TRUE);
  opcc_sheet_add_column (self, "spent", _ ("Spent"), TRUE);
  opcc_sheet_add_column (self, "left", _ ("Left"), TRUE);
  opcc_sheet_add_column (self, "note", _ ("Note"), FALSE);
  opcc_sheet_add_column (self, "source", _ ("Source"), FALSE);
  for (guint i = 0; budgets != NULL && i < budgets->len; i++)
    {
      const OpccTrainingBudget *budget = g_ptr_array_index (budgets, i);
      OpccSheetRow *row = opcc_sheet_add_row (self);

      opcc_sheet_row_add_text (row, budget->year);
      add_money (row, budget->amount);
      add_money (row, budget->spent);
      add_money (row, opcc_training_budget_get_left (budget));
      opcc_sheet_row_add_text (row, budget->note);
      opcc_sheet_row_add_text (row, budget->source);
    }
  if (budgets != NULL && budgets->len == 0)
    opcc_sheet_miss (
        self, _ ("There is no training budget in the office file. Add one on the page of the "
                 "office with “Add a training budget…”."));
  return budgets != NULL;
}
