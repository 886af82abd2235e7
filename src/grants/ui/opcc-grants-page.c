/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccGrantsPage: the schemes of the office with their rounds. */
#include "opcc-grants-page.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-empty-state.h"
#include "opcc-grants-forms.h"
#include "opcc-grants-pages.h"
#include "opcc-loading-rows.h"
#include "opcc-pill.h"
#include "opcc-reader.h"
#include "opcc-round-words.h"
#include "opcc-scheme-index.h"
#include "opcc-setup-copy-dialog.h"

struct _OpccGrantsPage
{
  OpccPage parent_instance;

  /* template */
  GtkStack *stack;
  OpccEmptyState *empty;
  GtkLabel *count;
  GtkBox *schemes;

  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *entries;       /* (owned) (nullable) of OpccSchemeEntry, until they were read */
  OpccReader *reader;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccGrantsPage, opcc_grants_page, OPCC_TYPE_PAGE)

/* --- rows ------------------------------------------------------------------------------------ */

static GtkWidget *
make_figure (const char *value, const char *note, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), opcc_children_new_label (value, "opcc-body opcc-num", 1));
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (note, "opcc-caption opcc-dim", 1));
  gtk_widget_set_size_request (box, width, -1);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_names (const OpccRoundEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *dates = opcc_round_words_dates (entry->round);
  g_autofree char *theme = NULL;

  if (entry->round->theme != NULL && dates != NULL)
    theme = g_strdup_printf ("%s · %s", dates, entry->round->theme);
  gtk_box_append (GTK_BOX (box),
                  opcc_children_new_label (entry->round->title, "opcc-body opcc-strong", 0));
  gtk_box_append (GTK_BOX (box), opcc_children_new_label (theme != NULL   ? theme
                                                          : dates != NULL ? dates
                                                                          : _ ("dates not given"),
                                                          "opcc-caption opcc-dim", 0));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* At the end of its place, beside the figures, however long its word is. */
static GtkWidget *
make_stage (const char *stage)
{
  gboolean published = g_strcmp0 (stage, "published") == 0;
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *pill = opcc_pill_new (published ? OPCC_TONE_GOOD : OPCC_TONE_INFO, NULL,
                                   opcc_round_words_now (stage));

  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_END);
  gtk_widget_set_hexpand (pill, TRUE);
  gtk_widget_set_hexpand (place, FALSE);
  gtk_widget_set_size_request (place, 96, -1);
  gtk_box_append (GTK_BOX (place), pill);
  return place;
}

static GtkWidget *
make_round_row (const OpccRoundEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *count = g_strdup_printf ("%" PRId64, entry->n_applications);
  g_autofree char *asked = opcc_money_format (entry->asked);
  g_autofree char *budget = entry->round->budget != OPCC_NO_MONEY
                                ? opcc_money_format (entry->round->budget)
                                : g_strdup ("–");

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_add_css_class (arrow, "opcc-dim");
  gtk_box_append (GTK_BOX (box), make_names (entry));
  gtk_box_append (GTK_BOX (box), make_stage (entry->stage));
  gtk_box_append (GTK_BOX (box), make_figure (count,
                                              ngettext ("application", "applications",
                                                        (gulong) entry->n_applications),
                                              84));
  gtk_box_append (GTK_BOX (box), make_figure (asked, _ ("asked"), 92));
  gtk_box_append (GTK_BOX (box), make_figure (budget, _ ("for the round"), 92));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  opcc_children_set_name (row, entry->round->title);
  return row;
}

static void
round_activated_cb (OpccGrantsPage *self, GtkListBoxRow *row, GtkListBox *list)
{
  guint index = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->schemes)); card != NULL;
       card = gtk_widget_get_next_sibling (card), index++)
    if (gtk_widget_is_ancestor (GTK_WIDGET (list), card))
      {
        const OpccSchemeEntry *scheme = g_ptr_array_index (self->entries, index);
        const OpccRoundEntry *entry =
            g_ptr_array_index (scheme->rounds, gtk_list_box_row_get_index (row));

        opcc_page_show_record (GTK_WIDGET (self), "round",
                               opcc_record_get_n (OPCC_RECORD (entry->round)));
        return;
      }
}

