/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLettersTab: the letters of a round from "make" to the files, one at a time in view. */
#include "opcc-letters-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-document-view.h"
#include "opcc-empty-state.h"
#include "opcc-letter-acts.h"
#include "opcc-letter-list.h"
#include "opcc-letter-paper.h"
#include "opcc-letter-saver.h"
#include "opcc-letter-template.h"
#include "opcc-loading-rows.h"
#include "opcc-page.h"
#include "opcc-reader.h"
#include "opcc-template-dialog.h"

struct _OpccLettersTab
{
  GtkWidget parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *says;
  GtkLabel *counts;
  GtkWidget *next;
  GtkWidget *save;
  OpccLetterSaver *saver;
  OpccChipRow *chips;
  GtkWidget *issue;
  OpccLetterList *list;
  GtkLabel *remark;
  OpccDocumentView *preview;
  OpccEmptyState *empty;

  OpccChip *kinds;          /* (unowned) of the chip row */
  OpccWorkspace *workspace; /* (owned) */
  gint64 round;
  OpccLetters *letters; /* (owned) (nullable) until read */
  OpccReader *reader;   /* (owned) */
  GtkWindow *dialog;    /* (unowned) (nullable) */
  gboolean counting;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (OpccLettersTab, opcc_letters_tab, GTK_TYPE_WIDGET)

/* --- the letter in view ---------------------------------------------------------------------- */

static void
enable_actions (OpccLettersTab *self, const OpccLetterRow *row)
{
  const gboolean may =
      !opcc_workspace_is_read_only (self->workspace) && !opcc_letter_saver_is_saving (self->saver);
  const gboolean issued =
      row != NULL && row->letter != NULL && g_str_equal (row->letter->state, "issued");
  const gboolean draft = row != NULL && row->letter != NULL && row->letter->fingerprint == NULL;
  const OpccLetterStanding standing =
      row != NULL ? opcc_letter_row_get_standing (row) : OPCC_LETTER_NONE;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "letters.review",
                                 may && standing == OPCC_LETTER_TO_REVIEW);
  gtk_widget_action_set_enabled (widget, "letters.edit", may && draft);
  gtk_widget_action_set_enabled (widget, "letters.tick", may && standing == OPCC_LETTER_READY);
  gtk_widget_action_set_enabled (widget, "letters.withdraw", may && issued);
  gtk_widget_action_set_enabled (widget, "letters.template",
                                 may && row != NULL && row->outcome != NULL);
  gtk_widget_action_set_enabled (widget, "letters.save",
                                 !opcc_letter_saver_is_saving (self->saver) &&
                                     self->letters != NULL && self->letters->n_issued > 0);
}

/* One that is ready is issued alone, unless several are ticked. */
static void
show_ticked (OpccLettersTab *self)
{
  g_autoptr (GPtrArray) ticked = opcc_letter_list_get_ticked (self->list);
  const OpccLetterRow *row = opcc_letter_list_get_viewed (self->list);
  const gboolean may =
      !opcc_workspace_is_read_only (self->workspace) && !opcc_letter_saver_is_saving (self->saver);
  g_autofree char *label = ticked->len > 0
                               /* Translators: of letters that are ticked in the list. */
                               ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Issue %u ticked…",
                                                               "Issue %u ticked…", ticked->len),
                                                  ticked->len)
                               : g_strdup (_ ("Issue…"));

  gtk_button_set_label (GTK_BUTTON (self->issue), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.issue",
                                 may && (ticked->len > 0 ||
                                         (row != NULL && opcc_letter_row_get_ready (row) != 0)));
}

static void
show_viewed (OpccLettersTab *self)
{
  const OpccLetterRow *row = opcc_letter_list_get_viewed (self->list);
  g_autoptr (OpccDocument) document = NULL;
  g_autofree char *remark = row != NULL ? opcc_letter_row_describe (row) : NULL;

  document = row != NULL && row->letter != NULL
                 ? opcc_letter_build_document (row->letter)
                 : opcc_document_new (row != NULL ? row->organisation : _ ("No letter chosen"));
  opcc_document_view_show (self->preview, document);
  opcc_children_set_text (GTK_WIDGET (self->remark), remark);
  enable_actions (self, row);
  show_ticked (self);
}

