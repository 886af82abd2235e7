/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCandidatesTab: small areas scored side by side, by weights that can be moved. */
#include "opcc-candidates-tab.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-bar-track.h"
#include "opcc-candidates.h"
#include "opcc-children.h"
#include "opcc-import-dialog.h"
#include "opcc-page.h"
#include "opcc-place.h"
#include "opcc-zone-jobs.h"

/* As many as a person compares; opcc zones candidates lists them all. */
#define MOST_ROWS 20

struct _OpccCandidatesTab
{
  GtkWidget parent_instance;
  GtkWidget *weights[OPCC_N_CRITERIA]; /* spin buttons */
  GtkLabel *said;   /* which areas come first now: read aloud when a weight moves them */
  GtkLabel *note;   /* what is left out, and what a figure is */
  GtkWidget *crime; /* how crime figures come in, while there are none */
  GtkGrid *grid;
  OpccWorkspace *workspace;   /* (owned) */
  OpccCandidates *candidates; /* (owned) (nullable) until they were read */
};

G_DEFINE_FINAL_TYPE (OpccCandidatesTab, opcc_candidates_tab, GTK_TYPE_WIDGET)

static void
add_text (OpccCandidatesTab *self, int column, int row, char *text, const char *css, float xalign)
{
  gtk_grid_attach (self->grid, opcc_children_new_label (text, css, xalign), column, row, 1, 1);
  g_free (text);
}

static void
add_heads (OpccCandidatesTab *self)
{
  const char *heads[] = { _ ("Area"), _ ("District"), _ ("Score"), "" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    add_text (self, (int) i, 0, g_strdup (heads[i]), "opcc-caption-strong opcc-dim", i == 2);
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    add_text (self, 4 + (int) i, 0,
              g_strdup (i == OPCC_CRITERION_CRIME && self->candidates->crimes_by_head
                            ? _ ("Crimes by 1,000")
                            : g_dgettext (GETTEXT_PACKAGE, opcc_criteria_of_need[i].label)),
              "opcc-caption-strong opcc-dim", 1);
}

static void
add_area (OpccCandidatesTab *self, const OpccCandidate *area, int row)
{
  const OpccPlace *place = opcc_place_by_key (area->district);
  GtkWidget *bar = opcc_bar_track_new (isnan (area->score) ? 0 : area->score / 100, 1, 8);

  add_text (self, 0, row,
            area->zone != NULL
                ? g_strdup_printf (_ ("%s · %s · in %s"), area->title, area->ward, area->zone)
            : area->ward != NULL ? g_strdup_printf (_ ("%s · %s"), area->title, area->ward)
                                 : g_strdup (area->title),
            "opcc-small", 0);
  add_text (self, 1, row, g_strdup (place != NULL ? place->label : ""), "opcc-small opcc-dim", 0);
  if (isnan (area->score))
    add_text (self, 2, row, g_strdup (_ ("cannot say")), "opcc-small opcc-missing", 1);
  else
    add_text (self, 2, row, g_strdup_printf ("%.1f", area->score), "opcc-small opcc-strong", 1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_grid_attach (self->grid, bar, 3, row, 1, 1);
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    if (isnan (area->values[i]))
      add_text (self, 4 + (int) i, row, g_strdup (_ ("not given")), "opcc-small opcc-missing", 1);
    else
      add_text (self, 4 + (int) i, row, g_strdup_printf ("%.1f", area->values[i]), "opcc-small", 1);
}

/* "Leicester 035E · Saffron (99.1)" */
static char *
name_place (OpccCandidatesTab *self, guint i)
{
  const OpccCandidate *area = g_ptr_array_index (self->candidates->areas, i);

  return area->ward != NULL
             ? g_strdup_printf (_ ("%s · %s (%.1f)"), area->title, area->ward, area->score)
             : g_strdup_printf (_ ("%s (%.1f)"), area->title, area->score);
}

/* A weight that was moved is heard by what it did to the order. */
static void
say_order (OpccCandidatesTab *self)
{
  const guint n = self->candidates->areas->len;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_ ("No area yet. Take in the published indices of deprivation."));
  else if (isnan (((OpccCandidate *) g_ptr_array_index (self->candidates->areas, 0))->score))
    words = g_strdup (_ ("No area can be scored: give a figure that is there a weight."));
  else
    {
      first = name_place (self, 0);
      second = n > 1 ? name_place (self, 1) : g_strdup (_ ("none"));
      /* Translators: an area of how many, then the one that comes first and the one after it. */
      words = g_strdup_printf (_ ("The %u in greatest need of %u areas. First: %s. Then: %s."),
                               MIN (MOST_ROWS, n), n, first, second);
    }
  gtk_label_set_text (self->said, words);
}

static void
say_left_out (OpccCandidatesTab *self, const double *weights)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *crime = opcc_candidates_say_crime (self->candidates);
  const gboolean has_areas = self->candidates->areas->len > 0;

  for (guint i = 0; has_areas && i < OPCC_N_CRITERIA; i++)
    if (weights[i] > 0 && !opcc_candidates_is_known (self->candidates, i))
      g_string_append_printf (note, _ ("Left out: %s, of which no figures have been taken in. "),
                              g_dgettext (GETTEXT_PACKAGE, opcc_criteria_of_need[i].label));
  if (crime != NULL)
    g_string_append (note, crime);
  opcc_children_set_text (GTK_WIDGET (self->note), note->str);
  gtk_widget_set_visible (self->crime, has_areas && crime == NULL);
}

