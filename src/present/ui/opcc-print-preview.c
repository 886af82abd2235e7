/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPrintPreview: the pages of a document as they will be printed, for the audience chosen. */
#include "opcc-print-preview.h"

#include <glib/gi18n-lib.h>

#include "opcc-audience.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-dialogs.h"
#include "opcc-domain-document.h"
#include "opcc-finding-list.h"
#include "opcc-print-operation.h"
#include "opcc-print-page.h"
#include "opcc-printers.h"

/* Pixels a point: a page at its own size on a screen of 96 dots an inch. */
#define NORMAL_SCALE (96.0 / 72.0)
#define LEAST_SCALE  0.5
#define MOST_SCALE   4.0
#define ZOOM_STEP    1.25

struct _OpccPrintPreview
{
  AdwWindow parent_instance;
  GtkDropDown *level;
  OpccBanner *doubt;
  OpccBanner *banner;
  OpccFindingList *findings;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  OpccPrintPage *paper;
  GtkLabel *place;
  GtkLabel *zoom;

  OpccWorkspace *workspace;  /* (owned) */
  char *document;            /* (owned) */
  GCancellable *cancellable; /* (owned) (nullable) of the job under way */
  OpccDocumentPages *pages;  /* (owned) (nullable) */
  guint page;                /* from 0 */
  double scale;
  gboolean is_asking; /* which printers there are: the dialog comes */
  gboolean is_drawn;  /* a page was: the dialog did not lead back here */
};

G_DEFINE_FINAL_TYPE (OpccPrintPreview, opcc_print_preview, ADW_TYPE_WINDOW)

/* In the order of the choice: who may see most comes last. */
static const OpccAudience levels[] = { OPCC_AUDIENCE_PUBLIC, OPCC_AUDIENCE_PARTNERS,
                                       OPCC_AUDIENCE_OFFICE };

/* --- the pages ------------------------------------------------------------------------------- */

typedef struct
{
  char *document; /* (owned) */
  OpccAudience audience;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->document);
  g_free (wish);
}

/* Built and set on pages where the office file is read; what comes back leads nowhere. */
static gpointer
set_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wish *wish = data;
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (wish->document, error);
  g_autoptr (OpccDocument) document =
      order != NULL ? opcc_document_order_build (order, db, wish->audience, opcc_date_today (),
                                                 cancellable, error)
                    : NULL;

  return document != NULL ? opcc_document_pages_new (document, cancellable, error) : NULL;
}

static void
update (OpccPrintPreview *self)
{
  const guint n = self->pages != NULL ? opcc_document_pages_get_n_pages (self->pages) : 0;
  g_autofree char *place = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);
  g_autofree char *zoom = g_strdup_printf ("%.0f%%", 100 * self->scale / NORMAL_SCALE);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_label_set_text (self->place, n > 0 ? place : "");
  gtk_label_set_text (self->zoom, zoom);
  opcc_print_page_show (self->paper, self->pages, self->page);
  opcc_print_page_set_scale (self->paper, self->scale);
  gtk_widget_action_set_enabled (widget, "preview.back", self->page > 0);
  gtk_widget_action_set_enabled (widget, "preview.first", self->page > 0);
  gtk_widget_action_set_enabled (widget, "preview.forward", self->page + 1 < n);
  gtk_widget_action_set_enabled (widget, "preview.last", self->page + 1 < n);
  gtk_widget_action_set_enabled (widget, "preview.larger", self->scale < MOST_SCALE);
  gtk_widget_action_set_enabled (widget, "preview.smaller", self->scale > LEAST_SCALE);
  gtk_widget_action_set_enabled (widget, "preview.print", n > 0);
}

static void
show_pages (OpccPrintPreview *self, OpccDocumentPages *pages, const GError *error)
{
  g_clear_pointer (&self->pages, opcc_document_pages_unref);
  self->pages = pages;
  self->page = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->banner), error != NULL);
  if (error != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_WARN, _ ("Nothing to print"), error->message);
  gtk_stack_set_visible_child_name (self->stack, pages != NULL ? "pages" : "none");
  update (self);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPrintPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  OpccDocumentPages *pages;

  if (self->workspace == NULL)
    return;
  pages = opcc_workspace_run_finish (self->workspace, result, &error);
  /* Another audience was chosen meanwhile: its pages come. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  show_pages (self, pages, error);
}

static OpccAudience
get_level (OpccPrintPreview *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->level);

  return chosen < G_N_ELEMENTS (levels) ? levels[chosen] : OPCC_AUDIENCE_PUBLIC;
}

/* What is to be looked at comes after the pages, which do not wait for it. */
static void
check_document (OpccPrintPreview *self)
{
  g_autoptr (OpccDocumentOrder) order = opcc_document_order_parse (self->document, NULL);

  if (order != NULL)
    opcc_finding_list_check (self->findings, self->workspace, order, get_level (self));
}

