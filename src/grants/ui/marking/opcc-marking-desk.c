/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMarkingDesk: one application beside its criteria, scored and submitted by keys alone. */
#include "opcc-marking-desk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-ask-dialog.h"
#include "opcc-children.h"
#include "opcc-criterion-card.h"
#include "opcc-interest-gate.h"
#include "opcc-keycap.h"
#include "opcc-marking-paper.h"
#include "opcc-marking-squares.h"
#include "opcc-marking-words.h"
#include "opcc-page.h"

struct _OpccMarkingDesk
{
  GtkWidget parent_instance;

  /* template */
  GtkLabel *position;
  GtkStack *sheets;
  OpccInterestGate *gate;
  OpccMarkingPaper *paper;
  GtkBox *cards;
  GtkLabel *points;
  GtkLabel *points_left;
  GtkLabel *sealed;
  OpccMarkingSquares *squares;
  GtkLabel *done;
  GtkLabel *closes;
  GtkBox *keys;
  GtkButton *next;
  GtkLabel *next_words;

  OpccWorkspace *workspace;          /* (owned) */
  const OpccMarkingReading *reading; /* (unowned) (nullable) */
  guint index;
  guint now;          /* criterion in hand */
  gint64 application; /* that the cards are of */
  guint n_saving;     /* acts on their way to the office file */
  gboolean guidance;
};

static guint go_signal;
static guint list_signal;
static guint saved_signal;

G_DEFINE_FINAL_TYPE (OpccMarkingDesk, opcc_marking_desk, GTK_TYPE_WIDGET)

static const OpccMarkingView *
get_view (OpccMarkingDesk *self)
{
  return self->reading != NULL && self->index < self->reading->views->len
             ? g_ptr_array_index (self->reading->views, self->index)
             : NULL;
}

static OpccCriterionCard *
get_card (OpccMarkingDesk *self, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  for (; child != NULL && index > 0; index--)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? OPCC_CRITERION_CARD (child) : NULL;
}

static guint
find_card (OpccMarkingDesk *self, OpccCriterionCard *card)
{
  guint index = 0;

  while (get_card (self, index) != NULL && get_card (self, index) != card)
    index++;
  return index;
}

static gboolean
is_submitted (const OpccMarkingView *view)
{
  return strcmp (view->assignment->state, "submitted") == 0;
}

static gboolean
is_whole (OpccMarkingDesk *self)
{
  OpccCriterionCard *card;
  guint i;

  for (i = 0; (card = get_card (self, i)) != NULL; i++)
    if (opcc_criterion_card_get_score (card) == OPCC_NO_INTEGER)
      return FALSE;
  return i > 0;
}

static void
update_points (OpccMarkingDesk *self)
{
  const OpccMarkingView *view = get_view (self);
  double points = 0, marked = 0;
  double whole = 0;
  g_autofree char *words = NULL;
  g_autofree char *left = NULL;

  for (guint i = 0; i < view->criteria->len; i++)
    {
      const OpccCriterion *criterion = g_ptr_array_index (view->criteria, i);
      gint64 score = opcc_criterion_card_get_score (get_card (self, i));

      if (criterion->pass_fail)
        continue;
      whole += criterion->weight;
      if (score == OPCC_NO_INTEGER)
        continue;
      marked += criterion->weight;
      points += criterion->weight * (double) score / (double) MAX (criterion->scale, 1);
    }
  words = opcc_marking_words_points (points, marked);
  left = opcc_marking_words_points_left (whole - marked);
  gtk_label_set_text (self->points, words);
  opcc_children_set_text (GTK_WIDGET (self->points_left), left);
}

