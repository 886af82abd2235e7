/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRecordPage: one record with its fields, its history and the lists that belong to it. */
#include "opcc-record-page.h"

#include "opcc-children.h"
#include "opcc-conflict-card.h"
#include "opcc-dialogs.h"

#include "opcc-error.h"

#include <glib/gi18n-lib.h>

/* Of a page with lists: where it is narrower, its history stands below them. In pixels. */
#define ROOM_FOR_SIDE 1180

struct _OpccRecordPage
{
  OpccPage parent_instance;

  /* template */
  GtkWidget *top;
  GtkWidget *body;
  GtkWidget *scroller;
  GtkWidget *column;
  GtkWidget *main;
  GtkWidget *side;
  GtkWidget *conflict_place;
  OpccForm *form;
  GtkWidget *history;
  GtkWidget *actions;
  GtkWidget *reason;
  GtkWidget *edit;
  GtkWidget *cancel;
  GtkWidget *save;

  OpccRecord *record; /* (owned) (nullable) as it is in the file, as far as we know */
  OpccRecord *theirs; /* (owned) (nullable) what somebody else made of it meanwhile */
  gboolean editing;
  gboolean changed;
  gboolean has_lists;
  guint placing; /* source that puts the history where it belongs */
};

static guint save_signal;

G_DEFINE_FINAL_TYPE (OpccRecordPage, opcc_record_page, OPCC_TYPE_PAGE)

static void
changed_cb (OpccRecordPage *self)
{
  self->changed = TRUE;
}

static void
clear_conflict (OpccRecordPage *self)
{
  g_clear_object (&self->theirs);
  opcc_children_unparent (self->conflict_place);
  gtk_widget_set_visible (self->conflict_place, FALSE);
}

/* Puts a fresh copy into the form, to be looked at or worked on. */
static void
set_editing (OpccRecordPage *self, gboolean editing)
{
  g_autoptr (OpccRecord) copy = self->record != NULL ? opcc_record_copy (self->record) : NULL;

  self->editing = editing;
  self->changed = FALSE;
  opcc_form_set_read_only (self->form, !editing);
  opcc_form_set_record (self->form, copy);
  gtk_widget_set_visible (self->edit, !editing);
  gtk_widget_set_visible (self->cancel, editing);
  gtk_widget_set_visible (self->save, editing);
  clear_conflict (self);
}

static void
edit_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  OpccRecordPage *self = OPCC_RECORD_PAGE (widget);

  set_editing (self, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
cancel_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  set_editing (OPCC_RECORD_PAGE (widget), FALSE);
}

static void
save_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  OpccRecordPage *self = OPCC_RECORD_PAGE (widget);

  if (!self->editing || !opcc_form_check (self->form, NULL))
    return;
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_emit (self, save_signal, 0, opcc_form_get_record (self->form));
}

static void
update_titles (OpccRecordPage *self)
{
  g_autofree char *title = opcc_record_get_title (self->record);

  opcc_page_set_title (OPCC_PAGE (self), title);
  if (opcc_page_get_subtitle (OPCC_PAGE (self)) == NULL)
    opcc_page_set_subtitle (OPCC_PAGE (self), _ (opcc_record_get_kind (self->record)->label));
}

static gboolean
differs (const OpccField *field, OpccRecord *a, OpccRecord *b)
{
  OpccStored first;
  OpccStored second;

  opcc_field_get_stored (field, a, &first);
  opcc_field_get_stored (field, b, &second);
  return !opcc_stored_equal (&first, &second);
}

