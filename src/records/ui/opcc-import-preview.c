/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccImportPreview: what an import would do: counts, every problem with its remedy, every row. */
#include "opcc-import-preview.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-heading.h"
#include "opcc-key-figure.h"
#include "opcc-tab-row.h"
#include "records-resources.h"

struct _OpccImportPreview
{
  GtkWidget parent_instance;

  /* template */
  OpccKeyFigure *read;
  OpccKeyFigure *added;
  OpccKeyFigure *matched;
  OpccKeyFigure *flagged;
  OpccKeyFigure *refused;
  GtkStack *stack;
  GtkStackPage *problems_page;
  GtkColumnView *problems;
  GtkStackPage *rows_page;
  GtkColumnView *rows;

  OpccImportResult *result; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccImportPreview, opcc_import_preview, GTK_TYPE_WIDGET)

/* Words of a cell. (transfer full) (nullable) */
typedef char *(*CellWords) (const OpccImportResult *result, guint position);

static const OpccProblem *
get_problem (const OpccImportResult *result, guint position)
{
  return g_ptr_array_index (result->problems, position);
}

static const OpccImportRow *
get_row (const OpccImportResult *result, guint position)
{
  return g_ptr_array_index (result->rows, position);
}

static char *
say_problem_row (const OpccImportResult *result, guint position)
{
  const OpccProblem *problem = get_problem (result, position);

  return problem->row > 0 ? g_strdup_printf ("%u", problem->row) : g_strdup (_ ("File"));
}

static char *
say_problem_column (const OpccImportResult *result, guint position)
{
  return g_strdup (get_problem (result, position)->column);
}

static char *
say_problem_value (const OpccImportResult *result, guint position)
{
  return g_strdup (get_problem (result, position)->value);
}

static char *
say_problem (const OpccImportResult *result, guint position)
{
  return g_strdup (get_problem (result, position)->problem);
}

static char *
say_remedy (const OpccImportResult *result, guint position)
{
  return g_strdup (get_problem (result, position)->remedy);
}

static char *
say_row (const OpccImportResult *result, guint position)
{
  return g_strdup_printf ("%u", get_row (result, position)->row);
}

static char *
say_outcome (const OpccImportResult *result, guint position)
{
  switch (get_row (result, position)->outcome)
    {
    case OPCC_IMPORT_ADDED:
      return g_strdup (_ ("New"));
    case OPCC_IMPORT_MATCHED:
      return g_strdup (_ ("Already there"));
    case OPCC_IMPORT_REFUSED:
    default:
      return g_strdup (_ ("Refused"));
    }
}

static char *
say_reference (const OpccImportResult *result, guint position)
{
  return g_strdup (get_row (result, position)->reference);
}

static char *
say_organisation (const OpccImportResult *result, guint position)
{
  return g_strdup (get_row (result, position)->organisation);
}

static char *
say_title (const OpccImportResult *result, guint position)
{
  return g_strdup (get_row (result, position)->title);
}

static char *
say_amount (const OpccImportResult *result, guint position)
{
  return g_strdup (get_row (result, position)->amount);
}

static char *
say_note (const OpccImportResult *result, guint position)
{
  return g_strdup (get_row (result, position)->note);
}

/* What a column shows. */
typedef struct
{
  const char *title; /* in N_() */
  int width;
  float xalign;
  gboolean expand;
  CellWords say;
  gboolean wrap;
} Column;

static const Column problem_columns[] = {
  { N_ ("Row"), 56, 1, FALSE, say_problem_row },
  { N_ ("Column"), 150, 0, FALSE, say_problem_column },
  { N_ ("Value"), 120, 0, FALSE, say_problem_value },
  { N_ ("Problem"), 260, 0, TRUE, say_problem, TRUE },
  { N_ ("What to do"), 240, 0, TRUE, say_remedy, TRUE },
};

static const Column row_columns[] = {
  { N_ ("Row"), 56, 1, FALSE, say_row },
  { N_ ("Outcome"), 110, 0, FALSE, say_outcome },
  { N_ ("Reference"), 84, 0, FALSE, say_reference },
  { N_ ("Organisation"), 190, 0, TRUE, say_organisation },
  { N_ ("Project"), 170, 0, TRUE, say_title },
  { N_ ("Asked"), 84, 1, FALSE, say_amount },
  { N_ ("Flags and reasons"), 180, 0, TRUE, say_note },
};

/* What the factory of a column needs; it lives no longer than the preview. */
typedef struct
{
  OpccImportPreview *preview; /* (unowned) */
  const Column *column;
} Cells;

static void
setup_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cells *cells = user_data;
  GtkWidget *label = opcc_children_new_label (NULL, "opcc-small", cells->column->xalign);

  /* A problem and its remedy are whole sentences, and are read. */
  if (cells->column->wrap)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const Cells *cells = user_data;
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *words =
      cells->column->say (cells->preview->result, gtk_list_item_get_position (item));

  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_tooltip_text (label, words);
}

static void
dress_problems_cb (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (problem_columns); i++)
    opcc_heading_dress (view, i, problem_columns[i].xalign, FALSE);
}

