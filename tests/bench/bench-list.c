/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filtering and jumping in a long list, beside GTK's own filter model with labels, turn by turn. */
#include <adwaita.h>
#include <locale.h>

#include "bench-figures.h"
#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-grants-model.h"
#include "opcc-store.h"
#include "opcc-table.h"
#include "opcc-widgets.h"
#include "user.h"

#define N_TURNS 25

/* clang-format off */
static const OpccColumn columns[] = {
  { "reference", NULL, "reference", 90 },
  { "organisation", NULL, "organisation", 170 },
  { "title", NULL, "title", 170 },
  { "district", NULL, "district", 110 },
  { "asked", NULL, "asked", 90, -1 },
  { "total_cost", NULL, "total_cost", 90, -1 },
  { "match_funding", NULL, "match_funding", 90, -1 },
  { "starts", NULL, "starts", 110 },
  { "ends", NULL, "ends", 110 },
  { "priority", NULL, "priority", 170 },
  { "received", NULL, "received", 130 },
  { "stage", NULL, "stage", 90 },
};
/* clang-format on */

typedef struct
{
  GtkWidget *window;
  GtkWidget *scroller;
  GListModel *model;       /* (unowned) the rows as filtered */
  OpccSlotList *list;      /* (owned) (nullable): ours */
  GtkStringFilter *filter; /* (owned) (nullable): theirs */
} Side;

static gboolean
is_settled (gpointer data)
{
  Side *side = data;
  gboolean running;

  if (side->list == NULL)
    return TRUE;
  g_object_get (side->list, "query-running", &running, NULL);
  return !running;
}

static gboolean
has_rows_in_view (gpointer data)
{
  Side *side = data;
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->scroller));
  guint n_items = g_list_model_get_n_items (side->model);
  double share =
      gtk_adjustment_get_value (adjustment) / MAX (1, gtk_adjustment_get_upper (adjustment));
  guint first = (guint) (share * n_items);

  if (side->list == NULL || !is_settled (side))
    return side->list == NULL;
  for (guint i = first; i < MIN (first + 20, n_items); i++)
    {
      g_autoptr (OpccSlot) slot = g_list_model_get_item (side->model, i);

      if (opcc_slot_get_record (slot) == NULL)
        return FALSE;
    }
  return TRUE;
}

static GtkWidget *
open_window (GtkWidget *child)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1600, "default-height", 900,
                                    "content", child, NULL);

  gtk_window_present (GTK_WINDOW (window));
  user_wait_milliseconds (300);
  return window;
}

static void
open_ours (Side *side, OpccStore *store)
{
  GtkWidget *table = opcc_table_new ();

  side->list =
      opcc_slot_list_new (OPCC_LIST_SOURCE (store), opcc_query_new (&opcc_application_kind));
  side->model = G_LIST_MODEL (side->list);
  opcc_table_set_columns (OPCC_TABLE (table), &opcc_application_kind, columns,
                          G_N_ELEMENTS (columns), NULL);
  opcc_table_set_list (OPCC_TABLE (table), side->list);
  side->window = open_window (table);
  user_wait_for (is_settled, side, 60000);
  user_wait_drawn (side->window);
  /* The first holds the headings. */
  side->scroller = user_find_type (side->window, GTK_TYPE_SCROLLED_WINDOW, 1);
  user_wait_for (has_rows_in_view, side, 10000);
}

/* --- GTK's own way -------------------------------------------------------------------------- */

#define STOCK_TYPE_ROW (stock_row_get_type ())
G_DECLARE_FINAL_TYPE (StockRow, stock_row, STOCK, ROW, GObject)

struct _StockRow
{
  GObject parent_instance;
  char *texts[G_N_ELEMENTS (columns)];
  char *all;
};

enum
{
  STOCK_PROP_ALL = 1,
};

G_DEFINE_FINAL_TYPE (StockRow, stock_row, G_TYPE_OBJECT)

static void
stock_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, STOCK_ROW (object)->all);
}

static void
stock_row_class_init (StockRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = stock_row_get_property;
  g_object_class_install_property (object_class, STOCK_PROP_ALL,
                                   g_param_spec_string ("all", NULL, NULL, NULL,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
stock_row_init (StockRow *self)
{
}

static gpointer
load_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GListStore *rows = data;
  g_autoptr (GPtrArray) records = opcc_db_select (db, &opcc_application_kind, NULL, error, "");
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      StockRow *row = g_object_new (STOCK_TYPE_ROW, NULL);

      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        row->texts[c] = opcc_record_get_text (g_ptr_array_index (records, i), columns[c].id);
      row->all = g_strjoin (" ", row->texts[0], row->texts[2], row->texts[3], row->texts[9], NULL);
      g_ptr_array_add (made, row);
    }
  g_list_store_splice (rows, 0, 0, made->pdata, made->len);
  return NULL;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  StockRow *row = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      row->texts[GPOINTER_TO_UINT (data)]);
}