static GtkWidget *
make_button (const char *label, const char *action, gint64 target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "opcc-rowbtn");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", target);
  return button;
}

static GtkWidget *
make_scheme_head (const OpccSchemeEntry *entry)
{
  gint64 n = opcc_record_get_n (OPCC_RECORD (entry->scheme));
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf ("%s · %s", entry->scheme->title, entry->scheme->year);
  g_autofree char *pot = opcc_money_format (entry->scheme->pot);
  g_autofree char *left = opcc_money_format (entry->pot_left);
  /* Translators: the pot of a year and what no award has taken yet. */
  g_autofree char *line = g_strdup_printf (_ ("%s for the year, %s left"), pot, left);

  gtk_box_append (GTK_BOX (names), opcc_children_new_label (title, "opcc-section", 0));
  gtk_box_append (GTK_BOX (names), opcc_children_new_label (line, "opcc-small opcc-dim", 0));
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (GTK_BOX (head), make_button (_ ("Annual report"), "page.annual", n));
  gtk_box_append (GTK_BOX (head), make_button (_ ("Workshops"), "page.open-scheme", n));
  gtk_box_append (GTK_BOX (head), make_button (_ ("Edit scheme…"), "page.edit-scheme", n));
  gtk_box_append (GTK_BOX (head), make_button (_ ("Copy scheme…"), "page.copy-scheme", n));
  gtk_box_append (GTK_BOX (head), make_button (_ ("New round…"), "page.new-round", n));
  return head;
}

static GtkWidget *
make_scheme (OpccGrantsPage *self, const OpccSchemeEntry *entry)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (GTK_BOX (card), make_scheme_head (entry));
  if (entry->rounds->len == 0)
    {
      gtk_box_append (GTK_BOX (card),
                      opcc_children_new_label (_ ("No rounds yet. A round takes applications "
                                                  "between two days."),
                                               "opcc-small opcc-dim", 0));
      g_object_ref_sink (list);
      g_object_unref (list);
      return card;
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "opcc-list");
  opcc_children_set_name (list, entry->scheme->title);
  for (guint i = 0; i < entry->rounds->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         make_round_row (g_ptr_array_index (entry->rounds, i)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (round_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (card), list);
  return card;
}

/* --- reading --------------------------------------------------------------------------------- */

static gpointer
read_index (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_scheme_index_read (db, error);
}

static void
show_index (gpointer page, gpointer read)
{
  OpccGrantsPage *self = page;
  GPtrArray *entries = read;
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u scheme", "%u schemes", entries->len), entries->len);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries;
  opcc_children_unparent (GTK_WIDGET (self->schemes));
  for (guint i = 0; i < entries->len; i++)
    gtk_box_append (self->schemes, make_scheme (self, g_ptr_array_index (entries, i)));
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
  opcc_page_tell_useful (OPCC_PAGE (self));
}

static gboolean
is_shown (gpointer page, gpointer read)
{
  OpccGrantsPage *self = page;

  return self->entries != NULL && opcc_scheme_index_equal (self->entries, read);
}

static const OpccReaderForm reader_form = {
  .kinds = (const char *const[]){ "scheme", "round", "application", "award", NULL },
  .job = read_index,
  .free_read = (GDestroyNotify) g_ptr_array_unref,
  .show = show_index,
  .is_same = is_shown,
};

static void
opcc_grants_page_refresh (OpccPage *page)
{
  opcc_reader_read (OPCC_GRANTS_PAGE (page)->reader);
}

/* --- actions --------------------------------------------------------------------------------- */

static const OpccSchemeEntry *
find_scheme (OpccGrantsPage *self, gint64 n)
{
  for (guint i = 0; self->entries != NULL && i < self->entries->len; i++)
    {
      const OpccSchemeEntry *entry = g_ptr_array_index (self->entries, i);

      if (opcc_record_get_n (OPCC_RECORD (entry->scheme)) == n)
        return entry;
    }
  return NULL;
}

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_grants_open_scheme (widget, OPCC_GRANTS_PAGE (widget)->workspace, NULL);
}

