/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The applications, awards, payments, returns and letters of one organisation as lists. */
#include "opcc-organisation-lists.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-letter.h"
#include "opcc-record-section.h"

/* Those behind the applications, which stand for themselves. */
enum
{
  AWARDS,
  PAYMENTS,
  RETURNS,
  LETTERS,
  N_LISTS,
};

G_STATIC_ASSERT ((int) N_LISTS + 1 == (int) OPCC_N_ORGANISATION_LISTS);

struct _OpccOrganisationLists
{
  GtkWidget parent_instance;
  OpccRecordSection *applications;
  OpccRecordSection *lists[N_LISTS];
  OpccOrganisationDossier *dossier; /* (owned) (nullable) until it was read */
};

G_DEFINE_FINAL_TYPE (OpccOrganisationLists, opcc_organisation_lists, GTK_TYPE_WIDGET)

static void
fill_marks (OpccSlot *slot, OpccRecord *record, gpointer user_data, OpccCellText *cell)
{
  OpccOrganisationLists *self = user_data;
  const OpccMarkSummary *marks =
      self->dossier != NULL
          ? opcc_organisation_dossier_find_marks (self->dossier, opcc_record_get_n (record))
          : NULL;
  g_autofree char *words = marks != NULL ? opcc_mark_summary_say (marks) : NULL;

  opcc_cell_text_set (cell, words != NULL ? words : "", "opcc-dim");
}

/* clang-format off */
#define LIST(columns) columns, G_N_ELEMENTS (columns)

static const OpccColumn application_columns[] = {
  OPCC_COLUMN (reference, 85, .css_class = "opcc-dim"), OPCC_COLUMN (round, 130),
  OPCC_COLUMN (title, 140, .expand = TRUE), OPCC_COLUMN (asked, 85),
  { "marks", N_("Marks"), NULL, 190, 0, .cell = fill_marks },
  OPCC_COLUMN (stage, 90),
};
static const OpccColumn award_columns[] = {
  OPCC_COLUMN (decided, 140), OPCC_COLUMN (decision_ref, 140), OPCC_COLUMN (state, 90), OPCC_COLUMN (amount, 125),
  OPCC_COLUMN (conditions, 140, .expand = TRUE),
};
static const OpccColumn payment_columns[] = {
  OPCC_COLUMN (award, 110), OPCC_COLUMN (title, 100, .expand = TRUE), OPCC_COLUMN (due, 140),
  OPCC_COLUMN (amount, 95), OPCC_COLUMN (state, 90), OPCC_COLUMN (paid, 140),
};
static const OpccColumn return_columns[] = {
  OPCC_COLUMN (award, 110), OPCC_COLUMN (title, 90, .expand = TRUE), OPCC_COLUMN (due, 130), OPCC_COLUMN (received, 130),
  OPCC_COLUMN (accepted, 130), OPCC_COLUMN (spent, 110),
};
static const OpccColumn letter_columns[] = {
  OPCC_COLUMN (reference, 110, .css_class = "opcc-dim"), OPCC_COLUMN (outcome, 120),
  OPCC_COLUMN (subject, 200, .expand = TRUE), OPCC_COLUMN (state, 90), OPCC_COLUMN (dated, 140),
};

static const OpccRecordSectionSpec applications = {
  N_("Applications"), &opcc_application_kind, "organisation", LIST (application_columns), "received", TRUE,
  "opcc-grants-symbolic", N_("Never applied"), .has_page = TRUE,
};

