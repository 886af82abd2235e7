/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The class behind every record: construction, properties and clean-up from its field table. */
#include "opcc-record.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-text.h"
#include "opcc-uuid.h"

typedef struct
{
  gint64 n;
  gint64 ver;
  char id[OPCC_UUID_SIZE]; /* "" until saved */
} OpccRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OpccRecord, opcc_record, G_TYPE_OBJECT)

static const OpccField *
get_field (GObject *object, guint id)
{
  return &OPCC_RECORD_GET_CLASS (object)->kind->fields[id - 1];
}

static void
opcc_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const OpccField *field = get_field (object, id);
  OpccStored stored;

  opcc_field_get_stored (field, object, &stored);
  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, stored.type == OPCC_STORED_NULL ? NULL : stored.text);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, stored.integer != 0);
  else if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, stored.real);
  else
    g_value_set_int64 (value, *(gint64 *) ((char *) object + field->offset));
}

/* Whole numbers are set as they stand: to their sentinel, and times although they are stored as
 * text. */
static gboolean
set_number (GObject *object, const OpccField *field, gint64 number)
{
  gint64 *member = (gint64 *) ((char *) object + field->offset);
  gboolean differs = *member != number;

  *member = number;
  return differs;
}

static void
read_value (const GValue *value, OpccStored *stored)
{
  stored->type = OPCC_STORED_INTEGER;
  if (G_VALUE_HOLDS_STRING (value))
    {
      stored->text = g_value_get_string (value);
      stored->type = stored->text == NULL ? OPCC_STORED_NULL : OPCC_STORED_TEXT;
    }
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    stored->integer = g_value_get_boolean (value);
  else if (G_VALUE_HOLDS_DOUBLE (value))
    {
      stored->real = g_value_get_double (value);
      stored->type = OPCC_STORED_REAL;
    }
}

static void
opcc_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const OpccField *field = get_field (object, id);
  OpccStored before;
  OpccStored after;
  g_autoptr (GError) error = NULL;

  if (G_VALUE_HOLDS_INT64 (value))
    {
      if (set_number (object, field, g_value_get_int64 (value)))
        g_object_notify_by_pspec (object, pspec);
      return;
    }
  opcc_field_get_stored (field, object, &before);
  read_value (value, &after);
  if (opcc_stored_equal (&before, &after))
    return;
  if (!opcc_field_set_stored (field, object, &after, &error))
    g_critical ("%s.%s: %s", G_OBJECT_TYPE_NAME (object), field->name, error->message);
  else
    g_object_notify_by_pspec (object, pspec);
}

static void
opcc_record_finalize (GObject *object)
{
  const OpccKind *kind = OPCC_RECORD_GET_CLASS (object)->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type <= OPCC_VALUE_PLACE)
      g_free (*(char **) ((char *) object + kind->fields[i].offset));
  G_OBJECT_CLASS (opcc_record_parent_class)->finalize (object);
}

static void
opcc_record_class_init (OpccRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = opcc_record_finalize;
}

static void
opcc_record_init (OpccRecord *self)
{
}

static GParamSpec *
make_property (const OpccField *field)
{
  /* Not STATIC_STRINGS: GObject writes a name's "_" as "-" only in a copy of its own. */
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_LONG_TEXT:
    case OPCC_VALUE_CHOICE:
    case OPCC_VALUE_PLACE:
    case OPCC_VALUE_DATE: /* as ISO text, so that expressions can bind it */
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case OPCC_VALUE_FLAG:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case OPCC_VALUE_NUMBER:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case OPCC_VALUE_MONEY:
    case OPCC_VALUE_INTEGER:
    case OPCC_VALUE_TIME:
    case OPCC_VALUE_LINK:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * opcc_record_class_set_kind:
 *
 * Called by OPCC_DEFINE_RECORD: installs a property for each field. The accessors are set again
 * because GObject clears them in every subclass.
 */
void
opcc_record_class_set_kind (OpccRecordClass *klass, const OpccKind *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->kind = kind;
  object_class->get_property = opcc_record_get_property;
  object_class->set_property = opcc_record_set_property;
  for (guint i = 0; i < kind->n_fields; i++)
    g_object_class_install_property (object_class, i + 1, make_property (&kind->fields[i]));
}

/**
 * opcc_record_clear_fields:
 *
 * Makes every attribute missing, also on a fresh, zeroed instance; OPCC_DEFINE_RECORD calls it for
 * that. The identity stays.
 */
void
opcc_record_clear_fields (OpccRecord *self, const OpccKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    opcc_field_clear (&kind->fields[i], self);
}

/**
 * opcc_record_new:
 *
 * Returns: (transfer full): an empty record that is not in any office file yet
 */
OpccRecord *
opcc_record_new (const OpccKind *kind)
{
  return g_object_new (kind->get_type (), NULL);
}

/**
 * opcc_record_copy:
 *
 * Returns: (transfer full): a second record with the same identity and values, to edit
 */
OpccRecord *
opcc_record_copy (OpccRecord *self)
{
  const OpccKind *kind = opcc_record_get_kind (self);
  OpccRecord *copy = opcc_record_new (kind);
  OpccStored stored;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      opcc_field_get_stored (&kind->fields[i], self, &stored);
      opcc_field_set_stored (&kind->fields[i], copy, &stored, NULL);
    }
  opcc_record_set_identity (copy, opcc_record_get_n (self), opcc_record_get_id (self),
                            opcc_record_get_ver (self));
  return copy;
}

