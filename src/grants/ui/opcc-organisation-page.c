/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an organisation, its applications, its past grants, its duplicates, its history. */
#include "opcc-organisation-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-application.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-record-acts.h"
#include "opcc-grants-pages.h"
#include "opcc-merge-dialog.h"
#include "opcc-organisation.h"
#include "opcc-past-grant.h"
#include "opcc-record-changes.h"
#include "opcc-record-history.h"
#include "opcc-record-page.h"

/* All that the page shows beside its lists, read in one job. */
typedef struct
{
  OpccOrganisation *organisation; /* (owned) */
  GPtrArray *history;             /* (owned) of OpccRecordChange */
  GPtrArray *proposals;           /* (owned) of OpccMergeProposal; of all organisations */
} File;

struct _OpccOrganisationPage
{
  OpccPage parent_instance;
  OpccRecordPage *record;   /* (nullable) until it was read */
  OpccBanner *banner;       /* (nullable) */
  OpccWorkspace *workspace; /* (owned) */
  File *file;               /* (owned) (nullable) */
  gint64 n;
  gboolean reading;
  gboolean stale;
};

static const OpccColumn application_columns[] = {
  { "reference", NULL, "reference", 90, 0, .css_class = "opcc-dim" },
  { "round", NULL, "round", 150, 0 },
  { "title", NULL, "title", 200, 0, .expand = TRUE },
  { "asked", NULL, "asked", 90, 1 },
  { "score", NULL, "score", 80, 1 },
  { "stage", NULL, "stage", 110, 0 },
};

static const OpccColumn grant_columns[] = {
  { "award_date", NULL, "award_date", 140, 0 },
  { "funder_name", NULL, "funder_name", 180, 0, .expand = TRUE },
  { "title", NULL, "title", 200, 0, .expand = TRUE },
  { "currency", NULL, "currency", 80, 0, .css_class = "opcc-dim" },
  { "amount", NULL, "amount", 110, 1 },
};

G_DEFINE_FINAL_TYPE (OpccOrganisationPage, opcc_organisation_page, OPCC_TYPE_PAGE)

/* --- reading --------------------------------------------------------------------------------- */

static void
free_file (File *file)
{
  if (file == NULL)
    return;
  g_clear_object (&file->organisation);
  g_clear_pointer (&file->history, g_ptr_array_unref);
  g_clear_pointer (&file->proposals, g_ptr_array_unref);
  g_free (file);
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *n = data;
  g_autofree char *words = g_strdup_printf ("%" PRId64, *n);
  File *file = g_new0 (File, 1);

  file->organisation = opcc_record_find (db, &opcc_organisation_kind, words, error);
  if (file->organisation != NULL)
    file->history = opcc_record_history_list (db, &opcc_organisation_kind, *n, error);
  if (file->history != NULL)
    file->proposals = opcc_merge_list_proposals (db, cancellable, error);
  if (file->proposals != NULL)
    return file;
  free_file (file);
  return NULL;
}

/* --- the record ------------------------------------------------------------------------------ */

static gpointer
save_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_record_act_save (db, data, error));
}

static void
theirs_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  File *file = opcc_workspace_run_finish (self->workspace, result, NULL);
  g_autoptr (GError) error = g_error_new_literal (OPCC_ERROR, OPCC_ERROR_CONFLICT,
                                                  _ ("The organisation was changed meanwhile."));

  if (self->record != NULL)
    opcc_record_page_saved (self->record, error,
                            file != NULL ? OPCC_RECORD (file->organisation) : NULL);
  free_file (file);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (self->workspace, result, &error);
  if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_CONFLICT))
    {
      opcc_workspace_run (self->workspace, read_job, g_memdup2 (&self->n, sizeof self->n), g_free,
                          (GDestroyNotify) free_file, NULL, theirs_cb, g_object_ref (self));
      return;
    }
  if (self->record != NULL)
    opcc_record_page_saved (self->record, error, NULL);
  if (error == NULL)
    opcc_page_toast (GTK_WIDGET (self), _ ("Organisation saved"), TRUE);
}

static void
save_cb (OpccOrganisationPage *self, OpccRecord *changed)
{
  opcc_workspace_run (self->workspace, save_job, opcc_record_copy (changed), g_object_unref, NULL,
                      NULL, saved_cb, g_object_ref (self));
}

static void
application_activated_cb (OpccOrganisationPage *self, gint64 n)
{
  opcc_page_show_record (GTK_WIDGET (self), "application", n);
}

static GtkWidget *
make_list (OpccOrganisationPage *self,
           const OpccKind *kind,
           const OpccColumn *columns,
           guint n_columns,
           const char *sort,
           const char *empty)
{
  GtkWidget *table = opcc_table_new ();
  OpccQuery *query = opcc_query_new (kind);
  g_autoptr (OpccSlotList) list = NULL;

  opcc_query_where_integer (query, "organisation", OPCC_TEST_IS, self->n);
  opcc_query_set_sort (query, sort, TRUE);
  list = opcc_slot_list_new (opcc_workspace_get_list_source (self->workspace), query);
  opcc_table_set_columns (OPCC_TABLE (table), kind, columns, n_columns, NULL);
  opcc_table_set_nothing_yet (OPCC_TABLE (table), "opcc-grants-symbolic", empty, NULL, NULL);
  opcc_table_set_list (OPCC_TABLE (table), list);
  gtk_widget_set_size_request (table, -1, 180);
  return table;
}

