/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccForm: the rows in which a record is filled in, made from its field table. */
#include "opcc-form.h"

#include "opcc-children.h"
#include "opcc-form-row.h"

struct _OpccForm
{
  GtkWidget parent_instance;
  GtkWidget *groups;
  OpccRecord *record;     /* (owned) (nullable) */
  OpccListSource *source; /* (owned) (nullable) */
  GPtrArray *rows;        /* (owned) of OpccFormRow */
  char **names;           /* (owned) (nullable) all fields */
  GHashTable *headings;   /* (owned) name of the first field → title */
  GHashTable *titles;     /* (owned) name of a LINK field → title of its target */
  GHashTable *locks;      /* (owned) name → reason */
  GHashTable *choices;    /* (owned) name → OpccChoice */
  gboolean read_only;
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_READ_ONLY,
} OpccFormProperty;

static GParamSpec *properties[PROP_READ_ONLY + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (OpccForm, opcc_form, GTK_TYPE_WIDGET)

static void
row_changed_cb (OpccForm *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static OpccFormRow *
find_row (OpccForm *self, const char *name)
{
  const OpccField *field = self->record != NULL
                               ? opcc_kind_find_field (opcc_record_get_kind (self->record), name)
                               : NULL;

  for (guint i = 0; field != NULL && i < self->rows->len; i++)
    if (opcc_form_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static AdwPreferencesGroup *
add_group (OpccForm *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  /* The group's own title is markup. */
  if (title != NULL)
    {
      GtkWidget *label = opcc_children_new_label (title, "opcc-section", 0);

      gtk_box_append (GTK_BOX (self->groups), label);
      opcc_children_set_name (group, title);
    }
  gtk_box_append (GTK_BOX (self->groups), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_field (OpccForm *self, const OpccField *field, AdwPreferencesGroup **group)
{
  const char *heading = g_hash_table_lookup (self->headings, field->name);
  const char *reason = g_hash_table_lookup (self->locks, field->name);
  OpccFormRow *row;

  if ((field->marks & OPCC_MARK_COMPUTED) != 0 && !self->read_only)
    return;
  if (*group == NULL || heading != NULL)
    *group = add_group (self, heading);
  row = opcc_form_row_new (self->record, field, self->source,
                           g_hash_table_lookup (self->titles, field->name),
                           g_hash_table_lookup (self->choices, field->name), self->read_only);
  opcc_form_row_set_locked (row, reason);
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (*group, opcc_form_row_get_widget (row));
  adw_preferences_group_add (*group, opcc_form_row_get_error_widget (row));
  g_ptr_array_add (self->rows, row);
}

static void
rebuild (OpccForm *self)
{
  AdwPreferencesGroup *group = NULL;
  const OpccKind *kind;

  g_ptr_array_set_size (self->rows, 0);
  opcc_children_unparent (self->groups);
  if (self->record == NULL)
    return;
  kind = opcc_record_get_kind (self->record);
  opcc_children_set_name (GTK_WIDGET (self), g_dgettext (GETTEXT_PACKAGE, kind->label));
  for (guint i = 0; self->names == NULL && i < kind->n_fields; i++)
    add_field (self, &kind->fields[i], &group);
  for (guint i = 0; self->names != NULL && self->names[i] != NULL; i++)
    {
      const OpccField *field = opcc_kind_find_field (kind, self->names[i]);

      if (field != NULL)
        add_field (self, field, &group);
    }
}

static void
opcc_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccForm *self = OPCC_FORM (object);

  switch ((OpccFormProperty) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccForm *self = OPCC_FORM (object);

  switch ((OpccFormProperty) id)
    {
    case PROP_RECORD:
      opcc_form_set_record (self, g_value_get_object (value));
      break;
    case PROP_READ_ONLY:
      opcc_form_set_read_only (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_form_dispose (GObject *object)
{
  OpccForm *self = OPCC_FORM (object);

  g_ptr_array_set_size (self->rows, 0);
  opcc_children_unparent (GTK_WIDGET (object));
  g_clear_object (&self->record);
  g_clear_object (&self->source);
  G_OBJECT_CLASS (opcc_form_parent_class)->dispose (object);
}

static void
opcc_form_finalize (GObject *object)
{
  OpccForm *self = OPCC_FORM (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->names);
  g_hash_table_unref (self->headings);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->locks);
  g_hash_table_unref (self->choices);
  G_OBJECT_CLASS (opcc_form_parent_class)->finalize (object);
}

static void
opcc_form_class_init (OpccFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = opcc_form_dispose;
  object_class->finalize = opcc_form_finalize;
  object_class->get_property = opcc_form_get_property;
  object_class->set_property = opcc_form_set_property;
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, OPCC_TYPE_RECORD, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new ("changed", OPCC_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
}

static void
free_choices (gpointer data)
{
  for (OpccChoice *choice = data; choice->key != NULL; choice++)
    {
      g_free ((char *) choice->key);
      g_free ((char *) choice->label);
    }
  g_free (data);
}

static void
opcc_form_init (OpccForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->locks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_choices);
  self->groups = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->groups, GTK_WIDGET (self));
}

/**
 * opcc_form_new:
 * @record: (nullable): is written to directly; give a copy if the old values are still wanted
 * @source: (nullable): finds records for LINK fields
 */
GtkWidget *
opcc_form_new (OpccRecord *record, OpccListSource *source)
{
  OpccForm *self = g_object_new (OPCC_TYPE_FORM, NULL);

  opcc_form_set_source (self, source);
  opcc_form_set_record (self, record);
  return GTK_WIDGET (self);
}

void
opcc_form_set_record (OpccForm *self, OpccRecord *record)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  if (!g_set_object (&self->record, record))
    return;
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

OpccRecord *
opcc_form_get_record (OpccForm *self)
{
  g_return_val_if_fail (OPCC_IS_FORM (self), NULL);
  return self->record;
}

void
opcc_form_set_source (OpccForm *self, OpccListSource *source)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  if (g_set_object (&self->source, source))
    rebuild (self);
}

void
opcc_form_set_fields (OpccForm *self, const char *const *names)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  rebuild (self);
}

void
opcc_form_add_heading (OpccForm *self, const char *first_field, const char *title)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  g_hash_table_insert (self->headings, g_strdup (first_field), g_strdup (title));
  rebuild (self);
}

void
opcc_form_set_link_title (OpccForm *self, const char *field, const char *title)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  g_hash_table_insert (self->titles, g_strdup (field), g_strdup (title));
  if (self->read_only)
    rebuild (self);
  else if (find_row (self, field) != NULL)
    opcc_form_row_set_link_title (find_row (self, field), title);
}

void
opcc_form_set_choices (OpccForm *self, const char *field, const OpccChoice *choices)
{
  GArray *copy = g_array_new (TRUE, FALSE, sizeof (OpccChoice));

  g_return_if_fail (OPCC_IS_FORM (self));
  for (const OpccChoice *choice = choices; choice->key != NULL; choice++)
    {
      OpccChoice copied = { g_strdup (choice->key), g_strdup (choice->label) };

      g_array_append_val (copy, copied);
    }
  g_hash_table_insert (self->choices, g_strdup (field), g_array_free (copy, FALSE));
  rebuild (self);
}

void
opcc_form_set_read_only (OpccForm *self, gboolean read_only)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  if (self->read_only == read_only)
    return;
  self->read_only = read_only;
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
}

void
opcc_form_set_locked (OpccForm *self, const char *field, const char *reason)
{
  OpccFormRow *row;

  g_return_if_fail (OPCC_IS_FORM (self));
  g_hash_table_insert (self->locks, g_strdup (field), g_strdup (reason));
  row = find_row (self, field);
  if (row != NULL)
    opcc_form_row_set_locked (row, reason);
}

void
opcc_form_set_error (OpccForm *self, const char *field, const char *sentence)
{
  OpccFormRow *row;

  g_return_if_fail (OPCC_IS_FORM (self));
  row = find_row (self, field);
  if (row != NULL)
    opcc_form_row_set_error (row, sentence);
}

/**
 * opcc_form_check:
 * @error: the first thing that is wrong
 *
 * Every row that is wrong says so; the focus goes to the first.
 *
 * Returns: whether the record may be saved
 */
gboolean
opcc_form_check (OpccForm *self, GError **error)
{
  OpccFormRow *first = NULL;

  g_return_val_if_fail (OPCC_IS_FORM (self), FALSE);
  for (guint i = 0; i < self->rows->len; i++)
    {
      OpccFormRow *row = g_ptr_array_index (self->rows, i);

      if (!opcc_form_row_check (row, first == NULL ? error : NULL) && first == NULL)
        first = row;
    }
  if (first != NULL)
    gtk_widget_child_focus (opcc_form_row_get_widget (first), GTK_DIR_TAB_FORWARD);
  return first == NULL;
}

/**
 * opcc_form_focus_first:
 *
 * Puts the focus where typing begins.
 */
void
opcc_form_focus_first (OpccForm *self)
{
  g_return_if_fail (OPCC_IS_FORM (self));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
opcc_form_focus_field (OpccForm *self, const char *field)
{
  OpccFormRow *row;

  g_return_if_fail (OPCC_IS_FORM (self));
  row = find_row (self, field);
  if (row != NULL)
    gtk_widget_child_focus (opcc_form_row_get_widget (row), GTK_DIR_TAB_FORWARD);
}
