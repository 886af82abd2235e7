/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialogs whose widgets newer GTK replaces: questions, files, about, shortcuts. */
#include "opcc-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Who wants to know what was answered. */
typedef struct
{
  OpccAnswerFunc answer; /* (nullable) */
  OpccFileFunc chosen;   /* (nullable) */
  OpccFilesFunc several; /* (nullable) */
  gpointer user_data;
} Asked;

static Asked *
asked_new (OpccAnswerFunc answer, OpccFileFunc chosen, gpointer user_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->answer = answer;
  asked->chosen = chosen;
  asked->user_data = user_data;
  return asked;
}

static GtkWindow *
get_window (GtkWidget *from)
{
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
free_asked (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Asked *asked = user_data;

  if (asked->answer != NULL)
    asked->answer (g_str_equal (response, "yes"), asked->user_data);
}

static void
close_popovers_cb (GtkWidget *widget, gpointer unused)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    close_popovers_cb (child, NULL);
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popdown (GTK_POPOVER (widget));
}

/**
 * opcc_window_close_popovers:
 * @window: takes its open lists and menus along when it is closed
 *
 * GTK 4.8 never frees a popover whose window goes while it is open, and asks it for a tooltip when
 * the pointer was over it.
 */
void
opcc_window_close_popovers (GtkWindow *window)
{
  g_signal_connect (window, "unmap", G_CALLBACK (close_popovers_cb), NULL);
}

static void
leave_parent_cb (GtkWidget *dialog, gpointer unused)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
}

/**
 * opcc_dialog_outlive_parent:
 * @dialog: goes with its parent
 *
 * A job, or a button on its way up, may hold the dialog after it and its parent were closed; GTK
 * 4.8 then reaches for the parent, which is gone.
 */
void
opcc_dialog_outlive_parent (GtkWindow *dialog)
{
  g_signal_connect_after (dialog, "unrealize", G_CALLBACK (leave_parent_cb), NULL);
  opcc_window_close_popovers (dialog);
}

GtkWindow *
opcc_dialog_tell (GtkWidget *from, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (from), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  opcc_dialog_outlive_parent (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

/**
 * opcc_dialog_ask:
 * @from: (nullable): any widget of the window that asks
 * @heading: the question
 * @body: (nullable): what follows from the answer
 * @verb: what the button does: "Delete", never "OK"
 * @answer: called once, whatever the answer is
 *
 * Returns: (transfer none): the dialog, which destroys itself
 */
GtkWindow *
opcc_dialog_ask (GtkWidget *from,
                 const char *heading,
                 const char *body,
                 const char *verb,
                 OpccVerbKind verb_kind,
                 OpccAnswerFunc answer,
                 gpointer user_data)
{
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (get_window (from), heading, body));

  adw_message_dialog_add_response (dialog, "cancel", _ ("Cancel"));
  adw_message_dialog_add_response (dialog, "yes", verb);
  adw_message_dialog_set_response_appearance (dialog, "yes",
                                              verb_kind == OPCC_VERB_DESTRUCTIVE
                                                  ? ADW_RESPONSE_DESTRUCTIVE
                                              : verb_kind == OPCC_VERB_SUGGESTED
                                                  ? ADW_RESPONSE_SUGGESTED
                                                  : ADW_RESPONSE_DEFAULT);
  /* Return does what cannot be taken back only after a step towards its button. */
  adw_message_dialog_set_default_response (dialog,
                                           verb_kind == OPCC_VERB_DESTRUCTIVE ? "cancel" : "yes");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb),
                         asked_new (answer, NULL, user_data), free_asked, 0);
  opcc_dialog_outlive_parent (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}

static void
file_chosen_cb (GtkNativeDialog *native, int response, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (GFile) file = NULL;

  if (asked->several != NULL)
    {
      g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT
                                         ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (native))
                                         : NULL;

      asked->several (files, asked->user_data);
      g_object_unref (native);
      return;
    }
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native));
  asked->chosen (file, asked->user_data);
  g_object_unref (native);
}

