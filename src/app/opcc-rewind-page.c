/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccRewindPage: chooses a moment, shows what going back to it would change, and does it. */
#include "opcc-rewind-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "opcc-backup.h"
#include "opcc-date.h"
#include "opcc-dialogs.h"
#include "opcc-history.h"
#include "opcc-office-dialog.h"
#include "opcc-rewind.h"
#include "opcc-time.h"
#include "opcc-work-card.h"

/* So many actions and so many backups are offered. */
#define N_OFFERED 12

/* A moment that is offered. */
typedef struct
{
  gint64 at;
  char *title;    /* (owned) */
  char *subtitle; /* (owned) */
} Moment;

/* What is asked of the store's thread. */
typedef struct
{
  gint64 moment;
  char *path; /* (owned) (nullable) of a new file */
} Order;

struct _OpccRewindPage
{
  OpccPage parent_instance;

  /* template */
  OpccWorkCard *work;
  AdwEntryRow *moment_row;
  GtkListBox *moments;
  GtkWidget *preview;
  GtkLabel *says;
  GtkListBox *kinds;

  OpccWorkspace *workspace; /* (owned) */
  GPtrArray *offered;       /* (owned) (nullable) of Moment, as they are listed */
  OpccRewind *shown;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (OpccRewindPage, opcc_rewind_page, OPCC_TYPE_PAGE)

static void
free_moment (Moment *moment)
{
  g_free (moment->title);
  g_free (moment->subtitle);
  g_free (moment);
}

static void
free_order (Order *order)
{
  g_free (order->path);
  g_free (order);
}

/* --- moments --------------------------------------------------------------------------------- */

static void
offer (GPtrArray *offered, gint64 at, char *title, char *subtitle)
{
  Moment *moment = g_new0 (Moment, 1);

  moment->at = at;
  moment->title = title;
  moment->subtitle = subtitle;
  g_ptr_array_add (offered, moment);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Moment *first = *(const Moment *const *) a;
  const Moment *second = *(const Moment *const *) b;

  return (first->at < second->at) - (first->at > second->at);
}

static gpointer
offer_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func ((GDestroyNotify) free_moment);
  g_autoptr (GPtrArray) actions = opcc_db_list_actions (db, 0, N_OFFERED, error);
  g_autoptr (GPtrArray) backups =
      actions != NULL ? opcc_backup_list (opcc_db_get_path (db), error) : NULL;

  if (backups == NULL)
    return NULL;
  for (guint i = 0; i < actions->len; i++)
    {
      const OpccActionEntry *entry = g_ptr_array_index (actions, i);
      g_autofree char *at = opcc_time_format (entry->at);

      offer (offered, entry->at, g_strdup_printf (_ ("After “%s”"), entry->name),
             g_strdup_printf ("%s · %s", at, entry->who));
    }
  for (guint i = 0; i < backups->len && i < N_OFFERED; i++)
    {
      const OpccBackup *backup = g_ptr_array_index (backups, i);

      offer (offered, backup->at, opcc_time_format (backup->at),
             g_strdup_printf (_ ("A backup was made then: %s"),
                              opcc_office_dialog_get_reason (backup->reason)));
    }
  g_ptr_array_sort (offered, compare_moments);
  return g_steal_pointer (&offered);
}

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
add_row (GtkListBox *list, const char *title, const char *subtitle, gboolean can_choose)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_choose);
  gtk_list_box_append (list, row);
}

static void
offered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRewindPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offered = NULL;

  if (self->workspace == NULL)
    return;
  offered = opcc_workspace_run_finish (self->workspace, result, &error);
  if (offered == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  clear_list (self->moments);
  for (guint i = 0; i < offered->len; i++)
    {
      const Moment *moment = g_ptr_array_index (offered, i);

      add_row (self->moments, moment->title, moment->subtitle, TRUE);
    }
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  self->offered = g_steal_pointer (&offered);
}

