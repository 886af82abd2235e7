/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableShared: what all rows of a table know, and the drawings that many of them have alike. */
#include "opcc-table-shared.h"

#include <math.h>

#include "opcc-colours.h"

/* Drawings of texts that are kept; a screen full of cells has a few hundred. */
#define MAX_TEXTS 2000

/* --- drawings of texts ------------------------------------------------------------------------ */

static guint
hash_text (gconstpointer data)
{
  const OpccTableText *text = data;

  return g_str_hash (text->text) ^ g_direct_hash (text->column) ^ g_direct_hash (text->css_class) ^
         ((guint) text->width << 20);
}

static gboolean
equal_texts (gconstpointer a, gconstpointer b)
{
  const OpccTableText *first = a;
  const OpccTableText *second = b;

  return first->column == second->column && first->css_class == second->css_class &&
         first->width == second->width && first->height == second->height &&
         first->xalign == second->xalign && g_str_equal (first->text, second->text) &&
         gdk_rgba_equal (&first->colour, &second->colour);
}

static OpccTableText *
copy_text (const OpccTableText *text)
{
  OpccTableText *copy = g_memdup2 (text, sizeof *text);

  copy->text = g_strdup (text->text);
  return copy;
}

static void
free_text (gpointer data)
{
  g_free ((char *) ((OpccTableText *) data)->text);
  g_free (data);
}

/* --- the life of it --------------------------------------------------------------------------- */

static void
clear_shared (gpointer data)
{
  OpccTableShared *shared = data;

  g_clear_handle_id (&shared->wait_id, g_source_remove);
  g_array_unref (shared->places);
  g_hash_table_unref (shared->pills);
  g_hash_table_unref (shared->styles);
  g_hash_table_unref (shared->layouts);
  g_hash_table_unref (shared->texts);
}

OpccTableShared *
opcc_table_shared_new (void)
{
  OpccTableShared *shared = g_rc_box_new0 (OpccTableShared);

  shared->places = g_array_new (FALSE, FALSE, sizeof (OpccTablePlace));
  shared->places_version = 1;
  shared->last_in_sight = G_MAXUINT;
  shared->pills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) gsk_render_node_unref);
  shared->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) pango_attr_list_unref);
  shared->layouts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  shared->texts = g_hash_table_new_full (hash_text, equal_texts, free_text,
                                         (GDestroyNotify) gsk_render_node_unref);
  return shared;
}

OpccTableShared *
opcc_table_shared_ref (OpccTableShared *shared)
{
  return g_rc_box_acquire (shared);
}

void
opcc_table_shared_unref (OpccTableShared *shared)
{
  g_rc_box_release_full (shared, clear_shared);
}

void
opcc_table_shared_forget (OpccTableShared *shared)
{
  shared->line_height = 0;
  g_hash_table_remove_all (shared->pills);
  g_hash_table_remove_all (shared->styles);
  g_hash_table_remove_all (shared->layouts);
  g_hash_table_remove_all (shared->texts);
}

/* --- styles ----------------------------------------------------------------------------------- */

static void
add_colour (PangoAttrList *list, GtkWidget *widget, const char *name)
{
  GdkRGBA colour;

  opcc_colour_find (widget, name, &colour);
  pango_attr_list_insert (list, pango_attr_foreground_new ((guint16) (colour.red * 65535),
                                                           (guint16) (colour.green * 65535),
                                                           (guint16) (colour.blue * 65535)));
  /* Else it takes over how much of the plain text's colour is let through. */
  pango_attr_list_insert (list, pango_attr_foreground_alpha_new (65535));
}

static PangoAttrList *
create_style (GtkWidget *widget, const char *css_class, gboolean figures)
{
  static const struct
  {
    const char *css_class;
    const char *colour;
  } styles[] = {
    { "opcc-dim", "opcc_dim_fg" },   { "opcc-missing", "opcc_warn_fg" },
    { "opcc-warn", "opcc_warn_fg" }, { "opcc-bad", "opcc_bad_fg" },
    { "opcc-good", "opcc_good_fg" }, { "opcc-link", "accent_color" },
  };
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_str_equal (styles[i].css_class, css_class))
      add_colour (list, widget, styles[i].colour);
  if (g_str_equal (css_class, "opcc-missing"))
    pango_attr_list_insert (list, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (g_str_equal (css_class, "opcc-strong"))
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (figures)
    pango_attr_list_insert (list, pango_attr_font_features_new ("tnum"));
  return list;
}