static void
add_types (GtkFileChooser *chooser, const OpccFileType *types)
{
  for (const OpccFileType *type = types; type != NULL && type->name != NULL; type++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) patterns = g_strsplit (type->patterns, "|", -1);

      gtk_file_filter_set_name (filter, _ (type->name));
      for (guint i = 0; patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

/* The first of a filter's patterns ends in what the name is to end in. */
static const OpccFileType *
find_type (const OpccFileType *types, const char *name)
{
  for (const OpccFileType *type = types; name != NULL && type->name != NULL; type++)
    if (g_str_equal (_ (type->name), name))
      return type;
  return NULL;
}

/* Whoever picks another kind of file wants another ending: what is written follows the ending. */
static void
type_chosen_cb (GtkFileChooser *chooser, GParamSpec *pspec, gpointer user_data)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);
  const OpccFileType *type =
      find_type (user_data, filter != NULL ? gtk_file_filter_get_name (filter) : NULL);
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  char *dot = name != NULL ? strrchr (name, '.') : NULL;
  g_autofree char *ended = NULL;

  if (type == NULL || dot == NULL || g_str_has_suffix (type->patterns, dot))
    return;
  *dot = '\0';
  ended = g_strconcat (name, strchr (type->patterns, '.'), NULL);
  gtk_file_chooser_set_current_name (chooser, ended);
}

/* Returns the chooser, which is shown. (transfer none) */
static GtkFileChooser *
choose (GtkWidget *from,
        const char *title,
        GtkFileChooserAction action,
        const char *accept,
        const char *name,
        const OpccFileType *types,
        Asked *asked)
{
  GtkFileChooserNative *native =
      gtk_file_chooser_native_new (title, get_window (from), action, accept, _ ("Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  add_types (GTK_FILE_CHOOSER (native), types);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), name);
  g_signal_connect_data (native, "response", G_CALLBACK (file_chosen_cb), asked, free_asked, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
  return GTK_FILE_CHOOSER (native);
}

void
opcc_dialog_open_file (GtkWidget *from,
                       const char *title,
                       const OpccFileType *types,
                       OpccFileFunc chosen,
                       gpointer user_data)
{
  choose (from, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open"), NULL, types,
          asked_new (NULL, chosen, user_data));
}

/**
 * opcc_dialog_open_files:
 * @verb: of the button: "Attach"
 */
void
opcc_dialog_open_files (
    GtkWidget *from, const char *title, const char *verb, OpccFilesFunc chosen, gpointer user_data)
{
  Asked *asked = asked_new (NULL, NULL, user_data);

  asked->several = chosen;
  gtk_file_chooser_set_select_multiple (choose (from, title, GTK_FILE_CHOOSER_ACTION_OPEN, verb,
                                                NULL, NULL, asked),
                                        TRUE);
}

/**
 * opcc_dialog_choose_folder:
 * @chosen: gets the folder, or NULL where the user gave up
 *
 * Asks for a folder to write into.
 */
void
opcc_dialog_choose_folder (GtkWidget *from,
                           const char *title,
                           OpccFileFunc chosen,
                           gpointer user_data)
{
  choose (from, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Choose"), NULL, NULL,
          asked_new (NULL, chosen, user_data));
}

/* The forms in which opcc_document_write() writes. */
static const OpccFileType document_types[] = {
  { N_ ("PDF document"), "*.pdf" },
  { N_ ("OpenDocument text, for LibreOffice and Word"), "*.odt" },
  { N_ ("Web page, for screen readers"), "*.html" },
  { N_ ("Plain text"), "*.txt" },
  { NULL },
};

/* The native one does not say which type is picked; GTK's own, behind it, does. That of a portal
 * says neither, and there the ending is typed. */
static void
follow_type (const OpccFileType *types)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        g_signal_connect (window, "notify::filter", G_CALLBACK (type_chosen_cb), (gpointer) types);
    }
}

/**
 * opcc_dialog_save_document:
 * @suggested_name: of the file; its ending says which form is chosen at first
 *
 * Asks where a document goes, and in which of its forms: picking one changes the ending.
 */
void
opcc_dialog_save_document (GtkWidget *from,
                           const char *title,
                           const char *suggested_name,
                           OpccFileFunc chosen,
                           gpointer user_data)
{
  GtkFileChooser *chooser =
      choose (from, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), suggested_name, document_types,
              asked_new (NULL, chosen, user_data));
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (chooser);

  for (guint i = 0; document_types[i].name != NULL; i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      if (g_str_has_suffix (suggested_name, document_types[i].patterns + 1))
        gtk_file_chooser_set_filter (chooser, filter);
    }
  follow_type (document_types);
}

