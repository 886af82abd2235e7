/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccOrderedView: the slides of a deck or the sections of a report as a list shows them: text
 * alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 n;        /* number of the slide or section */
  char *title;     /* (owned) */
  char *content;   /* (owned) what it shows, or why nothing */
  gboolean is_gap; /* it shows nothing, though it should */
  char *words;     /* (owned) (nullable) below it */
  char *end;       /* (owned) at the end of the row */
  char *name;      /* (owned) read aloud */
} OpccOrderedItem;

typedef struct
{
  char *said;       /* (owned) above the list */
  GPtrArray *items; /* (owned) of OpccOrderedItem */
} OpccOrderedView;

OpccOrderedView *opcc_ordered_view_new (void);
void opcc_ordered_view_free (OpccOrderedView *self);
/* A new item behind the last one, to be filled in. (transfer none) */
OpccOrderedItem *opcc_ordered_view_add (OpccOrderedView *self, gint64 n, const char *title);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccOrderedView, opcc_ordered_view_free)

G_END_DECLS
