/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up all that the office has of one organisation. */
#include "opcc-organisation-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-check-state.h"
#include "opcc-chosen-columns.h"
#include "opcc-db.h"
#include "opcc-letter.h"
#include "opcc-organisation-dossier.h"
#include "opcc-organisation-note.h"
#include "opcc-text.h"
#include "opcc-workshop-attendance.h"
#include "opcc-workshop.h"

typedef struct
{
  OpccDb *db;                       /* (unowned) */
  OpccOrganisationDossier *dossier; /* (owned) */
  OpccRedaction *redaction;         /* (owned) */
  OpccDocument *document;           /* (owned) */
} Paper;

static void
clear_paper (Paper *self)
{
  g_clear_pointer (&self->dossier, opcc_organisation_dossier_free);
  g_clear_pointer (&self->redaction, opcc_redaction_free);
  g_clear_pointer (&self->document, opcc_document_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, clear_paper)

static gboolean
is_office (const Paper *self)
{
  return opcc_redaction_get_audience (self->redaction) == OPCC_AUDIENCE_OFFICE;
}

static gboolean
may_show (const Paper *self, const OpccKind *kind, const char *field)
{
  return opcc_redaction_may_show (self->redaction, kind, field);
}

/* What was decided on an application that got nothing is for the office. */
static gboolean
shows_award (const Paper *self, const OpccDelivery *grant)
{
  return is_office (self) || g_strcmp0 (grant->award->state, "approved") == 0;
}

/* One row: what stands in the columns of @fields, behind a first cell of its own. */
static void
add_row (const OpccChosenColumns *columns,
         const char *first,
         OpccRecord *record,
         const char *const *fields)
{
  g_auto (GStrv) cells = g_new0 (char *, columns->n + 1);

  cells[0] = g_strdup (first);
  for (guint i = 1; i < columns->n; i++)
    cells[i] = opcc_record_get_text (record, fields[i - 1]);
  opcc_chosen_columns_add_row (columns, (const char *const *) cells, FALSE);
}

/* A table with a first column of its own and then those fields that the reader may see. */
static OpccChosenColumns
begin_table (const Paper *self,
             const char *heading,
             const char *first,
             const OpccKind *kind,
             const char *const *fields)
{
  OpccChosenColumns columns = { self->document, { { first, OPCC_COLUMN_TEXT, TRUE } }, 1 };

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const OpccField *field = opcc_kind_find_field (kind, fields[i]);

      columns.columns[columns.n++] = (OpccChosenColumn){
        g_dgettext (GETTEXT_PACKAGE, field->label),
        field->type == OPCC_VALUE_MONEY ? OPCC_COLUMN_NUMBER : OPCC_COLUMN_TEXT,
        may_show (self, kind, fields[i]),
      };
    }
  opcc_document_add_heading (self->document, 2, heading);
  opcc_chosen_columns_begin (&columns);
  return columns;
}

/* --- totals ---------------------------------------------------------------------------------- */

/* Takes the value over. */
static void
take_value (const Paper *self, const char *label, char *value)
{
  opcc_document_add_value (self->document, label, value);
  g_free (value);
}

static void
add_count (const Paper *self, const char *label, guint n, char *more)
{
  g_autofree char *count = opcc_text_from_count (n);
  g_autofree char *words = more;

  take_value (self, label,
              words != NULL ? g_strdup_printf ("%s, %s", count, words) : g_steal_pointer (&count));
}

static char *
say_money (const char *format, gint64 pence)
{
  g_autofree char *sum = opcc_money_format (pence);

  return g_strdup_printf (format, sum);
}

