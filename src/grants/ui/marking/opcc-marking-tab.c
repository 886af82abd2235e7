/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingTab: a marker's applications in a round, and marking them without a mouse. */
#include "opcc-marking-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-blind-acts.h"
#include "opcc-children.h"
#include "opcc-empty-state.h"
#include "opcc-loading-rows.h"
#include "opcc-marker-acts.h"
#include "opcc-marking-alone.h"
#include "opcc-marking-desk.h"
#include "opcc-marking-jobs.h"
#include "opcc-marking-row.h"
#include "opcc-marking-words.h"
#include "opcc-pack-dialog.h"
#include "opcc-pack-maker.h"
#include "opcc-page.h"
#include "opcc-reader.h"
#include "opcc-settings.h"
#include "opcc-tab-actions.h"

#define MAX_BUTTONS 5 /* of markers; with more, the menu above is easier to read */

struct _OpccMarkingTab
{
  GtkWidget parent_instance;

  /* template */
  OpccBanner *blind;
  GtkStack *stack;
  GtkMenuButton *marker_button;
  GtkLabel *progress;
  GtkListBox *list;
  GtkWidget *start;
  GtkWidget *submit_all;
  OpccBanner *sent; /* says that the application in view is submitted */
  GtkStack *list_stack;
  OpccEmptyState *who;
  GtkWidget *desk_place;

  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  gint64 marker;               /* 0: nobody chosen */
  OpccMarkingDesk *desk;       /* (unowned) */
  OpccMarkingReading *reading; /* (owned) (nullable) until read */
  OpccTabActions *actions;     /* (owned) */
  OpccReader *reader;          /* (owned) */
  GSettings *settings;         /* (owned) (nullable) where the schema is not installed */
  GtkWindow *dialog;           /* (unowned) (nullable) */
  gboolean alone;              /* over a pack, without the office */
  guint wanted_index;          /* application to show once the reading is there */
};

G_DEFINE_FINAL_TYPE (OpccMarkingTab, opcc_marking_tab, GTK_TYPE_WIDGET)

static gboolean
is_desk (OpccMarkingTab *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "desk") == 0;
}

static void
update_actions (OpccMarkingTab *self)
{
  static const char *const names[] = { "score",
                                       "next-criterion",
                                       "previous-criterion",
                                       "comment",
                                       "previous-application",
                                       "following-application",
                                       "declare-conflict",
                                       "no-interest",
                                       "guidance" };
  gboolean desk = is_desk (self);
  gboolean some = self->reading != NULL && self->reading->views->len > 0;
  guint n_markers = self->reading != NULL ? self->reading->progress->len : 0;
  gboolean writable = !opcc_workspace_is_read_only (self->workspace) && !self->alone;
  gboolean sent =
      self->alone && desk && opcc_marking_alone_can_reopen (self->reading, self->wanted_index);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    opcc_tab_actions_set_enabled (self->actions, names[i], desk);
  opcc_tab_actions_set_enabled (self->actions, "lift-blind", desk && !self->alone);
  gtk_widget_set_visible (GTK_WIDGET (self->sent), sent);
  gtk_widget_set_visible (self->submit_all, self->alone);
  opcc_tab_actions_set_enabled (self->actions, "reopen", sent);
  opcc_tab_actions_set_enabled (self->actions, "submit-all",
                                self->alone && opcc_marking_alone_can_submit (self->reading));
  /* From the list it opens the first that is to be marked. */
  opcc_tab_actions_set_enabled (self->actions, "next-application", some);
  opcc_tab_actions_set_enabled (self->actions, "add-marker", writable);
  opcc_tab_actions_set_enabled (self->actions, "take-pack", writable);
  opcc_tab_actions_set_enabled (self->actions, "make-packs", writable && n_markers > 0);
  opcc_tab_actions_set_enabled (self->actions, "record-conflict", writable && n_markers > 0);
  opcc_tab_actions_set_enabled (self->actions, "stand-down", writable && n_markers > 1);
  opcc_tab_actions_set_enabled (self->actions, "share-out", writable && n_markers > 0);
}

