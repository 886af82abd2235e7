/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the estates paper as it would be printed, every count and sum made from records. */
#include "opcc-estates-paper.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-document-file.h"
#include "opcc-document-text.h"
#include "opcc-premises-counts.h"
#include "opcc-s106-deeds.h"
#include "opcc-schemes.h"
#include "opcc-text.h"

static void
take_numbered (OpccDocument *document, char *sentence)
{
  opcc_document_add_numbered (document, sentence);
  g_free (sentence);
}

static void
add_premises (OpccDocument *document, const OpccPremisesCounts *counts)
{
  g_autofree char *area = opcc_text_from_count ((double) counts->area);

  opcc_document_add_heading (document, 2, _ ("Police estate"));
  take_numbered (document,
                 g_strdup_printf (_ ("The estate consists of %" PRId64 " premises across %" PRId64
                                     " locations and %" PRId64 " neighbourhood offices."),
                                  counts->premises, counts->locations, counts->neighbourhood));
  take_numbered (
      document, counts->area_missing == 0
                    ? g_strdup_printf (_ ("The premises have %s square metres."), area)
                    : g_strdup_printf (_ ("The premises have %s square metres; the area of %" PRId64
                                          " is not given."),
                                       area, counts->area_missing));
  take_numbered (document, g_strdup_printf (_ ("%" PRId64 " are freehold, %" PRId64
                                               " leasehold and %" PRId64 " shared with a partner."),
                                            counts->freehold, counts->leasehold, counts->shared));
}

/* "Extension to Firearms (total budget £500,000): 5% complete. …" */
static char *
describe_scheme (const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  g_autoptr (GString) text = g_string_new (scheme->title);
  g_autofree char *budget = opcc_money_format (state->revised);
  g_autofree char *variance = NULL;
  g_autofree char *end = NULL;
  g_autofree char *slip = opcc_scheme_state_say_slip (state);

  if (state->revised != OPCC_NO_MONEY)
    g_string_append_printf (text, _ (" (total budget %s)"), budget);
  else if (scheme->budget_stated != NULL)
    g_string_append_printf (text, _ (" (total budget printed as “%s”, which cannot be read)"),
                            scheme->budget_stated);
  else
    g_string_append (text, _ (" (total budget not given)"));
  if (scheme->done != OPCC_NO_INTEGER)
    g_string_append_printf (text, _ (": %" PRId64 "%% complete."), scheme->done);
  else
    g_string_append (text, _ (": per cent complete not given."));
  g_string_append_printf (text, _ (" %s."),
                          opcc_choice_get_label (opcc_scheme_stages, scheme->stage));
  if (state->words != NULL)
    g_string_append_printf (text, " %s", state->words);
  if (scheme->ends != OPCC_NO_DATE && g_strcmp0 (state->rating, "complete") != 0)
    {
      end = opcc_date_format (scheme->ends);
      g_string_append_printf (text, _ (" Completion expected %s"), end);
      g_string_append_printf (text, slip != NULL ? _ (" (%s).") : ".%s", slip != NULL ? slip : "");
    }
  if (state->variance != OPCC_NO_MONEY && state->variance > 0)
    {
      variance = opcc_money_format (state->variance);
      g_string_append_printf (text, _ (" It is %s over budget."), variance);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint
compare_by_paragraph (gconstpointer a, gconstpointer b)
{
  const OpccSchemeState *one = *(OpccSchemeState *const *) a;
  const OpccSchemeState *two = *(OpccSchemeState *const *) b;
  const gint64 first = one->scheme->paragraph, second = two->scheme->paragraph;

  if (first != second)
    return first == OPCC_NO_INTEGER ? 1 : second == OPCC_NO_INTEGER || first < second ? -1 : 1;
  return opcc_record_get_n (OPCC_RECORD (one->scheme)) <
                 opcc_record_get_n (OPCC_RECORD (two->scheme))
             ? -1
             : 1;
}

static void
add_sum (OpccDocument *document, const OpccSchemesSum *sum, gboolean in_year)
{
  g_autofree char *money = opcc_money_format (in_year ? sum->in_year : sum->approved);
  const guint n = in_year ? sum->n_in_year : sum->n_approved;
  const guint without = n - (in_year ? sum->n_in_year_budgets : sum->n_approved_budgets);
  g_autofree char *text =
      without > 0 ? g_strdup_printf (_ ("%u schemes, %s; without the budgets that cannot be read "
                                        "or are not given (%u)"),
                                     n, money, without)
                  : g_strdup_printf (_ ("%u schemes, %s"), n, money);

  opcc_document_add_value (document, _ ("Together"), text);
}

static void
add_section (OpccDocument *document,
             GPtrArray *states,
             const OpccSchemesSum *sum,
             const char *section)
{
  const gboolean in_year = strcmp (section, "in-year") == 0;

  opcc_document_add_heading (document, 2, opcc_choice_get_label (opcc_scheme_sections, section));
  for (guint i = 0; i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);

      if (strcmp (state->scheme->section, section) == 0)
        take_numbered (document, describe_scheme (state));
    }
  add_sum (document, sum, in_year);
}

static void
add_request (OpccDocument *document, const OpccS106Drawdown *request)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *amount = opcc_money_format (request->amount);
  g_autofree char *cost = opcc_money_format (request->cost_signatory);
  g_autofree char *deed = opcc_money_format (opcc_s106_drawdown_get_deed_cost (request));

  g_string_append_printf (text, "%s: %s",
                          opcc_choice_get_label (opcc_s106_drawdown_kinds, request->kind),
                          request->title);
  if (request->authority != NULL)
    g_string_append_printf (text, " · %s", request->authority);
  if (request->amount != OPCC_NO_MONEY)
    g_string_append_printf (text, " · %s", amount);
  if (request->cost_signatory != OPCC_NO_MONEY)
    g_string_append_printf (text, _ (" · %s a signatory"), cost);
  if (*deed != '\0')
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, ", %s for %" PRId64 " signatory",
                                         ", %s for %" PRId64 " signatories",
                                         (gulong) request->signatories),
                            deed, request->signatories);
  g_string_append_printf (text, " · %s.",
                          request->state_stated != NULL
                              ? request->state_stated
                              : opcc_choice_get_label (opcc_s106_drawdown_states, request->state));
  opcc_document_add_numbered (document, text->str);
}

