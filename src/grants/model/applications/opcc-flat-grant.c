/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published grants between rows, records and nested JSON. */
#include "opcc-flat-grant.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "opcc-360giving-titles.h"
#include "opcc-text.h"

static void
clear_value (OpccFlatValue *value)
{
  g_free (value->path);
  g_free (value->text);
}

OpccFlatGrant *
opcc_flat_grant_new (void)
{
  OpccFlatGrant *self = g_new0 (OpccFlatGrant, 1);

  self->values = g_array_new (FALSE, TRUE, sizeof (OpccFlatValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) clear_value);
  return self;
}

void
opcc_flat_grant_free (OpccFlatGrant *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->values);
  g_free (self);
}

static OpccFlatValue *
find_value (const OpccFlatGrant *self, const char *path)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      OpccFlatValue *value = &g_array_index (self->values, OpccFlatValue, i);

      if (strcmp (value->path, path) == 0)
        return value;
    }
  return NULL;
}

/**
 * opcc_flat_grant_get:
 *
 * Returns: (transfer none) (nullable): the text at a path
 */
const char *
opcc_flat_grant_get (const OpccFlatGrant *self, const char *path)
{
  const OpccFlatValue *value = find_value (self, path);

  return value != NULL ? value->text : NULL;
}

/**
 * opcc_flat_grant_set:
 * @text: (nullable): nothing is set for NULL and ""
 */
void
opcc_flat_grant_set (OpccFlatGrant *self, const char *path, const char *text)
{
  OpccFlatValue *found = find_value (self, path);
  OpccFlatValue value;

  if (text == NULL || *text == '\0')
    return;
  if (found != NULL)
    {
      opcc_set_str (&found->text, text);
      return;
    }
  value.path = g_strdup (path);
  value.text = g_strdup (text);
  g_array_append_val (self->values, value);
}

/* Where the item of a list ends in a path: "beneficiaryLocation/0/" of ".../0/name"; 0 outside
 * lists. Whom a grant is from and to cannot be said twice. */
static gsize
get_item_length (const char *path)
{
  const char *number = strstr (path, "/0/");

  if (number == NULL || g_str_has_prefix (path, "recipientOrganization/0/") ||
      g_str_has_prefix (path, "fundingOrganization/0/"))
    return 0;
  return (gsize) (number - path) + 3;
}

/* The item of the same list that the other row repeats or adds to, or the next free number. */
static guint
find_item (const OpccFlatGrant *self, const OpccFlatGrant *more, const char *path, gsize length)
{
  for (guint number = 0;; number++)
    {
      gboolean there = FALSE;
      gboolean fits = TRUE;

      for (guint i = 0; i < more->values->len; i++)
        {
          const OpccFlatValue *value = &g_array_index (more->values, OpccFlatValue, i);
          g_autofree char *place = NULL;
          const char *text;

          if (strncmp (value->path, path, length) != 0)
            continue;
          place =
              g_strdup_printf ("%.*s%u/%s", (int) length - 2, path, number, value->path + length);
          text = opcc_flat_grant_get (self, place);
          there |= text != NULL;
          fits &= text == NULL || strcmp (text, value->text) == 0;
        }
      if (!there || fits)
        return number;
    }
}

gboolean
opcc_flat_grant_join (OpccFlatGrant *self, const OpccFlatGrant *more, const char **contradicts)
{
  g_autoptr (OpccFlatGrant) added = opcc_flat_grant_new ();

  for (guint i = 0; i < more->values->len; i++)
    {
      const OpccFlatValue *value = &g_array_index (more->values, OpccFlatValue, i);
      gsize length = get_item_length (value->path);
      const char *text = opcc_flat_grant_get (self, value->path);
      g_autofree char *place = NULL;

      if (length > 0)
        {
          place =
              g_strdup_printf ("%.*s%u/%s", (int) length - 2, value->path,
                               find_item (self, more, value->path, length), value->path + length);
          opcc_flat_grant_set (added, place, value->text);
        }
      else if (text == NULL)
        opcc_flat_grant_set (added, value->path, value->text);
      else if (strcmp (text, value->text) != 0)
        {
          *contradicts = value->path;
          return FALSE;
        }
    }
  for (guint i = 0; i < added->values->len; i++)
    {
      const OpccFlatValue *value = &g_array_index (added->values, OpccFlatValue, i);

      opcc_flat_grant_set (self, value->path, value->text);
    }
  return TRUE;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const OpccFlatValue *x = a;
  const OpccFlatValue *y = b;
  guint m = opcc_360giving_get_place (x->path);
  guint n = opcc_360giving_get_place (y->path);

  return m != n ? (m < n ? -1 : 1) : strcmp (x->path, y->path);
}

