/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSchemesTab: the capital programme at a glance: figures, filters, a row a scheme with its
 * line. */
#include "opcc-schemes-tab.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-chips.h"
#include "opcc-empty-state.h"
#include "opcc-key-figure.h"
#include "opcc-page.h"
#include "opcc-pill.h"
#include "opcc-reader.h"
#include "opcc-scheme-line.h"

struct _OpccSchemesTab
{
  GtkWidget parent_instance;

  /* template */
  OpccKeyFigure *schemes;
  OpccKeyFigure *budget;
  OpccKeyFigure *forecast;
  OpccKeyFigure *over;
  OpccChipRow *chips;
  GtkBox *head;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *missing;
  GtkWidget *ask;

  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *states;        /* (owned) (nullable) of OpccSchemeState, until they were read */
  GPtrArray *rows;          /* (unowned) states in the order of the rows in view */
  OpccReader *reader;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccSchemesTab, opcc_schemes_tab, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Letters of a name that have room in one line at the least width of the window. */
#define NAME_LETTERS 26

/* --- rows ------------------------------------------------------------------------------------ */

/* The columns; @width 0 takes a share of the room that is left. */
static const struct
{
  const char *title;
  int width;
  float xalign;
} columns[] = {
  { N_ ("Rating"), 92, 0 },   { N_ ("Scheme"), 0, 0 },      { N_ ("Budget"), 76, 1 },
  { N_ ("Forecast"), 74, 1 }, { N_ ("Difference"), 80, 1 }, { N_ ("Done"), 52, 1 },
  { N_ ("Stage"), 122, 0 },
};

/* A name is not cut: it goes on in a second line. Its length must not move the columns after it, as
 * that of a label would. */
static GtkWidget *
make_name (const char *text)
{
  GtkWidget *name = gtk_inscription_new (text);
  const guint n_lines = g_utf8_strlen (text, -1) > NAME_LETTERS ? 2 : 1;

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (name), 1);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (name), 1);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (name), n_lines);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (name), n_lines);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (name),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  /* Its words keep their own direction; from right to left they stand below their heading. */
  if (gtk_widget_get_direction (name) == GTK_TEXT_DIR_RTL)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (name), 1);
  gtk_widget_set_valign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (name, text);
  gtk_widget_add_css_class (name, "opcc-small");
  gtk_widget_set_size_request (name, 190, -1);
  gtk_widget_set_hexpand (name, TRUE);
  return name;
}

static void
append_cell (GtkWidget *row, guint column, const char *text, const char *css_classes)
{
  GtkWidget *label = opcc_children_new_label (text, css_classes, columns[column].xalign);

  /* Every row has the same width for a column, whatever it says. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_size_request (label, columns[column].width > 0 ? columns[column].width : 190, -1);
  gtk_widget_set_hexpand (label, columns[column].width == 0);
  if (column == G_N_ELEMENTS (columns) - 1)
    gtk_widget_set_margin_start (label, 16);
  gtk_box_append (GTK_BOX (row), label);
}

static void
append_money (GtkWidget *row, guint column, gint64 pence, const char *otherwise, const char *class)
{
  g_autofree char *text = opcc_money_format_short (pence);

  if (pence != OPCC_NO_MONEY)
    append_cell (row, column, text, class != NULL ? class : "opcc-num");
  else
    append_cell (row, column, otherwise, "opcc-missing");
}

static void
append_difference (GtkWidget *row, gint64 variance)
{
  g_autofree char *text = opcc_money_format_short (variance);
  g_autofree char *more = g_strconcat ("+", text, NULL);

  if (variance == OPCC_NO_MONEY)
    append_cell (row, 4, "–", "opcc-dim");
  else if (variance > 0)
    append_cell (row, 4, more, "opcc-num opcc-strong error");
  else
    append_cell (row, 4, text, "opcc-num");
}

static void
append_pill (GtkWidget *row, const OpccSchemeState *state)
{
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pill = opcc_pill_new_rating (state->rating);

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (place, columns[0].width, -1);
  gtk_widget_set_tooltip_text (place, opcc_scheme_rating_define (state->rating));
  gtk_box_append (GTK_BOX (place), pill);
  gtk_box_append (GTK_BOX (row), place);
}

static char *
describe_row (const OpccSchemeState *state)
{
  const OpccCapitalScheme *scheme = state->scheme;
  g_autofree char *budget = opcc_money_format (state->revised);
  g_autofree char *forecast = opcc_money_format (scheme->forecast);
  g_autofree char *ends = opcc_date_format (scheme->ends);
  g_autofree char *slip = opcc_scheme_state_say_slip (state);

  /* Translators: a row read aloud: rating, scheme, budget, forecast, stage, expected end, slip. */
  return g_strdup_printf (_ ("%s: %s, budget %s, forecast %s, %s, expected end %s%s%s"),
                          opcc_scheme_rating_get_label (state->rating), scheme->title,
                          state->revised != OPCC_NO_MONEY ? budget : _ ("not given"),
                          scheme->forecast != OPCC_NO_MONEY ? forecast : _ ("not given"),
                          opcc_choice_get_label (opcc_scheme_stages, scheme->stage),
                          scheme->ends != OPCC_NO_DATE ? ends : _ ("not given"),
                          slip != NULL ? ", " : "", slip != NULL ? slip : "");
}

