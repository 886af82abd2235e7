/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes down what a chart says. The outlines of a map are no figures, and are not kept: it is
 * drawn in tiles. */
#include "opcc-kept-chart.h"

#include <math.h>

static JsonArray *
write_texts (const OpccChart *chart)
{
  JsonArray *made = json_array_new ();

  for (guint i = 0; i < OPCC_N_CHART_TEXTS; i++)
    json_array_add_string_element (made, chart->texts[i] != NULL ? chart->texts[i] : "");
  return made;
}

/* A value that is missing is the reason why it is. */
static void
add_value (JsonArray *to, double value)
{
  if (isnan (value))
    {
      g_autofree char *why = g_strdup_printf ("%d", (int) opcc_no_value_get (value));

      json_array_add_string_element (to, why);
    }
  else
    json_array_add_double_element (to, value);
}

static double
read_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return opcc_no_value_new (
        (OpccNoValue) CLAMP (g_ascii_strtoll (json_node_get_string (node), NULL, 10),
                             OPCC_NO_VALUE_NOT_GIVEN, OPCC_NO_VALUE_HIDDEN));
  return json_node_get_double (node);
}

static JsonArray *
write_series (const OpccChart *chart)
{
  JsonArray *made = json_array_new ();

  for (guint i = 0; i < chart->series->len; i++)
    {
      const OpccChartSeries *series = g_ptr_array_index (chart->series, i);
      JsonObject *one = json_object_new ();
      JsonArray *values = json_array_new ();

      json_object_set_string_member (one, "name", series->name != NULL ? series->name : "");
      json_object_set_int_member (one, "role", series->role);
      for (guint k = 0; k < chart->categories->len; k++)
        add_value (values, opcc_chart_get_value (chart, i, k));
      json_object_set_array_member (one, "values", values);
      json_array_add_object_element (made, one);
    }
  return made;
}

static JsonArray *
write_categories (const OpccChart *chart)
{
  JsonArray *made = json_array_new ();

  for (guint i = 0; i < chart->categories->len; i++)
    {
      const OpccChartCategory *category = g_ptr_array_index (chart->categories, i);
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "name", category->name);
      json_object_set_string_member (one, "key", category->key != NULL ? category->key : "");
      json_object_set_boolean_member (one, "done", category->done);
      json_array_add_object_element (made, one);
    }
  return made;
}

/**
 * opcc_kept_chart_write:
 *
 * Returns: (transfer full):
 */
JsonObject *
opcc_kept_chart_write (const OpccChart *chart)
{
  JsonObject *made = json_object_new ();
  JsonArray *range = json_array_new ();
  JsonArray *edges = json_array_new ();

  json_object_set_int_member (made, "kind", chart->kind);
  json_object_set_int_member (made, "number", chart->number);
  json_object_set_array_member (made, "texts", write_texts (chart));
  json_object_set_array_member (made, "series", write_series (chart));
  json_object_set_array_member (made, "categories", write_categories (chart));
  add_value (range, chart->mark);
  add_value (range, chart->least);
  add_value (range, chart->most);
  json_object_set_array_member (made, "range", range);
  json_object_set_string_member (made, "mark", chart->mark_words != NULL ? chart->mark_words : "");
  for (guint i = 0; chart->edges != NULL && i < chart->edges->len; i++)
    json_array_add_double_element (edges, g_array_index (chart->edges, double, i));
  json_object_set_array_member (made, "edges", edges);
  return made;
}

/* --- reading --------------------------------------------------------------------------------- */

static void
read_categories (OpccChart *chart, JsonArray *categories)
{
  for (guint i = 0; i < json_array_get_length (categories); i++)
    {
      JsonObject *one = json_array_get_object_element (categories, i);
      const char *key = json_object_get_string_member_with_default (one, "key", "");
      const guint at =
          opcc_chart_add_category (chart,
                                   json_object_get_string_member_with_default (one, "name", ""),
                                   *key != '\0' ? key : NULL);

      opcc_chart_set_done (chart, at, json_object_get_boolean_member_with_default (one, "done", 0));
    }
}

static void
read_series (OpccChart *chart, JsonArray *series)
{
  for (guint i = 0; i < json_array_get_length (series); i++)
    {
      JsonObject *one = json_array_get_object_element (series, i);
      JsonArray *values = json_object_get_array_member (one, "values");
      const guint at =
          opcc_chart_add_series (chart, (OpccSeriesRole) json_object_get_int_member (one, "role"),
                                 json_object_get_string_member_with_default (one, "name", ""));

      for (guint k = 0; k < json_array_get_length (values) && k < chart->categories->len; k++)
        opcc_chart_set_value (chart, at, k, read_value (json_array_get_element (values, k)));
    }
}

/**
 * opcc_kept_chart_read:
 * @kept: as opcc_kept_chart_write () makes it
 *
 * Returns: (transfer full):
 */
OpccChart *
opcc_kept_chart_read (JsonObject *kept)
{
  OpccChart *chart = opcc_chart_new ((OpccChartKind) json_object_get_int_member (kept, "kind"),
                                     (OpccChartNumber) json_object_get_int_member (kept, "number"));
  JsonArray *texts = json_object_get_array_member (kept, "texts");
  JsonArray *range = json_object_get_array_member (kept, "range");
  JsonArray *edges = json_object_get_array_member (kept, "edges");
  const char *words = json_object_get_string_member_with_default (kept, "mark", "");
  g_autoptr (GArray) bounds = g_array_new (FALSE, FALSE, sizeof (double));
  const double mark = read_value (json_array_get_element (range, 0));

  for (guint i = 0; i < json_array_get_length (texts) && i < OPCC_N_CHART_TEXTS; i++)
    opcc_chart_set_text (chart, i, json_array_get_string_element (texts, i));
  read_categories (chart, json_object_get_array_member (kept, "categories"));
  read_series (chart, json_object_get_array_member (kept, "series"));
  if (!isnan (mark))
    opcc_chart_set_mark (chart, mark, *words != '\0' ? words : NULL);
  opcc_chart_set_range (chart, read_value (json_array_get_element (range, 1)),
                        read_value (json_array_get_element (range, 2)));
  for (guint i = 0; i < json_array_get_length (edges); i++)
    {
      const double edge = json_array_get_double_element (edges, i);

      g_array_append_val (bounds, edge);
    }
  if (bounds->len > 0)
    opcc_chart_set_edges (chart, (const double *) (void *) bounds->data, bounds->len);
  return chart;
}
