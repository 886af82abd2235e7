/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the keys of a meeting; its windows, their buttons and the help of keys read it.
 */
#include "opcc-meeting-keys.h"

#include <glib/gi18n-lib.h>

#include "opcc-keycap.h"
#include "opcc-settings.h"

#define PREFIX "meeting."

/* clang-format off */
static const OpccMeetingKey keys[] = {
  { "meeting.next",          "Right space Page_Down Down", N_("Next slide"),                    FALSE },
  { "meeting.back",          "Left Page_Up BackSpace Up",  N_("Slide before"),                  FALSE },
  { "meeting.first",         "Home",                     N_("First slide"),                     FALSE },
  { "meeting.last",          "End",                      N_("Last slide"),                      FALSE },
  { "meeting.go-to-typed",   "Return KP_Enter",          N_("Go to the number typed"),          FALSE },
  { "meeting.list",          "g",                        N_("Go to…"),                          TRUE },
  { "meeting.black",         "b period",                 N_("Black wall, or not"),              TRUE },
  { "meeting.freeze",        "f",                        N_("Freeze the figures, or not"),      TRUE },
  { "meeting.pointer",       "p",                        N_("Pointer on the wall, or not"),     TRUE },
  { "meeting.magnify",       "z",                        N_("Magnify a figure, then the next"), TRUE },
  { "meeting.question",      "q",                        N_("Take the question…"),              TRUE },
  { "meeting.notes-larger",  "plus KP_Add equal",        N_("Notes larger"),                    TRUE },
  { "meeting.notes-smaller", "minus KP_Subtract",        N_("Notes smaller"),                   TRUE },
  { "meeting.notes",         "n",                        N_("Notes, with a single screen"),     TRUE },
  { "meeting.swap",          "s",                        N_("Wall and notes change screens"),  TRUE },
  { "meeting.save",          "<Control>s",               N_("Save what was shown"),            FALSE },
  { "meeting.save-as",       "<Control><Shift>s",        N_("Save what was shown elsewhere…"), FALSE },
  { "meeting.end",           "Escape",                   N_("End the meeting"),                 FALSE },
};
/* clang-format on */

static gboolean
may_use_letters (void)
{
  g_autoptr (GSettings) settings = opcc_settings_find ("single-letter-keys");

  return settings == NULL || g_settings_get_boolean (settings, "single-letter-keys");
}

static gboolean
is_typing (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

/* A key, and what it does: the data of its shortcut. */
typedef struct
{
  GActionGroup *actions; /* (owned) */
  char *name;            /* (owned) of the action, without its group */
  GVariant *target;      /* (owned) (nullable) */
  gboolean is_letter;
} Binding;

static Binding *
new_binding (GActionGroup *actions, const char *action, gboolean is_letter)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->actions = g_object_ref (actions);
  g_action_parse_detailed_name (action + strlen (PREFIX), &binding->name, &binding->target, NULL);
  binding->is_letter = is_letter;
  return binding;
}

static void
free_binding (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->actions);
  g_free (binding->name);
  g_clear_pointer (&binding->target, g_variant_unref);
  g_free (binding);
}

/* What cannot be done is left to whoever has the focus: Enter presses a button then. */
static gboolean
activate_cb (GtkWidget *window, GVariant *args, gpointer user_data)
{
  const Binding *binding = user_data;

  if (is_typing (window) || (binding->is_letter && !may_use_letters ()) ||
      !g_action_group_get_action_enabled (binding->actions, binding->name))
    return FALSE;
  g_action_group_activate_action (binding->actions, binding->name, binding->target);
  return TRUE;
}

static void
add_shortcuts (GtkEventController *controller,
               GActionGroup *actions,
               const char *action,
               const char *accelerators,
               gboolean is_letter)
{
  g_auto (GStrv) accels = g_strsplit (accelerators, " ", -1);

  for (guint i = 0; accels[i] != NULL; i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (accels[i]),
                          gtk_callback_action_new (activate_cb,
                                                   new_binding (actions, action, is_letter),
                                                   free_binding)));
}

/* The number of a slide is typed: digits alone do nothing, so that no preference keeps them. */
static void
add_digits (GtkEventController *controller, GActionGroup *actions)
{
  for (guint digit = 0; digit <= 9; digit++)
    {
      g_autofree char *action = g_strdup_printf (PREFIX "digit(uint32 %u)", digit);
      g_autofree char *accels = g_strdup_printf ("%u KP_%u", digit, digit);

      add_shortcuts (controller, actions, action, accels, FALSE);
    }
}

/* As it is written on the key. */
static char *
make_keycap (const char *accelerator)
{
  guint value;
  GdkModifierType modifiers;

  if (g_str_equal (accelerator, "Escape"))
    return g_strdup (_ ("Esc"));
  if (g_str_equal (accelerator, "Left"))
    return g_strdup ("←");
  if (g_str_equal (accelerator, "Right"))
    return g_strdup ("→");
  return gtk_accelerator_parse (accelerator, &value, &modifiers)
             ? gtk_accelerator_get_label (value, modifiers)
             : NULL;
}

/**
 * opcc_meeting_keys_get:
 * @n_keys: (out): how many rows the table has
 *
 * Returns: (transfer none): the table
 */
const OpccMeetingKey *
opcc_meeting_keys_get (guint *n_keys)
{
  *n_keys = G_N_ELEMENTS (keys);
  return keys;
}

/**
 * opcc_meeting_keys_find:
 *
 * Returns: (transfer none) (nullable): the row of that action
 */
const OpccMeetingKey *
opcc_meeting_keys_find (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_strcmp0 (keys[i].action, action) == 0)
      return &keys[i];
  return NULL;
}

/**
 * opcc_meeting_keys_make_button:
 * @action: one of the table
 * @icon_name: (nullable): beside its label
 * @label: what the button says, translated
 *
 * Returns: (transfer floating): a button that does the same as the key on its keycap; a click
 *   leaves the focus where it is, so that keys go on as before
 */
GtkWidget *
opcc_meeting_keys_make_button (const char *action, const char *icon_name, const char *label)
{
  const OpccMeetingKey *key = opcc_meeting_keys_find (action);
  g_autofree char *first = g_strndup (key->keys, strcspn (key->keys, " "));
  g_autofree char *cap = make_keycap (first);
  GtkWidget *button;

  button = opcc_keycap_button_new (icon_name, label, cap);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_tooltip_text (button, _ (key->label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/**
 * opcc_meeting_keys_install:
 * @window: one of a meeting's windows
 * @actions: the group "meeting"
 *
 * Gives the window the keys of the table and the digits. A field that has the focus keeps them all.
 */
void
opcc_meeting_keys_install (GtkWidget *window, GActionGroup *actions)
{
  GtkEventController *first = gtk_shortcut_controller_new ();
  GtkEventController *after = gtk_shortcut_controller_new ();

  gtk_widget_insert_action_group (window, "meeting", actions);
  /* A number that was typed comes before a button in focus, all else after it. */
  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_shortcuts (g_str_equal (keys[i].action, "meeting.go-to-typed") ? first : after, actions,
                   keys[i].action, keys[i].keys, keys[i].is_letter);
  add_digits (after, actions);
  gtk_widget_add_controller (window, first);
  gtk_widget_add_controller (window, after);
}
