/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChartView: a chart in the window, with its menu: as a table, to the clipboard, into a file.
 */
#include "opcc-chart-view.h"

#include "opcc-chart-drawing.h"
#include "opcc-chart-export.h"
#include "opcc-chart-table.h"
#include "opcc-chart-twin.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-text.h"

#include <glib/gi18n-lib.h>

#define CLIPBOARD_ZOOM 2
#define DONE_SECONDS   8
#define BUTTON_ROOM    40 /* px beside the drawing */

struct _OpccChartView
{
  GtkWidget parent_instance;
  OpccChart *chart; /* (owned) (nullable) */
  GtkWidget *stack;
  GtkWidget *drawing;
  GtkWidget *twin;
  GtkWidget *button;
  GtkWidget *message;
  guint hide_message; /* source, 0: none */
};

typedef enum
{
  PROP_CHART = 1,
  PROP_SHOWS_TABLE,
} OpccChartViewProperty;

static GParamSpec *properties[PROP_SHOWS_TABLE + 1];

G_DEFINE_FINAL_TYPE (OpccChartView, opcc_chart_view, GTK_TYPE_WIDGET)

/* --- what came of it -------------------------------------------------------------------------- */

static gboolean
hide_message_cb (gpointer data)
{
  OpccChartView *self = data;

  self->hide_message = 0;
  opcc_children_set_text (self->message, NULL);
  return G_SOURCE_REMOVE;
}

/* What was done goes away by itself; why something was refused stays until the next try. */
static void
say (OpccChartView *self, const char *words, gboolean is_refusal)
{
  if (self->message == NULL)
    return; /* the view is gone, and what was under way came to its end */
  g_clear_handle_id (&self->hide_message, g_source_remove);
  opcc_children_set_class (self->message, "opcc-bad", is_refusal);
  opcc_children_set_text (self->message, words);
  opcc_children_set_name (self->message, words);
  if (words != NULL && !is_refusal)
    self->hide_message = g_timeout_add_seconds (DONE_SECONDS, hide_message_cb, self);
}

static gboolean
check (OpccChartView *self)
{
  g_autoptr (GError) error = NULL;

  if (self->chart == NULL)
    return FALSE;
  if (opcc_chart_check (self->chart, &error))
    return TRUE;
  say (self, error->message, TRUE);
  return FALSE;
}

/* --- actions ---------------------------------------------------------------------------------- */

static GdkTexture *
make_texture (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) height * (gsize) stride);
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                 GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

/* What leaves the program, for the thread that draws it. */
typedef struct
{
  OpccChart *chart; /* (owned) a copy: the view's own may change meanwhile */
  GFile *file;      /* (owned) (nullable) NULL: for the clipboard */
} Drawing;

static void
free_drawing (Drawing *drawing)
{
  g_object_unref (drawing->chart);
  g_clear_object (&drawing->file);
  g_free (drawing);
}

/* A picture of that size takes longer than a frame. */
static void
start_drawing (OpccChartView *self, GFile *file, GTaskThreadFunc draw, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, done, NULL);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->chart = opcc_chart_copy (self->chart);
  g_set_object (&drawing->file, file);
  g_task_set_source_tag (task, start_drawing);
  g_task_set_task_data (task, drawing, (GDestroyNotify) free_drawing);
  g_task_run_in_thread (task, draw);
}

static void
draw_picture (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Drawing *drawing = data;
  cairo_surface_t *surface = opcc_chart_make_picture (drawing->chart, CLIPBOARD_ZOOM, NULL);

  g_task_return_pointer (task, make_texture (surface), g_object_unref);
  cairo_surface_destroy (surface);
}

static void
picture_drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OpccChartView *self = OPCC_CHART_VIEW (source);
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), NULL);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  say (self, _ ("The chart is on the clipboard as a picture."), FALSE);
}

static void
copy_picture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccChartView *self = OPCC_CHART_VIEW (widget);

  if (check (self))
    start_drawing (self, NULL, draw_picture, picture_drawn_cb);
}

static void
copy_table_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccChartView *self = OPCC_CHART_VIEW (widget);
  g_autofree char *tsv = NULL;

  if (!check (self))
    return;
  tsv = opcc_chart_make_tsv (self->chart);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), tsv);
  say (self, _ ("The chart is on the clipboard as a table."), FALSE);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccChartView) self = user_data;

  if (file != NULL)
    opcc_chart_view_save (self, file);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const OpccFileType types[] = {
    { N_ ("Pictures of any size (.svg)"), "*.svg" },
    { N_ ("Pictures (.png)"), "*.png" },
    { N_ ("Pages (.pdf)"), "*.pdf" },
    { N_ ("Tables (.csv)"), "*.csv" },
    { N_ ("Text (.txt)"), "*.txt" },
  };
  OpccChartView *self = OPCC_CHART_VIEW (widget);
  OpccFileType translated[G_N_ELEMENTS (types) + 2] = {
    { _ ("All that a chart can be"), "*.svg|*.png|*.pdf|*.csv|*.txt" },
  };
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (!check (self))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    translated[i + 1] = (OpccFileType){ _ (types[i].name), types[i].patterns };
  title = opcc_text_to_file_name (self->chart->texts[OPCC_CHART_TITLE]);
  name = g_strconcat (title, ".svg", NULL);
  opcc_dialog_save_file (widget, _ ("Save the chart"), name, translated, file_chosen_cb,
                         g_object_ref (self));
}

static gboolean
open_menu_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (OPCC_CHART_VIEW (widget)->button));
  return TRUE;
}

