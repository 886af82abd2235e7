/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMoneyEntry: an amount typed in place, flat until focused, refused with a sentence. */
#include "opcc-money-entry.h"

#include "opcc-children.h"

#include "opcc-money.h"
#include "opcc-text.h"

#include <glib/gi18n-lib.h>

struct _OpccMoneyEntry
{
  GtkWidget parent_instance;
  GtkWidget *entry;
  GtkWidget *padlock;
  GtkWidget *sentence;

  gint64 value;         /* pence, OPCC_NO_MONEY: missing */
  char *error;          /* (owned) (nullable) nothing is refused */
  OpccMoneyCheck check; /* (nullable) */
  gpointer check_data;
  GDestroyNotify check_destroy;
  gboolean show_error;
  gboolean filling; /* the text is being set by the program */
};

typedef enum
{
  PROP_VALUE = 1,
  PROP_PART,
  PROP_FRAMED,
  PROP_SHOW_ERROR,
  PROP_ERROR,
} OpccMoneyEntryProperty;

static GParamSpec *properties[PROP_ERROR + 1];
static guint committed_signal;
static guint refused_signal;

G_DEFINE_FINAL_TYPE (OpccMoneyEntry, opcc_money_entry, GTK_TYPE_WIDGET)

static void
fill (OpccMoneyEntry *self)
{
  g_autofree char *text =
      self->value == OPCC_NO_MONEY ? g_strdup ("") : opcc_money_format (self->value);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->filling = FALSE;
}

static void
set_error (OpccMoneyEntry *self, const char *sentence)
{
  if (!opcc_set_str (&self->error, sentence))
    return;
  opcc_children_set_class (self->entry, "error", sentence != NULL);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->sentence, sentence != NULL && self->show_error);
  gtk_widget_set_tooltip_text (self->entry, sentence);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
read_typed (OpccMoneyEntry *self, gint64 *pence, GError **error)
{
  g_autofree char *typed =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  *pence = OPCC_NO_MONEY;
  if (*typed != '\0' && !opcc_money_parse (typed, pence, error))
    return FALSE;
  return self->check == NULL || self->check (*pence, self->check_data, error);
}

gboolean
opcc_money_entry_commit (OpccMoneyEntry *self)
{
  g_autoptr (GError) error = NULL;
  gboolean changed;
  gint64 pence;

  g_return_val_if_fail (OPCC_IS_MONEY_ENTRY (self), FALSE);

  if (!read_typed (self, &pence, &error))
    {
      opcc_money_entry_refuse (self, error != NULL ? error->message : _ ("This cannot be read."));
      return FALSE;
    }
  changed = pence != self->value;
  set_error (self, NULL);
  self->value = pence;
  fill (self);
  if (changed)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
      g_signal_emit (self, committed_signal, 0);
    }
  return TRUE;
}

static void
typed_cb (OpccMoneyEntry *self)
{
  /* A sentence about what stood here before must not outlive it. */
  if (!self->filling)
    set_error (self, NULL);
}

/* The ring of the focus must win over the hairline of a framed entry. */
static void
entered_cb (OpccMoneyEntry *self)
{
  gtk_widget_add_css_class (self->entry, "edit");
}

static void
left_cb (OpccMoneyEntry *self)
{
  gtk_widget_remove_css_class (self->entry, "edit");
  opcc_money_entry_commit (self);
}

static gboolean
undo_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccMoneyEntry *self = OPCC_MONEY_ENTRY (widget);
  g_autofree char *old =
      self->value == OPCC_NO_MONEY ? g_strdup ("") : opcc_money_format (self->value);

  if (g_strcmp0 (old, gtk_editable_get_text (GTK_EDITABLE (self->entry))) == 0)
    return FALSE;
  set_error (self, NULL);
  fill (self);
  return TRUE;
}

static void
set_flag_class (OpccMoneyEntry *self, const char *css_class, const GValue *value)
{
  opcc_children_set_class (self->entry, css_class, g_value_get_boolean (value));
}

static void
opcc_money_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccMoneyEntry *self = OPCC_MONEY_ENTRY (object);

  switch ((OpccMoneyEntryProperty) id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, self->value);
      break;
    case PROP_PART:
      g_value_set_boolean (value, gtk_widget_has_css_class (self->entry, "part"));
      break;
    case PROP_FRAMED:
      g_value_set_boolean (value, gtk_widget_has_css_class (self->entry, "shown"));
      break;
    case PROP_SHOW_ERROR:
      g_value_set_boolean (value, self->show_error);
      break;
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_money_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccMoneyEntry *self = OPCC_MONEY_ENTRY (object);

  switch ((OpccMoneyEntryProperty) id)
    {
    case PROP_VALUE:
      opcc_money_entry_set_value (self, g_value_get_int64 (value));
      break;
    case PROP_PART:
      set_flag_class (self, "part", value);
      break;
    case PROP_FRAMED:
      set_flag_class (self, "shown", value);
      break;
    case PROP_SHOW_ERROR:
      self->show_error = g_value_get_boolean (value);
      gtk_widget_set_visible (self->sentence, self->error != NULL && self->show_error);
      break;
    case PROP_ERROR:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Asked for by Shift+Tab too, which is to go on from there. */
static gboolean
opcc_money_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_get_focus_child (widget) == NULL &&
         gtk_widget_grab_focus (OPCC_MONEY_ENTRY (widget)->entry);
}

