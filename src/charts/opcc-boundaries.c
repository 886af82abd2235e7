/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBoundaries: outlines of districts out of a GeoJSON file. */
#include "opcc-boundaries.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "opcc-error.h"
#include "opcc-place.h"

/* Outlines of nine districts need some hundred kilobytes; more is another file. */
#define MOST_BYTES (32 * 1024 * 1024)

struct _OpccBoundaries
{
  gatomicrefcount refs;
  GPtrArray *rings; /* (owned) OpccRing */
};

static void
free_ring (gpointer data)
{
  OpccRing *ring = data;

  g_array_unref (ring->points);
  g_free (ring);
}

OpccBoundaries *
opcc_boundaries_ref (OpccBoundaries *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
opcc_boundaries_unref (OpccBoundaries *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->rings);
  g_free (self);
}

const GPtrArray *
opcc_boundaries_get_rings (const OpccBoundaries *self)
{
  return self->rings;
}

void
opcc_boundaries_get_box (const OpccBoundaries *self, double box[4])
{
  box[0] = box[1] = INFINITY;
  box[2] = box[3] = -INFINITY;
  for (guint i = 0; i < self->rings->len; i++)
    {
      const GArray *points = ((OpccRing *) g_ptr_array_index (self->rings, i))->points;

      for (guint k = 0; k + 1 < points->len; k += 2)
        {
          box[0] = MIN (box[0], g_array_index (points, double, k));
          box[1] = MIN (box[1], g_array_index (points, double, k + 1));
          box[2] = MAX (box[2], g_array_index (points, double, k));
          box[3] = MAX (box[3], g_array_index (points, double, k + 1));
        }
    }
}

/* The array in a node, NULL where it is none: files of others hold anything. */
static JsonArray *
peek_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* The text in a node, NULL where it is none: JSON-GLib makes any bytes of "\705". */
static const char *
peek_text (JsonNode *node)
{
  const char *text =
      JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
          ? json_node_get_string (node)
          : NULL;

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static gboolean
read_number (JsonNode *node, double least, double most, double *number)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_DOUBLE &&
                                        json_node_get_value_type (node) != G_TYPE_INT64))
    return FALSE;
  *number = json_node_get_double (node);
  return *number >= least && *number <= most;
}

/* @self NULL: only looks whether it is a ring. */
static gboolean
read_ring (OpccBoundaries *self, const char *key, JsonNode *node)
{
  JsonArray *pairs = peek_array (node);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  OpccRing *ring;

  for (guint i = 0; pairs != NULL && i < json_array_get_length (pairs); i++)
    {
      JsonArray *pair = peek_array (json_array_get_element (pairs, i));
      double point[2];

      if (pair == NULL || json_array_get_length (pair) < 2 ||
          !read_number (json_array_get_element (pair, 0), -180, 180, &point[0]) ||
          !read_number (json_array_get_element (pair, 1), -90, 90, &point[1]))
        return FALSE;
      g_array_append_vals (points, point, 2);
    }
  if (points->len < 6)
    return FALSE;
  if (self == NULL)
    return TRUE;
  ring = g_new0 (OpccRing, 1);
  ring->key = key;
  ring->points = g_steal_pointer (&points);
  g_ptr_array_add (self->rings, ring);
  return TRUE;
}

/* A Polygon is rings, a MultiPolygon is Polygons (RFC 7946, 3.1). */
static gboolean
read_shape (OpccBoundaries *self, const char *key, JsonNode *node, int depth)
{
  JsonArray *parts = peek_array (node);

  if (parts == NULL || json_array_get_length (parts) == 0)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (parts); i++)
    {
      JsonNode *part = json_array_get_element (parts, i);

      if (depth > 0 ? !read_shape (self, key, part, depth - 1) : !read_ring (self, key, part))
        return FALSE;
    }
  return TRUE;
}

/* The place that any text of the properties names: each publisher has headings of its own. */
static const OpccPlace *
find_place (JsonObject *feature)
{
  JsonNode *node = json_object_get_member (feature, "properties");
  JsonObject *properties =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) members = properties != NULL ? json_object_get_members (properties) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *text = peek_text (json_object_get_member (properties, l->data));
      const OpccPlace *place = text != NULL ? opcc_place_find (text) : NULL;

      if (place != NULL)
        return place;
    }
  return NULL;
}