static void
update_bar (OpccMarkingDesk *self)
{
  const OpccMarkingView *view = get_view (self);
  guint n = self->reading->views->len;
  g_autofree gboolean *done = g_new0 (gboolean, n + 1);
  g_autofree char *words = NULL;
  g_autofree char *position = NULL;
  g_autofree char *closes = opcc_marking_words_closes (self->reading);
  const gboolean asking = opcc_marking_desk_is_asking (self);
  guint n_done = 0;

  for (guint i = 0; i < n; i++)
    {
      done[i] = is_submitted (g_ptr_array_index (self->reading->views, i));
      n_done += done[i];
    }
  words = g_strdup_printf (_ ("%u of %u done"), n_done, n);
  position = g_strdup_printf (_ ("Application %u of %u"), self->index + 1, n);
  opcc_marking_squares_set (self->squares, done, n, self->index, words);
  gtk_label_set_text (self->done, words);
  gtk_label_set_text (self->position, position);
  opcc_children_set_text (GTK_WIDGET (self->closes), closes);
  gtk_label_set_text (self->next_words, is_whole (self) && !view->fixed ? _ ("Submit and go on")
                                                                        : _ ("Next application"));
  gtk_widget_set_visible (GTK_WIDGET (self->sealed), !view->fixed);
  /* While it asks about an interest, the answer is what is suggested. */
  opcc_children_set_class (GTK_WIDGET (self->next), "suggested-action", !asking);
  gtk_widget_set_visible (GTK_WIDGET (self->keys), !asking);
}

static void
set_now (OpccMarkingDesk *self, guint now, gboolean focus)
{
  OpccCriterionCard *card;

  self->now = now;
  for (guint i = 0; (card = get_card (self, i)) != NULL; i++)
    opcc_criterion_card_set_now (card, i == now);
  if (focus && get_card (self, now) != NULL)
    opcc_criterion_card_focus (get_card (self, now));
}

/* What is on its way, and what to say once it is there. */
typedef struct
{
  OpccMarkingDesk *self; /* (owned) */
  OpccAskDialog *dialog; /* (owned) (nullable) that waits for it */
  char *toast;           /* (owned) (nullable) */
  gboolean go_on;
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  OpccMarkingDesk *self = saving->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = opcc_workspace_run_finish (self->workspace, result, &error);

  self->n_saving--;
  if (saving->dialog != NULL)
    opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (saving->dialog), error);
  else if (done == NULL)
    opcc_page_report_error (GTK_WIDGET (self), error);
  if (done != NULL && saving->toast != NULL)
    opcc_page_toast (GTK_WIDGET (self), saving->toast, TRUE);
  if (done != NULL && saving->go_on)
    g_signal_emit (self, go_signal, 0, 1);
  if (self->n_saving == 0)
    g_signal_emit (self, saved_signal, 0);
  g_clear_object (&saving->dialog);
  g_object_unref (saving->self);
  g_free (saving->toast);
  g_free (saving);
}

static void
start_saving (OpccMarkingDesk *self,
              OpccJob job,
              OpccMarkingAct *act,
              OpccAskDialog *dialog,
              char *toast,
              gboolean go_on)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->dialog = dialog != NULL ? g_object_ref (dialog) : NULL;
  saving->toast = toast;
  saving->go_on = go_on;
  self->n_saving++;
  opcc_workspace_run (self->workspace, job, act, (GDestroyNotify) opcc_marking_act_free, g_free,
                      NULL, saved_cb, saving);
}

static void
save_card (OpccMarkingDesk *self, OpccCriterionCard *card)
{
  const OpccMarkingView *view = get_view (self);
  guint index = find_card (self, card);
  gint64 score = opcc_criterion_card_get_score (card);
  g_autofree char *comment = opcc_criterion_card_get_comment (card);

  /* A comment without a score waits on the card: the score is what a mark is. */
  if (view == NULL || index >= view->criteria->len || score == OPCC_NO_INTEGER)
    return;
  start_saving (self, opcc_marking_job_score,
                opcc_marking_act_new (self->application, self->reading->marker,
                                      opcc_record_get_n (g_ptr_array_index (view->criteria, index)),
                                      score, comment),
                NULL, NULL, FALSE);
}