static void
show (OpccCandidatesTab *self)
{
  double weights[OPCC_N_CRITERIA];
  GtkWidget *child;

  if (self->candidates == NULL)
    return;
  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    weights[i] = gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->weights[i]));
  opcc_candidates_score (self->candidates, weights);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  say_order (self);
  say_left_out (self, weights);
  if (self->candidates->areas->len == 0)
    return;
  add_heads (self);
  for (guint i = 0; i < MIN (MOST_ROWS, self->candidates->areas->len); i++)
    add_area (self, g_ptr_array_index (self->candidates->areas, i), (int) i + 1);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccCandidatesTab) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccCandidates *candidates;

  if (self->workspace == NULL)
    return;
  candidates = opcc_workspace_run_finish (self->workspace, result, &error);
  if (candidates == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->candidates, opcc_candidates_free);
  self->candidates = candidates;
  show (self);
}

static void
changed_cb (OpccCandidatesTab *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "area") || g_strv_contains (kinds, "zone") ||
      g_strv_contains (kinds, "crime_count"))
    opcc_zone_jobs_find_candidates (self->workspace, found_cb, g_object_ref (self));
}

/* --- making ----------------------------------------------------------------------------------- */

static GtkWidget *
make_weights (OpccCandidatesTab *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  for (guint i = 0; i < OPCC_N_CRITERIA; i++)
    {
      const char *label = g_dgettext (GETTEXT_PACKAGE, opcc_criteria_of_need[i].label);
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      g_autofree char *name = g_strdup_printf (_ ("Weight of %s"), label);

      self->weights[i] = gtk_spin_button_new_with_range (0, 10, 1);
      gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->weights[i]), 1);
      opcc_children_set_name (self->weights[i], name);
      g_signal_connect_object (self->weights[i], "value-changed", G_CALLBACK (show), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (pair), opcc_children_new_label (label, "opcc-caption opcc-dim", 0));
      gtk_box_append (GTK_BOX (pair), self->weights[i]);
      gtk_box_append (GTK_BOX (row), pair);
    }
  return row;
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_import_dialog_show (widget, OPCC_CANDIDATES_TAB (widget)->workspace,
                           opcc_file_import_find ("crimes"), NULL);
}

/* What is missing, why it matters, and the way to it. */
static GtkWidget *
make_crime (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *words = opcc_children_new_label (
      _ ("No crime figures have been taken in: areas are scored without them. Take in a file with "
         "a row for each area and year: area (its code or name), year, crimes, and residents."),
      "opcc-small", 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Import crime figures…"));

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "candidates.import-crimes");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "opcc-card");
  gtk_widget_add_css_class (box, "pad");
  gtk_widget_add_css_class (box, "compact");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
opcc_candidates_tab_dispose (GObject *object)
{
  OpccCandidatesTab *self = OPCC_CANDIDATES_TAB (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_pointer (&self->candidates, opcc_candidates_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_candidates_tab_parent_class)->dispose (object);
}

static void
opcc_candidates_tab_class_init (OpccCandidatesTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_candidates_tab_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "candidates.import-crimes", NULL,
                                   import_cb);
}

static void
opcc_candidates_tab_init (OpccCandidatesTab *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->said = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                             "xalign", 0.0f, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->said), "opcc-small");
  self->note = GTK_LABEL (opcc_children_new_label ("", "opcc-small opcc-dim", 0));
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_ellipsize (self->note, PANGO_ELLIPSIZE_NONE);
  self->crime = make_crime ();
  self->grid = GTK_GRID (gtk_grid_new ());
  g_object_set (self->grid, "column-spacing", 18, "row-spacing", 7, NULL);
  g_object_set (box, "margin-top", 14, "margin-bottom", 14, "margin-start", 24, "margin-end", 24,
                NULL);
  gtk_box_append (GTK_BOX (box), make_weights (self));
  gtk_box_append (GTK_BOX (box), self->crime);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

GtkWidget *
opcc_candidates_tab_new (OpccWorkspace *workspace)
{
  OpccCandidatesTab *self = g_object_new (OPCC_TYPE_CANDIDATES_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "candidates.import-crimes",
                                 !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, NULL);
  return GTK_WIDGET (self);
}
