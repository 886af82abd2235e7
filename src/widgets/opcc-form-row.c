/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFormRow: one field of a record as a row to fill in or to read, with what is wrong below it.
 */
#include "opcc-form-row.h"

#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-link-row.h"

#include "opcc-error.h"
#include "opcc-place.h"
#include "opcc-text.h"
#include "opcc-wide-choice.h"

#include <glib/gi18n-lib.h>

#define LEAST_CHARS 12
#define ONE_LINE    48 /* characters that a row has room for beside its title */
#define FEW_LINES   600

struct _OpccFormRow
{
  GObject parent_instance;
  OpccRecord *record; /* (owned) */
  const OpccField *field;
  const OpccChoice *choices; /* (nullable) instead of those of the field */
  GtkWidget *widget;         /* (owned) the row */
  GtkWidget *error_widget;   /* (owned) the row below it */
  GtkWidget *error_label;
  GtkWidget *input; /* where the focus goes */
  char *link_title; /* (owned) (nullable) */
  char *error;      /* (owned) (nullable) */
  gboolean read_only;
  gboolean filling; /* the input is being set by the program */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (OpccFormRow, opcc_form_row, G_TYPE_OBJECT)

static gboolean
is_typed (OpccFormRow *self)
{
  return ADW_IS_ENTRY_ROW (self->input) || GTK_IS_TEXT_VIEW (self->input);
}

static char *
dup_typed (OpccFormRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;

  if (ADW_IS_ENTRY_ROW (self->input))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->input)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
show_value (OpccFormRow *self)
{
  g_autofree char *text = opcc_field_to_text (self->field, self->record);

  self->filling = TRUE;
  if (ADW_IS_ENTRY_ROW (self->input))
    gtk_editable_set_text (GTK_EDITABLE (self->input), text);
  else if (GTK_IS_TEXT_VIEW (self->input))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->input)), text, -1);
  self->filling = FALSE;
}

/* Gives the record what is said in words; TRUE where that can be read. */
static gboolean
take (OpccFormRow *self, const char *typed)
{
  g_autofree char *before = opcc_field_to_file_text (self->field, self->record);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!opcc_field_set_typed (self->field, self->record, typed, &error))
    {
      opcc_form_row_set_error (self, error->message);
      return FALSE;
    }
  opcc_form_row_set_error (self, NULL);
  after = opcc_field_to_file_text (self->field, self->record);
  if (g_strcmp0 (before, after) != 0)
    g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

gboolean
opcc_form_row_take_typed (OpccFormRow *self)
{
  g_autofree char *typed = NULL;

  if (self->read_only || !is_typed (self))
    return TRUE;
  typed = dup_typed (self);
  if (!take (self, typed))
    return FALSE;
  show_value (self);
  return TRUE;
}

static void
left_cb (OpccFormRow *self)
{
  opcc_form_row_take_typed (self);
}

static void
typed_cb (OpccFormRow *self)
{
  if (!self->filling)
    opcc_form_row_set_error (self, NULL);
}

static void
watch_typing (OpccFormRow *self, GtkWidget *input)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->input = input;
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (input, focus);
}

static GtkWidget *
create_entry (OpccFormRow *self)
{
  GtkWidget *row = adw_entry_row_new ();

  watch_typing (self, row);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  show_value (self);
  return row;
}

/* The key that stands at a place of the drop-down, NULL for the first: not stated. */
static const char *
get_option_key (OpccFormRow *self, guint index)
{
  if (index == 0)
    return NULL;
  if (self->choices != NULL)
    return self->choices[index - 1].key;
  if (self->field->type == OPCC_VALUE_PLACE)
    return opcc_place_get (index - 1)->key;
  return self->field->choices[index - 1].key;
}

static GtkStringList *
list_options (OpccFormRow *self)
{
  GtkStringList *options = gtk_string_list_new (NULL);

  gtk_string_list_append (options, _ ("Not stated"));
  for (const OpccChoice *choice = self->choices; choice != NULL && choice->key != NULL; choice++)
    gtk_string_list_append (options, choice->label);
  if (self->choices != NULL)
    return options;
  for (guint i = 0; self->field->type == OPCC_VALUE_PLACE && i < OPCC_N_PLACES; i++)
    gtk_string_list_append (options, opcc_place_get (i)->name);
  for (const OpccChoice *choice = self->field->choices;
       self->field->type == OPCC_VALUE_CHOICE && choice->key != NULL; choice++)
    gtk_string_list_append (options, _ (choice->label));
  return options;
}

static void
option_chosen_cb (OpccFormRow *self)
{
  take (self, get_option_key (self, adw_combo_row_get_selected (ADW_COMBO_ROW (self->input))));
}