static void
read_moments (OpccRewindPage *self)
{
  opcc_workspace_run (self->workspace, offer_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                      NULL, offered_cb, g_object_ref (self));
}

/* --- the preview ----------------------------------------------------------------------------- */

static char *
describe_people (const OpccRewind *look)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < look->people->len; i++)
    {
      const OpccRewindPerson *person = g_ptr_array_index (look->people, i);

      g_string_append_printf (out, "%s%s: %u", i > 0 ? ", " : "", person->who, person->n_actions);
    }
  return g_string_free (out, FALSE);
}

static char *
describe_look (const OpccRewind *look)
{
  g_autofree char *when = opcc_time_format (look->moment);
  g_autofree char *people = describe_people (look);
  g_autofree char *at = NULL;

  if (look->n_actions == 0)
    return g_strdup_printf (_ ("Nothing was done after %s, so nothing would change."), when);
  if (look->name == NULL)
    return g_strdup_printf (
        ngettext ("The office would be as it was on %s, with nothing in it: %u action is taken "
                  "back (%s).",
                  "The office would be as it was on %s, with nothing in it: %u actions are taken "
                  "back (%s).",
                  look->n_actions),
        when, look->n_actions, people);
  at = opcc_time_format (look->at);
  return g_strdup_printf (
      ngettext ("The office would be as it was on %s: %u action is taken back (%s). The last that "
                "stays is “%s” of %s.",
                "The office would be as it was on %s: %u actions are taken back (%s). The last "
                "that stays is “%s” of %s.",
                look->n_actions),
      when, look->n_actions, people, look->name, at);
}

static void
append_count (GString *out, guint n, const char *one, const char *many)
{
  if (n == 0)
    return;
  if (out->len > 0)
    g_string_append (out, " · ");
  g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, one, many, n), n);
}

static void
show_kind (OpccRewindPage *self, const OpccRewindKind *kind)
{
  const guint n = kind->n_added + kind->n_changed + kind->n_deleted;
  g_autoptr (GString) words = g_string_new (NULL);

  append_count (words, kind->n_added, N_ ("%u added since goes"), N_ ("%u added since go"));
  append_count (words, kind->n_changed, N_ ("%u changed is as it was"),
                N_ ("%u changed are as they were"));
  append_count (words, kind->n_deleted, N_ ("%u deleted comes back"), N_ ("%u deleted come back"));
  g_string_append_c (words, '\n');
  for (guint i = 0; i < kind->titles->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (kind->titles, i));
  if (n > kind->titles->len)
    g_string_append_printf (words, _ (" and %u more"), n - kind->titles->len);
  add_row (self->kinds, g_dgettext (GETTEXT_PACKAGE, kind->kind->plural), words->str, FALSE);
}

static void
enable_acts (OpccRewindPage *self)
{
  const gboolean any = self->shown != NULL && self->shown->n_actions > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.go-back",
                                 any && !opcc_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-past", any);
}

static void
show_look (OpccRewindPage *self, OpccRewind *look)
{
  g_autofree char *words = look != NULL ? describe_look (look) : NULL;

  g_clear_pointer (&self->shown, opcc_rewind_free);
  self->shown = look;
  clear_list (self->kinds);
  gtk_widget_set_visible (self->preview, look != NULL);
  enable_acts (self);
  if (look == NULL)
    return;
  gtk_label_set_text (self->says, words);
  for (guint i = 0; i < look->kinds->len; i++)
    show_kind (self, g_ptr_array_index (look->kinds, i));
  gtk_widget_set_visible (GTK_WIDGET (self->kinds), look->kinds->len > 0);
}

static gpointer
look_job (OpccDb *db,
          gpointer data,
          OpccProgress progress,
          gpointer progress_data,
          GCancellable *cancellable,
          GError **error)
{
  return opcc_rewind_look (db, ((Order *) data)->moment, cancellable, error);
}

