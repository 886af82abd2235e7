/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemeRatings: how a scheme is rated for time, money and quality, beside what the ratings
 * mean. */
#include "opcc-scheme-ratings.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-pill.h"

/* Of one of the two cards, in pixels: they stand side by side where there is room for both. */
#define LEAST_WIDTH 420

/* Letters that the words of a rating keep however narrow the page is. */
#define LEAST_LETTERS 16

struct _OpccSchemeRatings
{
  GtkWidget parent_instance;
  GtkGrid *rated; /* how it is rated */
};

G_DEFINE_FINAL_TYPE (OpccSchemeRatings, opcc_scheme_ratings, GTK_TYPE_WIDGET)

/* clang-format off */
static const struct
{
  const char *key;
  const char *label;
} aspects[] = {
  { "time", N_("Time") },
  { "money", N_("Money") },
  { "quality", N_("Quality") },
};
/* clang-format on */

static GtkWidget *
make_words (const char *text, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_LETTERS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LEAST_LETTERS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
attach_pill (GtkGrid *grid, const char *rating, int column, int row)
{
  GtkWidget *pill = opcc_pill_new_rating (rating);

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  gtk_grid_attach (grid, pill, column, row, 1, 1);
}

static void
attach_head (GtkGrid *grid, const char *text, int column, int row)
{
  GtkWidget *head = opcc_children_new_label (text, "opcc-small opcc-strong", 0);

  gtk_label_set_ellipsize (GTK_LABEL (head), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (head, GTK_ALIGN_START);
  gtk_grid_attach (grid, head, column, row, 1, 1);
}

static GtkGrid *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 10);
  return GTK_GRID (grid);
}

static GtkWidget *
make_card (const char *title, GtkGrid *grid)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *place = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (card, "opcc-card");
  gtk_widget_add_css_class (card, "pad");
  gtk_widget_set_size_request (card, LEAST_WIDTH, -1);
  gtk_box_append (GTK_BOX (card), opcc_children_new_label (title, "opcc-section", 0));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (grid));
  opcc_children_set_name (GTK_WIDGET (grid), title);
  gtk_widget_set_focusable (place, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), card);
  return place;
}

/* A row for each thing rated, a column for each rating. */
static GtkGrid *
make_meanings (void)
{
  static const char *const ratings[] = { "green", "amber", "red" };
  GtkGrid *grid = make_grid ();

  for (guint i = 0; i < G_N_ELEMENTS (ratings); i++)
    {
      attach_pill (grid, ratings[i], (int) i + 1, 0);
      gtk_grid_attach (grid,
                       make_words (opcc_scheme_rating_define (ratings[i]), "opcc-small opcc-dim"),
                       (int) i + 1, 1, 1, 1);
      for (guint j = 0; j < G_N_ELEMENTS (aspects); j++)
        {
          g_autofree char *meaning = opcc_scheme_rating_define_for (ratings[i], aspects[j].key);

          gtk_grid_attach (grid, make_words (meaning, "opcc-small"), (int) i + 1, (int) j + 2, 1,
                           1);
        }
    }
  attach_head (grid, _ ("In all"), 0, 1);
  for (guint j = 0; j < G_N_ELEMENTS (aspects); j++)
    attach_head (grid, _ (aspects[j].label), 0, (int) j + 2);
  return grid;
}

/* What people wrote, and beside it what the figures say; @hint (nullable). */
static GtkWidget *
make_reasons (const char *rating, const char *reason, const char *hint, const char *hint_reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *words = hint != NULL
                               ? g_strdup_printf (_ ("The figures say %s: %s."),
                                                  opcc_scheme_rating_get_label (hint), hint_reason)
                               : NULL;

  if (reason != NULL)
    gtk_box_append (GTK_BOX (box), make_words (reason, "opcc-small"));
  else if (rating == NULL)
    gtk_box_append (GTK_BOX (box),
                    make_words (_ ("Nobody has rated it."), "opcc-small opcc-missing"));
  if (words != NULL)
    gtk_box_append (GTK_BOX (box), make_words (words, "opcc-small opcc-dim"));
  else
    gtk_box_append (GTK_BOX (box),
                    make_words (_ ("No figure speaks for it."), "opcc-small opcc-dim"));
  return box;
}

/**
 * opcc_scheme_ratings_show:
 * @state: (transfer none): read until the function returns
 */
void
opcc_scheme_ratings_show (OpccSchemeRatings *self, const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  const struct
  {
    const char *rating;
    const char *reason;
    const char *hint;
    const char *hint_reason;
  } rows[] = {
    { scheme->rating_time, scheme->reason_time, state->hint_time, state->reason_time },
    { scheme->rating_money, scheme->reason_money, state->hint_money, state->reason_money },
    { scheme->rating_quality, scheme->reason_quality, NULL, NULL },
  };
  GtkWidget *child;

  g_return_if_fail (OPCC_IS_SCHEME_RATINGS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rated))) != NULL)
    gtk_grid_remove (self->rated, child);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      attach_head (self->rated, _ (aspects[i].label), 0, (int) i);
      attach_pill (self->rated, rows[i].rating, 1, (int) i);
      gtk_grid_attach (self->rated,
                       make_reasons (rows[i].rating, rows[i].reason, rows[i].hint,
                                     rows[i].hint_reason),
                       2, (int) i, 1, 1);
    }
}

static void
opcc_scheme_ratings_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_scheme_ratings_parent_class)->dispose (object);
}

static void
opcc_scheme_ratings_class_init (OpccSchemeRatingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_scheme_ratings_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_scheme_ratings_init (OpccSchemeRatings *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  self->rated = make_grid ();
  /* A flow box none of whose children takes the keyboard holds up Tab, and moves nothing. */
  gtk_widget_set_can_focus (flow, FALSE);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), FALSE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 18);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 18);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), make_card (_ ("How it is rated"), self->rated));
  gtk_flow_box_append (GTK_FLOW_BOX (flow),
                       make_card (_ ("What the ratings mean"), make_meanings ()));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Ratings"));
  gtk_widget_set_parent (flow, GTK_WIDGET (self));
}

GtkWidget *
opcc_scheme_ratings_new (void)
{
  return g_object_new (OPCC_TYPE_SCHEME_RATINGS, NULL);
}
