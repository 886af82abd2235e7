/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccModerationTab: who is far apart on what, what was settled, and what markers are like. */
#include "opcc-moderation-tab.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "opcc-ask-dialog.h"
#include "opcc-bar-list.h"
#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-empty-state.h"
#include "opcc-loading-rows.h"
#include "opcc-moderation-jobs.h"
#include "opcc-moderation-row.h"
#include "opcc-page.h"
#include "opcc-reader.h"

struct _OpccModerationTab
{
  GtkWidget parent_instance;

  /* template */
  OpccChipRow *chips;
  GtkStack *stack;
  GtkListBox *list;
  OpccEmptyState *empty;
  GtkBox *markers;
  GtkLabel *explanation;
  OpccBarList *criteria;
  GtkWidget *notes_title;
  GtkLabel *notes;

  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  OpccModerationReading *reading; /* (owned) (nullable) until read */
  OpccReader *reader;             /* (owned) */
  GtkWindow *dialog;              /* (unowned) (nullable) */
  gint64 settling;                /* the application the dialog is for */
};

G_DEFINE_FINAL_TYPE (OpccModerationTab, opcc_moderation_tab, GTK_TYPE_WIDGET)

/* --- the list -------------------------------------------------------------------------------- */

/* Row of the list that has the focus, or −1. */
static int
find_focus (OpccModerationTab *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
add_rows (OpccModerationTab *self, const char *which)
{
  const OpccModeration *moderation = self->reading->moderation;
  const GArray *adjusted = self->reading->effects->adjusted;

  if (g_str_equal (which, "adjusted"))
    for (guint i = 0; i < adjusted->len; i++)
      gtk_list_box_append (self->list, opcc_moderation_row_new_adjusted (
                                           &g_array_index (adjusted, OpccAdjustedRow, i)));
  else
    for (guint i = 0; i < moderation->items->len; i++)
      {
        const OpccModerationItem *item = &g_array_index (moderation->items, OpccModerationItem, i);

        if (item->queued || !g_str_equal (which, "queue"))
          gtk_list_box_append (self->list, opcc_moderation_row_new (item));
      }
}

static void
show_empty (OpccModerationTab *self)
{
  const gboolean marked = self->reading->moderation->items->len > 0;

  g_object_set (self->empty, "title",
                marked ? _ ("Nothing to settle") : _ ("Nothing is marked yet"), "text",
                marked ? _ ("No markers are further apart than the round allows, or all were "
                            "settled. “All marked” shows every application.")
                       : _ ("Applications appear here once markers submit."),
                NULL);
}

static void
fill_list (OpccModerationTab *self)
{
  const char *which = opcc_chip_row_get_active (self->chips);
  const int focus = find_focus (self);
  GtkListBoxRow *row;

  if (self->reading == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  add_rows (self, which);
  show_empty (self);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_stack_set_visible_child_name (self->stack, row == NULL ? "empty" : "rows");
  /* The row that took its place, or the chips where none is left. */
  if (focus >= 0 && row == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD);
  for (int i = focus; i >= 0; i--)
    if ((row = gtk_list_box_get_row_at_index (self->list, i)) != NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        break;
      }
}

/* --- beside it ------------------------------------------------------------------------------- */

static void
fill_markers (OpccModerationTab *self)
{
  const GArray *effects = self->reading->effects->effects;
  g_autofree char *words = opcc_marker_effects_explain (self->reading->effects);

  opcc_children_unparent (GTK_WIDGET (self->markers));
  for (guint i = 0; i < effects->len; i++)
    {
      const OpccMarkerEffect *effect = &g_array_index (effects, OpccMarkerEffect, i);

      gtk_box_append (self->markers,
                      opcc_moderation_row_new_marker (effect, opcc_moderation_reading_get_role (
                                                                  self->reading, effect->marker)));
    }
  gtk_label_set_text (self->explanation, words);
}

static void
fill_criteria (OpccModerationTab *self)
{
  const GArray *spreads = self->reading->moderation->spreads;
  g_autoptr (GArray) bars = g_array_new (FALSE, TRUE, sizeof (OpccBar));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < spreads->len; i++)
    {
      const OpccCriterionSpread *spread = &g_array_index (spreads, OpccCriterionSpread, i);
      char *words = isnan (spread->mean) ? g_strdup (_ ("cannot say"))
                                         : g_strdup_printf ("%.1f%%", spread->mean);
      OpccBar bar = {
        .name = spread->criterion->title,
        .value = isnan (spread->mean) ? 0 : spread->mean,
        .track = isnan (spread->widest) ? 0 : spread->widest,
        .words = words,
        .missing = isnan (spread->mean),
      };

      g_ptr_array_add (texts, words);
      g_array_append_val (bars, bar);
    }
  opcc_bar_list_set_bars (self->criteria, (const OpccBar *) (gpointer) bars->data, bars->len);
}

static void
fill_notes (OpccModerationTab *self)
{
  const GPtrArray *notes = self->reading->moderation->notes;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (notes, i));
  gtk_label_set_text (self->notes, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
  gtk_widget_set_visible (self->notes_title, notes->len > 0);
}

static void
show_reading (OpccModerationTab *self)
{
  const OpccModeration *moderation = self->reading->moderation;

  opcc_chip_row_set_count (self->chips, "queue", (int) moderation->n_queued);
  opcc_chip_row_set_count (self->chips, "all", (int) moderation->items->len);
  opcc_chip_row_set_count (self->chips, "adjusted", (int) self->reading->effects->adjusted->len);
  fill_list (self);
  fill_markers (self);
  fill_criteria (self);
  fill_notes (self);
}

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
ask_round (gpointer page)
{
  OpccModerationTab *self = page;

  return g_memdup2 (&self->round, sizeof self->round);
}

static void
take_reading (gpointer page, gpointer read)
{
  OpccModerationTab *self = page;

  opcc_moderation_reading_free (self->reading);
  self->reading = read;
  show_reading (self);
}

static const char *const kinds[] = { "application", "assignment",   "criterion", "mark",
                                     "marker",      "organisation", "round",     NULL };

static const OpccReaderForm reader_form = {
  .kinds = kinds,
  .job = opcc_moderation_job_read,
  .ask = ask_round,
  .free_asked = g_free,
  .free_read = (GDestroyNotify) opcc_moderation_reading_free,
  .show = take_reading,
};

/* --- settling -------------------------------------------------------------------------------- */

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccModerationTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (self->workspace, result, &error);

  if (sentence != NULL)
    opcc_page_toast (GTK_WIDGET (self), sentence, TRUE);
  if (self->dialog != NULL)
    opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (self->dialog), error);
  else if (error != NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
settle_applied_cb (OpccModerationTab *self, OpccAskDialog *dialog)
{
  OpccModerationAct *act =
      opcc_moderation_act_new (self->settling, opcc_ask_dialog_get_text (dialog, 0),
                               opcc_ask_dialog_get_text (dialog, 1));

  opcc_workspace_run (self->workspace, opcc_moderation_job_settle, act,
                      (GDestroyNotify) opcc_moderation_act_free, g_free, NULL, settled_cb,
                      g_object_ref (self));
}

/* What each marker gave, and the mean, as the body of the question. */
static char *
describe (OpccModerationTab *self, const OpccModerationItem *item)
{
  g_autoptr (GString) words = g_string_new (item->row->title);

  g_string_append (words, "\n");
  for (guint i = 0; i < item->row->markers->len; i++)
    {
      const OpccRankingMarker *marker = &g_array_index (item->row->markers, OpccRankingMarker, i);
      g_autofree char *percent = opcc_percent_format (marker->percent);

      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "",
                              opcc_moderation_reading_get_role (self->reading, marker->marker),
                              percent);
    }
  g_string_append_printf (words, _ (". The mean is %.1f%%."), item->mean);
  if (item->criterion != NULL)
    g_string_append_printf (words, _ (" They are furthest apart on “%s”: %d to %d."),
                            item->criterion->title, (int) item->least, (int) item->most);
  g_string_append (words, _ (" The marks stay as they were given."));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const OpccModerationItem *
find_item (OpccModerationTab *self, const OpccRankingRow *row)
{
  const GArray *items = self->reading->moderation->items;

  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, OpccModerationItem, i).row == row)
      return &g_array_index (items, OpccModerationItem, i);
  return NULL;
}

