/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainChart: a chart that a domain draws, by its name, for pages and for `opcc chart NAME`.
 */
#include "opcc-domain-chart.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-boundary.h"
#include "opcc-chart-disclosure.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-registry.h"

GPtrArray *
opcc_domain_charts_list (void)
{
  GPtrArray *list = g_ptr_array_new ();
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  for (guint i = 0; i < n_models; i++)
    for (const OpccDomainChart *chart = models[i]->charts; chart != NULL && chart->name != NULL;
         chart++)
      g_ptr_array_add (list, (gpointer) chart);
  return list;
}

const OpccDomainChart *
opcc_domain_chart_find (const char *name)
{
  g_autoptr (GPtrArray) list = opcc_domain_charts_list ();

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((const OpccDomainChart *) g_ptr_array_index (list, i))->name, name) == 0)
      return g_ptr_array_index (list, i);
  return NULL;
}

const OpccChartOption *
opcc_domain_chart_find_option (const OpccDomainChart *self, const char *name)
{
  for (const OpccChartOption *option = self->options; option != NULL && option->name != NULL;
       option++)
    if (g_strcmp0 (option->name, name) == 0)
      return option;
  return NULL;
}

static OpccChartOrder *
create_order (const char *name)
{
  OpccChartOrder *self = g_new0 (OpccChartOrder, 1);

  self->name = g_strdup (name);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * opcc_chart_order_new:
 * @name: of a chart of any domain
 *
 * Returns: (transfer full): "round-asked", "round", "2023/24-1", "by", NULL, NULL
 */
OpccChartOrder *
opcc_chart_order_new (const char *name, ...)
{
  OpccChartOrder *self = create_order (name);
  const char *option;
  va_list args;

  va_start (args, name);
  while ((option = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (value != NULL)
        g_hash_table_insert (self->choices, g_strdup (option), g_strdup (value));
    }
  va_end (args);
  return self;
}

OpccChartOrder *
opcc_chart_order_copy (const OpccChartOrder *self)
{
  OpccChartOrder *copy = create_order (self->name);
  GHashTableIter iter;
  gpointer option;
  gpointer value;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &option, &value))
    g_hash_table_insert (copy->choices, g_strdup (option), g_strdup (value));
  return copy;
}

void
opcc_chart_order_free (OpccChartOrder *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_hash_table_unref (self->choices);
  g_free (self);
}

static gboolean
is_choice (const char *choices, const char *value)
{
  g_auto (GStrv) known = choices != NULL ? g_strsplit (choices, "|", -1) : NULL;

  return known == NULL || g_strv_contains ((const char *const *) known, value);
}

static gboolean
check_required (const OpccDomainChart *chart, GHashTable *choices, GError **error)
{
  for (const OpccChartOption *option = chart->options; option != NULL && option->name != NULL;
       option++)
    if (option->is_required && !g_hash_table_contains (choices, option->name))
      {
        g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                     _ ("The chart “%s” needs --%s %s. Nothing was drawn."), chart->name,
                     option->name, option->value);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_choice (const OpccDomainChart *chart, const char *name, const char *value, GError **error)
{
  const OpccChartOption *option = opcc_domain_chart_find_option (chart, name);

  if (option != NULL && is_choice (option->choices, value))
    return TRUE;
  if (option == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                 _ ("The chart “%s” has no option --%s. Nothing was drawn. Leave it out."),
                 chart->name, name);
  else
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_INVALID,
        _ ("The chart “%s” cannot be drawn with --%s “%s”. Nothing was drawn. Give one of: "
           "%s."),
        chart->name, name, value, option->choices);
  return FALSE;
}

/**
 * opcc_chart_order_check:
 *
 * Whether some domain draws the chart, it knows all that it is asked, and is asked all it needs.
 *
 * Returns: FALSE with OPCC_ERROR_NOT_FOUND for a name that no domain draws, or OPCC_ERROR_INVALID
 */
gboolean
opcc_chart_order_check (const OpccChartOrder *self, GError **error)
{
  const OpccDomainChart *chart = opcc_domain_chart_find (self->name);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  if (chart == NULL)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                   _ ("There is no chart “%s”. “opcc charts” lists those there are."), self->name);
      return FALSE;
    }
  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!check_choice (chart, name, value, error))
      return FALSE;
  return check_required (chart, self->choices, error);
}

/* A map shows the districts as they are where the office file has their outlines. */
static gboolean
add_boundaries (OpccDb *db, OpccChart *chart, GError **error)
{
  if (chart->kind != OPCC_CHART_MAP || chart->boundaries != NULL ||
      opcc_registry_find (opcc_boundary_kind.name) == NULL)
    return TRUE;
  return opcc_boundaries_add_to_map (db, chart, error);
}

/**
 * opcc_chart_order_draw:
 *
 * A job of the store. A map has the office's boundaries.
 *
 * Returns: (transfer full): NULL on error, those of opcc_chart_order_check () among them
 */
OpccChart *
opcc_chart_order_draw (const OpccChartOrder *self, OpccDb *db, GError **error)
{
  const OpccDomainChart *maker;
  g_autoptr (OpccChart) chart = NULL;

  if (!opcc_chart_order_check (self, error))
    return NULL;
  maker = opcc_domain_chart_find (self->name);
  chart = maker->make (db, maker, self->choices, error);
  return chart != NULL && add_boundaries (db, chart, error) ? g_steal_pointer (&chart) : NULL;
}

/**
 * opcc_chart_order_draw_for:
 * @said: (out) (nullable) (transfer full): the statement of what was left out
 *
 * As opcc_chart_order_draw (), for others than the office: a chart that is not meant for them is
 * refused with OPCC_ERROR_REFUSED, and counts go through disclosure control.
 */
OpccChart *
opcc_chart_order_draw_for (
    const OpccChartOrder *self, OpccDb *db, OpccAudience audience, char **said, GError **error)
{
  const OpccDomainChart *maker = opcc_domain_chart_find (self->name);
  OpccChart *chart;

  *said = NULL;
  if (maker != NULL && audience > maker->audience)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("The chart “%s” is not for this audience: %s. Nothing was drawn."),
                   self->name, opcc_audience_get_label (audience));
      return NULL;
    }
  chart = opcc_chart_order_draw (self, db, error);
  if (chart != NULL && audience != OPCC_AUDIENCE_OFFICE)
    *said = opcc_chart_control (chart);
  return chart;
}
