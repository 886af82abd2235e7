/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPostsTab: the posts of the office, what is done with them, and what needs attention. */
#include "opcc-posts-tab.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-banner.h"
#include "opcc-children.h"
#include "opcc-post-acts.h"
#include "opcc-targets.h"
#include "opcc-workforce-records.h"

struct _OpccPostsTab
{
  AdwBin parent_instance;
  OpccRecordsPage *posts;
  OpccBanner *ending;
  OpccWorkspace *workspace; /* (owned) */
};

G_DEFINE_FINAL_TYPE (OpccPostsTab, opcc_posts_tab, ADW_TYPE_BIN)

/* --- acts ------------------------------------------------------------------------------------ */

/* What can be done with a post. */
typedef struct
{
  const char *action; /* "posts.suspend" */
  const char *what;   /* key of opcc_post_event_kinds */
  const char *button; /* N_() */
  const char *title;  /* N_() */
  const char *needed; /* (nullable) N_() why the reason may not stay empty */
  const char *done;   /* N_() */
} PostAct;

static const PostAct acts[] = {
  { "posts.suspend", "suspended", N_ ("Suspend…"), N_ ("Suspend the post"),
    N_ ("Say why, so that it can be read later."), N_ ("Post suspended") },
  { "posts.resume", "resumed", N_ ("Take up again…"), N_ ("Take the post up again"), NULL,
    N_ ("Post taken up again") },
  { "posts.left", "left", N_ ("Holder left…"), N_ ("The holder left"), NULL,
    N_ ("Post stands vacant") },
  { "posts.filled", "filled", N_ ("Filled…"), N_ ("The post is filled"), NULL, N_ ("Post filled") },
};

/* From the question to its answer. */
typedef struct
{
  OpccPostsTab *tab;     /* (owned) */
  OpccAskDialog *dialog; /* (owned) while the job runs */
  const PostAct *act;
  gint64 post;
  char *reason; /* (owned) */
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_clear_object (&asked->tab);
  g_clear_object (&asked->dialog);
  g_free (asked->reason);
  g_free (asked);
}

static void
release_asked (gpointer data, GClosure *closure)
{
  free_asked (data);
}

static gpointer
act_on_post (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return GINT_TO_POINTER (
      opcc_post_act (db, asked->post, asked->act->what, opcc_date_today (), asked->reason, error));
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (GError) error = NULL;

  opcc_workspace_run_finish (asked->tab->workspace, result, &error);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (asked->dialog), error);
  if (error == NULL)
    opcc_page_toast (GTK_WIDGET (asked->tab), _ (asked->act->done), TRUE);
  free_asked (asked);
}

static void
apply_cb (OpccAskDialog *dialog, gpointer user_data)
{
  const Asked *question = user_data;
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ g_object_ref (question->tab), g_object_ref (dialog), question->act,
                    question->post, g_strdup (opcc_ask_dialog_get_text (dialog, 0)) };
  opcc_workspace_run (asked->tab->workspace, act_on_post, asked, NULL, NULL, NULL, acted_cb, asked);
}

static void
act_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OpccPostsTab *self = OPCC_POSTS_TAB (widget);
  const gint64 n = opcc_table_get_cursor_n (opcc_records_page_get_table (self->posts));
  OpccAskDialog *dialog;
  Asked *asked;
  guint at = 0;

  if (n == 0)
    {
      opcc_page_toast (widget, _ ("Choose a post in the list first."), FALSE);
      return;
    }
  while (!g_str_equal (acts[at].action, action))
    at++;
  asked = g_new0 (Asked, 1);
  asked->tab = g_object_ref (self);
  asked->act = &acts[at];
  asked->post = n;
  dialog = opcc_ask_dialog_new (widget, _ (acts[at].title), NULL, _ (acts[at].title));
  opcc_ask_dialog_add_text (dialog, _ ("Reason"), NULL,
                            acts[at].needed != NULL ? _ (acts[at].needed) : NULL);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), asked, release_asked, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- contracts that end ---------------------------------------------------------------------- */

static gpointer
list_ending (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_posts_list_states (db, opcc_date_today (), OPCC_CONTRACT_NOTICE, FALSE, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccPostsTab) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ending = opcc_workspace_run_finish (self->workspace, result, &error);
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;

  if (ending == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->ending == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->ending), ending->len > 0);
  if (ending->len == 0)
    return;
  title = g_strdup_printf (ngettext ("%u contract ends within %d days",
                                     "%u contracts end within %d days", ending->len),
                           ending->len, OPCC_CONTRACT_NOTICE);
  {
    const OpccPostState *state = g_ptr_array_index (ending, 0);
    g_autofree char *day = opcc_date_format (state->ends);

    first = g_strdup_printf (_ ("First: %s, %s"), state->title, day);
  }
  opcc_banner_set (self->ending, OPCC_TONE_WARN, title, first);
}

static void
reload (OpccPostsTab *self)
{
  opcc_workspace_run (self->workspace, list_ending, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                      NULL, listed_cb, g_object_ref (self));
}

static void
changed_cb (OpccPostsTab *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, "post"))
    reload (self);
}

/* --- class ----------------------------------------------------------------------------------- */

static void
opcc_posts_tab_dispose (GObject *object)
{
  OPCC_POSTS_TAB (object)->ending = NULL;
  G_OBJECT_CLASS (opcc_posts_tab_parent_class)->dispose (object);
}

static void
opcc_posts_tab_finalize (GObject *object)
{
  g_clear_object (&OPCC_POSTS_TAB (object)->workspace);
  G_OBJECT_CLASS (opcc_posts_tab_parent_class)->finalize (object);
}

static void
opcc_posts_tab_class_init (OpccPostsTabClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_posts_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = opcc_posts_tab_finalize;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), acts[i].action, NULL, act_cb);
}

static void
opcc_posts_tab_init (OpccPostsTab *self)
{
}

static GtkWidget *
make_buttons (OpccPostsTab *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (acts[i].button));

      gtk_widget_add_css_class (button, "opcc-rowbtn");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), acts[i].action);
      gtk_box_append (GTK_BOX (box), button);
    }
  return box;
}

/* By keys alone a row is left by Tab through the rows after it: what can be done with it stands in
 * its menu as well. */
static void
set_menu (OpccPostsTab *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    g_menu_append (menu, _ (acts[i].button), acts[i].action);
  g_menu_append (menu, _ ("Edit…"), "page.edit-row");
  g_menu_append (menu, _ ("Delete"), "page.delete-row");
  opcc_table_set_menu (opcc_records_page_get_table (self->posts), G_MENU_MODEL (menu));
}

GtkWidget *
opcc_posts_tab_new (OpccWorkspace *workspace)
{
  OpccPostsTab *self = g_object_new (OPCC_TYPE_POSTS_TAB, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->workspace = g_object_ref (workspace);
  self->ending = OPCC_BANNER (opcc_banner_new (OPCC_TONE_WARN, NULL, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->ending), FALSE);
  self->posts = OPCC_RECORDS_PAGE (opcc_records_page_new (workspace, &opcc_posts_spec, NULL));
  if (!opcc_workspace_is_read_only (workspace))
    set_menu (self);
  gtk_widget_set_vexpand (GTK_WIDGET (self->posts), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->ending));
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->posts));
  adw_bin_set_child (ADW_BIN (self), box);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].action,
                                   !opcc_workspace_is_read_only (workspace));
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

OpccRecordsPage *
opcc_posts_tab_get_list (OpccPostsTab *self)
{
  g_return_val_if_fail (OPCC_IS_POSTS_TAB (self), NULL);
  return self->posts;
}
