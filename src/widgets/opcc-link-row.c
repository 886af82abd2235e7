/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLinkRow: a form row that points at another record, found by typing its words. */
#include "opcc-link-row.h"

#include "opcc-children.h"

#include "opcc-registry.h"
#include "opcc-text.h"

#include <glib/gi18n-lib.h>

#define MOST_RESULTS 30

struct _OpccLinkRow
{
  AdwActionRow parent_instance;
  GtkWidget *value;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
  OpccListSource *source;    /* (owned) (nullable) nothing can be chosen */
  GCancellable *cancellable; /* (owned) (nullable) while something is looked for */
  GArray *found;             /* (owned) of gint64, one for each row of the list after the first */
  char *kind_name;           /* (owned) */
  char *target_title;        /* (owned) (nullable) */
  gint64 target;             /* 0: none */
};

typedef enum
{
  PROP_TARGET = 1,
} OpccLinkRowProperty;

static GParamSpec *properties[PROP_TARGET + 1];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (OpccLinkRow, opcc_link_row, ADW_TYPE_ACTION_ROW)

static void
update (OpccLinkRow *self)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->target);
  const char *words = self->target == 0            ? _ ("Not stated")
                      : self->target_title != NULL ? self->target_title
                                                   : number;
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (self->value), words);
  opcc_children_set_class (self->value, "opcc-missing", self->target == 0);
  gtk_widget_set_sensitive (self->button, self->source != NULL);
  /* Translators: name of a button: "Organisation: Linnet House. Choose another". */
  name = g_strdup_printf (_ ("%s: %s. Choose another"),
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), words);
  opcc_children_set_name (self->button, name);
}