static void
add_totals (const Paper *self)
{
  const OpccOrganisationDossier *dossier = self->dossier;

  if (is_office (self) && dossier->applications->len > 0)
    add_count (self, _ ("Applications"), dossier->applications->len,
               say_money (_ ("%s asked"), dossier->asked));
  if (dossier->n_awarded > 0)
    add_count (self, _ ("Awards"), dossier->n_awarded, opcc_money_format (dossier->awarded));
  if (dossier->n_payments > 0 && may_show (self, &opcc_payment_kind, "paid"))
    {
      take_value (self, _ ("Paid"), opcc_money_format (dossier->paid));
      take_value (self, _ ("To pay"), opcc_money_format (dossier->to_pay));
    }
  if (!is_office (self))
    return;
  if (dossier->n_returns > 0)
    add_count (self, _ ("Returns"), dossier->n_returns,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late",
                                             dossier->n_late),
                                dossier->n_late));
  if (dossier->letters->len > 0)
    add_count (self, _ ("Letters"), dossier->letters->len,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u issued", "%u issued",
                                             dossier->n_issued),
                                dossier->n_issued));
}

/* --- lists ----------------------------------------------------------------------------------- */

static void
add_applications (const Paper *self)
{
  const GPtrArray *list = self->dossier->applications;
  const OpccChosenColumns columns = {
    self->document,
    { { _ ("Round"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Reference"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Project"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Asked"), OPCC_COLUMN_NUMBER, TRUE },
      { _ ("Stage"), OPCC_COLUMN_TEXT, TRUE },
      { _ ("Marks"), OPCC_COLUMN_TEXT, TRUE } },
    6,
  };

  if (!is_office (self))
    opcc_redaction_withhold (self->redaction, OPCC_WITHHELD_OFFICE);
  if (list->len == 0 || !is_office (self))
    return;
  opcc_document_add_heading (self->document, 2, _ ("Applications"));
  opcc_chosen_columns_begin (&columns);
  for (guint i = 0; i < list->len; i++)
    {
      const OpccMarkSummary *one = g_ptr_array_index (list, i);
      OpccRecord *record = OPCC_RECORD (one->application);
      g_autofree char *asked = opcc_record_get_text (record, "asked");
      g_autofree char *stage = opcc_record_get_text (record, "stage");
      g_autofree char *marks = opcc_mark_summary_say (one);
      const char *const cells[] = {
        one->round, one->application->reference, one->application->title, asked, stage, marks
      };

      opcc_chosen_columns_add_row (&columns, cells, FALSE);
    }
}

static void
add_awards (const Paper *self)
{
  static const char *const fields[] = { "decided", "state", "amount", NULL };
  const GPtrArray *list = self->dossier->awards;
  OpccChosenColumns columns = { NULL };

  for (guint i = 0; i < list->len; i++)
    {
      const OpccDelivery *grant = g_ptr_array_index (list, i);

      if (!shows_award (self, grant))
        continue;
      if (columns.document == NULL)
        columns = begin_table (self, _ ("Awards"), _ ("Application"), &opcc_award_kind, fields);
      add_row (&columns, grant->application->reference, OPCC_RECORD (grant->award), fields);
    }
}

/* The payments or the returns of all its grants. */
static void
add_of_grants (const Paper *self,
               const char *heading,
               const OpccKind *kind,
               gsize offset,
               const char *const *fields)
{
  OpccChosenColumns columns = { NULL };

  for (guint i = 0; may_show (self, kind, fields[0]) && i < self->dossier->awards->len; i++)
    {
      const OpccDelivery *grant = g_ptr_array_index (self->dossier->awards, i);
      const GPtrArray *list = G_STRUCT_MEMBER (GPtrArray *, grant, offset);

      for (guint j = 0; shows_award (self, grant) && j < list->len; j++)
        {
          if (columns.document == NULL)
            columns = begin_table (self, heading, _ ("Application"), kind, fields);
          add_row (&columns, grant->application->reference, g_ptr_array_index (list, j), fields);
        }
    }
}

static void
add_letters (const Paper *self)
{
  static const char *const fields[] = { "outcome", "state", "dated", "issued_by", NULL };
  const GPtrArray *list = self->dossier->letters;
  OpccChosenColumns columns = { NULL };

  for (guint i = 0; is_office (self) && i < list->len; i++)
    {
      OpccLetter *letter = g_ptr_array_index (list, i);

      if (columns.document == NULL)
        columns = begin_table (self, _ ("Letters"), _ ("Application"), &opcc_letter_kind, fields);
      add_row (&columns, letter->reference, OPCC_RECORD (letter), fields);
    }
}

static gboolean
add_workshops (const Paper *self, GError **error)
{
  static const char *const fields[] = { "name", "people", "how", NULL };
  const GPtrArray *list = self->dossier->attendances;
  OpccChosenColumns columns = { NULL };

  for (guint i = 0; is_office (self) && i < list->len; i++)
    {
      OpccWorkshopAttendance *one = g_ptr_array_index (list, i);
      g_autoptr (OpccWorkshop) workshop =
          opcc_db_load (self->db, &opcc_workshop_kind, one->workshop, error);

      if (workshop == NULL)
        return FALSE;
      if (columns.document == NULL)
        columns = begin_table (self, _ ("Workshops"), _ ("Workshop"),
                               &opcc_workshop_attendance_kind, fields);
      add_row (&columns, workshop->title, OPCC_RECORD (one), fields);
    }
  return TRUE;
}

static gboolean
add_checks (const Paper *self, OpccDate today, GError **error)
{
  g_autoptr (GPtrArray) states =
      opcc_check_state_list (self->db,
                             opcc_record_get_n (OPCC_RECORD (self->dossier->organisation)), today,
                             error);
  g_autofree char *words = NULL;

  if (states == NULL || !is_office (self))
    return states != NULL;
  words = opcc_check_state_say (states);
  opcc_document_add_heading (self->document, 2, _ ("Due diligence"));
  opcc_document_add_paragraph (self->document, words);
  return TRUE;
}

static void
add_notes (const Paper *self)
{
  for (guint i = 0; i < self->dossier->notes->len; i++)
    {
      const OpccOrganisationNote *note = g_ptr_array_index (self->dossier->notes, i);
      g_autofree char *day = opcc_date_format (note->written);

      if (!may_show (self, &opcc_organisation_note_kind, "text"))
        return;
      if (i == 0)
        opcc_document_add_heading (self->document, 2, _ ("Notes"));
      opcc_document_add_value (self->document, day, note->text);
    }
}

static gboolean
write_paper (const Paper *self, OpccDate today, GError **error)
{
  static const char *const payment_fields[] = { "title", "due", "amount", "state", "paid", NULL };
  static const char *const return_fields[] = { "title",    "period_end", "due", "received",
                                               "accepted", "spent",      NULL };

  add_totals (self);
  if (self->dossier->applications->len == 0 && is_office (self))
    opcc_document_add_paragraph (self->document, _ ("It has never applied for a grant."));
  add_applications (self);
  add_awards (self);
  add_of_grants (self, _ ("Payments"), &opcc_payment_kind, G_STRUCT_OFFSET (OpccDelivery, payments),
                 payment_fields);
  add_of_grants (self, _ ("Returns"), &opcc_grant_return_kind,
                 G_STRUCT_OFFSET (OpccDelivery, returns), return_fields);
  add_letters (self);
  if (!add_checks (self, today, error) || !add_workshops (self, error))
    return FALSE;
  add_notes (self);
  return TRUE;
}

OpccDocument *
opcc_organisation_paper_build (OpccDb *db,
                               gint64 organisation,
                               OpccAudience audience,
                               OpccDate today,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (Paper) self = { .db = db, .redaction = opcc_redaction_new (audience) };
  gboolean named;

  self.dossier = opcc_organisation_dossier_load (db, organisation, today, error);
  if (self.dossier == NULL)
    return NULL;
  /* Who got nothing is named to nobody else. */
  named = audience == OPCC_AUDIENCE_OFFICE || self.dossier->n_awarded > 0;
  self.document =
      opcc_document_new (named ? self.dossier->organisation->name : _ ("An organisation"));
  opcc_document_set_text (self.document, OPCC_DOCUMENT_SUBJECT,
                          _ ("One organisation and its grants"));
  if (!named)
    opcc_document_add_paragraph (self.document, _ ("Nothing of it is for these readers."));
  else if (!write_paper (&self, today, error))
    return NULL;
  opcc_document_close (self.document, self.redaction);
  return g_steal_pointer (&self.document);
}
