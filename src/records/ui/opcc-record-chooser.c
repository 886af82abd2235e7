/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordChooser: a dialog in which records of a kind are ticked and let go. */
#include "opcc-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"

struct _OpccRecordChooser
{
  OpccApplyDialog parent_instance;
  OpccTable *table;
  GtkWidget *find;
  GtkLabel *said;
  OpccSlotList *list; /* (owned) */
  const OpccKind *kind;
};

G_DEFINE_FINAL_TYPE (OpccRecordChooser, opcc_record_chooser, OPCC_TYPE_APPLY_DIALOG)

static OpccQuery *
make_query (OpccRecordChooser *self)
{
  OpccQuery *query = opcc_query_new (self->kind);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find));

  opcc_query_set_sort (query, self->kind->title, FALSE);
  if (*words != '\0')
    opcc_query_set_words (query, words);
  return query;
}

static void
find_cb (OpccRecordChooser *self)
{
  opcc_table_set_filtered (self->table, *gtk_editable_get_text (GTK_EDITABLE (self->find)) != '\0');
  opcc_slot_list_set_query (self->list, make_query (self));
}

static void
clear_cb (OpccRecordChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
}

static void
ticked_cb (OpccRecordChooser *self)
{
  const guint n = opcc_table_get_n_ticked (self->table);
  g_autofree char *words = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);

  gtk_label_set_text (self->said, words);
}

static void
opcc_record_chooser_dispose (GObject *object)
{
  OpccRecordChooser *self = OPCC_RECORD_CHOOSER (object);

  /* The table lets go of its ticks when it goes. */
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_func (self->table, ticked_cb, self);
  self->table = NULL;
  g_clear_object (&self->list);
  G_OBJECT_CLASS (opcc_record_chooser_parent_class)->dispose (object);
}

static void
opcc_record_chooser_class_init (OpccRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_record_chooser_dispose;
}

static GtkWidget *
make_find (OpccRecordChooser *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->find = gtk_search_entry_new ();
  g_object_set (self->find, "placeholder-text", _ ("Find in list"), "search-delay", 0, "hexpand",
                TRUE, NULL);
  opcc_children_set_name (self->find, _ ("Find in list"));
  self->said = GTK_LABEL (opcc_children_new_label ("", "opcc-small opcc-dim", 1));
  gtk_widget_set_valign (GTK_WIDGET (self->said), GTK_ALIGN_CENTER);
  g_object_set (row, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_box_append (GTK_BOX (row), self->find);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->said));
  g_signal_connect_object (self->find, "search-changed", G_CALLBACK (find_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
opcc_record_chooser_init (OpccRecordChooser *self)
{
  self->table = OPCC_TABLE (opcc_table_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  opcc_table_set_can_tick (self->table, TRUE);
  g_signal_connect_object (self->table, "ticks-changed", G_CALLBACK (ticked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "clear-filters", G_CALLBACK (clear_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
set_ready (OpccRecordChooser *self, gboolean ready)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), ready);
  gtk_widget_set_sensitive (opcc_apply_dialog_get_verb (OPCC_APPLY_DIALOG (self)), ready);
}

OpccRecordChooser *
opcc_record_chooser_new (GtkWidget *from,
                         OpccWorkspace *workspace,
                         const char *title,
                         const char *verb,
                         const OpccKind *kind,
                         const OpccColumn *columns,
                         guint n_columns)
{
  OpccRecordChooser *self =
      g_object_new (OPCC_TYPE_RECORD_CHOOSER, "default-width", 760, "default-height", 560, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->kind = kind;
  gtk_box_append (GTK_BOX (box), make_find (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  opcc_apply_dialog_set_up (OPCC_APPLY_DIALOG (self), from, title, verb);
  opcc_apply_dialog_set_body (OPCC_APPLY_DIALOG (self), box);
  opcc_children_set_name (GTK_WIDGET (self->table), title);
  opcc_table_set_columns (self->table, kind, columns, n_columns, NULL);
  self->list = opcc_slot_list_new (opcc_workspace_get_list_source (workspace), make_query (self));
  opcc_table_set_list (self->table, self->list);
  ticked_cb (self);
  /* Until it is known what is chosen already. */
  set_ready (self, FALSE);
  return self;
}

void
opcc_record_chooser_set_words (OpccRecordChooser *self, const char *words)
{
  g_return_if_fail (OPCC_IS_RECORD_CHOOSER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->find), words != NULL ? words : "");
}

void
opcc_record_chooser_set_chosen (OpccRecordChooser *self, const GArray *numbers)
{
  g_return_if_fail (OPCC_IS_RECORD_CHOOSER (self));

  set_ready (self, TRUE);
  opcc_table_clear_ticks (self->table);
  for (guint i = 0; i < numbers->len; i++)
    opcc_table_set_ticked (self->table, g_array_index (numbers, gint64, i), TRUE);
  ticked_cb (self);
}

GArray *
opcc_record_chooser_dup_chosen (OpccRecordChooser *self)
{
  g_return_val_if_fail (OPCC_IS_RECORD_CHOOSER (self), NULL);

  return opcc_table_dup_ticked (self->table);
}

OpccTable *
opcc_record_chooser_get_table (OpccRecordChooser *self)
{
  g_return_val_if_fail (OPCC_IS_RECORD_CHOOSER (self), NULL);

  return self->table;
}
