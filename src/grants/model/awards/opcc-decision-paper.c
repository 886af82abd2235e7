/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the decision record of a round from its figures, and setting it in the office's form. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-db.h"
#include "opcc-decision.h"
#include "opcc-error.h"
#include "opcc-notice.h"
#include "opcc-redaction.h"
#include "opcc-round.h"

/* The numbered sentences of the notice are the summary: dates, markers, bands, threshold, sum. */
static char *
say_summary (OpccDb *db, gint64 round, OpccDate decided, GError **error)
{
  g_autoptr (OpccDocument) notice =
      opcc_notice_build (db, round, OPCC_AUDIENCE_OFFICE, decided, NULL, error);
  const GPtrArray *blocks = notice != NULL ? opcc_document_get_blocks (notice) : NULL;
  GString *summary = NULL;

  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const OpccBlock *block = g_ptr_array_index (blocks, i);

      if (block->type != OPCC_BLOCK_NUMBERED)
        continue;
      if (summary == NULL)
        summary = g_string_new (NULL);
      g_string_append_printf (summary, "%s%s", summary->len > 0 ? "\n\n" : "", block->text);
    }
  return summary != NULL ? g_string_free (summary, FALSE) : NULL;
}

/* What was chosen, by which rule, beside what else could have been. */
static char *
say_options (const OpccAwardPlan *plan)
{
  g_autofree char *total = opcc_money_format (plan->total);
  g_autofree char *threshold = opcc_percent_format (plan->ranking->threshold);

  return g_strdup_printf (_ ("1. To make %u awards of %s in all (%s; threshold %s).\n"
                             "2. To fund all %u applications that reach the threshold.\n"
                             "3. To make no awards, and keep the money for a later round."),
                          plan->n_awards, total, opcc_award_rule_get_label (plan->settings->rule),
                          threshold, plan->ranking->n_pass);
}

/* The reasons given with the decision, and those of each row that broke the order. */
static char *
say_discussion (const OpccAwardPlan *plan, const char *reasons, const char *over_reason)
{
  GString *words = g_string_new (reasons != NULL ? reasons : "");

  if (over_reason != NULL && plan->left < 0)
    g_string_append_printf (words, "\n\n%s: %s", _ ("More than the pot is awarded"), over_reason);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const OpccAwardRow *row = &g_array_index (plan->rows, OpccAwardRow, i);

      if (row->needs_reason && row->reason != NULL)
        g_string_append_printf (words, "\n\n%s, %s: %s", row->ranked->reference,
                                row->ranked->organisation, row->reason);
    }
  return g_string_free (words, FALSE);
}

/**
 * opcc_decision_write:
 *
 * Everything in it can be edited until the Commissioner's approval.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_decision_write (OpccDb *db,
                     gint64 round,
                     const OpccAwardPlan *plan,
                     const char *reference,
                     const char *reasons,
                     const char *over_reason,
                     OpccDate decided,
                     GError **error)
{
  g_autoptr (OpccDecision) self = g_object_new (OPCC_TYPE_DECISION, NULL);
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autofree char *total = opcc_money_format (plan->total);

  if (record == NULL)
    return FALSE;
  self->summary = say_summary (db, round, decided, error);
  if (self->summary == NULL)
    return FALSE;
  self->round = round;
  self->reference = g_strdup (reference);
  self->title = g_strdup_printf (_ ("Awards of %s"), record->title);
  self->dated = decided;
  self->options = say_options (plan);
  self->recommendation = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "That the %u award listed in the notice, %s in all, is made.",
                   "That the %u awards listed in the notice, %s in all, are made.", plan->n_awards),
      plan->n_awards, total);
  self->discussion = say_discussion (plan, reasons, over_reason);
  return opcc_db_save (db, self, error);
}

/**
 * opcc_decision_load:
 *
 * Returns: (transfer full): NULL on error
 */
OpccDecision *
opcc_decision_load (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_decision_kind, "round = $1 ORDER BY n DESC", error, "i", round);

  if (list == NULL)
    return NULL;
  if (list->len > 0)
    return g_object_ref (g_ptr_array_index (list, 0));
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("This round has no decision record: it is written when the awards are decided. "
                  "Decide them on the award board first."));
  return NULL;
}