static void
looked_cb (gpointer page, gpointer result, const GError *error)
{
  if (page == NULL)
    {
      opcc_rewind_free (result);
      return;
    }
  show_look (page, result);
  if (result == NULL)
    opcc_page_report_error (page, error);
}

static Order *
new_order (gint64 moment, const char *path)
{
  Order *order = g_new0 (Order, 1);

  order->moment = moment;
  order->path = g_strdup (path);
  return order;
}

/**
 * opcc_rewind_page_look:
 * @moment: as it is typed: "yesterday 15:00"
 *
 * Shows what going back to it would change.
 */
void
opcc_rewind_page_look (OpccRewindPage *self, const char *moment)
{
  g_autoptr (GError) error = NULL;
  gint64 at;

  g_return_if_fail (OPCC_IS_REWIND_PAGE (self));

  if (!opcc_rewind_parse_moment (moment, &at, &error))
    opcc_page_report_error (GTK_WIDGET (self), error);
  else if (!opcc_work_card_is_busy (self->work))
    opcc_work_card_run (self->work, _ ("Looking at what was done since"), look_job,
                        new_order (at, NULL), (GDestroyNotify) free_order, looked_cb);
}

/* --- going back ------------------------------------------------------------------------------ */

/* The sentence of the toast. */
static gpointer
rewind_job (OpccDb *db,
            gpointer data,
            OpccProgress progress,
            gpointer progress_data,
            GCancellable *cancellable,
            GError **error)
{
  const Order *order = data;
  g_autofree char *when = opcc_time_format (order->moment);
  g_autofree char *name = NULL;

  if (order->path == NULL)
    return opcc_db_rewind (db, order->moment, progress, progress_data, cancellable, error)
               ? g_strdup_printf (_ ("The office is as it was on %s"), when)
               : NULL;
  if (!opcc_db_rewind_to_file (db, order->moment, order->path, progress, progress_data, cancellable,
                               error))
    return NULL;
  name = g_filename_display_basename (order->path);
  return g_strdup_printf (_ ("%s is the office as it was on %s"), name, when);
}

static void
finish (gpointer page, gpointer result, const GError *error, gboolean with_undo)
{
  g_autofree char *sentence = result;

  if (page == NULL)
    return;
  if (sentence == NULL)
    {
      opcc_page_report_error (page, error);
      return;
    }
  opcc_page_toast (page, sentence, with_undo);
  if (!with_undo)
    return;
  show_look (page, NULL);
  read_moments (page);
}

static void
went_back_cb (gpointer page, gpointer result, const GError *error)
{
  finish (page, result, error, TRUE);
}

static void
saved_cb (gpointer page, gpointer result, const GError *error)
{
  finish (page, result, error, FALSE);
}

/**
 * opcc_rewind_page_go_back:
 *
 * Goes back to the moment that is shown, once the present is kept as a backup.
 */
void
opcc_rewind_page_go_back (OpccRewindPage *self)
{
  g_return_if_fail (OPCC_IS_REWIND_PAGE (self));
  if (self->shown != NULL && !opcc_work_card_is_busy (self->work))
    opcc_work_card_run (self->work, _ ("Going back"), rewind_job,
                        new_order (self->shown->moment, NULL), (GDestroyNotify) free_order,
                        went_back_cb);
}

/**
 * opcc_rewind_page_save:
 * @path: of the new office file
 *
 * Writes the office as it was at the moment that is shown; the open one stays as it is.
 */
void
opcc_rewind_page_save (OpccRewindPage *self, const char *path)
{
  g_return_if_fail (OPCC_IS_REWIND_PAGE (self));
  if (self->shown != NULL && !opcc_work_card_is_busy (self->work))
    opcc_work_card_run (self->work, _ ("Writing the office as it was"), rewind_job,
                        new_order (self->shown->moment, path), (GDestroyNotify) free_order,
                        saved_cb);
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccRewindPage *self = OPCC_REWIND_PAGE (widget);

  opcc_rewind_page_look (self, gtk_editable_get_text (GTK_EDITABLE (self->moment_row)));
}