/* Into the order of the standard. */
void
opcc_flat_grant_sort (OpccFlatGrant *self)
{
  g_array_sort (self->values, compare_values);
}

/* Attributes of the record and their paths; all else goes into its "other". */
static const struct
{
  const char *path;
  const char *field;
} attributes[] = {
  { "id", "identifier" },
  { "title", "title" },
  { "description", "description" },
  { "currency", "currency" },
  { "amountAwarded", "amount" },
  { "awardDate", "award_date" },
  { "fundingOrganization/0/id", "funder_id" },
  { "fundingOrganization/0/name", "funder_name" },
  { "grantProgramme/0/title", "programme" },
};

static const char *
find_attribute (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (strcmp (attributes[i].path, path) == 0)
      return attributes[i].field;
  if (strcmp (path, "recipientOrganization/0/id") == 0 ||
      strcmp (path, "recipientIndividual/id") == 0)
    return "recipient_id";
  if (strcmp (path, "recipientOrganization/0/name") == 0 ||
      strcmp (path, "recipientIndividual/name") == 0)
    return "recipient_name";
  return NULL;
}

/**
 * opcc_flat_grant_to_record:
 *
 * Returns: FALSE with OPCC_ERROR_INVALID where a value cannot be read
 */
gboolean
opcc_flat_grant_to_record (const OpccFlatGrant *self, OpccPastGrant *grant, GError **error)
{
  GString *other = g_string_new ("{");

  for (guint i = 0; i < self->values->len; i++)
    {
      const OpccFlatValue *value = &g_array_index (self->values, OpccFlatValue, i);
      const char *field = find_attribute (value->path);

      if (field != NULL)
        {
          if (opcc_record_set_typed (OPCC_RECORD (grant), field, value->text, error))
            continue;
          g_string_free (other, TRUE);
          return FALSE;
        }
      if (other->len > 1)
        g_string_append_c (other, ',');
      opcc_json_append_string (other, value->path);
      g_string_append_c (other, ':');
      opcc_json_append_string (other, value->text);
    }
  g_string_append_c (other, '}');
  opcc_set_str (&grant->other, other->len > 2 ? other->str : NULL);
  g_string_free (other, TRUE);
  return TRUE;
}

static gboolean
read_other (OpccFlatGrant *self, const char *other, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObjectIter iter;
  JsonNode *node;
  const char *path;

  if (other == NULL)
    return TRUE;
  if (!json_parser_load_from_data (parser, other, -1, error))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next_ordered (&iter, &path, &node))
    opcc_flat_grant_set (self, path, json_node_get_string (node));
  return TRUE;
}

/**
 * opcc_flat_grant_from_record:
 *
 * Returns: (transfer full): the grant as it was published, in the order of the standard; NULL
 *   where what was kept of it cannot be read
 */
OpccFlatGrant *
opcc_flat_grant_from_record (OpccPastGrant *grant, GError **error)
{
  g_autoptr (OpccFlatGrant) self = opcc_flat_grant_new ();
  const char *recipient =
      grant->organisation != 0 ? "recipientOrganization/0" : "recipientIndividual";
  g_autofree char *id_path = g_strconcat (recipient, "/id", NULL);
  g_autofree char *name_path = g_strconcat (recipient, "/name", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_past_grant_kind, attributes[i].field);
      g_autofree char *text = opcc_field_to_file_text (field, grant);
      g_autofree char *tidy =
          field->type == OPCC_VALUE_MONEY ? opcc_flat_tidy_number (text) : g_strdup (text);

      opcc_flat_grant_set (self, attributes[i].path, tidy);
    }
  opcc_flat_grant_set (self, id_path, grant->recipient_id);
  opcc_flat_grant_set (self, name_path, grant->recipient_name);
  if (!read_other (self, grant->other, error))
    return NULL;
  opcc_flat_grant_sort (self);
  return g_steal_pointer (&self);
}

/**
 * opcc_flat_tidy_number:
 *
 * Returns: (transfer full): a decimal without noughts at its end: "4400" for "4400.00"; what is no
 *   plain decimal comes back as it is
 */
char *
opcc_flat_tidy_number (const char *text)
{
  char *tidy = g_strdup (text);
  gsize length = strlen (tidy);

  if (strchr (tidy, '.') == NULL || strspn (tidy, "-0123456789.") != length)
    return tidy;
  while (length > 1 && tidy[length - 1] == '0')
    tidy[--length] = '\0';
  if (length > 1 && tidy[length - 1] == '.')
    tidy[--length] = '\0';
  return tidy;
}