static gboolean
is_open (const OpccMarkingView *view)
{
  return g_strcmp0 (view->assignment->state, "submitted") != 0;
}

static guint
find_first_open (OpccMarkingTab *self)
{
  for (guint i = 0; i < self->reading->views->len; i++)
    if (is_open (g_ptr_array_index (self->reading->views, i)))
      return i;
  return 0;
}

static void
show_list (OpccMarkingTab *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
  update_actions (self);
}

static void
show_desk (OpccMarkingTab *self, guint index)
{
  if (index >= self->reading->views->len)
    return;
  self->wanted_index = index;
  gtk_stack_set_visible_child_name (self->stack, "desk");
  opcc_marking_desk_set_reading (self->desk, self->reading, index);
  opcc_marking_desk_focus (self->desk);
  update_actions (self);
}

static void
add_marker_button (OpccMarkingTab *self, const char *words, gint64 n)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.marker");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", n);
  opcc_empty_state_add_button (self->who, button);
}

static void
fill_marker_menu (OpccMarkingTab *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) markers = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) packs = g_menu_new ();
  const char *label = _ ("Who is marking?");

  opcc_empty_state_clear_buttons (self->who);
  for (guint i = 0; i < self->reading->progress->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (self->reading->progress, i);
      gint64 n = opcc_record_get_n (OPCC_RECORD (entry->marker));
      g_autofree char *words = opcc_marking_words_marker (entry);
      g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);

      g_menu_item_set_action_and_target (item, "page.marker", "x", n);
      g_menu_append_item (markers, item);
      if (i < MAX_BUTTONS)
        add_marker_button (self, words, n);
      if (n == self->reading->marker)
        label = entry->marker->role;
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (markers));
  g_menu_append (acts, _ ("Add a marker…"), "page.add-marker");
  g_menu_append (acts, _ ("Share applications out…"), "page.share-out");
  g_menu_append (acts, _ ("Record a conflict of interest…"), "page.record-conflict");
  g_menu_append (acts, _ ("Stand a marker down…"), "page.stand-down");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append (packs, _ ("Make marker packs…"), "page.make-packs");
  g_menu_append (packs, _ ("Take in a marker’s pack…"), "page.take-pack");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (packs));
  gtk_menu_button_set_menu_model (self->marker_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (self->marker_button, label);
  opcc_tab_actions_set_state (self->actions, "marker", g_variant_new_int64 (self->reading->marker));
}

static void
fill_list (OpccMarkingTab *self)
{
  OpccMarkingReading *reading = self->reading;
  GtkListBoxRow *row;
  guint n_done = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < reading->views->len; i++)
    {
      const OpccMarkingView *view = g_ptr_array_index (reading->views, i);

      n_done += !is_open (view);
      gtk_list_box_append (self->list, opcc_marking_row_new (view));
    }
  if (reading->views->len > 0)
    {
      g_autofree char *closes = opcc_marking_words_closes (reading);
      g_autofree char *done = g_strdup_printf (_ ("%u of %u done"), n_done, reading->views->len);
      g_autofree char *words =
          closes != NULL ? g_strdup_printf ("%s · %s", done, closes) : g_strdup (done);

      gtk_label_set_text (self->progress, words);
    }
  else
    gtk_label_set_text (self->progress, "");
  gtk_widget_set_visible (self->start, reading->views->len > 0);
  gtk_stack_set_visible_child_name (self->list_stack, reading->progress->len == 0 ? "nobody"
                                                      : reading->marker == 0      ? "who"
                                                      : reading->views->len == 0  ? "none"
                                                                                  : "rows");
}

static void
show_reading (OpccMarkingTab *self)
{
  OpccMarkingReading *reading = self->reading;

  self->marker = reading->marker;
  gtk_widget_set_visible (GTK_WIDGET (self->blind), reading->round->blind);
  fill_marker_menu (self);
  fill_list (self);
  if (is_desk (self) && reading->views->len > 0)
    {
      self->wanted_index = MIN (self->wanted_index, reading->views->len - 1);
      opcc_marking_desk_set_reading (self->desk, reading, self->wanted_index);
      update_actions (self);
    }
  else
    show_list (self);
}

