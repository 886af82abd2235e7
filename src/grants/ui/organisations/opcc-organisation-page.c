/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of an organisation with all that belongs to it, its duplicates and its history. */
#include "opcc-organisation-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-attachment-section.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-grants-pages.h"
#include "opcc-linked.h"
#include "opcc-merge-dialog.h"
#include "opcc-merge-record.h"
#include "opcc-organisation-dossier.h"
#include "opcc-organisation-figures.h"
#include "opcc-organisation-lists.h"
#include "opcc-organisation.h"
#include "opcc-past-grant.h"
#include "opcc-record-file.h"

struct _OpccOrganisationPage
{
  OpccRecordFile parent_instance;
  OpccBanner *banner; /* (nullable) until it was read, as those below */
  OpccOrganisationFigures *figures;
  OpccOrganisationLists *lists;
  GtkWidget *linked;         /* (nullable) label of what it shares with others */
  OpccRecordSection *merges; /* (nullable) until it was read */
  GPtrArray *proposals;      /* (owned) (nullable) of OpccMergeProposal; of all organisations */
};

static const OpccColumn grant_columns[] = {
  { "award_date", NULL, "award_date", 140, 0 },
  { "funder_name", NULL, "funder_name", 180, 0, .expand = TRUE },
  { "title", NULL, "title", 200, 0, .expand = TRUE },
  { "currency", NULL, "currency", 80, 0, .css_class = "opcc-dim" },
  { "amount", NULL, "amount", 110, 1 },
};

static const OpccRecordSectionSpec published = {
  N_ ("Grants known from published files"),
  &opcc_past_grant_kind,
  "organisation",
  grant_columns,
  G_N_ELEMENTS (grant_columns),
  "award_date",
  TRUE,
  "opcc-grants-symbolic",
  N_ ("None in the files taken in"),
};

static const char *const fields[] = {
  "name",    "kind",     "charity_number", "company_number", "identifier",    "other_names",
  "address", "postcode", "district",       "contact_name",   "contact_email", "web",
  NULL
};

static const OpccRecordHeading headings[] = {
  { "name", N_ ("The organisation") },
  { "address", N_ ("Where it is") },
  { "contact_name", N_ ("Who to ask") },
  { NULL },
};

static const OpccRecordSpec spec = { &opcc_organisation_kind, fields, headings, NULL, "kind" };

G_DEFINE_FINAL_TYPE (OpccOrganisationPage, opcc_organisation_page, OPCC_TYPE_RECORD_FILE)

/* --- those that may be the same -------------------------------------------------------------- */

static const OpccMergeProposal *
find_proposal (OpccOrganisationPage *self)
{
  const gint64 n = opcc_record_file_get_n (OPCC_RECORD_FILE (self));

  for (guint i = 0; self->proposals != NULL && i < self->proposals->len; i++)
    {
      const OpccMergeProposal *proposal = g_ptr_array_index (self->proposals, i);

      if (opcc_record_get_n (OPCC_RECORD (proposal->first)) == n ||
          opcc_record_get_n (OPCC_RECORD (proposal->second)) == n)
        return proposal;
    }
  return NULL;
}

static void
look_cb (OpccOrganisationPage *self)
{
  const OpccMergeProposal *proposal = find_proposal (self);

  if (proposal != NULL)
    opcc_merge_dialog_present (GTK_WIDGET (self),
                               opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), proposal);
}

static gpointer
list_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_merge_list_proposals (db, cancellable, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals =
      opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                                 &error);
  const OpccMergeProposal *proposal;

  if (proposals == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = proposals;
  proposal = find_proposal (self);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), proposal != NULL);
  if (proposal != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_WARN, _ ("Possible duplicate"), proposal->reason);
}

/* --- the page -------------------------------------------------------------------------------- */

static GtkWidget *
add_list (OpccRecordFile *file, OpccRecordPage *page, const OpccRecordSectionSpec *list)
{
  GtkWidget *section = opcc_record_section_new (opcc_record_file_get_workspace (file), list,
                                                opcc_record_file_get_n (file));

  opcc_record_page_add_section (page, NULL, section);
  return section;
}

