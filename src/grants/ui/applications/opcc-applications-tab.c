/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccApplicationsTab: the applications of a round as a list to filter, sort, find and act on. */
#include "opcc-applications-tab.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-application-columns.h"
#include "opcc-application-filter.h"
#include "opcc-children.h"
#include "opcc-column-memory.h"
#include "opcc-chips.h"
#include "opcc-list-order.h"
#include "opcc-page.h"
#include "opcc-place.h"
#include "opcc-tab-page.h"
#include "opcc-text.h"

struct _OpccApplicationsTab
{
  GtkWidget parent_instance;

  /* template */
  OpccChipRow *chips;
  OpccTable *table;
  GMenuModel *row_menu;

  OpccChip *pass;
  OpccChip *district;
  OpccChip *priority;
  GtkWidget *find;
  OpccRoundFigures *figures; /* (owned) */
  OpccSlotList *list;        /* (owned) */
  OpccApplicationCells cells;
  GHashTable *ranked;  /* (owned) (nullable) application number to OpccRankingRow; made when a
                          sum of some of them is wanted */
  GCancellable *count; /* (owned) (nullable) of the flags among what is listed */
  char *sort;          /* (owned) name of a field */
  gboolean descending;
  guint totals_id; /* source that will add up what is listed */
};

static const char *const filter_keys[] = { "all", "settle", "pass", "match", "flagged", "stopped" };
static guint add_signal;

G_DEFINE_FINAL_TYPE (OpccApplicationsTab, opcc_applications_tab, GTK_TYPE_WIDGET)

static OpccApplicationFilter
get_filter (OpccApplicationsTab *self)
{
  OpccApplicationFilter filter = { opcc_chip_row_get_active (self->chips),
                                   opcc_chip_get_chosen (self->district),
                                   opcc_chip_get_chosen (self->priority),
                                   gtk_editable_get_text (GTK_EDITABLE (self->find)) };

  return filter;
}

/* --- sums ------------------------------------------------------------------------------------ */

static GHashTable *
get_ranked (OpccApplicationsTab *self)
{
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);

  if (self->ranked != NULL || summary == NULL)
    return self->ranked;
  self->ranked = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < summary->ranking->rows->len; i++)
    {
      OpccRankingRow *row = g_ptr_array_index (summary->ranking->rows, i);

      g_hash_table_insert (self->ranked, &row->application, row);
    }
  return self->ranked;
}

/* What some applications come to. */
typedef struct
{
  guint n;
  gint64 asked;   /* pence */
  gint64 match;   /* pence */
  gint64 percent; /* millionths of a point, of all that are marked */
  guint n_marked;
} Sums;

static void
add_up (OpccApplicationsTab *self, const GArray *numbers, Sums *sums)
{
  GHashTable *ranked = get_ranked (self);

  *sums = (Sums){ numbers->len };
  for (guint i = 0; ranked != NULL && i < numbers->len; i++)
    {
      const OpccRankingRow *row = g_hash_table_lookup (ranked, &g_array_index (numbers, gint64, i));

      if (row == NULL)
        continue;
      sums->asked += row->asked != OPCC_NO_MONEY ? row->asked : 0;
      sums->match += row->match_funding != OPCC_NO_MONEY ? row->match_funding : 0;
      if (row->percent == OPCC_NO_PERCENT)
        continue;
      sums->percent += row->percent;
      sums->n_marked++;
    }
}

static void
show_flagged (OpccApplicationsTab *self, guint n)
{
  g_autofree char *words = g_strdup_printf (_ ("%u flagged"), n);

  opcc_table_set_total (self->table, "flags", words, NULL);
}

static void
flagged_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccApplicationsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers =
      OPCC_LIST_SOURCE_GET_IFACE (source)->find_finish (OPCC_LIST_SOURCE (source), result, &error);

  if (numbers != NULL)
    show_flagged (self, numbers->len);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    opcc_page_report_error (GTK_WIDGET (self), error);
}