/* The geometry of a feature, or one that stands alone. */
static gboolean
read_outline (OpccBoundaries *self, const char *key, JsonNode *node)
{
  JsonObject *geometry =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *kind = geometry != NULL ? json_object_get_member (geometry, "type") : NULL;
  const char *type =
      kind != NULL && JSON_NODE_HOLDS_VALUE (kind) ? json_node_get_string (kind) : NULL;
  gboolean many = g_strcmp0 (type, "MultiPolygon") == 0;

  return geometry != NULL && (many || g_strcmp0 (type, "Polygon") == 0) &&
         read_shape (self, key, json_object_get_member (geometry, "coordinates"), many ? 1 : 0);
}

/* To a metre: five decimals of a degree, and not one more to be kept; and no height above the sea.
 */
static void
write_coordinates (GString *out, JsonNode *node)
{
  JsonArray *parts = peek_array (node);
  guint n = parts != NULL ? json_array_get_length (parts) : 0;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (parts == NULL)
    {
      g_ascii_formatd (number, sizeof number, "%.5f", json_node_get_double (node));
      g_string_append (out, number);
      return;
    }
  if (n > 2 && peek_array (json_array_get_element (parts, 0)) == NULL)
    n = 2;
  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_coordinates (out, json_array_get_element (parts, i));
    }
  g_string_append_c (out, ']');
}

static char *
write_outline (JsonNode *node)
{
  JsonObject *geometry = json_node_get_object (node);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"type\":\"%s\",\"coordinates\":",
                          json_object_get_string_member (geometry, "type"));
  write_coordinates (out, json_object_get_member (geometry, "coordinates"));
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static gboolean
has_digit (const char *text)
{
  while (*text != '\0' && !g_ascii_isdigit (*text))
    text++;
  return *text != '\0';
}

/* What the file calls it: the first of its texts that is no code, or the code. */
static char *
find_name (JsonObject *feature)
{
  JsonNode *node = json_object_get_member (feature, "properties");
  JsonObject *properties =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) members = properties != NULL ? json_object_get_members (properties) : NULL;
  const char *name = "";

  for (GList *l = members; l != NULL && (*name == '\0' || has_digit (name)); l = l->next)
    {
      const char *text = peek_text (json_object_get_member (properties, l->data));

      if (text != NULL && (*name == '\0' || !has_digit (text)))
        name = text;
    }
  return g_strdup (name);
}

static void
free_feature (gpointer data)
{
  OpccBoundaryFeature *feature = data;

  g_free (feature->name);
  g_free (feature->outline);
  g_free (feature);
}

static OpccBoundaryFeature *
read_feature (JsonNode *node, guint number)
{
  OpccBoundaryFeature *self = g_new0 (OpccBoundaryFeature, 1);
  JsonObject *feature = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *geometry = feature != NULL ? json_object_get_member (feature, "geometry") : NULL;

  self->number = number;
  self->is_feature = feature != NULL;
  self->place = feature != NULL ? find_place (feature) : NULL;
  self->name = feature != NULL ? find_name (feature) : g_strdup ("");
  if (geometry != NULL && read_outline (NULL, NULL, geometry))
    self->outline = write_outline (geometry);
  return self;
}

static JsonArray *
find_features (JsonParser *parser)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  return object != NULL ? peek_array (json_object_get_member (object, "features")) : NULL;
}

static gboolean
check_size (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) <= MOST_BYTES)
    return TRUE;
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_TOO_LARGE,
               _ ("The boundaries were not taken in: “%s” is larger than %d MB. Choose outlines of "
                  "districts, made for small scales."),
               path, MOST_BYTES / 1024 / 1024);
  return FALSE;
}

/* Whether it is one value and nothing beside it: of several JSON-GLib would take the last. */
static gboolean
is_one_document (const char *text, gsize length)
{
  gboolean is_string = FALSE;
  gboolean is_done = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (is_string && text[i] == '\\')
        i++;
      else if (is_string)
        is_string = text[i] != '"';
      else if (g_ascii_isspace (text[i]))
        continue;
      else if (is_done || (depth == 0 && text[i] != '{' && text[i] != '['))
        return FALSE;
      else if (text[i] == '"')
        is_string = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        depth++;
      else if (text[i] == '}' || text[i] == ']')
        is_done = --depth == 0;
    }
  return is_done;
}