/* --- taking a merge apart -------------------------------------------------------------------- */

static gpointer
unmerge_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (opcc_merge_undo (db, *(const gint64 *) data, error));
}

static void
unmerged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                             &error);
  if (error != NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  else
    opcc_page_toast (GTK_WIDGET (self),
                     _ ("Two organisations again; what was changed since is noted"), TRUE);
}

static void
unmerge_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccOrganisationPage *self = OPCC_ORGANISATION_PAGE (widget);
  const gint64 n = self->merges != NULL
                       ? opcc_table_get_cursor_n (opcc_record_section_get_table (self->merges))
                       : 0;

  if (n == 0)
    opcc_page_toast (widget, _ ("Choose the merge in the list first"), FALSE);
  else
    opcc_workspace_run (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), unmerge_job,
                        g_memdup2 (&n, sizeof n), g_free, NULL, NULL, unmerged_cb,
                        g_object_ref (self));
}

static void
add_merges (OpccOrganisationPage *self, OpccRecordPage *page)
{
  OpccWorkspace *workspace = opcc_record_file_get_workspace (OPCC_RECORD_FILE (self));
  GtkWidget *button = gtk_button_new_with_label (_ ("Take apart again"));

  self->merges = OPCC_RECORD_SECTION (
      add_list (OPCC_RECORD_FILE (self), page, &opcc_organisation_merges_section));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.unmerge");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.unmerge",
                                 !opcc_workspace_is_read_only (workspace));
  opcc_record_page_add_section (page, NULL, button);
  self->linked = opcc_children_new_label (NULL, "opcc-small", 0);
  gtk_label_set_wrap (GTK_LABEL (self->linked), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->linked), PANGO_ELLIPSIZE_NONE);
  opcc_record_page_add_section (page, _ ("May be run by the same people"), self->linked);
}

/* --- those that share something -------------------------------------------------------------- */

static gpointer
linked_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 n = *(const gint64 *) data;
  g_autoptr (GPtrArray) groups = opcc_linked_list (db, n, error);
  char *words = groups != NULL ? opcc_linked_say (groups, n) : NULL;

  return groups != NULL && words == NULL ? g_strdup (_ ("Nothing shared with another was found."))
                                         : words;
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words =
      opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                                 &error);

  if (words == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  else if (self->linked != NULL)
    gtk_label_set_text (GTK_LABEL (self->linked), words);
}

/* --- all there is of it ---------------------------------------------------------------------- */

static gpointer
dossier_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_organisation_dossier_load (db, *(const gint64 *) data, opcc_date_today (), error);
}

static void
dossier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationPage) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccOrganisationDossier *dossier =
      opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                                 &error);

  if (dossier == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  else if (self->lists == NULL)
    opcc_organisation_dossier_free (dossier);
  else
    {
      opcc_organisation_figures_show (self->figures, dossier);
      opcc_organisation_lists_take (self->lists, dossier);
    }
}

static void
read_dossier (OpccOrganisationPage *self)
{
  const gint64 n = opcc_record_file_get_n (OPCC_RECORD_FILE (self));

  opcc_workspace_run (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), dossier_job,
                      g_memdup2 (&n, sizeof n), g_free,
                      (GDestroyNotify) opcc_organisation_dossier_free, NULL, dossier_cb,
                      g_object_ref (self));
}

static void
changed_cb (OpccOrganisationPage *self, const char *const *kinds)
{
  static const char *const ours[] = { "application",  "assignment", "round",     "award", "payment",
                                      "grant_return", "variation",  "agreement", "letter" };

  for (guint i = 0; self->lists != NULL && i < G_N_ELEMENTS (ours); i++)
    if (kinds == NULL || g_strv_contains (kinds, ours[i]))
      {
        read_dossier (self);
        return;
      }
}

