/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccNews: what the store's thread tells the main loop after work. */
#pragma once

#include "opcc-db-private.h"

G_BEGIN_DECLS

typedef struct
{
  GStrv kinds;            /* (owned): names of the kinds whose records changed */
  char *undo_name;        /* (owned) (nullable) */
  char *redo_name;        /* (owned) (nullable) */
  char *read_only_reason; /* (owned) (nullable) */
  char *backup_trouble;   /* (owned) (nullable) */
  GError *damage;         /* (owned) (nullable) */
  gint64 saved_at;
} OpccNews;

/* Takes the kinds that changed: they are told once. */
OpccNews *opcc_news_gather (OpccDb *db);
void opcc_news_free (OpccNews *news);

G_END_DECLS