static void
scored_cb (OpccMarkingDesk *self, gint64 score, OpccCriterionCard *card)
{
  g_autofree char *comment = opcc_criterion_card_get_comment (card);

  opcc_criterion_card_set_mark (card, score, comment);
  save_card (self, card);
  update_points (self);
  update_bar (self);
}

static void
commented_cb (OpccMarkingDesk *self, OpccCriterionCard *card)
{
  save_card (self, card);
}

static void
chosen_cb (OpccMarkingDesk *self, OpccCriterionCard *card)
{
  set_now (self, find_card (self, card), FALSE);
}

static void
create_cards (OpccMarkingDesk *self, const OpccMarkingView *view)
{
  opcc_children_unparent (GTK_WIDGET (self->cards));
  for (guint i = 0; i < view->criteria->len; i++)
    {
      GtkWidget *card = opcc_criterion_card_new (g_ptr_array_index (view->criteria, i));

      opcc_criterion_card_set_guidance (OPCC_CRITERION_CARD (card), self->guidance);
      g_signal_connect_object (card, "scored", G_CALLBACK (scored_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "commented", G_CALLBACK (commented_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->cards, card);
    }
}

static void
fill_cards (OpccMarkingDesk *self, const OpccMarkingView *view)
{
  for (guint i = 0; i < view->criteria->len; i++)
    {
      OpccCriterionCard *card = get_card (self, i);
      const OpccMark *mark = g_ptr_array_index (view->own, i);
      g_autofree char *others =
          opcc_marking_words_others (view,
                                     opcc_record_get_n (g_ptr_array_index (view->criteria, i)));

      if (!opcc_criterion_card_is_writing (card))
        opcc_criterion_card_set_mark (card, mark != NULL ? mark->score : OPCC_NO_INTEGER,
                                      mark != NULL ? mark->comment : NULL);
      opcc_criterion_card_set_fixed (card,
                                     view->fixed || opcc_workspace_is_read_only (self->workspace),
                                     others);
    }
}

static guint
find_first_open (OpccMarkingDesk *self)
{
  OpccCriterionCard *card;

  for (guint i = 0; (card = get_card (self, i)) != NULL; i++)
    if (opcc_criterion_card_get_score (card) == OPCC_NO_INTEGER)
      return i;
  return 0;
}

static void
back_cb (OpccMarkingDesk *self)
{
  g_signal_emit (self, list_signal, 0);
}

static void
opcc_marking_desk_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_marking_desk_parent_class)->dispose (object);
}

static void
opcc_marking_desk_finalize (GObject *object)
{
  g_clear_object (&OPCC_MARKING_DESK (object)->workspace);
  G_OBJECT_CLASS (opcc_marking_desk_parent_class)->finalize (object);
}

static void
opcc_marking_desk_class_init (OpccMarkingDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = OPCC_TYPE_MARKING_DESK;
  const GSignalFlags when = G_SIGNAL_RUN_LAST;

  G_OBJECT_CLASS (klass)->dispose = opcc_marking_desk_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_marking_desk_finalize;
  go_signal = g_signal_new ("go", type, when, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  list_signal = g_signal_new ("list", type, when, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  saved_signal = g_signal_new ("saved", type, when, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (OPCC_TYPE_INTEREST_GATE);
  g_type_ensure (OPCC_TYPE_MARKING_PAPER);
  g_type_ensure (OPCC_TYPE_MARKING_SQUARES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-marking-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, position);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, sheets);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, gate);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, paper);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, cards);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, points);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, points_left);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, sealed);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, squares);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, done);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, closes);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, next_words);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, keys);
  gtk_widget_class_bind_template_child (widget_class, OpccMarkingDesk, next);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