static gpointer
ask_round (gpointer page)
{
  OpccMarkingTab *self = page;
  g_autofree char *remembered =
      self->settings != NULL ? g_settings_get_string (self->settings, "marker") : NULL;

  return opcc_marking_wanted_new (self->round, self->marker, remembered);
}

static void
take_reading (gpointer page, gpointer read)
{
  OpccMarkingTab *self = page;

  opcc_marking_desk_set_reading (self->desk, NULL, 0);
  opcc_marking_reading_free (self->reading);
  self->reading = read;
  show_reading (self);
}

/* Marks given since it was asked for would be overwritten by what was there before. */
static gboolean
is_saving (gpointer page)
{
  return opcc_marking_desk_is_saving (((OpccMarkingTab *) page)->desk);
}

static const char *const kinds[] = { "application",  "assignment", "criterion",  "mark", "marker",
                                     "organisation", "round",      "blind_lift", NULL };

static const OpccReaderForm reader_form = {
  .kinds = kinds,
  .job = opcc_marking_job_read,
  .ask = ask_round,
  .free_asked = (GDestroyNotify) opcc_marking_wanted_free,
  .free_read = (GDestroyNotify) opcc_marking_reading_free,
  .show = take_reading,
  .is_busy = is_saving,
};

/* --- what can be done ------------------------------------------------------------------------ */

static void
go_cb (OpccMarkingTab *self, int steps)
{
  gint64 index = (gint64) opcc_marking_desk_get_index (self->desk) + steps;

  if (index < 0 || self->reading == NULL)
    return;
  if (index >= self->reading->views->len)
    show_list (self);
  else
    show_desk (self, (guint) index);
}

static void
score_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_marking_desk_score (OPCC_MARKING_TAB (user_data)->desk, g_variant_get_int32 (parameter));
}

static void
next_criterion_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_marking_desk_move (OPCC_MARKING_TAB (user_data)->desk, 1);
}

static void
previous_criterion_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_marking_desk_move (OPCC_MARKING_TAB (user_data)->desk, -1);
}

static void
comment_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_marking_desk_comment (OPCC_MARKING_TAB (user_data)->desk);
}

static void
no_interest_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_marking_desk_declare_none (OPCC_MARKING_TAB (user_data)->desk);
}

static void
guidance_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  opcc_marking_desk_toggle_guidance (OPCC_MARKING_TAB (user_data)->desk);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  if (is_desk (self))
    opcc_marking_desk_next (self->desk);
  else if (self->reading != NULL)
    show_desk (self, find_first_open (self));
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_cb (user_data, -1);
}

static void
following_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_cb (user_data, 1);
}

static void
take_dialog (OpccMarkingTab *self, GtkWindow *dialog)
{
  g_set_weak_pointer (&self->dialog, dialog);
  if (dialog != NULL)
    gtk_window_present (dialog);
}

static void
conflict_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, opcc_marking_desk_declare_conflict (self->desk));
}

static void
lift_blind_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, opcc_blind_ask_lift (GTK_WIDGET (self), self->workspace, self->reading,
                                            opcc_marking_desk_get_index (self->desk)));
}

static void
remember_marker (OpccMarkingTab *self)
{
  for (guint i = 0; self->settings != NULL && i < self->reading->progress->len; i++)
    {
      const OpccMarkerProgress *entry = g_ptr_array_index (self->reading->progress, i);
      OpccRecord *marker = OPCC_RECORD (entry->marker);

      if (opcc_record_get_n (marker) == self->marker)
        g_settings_set_string (self->settings, "marker", opcc_record_get_id (marker));
    }
}

static void
marker_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  self->marker = g_variant_get_int64 (parameter);
  self->wanted_index = 0;
  if (self->reading != NULL)
    {
      remember_marker (self);
      show_list (self);
    }
  opcc_reader_read (self->reader);
}

static void
marker_act_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, GTK_WINDOW (opcc_marker_ask (GTK_WIDGET (self), self->workspace, self->round,
                                                    g_action_get_name (G_ACTION (action)),
                                                    self->reading->progress)));
}

