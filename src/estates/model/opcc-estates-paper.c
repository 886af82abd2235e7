/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the estates paper as it would be printed, every count and sum made from records. */
#include "opcc-estates-paper.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-document-file.h"
#include "opcc-premises-counts.h"
#include "opcc-premises.h"
#include "opcc-s106-deeds.h"
#include "opcc-s106-drawdown.h"
#include "opcc-scheme-update.h"
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

/* Whether the paper may name an attribute of its schemes to who reads it. */
static gboolean
may_show (OpccRedaction *redaction, const char *field)
{
  return opcc_redaction_may_show (redaction, &opcc_capital_scheme_kind, field);
}

/* " (total budget £500,000): 5% complete." */
static void
append_figures (GString *text, OpccRedaction *redaction, const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  g_autofree char *budget = opcc_money_format (state->revised);

  if (!may_show (redaction, "budget"))
    g_string_append_c (text, '.');
  else if (state->revised != OPCC_NO_MONEY)
    g_string_append_printf (text, _ (" (total budget %s)"), budget);
  else if (scheme->budget_stated != NULL && may_show (redaction, "budget_stated"))
    g_string_append_printf (text, _ (" (total budget printed as “%s”, which cannot be read)"),
                            scheme->budget_stated);
  else
    g_string_append (text, _ (" (total budget not given)"));
  if (!may_show (redaction, "done"))
    return;
  if (scheme->done != OPCC_NO_INTEGER)
    g_string_append_printf (text, _ (": %" PRId64 "%% complete."), scheme->done);
  else
    g_string_append (text, _ (": per cent complete not given."));
}

/* "Extension to Firearms (total budget £500,000): 5% complete. …" */
static char *
describe_scheme (OpccRedaction *redaction, const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  g_autoptr (GString) text = g_string_new (scheme->title);
  g_autofree char *variance = NULL;
  g_autofree char *end = NULL;
  g_autofree char *slip = opcc_scheme_state_say_slip (state);

  append_figures (text, redaction, state);
  if (may_show (redaction, "stage"))
    g_string_append_printf (text, _ (" %s."),
                            opcc_choice_get_label (opcc_scheme_stages, scheme->stage));
  if (state->words != NULL &&
      opcc_redaction_may_show (redaction, &opcc_scheme_update_kind, "words"))
    g_string_append_printf (text, " %s", state->words);
  if (scheme->ends != OPCC_NO_DATE && g_strcmp0 (state->rating, "complete") != 0 &&
      may_show (redaction, "ends") && may_show (redaction, "first_end"))
    {
      end = opcc_date_format (scheme->ends);
      g_string_append_printf (text, _ (" Completion expected %s"), end);
      g_string_append_printf (text, slip != NULL ? _ (" (%s).") : ".%s", slip != NULL ? slip : "");
    }
  if (state->variance != OPCC_NO_MONEY && state->variance > 0 && may_show (redaction, "forecast"))
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
             OpccRedaction *redaction,
             GPtrArray *states,
             const OpccSchemesSum *sum,
             const char *section)
{
  const gboolean in_year = strcmp (section, "in-year") == 0;

  opcc_document_add_heading (document, 2, opcc_choice_get_label (opcc_scheme_sections, section));
  if (!may_show (redaction, "title") || !may_show (redaction, "section"))
    return;
  for (guint i = 0; i < states->len; i++)
    {
      const OpccSchemeState *state = g_ptr_array_index (states, i);

      if (strcmp (state->scheme->section, section) == 0)
        take_numbered (document, describe_scheme (redaction, state));
    }
  if (may_show (redaction, "budget"))
    add_sum (document, sum, in_year);
}

static void
add_request (OpccDocument *document, OpccRedaction *redaction, const OpccS106Drawdown *request)
{
  const OpccKind *kind = &opcc_s106_drawdown_kind;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *amount = opcc_money_format (request->amount);
  g_autofree char *cost = opcc_money_format (request->cost_signatory);
  g_autofree char *deed = opcc_money_format (opcc_s106_drawdown_get_deed_cost (request));

  g_string_append_printf (text, "%s: %s",
                          opcc_choice_get_label (opcc_s106_drawdown_kinds, request->kind),
                          request->title);
  if (request->authority != NULL && opcc_redaction_may_show (redaction, kind, "authority"))
    g_string_append_printf (text, " · %s", request->authority);
  if (request->amount != OPCC_NO_MONEY && opcc_redaction_may_show (redaction, kind, "amount"))
    g_string_append_printf (text, " · %s", amount);
  if (request->cost_signatory != OPCC_NO_MONEY &&
      opcc_redaction_may_show (redaction, kind, "cost_signatory"))
    g_string_append_printf (text, _ (" · %s a signatory"), cost);
  if (*deed != '\0' && opcc_redaction_may_show (redaction, kind, "signatories"))
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, ", %s for %" PRId64 " signatory",
                                         ", %s for %" PRId64 " signatories",
                                         (gulong) request->signatories),
                            deed, request->signatories);
  g_string_append_printf (text, " · %s.",
                          request->state_stated != NULL &&
                                  opcc_redaction_may_show (redaction, kind, "state_stated")
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

static gboolean
may_show_requests (OpccRedaction *redaction)
{
  return opcc_redaction_may_show (redaction, &opcc_s106_drawdown_kind, "title") &&
         opcc_redaction_may_show (redaction, &opcc_s106_drawdown_kind, "kind") &&
         opcc_redaction_may_show (redaction, &opcc_s106_drawdown_kind, "state");
}

OpccDocument *
opcc_estates_paper_build (OpccDb *db,
                          gint64 n,
                          OpccAudience audience,
                          OpccDate today,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
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
  if (opcc_redaction_may_show (redaction, &opcc_premises_kind, "tenure") &&
      opcc_redaction_may_show (redaction, &opcc_premises_kind, "area"))
    add_premises (document, &counts);
  add_section (document, redaction, states, &sum, "approved");
  add_section (document, redaction, states, &sum, "in-year");
  opcc_document_add_heading (document, 2, _ ("Section 106"));
  for (guint i = 0; i < requests->len && may_show_requests (redaction); i++)
    add_request (document, redaction, g_ptr_array_index (requests, i));
  if (opcc_redaction_may_show (redaction, &opcc_s106_drawdown_kind, "cost_signatory") &&
      opcc_redaction_may_show (redaction, &opcc_s106_drawdown_kind, "signatories"))
    add_deeds (document, requests);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}

gboolean
opcc_estates_paper_write (
    OpccDb *db, OpccDate today, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccDocument) document =
      opcc_estates_paper_build (db, 0, OPCC_AUDIENCE_OFFICE, today, cancellable, error);

  return document != NULL && opcc_document_write (document, path, cancellable, error);
}

const OpccDomainDocument opcc_estates_documents[] = {
  { "estates", N_ ("The list of the estates paper: premises, schemes, section 106"), NULL,
    .write = opcc_estates_paper_build },
  { NULL },
};