static void
ask_settle (OpccModerationTab *self, const OpccModerationItem *item)
{
  g_autofree char *body = describe (self, item);
  g_autofree char *title = g_strdup_printf (_ ("Settle %s"), item->row->reference);
  g_autofree char *percent = isnan (item->application->moderated_score)
                                 ? NULL
                                 : g_strdup_printf ("%.10g", item->application->moderated_score);
  OpccAskDialog *dialog = opcc_ask_dialog_new (GTK_WIDGET (self), title, body, _ ("Settle"));

  opcc_ask_dialog_add_text (dialog, _ ("Percentage; empty keeps the mean"), percent, NULL);
  opcc_ask_dialog_add_text (dialog, _ ("What was agreed, and why"),
                            item->application->moderation_note,
                            _ ("Moderation needs a note. Say what was agreed and why."));
  self->settling = item->row->application;
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "apply", G_CALLBACK (settle_applied_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The item behind a row, whichever list is in view. */
static const OpccModerationItem *
get_item (OpccModerationTab *self, int index)
{
  const char *which = opcc_chip_row_get_active (self->chips);
  const GArray *adjusted = self->reading->effects->adjusted;
  const GArray *items = self->reading->moderation->items;

  if (g_str_equal (which, "adjusted"))
    return (guint) index < adjusted->len
               ? find_item (self, g_array_index (adjusted, OpccAdjustedRow, index).row)
               : NULL;
  /* Those to settle come first, so that a row has the same place in both lists. */
  return (guint) index < items->len ? &g_array_index (items, OpccModerationItem, index) : NULL;
}

static void
row_activated_cb (OpccModerationTab *self, GtkListBoxRow *row)
{
  const OpccModerationItem *item = get_item (self, gtk_list_box_row_get_index (row));

  if (item != NULL && self->dialog == NULL && !opcc_workspace_is_read_only (self->workspace))
    ask_settle (self, item);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_show_record (widget, "application", g_variant_get_int64 (parameter));
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_moderation_tab_dispose (GObject *object)
{
  OpccModerationTab *self = OPCC_MODERATION_TAB (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_weak_pointer (&self->dialog);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_moderation_tab_parent_class)->dispose (object);
}

static void
opcc_moderation_tab_finalize (GObject *object)
{
  OpccModerationTab *self = OPCC_MODERATION_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->reader);
  opcc_moderation_reading_free (self->reading);
  G_OBJECT_CLASS (opcc_moderation_tab_parent_class)->finalize (object);
}

static void
opcc_moderation_tab_class_init (OpccModerationTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_moderation_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_moderation_tab_finalize;
  g_type_ensure (OPCC_TYPE_BAR_LIST);
  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "moderation.open", "x", open_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-moderation-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, chips);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, list);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, empty);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, markers);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, explanation);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, criteria);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, notes_title);
  gtk_widget_class_bind_template_child (widget_class, OpccModerationTab, notes);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
}

static void
opcc_moderation_tab_init (OpccModerationTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_chip_row_add (self->chips, "queue", _ ("To settle"), -1);
  opcc_chip_row_add (self->chips, "all", _ ("All marked"), -1);
  opcc_chip_row_add (self->chips, "adjusted", _ ("Adjusted ranking"), -1);
}

GtkWidget *
opcc_moderation_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccModerationTab *self = g_object_new (OPCC_TYPE_MODERATION_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->round = round;
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