static GtkWidget *
make_row (const OpccSchemeState *state, OpccDate today)
{
  const OpccCapitalScheme *scheme = state->scheme;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *printed = scheme->budget_stated != NULL
                                 ? g_strdup_printf ("%s ?", scheme->budget_stated)
                                 : g_strdup (_ ("not given"));
  g_autofree char *done = g_strdup_printf ("%" PRId64 "%%", scheme->done);
  g_autofree char *name = describe_row (state);

  gtk_widget_set_margin_start (box, 24);
  append_pill (box, state);
  gtk_box_append (GTK_BOX (box), make_name (scheme->title));
  append_money (box, 2, state->revised, printed, NULL);
  append_money (box, 3, scheme->forecast, _ ("not given"), NULL);
  append_difference (box, state->variance);
  if (scheme->done != OPCC_NO_INTEGER)
    append_cell (box, 5, done, "opcc-num");
  else
    append_cell (box, 5, "–", "opcc-dim");
  append_cell (box, 6, opcc_choice_get_label (opcc_scheme_stages, scheme->stage),
               "opcc-small opcc-dim");
  gtk_box_append (GTK_BOX (box), opcc_scheme_line_new (state, today));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  opcc_children_set_name (row, name);
  return row;
}

static void
make_head (OpccSchemesTab *self)
{
  GtkWidget *head = GTK_WIDGET (self->head);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    append_cell (head, i, _ (columns[i].title), "opcc-th");
  gtk_box_append (self->head, opcc_scheme_line_new (NULL, opcc_date_today ()));
}

/* --- filters --------------------------------------------------------------------------------- */

static gboolean
is_left (const OpccSchemeState *state, const char *filter)
{
  const gboolean complete = g_strcmp0 (state->rating, "complete") == 0;

  if (g_strcmp0 (filter, "open") == 0)
    return !complete;
  if (g_strcmp0 (filter, "red") == 0 || g_strcmp0 (filter, "amber") == 0)
    return g_strcmp0 (state->rating, filter) == 0;
  if (g_strcmp0 (filter, "unrated") == 0)
    return state->rating == NULL;
  if (g_strcmp0 (filter, "missing") == 0)
    return (state->lacks & OPCC_LACKS_ASKED) != 0;
  if (g_strcmp0 (filter, "in-year") == 0)
    return g_strcmp0 (state->scheme->section, "in-year") == 0;
  return TRUE;
}

static void
show_rows (OpccSchemesTab *self)
{
  const char *filter = opcc_chip_row_get_active (self->chips);
  const OpccDate today = opcc_date_today ();
  GtkWidget *row;

  if (self->states == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->states->len; i++)
    {
      OpccSchemeState *state = g_ptr_array_index (self->states, i);

      if (!is_left (state, filter))
        continue;
      g_ptr_array_add (self->rows, state);
      gtk_list_box_append (self->list, make_row (state, today));
    }
  gtk_stack_set_visible_child_name (self->stack, self->states->len > 0 ? "list" : "empty");
}

