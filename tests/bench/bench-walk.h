/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk over every page and tab there is, from the table of domains. */
#pragma once

#include "opcc-window.h"

G_BEGIN_DECLS

typedef struct _BenchWalk BenchWalk;

struct _BenchWalk
{
  OpccWindow *window;
  /* Before a page or tab is opened, and at once after; @place is "grants, a round, letters". */
  void (*leave) (BenchWalk *self, const char *place);
  void (*arrive) (BenchWalk *self, const char *place);
  gpointer data;
  const char *only; /* (nullable): goes to this place alone, and what lies on the way */
};

/* The program's look, without animation; the domains. The display has been opened. */
void bench_walk_prepare (void);
OpccWindow *bench_walk_open (const char *office);
/* Lets the main loop run until the window is drawn and the store has no more to do for it; returns
 * when that was, in microseconds of the monotonic clock. */
gint64 bench_walk_settle (OpccWindow *window);
/* Every page, the page of the record in the middle of every kind, and every tab of them. */
void bench_walk_run (BenchWalk *self);

G_END_DECLS