static void
add_dossier (OpccOrganisationPage *self, OpccRecordPage *page)
{
  OpccRecordFile *file = OPCC_RECORD_FILE (self);

  self->figures = OPCC_ORGANISATION_FIGURES (opcc_organisation_figures_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (self->figures), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->figures), 12);
  gtk_widget_set_margin_start (GTK_WIDGET (self->figures), 24);
  gtk_widget_set_margin_end (GTK_WIDGET (self->figures), 24);
  opcc_record_page_add_top (page, GTK_WIDGET (self->figures));
  self->lists =
      OPCC_ORGANISATION_LISTS (opcc_organisation_lists_new (opcc_record_file_get_workspace (file),
                                                            opcc_record_file_get_n (file)));
  opcc_record_page_add_section (page, NULL, GTK_WIDGET (self->lists));
  g_signal_connect_object (self->figures, "trace", G_CALLBACK (opcc_organisation_lists_open),
                           self->lists, G_CONNECT_SWAPPED);
}

static void
opcc_organisation_page_made (OpccRecordFile *file, OpccRecordPage *page)
{
  OpccOrganisationPage *self = OPCC_ORGANISATION_PAGE (file);

  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_WARN, "", NULL));
  opcc_banner_set_button (self->banner, _ ("Look…"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (look_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_record_page_add_top (page, GTK_WIDGET (self->banner));
  add_dossier (self, page);
  add_list (file, page, &published);
  add_list (file, page, &opcc_organisation_checks_section);
  add_list (file, page, &opcc_organisation_workshops_section);
  add_list (file, page, &opcc_organisation_notes_section);
  opcc_record_page_add_section (page, NULL,
                                opcc_attachment_section_new (opcc_record_file_get_workspace (file),
                                                             &opcc_organisation_kind,
                                                             opcc_record_file_get_n (file)));
  add_merges (self, page);
}

static void
opcc_organisation_page_shown (OpccRecordFile *file, OpccRecord *record)
{
  const gint64 n = opcc_record_file_get_n (file);

  opcc_workspace_run (opcc_record_file_get_workspace (file), list_job, NULL, NULL,
                      (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, g_object_ref (file));
  opcc_workspace_run (opcc_record_file_get_workspace (file), linked_job, g_memdup2 (&n, sizeof n),
                      g_free, g_free, NULL, linked_cb, g_object_ref (file));
  read_dossier (OPCC_ORGANISATION_PAGE (file));
}

static void
opcc_organisation_page_dispose (GObject *object)
{
  OPCC_ORGANISATION_PAGE (object)->lists = NULL;
  OPCC_ORGANISATION_PAGE (object)->linked = NULL;
  OPCC_ORGANISATION_PAGE (object)->merges = NULL;
  G_OBJECT_CLASS (opcc_organisation_page_parent_class)->dispose (object);
}

static void
opcc_organisation_page_finalize (GObject *object)
{
  g_clear_pointer (&OPCC_ORGANISATION_PAGE (object)->proposals, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_organisation_page_parent_class)->finalize (object);
}

static void
opcc_organisation_page_class_init (OpccOrganisationPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_organisation_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_organisation_page_finalize;
  OPCC_RECORD_FILE_CLASS (klass)->made = opcc_organisation_page_made;
  OPCC_RECORD_FILE_CLASS (klass)->shown = opcc_organisation_page_shown;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.unmerge", NULL, unmerge_cb);
}

static void
opcc_organisation_page_init (OpccOrganisationPage *self)
{
}

GtkWidget *
opcc_organisation_page_new (OpccWorkspace *workspace, gint64 n)
{
  OpccOrganisationPage *self = g_object_new (OPCC_TYPE_ORGANISATION_PAGE, NULL);
  g_autofree char *document = NULL;

  opcc_record_file_open (OPCC_RECORD_FILE (self), workspace, &spec, n);
  document = g_strdup_printf ("organisation?organisation=%" PRId64, n);
  opcc_page_set_document (OPCC_PAGE (self), document);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
