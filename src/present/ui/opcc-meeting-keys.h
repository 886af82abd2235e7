/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the keys of a meeting; its windows, their buttons and the help of keys read it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *action; /* detailed action name of the group "meeting" */
  const char *keys;   /* accelerators parted by a space, the one to show first */
  const char *label;  /* untranslated, marked with N_() */
  gboolean is_letter; /* a preference switches it off (WCAG 2.1.4) */
} OpccMeetingKey;

const OpccMeetingKey *opcc_meeting_keys_get (guint *n_keys);
const OpccMeetingKey *opcc_meeting_keys_find (const char *action);
GtkWidget *
opcc_meeting_keys_make_button (const char *action, const char *icon_name, const char *label);
void opcc_meeting_keys_install (GtkWidget *window, GActionGroup *actions);

G_END_DECLS