/* --- the list -------------------------------------------------------------------------------- */

static const char *
explain_empty (OpccLettersTab *self)
{
  static const struct
  {
    const char *standing;
    const char *words;
  } empty[] = {
    { "review", N_ ("Nothing waits for review.") },
    { "ready", N_ ("No letter is ready to issue.") },
    { "issued", N_ ("No letter is issued yet.") },
    { "look", N_ ("No letter has to be looked at.") },
  };
  const char *active = opcc_chip_row_get_active (self->chips);

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    if (g_str_equal (empty[i].standing, active) && opcc_chip_get_chosen (self->kinds) == NULL)
      return g_dgettext (GETTEXT_PACKAGE, empty[i].words);
  return _ ("There is no such letter.");
}

static void
fill_list (OpccLettersTab *self)
{
  if (self->letters == NULL || self->counting)
    return;
  opcc_letter_list_set_empty_words (self->list, explain_empty (self));
  opcc_letter_list_fill (self->list, self->letters, opcc_chip_row_get_active (self->chips),
                         opcc_chip_get_chosen (self->kinds),
                         !opcc_workspace_is_read_only (self->workspace));
}

/* Whoever has done with the last of a kind goes on with what can be done next. */
static void
leave_empty (OpccLettersTab *self, const int *counts)
{
  static const OpccLetterStanding next[] = { OPCC_LETTER_TO_REVIEW, OPCC_LETTER_READY,
                                             OPCC_LETTER_ISSUED };
  const char *active = opcc_chip_row_get_active (self->chips);
  gboolean passed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    {
      const char *standing = opcc_letter_standings[next[i]];

      passed = passed || g_str_equal (active, standing);
      if (passed && counts[next[i]] > 0)
        {
          opcc_chip_row_set_active (self->chips, standing);
          return;
        }
    }
  if (!g_str_equal (active, "look") || counts[OPCC_LETTER_LOOK] == 0)
    opcc_chip_row_set_active (self->chips, "all");
}

static void
count_standings (OpccLettersTab *self)
{
  int counts[OPCC_LETTER_NONE + 1] = { 0 };

  for (guint i = 0; i < self->letters->rows->len; i++)
    counts[opcc_letter_row_get_standing (g_ptr_array_index (self->letters->rows, i))]++;
  opcc_chip_row_set_count (self->chips, "all", (int) self->letters->rows->len);
  for (guint i = OPCC_LETTER_TO_REVIEW; i <= OPCC_LETTER_LOOK; i++)
    opcc_chip_row_set_count (self->chips, opcc_letter_standings[i], counts[i]);
  self->counting = TRUE;
  leave_empty (self, counts);
  self->counting = FALSE;
}

/* --- the next step --------------------------------------------------------------------------- */

static void
show_step (OpccLettersTab *self)
{
  const OpccLetterStep step = opcc_letter_step_find (self->letters);
  g_autofree char *verb = opcc_letter_step_get_verb (step, self->letters);
  const gboolean may =
      step == OPCC_LETTER_STEP_SAVE || !opcc_workspace_is_read_only (self->workspace);

  gtk_label_set_text (self->says, opcc_letter_step_explain (step));
  gtk_button_set_label (GTK_BUTTON (self->next), verb);
  /* One button is enough for one thing. */
  gtk_widget_set_visible (self->save,
                          step != OPCC_LETTER_STEP_SAVE && step != OPCC_LETTER_STEP_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.step",
                                 step != OPCC_LETTER_STEP_NONE &&
                                     !opcc_letter_saver_is_saving (self->saver) && may);
}

static void
show_letters (OpccLettersTab *self)
{
  g_autofree char *counts = NULL;

  if (!self->letters->decided && self->letters->n_stale == 0)
    {
      /* What the rows showed goes. */
      fill_list (self);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "letters");
  count_standings (self);
  counts = opcc_letter_row_count_kinds (self->letters->rows, self->kinds);
  gtk_label_set_text (self->counts, counts);
  show_step (self);
  fill_list (self);
}

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
ask_round (gpointer page)
{
  OpccLettersTab *self = page;

  return g_memdup2 (&self->round, sizeof self->round);
}

