/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordFile: the page of one record: its form, its history, and the lists that belong to it.
 */
#include "opcc-record-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-attachment-section.h"
#include "opcc-chart-card.h"
#include "opcc-error.h"
#include "opcc-record-acts.h"
#include "opcc-record-changes.h"
#include "opcc-record-finder.h"
#include "opcc-record-history.h"
#include "opcc-record-links.h"
#include "opcc-record-marking.h"

#define CHART_HEIGHT 340

typedef struct
{
  OpccRecordPage *page;     /* (nullable) until it was read */
  OpccWorkspace *workspace; /* (owned) */
  const OpccRecordSpec *spec;
  gint64 n;
  gboolean reading;
  gboolean stale;
} OpccRecordFilePrivate;

G_DEFINE_TYPE_WITH_PRIVATE (OpccRecordFile, opcc_record_file, OPCC_TYPE_PAGE)

static OpccRecordFilePrivate *
get_own (OpccRecordFile *self)
{
  return opcc_record_file_get_instance_private (self);
}

/* The record with its history, read in one job. */
typedef struct
{
  const OpccKind *kind;
  gint64 n;
  OpccListRow *row;   /* (owned) */
  GPtrArray *history; /* (owned) of OpccRecordChange */
} Reading;

static void
free_reading (Reading *reading)
{
  if (reading == NULL)
    return;
  g_clear_pointer (&reading->row, opcc_list_row_free);
  g_clear_pointer (&reading->history, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, free_reading)

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Reading) reading = g_memdup2 (data, sizeof *reading);

  reading->row = opcc_record_find_row (db, reading->kind, reading->n, error);
  if (reading->row == NULL)
    return NULL;
  reading->history = opcc_record_history_list (db, reading->kind, reading->n, error);
  return reading->history != NULL ? g_steal_pointer (&reading) : NULL;
}

static void
run_reading (OpccRecordFile *self, GAsyncReadyCallback callback)
{
  OpccRecordFilePrivate *own = get_own (self);
  Reading which = { own->spec->kind, own->n, NULL, NULL };

  opcc_workspace_run (own->workspace, read_job, g_memdup2 (&which, sizeof which), g_free,
                      (GDestroyNotify) free_reading, NULL, callback, g_object_ref (self));
}

/* --- saving ---------------------------------------------------------------------------------- */

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_record_act_save (db, data, error));
}

static void
theirs_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRecordFile) self = user_data;
  OpccRecordFilePrivate *own = get_own (self);
  g_autoptr (Reading) reading = opcc_workspace_run_finish (own->workspace, result, NULL);
  g_autoptr (GError) error = g_error_new_literal (OPCC_ERROR, OPCC_ERROR_CONFLICT,
                                                  _ ("The record was changed meanwhile."));

  if (own->page != NULL)
    opcc_record_page_saved (own->page, error, reading != NULL ? reading->row->record : NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRecordFile) self = user_data;
  OpccRecordFilePrivate *own = get_own (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  opcc_workspace_run_finish (own->workspace, result, &error);
  if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_CONFLICT))
    {
      run_reading (self, theirs_cb);
      return;
    }
  if (own->page != NULL)
    opcc_record_page_saved (own->page, error, NULL);
  if (error != NULL)
    return;
  /* Translators: %s is a kind of record, such as "Visit". */
  words = g_strdup_printf (_ ("%s saved"), g_dgettext (GETTEXT_PACKAGE, own->spec->kind->label));
  opcc_page_toast (GTK_WIDGET (self), words, TRUE);
}

static void
save_cb (OpccRecordFile *self, OpccRecord *changed)
{
  opcc_workspace_run (get_own (self)->workspace, save_job, opcc_record_copy (changed),
                      g_object_unref, NULL, NULL, saved_cb, g_object_ref (self));
}

/* --- showing --------------------------------------------------------------------------------- */

static GtkWidget *
make_chart (OpccRecordFile *self)
{
  OpccRecordFilePrivate *own = get_own (self);
  GtkWidget *card = opcc_chart_card_new (own->workspace);
  g_autofree char *n = g_strdup_printf ("%" PRId64, own->n);

  gtk_widget_set_size_request (card, -1, CHART_HEIGHT);
  opcc_chart_card_set_order (OPCC_CHART_CARD (card),
                             opcc_chart_order_new (own->spec->chart, own->spec->option, n, NULL));
  return card;
}

