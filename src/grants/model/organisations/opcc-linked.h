/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccLinkedGroup: organisations that share a person, an address or an e-mail domain. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

typedef struct
{
  const char *evidence; /* translated: "the same contact" */
  char *value;          /* (owned) what they share, as written by the first */
  GArray *numbers;      /* (owned) of gint64 */
  GPtrArray *names;     /* (owned) of char *, in the same order */
} OpccLinkedGroup;

GPtrArray *opcc_linked_list (OpccDb *db, gint64 organisation, GError **error);
char *opcc_linked_say (GPtrArray *groups, gint64 organisation);
void opcc_linked_group_free (OpccLinkedGroup *self);

G_END_DECLS