static void
take_letters (gpointer page, gpointer read)
{
  OpccLettersTab *self = page;
  OpccLetters *before = self->letters;

  self->letters = read;
  show_letters (self);
  opcc_letters_free (before);
}

static const char *const read_kinds[] = {
  "application",  "award", "criterion",       "letter", "mark",
  "organisation", "round", "letter_template", NULL
};

static const OpccReaderForm reader_form = {
  .kinds = read_kinds,
  .job = opcc_letter_job_read,
  .ask = ask_round,
  .free_asked = g_free,
  .free_read = (GDestroyNotify) opcc_letters_free,
  .show = take_letters,
};

/* --- acts ------------------------------------------------------------------------------------ */

void
opcc_letters_tab_save (OpccLettersTab *self, const char *folder)
{
  g_return_if_fail (OPCC_IS_LETTERS_TAB (self));
  opcc_letter_saver_save (self->saver, folder);
}

static void
saving_cb (OpccLettersTab *self)
{
  if (self->letters == NULL)
    return;
  show_step (self);
  show_viewed (self);
}

static void
saved_cb (OpccLettersTab *self, gboolean saved)
{
  g_signal_emit (self, saved_signal, 0, saved);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);

  if (self->letters != NULL && !opcc_letter_saver_is_saving (self->saver))
    opcc_letter_saver_ask (self->saver, self->letters->round->code);
}

static gint64
get_letter (const OpccLetterRow *row)
{
  return row != NULL && row->letter != NULL ? opcc_record_get_n (OPCC_RECORD (row->letter)) : 0;
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  const OpccLetterRow *row = opcc_letter_list_get_viewed (self->list);

  if (row == NULL || self->dialog != NULL)
    return;
  if (g_str_equal (action, "letters.template"))
    opcc_template_dialog_open (widget, self->workspace, self->round,
                               opcc_record_get_n (OPCC_RECORD (row->application)));
  else if (get_letter (row) == 0)
    return;
  else if (g_str_equal (action, "letters.edit"))
    opcc_letter_edit (widget, self->workspace, row->letter);
  else
    g_set_weak_pointer (&self->dialog,
                        opcc_letter_ask_withdraw (widget, self->workspace, row->letter));
}

static void
review_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  const gint64 letter = get_letter (opcc_letter_list_get_viewed (self->list));

  if (letter == 0)
    return;
  opcc_letter_act_run (widget, self->workspace,
                       opcc_letter_act_new (OPCC_LETTER_ACT_REVIEW, self->round, letter));
  /* In the list of what is to review, the next one takes its place by itself. */
  if (!g_str_equal (opcc_chip_row_get_active (self->chips), "review"))
    gtk_widget_activate_action (widget, "letters.go", "i", 1);
}

static void
go_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_letter_list_go (OPCC_LETTERS_TAB (widget)->list, g_variant_get_int32 (parameter));
}

static void
tick_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);

  if (g_str_equal (action, "letters.tick-all"))
    opcc_letter_list_toggle_all (self->list);
  else
    opcc_letter_list_toggle (self->list);
}

static void
show_only (OpccLettersTab *self, const char *standing)
{
  opcc_chip_set_chosen (self->kinds, NULL);
  opcc_chip_row_set_active (self->chips, standing);
  opcc_letter_list_go_first (self->list);
}

static void
all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_only (OPCC_LETTERS_TAB (widget), "all");
}