/* --- nested JSON ---------------------------------------------------------------------------- */

typedef struct
{
  const char *rest; /* of the path, behind what is open */
  const char *path;
  const char *text;
} Leaf;

static gboolean
is_plain_number (const char *text)
{
  char *end = NULL;
  gsize length = strlen (text);

  if (length == 0 || length > 18 || strspn (text, "-0123456789.") != length)
    return FALSE;
  if (text[0] == '0' && length > 1 && text[1] != '.')
    return FALSE;
  g_ascii_strtod (text, &end);
  return *end == '\0' && text[length - 1] != '.' && text[0] != '.';
}

static void
append_leaf (const Leaf *leaf, GString *out)
{
  const Opcc360GivingColumn *column = opcc_360giving_find_column (leaf->path);
  gboolean number = column != NULL ? column->type == OPCC_360GIVING_NUMBER
                                   : g_str_has_suffix (leaf->path, "Transaction/0/value");

  if (number && is_plain_number (leaf->text))
    g_string_append (out, leaf->text);
  else
    opcc_json_append_string (out, leaf->text);
}

static gboolean
same_step (const char *a, const char *b)
{
  gsize length = strcspn (a, "/");

  return strcspn (b, "/") == length && strncmp (a, b, length) == 0;
}

static void
append_level (const Leaf *leaves, guint n, GString *out, guint depth)
{
  gboolean list = g_ascii_isdigit (leaves[0].rest[0]);

  g_string_append_c (out, list ? '[' : '{');
  for (guint i = 0; i < n;)
    {
      gsize length = strcspn (leaves[i].rest, "/");
      guint end = i;
      g_autofree char *name = g_strndup (leaves[i].rest, length);

      while (end < n && same_step (leaves[end].rest, leaves[i].rest))
        end++;
      if (i > 0)
        g_string_append_c (out, ',');
      g_string_append_printf (out, "\n%*s", (int) (2 * depth), "");
      if (!list)
        {
          opcc_json_append_string (out, name);
          g_string_append (out, ": ");
        }
      if (leaves[i].rest[length] == '\0')
        append_leaf (&leaves[i], out);
      else
        {
          g_autofree Leaf *inner = g_memdup2 (leaves + i, (end - i) * sizeof *leaves);

          for (guint j = 0; j < end - i; j++)
            inner[j].rest += length + 1;
          append_level (inner, end - i, out, depth + 1);
        }
      i = end;
    }
  g_string_append_printf (out, "\n%*s%c", (int) (2 * (depth - 1)), "", list ? ']' : '}');
}

/* Members of one object side by side, lists in the order of their numbers, and the outermost in
 * the order of the standard. */
static int
compare_leaves (gconstpointer a, gconstpointer b)
{
  const Leaf *x = a;
  const Leaf *y = b;
  const char *p = x->path;
  const char *q = y->path;
  guint m = opcc_360giving_get_member_place (p);
  guint n = opcc_360giving_get_member_place (q);

  if (m != n)
    return m < n ? -1 : 1;
  while (same_step (p, q) && p[strcspn (p, "/")] == '/' && q[strcspn (q, "/")] == '/')
    {
      p += strcspn (p, "/") + 1;
      q += strcspn (q, "/") + 1;
    }
  if (g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
    {
      const guint64 first = g_ascii_strtoull (p, NULL, 10);
      const guint64 second = g_ascii_strtoull (q, NULL, 10);

      if (first != second)
        return first < second ? -1 : 1;
    }
  return strcmp (p, q);
}

/**
 * opcc_flat_grant_append_json:
 *
 * Appends the grant as a nested object. Columns of the publisher's own become members of that name;
 * of a path that runs through another's text, such as "a" beside "a/b", the longer is left out.
 */
void
opcc_flat_grant_append_json (const OpccFlatGrant *self, GString *out)
{
  g_autofree Leaf *leaves = g_new0 (Leaf, self->values->len + 1);
  guint n = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      const OpccFlatValue *value = &g_array_index (self->values, OpccFlatValue, i);
      Leaf leaf = { value->path, value->path, value->text };

      leaves[n++] = leaf;
    }
  if (n == 0)
    {
      g_string_append (out, "{}");
      return;
    }
  qsort (leaves, n, sizeof *leaves, compare_leaves);
  append_level (leaves, n, out, 3);
}
