/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the window share: an office file with a little in it, and a window that shows it.
 */
#pragma once

#include "opcc-db.h"
#include "opcc-window.h"

G_BEGIN_DECLS

/* What stands in the office that office_test_make () makes. */
#define OFFICE_TEST_ORGANISATION "Bell & Tower <Choir>"

/* Instead of gtk_test_init (). */
void office_test_init (int *argc, char ***argv);
/* Settings as on the first day. */
GSettings *office_test_settings (void);

/* A folder of its own, and an office file in it with a scheme, three rounds and an organisation:
 * five actions. Returns: (transfer full): the path */
char *office_test_make (void);
/* The same with the sample of every domain that is registered. */
char *office_test_make_sample (void);
/* What the sample office has none of, for nothing in it is decided: an award, with what follows. */
void office_test_add_grant (OpccWindow *window);
/* Removes the folder of @path with all that is in it; frees @path. */
void office_test_remove (char *path);
/* The number of the record whose title that is. */
gint64 office_test_find (OpccStore *store, const char *kind, const char *title);

/* A window that shows the office; close it with office_test_close (). */
OpccWindow *office_test_open (const char *path);
OpccWindow *office_test_open_sized (const char *path, int width, int height);
/* Closes the window and checks that nothing of it stays behind. */
void office_test_close (OpccWindow *window);
/* Runs the main loop until the window has opened, or failed to open, what it was told. */
void office_test_wait (OpccWindow *window);
gboolean office_test_is_enabled (OpccWindow *window, const char *action);
void office_test_act (OpccWindow *window, const char *action, const char *types, ...);
/* The last message of the window. */
const char *office_test_last_toast (OpccWindow *window);
/* The first window of that type, other than the one given. */
gpointer office_test_find_window (GType type);

G_END_DECLS