static void
opcc_money_entry_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_money_entry_parent_class)->dispose (object);
}

static void
opcc_money_entry_finalize (GObject *object)
{
  OpccMoneyEntry *self = OPCC_MONEY_ENTRY (object);

  opcc_money_entry_set_check (self, NULL, NULL, NULL);
  g_free (self->error);
  G_OBJECT_CLASS (opcc_money_entry_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_VALUE] =
      g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, OPCC_NO_MONEY, flags);
  properties[PROP_PART] = g_param_spec_boolean ("part", NULL, NULL, FALSE, flags);
  properties[PROP_FRAMED] = g_param_spec_boolean ("framed", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_ERROR] = g_param_spec_boolean ("show-error", NULL, NULL, TRUE, flags);
  properties[PROP_ERROR] =
      g_param_spec_string ("error", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
opcc_money_entry_class_init (OpccMoneyEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_money_entry_dispose;
  object_class->finalize = opcc_money_entry_finalize;
  object_class->get_property = opcc_money_entry_get_property;
  object_class->set_property = opcc_money_entry_set_property;
  install_properties (object_class);
  committed_signal = g_signal_new ("committed", OPCC_TYPE_MONEY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  refused_signal = g_signal_new ("refused", OPCC_TYPE_MONEY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  widget_class->grab_focus = opcc_money_entry_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, undo_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_money_entry_init (OpccMoneyEntry *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->value = OPCC_NO_MONEY;
  self->show_error = TRUE;
  gtk_grid_layout_set_column_spacing (GTK_GRID_LAYOUT (layout), 6);
  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "opcc-cell");
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 9);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("not stated"));
  gtk_widget_set_parent (self->entry, widget);
  self->padlock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->padlock), 13);
  gtk_widget_add_css_class (self->padlock, "opcc-dim");
  gtk_widget_set_visible (self->padlock, FALSE);
  gtk_widget_set_parent (self->padlock, widget);
  self->sentence = opcc_children_new_label (NULL, "opcc-caption opcc-bad", 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->sentence), 12);
  gtk_widget_set_visible (self->sentence, FALSE);
  gtk_widget_set_margin_top (self->sentence, 4);
  gtk_widget_set_parent (self->sentence, widget);
  g_object_set (gtk_layout_manager_get_layout_child (layout, self->padlock), "column", 1, NULL);
  g_object_set (gtk_layout_manager_get_layout_child (layout, self->sentence), "row", 1,
                "column-span", 2, NULL);

  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (opcc_money_entry_commit), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

/**
 * opcc_money_entry_new:
 * @accessible_label: what the amount is: "Award to Linnet House"
 */
GtkWidget *
opcc_money_entry_new (const char *accessible_label)
{
  OpccMoneyEntry *self = g_object_new (OPCC_TYPE_MONEY_ENTRY, NULL);

  opcc_children_set_name (self->entry, accessible_label);
  opcc_children_set_name (GTK_WIDGET (self), accessible_label);
  return GTK_WIDGET (self);
}

gint64
opcc_money_entry_get_value (OpccMoneyEntry *self)
{
  g_return_val_if_fail (OPCC_IS_MONEY_ENTRY (self), OPCC_NO_MONEY);
  return self->value;
}

void
opcc_money_entry_set_value (OpccMoneyEntry *self, gint64 pence)
{
  g_return_if_fail (OPCC_IS_MONEY_ENTRY (self));
  set_error (self, NULL);
  if (self->value != pence)
    {
      self->value = pence;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
    }
  fill (self);
}

void
opcc_money_entry_set_check (OpccMoneyEntry *self,
                            OpccMoneyCheck check,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  g_return_if_fail (OPCC_IS_MONEY_ENTRY (self));
  if (self->check_destroy != NULL)
    self->check_destroy (self->check_data);
  self->check = check;
  self->check_data = user_data;
  self->check_destroy = destroy;
}

void
opcc_money_entry_set_part (OpccMoneyEntry *self, gboolean part)
{
  g_return_if_fail (OPCC_IS_MONEY_ENTRY (self));
  opcc_children_set_class (self->entry, "part", part);
}

void
opcc_money_entry_set_locked (OpccMoneyEntry *self, const char *reason)
{
  g_return_if_fail (OPCC_IS_MONEY_ENTRY (self));
  gtk_widget_set_sensitive (self->entry, reason == NULL);
  gtk_widget_set_visible (self->padlock, reason != NULL);
  gtk_widget_set_tooltip_text (self->padlock, reason);
  opcc_children_set_name (self->padlock, reason);
}

const char *
opcc_money_entry_get_error (OpccMoneyEntry *self)
{
  g_return_val_if_fail (OPCC_IS_MONEY_ENTRY (self), NULL);
  return self->error;
}

void
opcc_money_entry_refuse (OpccMoneyEntry *self, const char *sentence)
{
  g_return_if_fail (OPCC_IS_MONEY_ENTRY (self) && sentence != NULL);
  set_error (self, sentence);
  g_signal_emit (self, refused_signal, 0);
}
