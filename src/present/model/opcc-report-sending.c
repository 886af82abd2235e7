/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps what each audience was given when a report was sent, and gives that from then on. */
#include "opcc-report-sending.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "opcc-action.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-hidden-records.h"
#include "opcc-kept-figures.h"
#include "opcc-kept-paper.h"
#include "opcc-report-paper.h"
#include "opcc-text.h"

/* An audience from whom the report itself is kept is given nothing. FALSE on error. */
static gboolean
keep_for (JsonObject *papers,
          OpccDb *db,
          gint64 report,
          OpccAudience audience,
          OpccDate today,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (OpccHiddenRecords) hidden = opcc_hidden_records_cast (db, audience, error);
  g_autoptr (GError) local = NULL;
  g_autoptr (OpccDocument) document = NULL;

  if (hidden == NULL)
    return FALSE;
  if (opcc_hidden_records_has (hidden, opcc_report_kind.name, report))
    return TRUE;
  document = opcc_report_paper_write (db, report, audience, today, cancellable, error);
  if (document != NULL)
    json_object_set_member (papers, opcc_audience_get_name (audience),
                            opcc_kept_paper_write (document));
  return document != NULL;
}

/* (transfer full): NULL on error. */
static char *
keep_all (OpccDb *db, gint64 report, OpccDate today, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonObject) papers = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  for (OpccAudience who = 0; who < OPCC_N_AUDIENCES; who++)
    if (!keep_for (papers, db, report, who, today, cancellable, error))
      return NULL;
  json_node_set_object (root, papers);
  return json_to_string (root, FALSE);
}

/**
 * opcc_report_send:
 * @sent: the day on which it was
 * @to: to whom
 * @today: the day in London
 *
 * Marks a report as sent, as one action: its words, sections and figures are kept as each audience
 * is given them now, and no longer change.
 *
 * Returns: FALSE with OPCC_ERROR_REFUSED where it was sent before, OPCC_ERROR_INVALID for a day to
 *   come or nobody
 */
gboolean
opcc_report_send (OpccDb *db,
                  gint64 report,
                  OpccDate sent,
                  const char *to,
                  OpccDate today,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (OpccReport) found = opcc_db_load (db, &opcc_report_kind, report, error);
  g_autofree char *paper = NULL;
  g_autofree char *name = NULL;
  g_autoptr (OpccAction) action = NULL;

  if (found == NULL)
    return FALSE;
  if (sent == OPCC_NO_DATE || sent > today || to == NULL || *to == '\0')
    {
      g_set_error (
          error, OPCC_ERROR, OPCC_ERROR_INVALID,
          _ ("Give the day on which “%s” was sent, not one to come, and to whom. Nothing was "
             "changed."),
          found->title);
      return FALSE;
    }
  paper = keep_all (db, report, today, cancellable, error);
  if (paper == NULL)
    return FALSE;
  name = g_strdup_printf (_ ("Mark report “%s” as sent"), found->title);
  action = opcc_action_begin (db, name, error);
  found->sent = sent;
  opcc_set_str (&found->sent_to, to);
  opcc_set_str (&found->paper, paper);
  return action != NULL && opcc_db_save (db, found, error) && opcc_action_commit (action, error);
}

/**
 * opcc_report_read_sent:
 *
 * Returns: (transfer full): what the audience was given, also where the records have changed since;
 *   NULL with OPCC_ERROR_NOT_FOUND where it was given nothing
 */
OpccDocument *
opcc_report_read_sent (const OpccReport *report, OpccAudience audience, GError **error)
{
  g_autoptr (JsonNode) root = report->paper != NULL ? json_from_string (report->paper, NULL) : NULL;
  JsonObject *papers =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  OpccDocument *document =
      papers != NULL ? opcc_kept_paper_read (
                           json_object_get_member (papers, opcc_audience_get_name (audience)))
                     : NULL;

  if (document == NULL)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
        _ ("“%s” was sent when this audience was given nothing of it: %s. Nothing was made. "
           "Copy the report to make a new version of it."),
        report->title, opcc_audience_get_label (audience));
  return document;
}

/**
 * opcc_report_say_sent:
 *
 * Returns: (transfer full) (nullable): "sent on 12 October 2023 to the Police and Crime Panel";
 * NULL where it was not
 */
char *
opcc_report_say_sent (const OpccReport *report)
{
  g_autofree char *day = opcc_date_format (report->sent);

  if (report->sent == OPCC_NO_DATE)
    return NULL;
  /* Translators: a day, and to whom: "sent on 12 October 2023 to the Police and Crime Panel". */
  return g_strdup_printf (_ ("sent on %s to %s"), day, report->sent_to);
}