static void
make_packs_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, GTK_WINDOW (opcc_pack_maker_ask (GTK_WIDGET (self), self->workspace,
                                                        self->round, NULL)));
}

static void
take_pack_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  if (self->dialog == NULL)
    take_dialog (self, GTK_WINDOW (opcc_pack_dialog_show (GTK_WIDGET (self), self->workspace,
                                                          self->round)));
}

static void
submit_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  opcc_marking_alone_submit_all (GTK_WIDGET (self), self->workspace, self->reading);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OpccMarkingTab *self = user_data;

  opcc_marking_alone_reopen (GTK_WIDGET (self), self->workspace, self->reading, self->wanted_index);
}

static const GActionEntry entries[] = {
  { "score", score_cb, "i" },
  { "next-criterion", next_criterion_cb },
  { "previous-criterion", previous_criterion_cb },
  { "comment", comment_cb },
  { "guidance", guidance_cb },
  { "no-interest", no_interest_cb },
  { "next-application", next_cb },
  { "previous-application", previous_cb },
  { "following-application", following_cb },
  { "declare-conflict", conflict_cb },
  { "lift-blind", lift_blind_cb },
  { "marker", marker_cb, "x", "int64 0" },
  { "add-marker", marker_act_cb },
  { "share-out", marker_act_cb },
  { "record-conflict", marker_act_cb },
  { "stand-down", marker_act_cb },
  { "make-packs", make_packs_cb },
  { "take-pack", take_pack_cb },
  { "submit-all", submit_all_cb },
  { "reopen", reopen_cb },
};

static void
row_activated_cb (OpccMarkingTab *self, GtkListBoxRow *row)
{
  show_desk (self, (guint) gtk_list_box_row_get_index (row));
}

static void
opcc_marking_tab_dispose (GObject *object)
{
  OpccMarkingTab *self = OPCC_MARKING_TAB (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_weak_pointer (&self->dialog);
  opcc_tab_actions_stop (self->actions);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_marking_tab_parent_class)->dispose (object);
}

static void
opcc_marking_tab_finalize (GObject *object)
{
  OpccMarkingTab *self = OPCC_MARKING_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);
  g_clear_object (&self->reader);
  g_clear_object (&self->settings);
  opcc_marking_reading_free (self->reading);
  G_OBJECT_CLASS (opcc_marking_tab_parent_class)->finalize (object);
}

static void
opcc_marking_tab_class_init (OpccMarkingTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_marking_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_marking_tab_finalize;
  g_type_ensure (OPCC_TYPE_BANNER);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-marking-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, blind);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, marker_button);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, progress);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, list);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, start);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, submit_all);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, sent);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, list_stack);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, who);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingTab, desk_place);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, opcc_blind_tell_hidden);
}

static void
opcc_marking_tab_init (OpccMarkingTab *self)
{
  self->settings = opcc_settings_find ("marker");
  self->actions = opcc_tab_actions_new (GTK_WIDGET (self), entries, G_N_ELEMENTS (entries));
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_banner_set_button (self->sent, _ ("Open again"), "page.reopen");
}

GtkWidget *
opcc_marking_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccMarkingTab *self = g_object_new (OPCC_TYPE_MARKING_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->round = round;
  self->desk = OPCC_MARKING_DESK (opcc_marking_desk_new (workspace));
  gtk_widget_set_vexpand (GTK_WIDGET (self->desk), TRUE);
  gtk_box_append (GTK_BOX (self->desk_place), GTK_WIDGET (self->desk));
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  g_signal_connect_object (self->desk, "go", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "list", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "saved", G_CALLBACK (opcc_reader_resume), self->reader,
                           G_CONNECT_SWAPPED);
  update_actions (self);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}

GtkWidget *
opcc_marking_tab_new_alone (OpccWorkspace *workspace, gint64 round, gint64 marker)
{
  OpccMarkingTab *self = OPCC_MARKING_TAB (opcc_marking_tab_new (workspace, round));

  self->alone = TRUE;
  self->marker = marker;
  gtk_widget_set_visible (GTK_WIDGET (self->marker_button), FALSE);
  update_actions (self);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
