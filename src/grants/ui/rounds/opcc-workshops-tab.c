/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccWorkshopsTab: how a scheme is set up, with its workshops, and what these did. */
#include "opcc-workshops-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-document-view.h"
#include "opcc-grants-pages.h"
#include "opcc-scheme.h"
#include "opcc-workshop-effect.h"
#include "opcc-workshop-paper.h"
#include "opcc-workshop.h"

struct _OpccWorkshopsTab
{
  OpccRecordFile parent_instance;
  OpccDocumentView *effect; /* (nullable) until the record was read */
};

/* clang-format off */
static const OpccColumn workshop_columns[] = {
  OPCC_COLUMN (held_on, 150), OPCC_COLUMN_WIDE (title), OPCC_COLUMN (district, 180), OPCC_COLUMN (place, 200),
  OPCC_COLUMN (recorded, 100),
};
static const char *const workshop_form[] = { "scheme", "title", "held_on", "district", "place", "recorded", "note", NULL };

static const OpccRecordSectionSpec sections[] = {
  { N_("Workshops"), &opcc_workshop_kind, "scheme", workshop_columns, G_N_ELEMENTS (workshop_columns), "held_on", FALSE,
    "opcc-grants-symbolic", N_("No workshops yet"), N_("Add a workshop…"), workshop_form, .has_page = TRUE },
  { NULL },
};
/* clang-format on */

static const char *const fields[] = { "year",       "title",   "pot",        "cap", "months",
                                      "over_award", "purpose", "priorities", NULL };

static const OpccRecordSpec spec = { &opcc_scheme_kind, fields, NULL, sections, "year" };

G_DEFINE_FINAL_TYPE (OpccWorkshopsTab, opcc_workshops_tab, OPCC_TYPE_RECORD_FILE)

static gpointer
effect_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_workshop_paper_build (db, *(const gint64 *) data, OPCC_AUDIENCE_OFFICE,
                                    opcc_date_today (), cancellable, error);
}

/* --- what the workshops did ------------------------------------------------------------------ */

static void
effect_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWorkshopsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (OpccDocument) document =
      opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                                 &error);

  if (document == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  else if (self->effect != NULL)
    opcc_document_view_show (self->effect, document);
}

/* Jobs come back in the order they were sent, so the last one shown is the newest. */
static void
read_effect (OpccWorkshopsTab *self)
{
  const gint64 n = opcc_record_file_get_n (OPCC_RECORD_FILE (self));

  opcc_workspace_run (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), effect_job,
                      g_memdup2 (&n, sizeof n), g_free, (GDestroyNotify) opcc_document_free, NULL,
                      effect_cb, g_object_ref (self));
}

static void
changed_cb (OpccWorkshopsTab *self, const char *const *kinds)
{
  static const char *const counted[] = { "workshop",    "workshop_attendance",
                                         "application", "award",
                                         "round",       NULL };

  for (guint i = 0; counted[i] != NULL; i++)
    if (self->effect != NULL && (kinds == NULL || g_strv_contains (kinds, counted[i])))
      {
        read_effect (self);
        return;
      }
}

/* --- matching -------------------------------------------------------------------------------- */

static gpointer
match_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n = g_new (gint64, 1);

  *n = opcc_workshop_match (db, error);
  if (*n < 0)
    g_clear_pointer (&n, g_free);
  return n;
}

static void
matched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccWorkshopsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n =
      opcc_workspace_run_finish (opcc_record_file_get_workspace (OPCC_RECORD_FILE (self)), result,
                                 &error);
  g_autofree char *words = NULL;

  if (n == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  words = *n == 0 ? g_strdup (_ ("No more names could be matched"))
                  : g_strdup_printf (ngettext ("%d name matched", "%d names matched", (gulong) *n),
                                     (int) *n);
  opcc_page_toast (GTK_WIDGET (self), words, *n > 0);
}

static void
match_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_workspace_run (opcc_record_file_get_workspace (OPCC_RECORD_FILE (widget)), match_job, NULL,
                      NULL, g_free, NULL, matched_cb, g_object_ref (widget));
}

/* --- the page -------------------------------------------------------------------------------- */

static void
opcc_workshops_tab_made (OpccRecordFile *file, OpccRecordPage *page)
{
  OpccWorkshopsTab *self = OPCC_WORKSHOPS_TAB (file);
  OpccWorkspace *workspace = opcc_record_file_get_workspace (file);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Match names of attendance lists"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.match-attendance");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.match-attendance",
                                 !opcc_workspace_is_read_only (workspace));
  self->effect = OPCC_DOCUMENT_VIEW (opcc_document_view_new ());
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->effect));
  opcc_record_page_add_first (page, box);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
opcc_workshops_tab_shown (OpccRecordFile *file, OpccRecord *record)
{
  read_effect (OPCC_WORKSHOPS_TAB (file));
}

static void
opcc_workshops_tab_dispose (GObject *object)
{
  OPCC_WORKSHOPS_TAB (object)->effect = NULL;
  G_OBJECT_CLASS (opcc_workshops_tab_parent_class)->dispose (object);
}

static void
opcc_workshops_tab_class_init (OpccWorkshopsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_workshops_tab_dispose;
  OPCC_RECORD_FILE_CLASS (klass)->made = opcc_workshops_tab_made;
  OPCC_RECORD_FILE_CLASS (klass)->shown = opcc_workshops_tab_shown;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "page.match-attendance", NULL,
                                   match_cb);
}

static void
opcc_workshops_tab_init (OpccWorkshopsTab *self)
{
}

GtkWidget *
opcc_workshops_tab_new (OpccWorkspace *workspace, gint64 n)
{
  OpccWorkshopsTab *self = g_object_new (OPCC_TYPE_WORKSHOPS_TAB, NULL);

  opcc_record_file_open (OPCC_RECORD_FILE (self), workspace, &spec, n);
  return GTK_WIDGET (self);
}