static const OpccRecordSectionSpec specs[N_LISTS] = {
  { N_("Awards"), &opcc_award_kind, NULL, LIST (award_columns), "decided", TRUE,
    "opcc-decide-symbolic", N_("Nothing was decided yet"), .has_page = TRUE, .is_chosen = TRUE },
  { N_("Payments"), &opcc_payment_kind, NULL, LIST (payment_columns), "due", FALSE,
    "opcc-grants-symbolic", N_("Nothing is planned yet"), .has_page = TRUE, .is_chosen = TRUE },
  { N_("Returns"), &opcc_grant_return_kind, NULL, LIST (return_columns), "due", FALSE,
    "opcc-grants-symbolic", N_("No return is planned yet"), .has_page = TRUE, .is_chosen = TRUE },
  { N_("Letters"), &opcc_letter_kind, NULL, LIST (letter_columns), "dated", TRUE,
    "opcc-decide-symbolic", N_("No letter yet"), .has_page = TRUE, .is_chosen = TRUE },
};
/* clang-format on */

static void
add_numbers (GArray *numbers, const GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      const gint64 n = opcc_record_get_n (g_ptr_array_index (records, i));

      g_array_append_val (numbers, n);
    }
}

static void
show_list (OpccOrganisationLists *self, guint which)
{
  const OpccOrganisationDossier *dossier = self->dossier;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; which != LETTERS && i < dossier->awards->len; i++)
    {
      const OpccDelivery *grant = g_ptr_array_index (dossier->awards, i);
      const gint64 n = opcc_record_get_n (OPCC_RECORD (grant->award));

      if (which == AWARDS)
        g_array_append_val (numbers, n);
      else
        add_numbers (numbers, which == PAYMENTS ? grant->payments : grant->returns);
    }
  if (which == LETTERS)
    add_numbers (numbers, dossier->letters);
  opcc_record_section_set_among (self->lists[which], (const gint64 *) (void *) numbers->data,
                                 numbers->len);
}

void
opcc_organisation_lists_take (OpccOrganisationLists *self, OpccOrganisationDossier *dossier)
{
  g_return_if_fail (OPCC_IS_ORGANISATION_LISTS (self));

  opcc_organisation_dossier_free (self->dossier);
  self->dossier = dossier;
  for (guint i = 0; i < N_LISTS; i++)
    show_list (self, i);
  opcc_table_refresh_cells (opcc_record_section_get_table (self->applications));
}

void
opcc_organisation_lists_open (OpccOrganisationLists *self, OpccOrganisationList list)
{
  OpccRecordSection *section =
      list == OPCC_ORGANISATION_APPLICATIONS ? self->applications : self->lists[list - 1];

  opcc_table_focus_rows (opcc_record_section_get_table (section));
}

static void
opcc_organisation_lists_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_organisation_lists_parent_class)->dispose (object);
}

static void
opcc_organisation_lists_finalize (GObject *object)
{
  opcc_organisation_dossier_free (OPCC_ORGANISATION_LISTS (object)->dossier);
  G_OBJECT_CLASS (opcc_organisation_lists_parent_class)->finalize (object);
}

static void
opcc_organisation_lists_class_init (OpccOrganisationListsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_organisation_lists_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_organisation_lists_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_organisation_lists_init (OpccOrganisationLists *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  opcc_children_set_name (GTK_WIDGET (self), _ ("Applications and grants"));
}

GtkWidget *
opcc_organisation_lists_new (OpccWorkspace *workspace, gint64 n)
{
  OpccOrganisationLists *self = g_object_new (OPCC_TYPE_ORGANISATION_LISTS, NULL);
  OpccTable *table;

  self->applications = OPCC_RECORD_SECTION (opcc_record_section_new (workspace, &applications, n));
  table = opcc_record_section_get_table (self->applications);
  opcc_table_set_columns (table, applications.kind, applications.columns, applications.n_columns,
                          self);
  gtk_widget_set_parent (GTK_WIDGET (self->applications), GTK_WIDGET (self));
  for (guint i = 0; i < N_LISTS; i++)
    {
      self->lists[i] = OPCC_RECORD_SECTION (opcc_record_section_new (workspace, &specs[i], 0));
      opcc_record_section_set_among (self->lists[i], NULL, 0);
      gtk_widget_set_parent (GTK_WIDGET (self->lists[i]), GTK_WIDGET (self));
    }
  return GTK_WIDGET (self);
}