static void
count_flagged (OpccApplicationsTab *self)
{
  OpccListSource *source =
      opcc_workspace_get_list_source (opcc_round_figures_get_grants (self->figures));
  g_autoptr (OpccQuery) query = opcc_query_copy (opcc_slot_list_get_query (self->list));

  g_cancellable_cancel (self->count);
  g_clear_object (&self->count);
  self->count = g_cancellable_new ();
  opcc_query_where (query, "flags", OPCC_TEST_GIVEN);
  OPCC_LIST_SOURCE_GET_IFACE (source)->find_async (source, query, self->count, flagged_counted_cb,
                                                   g_object_ref (self));
}

static void
show_totals (OpccApplicationsTab *self, const Sums *sums)
{
  g_autofree char *count = g_strdup_printf ("%u", sums->n);
  g_autofree char *asked = opcc_money_format (sums->asked);
  g_autofree char *match = opcc_money_format (sums->match);
  g_autofree char *mean = NULL;
  g_autofree char *score = NULL;

  if (sums->n_marked > 0)
    {
      mean = opcc_percent_format ((sums->percent + sums->n_marked / 2) / sums->n_marked);
      /* Translators: the mean of the scores that are listed: "mean 61.0%". */
      score = g_strdup_printf (_ ("mean %s"), mean);
    }
  opcc_table_set_total (self->table, "reference", count, NULL);
  opcc_table_set_total (self->table, "organisation",
                        ngettext ("application", "applications", sums->n), NULL);
  opcc_table_set_total (self->table, "asked", asked, NULL);
  opcc_table_set_total (self->table, "match", match, NULL);
  opcc_table_set_total (self->table, "score", score != NULL ? score : "", NULL);
}

static gboolean
update_totals (gpointer user_data)
{
  OpccApplicationsTab *self = user_data;
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);
  OpccApplicationFilter filter = get_filter (self);
  Sums sums;

  self->totals_id = 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    {
      opcc_table_clear_totals (self->table);
      return G_SOURCE_REMOVE;
    }
  if (summary == NULL)
    return G_SOURCE_REMOVE;
  add_up (self, opcc_slot_list_get_numbers (self->list), &sums);
  show_totals (self, &sums);
  if (opcc_application_filter_is_on (&filter))
    count_flagged (self);
  else
    show_flagged (self, summary->n_flagged);
  return G_SOURCE_REMOVE;
}

/* Adding up waits until what was asked for is painted. */
static void
queue_totals (OpccApplicationsTab *self)
{
  gboolean running = FALSE;

  g_object_get (self->list, "query-running", &running, NULL);
  if (!running && self->totals_id == 0)
    self->totals_id = g_idle_add_full (G_PRIORITY_LOW, update_totals, self, NULL);
}

static void
ticks_changed_cb (OpccApplicationsTab *self)
{
  g_autoptr (GArray) ticked = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *words = NULL;
  Sums sums;

  /* Later versions of GTK let go of it before its last rows are gone. */
  if (self->table == NULL)
    return;
  ticked = opcc_table_dup_ticked (self->table);
  if (ticked->len == 0)
    return;
  add_up (self, ticked, &sums);
  sum = opcc_money_format (sums.asked);
  words = g_strdup_printf (_ ("%s asked"), sum);
  opcc_selection_bar_set_detail (opcc_table_get_selection_bar (self->table), words);
}

/* --- filters --------------------------------------------------------------------------------- */

static void
describe_nothing (OpccApplicationsTab *self, const OpccApplicationFilter *filter)
{
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);
  g_autofree char *text =
      opcc_application_filter_describe (filter, summary != NULL ? summary->round : NULL);
  g_autofree char *title = *filter->words != '\0'
                               ? g_strdup_printf (_ ("No application matches “%s”"), filter->words)
                               : g_strdup (_ ("No application is left"));

  opcc_table_set_nothing_found (self->table, title, text);
}

