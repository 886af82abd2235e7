/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what a user can do and by which key; menus, search and the help of keys read it.
 */
#include "opcc-keys.h"

#include <glib/gi18n-lib.h>

#include "opcc-dialogs.h"
#include "opcc-domains.h"
#include "opcc-meeting-keys.h"
#include "opcc-page.h"

#define GENERAL N_ ("Everywhere")
#define OFFICE  N_ ("Office file")
#define PAGE    N_ ("This page")
#define LISTS   N_ ("Lists")
#define DECKS   N_ ("Decks")
#define MARKING N_ ("Marking")
#define AWARDS  N_ ("Award board")
#define MEETING N_ ("Meeting")

/* clang-format off */
static const OpccKey keys[] = {
  { "win.search",            "<Control>k",               N_("Search everything"),          GENERAL, OPCC_KEY_ALWAYS },
  { "win.undo",              "<Control>z",               N_("Undo"),                       GENERAL, OPCC_KEY_AFTER_FIELD },
  { "win.redo",              "<Control><Shift>z",        N_("Redo"),                       GENERAL, OPCC_KEY_AFTER_FIELD },
  { "win.back",              "<Alt>Left",                N_("Go back"),                    GENERAL, OPCC_KEY_ALWAYS },
  { "win.toggle-sidebar",    "F9",                       N_("Show or hide the sidebar"),   GENERAL, OPCC_KEY_ALWAYS },
  { "win.menu",              "F10",                      N_("Open the menu"),              GENERAL, OPCC_KEY_ALWAYS },
  { "app.preferences",       "<Control>comma",           N_("Preferences"),                GENERAL, OPCC_KEY_ALWAYS },
  { "win.shortcuts",         "<Control>question F1",     N_("Keys"),                       GENERAL, OPCC_KEY_ALWAYS },
  { "app.about",             "",                         N_("About OPCC Desk"),            GENERAL, OPCC_KEY_ALWAYS },
  { "window.close",          "<Control>w",               N_("Close the window"),           GENERAL, OPCC_KEY_ALWAYS },
  { "app.quit",              "<Control>q",               N_("Quit"),                       GENERAL, OPCC_KEY_ALWAYS },

  { "win.open-office",       "<Control>o",               N_("Open an office file or pack…"), OFFICE, OPCC_KEY_ALWAYS },
  { "win.log",               "<Control><Shift>h",        N_("History of the office"),      OFFICE, OPCC_KEY_ALWAYS },
  { "win.backup",            "",                         N_("Back up now…"),               OFFICE, OPCC_KEY_ALWAYS },
  { "win.restore",           "",                         N_("Restore a backup…"),          OFFICE, OPCC_KEY_ALWAYS },
  { "win.rewind",            "",                         N_("Go back to a moment…"),       OFFICE, OPCC_KEY_ALWAYS },
  { "win.verify",            "",                         N_("Verify the office file"),     OFFICE, OPCC_KEY_ALWAYS },
  { "win.retention",         "",                         N_("Retention of personal data"), OFFICE, OPCC_KEY_ALWAYS },

  { "win.present",           "F5",                       N_("Present"),                    PAGE, OPCC_KEY_ALWAYS },
  { "win.present-for",       "<Shift>F5",                N_("Present for…"),               PAGE, OPCC_KEY_ALWAYS },
  { "win.save-shown",        "<Control>s",               N_("Save what was shown"),        PAGE, OPCC_KEY_ALWAYS },
  { "win.save-shown-as",     "",                         N_("Save what was shown elsewhere…"), PAGE, OPCC_KEY_ALWAYS },
  { "win.save-document",     "<Control><Shift>s",        N_("Save as document…"),          PAGE, OPCC_KEY_ALWAYS },
  { "win.copy-document",     "<Control><Shift>c",        N_("Copy as text…"),              PAGE, OPCC_KEY_ALWAYS },
  { "win.history",           "<Control>h",               N_("History of this record"),     PAGE, OPCC_KEY_ALWAYS },
  { "win.protect",           "<Control><Shift>m",        N_("Protective marking…"),        PAGE, OPCC_KEY_ALWAYS },
  { "win.pin",               "<Control><Shift>p",        N_("Pin to the sidebar, or unpin"), PAGE, OPCC_KEY_ALWAYS },
  { "win.print",             "<Control>p",               N_("Print…"),                     PAGE, OPCC_KEY_ALWAYS },
  { "win.add-to-deck",       "<Control>d",               N_("Add to deck or report…"),               PAGE, OPCC_KEY_ALWAYS },
  { "page.new",              "<Control>n",               N_("New…"),                       PAGE, OPCC_KEY_ALWAYS },
  { "page.import",           "<Control>i",               N_("Import…"),                    PAGE, OPCC_KEY_ALWAYS },
  { "page.export",           "<Control>e",               N_("Export…"),                    PAGE, OPCC_KEY_ALWAYS },
  { "page.criteria",         "",                         N_("Criteria…"),                  PAGE, OPCC_KEY_ALWAYS },
  { "page.next-tab",         "<Control>Tab",             N_("Next tab"),                   PAGE, OPCC_KEY_ALWAYS },
  { "page.previous-tab",     "<Control><Shift>Tab",      N_("Previous tab"),               PAGE, OPCC_KEY_ALWAYS },

  { "page.find",             "<Control>f",               N_("Find in the list"),           LISTS, OPCC_KEY_ALWAYS },
  { "page.filters",          "<Control><Shift>f",        N_("Filters"),                    LISTS, OPCC_KEY_ALWAYS },
  { "page.select-all",       "<Control>a",               N_("Select all"),                 LISTS, OPCC_KEY_AFTER_FIELD },
  { "page.edit",             "F2",                       N_("Edit"),                       LISTS, OPCC_KEY_ALWAYS },
  { "page.snooze",           "z",                        N_("Put off…"),                   LISTS, OPCC_KEY_LETTER },
  { NULL,                    "space",                    N_("Tick the row"),               LISTS, OPCC_KEY_BUILT_IN },
  { NULL,                    "Return",                   N_("Open the row"),               LISTS, OPCC_KEY_BUILT_IN },
  { NULL,                    "<Shift>F10",               N_("Menu of the row"),            LISTS, OPCC_KEY_BUILT_IN },

  { "page.score(0)",         "0 KP_0",                   N_("Score 0"),                    MARKING, OPCC_KEY_LETTER },
  { "page.score(1)",         "1 KP_1",                   N_("Score 1"),                    MARKING, OPCC_KEY_LETTER },
  { "page.score(2)",         "2 KP_2",                   N_("Score 2"),                    MARKING, OPCC_KEY_LETTER },
  { "page.score(3)",         "3 KP_3",                   N_("Score 3"),                    MARKING, OPCC_KEY_LETTER },
  { "page.score(4)",         "4 KP_4",                   N_("Score 4"),                    MARKING, OPCC_KEY_LETTER },
  { "page.score(5)",         "5 KP_5",                   N_("Score 5"),                    MARKING, OPCC_KEY_LETTER },
  { "page.next-criterion",   "j",                        N_("Next criterion"),             MARKING, OPCC_KEY_LETTER },
  { "page.previous-criterion", "k",                      N_("Previous criterion"),         MARKING, OPCC_KEY_LETTER },
  { "page.comment",          "c",                        N_("Comment"),                    MARKING, OPCC_KEY_LETTER },
  { "page.next-application", "n",                        N_("Next application"),           MARKING, OPCC_KEY_LETTER },
  { "page.previous-application", "p",                    N_("Previous application"),       MARKING, OPCC_KEY_LETTER },
  { "page.no-interest",      "i",                        N_("No interest in the applicant"), MARKING, OPCC_KEY_LETTER },
  { "page.declare-conflict", "x",                        N_("Declare a conflict…"),        MARKING, OPCC_KEY_LETTER },
  { "page.lift-blind",       "",                         N_("Show who applied…"),          MARKING, OPCC_KEY_ALWAYS },
  { "page.guidance",         "g",                        N_("Guidance"),                   MARKING, OPCC_KEY_LETTER },

  { NULL,                    "<Alt>Up <Alt>Down",        N_("Move the slide"),             DECKS, OPCC_KEY_BUILT_IN },
  { NULL,                    "Return",                   N_("Edit notes and minutes"),     DECKS, OPCC_KEY_BUILT_IN },
  { NULL,                    "Delete",                   N_("Remove from the deck"),       DECKS, OPCC_KEY_BUILT_IN },

  { "page.line-up",          "<Alt>Up",                  N_("Move the line up"),           AWARDS, OPCC_KEY_ALWAYS },
  { "page.line-down",        "<Alt>Down",                N_("Move the line down"),         AWARDS, OPCC_KEY_ALWAYS },
  { "page.threshold",        "t",                        N_("Set the threshold"),          AWARDS, OPCC_KEY_LETTER },
  { "page.save-scenario",    "s",                        N_("Save as scenario…"),          AWARDS, OPCC_KEY_LETTER },
  { "page.compare-scenarios", "<Shift>s",                N_("Compare scenarios…"),         AWARDS, OPCC_KEY_LETTER },
  { "page.reserve",          "",                         N_("Change the reserve list…"),   AWARDS, OPCC_KEY_ALWAYS },
  { "page.decide",           "<Control><Shift>Return",   N_("Decide…"),                    AWARDS, OPCC_KEY_ALWAYS },
  { NULL,                    "Up Down",                  N_("Row before, row after"),      AWARDS, OPCC_KEY_BUILT_IN },
  { NULL,                    "Return",                   N_("Edit the award"),             AWARDS, OPCC_KEY_BUILT_IN },
};
/* clang-format on */