static void
add_lists (OpccOrganisationPage *self)
{
  GtkWidget *applications =
      make_list (self, &opcc_application_kind, application_columns,
                 G_N_ELEMENTS (application_columns), "received", _ ("Never applied"));

  g_signal_connect_object (applications, "row-activated", G_CALLBACK (application_activated_cb),
                           self, G_CONNECT_SWAPPED);
  opcc_record_page_add_section (self->record, _ ("Applications"), applications);
  opcc_record_page_add_section (self->record, _ ("Grants known from published files"),
                                make_list (self, &opcc_past_grant_kind, grant_columns,
                                           G_N_ELEMENTS (grant_columns), "award_date",
                                           _ ("None in the files taken in")));
}

static const OpccMergeProposal *
find_proposal (OpccOrganisationPage *self)
{
  for (guint i = 0; self->file != NULL && i < self->file->proposals->len; i++)
    {
      const OpccMergeProposal *proposal = g_ptr_array_index (self->file->proposals, i);

      if (opcc_record_get_n (OPCC_RECORD (proposal->first)) == self->n ||
          opcc_record_get_n (OPCC_RECORD (proposal->second)) == self->n)
        return proposal;
    }
  return NULL;
}

static void
look_cb (OpccOrganisationPage *self)
{
  const OpccMergeProposal *proposal = find_proposal (self);

  if (proposal != NULL)
    opcc_merge_dialog_present (GTK_WIDGET (self), self->workspace, proposal);
}

static void
make_record (OpccOrganisationPage *self)
{
  static const char *const fields[] = {
    "name",    "kind",     "charity_number", "company_number", "identifier",    "other_names",
    "address", "postcode", "district",       "contact_name",   "contact_email", "web",
    NULL
  };
  OpccForm *form;

  self->record =
      OPCC_RECORD_PAGE (opcc_record_page_new (OPCC_RECORD (self->file->organisation),
                                              opcc_workspace_get_list_source (self->workspace)));
  form = opcc_record_page_get_form (self->record);
  opcc_form_set_fields (form, fields);
  opcc_form_add_heading (form, "name", _ ("The organisation"));
  opcc_form_add_heading (form, "address", _ ("Where it is"));
  opcc_form_add_heading (form, "contact_name", _ ("Who to ask"));
  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_WARN, "", NULL));
  opcc_banner_set_button (self->banner, _ ("Look…"), NULL);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (look_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_record_page_add_top (self->record, GTK_WIDGET (self->banner));
  add_lists (self);
  g_signal_connect_object (self->record, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  if (opcc_workspace_is_read_only (self->workspace))
    opcc_record_page_set_read_only (self->record, _ ("The office file is read only."));
  opcc_page_set_child (OPCC_PAGE (self), GTK_WIDGET (self->record));
}

static void
show_banner (OpccOrganisationPage *self)
{
  const OpccMergeProposal *proposal = find_proposal (self);

  gtk_widget_set_visible (GTK_WIDGET (self->banner), proposal != NULL);
  if (proposal != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_WARN, _ ("Possible duplicate"), proposal->reason);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  File *file = opcc_workspace_run_finish (self->workspace, result, &error);
  g_autofree char *kind = NULL;

  self->reading = FALSE;
  if (file == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  free_file (self->file);
  self->file = file;
  if (self->record == NULL)
    make_record (self);
  else
    opcc_record_page_set_record (self->record, OPCC_RECORD (file->organisation));
  show_banner (self);
  opcc_record_changes_show (self->record, self->file->history);
  kind = opcc_record_get_text (OPCC_RECORD (file->organisation), "kind");
  opcc_page_set_title (OPCC_PAGE (self), file->organisation->name);
  opcc_page_set_subtitle (OPCC_PAGE (self), kind);
  if (self->stale)
    opcc_page_refresh (OPCC_PAGE (self));
}

static void
read_organisation (OpccOrganisationPage *self)
{
  self->stale = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  opcc_workspace_run (self->workspace, read_job, g_memdup2 (&self->n, sizeof self->n), g_free,
                      (GDestroyNotify) free_file, NULL, read_cb, g_object_ref (self));
}

static void
changed_cb (OpccOrganisationPage *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "organisation"))
    read_organisation (self);
}

/* --- the page -------------------------------------------------------------------------------- */

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccOrganisationPage *self = OPCC_ORGANISATION_PAGE (widget);

  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->record), "record.edit", NULL);
}

static gboolean
opcc_organisation_page_can_close (OpccPage *page)
{
  OpccOrganisationPage *self = OPCC_ORGANISATION_PAGE (page);

  return self->record == NULL || opcc_page_can_close (OPCC_PAGE (self->record));
}

static void
opcc_organisation_page_refresh (OpccPage *page)
{
  read_organisation (OPCC_ORGANISATION_PAGE (page));
}

static void
opcc_organisation_page_dispose (GObject *object)
{
  OpccOrganisationPage *self = OPCC_ORGANISATION_PAGE (object);

  self->record = NULL;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_organisation_page_parent_class)->dispose (object);
}

static void
opcc_organisation_page_finalize (GObject *object)
{
  OpccOrganisationPage *self = OPCC_ORGANISATION_PAGE (object);

  g_clear_pointer (&self->file, free_file);
  G_OBJECT_CLASS (opcc_organisation_page_parent_class)->finalize (object);
}

static void
opcc_organisation_page_class_init (OpccOrganisationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_organisation_page_dispose;
  object_class->finalize = opcc_organisation_page_finalize;
  OPCC_PAGE_CLASS (klass)->can_close = opcc_organisation_page_can_close;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_organisation_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.edit", NULL, edit_cb);
}

static void
opcc_organisation_page_init (OpccOrganisationPage *self)
{
}

GtkWidget *
opcc_organisation_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccOrganisationPage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_ORGANISATION_PAGE, "title", _ ("Organisation"), NULL);
  self->workspace = g_object_ref (workspace);
  self->n = n;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_organisation (self);
  return GTK_WIDGET (self);
}