static void
secondary_pressed_cb (OpccChartView *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

/* --- parts ------------------------------------------------------------------------------------ */

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("Copy as _picture"), "chart.copy-picture");
  g_menu_append (menu, _ ("Copy as _table"), "chart.copy-table");
  g_menu_append (menu, _ ("_Save as…"), "chart.save");
  g_menu_append (menu, _ ("Sh_ow as table"), "chart.shows-table");
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = create_menu ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Menu of the chart"));
  opcc_children_set_name (button, _ ("Menu of the chart"));
  return button;
}

static void
opcc_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OpccChartView *self = OPCC_CHART_VIEW (object);

  switch ((OpccChartViewProperty) id)
    {
    case PROP_CHART:
      g_value_set_object (value, self->chart);
      break;
    case PROP_SHOWS_TABLE:
      g_value_set_boolean (value, opcc_chart_view_get_shows_table (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OpccChartView *self = OPCC_CHART_VIEW (object);

  switch ((OpccChartViewProperty) id)
    {
    case PROP_CHART:
      opcc_chart_view_set_chart (self, g_value_get_object (value));
      break;
    case PROP_SHOWS_TABLE:
      opcc_chart_view_set_shows_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
opcc_chart_view_dispose (GObject *object)
{
  OpccChartView *self = OPCC_CHART_VIEW (object);

  g_clear_handle_id (&self->hide_message, g_source_remove);
  g_clear_object (&self->chart);
  self->message = NULL;
  opcc_children_unparent (GTK_WIDGET (object));
  G_OBJECT_CLASS (opcc_chart_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.copy-picture", NULL, copy_picture_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-table", NULL, copy_table_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save_cb);
  gtk_widget_class_install_property_action (widget_class, "chart.shows-table", "shows-table");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "chart.copy-table", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "chart.shows-table", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, open_menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, open_menu_cb, NULL);
}

static void
opcc_chart_view_class_init (OpccChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = opcc_chart_view_dispose;
  object_class->get_property = opcc_chart_view_get_property;
  object_class->set_property = opcc_chart_view_set_property;
  properties[PROP_CHART] =
      g_param_spec_object ("chart", NULL, NULL, OPCC_TYPE_CHART,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWS_TABLE] =
      g_param_spec_boolean ("shows-table", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_actions (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
opcc_chart_view_init (OpccChartView *self)
{
  GtkWidget *place = gtk_overlay_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->drawing = opcc_chart_drawing_new ();
  self->twin = opcc_chart_twin_new ();
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->drawing, "drawing");
  gtk_stack_add_named (GTK_STACK (self->stack), self->twin, "table");
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_widget_set_margin_end (self->stack, BUTTON_ROOM);
  self->button = create_button ();
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  /* Not in one row: a box takes what is taller the narrower it is to be so at any width. */
  gtk_overlay_set_child (GTK_OVERLAY (place), self->stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (place), self->button);
  gtk_widget_set_vexpand (place, TRUE);
  gtk_widget_set_parent (place, GTK_WIDGET (self));
  self->message = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                                "xalign", 0.0, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->message, "opcc-small");
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Chart"));
}

GtkWidget *
opcc_chart_view_new (OpccChart *chart)
{
  return g_object_new (OPCC_TYPE_CHART_VIEW, "chart", chart, NULL);
}

void
opcc_chart_view_set_chart (OpccChartView *self, OpccChart *chart)
{
  g_return_if_fail (OPCC_IS_CHART_VIEW (self));
  if (!g_set_object (&self->chart, chart))
    return;
  say (self, NULL, FALSE);
  opcc_chart_drawing_set_chart (OPCC_CHART_DRAWING (self->drawing), chart);
  opcc_chart_twin_set_chart (OPCC_CHART_TWIN (self->twin), chart);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

gboolean
opcc_chart_view_get_shows_table (OpccChartView *self)
{
  g_return_val_if_fail (OPCC_IS_CHART_VIEW (self), FALSE);
  return gtk_stack_get_visible_child (GTK_STACK (self->stack)) == self->twin;
}

/* The focus goes with what is seen: from the drawing into the table, and back. */
void
opcc_chart_view_set_shows_table (OpccChartView *self, gboolean shows_table)
{
  GtkWidget *seen;
  gboolean had_focus;

  g_return_if_fail (OPCC_IS_CHART_VIEW (self));
  if (opcc_chart_view_get_shows_table (self) == shows_table)
    return;
  had_focus = gtk_widget_get_focus_child (self->stack) != NULL;
  seen = shows_table ? self->twin : self->drawing;
  gtk_stack_set_visible_child (GTK_STACK (self->stack), seen);
  if (had_focus)
    gtk_widget_child_focus (seen, GTK_DIR_TAB_FORWARD);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_TABLE]);
}

static void
write_file (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Drawing *drawing = data;
  g_autofree char *path = g_file_get_path (drawing->file);
  GError *error = NULL;

  if (opcc_chart_export (drawing->chart, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OpccChartView *self = OPCC_CHART_VIEW (source);
  const Drawing *drawing = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_parse_name (drawing->file);
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    words = g_strdup_printf (_ ("Saved %s."), name);
  say (self, error != NULL ? error->message : words, error != NULL);
}

void
opcc_chart_view_save (OpccChartView *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *words = NULL;

  g_return_if_fail (OPCC_IS_CHART_VIEW (self) && self->chart != NULL);
  if (path != NULL)
    {
      start_drawing (self, file, write_file, written_cb);
      return;
    }
  words = g_strdup_printf (
      _ ("“%s” is not on this computer. Nothing was written. Choose a folder that is."), name);
  say (self, words, TRUE);
}
