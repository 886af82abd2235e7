/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccAwardBoardRow: one ranked application on the award board, with its award typed in place. */
#include "opcc-award-board-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-award-cells.h"
#include "opcc-award-words.h"
#include "opcc-children.h"
#include "opcc-format.h"
#include "opcc-holds-up.h"
#include "opcc-money-entry.h"
#include "opcc-pill.h"
#include "opcc-place.h"
#include "opcc-robustness.h"
#include "opcc-text.h"

/* What is shown now; most changes of the plan leave most rows as they are. */
typedef struct
{
  gint64 application;
  gint64 asked;
  gint64 percent;
  gint64 amount;
  gint64 running_total;
  guint words; /* hash of what it is called and where it is */
  guint rank;
  int holds_up;
  int overall;
  gboolean tied;
  gboolean wide_spread;
  gboolean settled;
  gboolean by_hand;
  gboolean needs_reason;
  gboolean has_reason;
  gboolean locked;
} Shown;

struct _OpccAwardBoardRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *cells; /* (nullable) this and what is in it: until it is brought up to date */
  GtkWidget *rank;
  GtkWidget *score;
  GtkWidget *name;
  GtkWidget *spread;
  GtkWidget *warning;
  GtkWidget *pill;
  GtkWidget *project;
  GtkWidget *priority;
  GtkWidget *district;
  GtkWidget *asked;
  GtkWidget *award_cell;
  GtkWidget *award;
  GtkWidget *entry; /* (nullable) made when the cursor first comes here */
  GtkWidget *running;
  GtkWidget *holds_up;
  GtkWidget *overall;

  OpccAwardDraft *draft; /* (owned) */
  gint64 application;
  char *organisation; /* (owned) (nullable) */
  char *district_key; /* (owned) (nullable) */
  char *earlier;      /* (owned) (nullable) what is open of an earlier grant */
  char *locked;       /* (owned) (nullable) why nothing can be typed */
  Shown shown;
  gint64 amount; /* pence */
  gboolean part;
  gboolean wide;
  gboolean cursor;
};

static guint refused_signal;

G_DEFINE_FINAL_TYPE (OpccAwardBoardRow, opcc_award_board_row, GTK_TYPE_LIST_BOX_ROW)

static GtkWidget *
create_cell (OpccAwardBoardRow *self, OpccAwardColumn column, const char *css_class)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), opcc_award_column_get_xalign (column));
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (cell, "opcc-num");
  if (css_class != NULL)
    gtk_widget_add_css_class (cell, css_class);
  return cell;
}

static GtkWidget *
add_cell (OpccAwardBoardRow *self, OpccAwardColumn column, const char *css_class)
{
  GtkWidget *cell = create_cell (self, column, css_class);

  opcc_award_cells_append (OPCC_AWARD_CELLS (self->cells), cell);
  return cell;
}

static void
add_name (OpccAwardBoardRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->name = opcc_children_new_label (NULL, NULL, 0);
  self->spread = gtk_image_new_from_icon_name ("opcc-spread-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->spread), 12);
  gtk_widget_set_visible (self->spread, FALSE);
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->warning), 12);
  gtk_widget_add_css_class (self->warning, "opcc-warn");
  gtk_widget_set_visible (self->warning, FALSE);
  self->pill = opcc_pill_new (OPCC_TONE_INFO, NULL, _ ("Part"));
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->spread);
  gtk_box_append (GTK_BOX (box), self->warning);
  gtk_box_append (GTK_BOX (box), self->pill);
  opcc_award_cells_append (OPCC_AWARD_CELLS (self->cells), box);
}

static void
add_award (OpccAwardBoardRow *self)
{
  self->award_cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->award = create_cell (self, OPCC_AWARD_COLUMN_AWARD, NULL);
  gtk_widget_set_hexpand (self->award, TRUE);
  gtk_widget_set_margin_end (self->award, 7);
  gtk_box_append (GTK_BOX (self->award_cell), self->award);
  opcc_award_cells_append (OPCC_AWARD_CELLS (self->cells), self->award_cell);
}

static gboolean
check_amount (gint64 pence, gpointer user_data, GError **error)
{
  OpccAwardBoardRow *self = user_data;

  return opcc_award_draft_check_amount (self->draft, self->application, pence, error);
}

static void
committed_cb (OpccAwardBoardRow *self)
{
  opcc_award_draft_set_amount (self->draft, self->application,
                               opcc_money_entry_get_value (OPCC_MONEY_ENTRY (self->entry)));
}

static void
notify_error_cb (OpccAwardBoardRow *self)
{
  g_signal_emit (self, refused_signal, 0,
                 opcc_money_entry_get_error (OPCC_MONEY_ENTRY (self->entry)));
}

