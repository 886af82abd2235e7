/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAnnualFigures: the figures of an annual report as lines to choose from. */
#include "opcc-annual-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-children.h"

/* Pixels of each column after the first. */
static const int widths[] = { 54, 46, 50, 76, 68, 34 };

typedef struct
{
  char *figure; /* (owned) */
  char *label;  /* (owned) */
} Line;

struct _OpccAnnualFigures
{
  GtkWidget parent_instance;
  GtkWidget *list;
  GPtrArray *lines; /* (owned) of Line */
  char *chosen;     /* (owned) (nullable) */
  char *label;      /* (owned) (nullable) */
  gboolean updating;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (OpccAnnualFigures, opcc_annual_figures, GTK_TYPE_WIDGET)

static void
free_line (Line *line)
{
  g_free (line->figure);
  g_free (line->label);
  g_free (line);
}

static GtkWidget *
make_cells (const char *first, const char *const *texts, const char *css)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = opcc_children_new_label (first, css, 0);

  gtk_widget_set_hexpand (name, TRUE);
  opcc_children_wrap (name, 2);
  gtk_box_append (GTK_BOX (box), name);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *classes = g_strconcat (css, " opcc-num", NULL);
      GtkWidget *cell = opcc_children_new_label (texts[i], classes, 1);

      gtk_widget_set_size_request (cell, widths[i], -1);
      gtk_box_append (GTK_BOX (box), cell);
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 5);
  gtk_widget_set_margin_bottom (box, 5);
  return box;
}

static void
add_line (OpccAnnualFigures *self,
          const char *figure,
          const char *label,
          guint n,
          const OpccAnnualRound *sums)
{
  const double share = sums != NULL ? opcc_annual_round_get_share (sums) : NAN;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *awards =
      sums != NULL ? g_strdup_printf ("%u", sums->n_outcomes[OPCC_OUTCOME_AWARDED]) : NULL;
  g_autofree char *percent = isnan (share) ? NULL : g_strdup_printf ("%.1f%%", share);
  g_autofree char *asked = sums != NULL ? opcc_money_format (sums->asked) : NULL;
  g_autofree char *awarded = sums != NULL ? opcc_money_format (sums->awarded) : NULL;
  g_autofree char *days =
      sums != NULL && sums->n != 0 && sums->days >= 0 ? g_strdup_printf ("%d", sums->days) : NULL;
  const char *texts[] = { count, awards, percent, asked, awarded, days };
  g_autofree char *name = g_strdup_printf ("%s, %s", label, count);
  GtkWidget *row = gtk_list_box_row_new ();
  Line *line = g_new0 (Line, 1);

  line->figure = g_strdup (figure);
  line->label = g_strdup (label);
  g_ptr_array_add (self->lines, line);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                              make_cells (label, texts,
                                          sums != NULL && sums->n == 0 ? "opcc-small opcc-strong"
                                                                       : "opcc-small"));
  opcc_children_set_name (row, name);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
selected_cb (OpccAnnualFigures *self, GtkListBoxRow *row)
{
  const Line *line;

  if (self->updating || row == NULL)
    return;
  line = g_ptr_array_index (self->lines, gtk_list_box_row_get_index (row));
  g_free (self->chosen);
  g_free (self->label);
  self->chosen = g_strdup (line->figure);
  self->label = g_strdup (line->label);
  g_signal_emit (self, chosen_signal, 0);
}

static GtkWidget *
make_heads (void)
{
  const char *heads[] = { _ ("Received"), _ ("Awards"),  _ ("Share"),
                          _ ("Asked"),    _ ("Awarded"), _ ("Days") };

  return make_cells (_ ("Figure"), heads, "opcc-caption opcc-dim");
}

static void
opcc_annual_figures_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_annual_figures_parent_class)->dispose (object);
}

static void
opcc_annual_figures_finalize (GObject *object)
{
  OpccAnnualFigures *self = OPCC_ANNUAL_FIGURES (object);

  g_ptr_array_unref (self->lines);
  g_free (self->chosen);
  g_free (self->label);
  G_OBJECT_CLASS (opcc_annual_figures_parent_class)->finalize (object);
}

static void
opcc_annual_figures_class_init (OpccAnnualFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_annual_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_annual_figures_finalize;
  chosen_signal = g_signal_new ("chosen", OPCC_TYPE_ANNUAL_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
opcc_annual_figures_init (OpccAnnualFigures *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "opcc-list");
  opcc_children_set_name (self->list, _ ("Figures of the report"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), self->list);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), make_heads ());
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
opcc_annual_figures_new (void)
{
  return g_object_new (OPCC_TYPE_ANNUAL_FIGURES, NULL);
}

static void
clear (OpccAnnualFigures *self)
{
  GtkWidget *row;

  g_ptr_array_set_size (self->lines, 0);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
choose (OpccAnnualFigures *self, const char *figure)
{
  guint index = 0;

  for (guint i = 0; i < self->lines->len; i++)
    if (g_strcmp0 (((Line *) self->lines->pdata[i])->figure, figure) == 0)
      index = i;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index));
}

void
opcc_annual_figures_set (OpccAnnualFigures *self, const OpccAnnualReport *report)
{
  static const char *const outcomes[] = { "awards", "refused", "withdrawn", "undecided" };

  g_return_if_fail (OPCC_IS_ANNUAL_FIGURES (self));
  self->updating = TRUE;
  clear (self);
  add_line (self, "applications", _ ("All rounds"), report->total.n_applications, &report->total);
  for (guint i = 0; i < report->rounds->len; i++)
    {
      const OpccAnnualRound *round = g_ptr_array_index (report->rounds, i);

      add_line (self, round->code, round->title, round->n_applications, round);
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (report->total.n_outcomes[i] > 0)
      add_line (self, outcomes[i], opcc_outcome_get_label (i), report->total.n_outcomes[i], NULL);
  for (guint i = 0; i < report->reasons->len; i++)
    {
      const OpccAnnualReason *reason = g_ptr_array_index (report->reasons, i);
      g_autofree char *label = g_strdup_printf (_ ("Refused: %s"), reason->label);

      add_line (self, reason->key, label, reason->n, NULL);
    }
  self->updating = FALSE;
  choose (self, self->chosen);
}

const char *
opcc_annual_figures_get_chosen (OpccAnnualFigures *self)
{
  g_return_val_if_fail (OPCC_IS_ANNUAL_FIGURES (self), NULL);
  return self->chosen;
}

const char *
opcc_annual_figures_get_label (OpccAnnualFigures *self)
{
  g_return_val_if_fail (OPCC_IS_ANNUAL_FIGURES (self), NULL);
  return self->label;
}