/* Classes are drawn as attributes of the text: to give a widget another style class costs more than
 * all else that happens to a row when the list moves. */
static PangoAttrList *
find_style (OpccTableShared *shared, GtkWidget *widget, const OpccTableText *text)
{
  const char *css_class = text->css_class != NULL           ? text->css_class
                          : text->column->css_class != NULL ? text->column->css_class
                                                            : "";
  g_autofree char *key = g_strconcat (css_class, text->figures ? " num" : "", NULL);
  PangoAttrList *style = g_hash_table_lookup (shared->styles, key);

  if (style == NULL)
    {
      style = create_style (widget, css_class, text->figures);
      g_hash_table_insert (shared->styles, g_steal_pointer (&key), style);
    }
  return style;
}

/* --- drawing ---------------------------------------------------------------------------------- */

int
opcc_table_shared_get_line_height (OpccTableShared *shared, GtkWidget *widget)
{
  if (shared->line_height == 0)
    {
      PangoFontMetrics *metrics =
          pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);

      shared->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                               pango_font_metrics_get_descent (metrics));
      pango_font_metrics_unref (metrics);
    }
  return shared->line_height;
}

static PangoLayout *
find_layout (OpccTableShared *shared, GtkWidget *widget, const OpccColumn *column)
{
  PangoLayout *layout = g_hash_table_lookup (shared->layouts, column);

  if (layout == NULL)
    {
      layout = gtk_widget_create_pango_layout (widget, NULL);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      /* One line, also of a text that has several. */
      pango_layout_set_height (layout, 0);
      g_hash_table_insert (shared->layouts, (gpointer) column, layout);
    }
  return layout;
}

static GskRenderNode *
make_text (OpccTableShared *shared, GtkWidget *widget, const OpccTableText *text)
{
  PangoLayout *layout = find_layout (shared, widget, text->column);
  GtkSnapshot *own = gtk_snapshot_new ();
  PangoRectangle logical;
  int x;

  /* Aligned here, and not by the layout, which would take the side from the words' language. */
  pango_layout_set_attributes (layout, find_style (shared, widget, text));
  pango_layout_set_text (layout, text->text, -1);
  pango_layout_set_width (layout, text->width * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  x = (int) floorf (text->xalign * (float) (text->width - logical.width)) - logical.x;
  gtk_snapshot_translate (own,
                          &GRAPHENE_POINT_INIT ((float) x, (text->height - logical.height) / 2));
  gtk_snapshot_append_layout (own, layout, &text->colour);
  return gtk_snapshot_free_to_node (own);
}

void
opcc_table_shared_draw_text (OpccTableShared *shared,
                             GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             const OpccTableText *text)
{
  GskRenderNode *node = g_hash_table_lookup (shared->texts, text);

  if (node == NULL)
    {
      node = make_text (shared, widget, text);
      if (node == NULL) /* nothing but blanks */
        return;
      if (g_hash_table_size (shared->texts) >= MAX_TEXTS)
        g_hash_table_remove_all (shared->texts);
      g_hash_table_insert (shared->texts, copy_text (text), node);
    }
  gtk_snapshot_append_node (snapshot, node);
}

gboolean
opcc_table_shared_is_cut (OpccTableShared *shared,
                          GtkWidget *widget,
                          const OpccTablePlace *place,
                          const char *text)
{
  PangoLayout *layout = find_layout (shared, widget, place->column);

  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, place->width * PANGO_SCALE);
  return pango_layout_is_ellipsized (layout);
}

void
opcc_table_shared_draw_pill (OpccTableShared *shared,
                             GtkWidget *widget,
                             GtkSnapshot *snapshot,
                             const OpccPillWords *words,
                             float width,
                             float height)
{
  g_autofree char *key =
      g_strdup_printf ("%d %g %g %s %s", words->tone, width, height,
                       words->icon_name != NULL ? words->icon_name : "-", words->text);
  GskRenderNode *node = g_hash_table_lookup (shared->pills, key);

  if (node == NULL)
    {
      GtkSnapshot *own = gtk_snapshot_new ();

      opcc_pill_draw (widget, own, words, 0, height / 2, width);
      node = gtk_snapshot_free_to_node (own);
      g_hash_table_insert (shared->pills, g_steal_pointer (&key), node);
    }
  gtk_snapshot_append_node (snapshot, node);
}
