/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRoundPlaces: where the money of a round is asked for, as tiles to see and bars to read. */
#include "opcc-round-places.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-bar-list.h"
#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-format.h"
#include "opcc-place.h"
#include "opcc-tile-map.h"

/* "£999,999" is as much as a tile can hold in bold. */
#define TILE_CHARACTERS 8

/* A district of the round, as shown. */
typedef struct
{
  char *key;    /* (owned) "" for applications without one */
  char *label;  /* (owned) */
  gint64 asked; /* pence */
  gint64 bids;
} Place;

struct _OpccRoundPlaces
{
  GtkWidget parent_instance;

  /* template */
  GtkToggleButton *money_chip;
  GtkToggleButton *bids_chip;
  OpccTileMap *tiles;
  OpccBarList *bars;
  AdwBin *legend;
  GtkLabel *sentence;

  GArray *places; /* (owned) of Place */
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (OpccRoundPlaces, opcc_round_places, GTK_TYPE_WIDGET)

static void
clear_place (gpointer data)
{
  Place *place = data;

  g_free (place->key);
  g_free (place->label);
}

static gboolean
shows_money (OpccRoundPlaces *self)
{
  return gtk_toggle_button_get_active (self->money_chip);
}

static gint64
get_value (const Place *place, gboolean money)
{
  return money ? place->asked : place->bids;
}

static int
compare_asked (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  return (first->asked < second->asked) - (first->asked > second->asked);
}

static int
compare_bids (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;
  int order = (first->bids < second->bids) - (first->bids > second->bids);

  return order != 0 ? order : compare_asked (a, b);
}

void
opcc_round_places_find_limits (gint64 greatest, gint64 limits[4])
{
  static const int parts[4] = { 20, 30, 50, 100 };
  static const int steps[3] = { 5, 2, 1 };
  gint64 ten = 1;
  gint64 hundred = 1;

  while (ten <= greatest / 10)
    ten *= 10;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (ten * steps[i] <= greatest)
      {
        hundred = ten * steps[i];
        break;
      }
  for (guint i = 0; i < 4; i++)
    limits[i] = MAX ((hundred * parts[i] + 99) / 100, i + 1);
}

/* The exact figure, as beside the bars, wherever a tile has room for it. */
static char *
format_tile (gint64 pence)
{
  g_autofree char *exact = opcc_money_format (pence);

  if (g_utf8_strlen (exact, -1) <= TILE_CHARACTERS)
    return g_steal_pointer (&exact);
  return opcc_money_format_short (pence);
}

static char *
format_bids (gint64 bids)
{
  if (bids == 0)
    return g_strdup (_ ("no bids"));
  return g_strdup_printf (ngettext ("%" PRId64 " bid", "%" PRId64 " bids", (gulong) bids), bids);
}

static char *
format_short (gint64 value, gboolean money)
{
  return money ? opcc_money_format_short (value) : opcc_format_count (value);
}

static void
update_tiles (OpccRoundPlaces *self, const gint64 *limits)
{
  gboolean money = shows_money (self);
  g_autoptr (GArray) tiles = g_array_new (FALSE, FALSE, sizeof (OpccTile));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      char *sum = place->asked > 0 ? format_tile (place->asked) : g_strdup (_ ("none"));
      char *bids = format_bids (place->bids);
      OpccTile tile = { place->key, money ? sum : bids, money ? bids : sum,
                        opcc_tile_step (get_value (place, money), limits) };

      g_ptr_array_add (words, sum);
      g_ptr_array_add (words, bids);
      if (opcc_place_by_key (place->key) != NULL)
        g_array_append_val (tiles, tile);
    }
  opcc_tile_map_set_tiles (self->tiles, (const OpccTile *) (gpointer) tiles->data, tiles->len);
}

static void
update_bars (OpccRoundPlaces *self)
{
  gboolean money = shows_money (self);
  g_autoptr (GArray) bars = g_array_new (FALSE, FALSE, sizeof (OpccBar));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_array_sort (self->places, money ? compare_asked : compare_bids);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      char *sum = place->asked > 0 ? opcc_money_format (place->asked) : g_strdup (_ ("none"));
      char *bids = opcc_format_count (place->bids);
      OpccBar bar = { *place->key != '\0' ? place->key : NULL,
                      place->label,
                      (double) get_value (place, money),
                      0,
                      sum,
                      bids,
                      FALSE };

      g_ptr_array_add (words, sum);
      g_ptr_array_add (words, bids);
      g_array_append_val (bars, bar);
    }
  opcc_bar_list_set_bars (self->bars, (const OpccBar *) (gpointer) bars->data, bars->len);
}