static void
update_query (OpccApplicationsTab *self)
{
  const OpccRoundSummary *summary;
  OpccApplicationFilter filter;
  GtkWidget *page;

  if (self->figures == NULL)
    return;
  summary = opcc_round_figures_get_summary (self->figures);
  filter = get_filter (self);
  opcc_table_set_filtered (self->table, opcc_application_filter_is_on (&filter));
  describe_nothing (self, &filter);
  /* Asked for before the round was counted; update_cb () comes back to it. */
  if (opcc_application_filter_needs_ranking (&filter) && summary == NULL)
    return;
  opcc_slot_list_set_query (self->list, opcc_application_filter_make_query (
                                            &filter, opcc_round_figures_get_round (self->figures),
                                            summary, self->sort, self->descending));
  page = gtk_widget_get_ancestor (GTK_WIDGET (self), OPCC_TYPE_TAB_PAGE);
  if (page != NULL)
    opcc_tab_page_update_document (OPCC_TAB_PAGE (page));
}

static gboolean
sort_chosen_cb (OpccApplicationsTab *self, const char *field, gboolean descending)
{
  opcc_set_str (&self->sort, field);
  self->descending = descending;
  update_query (self);
  return TRUE;
}

static void
row_activated_cb (OpccApplicationsTab *self, gint64 n)
{
  opcc_page_show_record (GTK_WIDGET (self), "application", n);
}

static void
update_choices (OpccApplicationsTab *self, const OpccRoundSummary *summary)
{
  opcc_chip_clear_options (self->district);
  for (guint i = 0; i < summary->by_district->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (summary->by_district, i);
      const OpccPlace *place = share->key != NULL ? opcc_place_by_key (share->key) : NULL;

      if (place != NULL)
        opcc_chip_add_option (self->district, place->key, place->label, (int) share->n_asked);
    }
  opcc_chip_clear_options (self->priority);
  for (guint i = 0; i < summary->by_priority->len; i++)
    {
      const OpccAwardShare *share = g_ptr_array_index (summary->by_priority, i);

      if (share->key != NULL && *share->key != '\0')
        opcc_chip_add_option (self->priority, share->key, share->label, (int) share->n_asked);
    }
}

static void
update_chips (OpccApplicationsTab *self, const OpccRoundSummary *summary)
{
  const guint counts[] = { summary->n_applications,  summary->n_to_settle, summary->n_pass,
                           summary->n_match_missing, summary->n_flagged,   summary->n_stopped };
  g_autofree char *label = opcc_application_filter_get_label ("pass", summary->round);

  for (guint i = 0; i < G_N_ELEMENTS (filter_keys); i++)
    opcc_chip_row_set_count (self->chips, filter_keys[i], (int) counts[i]);
  opcc_chip_set_label (self->pass, label);
}

/* The round was counted (again). */
static void
update_cb (OpccApplicationsTab *self)
{
  const OpccRoundSummary *summary = opcc_round_figures_get_summary (self->figures);
  OpccApplicationFilter filter = get_filter (self);

  g_clear_pointer (&self->ranked, g_hash_table_unref);
  if (summary == NULL)
    return;
  update_chips (self, summary);
  update_choices (self, summary);
  opcc_table_refresh_cells (self->table);
  if (opcc_application_filter_needs_ranking (&filter))
    update_query (self);
  queue_totals (self);
  ticks_changed_cb (self);
}

static void
records_changed_cb (OpccApplicationsTab *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "application") ||
      g_strv_contains (kinds, "organisation"))
    opcc_slot_list_reload (self->list);
}

static void
stop_search_cb (OpccApplicationsTab *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->find)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* --- making ---------------------------------------------------------------------------------- */

static void
opcc_applications_tab_dispose (GObject *object)
{
  OpccApplicationsTab *self = OPCC_APPLICATIONS_TAB (object);

  g_clear_handle_id (&self->totals_id, g_source_remove);
  g_cancellable_cancel (self->count);
  g_clear_object (&self->count);
  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_pointer (&self->ranked, g_hash_table_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->figures);
  G_OBJECT_CLASS (opcc_applications_tab_parent_class)->dispose (object);
}

