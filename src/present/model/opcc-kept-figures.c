/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping figures as text, and handing those of last time on. */
#include "opcc-kept-figures.h"

#include <json-glib/json-glib.h>

#include "opcc-document-parts.h"

static void
clear_set (OpccFigureSet *set)
{
  set->day = OPCC_NO_DATE;
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    g_hash_table_remove_all (set->figures[i]);
}

static void
init_set (OpccFigureSet *set)
{
  set->day = OPCC_NO_DATE;
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    set->figures[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
free_set (OpccFigureSet *set)
{
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    g_hash_table_unref (set->figures[i]);
}

/* --- text ------------------------------------------------------------------------------------ */

/* (nullable) */
static JsonObject *
get_object (JsonObject *from, const char *name)
{
  JsonNode *node = from != NULL ? json_object_get_member (from, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
read_set (OpccFigureSet *set, JsonObject *from)
{
  if (from == NULL)
    return;
  if (!opcc_date_from_iso (json_object_get_string_member_with_default (from, "on", ""), &set->day))
    return;
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    {
      JsonObject *figures = get_object (from, opcc_audience_get_name (i));
      g_autoptr (GList) keys = figures != NULL ? json_object_get_members (figures) : NULL;

      for (GList *key = keys; key != NULL; key = key->next)
        g_hash_table_insert (set->figures[i], g_strdup (key->data),
                             g_strdup (json_object_get_string_member_with_default (figures,
                                                                                   key->data, "")));
    }
}

/**
 * opcc_kept_figures_new:
 * @text: (nullable): as opcc_kept_figures_to_text () writes it; what is none counts as nothing kept
 *
 * Returns: (transfer full):
 */
OpccKeptFigures *
opcc_kept_figures_new (const char *text)
{
  OpccKeptFigures *self = g_new0 (OpccKeptFigures, 1);
  g_autoptr (JsonNode) root = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  init_set (&self->now);
  init_set (&self->before);
  read_set (&self->now, get_object (object, "now"));
  read_set (&self->before, get_object (object, "before"));
  return self;
}

void
opcc_kept_figures_free (OpccKeptFigures *self)
{
  if (self == NULL)
    return;
  free_set (&self->now);
  free_set (&self->before);
  g_free (self);
}

/* The keys in their order, so that the same figures are the same text. */
static JsonObject *
write_figures (GHashTable *figures)
{
  JsonObject *made = json_object_new ();
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (figures), (GCompareFunc) g_strcmp0);

  for (GList *key = keys; key != NULL; key = key->next)
    json_object_set_string_member (made, key->data, g_hash_table_lookup (figures, key->data));
  return made;
}

static void
write_set (JsonObject *to, const char *name, const OpccFigureSet *set)
{
  JsonObject *made;
  g_autofree char *day = NULL;

  if (set->day == OPCC_NO_DATE)
    return;
  made = json_object_new ();
  day = opcc_date_to_iso (set->day);
  json_object_set_string_member (made, "on", day);
  for (guint i = 0; i < OPCC_N_AUDIENCES; i++)
    json_object_set_object_member (made, opcc_audience_get_name (i),
                                   write_figures (set->figures[i]));
  json_object_set_object_member (to, name, made);
}

/**
 * opcc_kept_figures_to_text:
 *
 * Returns: (transfer full): a line of JSON
 */
char *
opcc_kept_figures_to_text (const OpccKeptFigures *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);

  write_set (object, "now", &self->now);
  write_set (object, "before", &self->before);
  json_node_set_object (root, object);
  return json_to_string (root, FALSE);
}

/* --- taking ---------------------------------------------------------------------------------- */

static void
hand_on (OpccKeptFigures *self)
{
  const OpccFigureSet empty = self->before;

  self->before = self->now;
  self->now = empty;
}

/**
 * opcc_kept_figures_begin:
 * @today: when they are taken
 *
 * Makes room for figures to be taken. What was taken on another day becomes that of last time; what
 * was taken today is only taken again.
 */
void
opcc_kept_figures_begin (OpccKeptFigures *self, OpccDate today)
{
  if (self->now.day != OPCC_NO_DATE && self->now.day != today)
    hand_on (self);
  clear_set (&self->now);
  self->now.day = today;
}

/**
 * opcc_kept_figures_end:
 *
 * For a copy that goes to the next meeting: what was taken is that of last time.
 */
void
opcc_kept_figures_end (OpccKeptFigures *self)
{
  if (self->now.day == OPCC_NO_DATE)
    return;
  hand_on (self);
  clear_set (&self->now);
}

static char *
keep_figure (const char *key, const char *text, gpointer data)
{
  g_hash_table_insert (data, g_strdup (key), g_strdup (text));
  return NULL;
}

/**
 * opcc_kept_figures_take:
 * @document: as @audience gets it
 * @part: (nullable): a heading of it; NULL: all of it
 *
 * Keeps the figures of a part as they stand there.
 */
void
opcc_kept_figures_take (OpccKeptFigures *self,
                        OpccAudience audience,
                        const OpccDocument *document,
                        const char *part)
{
  opcc_document_each_figure (document, part, keep_figure, self->now.figures[audience]);
}

/* (nullable): what that audience was given. */
const char *
opcc_figure_set_find (const OpccFigureSet *self, OpccAudience audience, const char *key)
{
  return g_hash_table_lookup (self->figures[audience], key);
}
