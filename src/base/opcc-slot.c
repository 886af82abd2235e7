/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlot: a place in a list, and the row that stands there for now. */
#include "opcc-slot-private.h"

#include <string.h>

enum
{
  PROP_RECORD = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* Who is told, besides those who listen to notify::record: a signal costs more than all that a cell
 * does when the list moves, and there are thousands of cells. */
typedef struct
{
  OpccSlotWatch watch;
  gpointer user_data;
} Watch;

G_DEFINE_FINAL_TYPE (OpccSlot, opcc_slot, G_TYPE_OBJECT)

OpccListRow *
opcc_list_row_new (OpccRecord *record, GStrv link_titles)
{
  OpccListRow *row = g_new0 (OpccListRow, 1);

  row->record = record;
  row->link_titles = link_titles;
  return row;
}

void
opcc_list_row_free (OpccListRow *row)
{
  if (row == NULL)
    return;
  g_clear_object (&row->record);
  g_strfreev (row->link_titles);
  g_free (row);
}

static void
opcc_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, opcc_slot_get_record (OPCC_SLOT (object)));
}

static void
opcc_slot_finalize (GObject *object)
{
  OpccSlot *self = OPCC_SLOT (object);

  if (self->slots != NULL)
    g_hash_table_remove (self->slots, GUINT_TO_POINTER (self->position));
  g_clear_pointer (&self->watches, g_array_unref);
  opcc_list_row_free (self->row);
  G_OBJECT_CLASS (opcc_slot_parent_class)->finalize (object);
}

static void
opcc_slot_class_init (OpccSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = opcc_slot_get_property;
  object_class->finalize = opcc_slot_finalize;
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, OPCC_TYPE_RECORD,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
opcc_slot_init (OpccSlot *self)
{
}

/**
 * opcc_slot_get_record:
 *
 * Returns: (transfer none) (nullable): the record in this place, NULL while it is on its way
 */
OpccRecord *
opcc_slot_get_record (OpccSlot *self)
{
  return self->row != NULL ? self->row->record : NULL;
}

gint64
opcc_slot_get_n (OpccSlot *self)
{
  return self->n;
}

/**
 * opcc_slot_get_link_title:
 * @field: name of a LINK field of the list's kind
 *
 * Returns: (transfer none): what the record linked to is called; "" where there is none
 */
const char *
opcc_slot_get_link_title (OpccSlot *self, const char *field)
{
  guint link = 0;

  if (self->row == NULL || self->row->record == NULL || self->row->link_titles == NULL)
    return "";
  for (guint i = 0; i < opcc_record_get_kind (self->row->record)->n_fields; i++)
    {
      const OpccField *each = &opcc_record_get_kind (self->row->record)->fields[i];

      if (each->type != OPCC_VALUE_LINK)
        continue;
      if (strcmp (each->name, field) == 0)
        return self->row->link_titles[link] != NULL ? self->row->link_titles[link] : "";
      link++;
    }
  return "";
}

/**
 * opcc_slot_watch:
 * @watch: called with @user_data when another record, or none, stands here
 */
void
opcc_slot_watch (OpccSlot *self, OpccSlotWatch watch, gpointer user_data)
{
  Watch added = { watch, user_data };

  if (self->watches == NULL)
    self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
  g_array_append_val (self->watches, added);
}

void
opcc_slot_unwatch (OpccSlot *self, gpointer user_data)
{
  for (guint i = 0; self->watches != NULL && i < self->watches->len; i++)
    if (g_array_index (self->watches, Watch, i).user_data == user_data)
      {
        g_array_remove_index (self->watches, i);
        return;
      }
}

void
opcc_slot_set (OpccSlot *self, gint64 n, OpccListRow *row)
{
  g_autoptr (OpccSlot) held = g_object_ref (self);

  self->n = n;
  self->asked = 0;
  opcc_list_row_free (self->row);
  self->row = row;
  for (guint i = self->watches != NULL ? self->watches->len : 0; i > 0; i--)
    if (i <= self->watches->len)
      {
        const Watch *each = &g_array_index (self->watches, Watch, i - 1);

        each->watch (each->user_data);
      }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
}
