/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms in which a scheme, a round and a criterion are made or changed. */
#include "opcc-grants-forms.h"

#include <glib/gi18n-lib.h>

#include "opcc-criterion-change.h"
#include "opcc-record-acts.h"
#include "opcc-record-form.h"
#include "opcc-round-variation.h"

static gpointer
save_record (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  OpccRecord *record = OPCC_RECORD (data);
  gboolean fresh = opcc_record_get_n (record) == 0;
  gboolean saved;

  if (fresh && OPCC_IS_SCHEME (record))
    saved = opcc_scheme_add (db, OPCC_SCHEME (record), error);
  else if (fresh && OPCC_IS_ROUND (record))
    saved = opcc_round_add (db, OPCC_ROUND (record), error);
  else if (fresh && OPCC_IS_ROUND_VARIATION (record))
    saved = opcc_round_vary (db, OPCC_ROUND_VARIATION (record), error);
  else if (OPCC_IS_NEW_CRITERION (record))
    {
      g_autoptr (OpccCriterion) added =
          opcc_round_add_criterion (db, OPCC_NEW_CRITERION (record), error);

      saved = added != NULL;
    }
  else
    saved = opcc_record_act_save (db, record, error);
  return GINT_TO_POINTER (saved);
}

static OpccFormDialog *
open_dialog (GtkWidget *from,
             OpccWorkspace *workspace,
             const char *title,
             const char *verb,
             OpccRecord *record,
             const char *const *fields)
{
  const OpccRecordFormWords words = { title, verb };

  return opcc_record_form_open (from, workspace, record, fields, &words, save_record);
}

OpccFormDialog *
opcc_grants_open_scheme (GtkWidget *from, OpccWorkspace *workspace, OpccScheme *scheme)
{
  static const char *const fields[] = { "year",       "title",   "pot",        "cap", "months",
                                        "over_award", "purpose", "priorities", NULL };
  g_autoptr (OpccRecord) fresh = scheme == NULL ? opcc_record_new (&opcc_scheme_kind) : NULL;

  return open_dialog (from, workspace, scheme == NULL ? _ ("New scheme") : _ ("Edit scheme"),
                      scheme == NULL ? _ ("Add scheme") : _ ("Save scheme"),
                      scheme == NULL ? fresh : OPCC_RECORD (scheme), fields);
}

OpccFormDialog *
opcc_grants_open_round (
    GtkWidget *from, OpccWorkspace *workspace, OpccRound *round, gint64 scheme, gint64 number)
{
  static const char *const new_fields[] = { "number",    "theme",    "opens", "closes", "budget",
                                            "threshold", "wide_gap", "blind", NULL };
  static const char *const fields[] = { "title",          "theme",        "opens",
                                        "closes",         "budget",       "threshold",
                                        "wide_gap",       "blind",        "stage",
                                        "set_up",         "checked",      "marking_opens",
                                        "marking_closes", "marked",       "moderation_closed",
                                        "decided",        "letters_sent", "published",
                                        "decision_ref",   "approved_by",  NULL };
  g_autoptr (OpccRecord) fresh = NULL;

  if (round != NULL)
    return open_dialog (from, workspace, _ ("Edit round"), _ ("Save round"), OPCC_RECORD (round),
                        fields);
  fresh = opcc_record_new (&opcc_round_kind);
  OPCC_ROUND (fresh)->scheme = scheme;
  OPCC_ROUND (fresh)->number = number;
  OPCC_ROUND (fresh)->threshold = 65;
  OPCC_ROUND (fresh)->wide_gap = 20;
  OPCC_ROUND (fresh)->blind = TRUE;
  return open_dialog (from, workspace, _ ("New round"), _ ("Add round"), fresh, new_fields);
}

OpccFormDialog *
opcc_grants_open_criterion (GtkWidget *from,
                            OpccWorkspace *workspace,
                            OpccCriterion *criterion,
                            gint64 round,
                            const char *meaning)
{
  static const char *const fields[] = { "title",     "weight",   "scale", "minimum",
                                        "pass_fail", "guidance", NULL };
  static const char *const varied[] = { "title",    "weight",    "scale",  "minimum", "pass_fail",
                                        "guidance", "varied_on", "reason", NULL };
  g_autoptr (OpccRecord) fresh = NULL;
  OpccFormDialog *dialog;

  if (criterion != NULL)
    return open_dialog (from, workspace, _ ("Edit criterion"), _ ("Save criterion"),
                        OPCC_RECORD (criterion), fields);
  fresh = opcc_record_new (&opcc_new_criterion_kind);
  OPCC_NEW_CRITERION (fresh)->round = round;
  OPCC_NEW_CRITERION (fresh)->scale = 5;
  OPCC_NEW_CRITERION (fresh)->guidance = opcc_criterion_make_guidance (5);
  OPCC_NEW_CRITERION (fresh)->varied_on = opcc_date_today ();
  dialog = open_dialog (from, workspace, _ ("New criterion"), _ ("Add criterion"), fresh,
                        meaning != NULL ? varied : fields);
  if (dialog != NULL && meaning != NULL)
    opcc_form_dialog_set_notice (dialog, meaning);
  return dialog;
}

OpccFormDialog *
opcc_grants_open_variation (GtkWidget *from,
                            OpccWorkspace *workspace,
                            gint64 round,
                            OpccCriterion *criterion)
{
  static const char *const fields[] = { "what", "criterion", "value", "varied_on", "reason", NULL };
  g_autoptr (OpccRecord) fresh = opcc_record_new (&opcc_round_variation_kind);
  OpccFormDialog *dialog;

  OPCC_ROUND_VARIATION (fresh)->round = round;
  OPCC_ROUND_VARIATION (fresh)->varied_on = opcc_date_today ();
  if (criterion != NULL)
    OPCC_ROUND_VARIATION (fresh)->criterion = opcc_record_get_n (OPCC_RECORD (criterion));
  dialog = open_dialog (from, workspace, _ ("Vary the round"), _ ("Vary round"), fresh, fields);
  if (dialog != NULL && criterion != NULL)
    opcc_form_set_link_title (opcc_form_dialog_get_form (dialog), "criterion", criterion->title);
  return dialog;
}