const OpccKind *
opcc_record_get_kind (OpccRecord *self)
{
  return OPCC_RECORD_GET_CLASS (self)->kind;
}

gint64
opcc_record_get_n (OpccRecord *self)
{
  OpccRecordPrivate *priv = opcc_record_get_instance_private (self);

  return priv->n;
}

const char *
opcc_record_get_id (OpccRecord *self)
{
  OpccRecordPrivate *priv = opcc_record_get_instance_private (self);

  return priv->id;
}

gint64
opcc_record_get_ver (OpccRecord *self)
{
  OpccRecordPrivate *priv = opcc_record_get_instance_private (self);

  return priv->ver;
}

/**
 * opcc_record_set_identity:
 * @n: number in the office file, or 0
 * @id: (nullable): uuid; NULL keeps the one it has
 * @ver: number of the log entry that wrote it last
 *
 * For the store alone.
 */
void
opcc_record_set_identity (OpccRecord *self, gint64 n, const char *id, gint64 ver)
{
  OpccRecordPrivate *priv = opcc_record_get_instance_private (self);

  priv->n = n;
  priv->ver = ver;
  if (id != NULL && id != priv->id)
    g_strlcpy (priv->id, id, sizeof priv->id);
}

/**
 * opcc_kind_find_field:
 * @name: member name, with "_" or "-"
 *
 * Returns: (nullable): the field of that name
 */
const OpccField *
opcc_kind_find_field (const OpccKind *kind, const char *name)
{
  for (guint i = 0; name != NULL && i < kind->n_fields; i++)
    {
      const char *a = kind->fields[i].name;
      const char *b = name;

      while (*a != '\0' && (*a == *b || (*a == '_' && *b == '-')))
        {
          a++;
          b++;
        }
      if (*a == '\0' && *b == '\0')
        return &kind->fields[i];
    }
  return NULL;
}

static const OpccField *
find_field (OpccRecord *self, const char *name, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (self);
  const OpccField *field = opcc_kind_find_field (kind, name);
  g_autoptr (GString) names = NULL;

  if (field != NULL)
    return field;
  names = g_string_new (NULL);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", kind->fields[i].name);
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND, _ ("%s has no “%s”. It has: %s."),
               g_dgettext (GETTEXT_PACKAGE, kind->label), name, names->str);
  return NULL;
}

/**
 * opcc_record_set_typed:
 *
 * Sets an attribute by name from what a person typed; see opcc_field_set_typed().
 */
gboolean
opcc_record_set_typed (OpccRecord *self, const char *name, const char *typed, GError **error)
{
  const OpccField *field = find_field (self, name, error);

  return field != NULL && opcc_field_set_typed (field, self, typed, error);
}

/**
 * opcc_record_get_text:
 *
 * Returns: (transfer full) (nullable): an attribute as people read it, NULL where there is no such
 *   attribute
 */
char *
opcc_record_get_text (OpccRecord *self, const char *name)
{
  const OpccField *field = opcc_kind_find_field (opcc_record_get_kind (self), name);

  return field != NULL ? opcc_field_to_text (field, self) : NULL;
}

/**
 * opcc_record_get_title:
 *
 * Returns: (transfer full): what people call the record; its kind and number where it has no title,
 *   its kind alone where it has no number yet either
 */
char *
opcc_record_get_title (OpccRecord *self)
{
  const OpccKind *kind = opcc_record_get_kind (self);
  g_autofree char *title = opcc_record_get_text (self, kind->title);

  if (title != NULL && *title != '\0')
    return g_steal_pointer (&title);
  if (opcc_record_get_n (self) == 0)
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->label));
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, g_dgettext (GETTEXT_PACKAGE, kind->label),
                          opcc_record_get_n (self));
}

/**
 * opcc_record_check:
 *
 * Returns: FALSE with OPCC_ERROR_INVALID at the first attribute that breaks its field's rules
 */
gboolean
opcc_record_check (OpccRecord *self, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!opcc_field_check (&kind->fields[i], self, error))
      return FALSE;
  return kind->check == NULL || kind->check (self, error);
}
