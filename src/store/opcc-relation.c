/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL texts, the log line and the digest of a record, all from its field table. */
#include "opcc-relation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-text.h"

#define INTEGER_SIZE 20 /* of the longest, "-9223372036854775808" */
#define MAX_COLUMNS  97 /* an engine's statement takes 100 parameters, three are n, id and ver */

static void
write_statements (OpccRelation *self)
{
  g_autoptr (GString) names = g_string_new ("n, id, ver");
  GString *parameters = g_string_new ("$1, $2, $3");

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append_printf (names, ", %s", self->columns[i]->name);
      g_string_append_printf (parameters, ", $%u", i + 4);
    }
  self->select = g_strconcat ("SELECT ", names->str, " FROM ", self->kind->name, NULL);
  self->insert = g_strconcat ("INSERT INTO ", self->kind->name, " (", names->str, ") VALUES (",
                              parameters->str, ")", NULL);
  g_string_free (parameters, TRUE);
}

static gboolean
refuse_columns (const OpccKind *kind, const char *column, GError **error)
{
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
      _ ("The office file does not fit this program: table “%s”, column “%s”. Open it with "
         "the program that wrote it, or restore a backup."),
      kind->name, column);
  return FALSE;
}

static gboolean
match_columns (OpccRelation *self, GPtrArray *names, gboolean allow_more, GError **error)
{
  static const char *const own[] = { "n", "id", "ver", NULL };

  self->columns = g_new0 (const OpccField *, names->len + 1);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const OpccField *field = opcc_kind_find_field (self->kind, name);

      if (g_strv_contains (own, name) || (field == NULL && allow_more))
        continue;
      if (field == NULL)
        return refuse_columns (self->kind, name, error);
      self->columns[self->n_columns++] = field;
    }
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (!g_ptr_array_find_with_equal_func (names, self->kind->fields[i].name, g_str_equal, NULL))
      return refuse_columns (self->kind, self->kind->fields[i].name, error);
  g_return_val_if_fail (self->n_columns <= MAX_COLUMNS, FALSE);
  return TRUE;
}

/**
 * opcc_relation_new:
 * @column_names: (element-type utf8): the columns the file has, in its order
 * @allow_more: leave out columns that the field table does not have: for a file of a newer program,
 *   which is only read
 *
 * Returns: (transfer full): the table, or NULL with OPCC_ERROR_DAMAGED where file and field table
 *   differ
 */
OpccRelation *
opcc_relation_new (const OpccKind *kind,
                   GPtrArray *column_names,
                   gboolean allow_more,
                   GError **error)
{
  OpccRelation *self = g_new0 (OpccRelation, 1);

  self->kind = kind;
  self->next = 1;
  if (!match_columns (self, column_names, allow_more, error))
    {
      opcc_relation_free (self);
      return NULL;
    }
  write_statements (self);
  return self;
}

void
opcc_relation_free (OpccRelation *self)
{
  g_free (self->columns);
  g_free (self->select);
  g_free (self->insert);
  g_free (self);
}

/**
 * opcc_relation_get_values:
 * @values: (out caller-allocates): n_columns values, borrowed from the record and from @values
 */
void
opcc_relation_get_values (OpccRelation *self, gconstpointer record, OpccStored *values)
{
  for (guint i = 0; i < self->n_columns; i++)
    opcc_field_get_stored (self->columns[i], record, &values[i]);
}

/* Returns: where in the buffer the digits begin; they end at its end */
static const char *
print_integer (gint64 value, char buffer[INTEGER_SIZE])
{
  char *at = buffer + INTEGER_SIZE;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (value < 0)
    *--at = '-';
  return at;
}

static void
append_integer (GString *out, gint64 value)
{
  char buffer[INTEGER_SIZE];
  const char *digits = print_integer (value, buffer);

  g_string_append_len (out, digits, buffer + sizeof buffer - digits);
}

