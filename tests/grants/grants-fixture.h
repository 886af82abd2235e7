/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An empty office file, or the sample office, for the tests of the grants domain. */
#pragma once

#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;     /* (owned) */
  char *path;       /* (owned) of the office file */
  OpccStore *store; /* (owned) */
} GrantsFixture;

/* A test body runs as a job on the store's thread, so that it has the office file at hand. */
typedef void (*GrantsTest) (OpccDb *db, GrantsFixture *fixture);

void grants_test_add (const char *path, gboolean sample, GrantsTest test);
/* Runs a body in the office of the fixture. */
void grants_run (GrantsFixture *fixture, GrantsTest test);
/* Runs a body in an empty office of its own beside that of the fixture. */
void grants_run_elsewhere (GrantsFixture *fixture, const char *name, GrantsTest test);
/* Writes a file into the folder of the fixture; returns its path. */
char *grants_write_file (GrantsFixture *fixture, const char *name, const char *text);
char *grants_make_path (GrantsFixture *fixture, const char *name);
/* A scheme of 2023/24 (pot £400,000, cap £10,000, 12 months) with round 2023/24-1 (3 to 31 July
 * 2023, £130,000); returns the number of the round. */
gint64 grants_add_round (OpccDb *db);
gint64 grants_find_application (OpccDb *db, const char *reference);
OpccApplication *grants_load_application (OpccDb *db, const char *reference);
/* Path of a file of the design's data, or NULL after skipping the test where it is not there. */
char *grants_find_shared (const char *relative);
char *grants_hash_content (OpccDb *db);
/* Settles and decides the first round of the sample: 16 awards, £129,990. */
void grants_award_round (OpccDb *db);

G_END_DECLS
