/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What statements the program runs, how long each takes and how many rows it looks at for want of
 * an index. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *sql;       /* (owned) */
  double ms;       /* the longest run */
  gint64 n_looked; /* rows and entries stepped over in a full scan, the most in a run */
  guint n_runs;
} BenchStatement;

/* Listens to every file that is opened from now on. */
void bench_statements_watch (void);
/* How many runs there were since the program began; grows while the store has work. */
guint bench_statements_count (void);
/* (transfer full) (element-type BenchStatement): those since the last call, each once */
GPtrArray *bench_statements_take (void);

G_END_DECLS
