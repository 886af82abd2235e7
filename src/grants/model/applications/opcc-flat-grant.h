/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFlatGrant: one published grant as paths and texts, the middle between files and records. */
#pragma once

#include "opcc-past-grant.h"

G_BEGIN_DECLS

typedef struct
{
  char *path; /* (owned) */
  char *text; /* (owned) */
} OpccFlatValue;

/* In the order of the file or the standard; no path twice. */
typedef struct
{
  GArray *values; /* (owned) OpccFlatValue */
} OpccFlatGrant;

OpccFlatGrant *opcc_flat_grant_new (void);
void opcc_flat_grant_free (OpccFlatGrant *self);
const char *opcc_flat_grant_get (const OpccFlatGrant *self, const char *path);
void opcc_flat_grant_set (OpccFlatGrant *self, const char *path, const char *text);
/* Adds the values of another row of the same grant; FALSE names the path that contradicts. */
gboolean
opcc_flat_grant_join (OpccFlatGrant *self, const OpccFlatGrant *more, const char **contradicts);
/* Into the order of the standard. */
void opcc_flat_grant_sort (OpccFlatGrant *self);
/* Values the record has attributes for go there, all others into @other. */
gboolean
opcc_flat_grant_to_record (const OpccFlatGrant *self, OpccPastGrant *grant, GError **error);
OpccFlatGrant *opcc_flat_grant_from_record (OpccPastGrant *grant, GError **error);
void opcc_flat_grant_append_json (const OpccFlatGrant *self, GString *out);
char *opcc_flat_tidy_number (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccFlatGrant, opcc_flat_grant_free)

G_END_DECLS
