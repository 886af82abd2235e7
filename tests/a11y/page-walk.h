/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk over every page, tab, record page and form that the table of domains offers. */
#pragma once

#include "opcc-domains.h"
#include "opcc-window.h"

G_BEGIN_DECLS

typedef struct _PageWalk PageWalk;

struct _PageWalk
{
  OpccWindow *window;
  GString *faults;  /* a line for each thing that is amiss */
  gboolean dialogs; /* forms too, and what the keys of a page open */
  GHashTable *seen; /* (nullable): actions whose dialog was looked at, which are not opened again */
  /* Is called for each place, when all it asked for has been read. */
  void (*look) (PageWalk *walk, GtkWidget *window, const char *where);
  guint n_places; /* looked at: pages, tabs, dialogs */
};

/* The page of @domain with its tabs, and those of the first record of each of its kinds. */
void page_walk_domain (PageWalk *walk, const OpccDomain *domain);
/* Waits until all that the pages asked for is read and shown. */
void page_walk_wait_read (PageWalk *walk);
/* Fails the test if there are faults, says what they are, and closes the window. */
void page_walk_end (PageWalk *walk);

G_END_DECLS