void
opcc_stored_append_json (const OpccStored *value, GString *out)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->type)
    {
    case OPCC_STORED_INTEGER:
      append_integer (out, value->integer);
      break;
    case OPCC_STORED_REAL:
      g_ascii_dtostr (buffer, sizeof buffer, value->real);
      g_string_append (out, buffer);
      /* Told from a whole number by its point, so that it comes back as what it was. */
      if (strpbrk (buffer, ".en") == NULL)
        g_string_append (out, ".0");
      break;
    case OPCC_STORED_TEXT:
      opcc_json_append_string (out, value->text);
      break;
    case OPCC_STORED_NULL:
    default:
      g_string_append_len (out, "null", 4);
      break;
    }
}

/* The values in the order of the columns, without the missing ones at the end. */
static void
append_values (OpccRelation *self, const OpccStored *values, GString *line)
{
  static const char missing[] = ",null,null,null,null,null,null,null,null";
  const guint most = 8;
  guint n_values = self->n_columns;

  while (n_values > 0 && values[n_values - 1].type == OPCC_STORED_NULL)
    n_values--;
  for (guint i = 0; i < n_values;)
    {
      guint run = 0;

      /* Half the columns of a form stay empty, one beside the other. */
      while (run < most && values[i + run].type == OPCC_STORED_NULL)
        run++;
      if (run > 0)
        g_string_append_len (line, missing, (gssize) (run * strlen (",null")));
      else
        {
          g_string_append_c (line, ',');
          opcc_stored_append_json (&values[i], line);
          run = 1;
        }
      i += run;
    }
  g_string_append_c (line, ']');
}

static void
append_identity (gint64 n, const char *id, GString *line)
{
  g_string_append_c (line, '[');
  append_integer (line, n);
  g_string_append_c (line, ',');
  opcc_json_append_string (line, id);
}

/**
 * opcc_relation_append_line:
 *
 * Appends `[n,"id",value,…]`: what the log keeps of a new record, and what is hashed of any.
 */
void
opcc_relation_append_line (
    OpccRelation *self, gint64 n, const char *id, const OpccStored *values, GString *line)
{
  append_identity (n, id, line);
  append_values (self, values, line);
}

/**
 * opcc_relation_append_deleted_line:
 *
 * Appends `[n,"id",ver,value,…]`: what the log keeps of a deleted record, so that it can come back
 * just as it was.
 */
void
opcc_relation_append_deleted_line (OpccRelation *self,
                                   gint64 n,
                                   const char *id,
                                   gint64 ver,
                                   const OpccStored *values,
                                   GString *line)
{
  append_identity (n, id, line);
  g_string_append_c (line, ',');
  append_integer (line, ver);
  append_values (self, values, line);
}

/**
 * opcc_relation_hash_line:
 *
 * Returns: SHA-256 over the line, the kind and the version; the digest of a row
 */
OpccDigest
opcc_relation_hash_line (
    OpccHasher *hasher, const OpccKind *kind, gint64 ver, const char *line, gsize length)
{
  char buffer[INTEGER_SIZE];
  const char *digits = print_integer (ver, buffer);

  opcc_hasher_add (hasher, line, length);
  opcc_hasher_add (hasher, "\n", 1);
  opcc_hasher_add_text (hasher, kind->name);
  opcc_hasher_add (hasher, " ", 1);
  opcc_hasher_add (hasher, digits, (gsize) (buffer + sizeof buffer - digits));
  return opcc_hasher_finish (hasher);
}

/**
 * opcc_relation_get_column:
 *
 * Returns: the place of a column among the values, -1 where there is none of that name
 */
gint64
opcc_relation_get_column (OpccRelation *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i]->name, name) == 0)
      return i;
  return -1;
}

/* --- reading a line ------------------------------------------------------------------------- */

static gboolean
refuse_line (GError **error)
{
  g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                       _ ("An entry of the log cannot be read: the office file was altered outside "
                          "the program. Restore a backup."));
  return FALSE;
}

static OpccStored *
add_value (OpccLine *self)
{
  if (self->n_values == self->n_allocated)
    {
      self->n_allocated = MAX (32, self->n_allocated * 2);
      self->values = g_renew (OpccStored, self->values, self->n_allocated);
    }
  return &self->values[self->n_values++];
}

static const char *
read_hex (const char *at, gunichar *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++, at++)
    {
      if (!g_ascii_isxdigit (*at))
        return NULL;
      *code = *code * 16 + (gunichar) g_ascii_xdigit_value (*at);
    }
  return at;
}

