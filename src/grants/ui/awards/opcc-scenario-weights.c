/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccScenarioWeights: other weights of the criteria for a scenario, below the question its name
 * is asked in. */
#include "opcc-scenario-weights.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "opcc-children.h"
#include "opcc-criterion.h"

#define TALLEST 300 /* pixels of the list before it scrolls */
#define ROW     54  /* pixels of an entry in it */

struct _OpccScenarioWeights
{
  GtkWidget parent_instance;
  GtkExpander *expander; /* (unowned) */
  GtkListBox *list;      /* (unowned) */
  GtkWidget *scroller;   /* (unowned) */
  GtkWidget *sum;        /* (unowned) */
  GPtrArray *criteria;   /* (owned) OpccCriterion that carry weight */
  GPtrArray *rows;       /* (owned) AdwEntryRow (unowned), one for each */
};

G_DEFINE_FINAL_TYPE (OpccScenarioWeights, opcc_scenario_weights, GTK_TYPE_WIDGET)

static const char *
get_text (OpccScenarioWeights *self, guint i)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->rows->pdata[i]));
}

static void
update_sum (OpccScenarioWeights *self)
{
  g_autofree char *words = NULL;
  double sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    sum += g_ascii_strtod (get_text (self, i), NULL);
  if (llround (sum * 100) == 10000)
    words = g_strdup (_ ("They add up to 100%."));
  else
    words = g_strdup_printf (_ ("They add up to %g%%, not to 100%%."), sum);
  opcc_children_set_text (self->sum, words);
}

static void
opcc_scenario_weights_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_scenario_weights_parent_class)->dispose (object);
}

static void
opcc_scenario_weights_finalize (GObject *object)
{
  OpccScenarioWeights *self = OPCC_SCENARIO_WEIGHTS (object);

  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (opcc_scenario_weights_parent_class)->finalize (object);
}

static void
opcc_scenario_weights_class_init (OpccScenarioWeightsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_scenario_weights_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_scenario_weights_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_scenario_weights_init (OpccScenarioWeights *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *expander = opcc_children_fold (_ ("Other weights, to compare only"), box);

  self->criteria = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  opcc_children_set_name (GTK_WIDGET (self->list), _ ("Weights of the criteria"));
  self->sum = opcc_children_new_label ("", "opcc-small opcc-dim", 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), TALLEST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->scroller = scroller;
  gtk_widget_set_margin_top (box, 6);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->sum);
  gtk_widget_set_parent (expander, GTK_WIDGET (self));
  self->expander = GTK_EXPANDER (expander);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
opcc_scenario_weights_new (void)
{
  return g_object_new (OPCC_TYPE_SCENARIO_WEIGHTS, NULL);
}

static void
add_row (OpccScenarioWeights *self, OpccCriterion *criterion)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *weight = g_strdup_printf ("%g", criterion->weight);
  g_autofree char *title = g_markup_printf_escaped (_ ("%s, per cent"), criterion->title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), weight);
  g_signal_connect_object (row, "changed", G_CALLBACK (update_sum), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->criteria, g_object_ref (criterion));
}

void
opcc_scenario_weights_set_criteria (OpccScenarioWeights *self, GPtrArray *criteria)
{
  g_return_if_fail (OPCC_IS_SCENARIO_WEIGHTS (self) && self->rows->len == 0);

  for (guint i = 0; i < criteria->len; i++)
    if (!((OpccCriterion *) criteria->pdata[i])->pass_fail)
      add_row (self, criteria->pdata[i]);
  update_sum (self);
  /* A window that is open grows by the least that is asked for, and by no more. */
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MIN ((int) self->rows->len * ROW, TALLEST));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 1);
}

char *
opcc_scenario_weights_get (OpccScenarioWeights *self)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean other = FALSE;

  g_return_val_if_fail (OPCC_IS_SCENARIO_WEIGHTS (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (self->criteria, i);
      g_autofree char *plain = g_strdup_printf ("%g", criterion->weight);
      g_autofree char *typed = g_strstrip (g_strdup (get_text (self, i)));

      other = other || g_strcmp0 (plain, typed) != 0;
      g_string_append_printf (words, "%s%" PRId64 "=%s", i > 0 ? ";" : "", criterion->number,
                              typed);
    }
  return other ? g_strdup (words->str) : NULL;
}

void
opcc_scenario_weights_set (OpccScenarioWeights *self, gint64 number, const char *text)
{
  g_return_if_fail (OPCC_IS_SCENARIO_WEIGHTS (self));

  gtk_expander_set_expanded (self->expander, TRUE);
  for (guint i = 0; i < self->criteria->len; i++)
    if (((OpccCriterion *) self->criteria->pdata[i])->number == number)
      gtk_editable_set_text (GTK_EDITABLE (self->rows->pdata[i]), text);
}