static gboolean
is_for_page (const OpccKey *key)
{
  return key->action != NULL && g_str_has_prefix (key->action, "page.");
}

static gboolean
is_typing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

/* The page in view, wherever the focus is: the nearest visible OpccPage below @widget. */
static GtkWidget *
find_page (GtkWidget *widget)
{
  if (!gtk_widget_get_child_visible (widget))
    return NULL;
  if (OPCC_IS_PAGE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *page = find_page (child);

      if (page != NULL)
        return page;
    }
  return NULL;
}

static gboolean
activate_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  const OpccKey *key = user_data;

  if (key->kind == OPCC_KEY_LETTER && is_typing (widget))
    return FALSE;
  return opcc_keys_activate (widget, key->action);
}

static void
add_shortcuts_of (GtkShortcutController *controller, const OpccKey *key)
{
  g_auto (GStrv) accels = opcc_key_get_accels (key);

  for (guint i = 0; accels[i] != NULL; i++)
    gtk_shortcut_controller_add_shortcut (
        controller,
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[i]),
                          gtk_callback_action_new (activate_key_cb, (gpointer) key, NULL)));
}

static void
add_line (GArray *lines, const char *title, const char *action_name, const char *accelerator)
{
  OpccShortcutLine line = { title, action_name, accelerator };

  g_array_append_val (lines, line);
}

