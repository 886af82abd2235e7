/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLetterList: the letters of a round that are looked at, one in view, some ticked to issue. */
#include "opcc-letter-list.h"

#include <glib/gi18n-lib.h>

#include "opcc-children.h"
#include "opcc-late-rows.h"

struct _OpccLetterList
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *empty;
  GtkWidget *all; /* the button below the empty words */

  OpccLateRows *late;         /* (owned) */
  const OpccLetters *letters; /* (unowned) (nullable) */
  GPtrArray *shown;           /* (owned) OpccLetterRow (unowned), as the list has them */
  GHashTable *ticked;         /* (owned) numbers of letters */
  gboolean with_ticks;
  gboolean filling;
};

enum
{
  VIEWED,
  TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (OpccLetterList, opcc_letter_list, GTK_TYPE_WIDGET)

static int
get_index (OpccLetterList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

const OpccLetterRow *
opcc_letter_list_get_viewed (OpccLetterList *self)
{
  const int index = get_index (self);

  return index >= 0 && (guint) index < self->shown->len ? g_ptr_array_index (self->shown, index)
                                                        : NULL;
}

static gint64
get_application (const OpccLetterRow *row)
{
  return opcc_record_get_n (OPCC_RECORD (row->application));
}

static void
selected_cb (OpccLetterList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[VIEWED], 0);
}

/* --- ticks ----------------------------------------------------------------------------------- */

static void
set_ticked (OpccLetterList *self, gint64 letter, gboolean ticked)
{
  if (ticked)
    g_hash_table_add (self->ticked, g_memdup2 (&letter, sizeof letter));
  else
    g_hash_table_remove (self->ticked, &letter);
}

static gboolean
is_ticked (OpccLetterList *self, gint64 letter)
{
  return g_hash_table_contains (self->ticked, &letter);
}

/* Number of a letter that is shown and ready, else 0. */
static gint64
get_ready (OpccLetterList *self, int index)
{
  return index >= 0 && (guint) index < self->shown->len
             ? opcc_letter_row_get_ready (g_ptr_array_index (self->shown, index))
             : 0;
}

static void
toggled_cb (OpccLetterList *self, GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), GTK_TYPE_LIST_BOX_ROW);
  const int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (self->filling)
    return;
  set_ticked (self, get_ready (self, index), gtk_check_button_get_active (check));
  g_signal_emit (self, signals[TICKED], 0);
}

GPtrArray *
opcc_letter_list_get_ticked (OpccLetterList *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; self->letters != NULL && i < self->letters->rows->len; i++)
    {
      OpccLetterRow *row = g_ptr_array_index (self->letters->rows, i);
      const gint64 n = opcc_letter_row_get_ready (row);

      if (n != 0 && is_ticked (self, n))
        g_ptr_array_add (rows, row);
    }
  return rows;
}

/* What is not ready any more is not ticked any more. */
static void
forget_ticks (OpccLetterList *self)
{
  g_autoptr (GPtrArray) rows = opcc_letter_list_get_ticked (self);

  g_hash_table_remove_all (self->ticked);
  for (guint i = 0; i < rows->len; i++)
    set_ticked (self, opcc_letter_row_get_ready (g_ptr_array_index (rows, i)), TRUE);
}

/* The tick is the letter's: a row that is not filled yet shows it once it is. What is not ready can
 * have none. */
static void
tick (OpccLetterList *self, int index, gboolean ticked)
{
  const gint64 letter = get_ready (self, index);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  GtkCheckButton *check = row != NULL ? opcc_letter_row_get_check (row) : NULL;

  if (letter == 0)
    return;
  set_ticked (self, letter, ticked);
  self->filling = TRUE;
  if (check != NULL)
    gtk_check_button_set_active (check, ticked);
  self->filling = FALSE;
}

void
opcc_letter_list_toggle (OpccLetterList *self)
{
  const int index = get_index (self);
  const gint64 letter = get_ready (self, index);

  if (!self->with_ticks || letter == 0)
    return;
  tick (self, index, !is_ticked (self, letter));
  g_signal_emit (self, signals[TICKED], 0);
}