static void
typed_cb (OpccRewindPage *self)
{
  look_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
chosen_cb (OpccRewindPage *self, GtkListBoxRow *row)
{
  const Moment *moment = g_ptr_array_index (self->offered, gtk_list_box_row_get_index (row));
  g_autofree char *iso = opcc_time_to_iso (moment->at);

  gtk_editable_set_text (GTK_EDITABLE (self->moment_row), iso);
  opcc_rewind_page_look (self, iso);
}

static void
answered_cb (gboolean yes, gpointer user_data)
{
  g_autoptr (OpccRewindPage) self = user_data;

  if (yes && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    opcc_rewind_page_go_back (self);
}

static void
go_back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const OpccRewindPage *self = OPCC_REWIND_PAGE (widget);
  g_autofree char *when = opcc_time_format (self->shown->moment);
  g_autofree char *heading = g_strdup_printf (_ ("Go back to %s?"), when);

  opcc_dialog_ask (widget, heading,
                   _ ("The office as it is now is kept as a backup first. It is one action in the "
                      "history, which Undo takes back."),
                   _ ("Go back"), OPCC_VERB_SUGGESTED, answered_cb, g_object_ref (widget));
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccRewindPage) self = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    opcc_rewind_page_save (self, path);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const OpccFileType types[] = { { N_ ("Office files"), "*.opcc" }, { NULL } };
  const OpccRewindPage *self = OPCC_REWIND_PAGE (widget);
  g_autofree char *day = opcc_date_to_iso (opcc_time_get_date (self->shown->moment));
  g_autofree char *name = g_strdup_printf (_ ("office as of %s.opcc"), day);

  opcc_dialog_save_file (widget, _ ("Save the office as it was"), name, types, file_chosen_cb,
                         g_object_ref (widget));
}

/* --- the class ------------------------------------------------------------------------------- */

static void
opcc_rewind_page_refresh (OpccPage *page)
{
  read_moments (OPCC_REWIND_PAGE (page));
}

static void
opcc_rewind_page_dispose (GObject *object)
{
  OpccRewindPage *self = OPCC_REWIND_PAGE (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->shown, opcc_rewind_free);
  G_OBJECT_CLASS (opcc_rewind_page_parent_class)->dispose (object);
}

static void
opcc_rewind_page_class_init (OpccRewindPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (OPCC_TYPE_WORK_CARD);
  G_OBJECT_CLASS (klass)->dispose = opcc_rewind_page_dispose;
  OPCC_PAGE_CLASS (klass)->refresh = opcc_rewind_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/opccdesk/Desk/app/opcc-rewind-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OpccRewindPage, work);
  gtk_widget_class_bind_template_child (widget_class, OpccRewindPage, moment_row);
  gtk_widget_class_bind_template_child (widget_class, OpccRewindPage, moments);
  gtk_widget_class_bind_template_child (widget_class, OpccRewindPage, preview);
  gtk_widget_class_bind_template_child (widget_class, OpccRewindPage, says);
  gtk_widget_class_bind_template_child (widget_class, OpccRewindPage, kinds);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_install_action (widget_class, "page.look", NULL, look_cb);
  gtk_widget_class_install_action (widget_class, "page.go-back", NULL, go_back_cb);
  gtk_widget_class_install_action (widget_class, "page.save-past", NULL, save_cb);
}

static void
opcc_rewind_page_init (OpccRewindPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.go-back", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-past", FALSE);
}

/**
 * opcc_rewind_page_new:
 *
 * Returns: (transfer floating): the page, which begins to read at once
 */
GtkWidget *
opcc_rewind_page_new (OpccWorkspace *workspace)
{
  OpccRewindPage *self = g_object_new (OPCC_TYPE_REWIND_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  opcc_work_card_set_up (self->work, workspace, self);
  read_moments (self);
  return GTK_WIDGET (self);
}