/* The windows of a meeting have a table of their own: what is a key there may be another here. */
static void
add_meeting_lines (GArray *lines, GPtrArray *names)
{
  guint n_keys;
  const OpccMeetingKey *meeting = opcc_meeting_keys_get (&n_keys);

  add_line (lines, MEETING, NULL, NULL);
  for (guint i = 0; i < n_keys; i++)
    {
      char *shown = meeting[i].is_letter
                        ? g_strndup (meeting[i].keys, strcspn (meeting[i].keys, " "))
                        : g_strdup (meeting[i].keys);

      g_ptr_array_add (names, shown);
      add_line (lines, meeting[i].label, "", shown);
    }
}

/**
 * opcc_keys_get:
 * @n_keys: (out): how many rows the table has
 *
 * Returns: (transfer none): the table, grouped by where the keys count
 */
const OpccKey *
opcc_keys_get (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * opcc_keys_find:
 * @action: a detailed action name: "win.undo", "page.score(3)"
 *
 * Returns: (transfer none) (nullable): its row
 */
const OpccKey *
opcc_keys_find (const char *action)
{
  g_return_val_if_fail (action != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (keys[i].action, action) == 0)
      return &keys[i];
  return NULL;
}

/**
 * opcc_key_get_accels:
 *
 * Returns: (transfer full): the accelerators of @key, the one to show first; empty where none
 */
char **
opcc_key_get_accels (const OpccKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return key->keys[0] == '\0' ? g_new0 (char *, 1) : g_strsplit (key->keys, " ", -1);
}

/**
 * opcc_key_get_keycap:
 *
 * Returns: (transfer full) (nullable): how the first key of @key is written on a keycap, "Ctrl+K",
 *   or NULL where it has none
 */
char *
opcc_key_get_keycap (const OpccKey *key)
{
  g_auto (GStrv) accels = opcc_key_get_accels (key);
  guint value;
  GdkModifierType modifiers;

  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &value, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (value, modifiers);
}

/**
 * opcc_keys_install:
 *
 * Gives @application the keys that count before any field sees them, and one for each domain.
 */
void
opcc_keys_install (GtkApplication *application)
{
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].kind == OPCC_KEY_ALWAYS && !is_for_page (&keys[i]))
      {
        g_auto (GStrv) accels = opcc_key_get_accels (&keys[i]);

        gtk_application_set_accels_for_action (application, keys[i].action,
                                               (const char *const *) accels);
      }
  for (guint i = 0; i < n_domains; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-domain('%s')", domains[i].name);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);
      const char *const accels[] = { accel, NULL };

      gtk_application_set_accels_for_action (application, action, accels);
    }
}

/**
 * opcc_keys_make_controller:
 * @kind: which keys it answers to
 *
 * The keys that gtk_application_set_accels_for_action() cannot carry: it takes a key away from
 * every field, and finds no action of a page. ALWAYS gives the pages' keys in the capture phase,
 * the others come after the widget in focus.
 *
 * Returns: (transfer full): a controller for the window
 */
