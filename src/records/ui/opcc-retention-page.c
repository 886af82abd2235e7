/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of retention: a sentence of what is due, holds, rules and the disposal log as lists. */
#include "opcc-retention-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-children.h"
#include "opcc-disposal-entry.h"
#include "opcc-loading-rows.h"
#include "opcc-reader.h"
#include "opcc-retention-acts.h"
#include "opcc-time.h"
#include "opcc-work-card.h"

typedef struct
{
  GPtrArray *dues;     /* (owned) of OpccRetentionDue */
  GPtrArray *holds;    /* (owned) of OpccRetentionHold */
  GPtrArray *log;      /* (owned) of OpccDisposalEntry */
  gint64 n_backups;    /* that still have what was removed */
  OpccDate backups_by; /* when they will have gone by themselves */
  char *unreached;     /* (owned) (nullable): what is said of copies that are not to be reached */
} Reading;

struct _OpccRetentionPage
{
  OpccPage parent_instance;

  /* template */
  GtkStack *stack;
  GtkLabel *says;
  GtkLabel *backups;
  GtkWidget *remove;
  GtkWidget *delete_backups;
  OpccWorkCard *work;
  GtkListBox *holds;
  GtkListBox *rules;
  GtkListBox *log;

  OpccWorkspace *workspace; /* (owned) */
  OpccReader *reader;       /* (owned) */
  Reading *shown;           /* (owned) (nullable) until it is read */
};

G_DEFINE_FINAL_TYPE (OpccRetentionPage, opcc_retention_page, OPCC_TYPE_PAGE)

static void
free_reading (Reading *reading)
{
  g_clear_pointer (&reading->dues, g_ptr_array_unref);
  g_clear_pointer (&reading->holds, g_ptr_array_unref);
  g_clear_pointer (&reading->log, g_ptr_array_unref);
  g_free (reading->unreached);
  g_free (reading);
}

static gpointer
read_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->dues = opcc_retention_list_due (db, opcc_date_today (), cancellable, error);
  if (reading->dues != NULL)
    reading->holds = opcc_retention_holds_read (db, error);
  if (reading->holds != NULL)
    reading->log = opcc_disposal_entries_read (db, error);
  if (reading->log != NULL)
    {
      reading->n_backups = opcc_retention_count_backups (db, &reading->backups_by, error);
      reading->unreached = opcc_retention_tell_unreached (db);
      return reading;
    }
  free_reading (reading);
  return NULL;
}

static gpointer
ask_nothing (gpointer page)
{
  return NULL;
}

/* --- showing --------------------------------------------------------------------------------- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_append (list, row);
  return row;
}

static char *
describe_due (const OpccRetentionDue *due)
{
  g_autofree char *words = opcc_retention_rule_dup_words (due->rule);
  g_autofree char *fields = opcc_retention_rule_dup_fields (due->rule);
  GString *out = g_string_new (words);

  if (*fields != '\0' && !opcc_retention_rule_is_for_good (due->rule))
    g_string_append_printf (out, " · %s", fields);
  if (due->next != OPCC_NO_DATE)
    {
      g_autofree char *day = opcc_date_format (due->next);

      g_string_append (out, " · ");
      /* Translators: %s is a day. */
      g_string_append_printf (out, _ ("the next are due on %s"), day);
    }
  if (due->held_why != NULL)
    g_string_append_printf (out, " · %s", due->held_why);
  return g_string_free (out, FALSE);
}

static void
show_rule (OpccRetentionPage *self, const OpccRetentionDue *due)
{
  g_autofree char *subject = opcc_retention_rule_dup_subject (due->rule);
  g_autofree char *words = describe_due (due);
  GtkWidget *row = add_row (self->rules, subject, words);
  const guint n_due = due->numbers->len + due->linked->len;
  g_autofree char *count = NULL;

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    !opcc_workspace_is_read_only (self->workspace));
  if (n_due == 0 && due->held->len == 0)
    return;
  count = due->held->len > 0 ? g_strdup_printf (_ ("%u due, %u held"), n_due, due->held->len)
                             : g_strdup_printf (_ ("%u due"), n_due);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             opcc_children_new_label (count, "opcc-numeric", 1));
}