add_key (OpccMarkingDesk *self, const char *key, const char *other, const char *words)
{
  GtkWidget *label = opcc_children_new_label (words, "opcc-caption opcc-dim", 0);

  gtk_box_append (self->keys, opcc_keycap_new (key));
  if (other != NULL)
    gtk_box_append (self->keys, opcc_keycap_new (other));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_margin_end (label, 9);
  gtk_box_append (self->keys, label);
}

static void
opcc_marking_desk_init (OpccMarkingDesk *self)
{
  self->guidance = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_key (self, "0 – 5", NULL, _ ("score"));
  add_key (self, "J", "K", _ ("criterion"));
  add_key (self, "C", NULL, _ ("comment"));
  gtk_box_append (GTK_BOX (gtk_button_get_child (self->next)), opcc_keycap_new ("N"));
}

GtkWidget *
opcc_marking_desk_new (OpccWorkspace *workspace)
{
  OpccMarkingDesk *self = g_object_new (OPCC_TYPE_MARKING_DESK, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

gboolean
opcc_marking_desk_is_asking (OpccMarkingDesk *self)
{
  const OpccMarkingView *view = get_view (self);

  return view != NULL && view->applicant != NULL && !opcc_workspace_is_read_only (self->workspace);
}

/* Nothing of the application is on the screen, and no card takes a score. */
static void
ask_interest (OpccMarkingDesk *self, const OpccMarkingView *view)
{
  self->application = 0;
  opcc_children_unparent (GTK_WIDGET (self->cards));
  opcc_interest_gate_set_view (self->gate, view);
  gtk_stack_set_visible_child_name (self->sheets, "ask");
  update_bar (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    opcc_interest_gate_focus (self->gate);
}

void
opcc_marking_desk_set_reading (OpccMarkingDesk *self,
                               const OpccMarkingReading *reading,
                               guint index)
{
  const OpccMarkingView *view;
  gint64 application;

  g_return_if_fail (OPCC_IS_MARKING_DESK (self));

  self->reading = reading;
  self->index = index;
  view = get_view (self);
  /* Between two readings: the criterion in hand is kept for the next. */
  if (view == NULL)
    return;
  if (opcc_marking_desk_is_asking (self))
    {
      ask_interest (self, view);
      return;
    }
  gtk_stack_set_visible_child_name (self->sheets, "open");
  application = opcc_record_get_n (OPCC_RECORD (view->application));
  if (application != self->application || get_card (self, view->criteria->len) != NULL ||
      get_card (self, view->criteria->len - 1) == NULL)
    {
      self->application = application;
      create_cards (self, view);
      fill_cards (self, view);
      set_now (self, find_first_open (self), gtk_widget_get_mapped (GTK_WIDGET (self)));
    }
  else
    fill_cards (self, view);
  opcc_marking_paper_set_view (self->paper, view);
  update_points (self);
  update_bar (self);
}

guint
opcc_marking_desk_get_index (OpccMarkingDesk *self)
{
  g_return_val_if_fail (OPCC_IS_MARKING_DESK (self), 0);
  return self->index;
}

gboolean
opcc_marking_desk_is_saving (OpccMarkingDesk *self)
{
  g_return_val_if_fail (OPCC_IS_MARKING_DESK (self), FALSE);
  return self->n_saving > 0;
}

void
opcc_marking_desk_score (OpccMarkingDesk *self, gint64 score)
{
  const OpccMarkingView *view;
  const OpccCriterion *criterion;

  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  view = get_view (self);
  if (view == NULL || view->fixed || opcc_marking_desk_is_asking (self) ||
      self->now >= view->criteria->len || opcc_workspace_is_read_only (self->workspace))
    return;
  criterion = g_ptr_array_index (view->criteria, self->now);
  if (score > criterion->scale)
    return;
  scored_cb (self, score, get_card (self, self->now));
  opcc_marking_desk_move (self, 1);
}

void
opcc_marking_desk_move (OpccMarkingDesk *self, int steps)
{
  const OpccMarkingView *view;

  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  view = get_view (self);
  if (view != NULL && !opcc_marking_desk_is_asking (self))
    set_now (self, (guint) CLAMP ((int) self->now + steps, 0, (int) view->criteria->len - 1), TRUE);
}

void
opcc_marking_desk_comment (OpccMarkingDesk *self)
{
  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  if (get_card (self, self->now) != NULL)
    opcc_criterion_card_comment (get_card (self, self->now));
}

void
opcc_marking_desk_toggle_guidance (OpccMarkingDesk *self)
{
  OpccCriterionCard *card;

  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  self->guidance = !self->guidance;
  for (guint i = 0; (card = get_card (self, i)) != NULL; i++)
    opcc_criterion_card_set_guidance (card, self->guidance);
}

void
opcc_marking_desk_next (OpccMarkingDesk *self)
{
  const OpccMarkingView *view;

  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  view = get_view (self);
  if (view == NULL)
    return;
  if (!is_whole (self) || view->fixed || opcc_workspace_is_read_only (self->workspace))
    {
      g_signal_emit (self, go_signal, 0, 1);
      return;
    }
  start_saving (self, opcc_marking_job_submit,
                opcc_marking_act_new (self->application, self->reading->marker, 0, 0, NULL), NULL,
                g_strdup_printf (_ ("Marks of %s submitted"), view->application->reference), TRUE);
}

static void
conflict_cb (OpccMarkingDesk *self, OpccAskDialog *dialog)
{
  const OpccMarkingView *view = get_view (self);

  start_saving (
      self, opcc_marking_job_conflict,
      opcc_marking_act_new (view != NULL ? opcc_record_get_n (OPCC_RECORD (view->application)) : 0,
                            self->reading->marker, 0, 0, opcc_ask_dialog_get_text (dialog, 0)),
      dialog,
      g_strdup_printf (_ ("Conflict of interest on %s declared"),
                       view != NULL ? view->application->reference : ""),
      FALSE);
}

GtkWindow *
opcc_marking_desk_declare_conflict (OpccMarkingDesk *self)
{
  OpccAskDialog *dialog;

  g_return_val_if_fail (OPCC_IS_MARKING_DESK (self), NULL);
  if (get_view (self) == NULL)
    return NULL;
  dialog = opcc_ask_dialog_new (
      GTK_WIDGET (self), _ ("Declare a conflict of interest"),
      _ ("The application leaves your list, your marks on it go, and another marker gets it. The "
         "round lead sees the reason."),
      _ ("Declare conflict"));
  opcc_ask_dialog_add_text (dialog, _ ("What the conflict is"), NULL,
                            _ ("Say what the conflict is. Nothing was changed."));
  g_signal_connect_object (dialog, "apply", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (dialog);
}

void
opcc_marking_desk_declare_none (OpccMarkingDesk *self)
{
  OpccMarkingView *view;

  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  if (!opcc_marking_desk_is_asking (self))
    return;
  view = (OpccMarkingView *) get_view (self);
  /* It opens at once, so that the next key is a score; read again, the file says the same. */
  g_clear_pointer (&view->applicant, g_free);
  start_saving (self, opcc_marking_job_no_interest,
                opcc_marking_act_new (opcc_record_get_n (OPCC_RECORD (view->application)),
                                      self->reading->marker, 0, 0, NULL),
                NULL, NULL, FALSE);
  opcc_marking_desk_set_reading (self, self->reading, self->index);
  opcc_marking_desk_focus (self);
}

void
opcc_marking_desk_focus (OpccMarkingDesk *self)
{
  g_return_if_fail (OPCC_IS_MARKING_DESK (self));
  if (opcc_marking_desk_is_asking (self))
    opcc_interest_gate_focus (self->gate);
  if (get_card (self, self->now) != NULL)
    opcc_criterion_card_focus (get_card (self, self->now));
}