static void
set_pages (OpccPrintPreview *self)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->document = g_strdup (self->document);
  wish->audience = get_level (self);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* Nothing of the audience before can be printed from here on. */
  show_pages (self, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  opcc_workspace_run (self->workspace, set_job, wish, free_wish,
                      (GDestroyNotify) opcc_document_pages_unref, self->cancellable, set_cb,
                      g_object_ref (self));
  check_document (self);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
turn_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPrintPreview *self = OPCC_PRINT_PREVIEW (widget);
  const guint last = self->pages != NULL ? opcc_document_pages_get_n_pages (self->pages) - 1 : 0;

  if (g_str_equal (action, "preview.first"))
    self->page = 0;
  else if (g_str_equal (action, "preview.last"))
    self->page = last;
  else if (g_str_equal (action, "preview.back") && self->page > 0)
    self->page--;
  else if (g_str_equal (action, "preview.forward") && self->page < last)
    self->page++;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update (self);
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPrintPreview *self = OPCC_PRINT_PREVIEW (widget);
  const double scale = g_str_equal (action, "preview.larger")    ? self->scale * ZOOM_STEP
                       : g_str_equal (action, "preview.smaller") ? self->scale / ZOOM_STEP
                                                                 : NORMAL_SCALE;

  self->scale = CLAMP (scale, LEAST_SCALE, MOST_SCALE);
  update (self);
}

/* A printer has its own signs; a file lies where nobody sees it. */
static void
show_printed (OpccPrintPreview *self, GtkPrintOperation *operation)
{
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;

  if (name != NULL)
    opcc_banner_set (self->banner, OPCC_TONE_NONE, _ ("Printed to a file"), name);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), name != NULL);
}

static void
drawn_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, OpccPrintPreview *self)
{
  self->is_drawn = TRUE;
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, OpccPrintPreview *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY && self->is_drawn)
    show_printed (self, operation);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  opcc_banner_set (self->banner, OPCC_TONE_BAD, _ ("It could not be printed"),
                   error != NULL ? error->message : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), TRUE);
}

/* Where no printer has paper, the one that writes a file is chosen already. */
static void
show_dialog_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPrintPreview) self = user_data;
  g_autofree char *to_file = opcc_printers_find_file_finish (result);
  g_autoptr (GtkPrintOperation) operation = NULL;

  self->is_asking = FALSE;
  if (self->pages == NULL)
    return;
  operation = opcc_print_operation_new (self->pages, self->page);
  if (to_file != NULL)
    gtk_print_settings_set_printer (gtk_print_operation_get_print_settings (operation), to_file);
  gtk_print_operation_set_allow_async (operation, TRUE);
  self->is_drawn = FALSE;
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (drawn_cb), self, 0);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPrintPreview *self = OPCC_PRINT_PREVIEW (widget);

  if (self->pages == NULL || self->is_asking)
    return;
  self->is_asking = TRUE;
  opcc_printers_find_file (show_dialog_cb, g_object_ref (self));
}

/* --- making ---------------------------------------------------------------------------------- */

static GtkWidget *
make_button (const char *icon_name, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  opcc_children_set_name (button, tooltip);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_header (OpccPrintPreview *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *choice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = gtk_button_new_with_label (_ ("Print…"));
  const char *labels[G_N_ELEMENTS (levels) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    labels[i] = opcc_audience_get_label (levels[i]);
  self->level = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (labels));
  /* Translators: before a choice of who may see the print: Public, Partners, Office. */
  gtk_box_append (GTK_BOX (choice), opcc_children_new_label (_ ("For"), "opcc-small opcc-dim", 0));
  gtk_box_append (GTK_BOX (choice), GTK_WIDGET (self->level));
  opcc_children_set_name (GTK_WIDGET (self->level), _ ("Who may see it"));
  g_signal_connect_object (self->level, "notify::selected", G_CALLBACK (set_pages), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (print, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "preview.print");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), choice);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  return header;
}

static GtkWidget *
make_foot (OpccPrintPreview *self)
{
  GtkWidget *foot = gtk_center_box_new ();
  GtkWidget *turn = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *zoom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->place = GTK_LABEL (opcc_children_new_label ("", "opcc-num", 0.5));
  gtk_label_set_width_chars (self->place, 14);
  self->zoom = GTK_LABEL (opcc_children_new_label ("", "opcc-num opcc-dim", 0.5));
  gtk_label_set_width_chars (self->zoom, 5);
  gtk_box_append (GTK_BOX (turn),
                  make_button ("go-previous-symbolic", _ ("Page before"), "preview.back"));
  gtk_box_append (GTK_BOX (turn), GTK_WIDGET (self->place));
  gtk_box_append (GTK_BOX (turn),
                  make_button ("go-next-symbolic", _ ("Page after"), "preview.forward"));
  gtk_box_append (GTK_BOX (zoom),
                  make_button ("zoom-out-symbolic", _ ("Smaller"), "preview.smaller"));
  gtk_box_append (GTK_BOX (zoom), GTK_WIDGET (self->zoom));
  gtk_box_append (GTK_BOX (zoom), make_button ("zoom-in-symbolic", _ ("Larger"), "preview.larger"));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (foot), turn);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (foot), zoom);
  gtk_widget_add_css_class (foot, "opcc-actionbar");
  gtk_widget_add_css_class (foot, "slim");
  return foot;
}

