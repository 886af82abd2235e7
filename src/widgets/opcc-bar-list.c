/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBarList: names with a bar, a value and a count, as under Asked by district. */
#include "opcc-bar-list.h"

#include "opcc-bar-track.h"
#include "opcc-children.h"

struct _OpccBarList
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GArray *bars;     /* (owned) of OpccBar with owned strings */
  char *words_head; /* (owned) (nullable) */
  char *count_head; /* (owned) (nullable) */
  double full;
  gboolean compact;
  gboolean can_choose;
};

typedef enum
{
  PROP_COMPACT = 1,
  PROP_CAN_CHOOSE,
} OpccBarListProperty;

static GParamSpec *properties[PROP_CAN_CHOOSE + 1];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (OpccBarList, opcc_bar_list, GTK_TYPE_WIDGET)

static void
clear_bar (gpointer data)
{
  OpccBar *bar = data;

  g_free ((char *) bar->key);
  g_free ((char *) bar->name);
  g_free ((char *) bar->words);
  g_free ((char *) bar->count);
}

static double
get_full (OpccBarList *self)
{
  double full = self->full;

  for (guint i = 0; self->full <= 0 && i < self->bars->len; i++)
    {
      const OpccBar *bar = &g_array_index (self->bars, OpccBar, i);

      full = MAX (full, MAX (bar->value, bar->track));
    }
  return full > 0 ? full : 1;
}

static void
name_clicked_cb (GtkButton *button, OpccBarList *self)
{
  int row;

  gtk_grid_query_child (GTK_GRID (self->grid), GTK_WIDGET (button), NULL, &row, NULL, NULL);
  row -= self->words_head != NULL || self->count_head != NULL;
  if (row >= 0 && (guint) row < self->bars->len)
    g_signal_emit (self, activated_signal, 0, g_array_index (self->bars, OpccBar, row).key);
}

static GtkWidget *
create_name (OpccBarList *self, const OpccBar *bar)
{
  const char *type = self->compact ? "opcc-caption" : "opcc-small";
  GtkWidget *label = opcc_children_new_label (bar->name, type, 0);
  GtkWidget *button;
  g_autofree char *words = NULL;

  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  opcc_children_wrap (label, 2);
  opcc_children_set_class (label, "opcc-dim", bar->value <= 0 && self->compact);
  if (!self->can_choose || bar->key == NULL)
    return label;
  button = gtk_button_new ();
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "opcc-bar-name");
  gtk_button_set_child (GTK_BUTTON (button), label);
  words = g_strdup_printf ("%s, %s", bar->name, bar->words != NULL ? bar->words : "");
  opcc_children_set_name (button, words);
  g_signal_connect_object (button, "clicked", G_CALLBACK (name_clicked_cb), self, 0);
  return button;
}

static void
add_row (OpccBarList *self, const OpccBar *bar, int row, double full)
{
  const char *type = self->compact ? "opcc-caption opcc-num" : "opcc-small opcc-num";
  GtkWidget *words = opcc_children_new_label (bar->words, type, 1);
  GtkWidget *name = create_name (self, bar);

  gtk_widget_set_size_request (name, -1, self->compact ? 18 : 30);
  /* A sum that is cut would be another sum. */
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  opcc_children_set_class (words, "opcc-missing", bar->missing);
  opcc_children_set_class (words, "opcc-strong", !self->compact && !bar->missing);
  opcc_children_set_class (words, "opcc-dim", self->compact && bar->value <= 0 && !bar->missing);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid),
                   opcc_bar_track_new (bar->missing ? 0 : bar->value / full,
                                       bar->missing     ? 0
                                       : bar->track > 0 ? bar->track / full
                                                        : 1,
                                       self->compact ? 6 : 8),
                   1, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), words, 2, row, 1, 1);
  if (bar->count != NULL)
    gtk_grid_attach (GTK_GRID (self->grid), opcc_children_new_label (bar->count, type, 1), 3, row,
                     1, 1);
}

static void
rebuild (OpccBarList *self)
{
  double full = get_full (self);
  int row = 0;

  opcc_children_unparent (self->grid);
  if (self->words_head != NULL || self->count_head != NULL)
    {
      gtk_grid_attach (GTK_GRID (self->grid),
                       opcc_children_new_label (self->words_head, "opcc-th", 1), 2, 0, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid),
                       opcc_children_new_label (self->count_head, "opcc-th", 1), 3, 0, 1, 1);
      row++;
    }
  for (guint i = 0; i < self->bars->len; i++)
    add_row (self, &g_array_index (self->bars, OpccBar, i), row++, full);
}

static void
opcc_bar_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccBarList *self = OPCC_BAR_LIST (object);

  switch ((OpccBarListProperty) id)
    {
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_CAN_CHOOSE:
      g_value_set_boolean (value, self->can_choose);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_bar_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccBarList *self = OPCC_BAR_LIST (object);

  switch ((OpccBarListProperty) id)
    {
    case PROP_COMPACT:
      self->compact = g_value_get_boolean (value);
      break;
    case PROP_CAN_CHOOSE:
      self->can_choose = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  rebuild (self);
}

static void
opcc_bar_list_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_bar_list_parent_class)->dispose (object);
}

static void
opcc_bar_list_finalize (GObject *object)
{
  OpccBarList *self = OPCC_BAR_LIST (object);

  g_array_unref (self->bars);
  g_free (self->words_head);
  g_free (self->count_head);
  G_OBJECT_CLASS (opcc_bar_list_parent_class)->finalize (object);
}

static void
opcc_bar_list_class_init (OpccBarListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_bar_list_dispose;
  object_class->finalize = opcc_bar_list_finalize;
  object_class->get_property = opcc_bar_list_get_property;
  object_class->set_property = opcc_bar_list_set_property;
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_CHOOSE] = g_param_spec_boolean ("can-choose", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  activated_signal = g_signal_new ("row-activated", OPCC_TYPE_BAR_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_bar_list_init (OpccBarList *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (OpccBar));
  g_array_set_clear_func (self->bars, clear_bar);
  self->grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

GtkWidget *
opcc_bar_list_new (gboolean compact)
{
  return g_object_new (OPCC_TYPE_BAR_LIST, "compact", compact, NULL);
}

/**
 * opcc_bar_list_set_heads:
 * @words_head: (nullable): over the values: "Asked"
 * @count_head: (nullable): over the counts: "Bids"
 */
void
opcc_bar_list_set_heads (OpccBarList *self, const char *words_head, const char *count_head)
{
  g_return_if_fail (OPCC_IS_BAR_LIST (self));
  g_free (self->words_head);
  g_free (self->count_head);
  self->words_head = g_strdup (words_head);
  self->count_head = g_strdup (count_head);
  rebuild (self);
}

void
opcc_bar_list_set_bars (OpccBarList *self, const OpccBar *bars, guint n_bars)
{
  g_return_if_fail (OPCC_IS_BAR_LIST (self));
  g_array_set_size (self->bars, 0);
  for (guint i = 0; i < n_bars; i++)
    {
      OpccBar bar = bars[i];

      bar.key = g_strdup (bars[i].key);
      bar.name = g_strdup (bars[i].name);
      bar.words = g_strdup (bars[i].words);
      bar.count = g_strdup (bars[i].count);
      g_array_append_val (self->bars, bar);
    }
  rebuild (self);
}

void
opcc_bar_list_set_full (OpccBarList *self, double full)
{
  g_return_if_fail (OPCC_IS_BAR_LIST (self));
  self->full = full;
  rebuild (self);
}
