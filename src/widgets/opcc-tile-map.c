/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTileMap: the nine districts as tiles shaded in five steps; choosing one filters. */
#include "opcc-tile-map.h"

#include "opcc-children.h"

#include "opcc-place.h"
#include "opcc-text.h"

#include <glib/gi18n-lib.h>

#define TILE_SIZE       88
#define SMALL_TILE_SIZE 34

struct _OpccTileMap
{
  GtkWidget parent_instance;
  GtkWidget *grid;
  GtkWidget *tiles[OPCC_N_PLACES];
  char *chosen; /* (owned) (nullable) */
  gboolean small;
};

typedef enum
{
  PROP_CHOSEN = 1,
  PROP_SMALL,
} OpccTileMapProperty;

static GParamSpec *properties[PROP_SMALL + 1];
static guint chosen_signal;

G_DEFINE_FINAL_TYPE (OpccTileMap, opcc_tile_map, GTK_TYPE_WIDGET)

/* Long words are cut rather than make one tile larger than its neighbours; all grow with the size
 * of the text. */
static GtkWidget *
create_line (const char *words, const char *css_class, int most_chars)
{
  GtkWidget *label = opcc_children_new_label (words, css_class, 0.5);

  gtk_label_set_max_width_chars (GTK_LABEL (label), most_chars);
  return label;
}

static void
fill_tile (GtkWidget *tile, const char *name, const char *value, const char *note, int step)
{
  g_autofree char *words = g_strdup_printf ("%s: %s%s%s", name, value, note != NULL ? ", " : "",
                                            note != NULL ? note : "");
  const char *classes[] = { "opcc-tile", NULL, NULL };
  g_autofree char *step_class = g_strdup_printf ("s%d", CLAMP (step, 0, 5));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  classes[1] = step_class;
  gtk_widget_set_css_classes (tile, classes);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), create_line (name, "name", 9));
  gtk_box_append (GTK_BOX (box), create_line (value, "value", 7));
  if (note != NULL)
    gtk_box_append (GTK_BOX (box), create_line (note, "name", 9));
  gtk_button_set_child (GTK_BUTTON (tile), box);
  opcc_children_set_name (tile, words);
}

static void
update_chosen (OpccTileMap *self)
{
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      gboolean chosen = g_strcmp0 (opcc_place_get (i)->key, self->chosen) == 0;

      opcc_children_set_class (self->tiles[i], "chosen", chosen);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->tiles[i]), GTK_ACCESSIBLE_STATE_PRESSED,
                                   chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                          : GTK_ACCESSIBLE_TRISTATE_FALSE,
                                   -1);
    }
}

static void
tile_clicked_cb (OpccTileMap *self, GtkWidget *tile)
{
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    if (self->tiles[i] == tile)
      {
        const char *key = opcc_place_get (i)->key;

        opcc_tile_map_set_chosen (self, g_strcmp0 (key, self->chosen) == 0 ? NULL : key);
        g_signal_emit (self, chosen_signal, 0);
      }
}

static void
set_small (OpccTileMap *self, gboolean small)
{
  int size = small ? SMALL_TILE_SIZE : TILE_SIZE;

  self->small = small;
  opcc_children_set_class (GTK_WIDGET (self), "small", small);
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      GtkWidget *words = gtk_button_get_child (GTK_BUTTON (self->tiles[i]));

      gtk_widget_set_size_request (self->tiles[i], size, size);
      if (words != NULL)
        gtk_widget_set_visible (words, !small);
      gtk_widget_set_tooltip_text (self->tiles[i], small ? opcc_place_get (i)->label : NULL);
    }
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), small ? 5 : 6);
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), small ? 5 : 6);
}