static GtkWidget *
make_pages (OpccPrintPreview *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->paper = OPCC_PRINT_PAGE (opcc_print_page_new ());
  g_object_set (self->paper, "margin-top", 18, "margin-bottom", 18, "margin-start", 18,
                "margin-end", 18, NULL);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->paper));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_stack_add_named (self->stack, spinner, "busy");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->scroller), "pages");
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "none");
  return GTK_WIDGET (self->stack);
}

static void
opcc_print_preview_dispose (GObject *object)
{
  OpccPrintPreview *self = OPCC_PRINT_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->pages, opcc_document_pages_unref);
  G_OBJECT_CLASS (opcc_print_preview_parent_class)->dispose (object);
}

static void
opcc_print_preview_finalize (GObject *object)
{
  g_free (OPCC_PRINT_PREVIEW (object)->document);
  G_OBJECT_CLASS (opcc_print_preview_parent_class)->finalize (object);
}

/* The one table of what its keys do. */
static const struct
{
  const char *action;
  GtkWidgetActionActivateFunc activate;
  guint key;
  GdkModifierType modifiers;
} acts[] = {
  { "preview.back", turn_cb, GDK_KEY_Page_Up, 0 },
  { "preview.forward", turn_cb, GDK_KEY_Page_Down, 0 },
  { "preview.first", turn_cb, GDK_KEY_Home, 0 },
  { "preview.last", turn_cb, GDK_KEY_End, 0 },
  { "preview.larger", zoom_cb, GDK_KEY_plus, GDK_CONTROL_MASK },
  { "preview.smaller", zoom_cb, GDK_KEY_minus, GDK_CONTROL_MASK },
  { "preview.normal", zoom_cb, GDK_KEY_0, GDK_CONTROL_MASK },
  { "preview.print", print_cb, GDK_KEY_p, GDK_CONTROL_MASK },
};

static void
opcc_print_preview_class_init (OpccPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_print_preview_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_print_preview_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].action, NULL, acts[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* Before the scrolled page takes Page Down for itself: here it turns the page. */
static void
add_keys (OpccPrintPreview *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (acts[i].key, acts[i].modifiers),
                          gtk_named_action_new (acts[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
opcc_print_preview_init (OpccPrintPreview *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->scale = NORMAL_SCALE;
  opcc_dialog_outlive_parent (GTK_WINDOW (self));
  self->doubt = OPCC_BANNER (opcc_banner_new (OPCC_TONE_BAD, _ ("Figures may be wrong"), NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), FALSE);
  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_WARN, "", NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  self->findings = OPCC_FINDING_LIST (opcc_finding_list_new ());
  g_object_set (self->findings, "margin-top", 12, "margin-bottom", 12, "margin-start", 18,
                "margin-end", 18, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->doubt));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->findings));
  gtk_box_append (GTK_BOX (box), make_pages (self));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  adw_window_set_content (ADW_WINDOW (self), box);
  add_keys (self);
  update (self);
}

OpccPrintPreview *
opcc_print_preview_open (GtkWidget *from, OpccWorkspace *workspace, const char *document)
{
  OpccPrintPreview *self = g_object_new (OPCC_TYPE_PRINT_PREVIEW, "title", _ ("Print"), "modal",
                                         TRUE, "default-width", 900, "default-height", 740, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  self->workspace = g_object_ref (workspace);
  self->document = g_strdup (document);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  set_pages (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * opcc_print_preview_warn:
 * @doubt: why figures may be wrong
 *
 * Says so above the pages, and on none of them.
 */
void
opcc_print_preview_warn (OpccPrintPreview *self, const char *doubt)
{
  g_return_if_fail (OPCC_IS_PRINT_PREVIEW (self));

  opcc_banner_set (self->doubt, OPCC_TONE_BAD, _ ("Figures may be wrong"), doubt);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), TRUE);
}

OpccDocumentPages *
opcc_print_preview_get_pages (OpccPrintPreview *self)
{
  g_return_val_if_fail (OPCC_IS_PRINT_PREVIEW (self), NULL);

  return self->pages;
}

guint
opcc_print_preview_get_page (OpccPrintPreview *self)
{
  g_return_val_if_fail (OPCC_IS_PRINT_PREVIEW (self), 0);

  return self->page;
}
