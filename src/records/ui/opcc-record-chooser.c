/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordChooser: a dialog in which records of a kind are ticked and let go. */
#include "opcc-record-chooser.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-children.h"

struct _OpccRecordChooser
{
  AdwWindow parent_instance;
  OpccTable *table;
  OpccBanner *banner;
  GtkWidget *find;
  GtkWidget *verb;
  GtkLabel *said;
  OpccSlotList *list; /* (owned) */
  const OpccKind *kind;
  gboolean waiting;
};

static guint apply_signal;

G_DEFINE_FINAL_TYPE (OpccRecordChooser, opcc_record_chooser, ADW_TYPE_WINDOW)

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
apply_cb (OpccRecordChooser *self)
{
  if (self->waiting || !gtk_widget_get_sensitive (self->verb))
    return;
  self->waiting = TRUE;
  gtk_widget_set_sensitive (self->verb, FALSE);
  g_signal_emit (self, apply_signal, 0);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static gboolean
apply_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  apply_cb (OPCC_RECORD_CHOOSER (widget));
  return TRUE;
}

static gboolean
opcc_record_chooser_close_request (GtkWindow *window)
{
  if (OPCC_RECORD_CHOOSER (window)->waiting)
    return TRUE;
  return GTK_WINDOW_CLASS (opcc_record_chooser_parent_class)->close_request (window);
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_record_chooser_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = opcc_record_chooser_close_request;
  apply_signal = g_signal_new ("apply", OPCC_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, apply_key_cb, NULL);
}

static GtkWidget *
make_header (OpccRecordChooser *self, const char *verb)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->verb = gtk_button_new_with_label (verb);
  gtk_widget_add_css_class (self->verb, "suggested-action");
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->verb, "clicked", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->verb);
  return header;
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
  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_BAD, "", NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  opcc_table_set_can_tick (self->table, TRUE);
  g_signal_connect_object (self->table, "ticks-changed", G_CALLBACK (ticked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "clear-filters", G_CALLBACK (clear_cb), self,
                           G_CONNECT_SWAPPED);
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
  OpccRecordChooser *self = g_object_new (OPCC_TYPE_RECORD_CHOOSER, "title", title, "modal", TRUE,
                                          "default-width", 760, "default-height", 560, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkRoot *root = gtk_widget_get_root (from);

  self->kind = kind;
  gtk_box_append (GTK_BOX (box), make_header (self, verb));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), make_find (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  adw_window_set_content (ADW_WINDOW (self), box);
  opcc_children_set_name (GTK_WIDGET (self->table), title);
  opcc_table_set_columns (self->table, kind, columns, n_columns, NULL);
  self->list = opcc_slot_list_new (opcc_workspace_get_list_source (workspace), make_query (self));
  opcc_table_set_list (self->table, self->list);
  ticked_cb (self);
  /* Until it is known what is chosen already. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), FALSE);
  gtk_widget_set_sensitive (self->verb, FALSE);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
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

  gtk_widget_set_sensitive (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_sensitive (self->verb, TRUE);
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

void
opcc_record_chooser_finish (OpccRecordChooser *self, const GError *error)
{
  g_return_if_fail (OPCC_IS_RECORD_CHOOSER (self));

  self->waiting = FALSE;
  gtk_widget_set_sensitive (self->verb, TRUE);
  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  opcc_banner_set (self->banner, OPCC_TONE_BAD, _ ("Not done"), error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), TRUE);
}