/* What was changed here goes on top of what is in the file now. */
static void
keep_mine_cb (OpccRecordPage *self)
{
  OpccRecord *mine = opcc_form_get_record (self->form);
  const OpccKind *kind = opcc_record_get_kind (mine);
  g_autoptr (OpccRecord) merged = opcc_record_copy (self->theirs);
  OpccStored stored;

  for (guint i = 0; i < kind->n_fields; i++)
    if (differs (&kind->fields[i], mine, self->record))
      {
        opcc_field_get_stored (&kind->fields[i], mine, &stored);
        opcc_field_set_stored (&kind->fields[i], merged, &stored, NULL);
      }
  g_set_object (&self->record, self->theirs);
  clear_conflict (self);
  opcc_form_set_record (self->form, merged);
  save_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
take_theirs_cb (OpccRecordPage *self)
{
  g_set_object (&self->record, self->theirs);
  update_titles (self);
  set_editing (self, FALSE);
}

static void
show_conflict (OpccRecordPage *self, OpccRecord *theirs)
{
  OpccRecord *mine = opcc_form_get_record (self->form);
  const OpccKind *kind = opcc_record_get_kind (mine);
  GtkWidget *card = opcc_conflict_card_new (_ ("Changed on another desk"));

  clear_conflict (self);
  self->theirs = g_object_ref (theirs);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].marks & OPCC_MARK_COMPUTED) == 0 &&
        differs (&kind->fields[i], mine, theirs))
      {
        g_autofree char *my_text = opcc_field_to_text (&kind->fields[i], mine);
        g_autofree char *their_text = opcc_field_to_text (&kind->fields[i], theirs);

        /* Translators: stands for the other person where only the value is known. */
        opcc_conflict_card_add (OPCC_CONFLICT_CARD (card), opcc_field_get_label (&kind->fields[i]),
                                *my_text != '\0' ? my_text : NULL,
                                *their_text != '\0' ? their_text : NULL, _ ("the file"));
      }
  g_signal_connect_object (card, "keep-mine", G_CALLBACK (keep_mine_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "take-theirs", G_CALLBACK (take_theirs_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->conflict_place), card);
  gtk_widget_set_visible (self->conflict_place, TRUE);
}

static gboolean
opcc_record_page_can_close (OpccPage *page)
{
  OpccRecordPage *self = OPCC_RECORD_PAGE (page);

  if (self->editing && self->changed)
    {
      opcc_dialog_tell (GTK_WIDGET (self), _ ("Your changes are not saved"),
                        _ ("Save them, or press Cancel to throw them away."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
place_side_cb (gpointer user_data)
{
  OpccRecordPage *self = user_data;
  const gboolean below = self->has_lists && gtk_widget_get_width (self->body) < ROOM_FOR_SIDE;
  GtkWidget *place = below ? self->column : self->body;
  g_autoptr (GtkWidget) side = g_object_ref (self->side);

  self->placing = 0;
  if (gtk_widget_get_width (self->body) <= 0 || gtk_widget_get_parent (side) == place)
    return G_SOURCE_REMOVE;
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (side)), side);
  gtk_box_append (GTK_BOX (place), side);
  if (below)
    gtk_widget_remove_css_class (side, "opcc-side");
  else
    gtk_widget_add_css_class (side, "opcc-side");
  return G_SOURCE_REMOVE;
}

/* Nothing may be moved while room is being given out, which is when this is told. */
static void
place_side (OpccRecordPage *self)
{
  if (self->placing == 0)
    self->placing = g_idle_add (place_side_cb, self);
}

static void
opcc_record_page_dispose (GObject *object)
{
  OpccRecordPage *self = OPCC_RECORD_PAGE (object);

  g_clear_handle_id (&self->placing, g_source_remove);
  g_clear_object (&self->record);
  g_clear_object (&self->theirs);
  G_OBJECT_CLASS (opcc_record_page_parent_class)->dispose (object);
}

static void
opcc_record_page_class_init (OpccRecordPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_FORM);
  G_OBJECT_CLASS (klass)->dispose = opcc_record_page_dispose;
  OPCC_PAGE_CLASS (klass)->can_close = opcc_record_page_can_close;
  save_signal = g_signal_new ("save", OPCC_TYPE_RECORD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, OPCC_TYPE_RECORD);
  gtk_widget_class_install_action (widget_class, "record.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "record.save", NULL, save_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/widgets/opcc-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, top);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, body);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, column);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, main);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, side);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, conflict_place);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, form);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, history);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, actions);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, reason);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, edit);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, OpccRecordPage, save);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
opcc_record_page_init (OpccRecordPage *self)
{
  GtkAdjustment *across;

  gtk_widget_init_template (GTK_WIDGET (self));
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (across, "notify::page-size", G_CALLBACK (place_side), self,
                           G_CONNECT_SWAPPED);
  opcc_record_page_set_history (self, NULL, 0);
}

/**
 * opcc_record_page_new:
 * @source: (nullable): finds records for LINK fields
 */
GtkWidget *
opcc_record_page_new (OpccRecord *record, OpccListSource *source)
{
  OpccRecordPage *self = g_object_new (OPCC_TYPE_RECORD_PAGE, NULL);

  opcc_form_set_source (self->form, source);
  opcc_record_page_set_record (self, record);
  return GTK_WIDGET (self);
}

OpccRecord *
opcc_record_page_get_record (OpccRecordPage *self)
{
  g_return_val_if_fail (OPCC_IS_RECORD_PAGE (self), NULL);
  return self->record;
}

void
opcc_record_page_set_record (OpccRecordPage *self, OpccRecord *record)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self) && OPCC_IS_RECORD (record));
  /* While it is being worked on, the version that was read must stay the one a save names. */
  if (self->editing)
    return;
  g_set_object (&self->record, record);
  update_titles (self);
  set_editing (self, FALSE);
}

