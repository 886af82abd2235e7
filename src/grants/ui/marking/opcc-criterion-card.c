/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccCriterionCard: one criterion with its score keys, its guidance and the comment on it. */
#include "opcc-criterion-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-children.h"
#include "opcc-keycap.h"

#define MAX_KEYS 11

struct _OpccCriterionCard
{
  GtkWidget parent_instance;
  GtkWidget *title;
  GtkWidget *others;
  GtkWidget *keys[MAX_KEYS];
  GtkWidget *guidance; /* grid of score and line */
  GtkWidget *comment_box;
  GtkWidget *comment; /* text view */
  GtkWidget *note;

  OpccCriterion *criterion; /* (owned) */
  gint64 score;             /* OPCC_NO_INTEGER: none yet */
  char *comment_kept;       /* (owned) (nullable) as it was last told */
  gboolean now;
  gboolean guidance_shown;
  gboolean fixed;
  gboolean filling;
};

static guint chosen_signal;
static guint scored_signal;
static guint commented_signal;

G_DEFINE_FINAL_TYPE (OpccCriterionCard, opcc_criterion_card, GTK_TYPE_WIDGET)

static gint64
get_last_key (OpccCriterionCard *self)
{
  return MIN (self->criterion->scale, MAX_KEYS - 1);
}

/* The line of the chosen score stands out among the lines of the guidance. */
static void
update_guidance (OpccCriterionCard *self)
{
  int row = 0;

  opcc_children_unparent (self->guidance);
  for (gint64 score = get_last_key (self); score >= 0; score--)
    {
      g_autofree char *line = opcc_criterion_get_guidance (self->criterion, score);
      g_autofree char *number = g_strdup_printf ("%d", (int) score);
      const char *type = score == self->score ? "opcc-caption-strong" : "opcc-caption opcc-dim";
      GtkWidget *score_label;
      GtkWidget *words;

      if (line == NULL)
        continue;
      words = opcc_children_new_label (line, type, 0);
      gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_widget_set_hexpand (words, TRUE);
      score_label = opcc_children_new_label (number, "opcc-caption-strong", 0.5);
      gtk_widget_set_valign (score_label, GTK_ALIGN_START);
      gtk_grid_attach (GTK_GRID (self->guidance), score_label, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (self->guidance), words, 1, row++, 1, 1);
    }
  gtk_widget_set_visible (self->guidance, self->now && self->guidance_shown && row > 0);
}

static void
update (OpccCriterionCard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  opcc_children_set_class (widget, "now", self->now);
  opcc_children_set_class (widget, "idle", !self->now);
  opcc_children_set_class (self->title, "opcc-strong", self->now);
  gtk_widget_set_visible (self->comment_box, self->now);
  update_guidance (self);
  gtk_label_set_text (GTK_LABEL (self->note), self->fixed ? _ ("Submitted, and fixed.")
                                              : self->score == OPCC_NO_INTEGER
                                                  ? _ ("A comment is kept with its score.")
                                                  : _ ("Comment for feedback to the applicant."));
}

static void
update_keys (OpccCriterionCard *self)
{
  self->filling = TRUE;
  for (gint64 i = 0; i <= get_last_key (self); i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->keys[i]), i == self->score);
      gtk_widget_set_sensitive (self->keys[i], !self->fixed || i == self->score);
    }
  self->filling = FALSE;
}

static void
toggled_cb (OpccCriterionCard *self, GtkToggleButton *key)
{
  if (self->filling)
    return;
  for (gint64 i = 0; i <= get_last_key (self); i++)
    if (self->keys[i] == GTK_WIDGET (key) && !self->fixed)
      {
        /* A key pressed twice stays down: a score is changed, not taken away. */
        g_signal_emit (self, scored_signal, 0, i);
        break;
      }
  update_keys (self);
}

static void
focus_enter_cb (OpccCriterionCard *self)
{
  if (!self->now)
    g_signal_emit (self, chosen_signal, 0);
}

static void
pressed_cb (OpccCriterionCard *self)
{
  if (!self->now)
    g_signal_emit (self, chosen_signal, 0);
}