static void
add_result (OpccLinkRow *self, const char *title, const char *css_class)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = opcc_children_new_label (title, css_class, 0);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  opcc_children_set_name (row, title);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
show_results (OpccLinkRow *self, GPtrArray *rows)
{
  opcc_children_unparent (self->list);
  g_array_set_size (self->found, 0);
  add_result (self, _ ("Not stated"), "opcc-small opcc-dim");
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      OpccListRow *row = g_ptr_array_index (rows, i);
      g_autofree char *title = NULL;
      gint64 n;

      if (row == NULL)
        continue;
      title = opcc_record_get_title (row->record);
      n = opcc_record_get_n (row->record);
      g_array_append_val (self->found, n);
      add_result (self, title, "opcc-small");
    }
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OpccLinkRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      OPCC_LIST_SOURCE_GET_IFACE (source)->fetch_finish (OPCC_LIST_SOURCE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;
  show_results (self, rows);
  if (error != NULL)
    add_result (self, error->message, "opcc-small opcc-bad");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (OpccLinkRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers =
      OPCC_LIST_SOURCE_GET_IFACE (source)->find_finish (OPCC_LIST_SOURCE (source), result, &error);
  const OpccKind *kind = opcc_registry_find (self->kind_name);

  if (numbers == NULL || kind == NULL || self->list == NULL)
    return;
  OPCC_LIST_SOURCE_GET_IFACE (source)->fetch_async (OPCC_LIST_SOURCE (source), kind,
                                                    (const gint64 *) (gpointer) numbers->data,
                                                    MIN (numbers->len, MOST_RESULTS),
                                                    self->cancellable, fetched_cb,
                                                    g_object_ref (self));
}

static void
look (OpccLinkRow *self)
{
  const OpccKind *kind = opcc_registry_find (self->kind_name);
  g_autoptr (OpccQuery) query = NULL;

  if (kind == NULL || self->source == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  query = opcc_query_new (kind);
  opcc_query_set_sort (query, kind->title, FALSE);
  opcc_query_set_words (query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  OPCC_LIST_SOURCE_GET_IFACE (self->source)
      ->find_async (self->source, query, self->cancellable, found_cb, g_object_ref (self));
}

static void
chosen_cb (OpccLinkRow *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row) - 1;
  GtkWidget *label = gtk_list_box_row_get_child (row);

  if (index >= (int) self->found->len)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  opcc_link_row_set_target (self, index >= 0 ? g_array_index (self->found, gint64, index) : 0,
                            index >= 0 ? gtk_label_get_text (GTK_LABEL (label)) : NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
opened_cb (OpccLinkRow *self)
{
  if (!gtk_widget_get_visible (self->popover))
    {
      /* Else the search goes on blinking where nobody sees it. */
      gtk_widget_grab_focus (self->button);
      return;
    }
  look (self);
  gtk_widget_grab_focus (self->search);
}

static void
opcc_link_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((OpccLinkRowProperty) id)
    {
    case PROP_TARGET:
      g_value_set_int64 (value, OPCC_LINK_ROW (object)->target);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_link_row_dispose (GObject *object)
{
  OpccLinkRow *self = OPCC_LINK_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->source);
  self->list = NULL;
  G_OBJECT_CLASS (opcc_link_row_parent_class)->dispose (object);
}

static void
opcc_link_row_finalize (GObject *object)
{
  OpccLinkRow *self = OPCC_LINK_ROW (object);

  g_array_unref (self->found);
  g_free (self->kind_name);
  g_free (self->target_title);
  G_OBJECT_CLASS (opcc_link_row_parent_class)->finalize (object);
}

static void
opcc_link_row_class_init (OpccLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_link_row_dispose;
  object_class->finalize = opcc_link_row_finalize;
  object_class->get_property = opcc_link_row_get_property;
  properties[PROP_TARGET] = g_param_spec_int64 ("target", NULL, NULL, 0, G_MAXINT64, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  changed_signal = g_signal_new ("target-changed", OPCC_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_popover (OpccLinkRow *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  opcc_children_set_name (self->search, _ ("Find by words"));
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (look), self);
  self->list = gtk_list_box_new ();
  opcc_children_set_name (self->list, _ ("What was found"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (chosen_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, 320, 280);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "notify::visible", G_CALLBACK (opened_cb), self);
  return popover;
}

static void
opcc_link_row_init (OpccLinkRow *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->value = opcc_children_new_label (NULL, NULL, 1);
  gtk_label_set_max_width_chars (GTK_LABEL (self->value), 32);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->value);
  self->popover = create_popover (self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "pan-down-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose"));
  gtk_widget_add_css_class (self->button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
}

/**
 * opcc_link_row_new:
 * @title: label of the row
 * @kind_name: kind of the records it can point at
 * @source: (nullable): finds them
 */
GtkWidget *
opcc_link_row_new (const char *title, const char *kind_name, OpccListSource *source)
{
  OpccLinkRow *self = g_object_new (OPCC_TYPE_LINK_ROW, "title", title, NULL);

  self->kind_name = g_strdup (kind_name);
  g_set_object (&self->source, source);
  update (self);
  return GTK_WIDGET (self);
}

void
opcc_link_row_set_source (OpccLinkRow *self, OpccListSource *source)
{
  g_return_if_fail (OPCC_IS_LINK_ROW (self));
  g_set_object (&self->source, source);
  update (self);
}

gint64
opcc_link_row_get_target (OpccLinkRow *self)
{
  g_return_val_if_fail (OPCC_IS_LINK_ROW (self), 0);
  return self->target;
}

/**
 * opcc_link_row_set_target:
 * @n: number of the record, 0 for none
 * @title: (nullable): what it is called
 */
void
opcc_link_row_set_target (OpccLinkRow *self, gint64 n, const char *title)
{
  g_return_if_fail (OPCC_IS_LINK_ROW (self));
  opcc_set_str (&self->target_title, title);
  if (self->target != n)
    {
      self->target = n;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TARGET]);
    }
  update (self);
}

const char *
opcc_link_row_get_target_title (OpccLinkRow *self)
{
  g_return_val_if_fail (OPCC_IS_LINK_ROW (self), NULL);
  return self->target_title;
}