static void
make_page (OpccRecordFile *self, OpccRecord *record)
{
  OpccRecordFilePrivate *own = get_own (self);
  const OpccRecordSpec *spec = own->spec;
  OpccForm *form;

  own->page = OPCC_RECORD_PAGE (
      opcc_record_page_new (record, opcc_workspace_get_list_source (own->workspace)));
  form = opcc_record_page_get_form (own->page);
  if (spec->fields != NULL)
    opcc_form_set_fields (form, spec->fields);
  for (const OpccRecordHeading *heading = spec->headings; heading != NULL && heading->field != NULL;
       heading++)
    opcc_form_add_heading (form, heading->field, g_dgettext (GETTEXT_PACKAGE, heading->title));
  for (const OpccRecordSectionSpec *section = spec->sections;
       section != NULL && section->title != NULL; section++)
    opcc_record_page_add_section (own->page, NULL,
                                  opcc_record_section_new (own->workspace, section, own->n));
  if (spec->has_files)
    opcc_record_page_add_section (own->page, NULL,
                                  opcc_attachment_section_new (own->workspace, spec->kind, own->n));
  if (spec->chart != NULL)
    opcc_record_page_add_section (own->page, NULL, make_chart (self));
  g_signal_connect_object (own->page, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  if (opcc_workspace_is_read_only (own->workspace))
    opcc_record_page_set_read_only (own->page, _ ("The office file is read only."));
  if (OPCC_RECORD_FILE_GET_CLASS (self)->made != NULL)
    OPCC_RECORD_FILE_GET_CLASS (self)->made (self, own->page);
  opcc_page_set_child (OPCC_PAGE (self), GTK_WIDGET (own->page));
}

static void
show_names (OpccRecordFile *self, OpccRecord *record)
{
  OpccRecordFilePrivate *own = get_own (self);
  g_autofree char *title = opcc_record_get_title (record);
  g_autofree char *subtitle =
      own->spec->subtitle != NULL ? opcc_record_get_text (record, own->spec->subtitle) : NULL;
  const char *label = g_dgettext (GETTEXT_PACKAGE, own->spec->kind->label);

  opcc_page_set_title (OPCC_PAGE (self), title != NULL && *title != '\0' ? title : label);
  opcc_page_set_subtitle (OPCC_PAGE (self),
                          subtitle != NULL && *subtitle != '\0' ? subtitle : label);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRecordFile) self = user_data;
  OpccRecordFilePrivate *own = get_own (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) reading = opcc_workspace_run_finish (own->workspace, result, &error);

  own->reading = FALSE;
  if (reading == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (own->page == NULL)
    make_page (self, reading->row->record);
  else
    opcc_record_page_set_record (own->page, reading->row->record);
  opcc_record_links_show (opcc_record_page_get_form (own->page), reading->row);
  opcc_record_changes_show (own->page, reading->history);
  show_names (self, reading->row->record);
  if (OPCC_RECORD_FILE_GET_CLASS (self)->shown != NULL)
    OPCC_RECORD_FILE_GET_CLASS (self)->shown (self, reading->row->record);
  if (own->stale)
    opcc_page_refresh (OPCC_PAGE (self));
}

static void
opcc_record_file_refresh (OpccPage *page)
{
  OpccRecordFilePrivate *own = get_own (OPCC_RECORD_FILE (page));

  own->stale = own->reading;
  if (own->reading)
    return;
  own->reading = TRUE;
  run_reading (OPCC_RECORD_FILE (page), read_cb);
}

static void
changed_cb (OpccRecordFile *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, get_own (self)->spec->kind->name) ||
      g_strv_contains (kinds, opcc_record_marking_kind.name))
    opcc_page_refresh (OPCC_PAGE (self));
}

/* --- the class ------------------------------------------------------------------------------- */

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRecordFilePrivate *own = get_own (OPCC_RECORD_FILE (widget));

  if (own->page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (own->page), "record.edit", NULL);
}

static gboolean
opcc_record_file_can_close (OpccPage *page)
{
  OpccRecordFilePrivate *own = get_own (OPCC_RECORD_FILE (page));

  return own->page == NULL || opcc_page_can_close (OPCC_PAGE (own->page));
}

static void
opcc_record_file_dispose (GObject *object)
{
  OpccRecordFilePrivate *own = get_own (OPCC_RECORD_FILE (object));

  own->page = NULL;
  g_clear_object (&own->workspace);
  G_OBJECT_CLASS (opcc_record_file_parent_class)->dispose (object);
}

static void
opcc_record_file_class_init (OpccRecordFileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_record_file_dispose;
  OPCC_PAGE_CLASS (klass)->can_close = opcc_record_file_can_close;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_record_file_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.edit", NULL, edit_cb);
}

static void
opcc_record_file_init (OpccRecordFile *self)
{
}

GtkWidget *
opcc_record_file_new (OpccWorkspace *workspace, const OpccRecordSpec *spec, gint64 n)
{
  OpccRecordFile *self = g_object_new (OPCC_TYPE_RECORD_FILE, NULL);

  opcc_record_file_open (self, workspace, spec, n);
  return GTK_WIDGET (self);
}

/**
 * opcc_record_file_open:
 * @spec: (transfer none): static
 * @n: number of the record in the office file
 */
void
opcc_record_file_open (OpccRecordFile *self,
                       OpccWorkspace *workspace,
                       const OpccRecordSpec *spec,
                       gint64 n)
{
  OpccRecordFilePrivate *own = get_own (self);
  g_autofree char *document = NULL;

  g_return_if_fail (OPCC_IS_RECORD_FILE (self));
  g_return_if_fail (OPCC_IS_WORKSPACE (workspace));
  g_return_if_fail (own->workspace == NULL);

  own->workspace = g_object_ref (workspace);
  own->spec = spec;
  own->n = n;
  opcc_page_set_title (OPCC_PAGE (self), g_dgettext (GETTEXT_PACKAGE, spec->kind->label));
  document = g_strdup_printf ("record?kind=%s&n=%" PRId64, spec->kind->name, n);
  opcc_page_set_document (OPCC_PAGE (self), document);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  opcc_page_refresh (OPCC_PAGE (self));
}

OpccWorkspace *
opcc_record_file_get_workspace (OpccRecordFile *self)
{
  return get_own (self)->workspace;
}

gint64
opcc_record_file_get_n (OpccRecordFile *self)
{
  return get_own (self)->n;
}

OpccRecord *
opcc_record_file_get_record (OpccRecordFile *self)
{
  OpccRecordFilePrivate *own = get_own (self);

  return own->page != NULL ? opcc_record_page_get_record (own->page) : NULL;
}
