/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccZoneFindings: what the research in a zone found, grouped by its methods. */
#include "opcc-zone-findings.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-finding.h"
#include "opcc-page.h"
#include "opcc-record-form.h"
#include "opcc-record-row.h"
#include "opcc-zone-jobs.h"

/* Where the words of the table beside it begin. */
#define TEXT_EDGE 24

struct _OpccZoneFindings
{
  GtkWidget parent_instance;
  GtkListBox *list;
  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *findings;      /* (owned) (nullable) OpccFinding in the order of the rows */
  gint64 zone;
};

G_DEFINE_FINAL_TYPE (OpccZoneFindings, opcc_zone_findings, GTK_TYPE_WIDGET)

static const char *const form[] = { "title", "method", "date",   "people",
                                    "words", "note",   "source", NULL };

/* --- rows ------------------------------------------------------------------------------------- */

/* "21 September 2022 · 24 people heard"; what is not known is said. */
static char *
say_when (const OpccFinding *finding)
{
  g_autofree char *day =
      finding->date != OPCC_NO_DATE ? opcc_date_format (finding->date) : g_strdup (_ ("no date"));
  g_autofree char *people =
      finding->people != OPCC_NO_INTEGER
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " person heard",
                                          "%" PRId64 " people heard", (gulong) finding->people),
                             finding->people)
          : g_strdup (_ ("number of people not given"));

  return g_strdup_printf ("%s · %s", day, people);
}

static GMenuModel *
make_menu (gint64 n)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) edit = g_menu_item_new (_ ("Edit…"), NULL);
  g_autoptr (GMenuItem) take_out = g_menu_item_new (_ ("Delete"), NULL);

  g_menu_item_set_action_and_target (edit, "finding.edit", "x", n);
  g_menu_item_set_action_and_target (take_out, "finding.delete", "x", n);
  g_menu_append_item (menu, edit);
  g_menu_append_item (menu, take_out);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_button (const OpccFinding *finding)
{
  g_autoptr (GMenuModel) menu = make_menu (opcc_record_get_n (OPCC_RECORD ((gpointer) finding)));
  GtkWidget *button = gtk_menu_button_new ();
  g_autofree char *name = g_strdup_printf (_ ("More for “%s”"), finding->title);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  opcc_children_set_name (button, name);
  return button;
}

static GtkWidget *
make_row (OpccZoneFindings *self, const OpccFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *when = say_when (finding);
  g_autofree char *quoted =
      finding->words != NULL ? g_strdup_printf (_ ("“%s”"), finding->words) : NULL;
  g_autofree char *name =
      g_strdup_printf ("%s: %s, %s", opcc_choice_get_label (opcc_finding_methods, finding->method),
                       finding->title, when);

  g_object_set (box, "margin-top", 8, "margin-bottom", 8, "margin-start", TEXT_EDGE, "margin-end",
                12, NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (finding->title, "opcc-body", 0));
  if (quoted != NULL)
    {
      GtkWidget *quotation = opcc_children_new_label (quoted, "opcc-small", 0);

      gtk_label_set_wrap (GTK_LABEL (quotation), TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (quotation), PANGO_ELLIPSIZE_NONE);
      gtk_box_append (GTK_BOX (words), quotation);
    }
  gtk_box_append (GTK_BOX (words), opcc_children_new_label (when, "opcc-caption opcc-dim", 0));
  gtk_box_append (GTK_BOX (box), words);
  if (!opcc_workspace_is_read_only (self->workspace))
    gtk_box_append (GTK_BOX (box), make_button (finding));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  opcc_children_set_name (row, name);
  return row;
}

/* "Workshop · 2 findings, 24 people heard" */
static char *
say_group (OpccZoneFindings *self, guint rank)
{
  g_autofree char *n_people = NULL;
  const char *label = NULL;
  guint n = 0;
  gint64 people = 0;

  for (guint i = 0; i < self->findings->len; i++)
    {
      const OpccFinding *finding = g_ptr_array_index (self->findings, i);

      if (opcc_finding_rank_method (finding) != rank)
        continue;
      label = opcc_choice_get_label (opcc_finding_methods, finding->method);
      n++;
      people += finding->people != OPCC_NO_INTEGER ? finding->people : 0;
    }
  n_people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " person heard",
                                           "%" PRId64 " people heard", (gulong) people),
                              people);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %u finding, %s",
                                       "%s · %u findings, %s", n),
                          g_dgettext (GETTEXT_PACKAGE, label), n, n_people);
}