/* --- figures --------------------------------------------------------------------------------- */

static void
show_figures (OpccSchemesTab *self, const OpccSchemesSum *sum)
{
  g_autofree char *n = g_strdup_printf ("%u", sum->n);
  g_autofree char *parts = g_strdup_printf (_ ("%u approved, %u in year · %u complete"),
                                            sum->n_approved, sum->n_in_year, sum->n_complete);
  g_autofree char *budget = opcc_money_format (sum->budget);
  g_autofree char *budgets = g_strdup_printf (_ ("%u of %u"), sum->n_budgets, sum->n);
  g_autofree char *unreadable = NULL;
  g_autofree char *forecast = opcc_money_format (sum->forecast);
  g_autofree char *forecasts = g_strdup_printf (_ ("%u of %u schemes"), sum->n_forecasts, sum->n);
  g_autofree char *not_given = NULL;
  g_autofree char *over = opcc_money_format (sum->over);
  g_autofree char *n_over = g_strdup_printf (ngettext ("%u scheme forecasts more",
                                                       "%u schemes forecast more", sum->n_over),
                                             sum->n_over);

  if (sum->n_unreadable > 0)
    unreadable = g_strdup_printf (_ ("%u cannot be read"), sum->n_unreadable);
  else if (sum->n_budgets < sum->n)
    unreadable = g_strdup_printf (_ ("%u not given"), sum->n - sum->n_budgets);
  if (sum->n_forecasts < sum->n)
    not_given = g_strdup_printf (_ ("%u not given"), sum->n - sum->n_forecasts);
  opcc_key_figure_set (self->schemes, n, NULL, parts, NULL);
  opcc_key_figure_set (self->budget, sum->n_budgets > 0 ? budget : "–", NULL, budgets, unreadable);
  opcc_key_figure_set (self->forecast, sum->n_forecasts > 0 ? forecast : "–", NULL, forecasts,
                       not_given);
  opcc_key_figure_set (self->over, over, NULL, n_over, NULL);
  opcc_key_figure_set_state (self->schemes, OPCC_KEY_FIGURE_NORMAL);
  opcc_key_figure_set_state (self->budget, OPCC_KEY_FIGURE_NORMAL);
  opcc_key_figure_set_state (self->forecast, OPCC_KEY_FIGURE_NORMAL);
  opcc_key_figure_set_state (self->over, OPCC_KEY_FIGURE_NORMAL);
}

static void
show_counts (OpccSchemesTab *self, const OpccSchemesSum *sum)
{
  g_autofree char *missing =
      g_strdup_printf (ngettext ("%u scheme lacks a figure or a date that the board asks for.",
                                 "%u schemes lack a figure or a date that the board asks for.",
                                 sum->n_lacking),
                       sum->n_lacking);

  opcc_chip_row_set_count (self->chips, "all", sum->n);
  opcc_chip_row_set_count (self->chips, "open", sum->n - sum->n_complete);
  opcc_chip_row_set_count (self->chips, "red", sum->n_red);
  opcc_chip_row_set_count (self->chips, "amber", sum->n_amber);
  opcc_chip_row_set_count (self->chips, "unrated", sum->n_unrated);
  opcc_chip_row_set_count (self->chips, "missing", sum->n_lacking);
  opcc_chip_row_set_count (self->chips, "in-year", sum->n_in_year);
  gtk_label_set_text (self->missing, missing);
  gtk_widget_set_visible (self->ask, sum->n_lacking > 0);
}

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_schemes_list (db, opcc_date_today (), error);
}

static void
show_states (gpointer page, gpointer read)
{
  OpccSchemesTab *self = page;
  OpccSchemesSum sum;

  /* Rows draw what they show: they go before it does. */
  g_clear_pointer (&self->states, g_ptr_array_unref);
  self->states = read;
  opcc_schemes_sum (self->states, &sum);
  show_figures (self, &sum);
  show_counts (self, &sum);
  show_rows (self);
  g_signal_emit (self, signals[SIGNAL_READ], 0);
}