static void
comment_left_cb (OpccCriterionCard *self)
{
  g_autofree char *comment = opcc_criterion_card_get_comment (self);

  if (self->fixed || g_strcmp0 (comment, self->comment_kept) == 0)
    return;
  g_free (self->comment_kept);
  self->comment_kept = g_steal_pointer (&comment);
  g_signal_emit (self, commented_signal, 0);
}

static gboolean
leave_comment_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  opcc_criterion_card_focus (OPCC_CRITERION_CARD (user_data));
  return TRUE;
}

/* "24% of the mark · least mean 2" */
static char *
describe (OpccCriterion *criterion)
{
  g_autofree char *share = criterion->pass_fail
                               ? g_strdup (_ ("Pass or fail"))
                               : g_strdup_printf (_ ("%.10g%% of the mark"), criterion->weight);

  if (criterion->minimum == OPCC_NO_INTEGER)
    return g_steal_pointer (&share);
  /* Translators: what a criterion counts for, and the mean score an award needs. */
  return g_strdup_printf (_ ("%s · least mean %d"), share, (int) criterion->minimum);
}

static GtkWidget *
make_key (OpccCriterionCard *self, gint64 score)
{
  g_autofree char *label = g_strdup_printf ("%d", (int) score);
  g_autofree char *line = opcc_criterion_get_guidance (self->criterion, score);
  /* Translators: a score and what it means: "3 – Good". */
  g_autofree char *tip = line != NULL ? g_strdup_printf (_ ("%d – %s"), (int) score, line) : NULL;
  g_autofree char *name =
      g_strdup_printf (_ ("%s: score %s"), self->criterion->title, tip != NULL ? tip : label);
  GtkWidget *key = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (key, "opcc-key");
  gtk_widget_set_tooltip_text (key, tip);
  opcc_children_set_name (key, name);
  g_signal_connect_object (key, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return key;
}

static void
add_head (OpccCriterionCard *self, GtkWidget *box)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *keys = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *title =
      g_strdup_printf ("%d  %s", (int) self->criterion->number, self->criterion->title);
  g_autofree char *facts = describe (self->criterion);

  self->title = opcc_children_new_label (title, "opcc-small", 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (facts, "opcc-caption opcc-dim", 0));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  for (gint64 i = 0; i <= get_last_key (self); i++)
    {
      self->keys[i] = make_key (self, i);
      gtk_box_append (GTK_BOX (keys), self->keys[i]);
    }
  gtk_widget_set_valign (keys, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), keys);
  gtk_box_append (GTK_BOX (box), head);
}

static void
add_comment (OpccCriterionCard *self, GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *keycap = opcc_keycap_new ("C");
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autofree char *name = g_strdup_printf (_ ("Comment on %s"), self->criterion->title);

  self->comment = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->comment), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->comment), FALSE);
  gtk_widget_add_css_class (self->comment, "opcc-comment");
  opcc_children_set_name (self->comment, name);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (leave_comment_cb, self, NULL)));
  gtk_widget_add_controller (self->comment, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (comment_left_cb), self);
  gtk_widget_add_controller (self->comment, focus);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->comment);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 56);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->note = opcc_children_new_label (NULL, "opcc-caption opcc-dim", 0);
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_box_append (GTK_BOX (foot), self->note);
  gtk_box_append (GTK_BOX (foot), keycap);
  self->comment_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (self->comment_box), scroller);
  gtk_box_append (GTK_BOX (self->comment_box), foot);
  gtk_box_append (GTK_BOX (box), self->comment_box);
}

static void
opcc_criterion_card_dispose (GObject *object)
{
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_criterion_card_parent_class)->dispose (object);
}

static void
opcc_criterion_card_finalize (GObject *object)
{
  OpccCriterionCard *self = OPCC_CRITERION_CARD (object);

  g_clear_object (&self->criterion);
  g_free (self->comment_kept);
  G_OBJECT_CLASS (opcc_criterion_card_parent_class)->finalize (object);
}