static void
edit_scheme_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccGrantsPage *self = OPCC_GRANTS_PAGE (widget);
  const OpccSchemeEntry *entry = find_scheme (self, g_variant_get_int64 (parameter));

  if (entry != NULL)
    opcc_grants_open_scheme (widget, self->workspace, entry->scheme);
}

static void
open_scheme_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_show_record_tab (widget, "scheme", g_variant_get_int64 (parameter), "workshops");
}

static void
copy_scheme_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_setup_copy_dialog_open (widget, OPCC_GRANTS_PAGE (widget)->workspace,
                               g_variant_get_int64 (parameter), 0);
}

static void
annual_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  opcc_page_show_record (widget, "scheme", g_variant_get_int64 (parameter));
}

static void
new_round_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccGrantsPage *self = OPCC_GRANTS_PAGE (widget);
  const OpccSchemeEntry *entry = find_scheme (self, g_variant_get_int64 (parameter));
  gint64 number = 1;

  if (entry == NULL)
    return;
  for (guint i = 0; i < entry->rounds->len; i++)
    number =
        MAX (number, ((OpccRoundEntry *) g_ptr_array_index (entry->rounds, i))->round->number + 1);
  opcc_grants_open_round (widget, self->workspace, NULL, g_variant_get_int64 (parameter), number);
}

static void
opcc_grants_page_dispose (GObject *object)
{
  OpccGrantsPage *self = OPCC_GRANTS_PAGE (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (opcc_grants_page_parent_class)->dispose (object);
}

static void
opcc_grants_page_finalize (GObject *object)
{
  g_clear_pointer (&OPCC_GRANTS_PAGE (object)->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_grants_page_parent_class)->finalize (object);
}

static void
opcc_grants_page_class_init (OpccGrantsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_EMPTY_STATE);
  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  object_class->dispose = opcc_grants_page_dispose;
  object_class->finalize = opcc_grants_page_finalize;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_grants_page_refresh;

  gtk_widget_class_install_action (widget_class, "page.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "page.edit-scheme", "x", edit_scheme_cb);
  gtk_widget_class_install_action (widget_class, "page.open-scheme", "x", open_scheme_cb);
  gtk_widget_class_install_action (widget_class, "page.copy-scheme", "x", copy_scheme_cb);
  gtk_widget_class_install_action (widget_class, "page.annual", "x", annual_cb);
  gtk_widget_class_install_action (widget_class, "page.new-round", "x", new_round_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/grants/opcc-grants-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccGrantsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccGrantsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, OpccGrantsPage, count);
  gtk_widget_class_bind_template_child (widget_class, OpccGrantsPage, schemes);
}

static void
opcc_grants_page_init (OpccGrantsPage *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("New scheme…"));

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.new");
  opcc_empty_state_add_button (self->empty, button);
}

GtkWidget *
opcc_grants_page_new (OpccWorkspace *workspace)
{
  OpccGrantsPage *self;
  gboolean read_only;

  g_return_val_if_fail (OPCC_IS_WORKSPACE (workspace), NULL);

  self = g_object_new (OPCC_TYPE_GRANTS_PAGE, NULL);
  self->workspace = g_object_ref (workspace);
  opcc_page_set_document (OPCC_PAGE (self), "list?kind=round");
  read_only = opcc_workspace_is_read_only (workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit-scheme", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.copy-scheme", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-round", !read_only);
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
