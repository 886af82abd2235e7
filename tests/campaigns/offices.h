/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The offices on which operations are tried, laid out afresh for each trial, and how they stand. */
#pragma once

#include "operations.h"

G_BEGIN_DECLS

/* Where a file stands: verify has proved that its rows agree with its log. */
typedef struct
{
  gint64 n_actions;
  gint64 n_rows;
  char *setting; /* (owned) (nullable) */
} OfficeState;

typedef struct
{
  char *folder; /* (owned): where the office is worked on, alone */
  char *path;   /* (owned) */
  GBytes *planted, *older, *sample;
} Offices;

Offices *offices_new (Campaign *campaign);
void offices_free (Offices *self);
/* Puts the office that @operation is for into the emptied folder. */
void offices_lay_out (Offices *self, const Operation *operation);
/* That office, opened for @operation; NULL where the operation opens it itself. */
OpccDb *offices_open_for (Offices *self, const Operation *operation);
/* Fails where the file does not open or verify. Free .setting. */
OfficeState offices_read_state (const char *path);
gboolean offices_is_same (const OfficeState *a, const OfficeState *b);
/* How the office stands before @operation and after it. Returns: the microseconds that it takes.
 * Free .setting of both. */
guint offices_measure (Offices *self,
                       const Operation *operation,
                       OfficeState *before,
                       OfficeState *after);
/* Fails unless the office is as before @operation or as after it, once the program that was at it
 * has ended there; as after it where that had @told that it was done. Then does it again. */
void offices_check_ended (Offices *self,
                          const Operation *operation,
                          const OfficeState *before,
                          const OfficeState *after,
                          gboolean told);

/* Makes an office file as the program left it that knew the first @n_migrations alone. */
void offices_begin_with (const char *file, guint n_migrations);

G_END_DECLS