/* Those that are ticked, or else the one in view. */
static void
issue_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);
  g_autoptr (GPtrArray) rows = opcc_letter_list_get_ticked (self->list);

  if (self->dialog != NULL)
    return;
  if (rows->len == 0)
    g_ptr_array_add (rows, (gpointer) opcc_letter_list_get_viewed (self->list));
  g_set_weak_pointer (&self->dialog,
                      opcc_letter_ask_issue (widget, self->workspace, self->round, rows, 0));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (widget);

  if (self->letters == NULL || self->dialog != NULL)
    return;
  switch (opcc_letter_step_find (self->letters))
    {
    case OPCC_LETTER_STEP_MAKE:
      opcc_letter_act_run (widget, self->workspace,
                           opcc_letter_act_new (OPCC_LETTER_ACT_MAKE, self->round, 0));
      return;
    case OPCC_LETTER_STEP_REVIEW:
      show_only (self, "review");
      return;
    case OPCC_LETTER_STEP_ISSUE:
      g_set_weak_pointer (&self->dialog,
                          opcc_letter_ask_issue (widget, self->workspace, self->round, NULL,
                                                 self->letters->n_ready));
      return;
    case OPCC_LETTER_STEP_LOOK:
      show_only (self, "look");
      return;
    case OPCC_LETTER_STEP_SAVE:
    case OPCC_LETTER_STEP_NONE:
    default:
      gtk_widget_activate_action (widget, "letters.save", NULL);
      return;
    }
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_letters_tab_dispose (GObject *object)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_weak_pointer (&self->dialog);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_letters_tab_parent_class)->dispose (object);
}

static void
opcc_letters_tab_finalize (GObject *object)
{
  OpccLettersTab *self = OPCC_LETTERS_TAB (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->reader);
  opcc_letters_free (self->letters);
  G_OBJECT_CLASS (opcc_letters_tab_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
    GtkWidgetActionActivateFunc activate;
  } keys[] = {
    { GDK_KEY_r, "letters.review", review_cb }, { GDK_KEY_e, "letters.edit", act_cb },
    { GDK_KEY_i, "letters.issue", issue_cb },   { GDK_KEY_w, "letters.withdraw", act_cb },
    { GDK_KEY_t, "letters.template", act_cb },  { GDK_KEY_x, "letters.tick", tick_cb },
  };

  gtk_widget_class_install_action (widget_class, "letters.step", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "letters.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "letters.all", NULL, all_cb);
  gtk_widget_class_install_action (widget_class, "letters.tick-all", NULL, tick_cb);
  gtk_widget_class_install_action (widget_class, "letters.go", "i", go_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_install_action (widget_class, keys[i].action, NULL, keys[i].activate);
      gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, keys[i].action, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "letters.tick-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "letters.go", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "letters.go", "i", -1);
}

static void
opcc_letters_tab_class_init (OpccLettersTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_letters_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_letters_tab_finalize;
  saved_signal = g_signal_new ("saved", OPCC_TYPE_LETTERS_TAB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_DOCUMENT_VIEW);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LETTER_LIST);
  g_type_ensure (OPCC_TYPE_LETTER_SAVER);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-letters-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, says);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, counts);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, next);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, save);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, issue);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, saver);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, chips);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, list);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, remark);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, preview);
  gtk_widget_class_bind_template_child (widget_class, OpccLettersTab, empty);
  gtk_widget_class_bind_template_callback (widget_class, fill_list);
  gtk_widget_class_bind_template_callback (widget_class, show_viewed);
  gtk_widget_class_bind_template_callback (widget_class, show_ticked);
  gtk_widget_class_bind_template_callback (widget_class, saving_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_cb);
}

static GtkWidget *
create_board_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Go to the award board"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "page.tab::awards");
  return button;
}

static void
opcc_letters_tab_init (OpccLettersTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  opcc_chip_row_add (self->chips, "all", _ ("All"), -1);
  opcc_chip_row_add (self->chips, "review", _ ("To review"), -1);
  opcc_chip_row_add (self->chips, "ready", _ ("Ready"), -1);
  opcc_chip_row_add (self->chips, "issued", _ ("Issued"), -1);
  opcc_chip_row_add (self->chips, "look", _ ("To look at"), -1);
  opcc_empty_state_add_button (self->empty, create_board_button ());
  self->kinds = OPCC_CHIP (opcc_chip_new_choice (_ ("Kind"), _ ("Any kind")));
  opcc_chip_row_add_choice (self->chips, self->kinds);
}

GtkWidget *
opcc_letters_tab_new (OpccWorkspace *workspace, gint64 round)
{
  OpccLettersTab *self = g_object_new (OPCC_TYPE_LETTERS_TAB, NULL);

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), GTK_WIDGET (self));

  self->workspace = g_object_ref (workspace);
  self->round = round;
  opcc_letter_saver_set_round (self->saver, workspace, round);
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