static void
opcc_applications_tab_finalize (GObject *object)
{
  OpccApplicationsTab *self = OPCC_APPLICATIONS_TAB (object);

  opcc_application_cells_clear (&self->cells);
  g_free (self->sort);
  G_OBJECT_CLASS (opcc_applications_tab_parent_class)->finalize (object);
}

static void
opcc_applications_tab_class_init (OpccApplicationsTabClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_applications_tab_dispose;
  object_class->finalize = opcc_applications_tab_finalize;

  add_signal = g_signal_new ("add-wanted", OPCC_TYPE_APPLICATIONS_TAB, G_SIGNAL_RUN_LAST, 0, NULL,
                             NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/opccdesk/Desk/grants/opcc-applications-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccApplicationsTab, chips);
  gtk_widget_class_bind_template_child (widget_class, OpccApplicationsTab, table);
  gtk_widget_class_bind_template_child (widget_class, OpccApplicationsTab, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, update_query);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, ticks_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, opcc_applications_tab_reset);
}

static void
add_filters (OpccApplicationsTab *self)
{
  self->district = OPCC_CHIP (opcc_chip_new_choice (_ ("District"), _ ("Any district")));
  self->priority = OPCC_CHIP (opcc_chip_new_choice (_ ("Priority"), _ ("Any priority")));
  self->find = gtk_search_entry_new ();
  g_object_set (self->find, "placeholder-text", _ ("Find in list"), "max-width-chars", 8,
                "width-chars", 5, NULL);
  opcc_children_set_name (self->find, _ ("Find in list"));
  gtk_widget_add_css_class (self->find, "opcc-find");
  gtk_widget_set_valign (self->find, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->find, "search-changed", G_CALLBACK (update_query), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  opcc_chip_row_add_choice (self->chips, self->district);
  opcc_chip_row_add_choice (self->chips, self->priority);
  opcc_chip_row_add_end (self->chips, self->find);
  opcc_chip_row_add_end (self->chips, opcc_table_create_column_button (self->table));
}

static void
add_chips (OpccApplicationsTab *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (filter_keys); i++)
    {
      g_autofree char *label = opcc_application_filter_get_label (filter_keys[i], NULL);
      OpccChip *chip = opcc_chip_row_add (self->chips, filter_keys[i], label, -1);

      if (g_str_equal (filter_keys[i], "pass"))
        self->pass = chip;
    }
}

static void
add_clicked_cb (OpccApplicationsTab *self)
{
  g_signal_emit (self, add_signal, 0);
}

static void
fill_table (OpccApplicationsTab *self)
{
  OpccSelectionBar *bar = opcc_table_get_selection_bar (self->table);
  gboolean read_only = opcc_workspace_is_read_only (opcc_round_figures_get_grants (self->figures));
  GtkWidget *button = gtk_button_new_with_label (_ ("Import…"));
  guint n_columns;
  const OpccColumn *columns = opcc_application_columns_get (&n_columns);

  self->cells.figures = self->figures;
  opcc_table_set_columns (self->table, &opcc_application_kind, columns, n_columns, &self->cells);
  opcc_column_memory_keep (self->table, "applications");
  opcc_table_set_can_tick (self->table, !read_only);
  opcc_selection_bar_add_action (bar, _ ("Settle…"), "page.settle");
  opcc_selection_bar_add_action (bar, _ ("Set a flag…"), "page.set-flag");
  opcc_selection_bar_add_action (bar, _ ("Change stage…"), "page.change-stage");
  opcc_selection_bar_add_action (bar, _ ("Export…"), "page.export-selected");
  opcc_table_set_menu (self->table, self->row_menu);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_sensitive (button, !read_only);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  opcc_table_set_nothing_yet (
      self->table, "opcc-grants-symbolic", _ ("No applications yet"),
      _ ("Import the spreadsheet of the form. You see every row before it is kept."), button);
}

