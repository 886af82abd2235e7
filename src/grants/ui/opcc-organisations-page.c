/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of organisations, and above it those that may be one and the same. */
#include "opcc-organisations-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-column-memory.h"
#include "opcc-chips.h"
#include "opcc-grants-pages.h"
#include "opcc-merge-dialog.h"
#include "opcc-organisation-merge.h"
#include "opcc-organisation.h"
#include "opcc-record-form.h"
#include "opcc-table.h"
#include "opcc-text.h"

struct _OpccOrganisationsPage
{
  OpccPage parent_instance;
  OpccBanner *banner;
  OpccChipRow *chips;
  OpccTable *table;
  GtkWidget *find;
  OpccWorkspace *workspace; /* (owned) */
  OpccSlotList *list;       /* (owned) */
  GPtrArray *proposals;     /* (owned) (nullable) of OpccMergeProposal, until they were read */
  char *sort;               /* (owned) name of a field */
  gboolean descending;
};

/* Most groups have no number and need none: a dash says so without alarm. */
static void
fill_number (const char *number, OpccCellText *cell)
{
  if (number != NULL)
    opcc_cell_text_set (cell, number, NULL);
  else
    opcc_cell_text_set (cell, "–", "opcc-dim");
}

static void
fill_charity (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  fill_number (OPCC_ORGANISATION (record)->charity_number, cell);
}

static void
fill_company (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  fill_number (OPCC_ORGANISATION (record)->company_number, cell);
}

static void
fill_district (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  g_autofree char *district = opcc_record_get_text (record, "district");

  fill_number (district != NULL && *district != '\0' ? district : NULL, cell);
}

static const OpccColumn columns[] = {
  { "name", NULL, "name", 340, 0, .expand = TRUE },
  { "kind", NULL, "kind", 300, 0, .css_class = "opcc-dim" },
  { "charity_number", NULL, "charity_number", 120, 0, .cell = fill_charity },
  { "company_number", NULL, "company_number", 130, 0, .cell = fill_company },
  { "postcode", NULL, "postcode", 110, 0, .css_class = "opcc-dim" },
  { "district", NULL, "district", 180, 0, .cell = fill_district, .off = TRUE },
};

G_DEFINE_FINAL_TYPE (OpccOrganisationsPage, opcc_organisations_page, OPCC_TYPE_PAGE)

/* --- the list -------------------------------------------------------------------------------- */

static OpccQuery *
make_query (OpccOrganisationsPage *self)
{
  OpccQuery *query = opcc_query_new (&opcc_organisation_kind);

  opcc_query_set_sort (query, self->sort, self->descending);
  opcc_query_set_words (query, gtk_editable_get_text (GTK_EDITABLE (self->find)));
  if (g_strcmp0 (opcc_chip_row_get_active (self->chips), "no-number") == 0)
    {
      opcc_query_where (query, "charity_number", OPCC_TEST_MISSING);
      opcc_query_where (query, "company_number", OPCC_TEST_MISSING);
    }
  return query;
}

static void
update_query (OpccOrganisationsPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find));
  gboolean filtered =
      *words != '\0' || g_strcmp0 (opcc_chip_row_get_active (self->chips), "all") != 0;
  g_autofree char *title = *words != '\0'
                               ? g_strdup_printf (_ ("No organisation matches “%s”"), words)
                               : g_strdup (_ ("Every organisation has a number"));

  opcc_table_set_filtered (self->table, filtered);
  opcc_table_set_nothing_found (self->table, title, NULL);
  opcc_slot_list_set_query (self->list, make_query (self));
}

static gboolean
sort_chosen_cb (OpccOrganisationsPage *self, const char *field, gboolean descending)
{
  opcc_set_str (&self->sort, field);
  self->descending = descending;
  update_query (self);
  return TRUE;
}

static void
clear_filters_cb (OpccOrganisationsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  opcc_chip_row_reset (self->chips);
}

static void
row_activated_cb (OpccOrganisationsPage *self, gint64 n)
{
  opcc_page_show_record (GTK_WIDGET (self), "organisation", n);
}

static void
counted_cb (OpccOrganisationsPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *subtitle =
      g_strdup_printf (ngettext ("%u organisation", "%u organisations", n), n);

  opcc_page_set_subtitle (OPCC_PAGE (self), subtitle);
}

/* --- those that may be one ------------------------------------------------------------------- */

static gpointer
list_proposals_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_merge_list_proposals (db, cancellable, error);
}

static void
proposals_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccOrganisationsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *proposals = opcc_workspace_run_finish (self->workspace, result, &error);
  g_autofree char *title = NULL;

  if (proposals == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = proposals;
  gtk_widget_set_visible (GTK_WIDGET (self->banner), proposals->len > 0);
  title =
      g_strdup_printf (ngettext ("%u possible duplicate", "%u possible duplicates", proposals->len),
                       proposals->len);
  opcc_banner_set (self->banner, OPCC_TONE_WARN, title,
                   _ ("The same number stands under two names."));
}

static void
read_proposals (OpccOrganisationsPage *self)
{
  opcc_workspace_run (self->workspace, list_proposals_job, NULL, NULL,
                      (GDestroyNotify) g_ptr_array_unref, NULL, proposals_cb, g_object_ref (self));
}