gboolean
opcc_decision_add_note (OpccDb *db, gint64 round, const char *note, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccDecision) self = opcc_decision_load (db, round, &local);
  g_autofree char *words = NULL;

  if (self == NULL && g_error_matches (local, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
    return TRUE;
  if (self == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (self->approved != OPCC_NO_DATE)
    return TRUE;
  words = self->discussion != NULL && *self->discussion != '\0'
              ? g_strdup_printf ("%s\n\n%s", self->discussion, note)
              : g_strdup (note);
  return opcc_record_set_typed (OPCC_RECORD (self), "discussion", words, error) &&
         opcc_db_save (db, self, error);
}

/* As on the form, but for an acronym: this is its first use in the paper. */
static const char *
get_label (const OpccField *field)
{
  return strcmp (field->name, "reference") == 0
             ? _ ("Reference of the Office of the Police and Crime Commissioner (OPCC)")
             : opcc_field_get_label (field);
}

/* One attribute as a line of the form, with a dash where nothing is written yet. */
static void
add_line (OpccDocument *document, OpccRedaction *redaction, OpccDecision *self, const char *name)
{
  const OpccField *field = opcc_kind_find_field (&opcc_decision_kind, name);
  g_autofree char *text = NULL;

  if (!opcc_redaction_may_show (redaction, &opcc_decision_kind, name))
    return;
  text = opcc_field_to_text (field, self);
  opcc_document_add_value (document, get_label (field), *text != '\0' ? text : "–");
}

static void
add_part (OpccDocument *document, OpccRedaction *redaction, OpccDecision *self, const char *name)
{
  const OpccField *field = opcc_kind_find_field (&opcc_decision_kind, name);
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!opcc_redaction_may_show (redaction, &opcc_decision_kind, name))
    return;
  text = opcc_field_to_text (field, self);
  parts = g_strsplit (*text != '\0' ? text : "–", "\n\n", -1);
  opcc_document_add_heading (document, 2, opcc_field_get_label (field));
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      opcc_document_add_paragraph (document, parts[i]);
}

static void
add_lines (OpccDocument *document,
           OpccRedaction *redaction,
           OpccDecision *self,
           const char *heading,
           const char *const *names)
{
  if (opcc_redaction_get_audience (redaction) == OPCC_AUDIENCE_OFFICE)
    opcc_document_add_heading (document, 2, heading);
  for (guint i = 0; names[i] != NULL; i++)
    add_line (document, redaction, self, names[i]);
}

/* The order is that of the office's form. */
static void
fill (OpccDocument *document, OpccRedaction *redaction, OpccDecision *self)
{
  static const char *const head[] = { "dated", "officers", "received", "reference", "title" };
  static const char *const parts[] = { "summary", "options", "recommendation", "discussion" };
  static const char *const office[] = { "officer", "officer_date", NULL };
  static const char *const publication[] = {
    "publish_record",
    "record_reason",
    "publish_contents",
    "contents_reason",
    "monitoring",
    "monitoring_date",
    NULL,
  };
  static const char *const commissioner[] = { "decision", "approved", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    add_line (document, redaction, self, head[i]);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (document, redaction, self, parts[i]);
  add_lines (document, redaction, self, _ ("Office of the Commissioner: approval"), office);
  add_lines (document, redaction, self, _ ("Publication: decision of the Monitoring Officer"),
             publication);
  add_lines (document, redaction, self, _ ("Police and Crime Commissioner"), commissioner);
}

/**
 * opcc_decision_build:
 *
 * Returns: (transfer full): NULL on error; of a round without a decision record, it says so
 */
OpccDocument *
opcc_decision_build (OpccDb *db,
                     gint64 round,
                     OpccAudience audience,
                     OpccDate today,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccDecision) self = opcc_decision_load (db, round, &local);
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = opcc_document_new (_ ("Decision record"));

  if (local != NULL && !g_error_matches (local, OPCC_ERROR, OPCC_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (self == NULL)
    opcc_document_add_paragraph (document, local->message);
  else
    {
      if (self->approved == OPCC_NO_DATE)
        opcc_document_set_text (document, OPCC_DOCUMENT_MARKING, _ ("DRAFT: NOT APPROVED"));
      fill (document, redaction, self);
    }
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