static void
opcc_applications_tab_init (OpccApplicationsTab *self)
{
  g_type_ensure (OPCC_TYPE_CHIP_ROW);
  g_type_ensure (OPCC_TYPE_TABLE);
  self->sort = g_strdup ("reference");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * opcc_applications_tab_new:
 *
 * Returns: (transfer floating): the tab; it follows @figures
 */
GtkWidget *
opcc_applications_tab_new (OpccRoundFigures *figures)
{
  OpccApplicationsTab *self;
  OpccApplicationFilter all = { "all", NULL, NULL, NULL };
  OpccWorkspace *workspace;

  g_return_val_if_fail (OPCC_IS_ROUND_FIGURES (figures), NULL);

  self = g_object_new (OPCC_TYPE_APPLICATIONS_TAB, NULL);
  workspace = opcc_round_figures_get_grants (figures);
  self->figures = g_object_ref (figures);
  self->list = opcc_slot_list_new (
      opcc_workspace_get_list_source (workspace),
      opcc_application_filter_make_query (&all, opcc_round_figures_get_round (figures), NULL,
                                          self->sort, FALSE));
  add_filters (self);
  add_chips (self);
  fill_table (self);
  opcc_table_set_list (self->table, self->list);
  opcc_table_show_sort (self->table, self->sort, FALSE);
  g_signal_connect_object (self->list, "notify::query-running", G_CALLBACK (queue_totals), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (figures, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "changed", G_CALLBACK (records_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
  return GTK_WIDGET (self);
}

void
opcc_applications_tab_show (OpccApplicationsTab *self, const char *key, const char *district)
{
  g_return_if_fail (OPCC_IS_APPLICATIONS_TAB (self));

  opcc_applications_tab_reset (self);
  if (key != NULL)
    opcc_chip_row_set_active (self->chips, key);
  if (district != NULL)
    opcc_chip_set_chosen (self->district, district);
}

void
opcc_applications_tab_reset (OpccApplicationsTab *self)
{
  g_return_if_fail (OPCC_IS_APPLICATIONS_TAB (self));

  gtk_editable_set_text (GTK_EDITABLE (self->find), "");
  opcc_chip_row_reset (self->chips);
}

void
opcc_applications_tab_focus_search (OpccApplicationsTab *self)
{
  g_return_if_fail (OPCC_IS_APPLICATIONS_TAB (self));
  gtk_widget_grab_focus (self->find);
}

void
opcc_applications_tab_focus_filters (OpccApplicationsTab *self)
{
  g_return_if_fail (OPCC_IS_APPLICATIONS_TAB (self));
  gtk_widget_child_focus (GTK_WIDGET (self->chips), GTK_DIR_TAB_FORWARD);
}

OpccTable *
opcc_applications_tab_get_table (OpccApplicationsTab *self)
{
  g_return_val_if_fail (OPCC_IS_APPLICATIONS_TAB (self), NULL);
  return self->table;
}

GArray *
opcc_applications_tab_dup_chosen (OpccApplicationsTab *self)
{
  GArray *chosen;
  gint64 cursor;

  g_return_val_if_fail (OPCC_IS_APPLICATIONS_TAB (self), NULL);

  chosen = opcc_table_dup_ticked (self->table);
  cursor = opcc_table_get_cursor_n (self->table);
  if (chosen->len == 0 && cursor != 0)
    g_array_append_val (chosen, cursor);
  return chosen;
}

/**
 * opcc_applications_tab_dup_document:
 *
 * Returns: (transfer full): the order of the document that has the rows in view, in their order
 */
char *
opcc_applications_tab_dup_document (OpccApplicationsTab *self)
{
  g_return_val_if_fail (OPCC_IS_APPLICATIONS_TAB (self), NULL);
  return opcc_list_order_from_query (opcc_slot_list_get_query (self->list));
}
