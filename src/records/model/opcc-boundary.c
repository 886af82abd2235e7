/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline of a district, for the maps of all domains, and the file it is taken in from. */
#include "opcc-boundary.h"

#include <glib/gi18n-lib.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-text.h"

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccBoundary, code, TEXT, N_("Code"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBoundary, name, TEXT, N_("Name"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBoundary, district, PLACE, N_("District"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_UNIQUE | OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccBoundary, outline, LONG_TEXT, N_("Outline"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLIC),
  OPCC_FIELD (OpccBoundary, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_PUBLIC),
};
/* clang-format on */

static gboolean
check_boundary (gpointer record, GError **error)
{
  OpccBoundary *self = record;
  g_autoptr (OpccBoundaries) boundaries = opcc_boundaries_new ();

  if (opcc_boundaries_add (boundaries, "", self->outline))
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               _ ("The outline of %s is not one of longitudes and latitudes. Nothing was changed. "
                  "Take it in with “opcc import boundaries”."),
               self->name);
  return FALSE;
}

const OpccKind opcc_boundary_kind = {
  .name = "boundary",
  .label = N_ ("Boundary"),
  .plural = N_ ("Boundaries"),
  .title = "name",
  .detail = "code",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_boundary_get_type,
  .check = check_boundary,
};

OPCC_DEFINE_RECORD (OpccBoundary, opcc_boundary, opcc_boundary_kind)

/* --- taking in a file ------------------------------------------------------------------------ */

typedef struct
{
  gboolean restate;
  char *source;             /* (owned) */
  GPtrArray *held;          /* (owned) OpccBoundary of the office */
  GPtrArray *fresh;         /* (owned) OpccBoundary to be saved, new or changed */
  GHashTable *seen;         /* (owned) OpccPlace -> number of its feature */
  OpccImportResult *result; /* (owned) (nullable) */
} Import;

static void
clear_import (Import *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_clear_pointer (&self->fresh, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->result, opcc_import_result_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static void
tell (Import *self,
      const OpccBoundaryFeature *feature,
      OpccSeverity severity,
      const char *problem,
      const char *remedy)
{
  opcc_import_result_take_problem (self->result,
                                   opcc_problem_new (severity, feature->number, _ ("Feature"),
                                                     feature->name, problem, remedy));
}

static OpccBoundary *
find_held (Import *self, const OpccPlace *place)
{
  for (guint i = 0; i < self->held->len; i++)
    {
      OpccBoundary *held = g_ptr_array_index (self->held, i);

      if (g_strcmp0 (held->district, place->key) == 0)
        return held;
    }
  return NULL;
}

static void
take_district (Import *self, const OpccBoundaryFeature *feature)
{
  OpccBoundary *held = find_held (self, feature->place);
  OpccBoundary *boundary;

  if (held != NULL)
    self->result->matched++;
  if (held != NULL && g_strcmp0 (held->outline, feature->outline) == 0)
    return;
  if (held != NULL && !self->restate)
    {
      self->result->flagged++;
      tell (self, feature, OPCC_SEVERITY_WARNING,
            _ ("The district has another outline already, which was not changed."),
            _ ("If the file is right, confirm it with --restate; what was there stays in the "
               "history."));
      return;
    }
  boundary = held != NULL ? g_object_ref (held) : g_object_new (OPCC_TYPE_BOUNDARY, NULL);
  self->result->added += held == NULL;
  self->result->changes = TRUE;
  opcc_set_str (&boundary->code, feature->place->gss_code);
  opcc_set_str (&boundary->name, feature->place->name);
  opcc_set_str (&boundary->district, feature->place->key);
  opcc_set_str (&boundary->outline, feature->outline);
  opcc_set_str (&boundary->source, self->source);
  g_ptr_array_add (self->fresh, boundary);
}

static void
take_feature (Import *self, const OpccBoundaryFeature *feature)
{
  const char *problem = NULL;
  const char *remedy = NULL;

  self->result->read++;
  if (!feature->is_feature || (feature->place != NULL && feature->outline == NULL))
    {
      problem = _ ("It has no outline of longitudes and latitudes.");
      remedy = _ ("Save the file as GeoJSON in degrees (WGS 84), with a Polygon or MultiPolygon "
                  "for each district.");
    }
  else if (feature->place == NULL)
    {
      problem = _ ("It is no district of Leicester, Leicestershire and Rutland.");
      remedy = _ ("Leave it out, or give it the name or code of a district.");
    }
  else if (g_hash_table_contains (self->seen, feature->place))
    {
      problem = _ ("The file has another outline of this district before it.");
      remedy = _ ("Leave one of the two; one that lies in parts is a MultiPolygon.");
    }
  if (problem != NULL || feature->place == NULL)
    {
      self->result->refused++;
      tell (self, feature, OPCC_SEVERITY_ERROR, problem, remedy);
      return;
    }
  g_hash_table_add (self->seen, (gpointer) feature->place);
  take_district (self, feature);
}

static gboolean
save (OpccDb *db, Import *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (db, "import", cancellable, error);
  g_autoptr (OpccAction) action = NULL;

  if (copy == NULL)
    return FALSE;
  self->result->action = g_strdup_printf (_ ("Import boundaries from %s"), self->source);
  action = opcc_action_begin (db, self->result->action, error);
  for (guint i = 0; action != NULL && i < self->fresh->len; i++)
    if (!opcc_db_save (db, g_ptr_array_index (self->fresh, i), error))
      return FALSE;
  return action != NULL && opcc_action_commit (action, error);
}

/**
 * opcc_boundaries_import:
 * @path: a GeoJSON FeatureCollection (RFC 7946) of districts
 *
 * A feature of another place, without an outline, or of a district that stood before is refused;
 * an outline that differs from the office's is changed with OPCC_FILE_IMPORT_RESTATE only.
 *
 * Returns: (transfer full): what came of it; NULL on error
 */
OpccImportResult *
opcc_boundaries_import (OpccDb *db,
                        const char *path,
                        OpccFileImportFlags flags,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) features = opcc_boundaries_read (path, error);
  g_auto (Import) self = { .restate = (flags & OPCC_FILE_IMPORT_RESTATE) != 0 };

  if (features == NULL)
    return NULL;
  self.held = opcc_db_select (db, &opcc_boundary_kind, "n > 0", error, "");
  if (self.held == NULL)
    return NULL;
  if (features->len == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("“%s” has no features. Nothing was taken in. Choose a GeoJSON file with the "
                      "outlines of districts."),
                   path);
      return NULL;
    }
  self.source = g_path_get_basename (path);
  self.fresh = g_ptr_array_new_with_free_func (g_object_unref);
  self.seen = g_hash_table_new (NULL, NULL);
  self.result = opcc_import_result_new ();
  for (guint i = 0; i < features->len; i++)
    take_feature (&self, g_ptr_array_index (features, i));
  if ((flags & OPCC_FILE_IMPORT_DRY_RUN) == 0 && self.result->changes &&
      !save (db, &self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self.result);
}

/* --- on a map -------------------------------------------------------------------------------- */

/* Who made the outlines is said where they are shown: their licences ask for it. */
static void
add_source (OpccChart *chart, const GPtrArray *boundaries)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GString *sources = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint i = 0; i < boundaries->len; i++)
    {
      const OpccBoundary *boundary = g_ptr_array_index (boundaries, i);

      if (boundary->source != NULL && g_hash_table_add (told, boundary->source))
        g_string_append_printf (sources, "%s%s", sources->len > 0 ? "; " : "", boundary->source);
    }
  if (sources->len > 0 && chart->texts[OPCC_CHART_SOURCE] != NULL)
    {
      all = g_strdup_printf (_ ("%s. Outlines: %s"), chart->texts[OPCC_CHART_SOURCE], sources->str);
      opcc_chart_set_text (chart, OPCC_CHART_SOURCE, all);
    }
  g_string_free (sources, TRUE);
}

/**
 * opcc_boundaries_add_to_map:
 * @chart: a map, which is left as it is where not all nine districts have an outline
 *
 * Returns: FALSE with an error where the office file cannot be read
 */
gboolean
opcc_boundaries_add_to_map (OpccDb *db, OpccChart *chart, GError **error)
{
  g_autoptr (GPtrArray) held = opcc_db_select (db, &opcc_boundary_kind, "n > 0", error, "");
  g_autoptr (OpccBoundaries) all = opcc_boundaries_new ();

  for (guint i = 0; held != NULL && i < held->len; i++)
    {
      const OpccBoundary *boundary = g_ptr_array_index (held, i);
      const OpccPlace *place = opcc_place_by_key (boundary->district);

      if (place != NULL)
        opcc_boundaries_add (all, place->key, boundary->outline);
    }
  if (held == NULL || !opcc_boundaries_is_whole (all))
    return held != NULL;
  opcc_chart_set_boundaries (chart, all);
  add_source (chart, held);
  return TRUE;
}