static void
show_hold (OpccRetentionPage *self, OpccRetentionHold *hold)
{
  g_autofree char *since = opcc_date_format (hold->since);
  g_autofree char *until = hold->until != OPCC_NO_DATE ? opcc_date_format (hold->until) : NULL;
  g_autofree char *words =
      until != NULL ? g_strdup_printf (_ ("%s · from %s to %s"), hold->reason, since, until)
                    : g_strdup_printf (_ ("%s · since %s"), hold->reason, since);
  GtkWidget *row = add_row (self->holds, hold->subject, words);
  GtkWidget *button;
  g_autofree char *name = NULL;

  if (!opcc_retention_hold_is_on (hold, opcc_date_today ()))
    return;
  button = gtk_button_new_with_label (_ ("Release"));
  name = g_strdup_printf (_ ("Release the hold on “%s”"), hold->subject);
  opcc_children_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.release-hold");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x",
                                    opcc_record_get_n (OPCC_RECORD (hold)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_entry (OpccRetentionPage *self, const OpccDisposalEntry *entry)
{
  g_autofree char *when = opcc_time_format (entry->done);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%s: %" PRId64 " record", "%s: %" PRId64 " records",
                                 (gulong) entry->records),
                       entry->subject, entry->records);
  g_autofree char *words =
      g_strdup_printf ("%s, %s · %s · %s · %s", when, entry->done_by != NULL ? entry->done_by : "",
                       entry->removed, entry->rule, entry->numbers);

  add_row (self->log, title, words);
}

static void
show_sentences (OpccRetentionPage *self)
{
  const Reading *reading = self->shown;
  const gint64 n = opcc_retention_count_due (reading->dues);
  const gboolean may = !opcc_workspace_is_read_only (self->workspace);
  g_autofree char *says = n == 0 ? g_strdup (_ ("No personal data are due for removal today."))
                                 : g_strdup_printf (ngettext ("The personal data of %" PRId64
                                                              " record are due for removal today.",
                                                              "The personal data of %" PRId64
                                                              " records are due for removal today.",
                                                              (gulong) n),
                                                    n);
  g_autofree char *day =
      reading->backups_by != OPCC_NO_DATE ? opcc_date_format (reading->backups_by) : NULL;
  g_autofree char *backups =
      reading->n_backups > 0
          ? g_strdup_printf (
                ngettext ("%" PRId64 " backup still has what was removed; it goes by itself by %s.",
                          "%" PRId64
                          " backups still have what was removed; they go by themselves by %s.",
                          (gulong) reading->n_backups),
                reading->n_backups, day)
          : NULL;
  g_autofree char *copies = backups != NULL && reading->unreached != NULL
                                ? g_strconcat (backups, " ", reading->unreached, NULL)
                                : NULL;

  gtk_label_set_text (self->says, says);
  opcc_children_set_text (GTK_WIDGET (self->backups), copies != NULL    ? copies
                                                      : backups != NULL ? backups
                                                                        : reading->unreached);
  gtk_widget_set_visible (self->delete_backups, reading->n_backups > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.remove-data", may && n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete-backups",
                                 may && reading->n_backups > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-hold", may);
}

static void
take_reading (gpointer page, gpointer read)
{
  OpccRetentionPage *self = page;

  g_clear_pointer (&self->shown, free_reading);
  self->shown = read;
  clear_list (self->holds);
  clear_list (self->rules);
  clear_list (self->log);
  show_sentences (self);
  for (guint i = 0; i < self->shown->holds->len; i++)
    show_hold (self, g_ptr_array_index (self->shown->holds, i));
  for (guint i = 0; i < self->shown->dues->len; i++)
    show_rule (self, g_ptr_array_index (self->shown->dues, i));
  for (guint i = 0; i < self->shown->log->len; i++)
    show_entry (self, g_ptr_array_index (self->shown->log, i));
  if (self->shown->holds->len == 0)
    add_row (self->holds, _ ("Nothing is held"),
             _ ("Put a hold on what is in dispute or asked for, and it loses nothing."));
  if (self->shown->log->len == 0)
    add_row (self->log, _ ("Nothing was removed yet"),
             _ ("What is removed is listed here: when, by whom and why, not what it was."));
  gtk_stack_set_visible_child_name (self->stack, "rules");
}

static const char *const kinds[] = { "retention_rule", "retention_hold", "disposal", "application",
                                     "round",          "backup",         NULL };

static const OpccReaderForm reader_form = {
  .kinds = kinds,
  .job = read_job,
  .ask = ask_nothing,
  .free_read = (GDestroyNotify) free_reading,
  .show = take_reading,
};

/* --- acts ------------------------------------------------------------------------------------ */

static void
edit_cb (OpccRetentionPage *self, GtkListBoxRow *row)
{
  const OpccRetentionDue *due =
      g_ptr_array_index (self->shown->dues, gtk_list_box_row_get_index (row));

  opcc_retention_edit_rule (GTK_WIDGET (self), self->workspace, due->rule);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRetentionPage *self = OPCC_RETENTION_PAGE (widget);

  opcc_retention_ask_remove (widget, self->work, self->shown->dues);
}

static void
delete_backups_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRetentionPage *self = OPCC_RETENTION_PAGE (widget);

  opcc_retention_ask_backups (widget, self->workspace, self->shown->n_backups);
}