static void
opcc_criterion_card_class_init (OpccCriterionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = OPCC_TYPE_CRITERION_CARD;
  const GSignalFlags when = G_SIGNAL_RUN_LAST;

  G_OBJECT_CLASS (klass)->dispose = opcc_criterion_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_criterion_card_finalize;
  chosen_signal = g_signal_new ("chosen", type, when, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  scored_signal =
      g_signal_new ("scored", type, when, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  commented_signal = g_signal_new ("commented", type, when, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_criterion_card_init (OpccCriterionCard *self)
{
  self->score = OPCC_NO_INTEGER;
  self->guidance_shown = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "opcc-crit");
}

GtkWidget *
opcc_criterion_card_new (OpccCriterion *criterion)
{
  OpccCriterionCard *self = g_object_new (OPCC_TYPE_CRITERION_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  g_return_val_if_fail (OPCC_IS_CRITERION (criterion), GTK_WIDGET (self));

  self->criterion = g_object_ref (criterion);
  add_head (self, box);
  self->others = opcc_children_new_label (NULL, "opcc-caption opcc-dim", 0);
  gtk_widget_set_visible (self->others, FALSE);
  gtk_box_append (GTK_BOX (box), self->others);
  self->guidance = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->guidance), 15);
  gtk_widget_set_margin_start (self->guidance, 5);
  gtk_box_append (GTK_BOX (box), self->guidance);
  add_comment (self, box);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), criterion->title);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  update (self);
  return GTK_WIDGET (self);
}

void
opcc_criterion_card_set_mark (OpccCriterionCard *self, gint64 score, const char *comment)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (OPCC_IS_CRITERION_CARD (self));

  self->score = score;
  if (g_strcmp0 (comment, self->comment_kept) != 0)
    {
      buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->comment));
      gtk_text_buffer_set_text (buffer, comment != NULL ? comment : "", -1);
      g_free (self->comment_kept);
      self->comment_kept = g_strdup (comment);
    }
  update_keys (self);
  update (self);
}

gint64
opcc_criterion_card_get_score (OpccCriterionCard *self)
{
  g_return_val_if_fail (OPCC_IS_CRITERION_CARD (self), OPCC_NO_INTEGER);
  return self->score;
}

char *
opcc_criterion_card_get_comment (OpccCriterionCard *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  GtkTextIter end;
  g_autofree char *text = NULL;

  g_return_val_if_fail (OPCC_IS_CRITERION_CARD (self), NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->comment));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

void
opcc_criterion_card_set_now (OpccCriterionCard *self, gboolean now)
{
  g_return_if_fail (OPCC_IS_CRITERION_CARD (self));
  self->now = now != FALSE;
  update (self);
}

void
opcc_criterion_card_set_guidance (OpccCriterionCard *self, gboolean shown)
{
  g_return_if_fail (OPCC_IS_CRITERION_CARD (self));
  self->guidance_shown = shown;
  update_guidance (self);
}

void
opcc_criterion_card_set_fixed (OpccCriterionCard *self, gboolean fixed, const char *others)
{
  g_return_if_fail (OPCC_IS_CRITERION_CARD (self));
  self->fixed = fixed;
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->comment), !fixed);
  opcc_children_set_text (self->others, others);
  update_keys (self);
  update (self);
}

void
opcc_criterion_card_focus (OpccCriterionCard *self)
{
  gint64 key;

  g_return_if_fail (OPCC_IS_CRITERION_CARD (self));
  key = self->score == OPCC_NO_INTEGER ? 0 : self->score;
  gtk_widget_grab_focus (self->keys[MIN (key, get_last_key (self))]);
}

gboolean
opcc_criterion_card_is_writing (OpccCriterionCard *self)
{
  g_return_val_if_fail (OPCC_IS_CRITERION_CARD (self), FALSE);
  return gtk_widget_has_focus (self->comment);
}

void
opcc_criterion_card_comment (OpccCriterionCard *self)
{
  g_return_if_fail (OPCC_IS_CRITERION_CARD (self));
  gtk_widget_grab_focus (self->comment);
}