/* Enter and Escape in the field lead back to the row, so that Up and Down go on from there. */
static gboolean
key_cb (OpccAwardBoardRow *self, guint value, guint code, GdkModifierType state)
{
  if (value == GDK_KEY_Return || value == GDK_KEY_KP_Enter)
    {
      if (opcc_money_entry_commit (OPCC_MONEY_ENTRY (self->entry)))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      return TRUE;
    }
  if (value != GDK_KEY_Escape)
    return FALSE;
  opcc_money_entry_set_value (OPCC_MONEY_ENTRY (self->entry), self->amount);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

static void
create_entry (OpccAwardBoardRow *self)
{
  g_autofree char *name = g_strdup_printf (_ ("Award to %s"), self->organisation);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = opcc_money_entry_new (name);
  g_object_set (self->entry, "framed", TRUE, "show-error", FALSE, NULL);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  opcc_money_entry_set_check (OPCC_MONEY_ENTRY (self->entry), check_amount, self, NULL);
  opcc_money_entry_set_value (OPCC_MONEY_ENTRY (self->entry), self->amount);
  opcc_money_entry_set_part (OPCC_MONEY_ENTRY (self->entry), self->part);
  g_signal_connect_object (self->entry, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "notify::error", G_CALLBACK (notify_error_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self->award_cell), self->entry);
}

static void
show_award (OpccAwardBoardRow *self)
{
  gboolean field = self->cursor && self->locked == NULL;

  if (field && self->entry == NULL)
    create_entry (self);
  if (self->entry != NULL)
    gtk_widget_set_visible (self->entry, field);
  gtk_widget_set_visible (self->award, !field);
}

static void
set_words (GtkWidget *cell, const char *text)
{
  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), text) != 0)
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}

static void
set_money (GtkWidget *cell, gint64 pence)
{
  g_auto (OpccCellText) words = { NULL };

  opcc_format_money_with (pence, _ ("none"), _ ("not stated"), &words);
  set_words (cell, words.text);
  opcc_children_set_class (cell, "opcc-missing", pence == OPCC_NO_MONEY);
}

static void
set_district (OpccAwardBoardRow *self)
{
  const OpccPlace *place =
      self->district_key != NULL ? opcc_place_by_key (self->district_key) : NULL;

  set_words (self->district, place == NULL ? _ ("not given")
                             : self->wide  ? place->label
                                           : place->short_name);
  opcc_children_set_class (self->district, "opcc-missing", place == NULL);
}

/* The one thing about this row that a person should see before deciding. */
static void
set_pill (OpccAwardBoardRow *self, const OpccAwardRow *row)
{
  OpccPillWords words = { OPCC_TONE_INFO, NULL, NULL, NULL };

  if (row->needs_reason && row->reason == NULL && self->locked == NULL)
    words = (OpccPillWords){ OPCC_TONE_WARN, NULL,
                             row->amount == 0 ? _ ("Passed over") : _ ("Give a reason"),
                             _ ("Rank order or a limit is broken here: the decision needs a "
                                "reason for it") };
  else if (row->part)
    words.text = _ ("Part");
  else if (row->by_hand && self->locked == NULL)
    words = (OpccPillWords){ OPCC_TONE_NONE, NULL, _ ("By hand"), row->reason };
  gtk_widget_set_visible (self->pill, words.text != NULL);
  if (words.text != NULL)
    opcc_pill_set (OPCC_PILL (self->pill), &words);
}

static void
set_accessible_name (OpccAwardBoardRow *self, const OpccAwardRow *row)
{
  const char *asked = gtk_inscription_get_text (GTK_INSCRIPTION (self->asked));
  const char *running = gtk_inscription_get_text (GTK_INSCRIPTION (self->running));
  const char *score = gtk_inscription_get_text (GTK_INSCRIPTION (self->score));
  g_autofree char *award =
      row->amount > 0 ? opcc_money_format (row->amount) : g_strdup (_ ("none"));
  /* Translators: a row of the award board as it is read out: rank, organisation, score, asked,
   * award, running total. */
  g_autofree char *name =
      g_strdup_printf (_ ("%u, %s, %s, asked %s, award %s, running total %s"), row->ranked->rank,
                       self->organisation, score, asked, award, running);

  opcc_children_set_name (GTK_WIDGET (self), name);
}

static void
opcc_award_board_row_finalize (GObject *object)
{
  OpccAwardBoardRow *self = OPCC_AWARD_BOARD_ROW (object);

  g_clear_object (&self->draft);
  g_free (self->organisation);
  g_free (self->district_key);
  g_free (self->earlier);
  g_free (self->locked);
  G_OBJECT_CLASS (opcc_award_board_row_parent_class)->finalize (object);
}