static void
hold_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRetentionPage *self = OPCC_RETENTION_PAGE (widget);

  opcc_retention_ask_hold (widget, self->workspace, self->shown->dues);
}

static void
release_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRetentionPage *self = OPCC_RETENTION_PAGE (widget);

  opcc_retention_release (widget, self->workspace, g_variant_get_int64 (parameter));
}

/* --- the class ------------------------------------------------------------------------------- */

static void
opcc_retention_page_refresh (OpccPage *page)
{
  opcc_reader_read (OPCC_RETENTION_PAGE (page)->reader);
}

static void
opcc_retention_page_dispose (GObject *object)
{
  OpccRetentionPage *self = OPCC_RETENTION_PAGE (object);

  if (self->reader != NULL)
    opcc_reader_stop (self->reader);
  g_clear_object (&self->reader);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, free_reading);
  G_OBJECT_CLASS (opcc_retention_page_parent_class)->dispose (object);
}

static void
opcc_retention_page_class_init (OpccRetentionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_LOADING_ROWS);
  g_type_ensure (OPCC_TYPE_WORK_CARD);
  G_OBJECT_CLASS (klass)->dispose = opcc_retention_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_retention_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/records/opcc-retention-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, says);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, backups);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, remove);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, delete_backups);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, work);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, holds);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, rules);
  gtk_widget_class_bind_template_child (widget_class, OpccRetentionPage, log);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.remove-data", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "page.delete-backups", NULL, delete_backups_cb);
  gtk_widget_class_install_action (widget_class, "page.new-hold", NULL, hold_cb);
  gtk_widget_class_install_action (widget_class, "page.release-hold", "x", release_cb);
}

static void
opcc_retention_page_init (OpccRetentionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.remove-data", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete-backups", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.new-hold", FALSE);
}

/**
 * opcc_retention_page_new:
 *
 * Returns: (transfer floating): the page, which begins to read at once
 */
GtkWidget *
opcc_retention_page_new (OpccWorkspace *workspace)
{
  OpccRetentionPage *self = g_object_new (OPCC_TYPE_RETENTION_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  opcc_work_card_set_up (self->work, workspace, self);
  self->reader = opcc_reader_new (GTK_WIDGET (self), workspace, &reader_form);
  opcc_reader_read (self->reader);
  return GTK_WIDGET (self);
}