/* @at stands behind the opening quote; the text is written to *out, ended by NUL. */
static const char *
read_string (const char *at, const char *end, char **out)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";

  while (at != NULL && at < end && *at != '"')
    {
      const char *escape;
      gunichar code;

      if (*at != '\\')
        {
          *(*out)++ = *at++;
          continue;
        }
      at++;
      escape = *at != '\0' ? strchr (from, *at) : NULL;
      if (escape != NULL)
        {
          *(*out)++ = to[escape - from];
          at++;
        }
      else if (*at == 'u' && (at = read_hex (at + 1, &code)) != NULL)
        *out += g_unichar_to_utf8 (code, *out);
      else
        return NULL;
    }
  if (at == NULL || at >= end)
    return NULL;
  *(*out)++ = '\0';
  return at + 1;
}

static const char *
read_bare (const char *at, const char *end, OpccStored *value)
{
  const char *start = at;
  gboolean real = FALSE;

  if (end - at >= 4 && strncmp (at, "null", 4) == 0)
    {
      value->type = OPCC_STORED_NULL;
      return at + 4;
    }
  while (at < end && (g_ascii_isdigit (*at) || strchr ("+-.eE", *at) != NULL))
    real |= strchr (".eE", *at++) != NULL;
  if (at == start)
    return NULL;
  value->type = real ? OPCC_STORED_REAL : OPCC_STORED_INTEGER;
  if (real)
    value->real = g_ascii_strtod (start, NULL);
  else
    value->integer = g_ascii_strtoll (start, NULL, 10);
  return at;
}

#define CUT_LENGTH ((gsize) OPCC_DIGEST_HEX_SIZE) /* of "~" and a digest in hex */

/**
 * opcc_line_read_digest:
 *
 * Returns: whether something of the line was removed; *whole is then the digest of what it was
 */
gboolean
opcc_line_read_digest (const char *line, gsize length, OpccDigest *whole)
{
  char hex[OPCC_DIGEST_HEX_SIZE];

  if (length <= CUT_LENGTH || *line != '~')
    return FALSE;
  memcpy (hex, line + 1, sizeof hex - 1);
  hex[sizeof hex - 1] = '\0';
  return opcc_digest_from_hex (hex, whole);
}

/**
 * opcc_line_peek_number:
 *
 * Returns: the number of the record that the line is about, without reading the rest
 */
gint64
opcc_line_peek_number (const char *line, gsize length)
{
  gsize skip = length > CUT_LENGTH && *line == '~' ? CUT_LENGTH : 0;

  return line[skip] == '[' ? g_ascii_strtoll (line + skip + 1, NULL, 10) : 0;
}

/**
 * opcc_line_read:
 * @self: zeroed, or used before
 * @line: a flat JSON array as opcc_relation_append_line() writes it, or what is left of one
 *
 * Returns: FALSE with OPCC_ERROR_DAMAGED where it is not that
 */
gboolean
opcc_line_read (OpccLine *self, const char *line, gsize length, GError **error)
{
  const char *end = line + length;
  const char *at;
  char *out;

  self->cut = length > CUT_LENGTH && *line == '~';
  if (self->cut)
    {
      line += CUT_LENGTH;
      length -= CUT_LENGTH;
    }
  at = line + 1;
  self->n_values = 0;
  self->text = g_realloc (self->text, length + 1);
  out = self->text;
  if (length < 2 || *line != '[' || end[-1] != ']')
    return refuse_line (error);
  while (at < end && *at != ']')
    {
      OpccStored *value = add_value (self);

      if (*at == '"')
        {
          value->type = OPCC_STORED_TEXT;
          value->text = out;
          at = read_string (at + 1, end, &out);
        }
      else
        at = read_bare (at, end, value);
      if (at == NULL || at >= end || (*at != ',' && *at != ']'))
        {
          self->n_values = 0;
          return refuse_line (error);
        }
      if (*at == ',')
        at++;
    }
  return TRUE;
}

void
opcc_line_clear (OpccLine *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->text, g_free);
  self->n_values = 0;
  self->n_allocated = 0;
}