static void
opcc_award_board_row_class_init (OpccAwardBoardRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_award_board_row_finalize;
  refused_signal = g_signal_new ("refused", OPCC_TYPE_AWARD_BOARD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
opcc_award_board_row_init (OpccAwardBoardRow *self)
{
  self->amount = -1;
}

static void
add_cells (OpccAwardBoardRow *self)
{
  self->cells = opcc_award_cells_new ();
  self->rank = add_cell (self, OPCC_AWARD_COLUMN_RANK, "opcc-dim");
  self->score = add_cell (self, OPCC_AWARD_COLUMN_SCORE, "score");
  add_name (self);
  self->project = add_cell (self, OPCC_AWARD_COLUMN_PROJECT, "opcc-dim");
  self->priority = add_cell (self, OPCC_AWARD_COLUMN_PRIORITY, "opcc-dim");
  self->district = add_cell (self, OPCC_AWARD_COLUMN_DISTRICT, "opcc-dim");
  self->asked = add_cell (self, OPCC_AWARD_COLUMN_ASKED, NULL);
  add_award (self);
  self->running = add_cell (self, OPCC_AWARD_COLUMN_RUNNING, NULL);
  self->holds_up = opcc_holds_up_new (-1);
  opcc_award_cells_append (OPCC_AWARD_CELLS (self->cells), self->holds_up);
  self->overall = add_cell (self, OPCC_AWARD_COLUMN_OVERALL, NULL);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->cells);
  gtk_widget_set_tooltip_text (self->award_cell, self->locked);
}

GtkWidget *
opcc_award_board_row_new (OpccAwardDraft *draft)
{
  OpccAwardBoardRow *self = g_object_new (OPCC_TYPE_AWARD_BOARD_ROW, NULL);

  self->draft = g_object_ref (draft);
  return GTK_WIDGET (self);
}

static void
set_application (OpccAwardBoardRow *self, const OpccRankingRow *ranked)
{
  self->application = ranked->application;
  if (opcc_set_str (&self->organisation, ranked->organisation))
    {
      gtk_label_set_text (GTK_LABEL (self->name), ranked->organisation);
      gtk_widget_set_tooltip_text (self->name, ranked->organisation);
    }
  opcc_set_str (&self->district_key, ranked->district);
  set_words (self->project, ranked->title);
  set_words (self->priority, ranked->priority != NULL ? ranked->priority : _ ("not given"));
  opcc_children_set_class (self->priority, "opcc-missing", ranked->priority == NULL);
  set_district (self);
}

static guint
hash_words (const OpccRankingRow *ranked)
{
  const char *const words[] = { ranked->organisation, ranked->title, ranked->priority,
                                ranked->district };
  guint hash = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    hash = hash * 31 + (words[i] != NULL ? g_str_hash (words[i]) : 0);
  return hash;
}

/* Beside the name: that markers were far apart, or that the score is what moderation settled on. */
static void
set_spread (OpccAwardBoardRow *self, gboolean settled, gboolean wide_spread)
{
  const char *words =
      settled ? _ ("The score is what moderation settled on") : _ ("The markers were far apart");

  gtk_image_set_from_icon_name (GTK_IMAGE (self->spread),
                                settled ? "object-select-symbolic" : "opcc-spread-symbolic");
  gtk_widget_set_tooltip_text (self->spread, words);
  opcc_children_set_name (self->spread, words);
  gtk_widget_set_visible (self->spread, settled || wide_spread);
}

/* Notes what is to be shown, and says whether it is what stands there already. */
static void
set_worlds (OpccAwardBoardRow *self, const OpccRankingRow *ranked)
{
  const int overall = opcc_robustness_get_overall (ranked);
  g_autofree char *words = opcc_award_words_row_worlds (ranked);
  g_autofree char *share = overall >= 0 ? g_strdup_printf ("%d%%", overall) : g_strdup ("");

  opcc_holds_up_set_percent (OPCC_HOLDS_UP (self->holds_up), ranked->holds_up);
  opcc_holds_up_set_words (OPCC_HOLDS_UP (self->holds_up), words);
  set_words (self->overall, share);
  gtk_widget_set_tooltip_text (self->overall, words);
}

static gboolean
is_shown (OpccAwardBoardRow *self, const OpccAwardRow *row, gboolean wide_spread)
{
  Shown wanted;

  /* Compared as a whole, so what lies between the members counts too. */
  memset (&wanted, 0, sizeof wanted);
  wanted.application = row->ranked->application;
  wanted.asked = row->ranked->asked;
  wanted.percent = row->ranked->percent;
  wanted.amount = row->amount;
  wanted.running_total = row->running_total;
  wanted.words = hash_words (row->ranked);
  wanted.rank = row->ranked->rank;
  wanted.holds_up = row->ranked->holds_up;
  wanted.overall = opcc_robustness_get_overall (row->ranked);
  wanted.tied = row->ranked->tied;
  wanted.wide_spread = wide_spread;
  wanted.settled = row->ranked->settled;
  wanted.by_hand = row->by_hand;
  wanted.needs_reason = row->needs_reason;
  wanted.has_reason = row->reason != NULL;
  wanted.locked = self->locked != NULL;
  if (memcmp (&wanted, &self->shown, sizeof wanted) == 0)
    return TRUE;
  memcpy (&self->shown, &wanted, sizeof wanted);
  return FALSE;
}

void
opcc_award_board_row_update (OpccAwardBoardRow *self, const OpccAwardRow *row, gboolean wide_spread)
{
  const OpccRankingRow *ranked = row->ranked;
  g_autofree char *score = NULL;
  g_autofree char *rank = NULL;

  g_return_if_fail (OPCC_IS_AWARD_BOARD_ROW (self));

  if (self->cells == NULL)
    add_cells (self);
  if (is_shown (self, row, wide_spread))
    return;
  if (self->application != ranked->application && self->entry != NULL)
    {
      gtk_box_remove (GTK_BOX (self->award_cell), self->entry);
      self->entry = NULL;
    }
  set_application (self, ranked);
  score = opcc_percent_format (ranked->percent);
  rank = g_strdup_printf (ranked->tied ? "%u=" : "%u", ranked->rank);
  set_words (self->rank, rank);
  set_words (self->score, score);
  set_spread (self, ranked->settled, wide_spread);
  set_pill (self, row);
  set_money (self->asked, ranked->asked);
  set_money (self->award, row->amount);
  set_money (self->running, row->running_total);
  set_worlds (self, ranked);
  opcc_children_set_class (GTK_WIDGET (self), "out", row->amount == 0);
  opcc_children_set_class (self->award, "opcc-strong", row->part);
  self->amount = row->amount;
  self->part = row->part;
  if (self->entry != NULL)
    {
      if (opcc_money_entry_get_value (OPCC_MONEY_ENTRY (self->entry)) != row->amount)
        opcc_money_entry_set_value (OPCC_MONEY_ENTRY (self->entry), row->amount);
      opcc_money_entry_set_part (OPCC_MONEY_ENTRY (self->entry), row->part);
    }
  show_award (self);
  set_accessible_name (self, row);
}

void
opcc_award_board_row_set_warning (OpccAwardBoardRow *self, const char *words)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD_ROW (self));
  if (!opcc_set_str (&self->earlier, words))
    return;
  gtk_widget_set_visible (self->warning, words != NULL);
  gtk_widget_set_tooltip_text (self->warning, words);
  opcc_children_set_name (self->warning, words != NULL ? words : "");
}