OpccForm *
opcc_record_page_get_form (OpccRecordPage *self)
{
  g_return_val_if_fail (OPCC_IS_RECORD_PAGE (self), NULL);
  return self->form;
}

/**
 * opcc_record_page_set_read_only:
 * @reason: (nullable): why it cannot be changed; NULL: it can
 */
void
opcc_record_page_set_read_only (OpccRecordPage *self, const char *reason)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  if (reason != NULL && self->editing)
    set_editing (self, FALSE);
  gtk_label_set_text (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.edit", reason == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.save", reason == NULL);
}

static void
add_history_words (GtkWidget *box, const char *words, const char *css_class)
{
  GtkWidget *label = opcc_children_new_label (words, css_class, 0);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_history_line (OpccRecordPage *self, const OpccHistoryLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_history_words (box, line->sentence, "opcc-small");
  if (line->detail != NULL)
    add_history_words (box, line->detail, "opcc-caption opcc-dim");
  gtk_box_append (GTK_BOX (self->history), box);
}

void
opcc_record_page_set_history (OpccRecordPage *self, const OpccHistoryLine *lines, guint n_lines)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  opcc_children_unparent (self->history);
  for (guint i = 0; i < n_lines; i++)
    add_history_line (self, &lines[i]);
  if (n_lines == 0)
    gtk_box_append (GTK_BOX (self->history),
                    opcc_children_new_label (_ ("No changes yet"), "opcc-small opcc-dim", 0));
}

void
opcc_record_page_add_section (OpccRecordPage *self, const char *title, GtkWidget *widget)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  if (title != NULL)
    gtk_box_append (GTK_BOX (section), opcc_children_new_label (title, "opcc-section", 0));
  gtk_box_append (GTK_BOX (section), widget);
  gtk_box_append (GTK_BOX (self->main), section);
  self->has_lists = TRUE;
  place_side (self);
}

void
opcc_record_page_add_lead (OpccRecordPage *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  gtk_box_prepend (GTK_BOX (self->main), widget);
}

void
opcc_record_page_add_top (OpccRecordPage *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  gtk_box_append (GTK_BOX (self->top), widget);
}

void
opcc_record_page_add_first (OpccRecordPage *self, GtkWidget *widget)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  gtk_box_prepend (GTK_BOX (self->main), widget);
}

/**
 * opcc_record_page_saved:
 * @error: (nullable): why it was not saved
 * @theirs: (nullable): with OPCC_ERROR_CONFLICT, the record as it is in the file now
 */
void
opcc_record_page_saved (OpccRecordPage *self, const GError *error, OpccRecord *theirs)
{
  g_return_if_fail (OPCC_IS_RECORD_PAGE (self));
  gtk_widget_set_sensitive (self->save, TRUE);
  if (error == NULL)
    {
      g_set_object (&self->record, opcc_form_get_record (self->form));
      update_titles (self);
      set_editing (self, FALSE);
    }
  else if (g_error_matches (error, OPCC_ERROR, OPCC_ERROR_CONFLICT) && theirs != NULL)
    show_conflict (self, theirs);
  else
    opcc_page_report_error (GTK_WIDGET (self), error);
}