static void
look_cb (OpccOrganisationsPage *self)
{
  if (self->proposals != NULL && self->proposals->len > 0)
    opcc_merge_dialog_present (GTK_WIDGET (self), self->workspace,
                               g_ptr_array_index (self->proposals, 0));
}

static void
changed_cb (OpccOrganisationsPage *self, const char *const *kinds)
{
  if (kinds != NULL && !g_strv_contains (kinds, "organisation"))
    return;
  opcc_slot_list_reload (self->list);
  read_proposals (self);
}

/* --- a new one ------------------------------------------------------------------------------- */

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccOrganisationsPage *self = OPCC_ORGANISATIONS_PAGE (widget);
  g_autoptr (OpccRecord) record = opcc_record_new (&opcc_organisation_kind);

  opcc_record_form_open (widget, self->workspace, record, NULL, NULL, NULL);
}

/* --- making ---------------------------------------------------------------------------------- */

static gboolean
opcc_organisations_page_focus_search (OpccPage *page)
{
  return gtk_widget_grab_focus (OPCC_ORGANISATIONS_PAGE (page)->find);
}

static void
opcc_organisations_page_refresh (OpccPage *page)
{
  changed_cb (OPCC_ORGANISATIONS_PAGE (page), NULL);
}

static void
opcc_organisations_page_dispose (GObject *object)
{
  OpccOrganisationsPage *self = OPCC_ORGANISATIONS_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_organisations_page_parent_class)->dispose (object);
}

static void
opcc_organisations_page_finalize (GObject *object)
{
  OpccOrganisationsPage *self = OPCC_ORGANISATIONS_PAGE (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self->sort);
  G_OBJECT_CLASS (opcc_organisations_page_parent_class)->finalize (object);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_focus_search (OPCC_PAGE (widget));
}

static void
filters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_child_focus (GTK_WIDGET (OPCC_ORGANISATIONS_PAGE (widget)->chips),
                          GTK_DIR_TAB_FORWARD);
}

static void
opcc_organisations_page_class_init (OpccOrganisationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_organisations_page_dispose;
  object_class->finalize = opcc_organisations_page_finalize;
  OPCC_PAGE_CLASS (klass)->focus_search = opcc_organisations_page_focus_search;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_organisations_page_refresh;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.new", NULL, new_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.find", NULL, find_cb);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.filters", NULL, filters_cb);
}

static GtkWidget *
make_new_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New organisation…"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.new");
  return button;
}

static void
make_filters (OpccOrganisationsPage *self)
{
  self->chips = g_object_new (OPCC_TYPE_CHIP_ROW, NULL);
  opcc_chip_row_add (self->chips, "all", _ ("All"), -1);
  opcc_chip_row_add (self->chips, "no-number", _ ("Without a number"), -1);
  self->find = gtk_search_entry_new ();
  g_object_set (self->find, "placeholder-text", _ ("Find in list"), "width-chars", 18,
                "search-delay", 0, NULL);
  opcc_children_set_name (self->find, _ ("Find in list"));
  gtk_widget_add_css_class (self->find, "opcc-find");
  gtk_widget_set_valign (self->find, GTK_ALIGN_CENTER);
  opcc_chip_row_add_end (self->chips, make_new_button ());
  opcc_chip_row_add_end (self->chips, self->find);
  opcc_chip_row_add_end (self->chips, opcc_table_create_column_button (self->table));
  g_signal_connect_object (self->chips, "changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "search-changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
}

static void
make_table (OpccOrganisationsPage *self)
{
  self->table = OPCC_TABLE (opcc_table_new ());
  opcc_table_set_columns (self->table, &opcc_organisation_kind, columns, G_N_ELEMENTS (columns),
                          NULL);
  opcc_column_memory_keep (self->table, "organisations");
  opcc_table_set_nothing_yet (self->table, "opcc-organisations-symbolic",
                              _ ("No organisations yet"),
                              _ ("They come with the applications you import, each once."), NULL);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "clear-filters", G_CALLBACK (clear_filters_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "sort-chosen", G_CALLBACK (sort_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
opcc_organisations_page_init (OpccOrganisationsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->sort = g_strdup ("name");
  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_WARN, "", NULL));
  opcc_banner_set_button (self->banner, _ ("Look…"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (look_cb), self,
                           G_CONNECT_SWAPPED);
  make_table (self);
  make_filters (self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  opcc_page_set_child (OPCC_PAGE (self), box);
}

GtkWidget *
opcc_organisations_page_new (OpccWorkspace *workspace)
{
  OpccOrganisationsPage *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_ORGANISATIONS_PAGE, "title", _ ("Organisations"), NULL);
  self->workspace = g_object_ref (workspace);
  self->list = opcc_slot_list_new (opcc_workspace_get_list_source (workspace), make_query (self));
  opcc_table_set_list (self->table, self->list);
  opcc_table_show_sort (self->table, self->sort, FALSE);
  g_signal_connect_object (self->list, "notify::n-items", G_CALLBACK (counted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_proposals (self);
  return GTK_WIDGET (self);
}