void
opcc_award_board_row_set_wide (OpccAwardBoardRow *self, gboolean wide)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD_ROW (self));
  if (self->cells == NULL || self->wide == wide)
    return;
  self->wide = wide;
  opcc_award_cells_set_wide (OPCC_AWARD_CELLS (self->cells), wide);
  set_district (self);
}

void
opcc_award_board_row_set_cursor (OpccAwardBoardRow *self, gboolean cursor)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD_ROW (self));
  if (self->cells == NULL)
    return;
  self->cursor = cursor;
  opcc_children_set_class (GTK_WIDGET (self), "cursor", cursor);
  show_award (self);
}

void
opcc_award_board_row_set_locked (OpccAwardBoardRow *self, const char *reason)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD_ROW (self));
  if (opcc_set_str (&self->locked, reason) && self->cells != NULL)
    {
      gtk_widget_set_tooltip_text (self->award_cell, reason);
      show_award (self);
    }
}

void
opcc_award_board_row_edit (OpccAwardBoardRow *self)
{
  g_return_if_fail (OPCC_IS_AWARD_BOARD_ROW (self));
  if (self->cells == NULL || self->locked != NULL)
    return;
  show_award (self);
  if (self->entry != NULL && gtk_widget_get_visible (self->entry))
    gtk_widget_grab_focus (self->entry);
}

GtkWidget *
opcc_award_board_row_get_award_cell (OpccAwardBoardRow *self)
{
  g_return_val_if_fail (OPCC_IS_AWARD_BOARD_ROW (self), NULL);
  return self->award_cell;
}