static void
update_legend (OpccRoundPlaces *self, const gint64 *limits)
{
  gboolean money = shows_money (self);
  char *words[6] = { NULL };
  g_autofree char *least = format_short (limits[0], money);
  g_autofree char *most = format_short (limits[3], money);

  /* Translators: the lightest and the darkest shade of a map: "under £20k", "£100k and over". */
  words[0] = g_strdup_printf (_ ("under %s"), least);
  for (guint i = 1; i < 4; i++)
    words[i] = format_short (limits[i - 1], money);
  words[4] = g_strdup_printf (_ ("%s and over"), most);
  adw_bin_set_child (self->legend, opcc_tile_legend_new ((const char *const *) words));
  for (guint i = 0; i < 5; i++)
    g_free (words[i]);
}

static void
update_sentence (OpccRoundPlaces *self)
{
  gboolean money = shows_money (self);
  gint64 all = 0;
  gint64 first = 0;
  const Place *top[3] = { NULL };
  guint n_top = 0;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      gint64 value = get_value (place, money);

      all += value;
      if (n_top < 3 && value > 0 && *place->key != '\0')
        {
          top[n_top++] = place;
          first += value;
        }
    }
  if (n_top == 3)
    {
      gint64 share = (first * 200 + all) / (2 * all);

      sentence = g_strdup_printf (
          money ? _ ("%d%% of the money asked for is in three districts: %s, %s and %s.")
                : _ ("%d%% of the bids are in three districts: %s, %s and %s."),
          (int) share, top[0]->label, top[1]->label, top[2]->label);
    }
  else if (n_top > 0)
    sentence = g_strdup_printf (_ ("Most is asked for in %s."), top[0]->label);
  else
    sentence = g_strdup (_ ("Nothing is asked for yet."));
  gtk_label_set_text (self->sentence, sentence);
}

/**
 * opcc_round_places_update:
 *
 * Shows money or bids, as the chips say.
 */
void
opcc_round_places_update (OpccRoundPlaces *self)
{
  gint64 limits[4];
  gint64 greatest = 0;

  g_return_if_fail (OPCC_IS_ROUND_PLACES (self));

  if (self->places == NULL)
    return;
  for (guint i = 0; i < self->places->len; i++)
    greatest =
        MAX (greatest, get_value (&g_array_index (self->places, Place, i), shows_money (self)));
  opcc_round_places_find_limits (greatest, limits);
  update_bars (self);
  update_tiles (self, limits);
  update_legend (self, limits);
  gtk_widget_set_visible (GTK_WIDGET (self->legend), greatest > 0);
  update_sentence (self);
}

static void
tile_chosen_cb (OpccRoundPlaces *self)
{
  g_autofree char *key = g_strdup (opcc_tile_map_get_chosen (self->tiles));

  if (key == NULL)
    return;
  /* The list that opens shows the choice; coming back, the map shows all again. */
  opcc_tile_map_set_chosen (self->tiles, NULL);
  g_signal_emit (self, chosen_signal, 0, key);
}

static void
bar_activated_cb (OpccRoundPlaces *self, const char *key)
{
  if (key != NULL && *key != '\0')
    g_signal_emit (self, chosen_signal, 0, key);
}

static void
opcc_round_places_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_round_places_parent_class)->dispose (object);
}

static void
opcc_round_places_finalize (GObject *object)
{
  g_array_unref (OPCC_ROUND_PLACES (object)->places);
  G_OBJECT_CLASS (opcc_round_places_parent_class)->finalize (object);
}

static void
opcc_round_places_class_init (OpccRoundPlacesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_round_places_dispose;
  object_class->finalize = opcc_round_places_finalize;

  chosen_signal = g_signal_new ("district-chosen", OPCC_TYPE_ROUND_PLACES, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-round-places.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPlaces, money_chip);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPlaces, bids_chip);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPlaces, tiles);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPlaces, bars);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPlaces, legend);
  gtk_widget_class_bind_template_child (widget_class, OpccRoundPlaces, sentence);
  gtk_widget_class_bind_template_callback (widget_class, opcc_round_places_update);
  gtk_widget_class_bind_template_callback (widget_class, tile_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_activated_cb);
}

static void
opcc_round_places_init (OpccRoundPlaces *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  g_array_set_clear_func (self->places, clear_place);
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_bar_list_set_heads (self->bars, _ ("Asked"), _ ("Bids"));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Asked by district"));
}

void
opcc_round_places_set_summary (OpccRoundPlaces *self, const OpccRoundSummary *summary)
{
  g_return_if_fail (OPCC_IS_ROUND_PLACES (self) && summary != NULL);

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < summary->by_district->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (summary->by_district, i);
      const OpccPlace *known = share->key != NULL ? opcc_place_by_key (share->key) : NULL;
      Place place = { g_strdup (share->key != NULL ? share->key : ""),
                      g_strdup (known != NULL ? known->label : share->label), share->asked,
                      share->n_asked };

      g_array_append_val (self->places, place);
    }
  opcc_round_places_update (self);
}