void
opcc_letter_list_toggle_all (OpccLetterList *self)
{
  gboolean all = TRUE;

  if (!self->with_ticks)
    return;
  for (guint i = 0; i < self->shown->len; i++)
    {
      const gint64 letter = get_ready (self, (int) i);

      all = all && (letter == 0 || is_ticked (self, letter));
    }
  for (guint i = 0; i < self->shown->len; i++)
    tick (self, (int) i, !all);
  g_signal_emit (self, signals[TICKED], 0);
}

/* --- rows ------------------------------------------------------------------------------------ */

/* The letter that was in view, or what took its place. */
static void
view (OpccLetterList *self, gint64 application, int index)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < self->shown->len && row == NULL; i++)
    if (get_application (g_ptr_array_index (self->shown, i)) == application)
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
  for (int i = MAX (index, 0); i >= 0 && row == NULL; i--)
    row = gtk_list_box_get_row_at_index (self->list, i);
  gtk_list_box_select_row (self->list, row);
}

static void
fill_row_cb (GtkListBoxRow *row, guint index, gpointer user_data)
{
  OpccLetterList *self = user_data;
  GtkCheckButton *check;

  opcc_letter_row_fill (g_ptr_array_index (self->shown, index), row, self->with_ticks);
  check = opcc_letter_row_get_check (row);
  if (check == NULL)
    return;
  gtk_check_button_set_active (check, is_ticked (self, get_ready (self, (int) index)));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
take_focus (OpccLetterList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->all);
}

void
opcc_letter_list_fill (OpccLetterList *self,
                       const OpccLetters *letters,
                       const char *standing,
                       const char *kind,
                       gboolean may_tick)
{
  const OpccLetterRow *before = opcc_letter_list_get_viewed (self);
  const gint64 application = before != NULL ? get_application (before) : 0;
  const int index = get_index (self);
  const gboolean focused =
      (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  self->letters = letters;
  forget_ticks (self);
  self->with_ticks = may_tick && letters->n_ready > 0;
  self->filling = TRUE;
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < letters->rows->len; i++)
    if (opcc_letter_row_is_wanted (g_ptr_array_index (letters->rows, i), standing, kind))
      g_ptr_array_add (self->shown, g_ptr_array_index (letters->rows, i));
  opcc_late_rows_renew (self->late, self->shown->len);
  gtk_stack_set_visible_child_name (self->stack, self->shown->len > 0 ? "list" : "empty");
  view (self, application, index);
  self->filling = FALSE;
  if (focused)
    take_focus (self);
  g_signal_emit (self, signals[VIEWED], 0);
  g_signal_emit (self, signals[TICKED], 0);
}

void
opcc_letter_list_set_empty_words (OpccLetterList *self, const char *words)
{
  gtk_label_set_text (self->empty, words);
}

void
opcc_letter_list_go (OpccLetterList *self, int steps)
{
  const int index = get_index (self) + steps;
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
opcc_letter_list_go_first (OpccLetterList *self)
{
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  take_focus (self);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_letter_list_dispose (GObject *object)
{
  /* Rows that go with the list are not taken out of view. */
  OPCC_LETTER_LIST (object)->filling = TRUE;
  g_clear_object (&OPCC_LETTER_LIST (object)->late);
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_letter_list_parent_class)->dispose (object);
}

static void
opcc_letter_list_finalize (GObject *object)
{
  OpccLetterList *self = OPCC_LETTER_LIST (object);

  g_ptr_array_unref (self->shown);
  g_hash_table_unref (self->ticked);
  G_OBJECT_CLASS (opcc_letter_list_parent_class)->finalize (object);
}

static void
opcc_letter_list_class_init (OpccLetterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_letter_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_letter_list_finalize;
  signals[VIEWED] = g_signal_new ("viewed", OPCC_TYPE_LETTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[TICKED] = g_signal_new ("ticked", OPCC_TYPE_LETTER_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-letter-list.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccLetterList, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccLetterList, list);
  gtk_widget_class_bind_template_child (widget_class, OpccLetterList, empty);
  gtk_widget_class_bind_template_child (widget_class, OpccLetterList, all);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  /* Ctrl+A, which a list keeps for itself. */
  gtk_widget_class_bind_template_callback (widget_class, opcc_letter_list_toggle_all);
}

static void
opcc_letter_list_init (OpccLetterList *self)
{
  self->shown = g_ptr_array_new ();
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->late = opcc_late_rows_new (self->list, fill_row_cb, self);
}
