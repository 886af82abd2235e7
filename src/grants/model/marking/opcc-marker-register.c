/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A register of markers: who did what about which application, when and why; and as a document. */
#include "opcc-marker-register.h"

#include <glib/gi18n-lib.h>

#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-domain-document.h"
#include "opcc-redaction.h"
#include "opcc-round.h"

/* The columns of a query, in the order of the entry. */
enum
{
  REFERENCE,
  TITLE,
  ORGANISATION,
  ROLE,
  REASON,
  DAY,
  TIME,
  BY,
  CONFLICT,
};

static OpccMarkerEntry *
make_entry (OpccStmt *stmt)
{
  OpccMarkerEntry *self = g_new0 (OpccMarkerEntry, 1);

  self->reference = g_strdup (opcc_stmt_get_text (stmt, REFERENCE));
  self->title = g_strdup (opcc_stmt_get_text (stmt, TITLE));
  self->organisation = g_strdup (opcc_stmt_get_text (stmt, ORGANISATION));
  self->role = g_strdup (opcc_stmt_get_text (stmt, ROLE));
  self->reason = g_strdup (opcc_stmt_get_text (stmt, REASON));
  self->day = OPCC_NO_DATE;
  if (!opcc_stmt_is_null (stmt, DAY))
    opcc_date_from_iso (opcc_stmt_get_text (stmt, DAY), &self->day);
  self->time = OPCC_NO_TIME;
  if (!opcc_stmt_is_null (stmt, TIME))
    opcc_time_from_iso (opcc_stmt_get_text (stmt, TIME), &self->time);
  self->by = g_strdup (opcc_stmt_get_text (stmt, BY));
  self->conflict = opcc_stmt_get_integer (stmt, CONFLICT) != 0;
  return self;
}

/**
 * opcc_marker_register_read:
 * @sql: a query of $1, the round, for reference, title, organisation, role, reason, day, time, by
 *   whom and whether it is a conflict of interest, in this order; NULL for what is not kept
 *
 * Returns: (transfer full) (element-type OpccMarkerEntry): NULL on error
 */
GPtrArray *
opcc_marker_register_read (OpccDb *db, const char *sql, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_marker_entry_free);
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, sql, error, "i", round);
  gboolean row;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, make_entry (stmt));
    }
  return NULL;
}

void
opcc_marker_entry_free (OpccMarkerEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->reference);
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->role);
  g_free (self->reason);
  g_free (self->by);
  g_free (self);
}

static gboolean
may_show (const OpccMarkerRegister *self, OpccRedaction *redaction)
{
  gboolean may = TRUE;

  for (guint i = 0; may && self->fields[i] != NULL; i++)
    may = opcc_redaction_may_show (redaction, self->kind, self->fields[i]);
  return may && opcc_redaction_may_show (redaction, &opcc_application_kind, "organisation");
}

/**
 * opcc_marker_register_build:
 *
 * Who, when and why for the office; for others how many there are.
 *
 * Returns: (transfer full): NULL on error
 */
OpccDocument *
opcc_marker_register_build (
    const OpccMarkerRegister *self, OpccDb *db, gint64 round, OpccAudience audience, GError **error)
{
  g_autoptr (OpccRound) record = opcc_round_load (db, round, error);
  g_autoptr (GPtrArray) entries = record != NULL ? self->list (db, round, error) : NULL;
  g_autoptr (OpccRedaction) redaction = opcc_redaction_new (audience);
  g_autoptr (OpccDocument) document = NULL;
  g_autoptr (GString) title = NULL;

  if (entries == NULL)
    return NULL;
  title = g_string_new (g_dgettext (GETTEXT_PACKAGE, self->title));
  g_string_replace (title, "%s", record->title, 1);
  document = opcc_document_new (title->str);
  opcc_document_set_text (document, OPCC_DOCUMENT_SUBJECT,
                          g_dgettext (GETTEXT_PACKAGE, self->subject));
  opcc_document_set_text (document, OPCC_DOCUMENT_FOOTER, record->title);
  self->add_values (document, record->blind, entries);
  if (entries->len > 0 && may_show (self, redaction))
    self->add_table (document, entries);
  opcc_document_close (document, redaction);
  return g_steal_pointer (&document);
}
