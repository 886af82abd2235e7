/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of what a user can do and by which key; menus, search and the help of keys read it.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * OpccKeyKind: when a key counts.
 * @OPCC_KEY_ALWAYS: before any field sees it; only for keys that no field uses itself
 * @OPCC_KEY_AFTER_FIELD: after the widget in focus let it pass, so that Ctrl+Z in a field is the
 *   field's first
 * @OPCC_KEY_LETTER: a single letter or digit: only while no field has the focus, and only while the
 *   preference allows it (WCAG 2.1.4)
 * @OPCC_KEY_BUILT_IN: the toolkit's own; listed for the reader, handled by the widget
 */
typedef enum
{
  OPCC_KEY_ALWAYS,
  OPCC_KEY_AFTER_FIELD,
  OPCC_KEY_LETTER,
  OPCC_KEY_BUILT_IN,
} OpccKeyKind;

typedef struct
{
  const char *action; /* (nullable) detailed action name; NULL for built-in keys */
  const char *keys;   /* accelerators parted by a space; "" where there is none */
  const char *label;  /* untranslated, marked with N_() */
  const char *group;  /* untranslated, marked with N_() */
  OpccKeyKind kind;
} OpccKey;

const OpccKey *opcc_keys_get (guint *n_keys);
const OpccKey *opcc_keys_find (const char *action);
char **opcc_key_get_accels (const OpccKey *key);
char *opcc_key_get_keycap (const OpccKey *key);

void opcc_keys_install (GtkApplication *application);
GtkEventController *opcc_keys_make_controller (OpccKeyKind kind);
GtkWindow *opcc_keys_show_shortcuts (GtkWidget *from);
gboolean opcc_keys_activate (GtkWidget *window, const char *action);
gboolean opcc_keys_activate_at (GtkWidget *place, const char *action);
gboolean opcc_keys_is_enabled_at (GtkWidget *place, const char *action);
gboolean opcc_keys_is_enabled (GtkWidget *window, const char *action);

G_END_DECLS
