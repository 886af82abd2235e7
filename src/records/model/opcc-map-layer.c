/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMapLayer: what of a domain lies on the map of the area, counted by district. */
#include "opcc-map-layer.h"

#include <glib/gi18n-lib.h>

#include "opcc-date.h"
#include "opcc-db.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-place.h"

GPtrArray *
opcc_map_layers_list (void)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  for (guint i = 0; i < n_models; i++)
    for (const OpccMapLayer *layer = models[i]->layers; layer != NULL && layer->name != NULL;
         layer++)
      g_ptr_array_add (list, (gpointer) layer);
  return list;
}

static const OpccMapLayer *
find_layer (const char *name, GError **error)
{
  g_autoptr (GPtrArray) list = opcc_map_layers_list ();
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const OpccMapLayer *layer = g_ptr_array_index (list, i);

      if (g_strcmp0 (layer->name, name) == 0)
        return layer;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", layer->name);
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("Nothing called “%s” lies on the map. Nothing was drawn. Give one of: %s."), name,
               names->str);
  return NULL;
}

/* How many lie in each of the nine, and last those whose place is not known. */
static gboolean
count (OpccDb *db, const OpccMapLayer *layer, gint64 counts[OPCC_N_PLACES + 1], GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (db, layer->sql, error, "");
  gboolean row = FALSE;
  gboolean ok = FALSE;

  if (stmt == NULL)
    return FALSE;
  while ((ok = opcc_stmt_step (stmt, &row, error)) && row)
    {
      const char *key = opcc_stmt_get_text (stmt, 0);
      guint place = 0;

      while (place < OPCC_N_PLACES && g_strcmp0 (opcc_place_get (place)->key, key) != 0)
        place++;
      counts[place] += opcc_stmt_get_integer (stmt, 1);
    }
  return ok;
}

static void
fill_chart (OpccChart *chart, const OpccMapLayer *layer, const gint64 *counts)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, layer->label);
  const guint series = opcc_chart_add_series (chart, OPCC_SERIES_VALUE, label);
  g_autofree char *title = NULL;
  gint64 all = 0;
  guint n_places = 0;

  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      const OpccPlace *place = opcc_place_get (i);

      opcc_chart_set_value (chart, series,
                            opcc_chart_add_category (chart, place->label, place->key),
                            (double) counts[i]);
      all += counts[i];
      n_places += counts[i] > 0;
    }
  if (counts[OPCC_N_PLACES] > 0)
    opcc_chart_set_value (chart, series,
                          opcc_chart_add_category (chart, _ ("Place not given"), NULL),
                          (double) counts[OPCC_N_PLACES]);
  /* Translators: what lies on the map, how many, in how many of all districts. */
  title = g_strdup_printf (_ ("%s: %d in %u of %d districts"), label, (int) all, n_places,
                           OPCC_N_PLACES);
  opcc_chart_set_text (chart, OPCC_CHART_TITLE, title);
}

static OpccChart *
make_map (OpccDb *db, const OpccDomainChart *self, GHashTable *choices, GError **error)
{
  const OpccMapLayer *layer = find_layer (g_hash_table_lookup (choices, "layer"), error);
  gint64 counts[OPCC_N_PLACES + 1] = { 0 };
  g_autoptr (OpccChart) chart = NULL;
  g_autofree char *day = NULL;

  if (layer == NULL || !count (db, layer, counts, error))
    return NULL;
  chart = opcc_chart_new (OPCC_CHART_MAP, OPCC_NUMBER_COUNT);
  day = opcc_date_format (opcc_date_today ());
  fill_chart (chart, layer, counts);
  opcc_chart_set_text (chart, OPCC_CHART_MEASURE, _ ("How many by district"));
  opcc_chart_set_text (chart, OPCC_CHART_PLACE, _ ("Leicester, Leicestershire and Rutland"));
  opcc_chart_set_text (chart, OPCC_CHART_PERIOD, day);
  opcc_chart_set_text (chart, OPCC_CHART_UNIT, g_dgettext (GETTEXT_PACKAGE, layer->unit));
  opcc_chart_set_text (chart, OPCC_CHART_SOURCE, _ ("the office’s own records"));
  opcc_chart_set_text (chart, OPCC_CHART_HEADING, _ ("District"));
  return g_steal_pointer (&chart);
}

/* clang-format off */
static const OpccDomainOption map_options[] = {
  { "layer", "LAYER", N_("What lies on it: zones, visits, premises, applications, grants"), TRUE },
  { NULL },
};

const OpccDomainChart opcc_area_charts[] = {
  { "map", N_("Map: how many zones, visits, premises or grants lie in each district"), map_options, make_map },
  { NULL },
};
/* clang-format on */