static void
opcc_tile_map_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccTileMap *self = OPCC_TILE_MAP (object);

  switch ((OpccTileMapProperty) id)
    {
    case PROP_CHOSEN:
      g_value_set_string (value, self->chosen);
      break;
    case PROP_SMALL:
      g_value_set_boolean (value, self->small);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_tile_map_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccTileMap *self = OPCC_TILE_MAP (object);

  switch ((OpccTileMapProperty) id)
    {
    case PROP_CHOSEN:
      opcc_tile_map_set_chosen (self, g_value_get_string (value));
      break;
    case PROP_SMALL:
      set_small (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_tile_map_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_tile_map_parent_class)->dispose (object);
}

static void
opcc_tile_map_finalize (GObject *object)
{
  g_free (OPCC_TILE_MAP (object)->chosen);
  G_OBJECT_CLASS (opcc_tile_map_parent_class)->finalize (object);
}

static void
opcc_tile_map_class_init (OpccTileMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_tile_map_dispose;
  object_class->finalize = opcc_tile_map_finalize;
  object_class->get_property = opcc_tile_map_get_property;
  object_class->set_property = opcc_tile_map_set_property;
  properties[PROP_CHOSEN] =
      g_param_spec_string ("chosen", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SMALL] =
      g_param_spec_boolean ("small", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  chosen_signal = g_signal_new ("chosen-changed", OPCC_TYPE_TILE_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_tile_map_init (OpccTileMap *self)
{
  self->grid = gtk_grid_new ();
  gtk_widget_set_halign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_valign (self->grid, GTK_ALIGN_START);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);

      self->tiles[i] = gtk_button_new ();
      g_signal_connect_swapped (self->tiles[i], "clicked", G_CALLBACK (tile_clicked_cb), self);
      gtk_grid_attach (GTK_GRID (self->grid), self->tiles[i], place->tile_column, place->tile_row,
                       1, 1);
    }
  opcc_children_set_name (GTK_WIDGET (self), _ ("Map of districts"));
  opcc_tile_map_set_tiles (self, NULL, 0);
}

GtkWidget *
opcc_tile_map_new (void)
{
  return g_object_new (OPCC_TYPE_TILE_MAP, NULL);
}

void
opcc_tile_map_set_tiles (OpccTileMap *self, const OpccTile *tiles, guint n_tiles)
{
  g_return_if_fail (OPCC_IS_TILE_MAP (self));
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);
      OpccTile tile = { place->key, _ ("none"), NULL, 0 };

      for (guint j = 0; j < n_tiles; j++)
        if (g_strcmp0 (tiles[j].key, place->key) == 0)
          tile = tiles[j];
      fill_tile (self->tiles[i], place->short_name, tile.value, tile.note, tile.step);
    }
  set_small (self, self->small);
  update_chosen (self);
}

const char *
opcc_tile_map_get_chosen (OpccTileMap *self)
{
  g_return_val_if_fail (OPCC_IS_TILE_MAP (self), NULL);
  return self->chosen;
}

void
opcc_tile_map_set_chosen (OpccTileMap *self, const char *key)
{
  g_return_if_fail (OPCC_IS_TILE_MAP (self));
  if (!opcc_set_str (&self->chosen, key))
    return;
  update_chosen (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

/**
 * opcc_tile_step:
 * @value: in any unit
 * @limits: rising, in the same unit: from the first on a value is step 2, and so on to step 5
 *
 * Returns: 0 for nil and less, else 1 to 5
 */
int
opcc_tile_step (gint64 value, const gint64 limits[4])
{
  int step = 1;

  if (value <= 0)
    return 0;
  for (int i = 0; i < 4; i++)
    if (value >= limits[i])
      step = i + 2;
  return step;
}

GtkWidget *
opcc_tile_new (const char *name, const char *value, const char *note, int step)
{
  GtkWidget *tile = gtk_button_new ();

  fill_tile (tile, name, value, note, step);
  return tile;
}

/**
 * opcc_tile_legend_new:
 * @words: five strings, for steps 1 to 5
 */
GtkWidget *
opcc_tile_legend_new (const char *const *words)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (int step = 1; step <= 5; step++)
    {
      GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      g_autofree char *step_class = g_strdup_printf ("s%d", step);

      gtk_widget_set_size_request (swatch, 12, 12);
      gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (swatch, "opcc-swatch");
      gtk_widget_add_css_class (swatch, step_class);
      gtk_box_append (GTK_BOX (part), swatch);
      gtk_box_append (GTK_BOX (part),
                      opcc_children_new_label (words[step - 1], "opcc-caption opcc-dim", 0));
      gtk_box_append (GTK_BOX (legend), part);
    }
  return legend;
}