static GtkWidget *
create_drop_down (OpccFormRow *self)
{
  g_autoptr (GtkStringList) options = list_options (self);
  guint n_options = g_list_model_get_n_items (G_LIST_MODEL (options));
  GtkWidget *row = adw_combo_row_new ();
  OpccStored stored;

  self->input = row;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (options));
  opcc_wide_choice_set_up (ADW_COMBO_ROW (row));
  opcc_field_get_stored (self->field, self->record, &stored);
  for (guint i = 1; stored.type == OPCC_STORED_TEXT && i < n_options; i++)
    if (g_str_equal (get_option_key (self, i), stored.text))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (option_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
switched_cb (OpccFormRow *self)
{
  take (self, gtk_switch_get_active (GTK_SWITCH (self->input)) ? "yes" : "no");
}

static GtkWidget *
create_switch (OpccFormRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  OpccStored stored;

  self->input = toggle;
  opcc_field_get_stored (self->field, self->record, &stored);
  gtk_switch_set_active (GTK_SWITCH (toggle), stored.integer != 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  opcc_children_set_name (toggle, opcc_field_get_label (self->field));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static void
target_changed_cb (OpccFormRow *self)
{
  g_autofree char *n =
      g_strdup_printf ("%" G_GINT64_FORMAT, opcc_link_row_get_target (OPCC_LINK_ROW (self->input)));

  take (self, g_str_equal (n, "0") ? NULL : n);
}

static GtkWidget *
create_link (OpccFormRow *self, OpccListSource *source)
{
  GtkWidget *row =
      opcc_link_row_new (opcc_field_get_label (self->field), self->field->target, source);
  OpccStored stored;

  self->input = row;
  opcc_field_get_stored (self->field, self->record, &stored);
  opcc_link_row_set_target (OPCC_LINK_ROW (row),
                            stored.type == OPCC_STORED_INTEGER ? stored.integer : 0,
                            self->link_title);
  g_signal_connect_object (row, "target-changed", G_CALLBACK (target_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

/* The least width keeps GTK from breaking words letter by letter, which it cannot measure in
 * scripts whose letters join. */
static void
wrap_words (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
}

/* A label that may wrap is given the least width in which it fits the height of its row. */
static void
keep_on_one_line (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
}

/* Plain words of any length. */
static GtkWidget *
create_words (const char *text, const char *css_classes, float xalign)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, xalign);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  if (g_utf8_strlen (text, -1) > LEAST_CHARS)
    wrap_words (label);
  return label;
}

/* Words of many lines: a label would lay all of them out for each width it is asked about, a text
 * view lays out what is in sight and goes on when there is time. */
static GtkWidget *
create_many_lines (const char *title, const char *text)
{
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_widget_add_css_class (view, "opcc-words");
  opcc_children_set_name (view, title);
  return view;
}

/* A row whose words stand below its title, as wide as it is. */
static GtkWidget *
create_tall_row (const char *title, GtkWidget *content)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (title, "opcc-caption opcc-dim", 0));
  gtk_box_append (GTK_BOX (box), content);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
create_long_text (OpccFormRow *self)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "opcc-comment");
  opcc_children_set_name (view, opcc_field_get_label (self->field));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 96);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  watch_typing (self, view);
  show_value (self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                           G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return create_tall_row (opcc_field_get_label (self->field), scroller);
}

/* Words to read, and to select. */
static GtkWidget *
create_value (const char *title, const OpccCellText *cell, glong n_chars, gboolean tall)
{
  GtkWidget *value;

  if (n_chars > FEW_LINES)
    return create_many_lines (title, cell->text);
  value = create_words (cell->text, cell->css_class, tall ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  if (!tall && n_chars <= ONE_LINE)
    keep_on_one_line (value);
  gtk_widget_add_css_class (value, "opcc-num");
  gtk_widget_set_valign (value, GTK_ALIGN_CENTER);
  return value;
}

static GtkWidget *
create_read_only (OpccFormRow *self)
{
  const char *title = opcc_field_get_label (self->field);
  g_auto (OpccCellText) cell = { NULL };
  GtkWidget *row;
  GtkWidget *value;
  gboolean tall;
  glong n_chars;

  opcc_format_field (self->field, self->record, NULL, &cell);
  if (self->field->type == OPCC_VALUE_LINK && self->link_title != NULL)
    opcc_cell_text_set (&cell, self->link_title, NULL);
  n_chars = cell.text != NULL ? g_utf8_strlen (cell.text, -1) : 0;
  tall = n_chars > FEW_LINES || (self->field->type == OPCC_VALUE_LONG_TEXT &&
                                 !opcc_field_is_missing (self->field, self->record));
  value = create_value (title, &cell, n_chars, tall);
  if (tall)
    row = create_tall_row (title, value);
  else
    {
      row = adw_action_row_new ();
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
    }
  gtk_widget_add_css_class (row, "opcc-fact");
  self->input = row;
  return row;
}

static GtkWidget *
create_input (OpccFormRow *self, OpccListSource *source)
{
  if (self->read_only || (self->field->marks & OPCC_MARK_COMPUTED) != 0)
    return create_read_only (self);
  if (self->choices != NULL)
    return create_drop_down (self);
  switch (self->field->type)
    {
    case OPCC_VALUE_LONG_TEXT:
      return create_long_text (self);
    case OPCC_VALUE_CHOICE:
    case OPCC_VALUE_PLACE:
      return create_drop_down (self);
    case OPCC_VALUE_FLAG:
      return create_switch (self);
    case OPCC_VALUE_LINK:
      return create_link (self, source);
    case OPCC_VALUE_TEXT:
    case OPCC_VALUE_MONEY:
    case OPCC_VALUE_INTEGER:
    case OPCC_VALUE_NUMBER:
    case OPCC_VALUE_DATE:
    case OPCC_VALUE_TIME:
      return create_entry (self);
    default:
      g_assert_not_reached ();
    }
}

static void
create_error (OpccFormRow *self)
{
  GtkWidget *label = create_words ("", "opcc-caption opcc-bad", 0);

  wrap_words (label);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  self->error_label = label;
  self->error_widget = g_object_ref_sink (adw_preferences_row_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->error_widget), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->error_widget), FALSE);
  gtk_widget_set_focusable (self->error_widget, FALSE);
  gtk_widget_set_visible (self->error_widget, FALSE);
}