/**
 * opcc_dialog_save_file:
 * @suggested_name: (nullable): name of the file, with its ending
 *
 * The chooser itself asks before a file is replaced.
 */
void
opcc_dialog_save_file (GtkWidget *from,
                       const char *title,
                       const char *suggested_name,
                       const OpccFileType *types,
                       OpccFileFunc chosen,
                       gpointer user_data)
{
  choose (from, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save"), suggested_name, types,
          asked_new (NULL, chosen, user_data));
}

GtkWindow *
opcc_dialog_show_about (GtkWidget *from)
{
  GtkWidget *about = adw_about_window_new ();

  adw_about_window_set_application_name (ADW_ABOUT_WINDOW (about), _ ("OPCC Desk"));
  adw_about_window_set_application_icon (ADW_ABOUT_WINDOW (about), OPCC_APP_ID);
  adw_about_window_set_version (ADW_ABOUT_WINDOW (about), OPCC_VERSION);
  adw_about_window_set_developer_name (ADW_ABOUT_WINDOW (about), _ ("The OPCC Desk contributors"));
  adw_about_window_set_license_type (ADW_ABOUT_WINDOW (about), GTK_LICENSE_GPL_3_0);
  adw_about_window_set_comments (
      ADW_ABOUT_WINDOW (about),
      _ ("Grants, partnerships, estates and governance of a police and crime commissioner’s "
         "office."));
  gtk_window_set_transient_for (GTK_WINDOW (about), get_window (from));
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  opcc_dialog_outlive_parent (GTK_WINDOW (about));
  gtk_window_present (GTK_WINDOW (about));
  return GTK_WINDOW (about);
}

static GtkWidget *
create_shortcut (GtkApplication *application, const OpccShortcutLine *line)
{
  g_auto (GStrv) keys = NULL;
  g_autofree char *accelerators = NULL;

  if (line->accelerator == NULL && application != NULL && line->action_name != NULL)
    {
      keys = gtk_application_get_accels_for_action (application, line->action_name);
      accelerators = g_strjoinv (" ", keys);
    }
  return g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "title", _ (line->title), "accelerator",
                       line->accelerator != NULL ? line->accelerator : accelerators, NULL);
}

/* Containers of the shortcuts window take their children through GtkBuildable alone on GTK 4.8. */
static void
add_to (GtkWidget *parent, GtkWidget *child)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();

  GTK_BUILDABLE_GET_IFACE (parent)->add_child (GTK_BUILDABLE (parent), builder, G_OBJECT (child),
                                               NULL);
}

/**
 * opcc_dialog_show_shortcuts:
 * @lines: groups and their keys, ends with { NULL }
 *
 * The keys of an action are asked of the application, so they are written in one place.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
opcc_dialog_show_shortcuts (GtkWidget *from, const OpccShortcutLine *lines)
{
  GtkWindow *parent = get_window (from);
  GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;
  GtkWidget *window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "modal", TRUE, NULL);
  GtkWidget *section = g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "section-name", "shortcuts",
                                     "max-height", 12, NULL);
  GtkWidget *group = NULL;

  for (const OpccShortcutLine *line = lines; line->title != NULL; line++)
    {
      gboolean heading = line->action_name == NULL && line->accelerator == NULL;

      if (heading || group == NULL)
        {
          group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "title", heading ? _ (line->title) : NULL,
                                NULL);
          add_to (section, group);
        }
      if (!heading)
        add_to (group, create_shortcut (application, line));
    }
  gtk_widget_set_visible (section, TRUE);
  add_to (window, section);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