static void
dress_rows_cb (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_columns); i++)
    opcc_heading_dress (view, i, row_columns[i].xalign, FALSE);
}

static void
free_cells (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_columns (OpccImportPreview *self, GtkColumnView *view, const Column *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;
      Cells *cells = g_new0 (Cells, 1);

      cells->preview = self;
      cells->column = &columns[i];
      g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), cells, free_cells, 0);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), cells);
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (view, column);
    }
}

/* The cells read the result by position; the model only says how many rows there are. */
static void
show_lines (GtkColumnView *view, guint n_lines)
{
  g_autofree const char **lines = g_new0 (const char *, n_lines + 1);
  GtkSelectionModel *model;

  for (guint i = 0; i < n_lines; i++)
    lines[i] = "";
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (lines))));
  gtk_column_view_set_model (view, model);
  g_object_unref (model);
}

static void
opcc_import_preview_dispose (GObject *object)
{
  OpccImportPreview *self = OPCC_IMPORT_PREVIEW (object);

  if (self->rows != NULL)
    {
      gtk_column_view_set_model (self->problems, NULL);
      gtk_column_view_set_model (self->rows, NULL);
      self->rows = NULL;
    }
  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_pointer (&self->result, opcc_import_result_free);
  G_OBJECT_CLASS (opcc_import_preview_parent_class)->dispose (object);
}

static void
opcc_import_preview_class_init (OpccImportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  opcc_records_get_resource (); /* else the linker leaves it out */
  g_type_ensure (OPCC_TYPE_KEY_FIGURE);
  g_type_ensure (OPCC_TYPE_TAB_ROW);
  G_OBJECT_CLASS (klass)->dispose = opcc_import_preview_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/records/opcc-import-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, read);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, added);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, matched);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, flagged);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, refused);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, problems_page);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, problems);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, rows_page);
  gtk_widget_class_bind_template_child (widget_class, OpccImportPreview, rows);
}

static void
opcc_import_preview_init (OpccImportPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self, self->problems, problem_columns, G_N_ELEMENTS (problem_columns));
  add_columns (self, self->rows, row_columns, G_N_ELEMENTS (row_columns));
  g_signal_connect (self->problems, "map", G_CALLBACK (dress_problems_cb), NULL);
  g_signal_connect (self->rows, "map", G_CALLBACK (dress_rows_cb), NULL);
  opcc_children_set_name (GTK_WIDGET (self->problems), _ ("Problems"));
  opcc_children_set_name (GTK_WIDGET (self->rows), _ ("Rows"));
}

static void
show_count (OpccKeyFigure *figure, gint64 count, const char *note)
{
  g_autofree char *words = g_strdup_printf ("%" PRId64, count);

  opcc_key_figure_set (figure, words, NULL, note, NULL);
}

/* What no row has, no column is kept for: few imports know organisations or amounts. */
static void
show_filled_columns (OpccImportPreview *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->rows);

  for (guint i = 0; i < G_N_ELEMENTS (row_columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      gboolean filled = FALSE;

      for (guint k = 0; k < self->result->rows->len && !filled; k++)
        {
          g_autofree char *words = row_columns[i].say (self->result, k);

          filled = words != NULL && *words != '\0';
        }
      gtk_column_view_column_set_visible (column, filled);
    }
}

void
opcc_import_preview_take_result (OpccImportPreview *self, OpccImportResult *result)
{
  g_autofree char *organisations = NULL;
  g_autofree char *merges = NULL;
  g_autofree char *problems = NULL;

  g_return_if_fail (OPCC_IS_IMPORT_PREVIEW (self));

  gtk_column_view_set_model (self->problems, NULL);
  gtk_column_view_set_model (self->rows, NULL);
  g_clear_pointer (&self->result, opcc_import_result_free);
  self->result = result;
  if (result == NULL)
    return;
  if (result->organisations_added > 0)
    organisations = g_strdup_printf (ngettext ("%d new organisation", "%d new organisations",
                                               (gulong) result->organisations_added),
                                     (int) result->organisations_added);
  if (result->merges_proposed > 0)
    merges = g_strdup_printf (ngettext ("%d merge to look at", "%d merges to look at",
                                        (gulong) result->merges_proposed),
                              (int) result->merges_proposed);
  problems = g_strdup_printf (_ ("Problems (%d)"), (int) result->n_problems);
  show_count (self->read, result->read, NULL);
  show_count (self->added, result->added, organisations);
  show_count (self->matched, result->matched, merges);
  show_count (self->flagged, result->flagged, NULL);
  show_count (self->refused, result->refused, NULL);
  gtk_stack_page_set_title (self->problems_page, problems);
  gtk_stack_page_set_visible (self->rows_page, result->rows->len > 0);
  show_filled_columns (self);
  show_lines (self->problems, result->problems->len);
  show_lines (self->rows, result->rows->len);
  gtk_stack_set_visible_child_name (self->stack, result->problems->len > 0 || result->rows->len == 0
                                                     ? "problems"
                                                     : "rows");
}

const OpccImportResult *
opcc_import_preview_get_result (OpccImportPreview *self)
{
  g_return_val_if_fail (OPCC_IS_IMPORT_PREVIEW (self), NULL);
  return self->result;
}