static void
opcc_form_row_dispose (GObject *object)
{
  OpccFormRow *self = OPCC_FORM_ROW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->error_widget);
  g_clear_object (&self->record);
  G_OBJECT_CLASS (opcc_form_row_parent_class)->dispose (object);
}

static void
opcc_form_row_finalize (GObject *object)
{
  OpccFormRow *self = OPCC_FORM_ROW (object);

  g_free (self->link_title);
  g_free (self->error);
  G_OBJECT_CLASS (opcc_form_row_parent_class)->finalize (object);
}

static void
opcc_form_row_class_init (OpccFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = opcc_form_row_dispose;
  object_class->finalize = opcc_form_row_finalize;
  changed_signal = g_signal_new ("changed", OPCC_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
opcc_form_row_init (OpccFormRow *self)
{
}

/**
 * opcc_form_row_new:
 * @record: is written to as soon as what is typed can be read
 * @source: (nullable): finds records for a link
 * @link_title: (nullable): what the present target of a link is called
 *
 * Returns: (transfer full):
 */
OpccFormRow *
opcc_form_row_new (OpccRecord *record,
                   const OpccField *field,
                   OpccListSource *source,
                   const char *link_title,
                   const OpccChoice *choices,
                   gboolean read_only)
{
  OpccFormRow *self = g_object_new (OPCC_TYPE_FORM_ROW, NULL);

  self->record = g_object_ref (record);
  self->field = field;
  self->link_title = g_strdup (link_title);
  self->choices = choices;
  self->read_only = read_only;
  create_error (self);
  self->widget = g_object_ref_sink (create_input (self, source));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->widget), opcc_field_get_label (field));
  opcc_children_set_name (self->widget, opcc_field_get_label (field));
  return self;
}

const OpccField *
opcc_form_row_get_field (OpccFormRow *self)
{
  return self->field;
}

GtkWidget *
opcc_form_row_get_widget (OpccFormRow *self)
{
  return self->widget;
}

GtkWidget *
opcc_form_row_get_error_widget (OpccFormRow *self)
{
  return self->error_widget;
}

/**
 * opcc_form_row_set_error:
 * @sentence: (nullable): what is wrong and what to do
 */
void
opcc_form_row_set_error (OpccFormRow *self, const char *sentence)
{
  if (!opcc_set_str (&self->error, sentence))
    return;
  gtk_label_set_text (GTK_LABEL (self->error_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->error_widget, sentence != NULL);
  opcc_children_set_class (self->widget, "error", sentence != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                                : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

void
opcc_form_row_set_locked (OpccFormRow *self, const char *reason)
{
  gtk_widget_set_sensitive (self->widget, reason == NULL);
  gtk_widget_set_tooltip_text (self->widget, reason);
}

void
opcc_form_row_set_link_title (OpccFormRow *self, const char *title)
{
  OpccLinkRow *row;

  opcc_set_str (&self->link_title, title);
  if (!OPCC_IS_LINK_ROW (self->input))
    return;
  row = OPCC_LINK_ROW (self->input);
  opcc_link_row_set_target (row, opcc_link_row_get_target (row), title);
}

/**
 * opcc_form_row_check:
 *
 * Takes what is still being typed, and holds it against the rules of the field.
 *
 * Returns: FALSE with @error, which then also stands below the row
 */
gboolean
opcc_form_row_check (OpccFormRow *self, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (!opcc_form_row_take_typed (self))
    {
      g_set_error_literal (error, OPCC_ERROR, OPCC_ERROR_INVALID, self->error);
      return FALSE;
    }
  if (opcc_field_check (self->field, self->record, &own))
    return TRUE;
  opcc_form_row_set_error (self, own->message);
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}