static gboolean
load_document (JsonParser *parser, const char *path, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  const char *text = file != NULL ? g_mapped_file_get_contents (file) : NULL;
  const gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;

  if (file == NULL)
    return FALSE;
  if (is_one_document (text, length))
    return json_parser_load_from_data (parser, text, (gssize) length, error);
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                       _ ("it is cut off, or more than one document"));
  return FALSE;
}

/**
 * opcc_boundaries_read:
 * @path: a GeoJSON FeatureCollection (RFC 7946)
 *
 * Returns: (transfer full) (element-type OpccBoundaryFeature): all features, whatever they are
 *   of; NULL where the file is none
 */
GPtrArray *
opcc_boundaries_read (const char *path, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local = NULL;
  GPtrArray *list;
  JsonArray *features;

  if (!check_size (path, error))
    return NULL;
  if (!load_document (parser, path, &local))
    {
      /* It names what stands in the file, in whatever bytes. */
      g_autofree char *why = g_utf8_make_valid (local->message, -1);

      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("The boundaries were not taken in: “%s” cannot be read as GeoJSON (%s). Save "
                      "the file again as GeoJSON."),
                   path, why);
      return NULL;
    }
  list = g_ptr_array_new_with_free_func (free_feature);
  features = find_features (parser);
  for (guint i = 0; features != NULL && i < json_array_get_length (features); i++)
    g_ptr_array_add (list, read_feature (json_array_get_element (features, i), i + 1));
  return list;
}

OpccBoundaries *
opcc_boundaries_new (void)
{
  OpccBoundaries *self = g_new0 (OpccBoundaries, 1);

  g_atomic_ref_count_init (&self->refs);
  self->rings = g_ptr_array_new_with_free_func (free_ring);
  return self;
}

/**
 * opcc_boundaries_add:
 * @key: (transfer none): key of a place, static
 * @outline: a geometry of GeoJSON as text: a Polygon or MultiPolygon in degrees
 *
 * Returns: FALSE where it is none; nothing was then added
 */
gboolean
opcc_boundaries_add (OpccBoundaries *self, const char *key, const char *outline)
{
  g_autoptr (JsonNode) node = outline != NULL ? json_from_string (outline, NULL) : NULL;

  return node != NULL && read_outline (NULL, key, node) && read_outline (self, key, node);
}

gboolean
opcc_boundaries_is_whole (const OpccBoundaries *self)
{
  for (guint i = 0; i < OPCC_N_PLACES; i++)
    {
      gboolean has = FALSE;

      for (guint k = 0; k < self->rings->len && !has; k++)
        has = g_strcmp0 (((OpccRing *) g_ptr_array_index (self->rings, k))->key,
                         opcc_place_get (i)->key) == 0;
      if (!has)
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_boundaries_load:
 * @path: a GeoJSON FeatureCollection (RFC 7946)
 *
 * Outlines of places that are not among the nine districts are passed over.
 *
 * Returns: (transfer full): NULL where it cannot be read, or holds none of the districts
 */
OpccBoundaries *
opcc_boundaries_load (const char *path, GError **error)
{
  g_autoptr (GPtrArray) features = opcc_boundaries_read (path, error);
  g_autoptr (OpccBoundaries) self = opcc_boundaries_new ();

  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      const OpccBoundaryFeature *feature = g_ptr_array_index (features, i);

      if (feature->is_feature && feature->place == NULL)
        continue; /* a place outside the area is no fault of a file for the whole country */
      if (feature->is_feature && opcc_boundaries_add (self, feature->place->key, feature->outline))
        continue;
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   _ ("The boundaries were not taken in: feature %u of “%s” has no outline of "
                      "longitudes and latitudes. Save the file as GeoJSON in degrees (WGS 84)."),
                   feature->number, path);
      return NULL;
    }
  if (features == NULL)
    return NULL;
  if (self->rings->len > 0)
    return g_steal_pointer (&self);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("The boundaries were not taken in: “%s” has no outline of a district of "
                  "Leicester, Leicestershire and Rutland. Choose a GeoJSON file that has."),
               path);
  return NULL;
}