static void
head_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  OpccZoneFindings *self = user_data;
  const guint rank = opcc_finding_rank_method (
      g_ptr_array_index (self->findings, (guint) gtk_list_box_row_get_index (row)));
  g_autofree char *words = NULL;
  GtkWidget *head;

  if (before != NULL &&
      opcc_finding_rank_method (
          g_ptr_array_index (self->findings, (guint) gtk_list_box_row_get_index (before))) == rank)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  words = say_group (self, rank);
  head = opcc_children_new_label (words, "opcc-th", 0);
  g_object_set (head, "margin-top", 12, "margin-bottom", 4, "margin-start", TEXT_EDGE, NULL);
  gtk_list_box_row_set_header (row, head);
}

static void
show (OpccZoneFindings *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->findings->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->findings, i)));
}

/* --- reading ---------------------------------------------------------------------------------- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccZoneFindings) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  if (self->workspace == NULL)
    return;
  findings = opcc_workspace_run_finish (self->workspace, result, &error);
  if (findings == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings;
  show (self);
}

static void
changed_cb (OpccZoneFindings *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, opcc_finding_kind.name))
    opcc_zone_jobs_list_findings (self->workspace, self->zone, read_cb, g_object_ref (self));
}

/* --- acts ------------------------------------------------------------------------------------- */

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccZoneFindings *self = OPCC_ZONE_FINDINGS (widget);
  g_autoptr (OpccRecord) record = opcc_record_new (&opcc_finding_kind);

  g_object_set (record, "zone", self->zone, NULL);
  opcc_record_form_open (widget, self->workspace, record, form, NULL, NULL);
}

static void
row_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccZoneFindings *self = OPCC_ZONE_FINDINGS (widget);
  const gint64 n = g_variant_get_int64 (parameter);

  if (g_str_equal (action, "finding.edit"))
    opcc_record_row_edit (widget, self->workspace, &opcc_finding_kind, n, form);
  else
    opcc_record_row_delete (widget, self->workspace, &opcc_finding_kind, n);
}

/* What a key does to the row that has the focus. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  OpccZoneFindings *self = OPCC_ZONE_FINDINGS (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  const char *action = NULL;
  guint i;

  if (row == NULL || opcc_workspace_is_read_only (self->workspace))
    return FALSE;
  g_variant_get (args, "(&s)", &action);
  i = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return gtk_widget_activate_action (widget, action, "x",
                                     opcc_record_get_n (g_ptr_array_index (self->findings, i)));
}

static void
row_activated_cb (OpccZoneFindings *self, GtkListBoxRow *row)
{
  const guint i = (guint) gtk_list_box_row_get_index (row);

  opcc_record_row_edit (GTK_WIDGET (self), self->workspace, &opcc_finding_kind,
                        opcc_record_get_n (g_ptr_array_index (self->findings, i)), form);
}

/* --- class ------------------------------------------------------------------------------------ */

static void
opcc_zone_findings_dispose (GObject *object)
{
  OpccZoneFindings *self = OPCC_ZONE_FINDINGS (object);

  opcc_children_unparent (GTK_WIDGET (self));
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_zone_findings_parent_class)->dispose (object);
}

static void
opcc_zone_findings_class_init (OpccZoneFindingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = opcc_zone_findings_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "finding.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "finding.edit", "x", row_cb);
  gtk_widget_class_install_action (widget_class, "finding.delete", "x", row_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, key_cb, "(s)", "finding.edit");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, key_cb, "(s)", "finding.delete");
}

static GtkWidget *
make_head (void)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title =
      opcc_children_new_label (_ ("Findings of the research, by method"), "opcc-section", 0);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a finding…"));

  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_set_margin_start (title, TEXT_EDGE);
  gtk_widget_add_css_class (button, "opcc-link");
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "finding.add");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), button);
  return head;
}

static void
opcc_zone_findings_init (OpccZoneFindings *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing =
      opcc_children_new_label (_ ("No finding is written down yet"), "opcc-small opcc-missing", 0);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_header_func (self->list, head_cb, self, NULL);
  g_object_set (nothing, "margin-top", 12, "margin-bottom", 12, "margin-start", TEXT_EDGE, NULL);
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "opcc-list");
  opcc_children_set_name (GTK_WIDGET (self->list), _ ("Findings of the research, by method"));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (make_head (), GTK_WIDGET (self));
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  opcc_children_set_name (GTK_WIDGET (self), _ ("Findings of the research"));
}

GtkWidget *
opcc_zone_findings_new (OpccWorkspace *workspace, gint64 zone)
{
  static const char *const actions[] = { "finding.add", "finding.edit", "finding.delete" };
  OpccZoneFindings *self;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_ZONE_FINDINGS, NULL);
  self->workspace = g_object_ref (workspace);
  self->zone = zone;
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self, NULL);
  return GTK_WIDGET (self);
}