GtkEventController *
opcc_keys_make_controller (OpccKeyKind kind)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, kind == OPCC_KEY_ALWAYS
                                                              ? GTK_PHASE_CAPTURE
                                                              : GTK_PHASE_BUBBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].kind == kind && keys[i].action != NULL &&
        (kind != OPCC_KEY_ALWAYS || is_for_page (&keys[i])))
      add_shortcuts_of (GTK_SHORTCUT_CONTROLLER (controller), &keys[i]);
  return controller;
}

/**
 * opcc_keys_activate:
 * @window: the window
 * @action: a detailed action name
 *
 * Looks for the action from the widget in focus, so that a part of a page can answer for itself,
 * and then from the page in view, wherever the focus is.
 *
 * Returns: FALSE if there is no such action
 */
gboolean
opcc_keys_activate (GtkWidget *window, const char *action)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (window));
  GtkWidget *page;

  if (focus != NULL && opcc_keys_activate_at (focus, action))
    return TRUE;
  page = find_page (window);
  return opcc_keys_activate_at (page != NULL ? page : window, action);
}

/**
 * opcc_keys_activate_at:
 * @place: a widget
 * @action: a detailed action name
 *
 * Returns: FALSE if there is no such action as seen from @place
 */
gboolean
opcc_keys_activate_at (GtkWidget *place, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  return g_action_parse_detailed_name (action, &name, &target, NULL) &&
         gtk_widget_activate_action_variant (place, name, target);
}

/**
 * opcc_keys_is_enabled_at:
 * @place: a widget
 * @action: a detailed action name
 *
 * GTK tells only buttons whether an action can be done, so a button is asked.
 *
 * Returns: whether @action is there, as seen from @place, and can be done now
 */
gboolean
opcc_keys_is_enabled_at (GtkWidget *place, const char *action)
{
  GtkWidget *probe;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  gboolean enabled;

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    return FALSE;
  probe = g_object_ref_sink (gtk_button_new ());
  gtk_widget_set_visible (probe, FALSE);
  gtk_widget_set_parent (probe, place);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), name);
  enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  g_object_unref (probe);
  return enabled;
}

/**
 * opcc_keys_is_enabled:
 * @window: the window
 * @action: a detailed action name
 *
 * Returns: whether @action is there, as seen from the page in view, and can be done now
 */
gboolean
opcc_keys_is_enabled (GtkWidget *window, const char *action)
{
  GtkWidget *page = find_page (window);

  return opcc_keys_is_enabled_at (page != NULL ? page : window, action);
}

/* Marking and the award board have groups of their own; what stands under "This page" and "Lists"
 * has to do something here. */
static gboolean
is_shown (GtkWidget *window, const OpccKey *key)
{
  gboolean for_any_page = strcmp (key->group, PAGE) == 0 || strcmp (key->group, LISTS) == 0;

  return key->keys[0] != '\0' &&
         (!for_any_page || !is_for_page (key) || opcc_keys_is_enabled (window, key->action));
}

/**
 * opcc_keys_show_shortcuts:
 * @from: a widget of the window
 *
 * Returns: (transfer none): the help of keys, one group for each place; it destroys itself
 */
GtkWindow *
opcc_keys_show_shortcuts (GtkWidget *from)
{
  g_autoptr (GArray) lines = g_array_new (TRUE, TRUE, sizeof (OpccShortcutLine));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (from));
  guint n_domains;
  const OpccDomain *domains = opcc_domains_get (&n_domains);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean asked = keys[i].kind == OPCC_KEY_ALWAYS && !is_for_page (&keys[i]);
      g_auto (GStrv) accels = opcc_key_get_accels (&keys[i]);
      char *shown =
          keys[i].kind == OPCC_KEY_LETTER ? g_strdup (accels[0]) : g_strdup (keys[i].keys);

      g_ptr_array_add (names, shown);

      if (i == 0 || strcmp (keys[i].group, keys[i - 1].group) != 0)
        add_line (lines, keys[i].group, NULL, NULL);
      for (guint d = 0; i == 0 && d < n_domains; d++)
        {
          char *name = g_strdup_printf ("win.show-domain('%s')", domains[d].name);

          g_ptr_array_add (names, name);
          add_line (lines, domains[d].label, name, NULL);
        }
      if (is_shown (window, &keys[i]))
        add_line (lines, keys[i].label,
                  asked                    ? keys[i].action
                  : keys[i].action != NULL ? keys[i].action
                                           : "",
                  asked ? NULL : shown);
    }
  add_meeting_lines (lines, names);
  return opcc_dialog_show_shortcuts (from, (const OpccShortcutLine *) (gpointer) lines->data);
}
