/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office in which every field of every kind is filled, and what of it the public may not see. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder;       /* (owned) */
  char *office;       /* (owned) */
  GHashTable *made;   /* (owned) const OpccKind * to its one record */
  GPtrArray *secrets; /* (owned) char *: "kind.field" and its text, in turn */
  guint next;
  guint n_public;
} SecretsOffice;

SecretsOffice *secrets_office_new (void);
void secrets_office_free (SecretsOffice *self);
/* Fails where @text holds a secret, spaces and new lines apart; @where says whose text it is. A
 * count may stand in what is under disclosure control. */
void secrets_office_expect_none (SecretsOffice *self,
                                 const char *where,
                                 gboolean has_counts,
                                 const char *text);
/* The same for partners, who may see some of what the public may not. */
void
secrets_office_expect_none_for_partners (SecretsOffice *self, const char *where, const char *text);
/* The same for open data and registers, in which an award stands with all that is marked as
 * published: who got it is no secret any more. */
void secrets_office_expect_published (SecretsOffice *self, const char *where, const char *text);
/* (transfer full): without anything white, so that no line break hides a word */
char *secrets_office_squeeze (const char *text);

G_END_DECLS