static const OpccReaderForm reader_form = {
  (const char *const[]){ "capital_scheme", "budget_change", "scheme_update", NULL },
  read_job,
  NULL,
  NULL,
  (GDestroyNotify) g_ptr_array_unref,
  show_states,
  NULL,
};

void
opcc_schemes_tab_reload (OpccSchemesTab *self)
{
  g_return_if_fail (OPCC_IS_SCHEMES_TAB (self));
  opcc_reader_read (self->reader);
}

/* --- acts ------------------------------------------------------------------------------------ */

static void
row_activated_cb (OpccSchemesTab *self, GtkListBoxRow *row)
{
  const OpccSchemeState *state = g_ptr_array_index (self->rows, gtk_list_box_row_get_index (row));

  opcc_page_show_record (GTK_WIDGET (self), "capital_scheme",
                         opcc_record_get_n (OPCC_RECORD (state->scheme)));
}

static void
trace_all_cb (OpccSchemesTab *self)
{
  opcc_schemes_tab_show (self, "all");
}

static void
trace_missing_cb (OpccSchemesTab *self)
{
  opcc_schemes_tab_show (self, "missing");
}

static void
opcc_schemes_tab_dispose (GObject *object)
{
  OpccSchemesTab *self = OPCC_SCHEMES_TAB (object);

  opcc_children_unparent (GTK_WIDGET (self));
  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_schemes_tab_parent_class)->dispose (object);
}

static void
opcc_schemes_tab_finalize (GObject *object)
{
  OpccSchemesTab *self = OPCC_SCHEMES_TAB (object);

  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (opcc_schemes_tab_parent_class)->finalize (object);
}

static void
opcc_schemes_tab_class_init (OpccSchemesTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_KEY_FIGURE);
  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  object_class->dispose = opcc_schemes_tab_dispose;
  object_class->finalize = opcc_schemes_tab_finalize;
  signals[SIGNAL_READ] = g_signal_new ("read", OPCC_TYPE_SCHEMES_TAB, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/estates/opcc-schemes-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, schemes);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, budget);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, forecast);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, over);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, chips);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, head);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, list);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, missing);
  gtk_widget_class_bind_template_child (widget_class, OpccSchemesTab, ask);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, trace_missing_cb);
}

static void
opcc_schemes_tab_init (OpccSchemesTab *self)
{
  static const char *const chips[][2] = {
    { "all", N_ ("All") },           { "open", N_ ("Not complete") },
    { "red", N_ ("Red") },           { "amber", N_ ("Amber") },
    { "unrated", N_ ("Not rated") }, { "missing", N_ ("Figures missing") },
    { "in-year", N_ ("In year") },
  };

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    opcc_chip_row_add (self->chips, chips[i][0], _ (chips[i][1]), 0);
  opcc_chip_row_add_end (self->chips,
                         opcc_children_new_label (_ ("Broken outline: as first approved"),
                                                  "opcc-caption opcc-dim", 1));
  g_signal_connect_object (self->chips, "changed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  opcc_children_set_name (GTK_WIDGET (self->list), _ ("Capital schemes"));
  make_head (self);
}

GtkWidget *
opcc_schemes_tab_new (OpccWorkspace *workspace)
{
  OpccSchemesTab *self = g_object_new (OPCC_TYPE_SCHEMES_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}

GPtrArray *
opcc_schemes_tab_get_states (OpccSchemesTab *self)
{
  g_return_val_if_fail (OPCC_IS_SCHEMES_TAB (self), NULL);
  return self->states;
}

OpccCapitalScheme *
opcc_schemes_tab_get_cursor (OpccSchemesTab *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  const OpccSchemeState *state;

  if (row == NULL)
    return NULL;
  state = g_ptr_array_index (self->rows, gtk_list_box_row_get_index (row));
  return state->scheme;
}

void
opcc_schemes_tab_show (OpccSchemesTab *self, const char *filter)
{
  g_return_if_fail (OPCC_IS_SCHEMES_TAB (self));
  opcc_chip_row_set_active (self->chips, filter);
}

void
opcc_schemes_tab_focus_filters (OpccSchemesTab *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD);
}