/* What the new deeds cost, where money is to be repurposed at all. */
static void
add_deeds (OpccDocument *document, GPtrArray *requests)
{
  g_autoptr (GPtrArray) deeds = g_ptr_array_new ();
  OpccS106DeedsSum sum;

  for (guint i = 0; i < requests->len; i++)
    {
      OpccS106Drawdown *request = g_ptr_array_index (requests, i);

      if (strcmp (request->kind, "repurposing") == 0)
        g_ptr_array_add (deeds, request);
    }
  if (deeds->len == 0)
    return;
  opcc_s106_deeds_sum (deeds, &sum);
  take_numbered (document, opcc_s106_deeds_say (&sum));
}

OpccDocument *
opcc_estates_paper_build (OpccDb *db, OpccDate today, GError **error)
{
  g_autoptr (OpccDocument) document = opcc_document_new (_ ("Estates: capital programme"));
  g_autoptr (GPtrArray) states = opcc_schemes_list (db, today, error);
  g_autoptr (GPtrArray) requests =
      opcc_db_select (db, &opcc_s106_drawdown_kind, "n > 0 ORDER BY n", error, "");
  g_autofree char *day = opcc_date_format (today);
  OpccPremisesCounts counts;
  OpccSchemesSum sum;

  if (states == NULL || requests == NULL || !opcc_premises_count (db, &counts, error))
    return NULL;
  g_ptr_array_sort (states, compare_by_paragraph);
  opcc_schemes_sum (states, &sum);
  opcc_document_add_value (document, _ ("Date"), day);
  add_premises (document, &counts);
  add_section (document, states, &sum, "approved");
  add_section (document, states, &sum, "in-year");
  opcc_document_add_heading (document, 2, _ ("Section 106"));
  for (guint i = 0; i < requests->len; i++)
    add_request (document, g_ptr_array_index (requests, i));
  add_deeds (document, requests);
  return g_steal_pointer (&document);
}

gboolean
opcc_estates_paper_write (
    OpccDb *db, OpccDate today, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocument) document = opcc_estates_paper_build (db, today, error);

  return document != NULL && opcc_document_write (document, path, cancellable, error);
}

char *
opcc_estates_paper_to_text (OpccDb *db, OpccDate today, GError **error)
{
  g_autoptr (OpccDocument) document = opcc_estates_paper_build (db, today, error);

  return document != NULL ? opcc_document_to_text (document) : NULL;
}
