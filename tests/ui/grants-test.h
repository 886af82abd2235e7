/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the grants pages share: the sample office, open, and a page of it in a window. */
#pragma once

#include "opcc-workspace.h"
#include "opcc-page.h"
#include "opcc-store.h"

G_BEGIN_DECLS

/* A window that keeps what its pages say and ask for. */
#define GRANTS_TEST_TYPE_HOST (grants_test_host_get_type ())
G_DECLARE_FINAL_TYPE (GrantsTestHost, grants_test_host, GRANTS_TEST, HOST, GtkWindow)

typedef struct
{
  char *folder;             /* (owned) */
  OpccStore *store;         /* (owned) */
  OpccWorkspace *workspace; /* (owned) */
  GtkWidget *host;          /* (nullable) the window */
  GtkWidget *page;          /* (unowned) (nullable) what it shows */
  gint64 round;             /* number of round 1 */
} GrantsTest;

/* Instead of gtk_test_init (). */
void grants_test_init (int *argc, char ***argv);
/* @filled: the sample office; else an office with nothing in it. */
void grants_test_open (GrantsTest *test, gboolean filled);
/* Closes window and store, and removes the file. The page has to be gone with its window. */
void grants_test_close (GrantsTest *test);
void grants_test_show (GrantsTest *test, GtkWidget *page, int width, int height);
/* Destroys the window, and makes sure that its page goes with it. */
void grants_test_leave (GrantsTest *test);

/* The number of the record that people call by those words. */
gint64 grants_test_find (GrantsTest *test, const OpccKind *kind, const char *words);
/* Runs the job and fails the test where it fails. */
gpointer grants_test_run (GrantsTest *test, OpccJob job, gpointer data);
/* Settles what is in moderation, and decides the awards of round 1 down its ranking. */
void grants_test_decide (GrantsTest *test);

/* What the page said last, or asked to be shown ("application 17"); NULL: nothing. */
const char *grants_test_get_toast (GrantsTest *test);
const char *grants_test_get_shown (GrantsTest *test);
const char *grants_test_get_error (GrantsTest *test);

/* The only window of that type; waits for it. */
gpointer grants_test_wait_window (GType type);
/* Waits until @text is shown somewhere below @root. */
void grants_test_wait_text (GtkWidget *root, const char *text);

G_END_DECLS