static void
open_stock (Side *side, OpccStore *store)
{
  GListStore *rows = g_list_store_new (STOCK_TYPE_ROW);
  GtkExpression *all = gtk_property_expression_new (STOCK_TYPE_ROW, NULL, "all");
  GtkFilterListModel *filtered;
  GtkWidget *view;

  opcc_store_run_wait (store, load_job, rows, NULL, NULL);
  side->filter = gtk_string_filter_new (all);
  filtered =
      gtk_filter_list_model_new (G_LIST_MODEL (rows), g_object_ref (GTK_FILTER (side->filter)));
  side->model = G_LIST_MODEL (filtered);
  view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (filtered)))));
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (c));
      column = gtk_column_view_column_new (columns[c].id, factory);
      gtk_column_view_column_set_fixed_width (column, columns[c].width);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  side->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (side->scroller), view);
  side->window = open_window (side->scroller);
}

/* --- the display ---------------------------------------------------------------------------- */

/* As the window has it: what a row looks like is part of what it takes to draw it. */
static void
dress_display (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/opccdesk/Desk/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  opcc_widgets_init ();
}

/* --- turns ---------------------------------------------------------------------------------- */

/* From what a key press sets off to the picture with the rows it leaves, in milliseconds. */
static double
time_filter (Side *side, const char *words)
{
  gint64 start = g_get_monotonic_time ();

  if (side->list != NULL)
    {
      OpccQuery *query = opcc_query_new (&opcc_application_kind);

      opcc_query_set_words (query, words);
      opcc_slot_list_set_query (side->list, query);
      while (!is_settled (side))
        g_main_context_iteration (NULL, TRUE);
    }
  else
    gtk_string_filter_set_search (side->filter, words);
  user_wait_drawn (side->window);
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

static double
time_jump (Side *side, double share)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->scroller));
  gint64 start = g_get_monotonic_time ();

  gtk_adjustment_set_value (adjustment, share * gtk_adjustment_get_upper (adjustment));
  user_wait_drawn (side->window);
  if (!has_rows_in_view (side))
    {
      while (!has_rows_in_view (side))
        g_main_context_iteration (NULL, TRUE);
      user_wait_drawn (side->window);
    }
  return (double) (g_get_monotonic_time () - start) / 1e3;
}

/* What is found grows with the rows, and with it the work of finding it: a longer list is held
 * against the shorter one, whose figure the run before it left in @path. */
static void
print_growth (double figure, const char *path, gboolean is_first)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *kept = NULL;

  if (is_first)
    g_file_set_contents (path, g_ascii_dtostr (text, sizeof text, figure), -1, NULL);
  else if (g_file_get_contents (path, &kept, NULL, NULL))
    bench_print ("key press, ten times the rows against once", "ms", figure,
                 g_ascii_strtod (kept, NULL), 10, 0);
}

static void
bench_filter (Side *ours, Side *theirs, const char *path)
{
  static const char *const words[] = { "h",    "ha", "har",  "harb",  "harbour",
                                       "char", "m",  "road", "river", "youth" };
  double mine[N_TURNS];
  double stock[N_TURNS];

  for (guint i = 0; i < N_TURNS; i++)
    {
      mine[i] = time_filter (ours, words[i % G_N_ELEMENTS (words)]);
      stock[i] = theirs->window != NULL ? time_filter (theirs, words[i % G_N_ELEMENTS (words)]) : 0;
    }
  if (theirs->window != NULL)
    bench_print ("key press to filtered list painted", "ms", bench_median (mine, N_TURNS),
                 bench_median (stock, N_TURNS), 0.2, 33);
  print_growth (bench_median (mine, N_TURNS), path, theirs->window != NULL);
  time_filter (ours, "");
  if (theirs->window != NULL)
    time_filter (theirs, "");
  user_wait_milliseconds (200);
}

static void
bench_jump (Side *ours, Side *theirs)
{
  double mine[N_TURNS];
  double stock[N_TURNS];

  for (guint i = 0; i < N_TURNS; i++)
    {
      double share = (i * 37 % 100) / 100.0;

      mine[i] = time_jump (ours, share);
      stock[i] = theirs->window != NULL ? time_jump (theirs, share) : 0;
    }
  bench_print ("scroll-jump to filled rows, p95", "ms", bench_percentile (mine, N_TURNS, 0.95),
               bench_percentile (stock, N_TURNS, 0.95), 0, 33);
}

int
main (int argc, char *argv[])
{
  g_autoptr (OpccStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Side ours = { NULL };
  Side theirs = { NULL };

  setlocale (LC_ALL, "");
  adw_init ();
  dress_display ();
  user_sit_down ();
  if (argc < 4)
    {
      g_printerr ("Usage: %s OFFICE both|ours FIGURES\n", argv[0]);
      return 2;
    }
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  opcc_domain_model_register (&opcc_grants_model);
  store = opcc_store_open (argv[1], OPCC_STORE_CHECK_LATER, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  open_ours (&ours, store);
  if (g_strcmp0 (argv[2], "both") == 0)
    open_stock (&theirs, store);
  bench_filter (&ours, &theirs, argv[3]);
  bench_jump (&ours, &theirs);
  opcc_store_close (store);
  return 0;
}
