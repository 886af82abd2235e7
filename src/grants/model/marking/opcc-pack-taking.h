/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back what a marker filled in: previewed, done once, never over what the office changed. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * OpccPackOutcome: what becomes of one thing that a marker filled in.
 * @OPCC_PACK_NEW: the office has none yet
 * @OPCC_PACK_SAME: the office has it already
 * @OPCC_PACK_CHANGED: it takes the place of the one that the pack was made with
 * @OPCC_PACK_CONFLICT: the office's was changed since; it stays unless the marker's is chosen
 * @OPCC_PACK_REFUSED: it cannot be taken in
 */
typedef enum
{
  OPCC_PACK_NEW,
  OPCC_PACK_SAME,
  OPCC_PACK_CHANGED,
  OPCC_PACK_CONFLICT,
  OPCC_PACK_REFUSED,
} OpccPackOutcome;

typedef struct
{
  OpccPackOutcome outcome;
  char *key;       /* (owned) "R1-001/2": reference and number of the criterion; chooses it */
  char *criterion; /* (owned) (nullable): NULL for a conflict of interest, which is in @comment */
  gint64 score;    /* OPCC_NO_INTEGER for a conflict of interest */
  char *comment;   /* (owned) (nullable) */
  gint64 office_score;  /* OPCC_NO_INTEGER: the office has none */
  char *office_comment; /* (owned) (nullable) */
  gboolean take;        /* the marker's is taken */
  gboolean submitted;   /* with all of its application, by the marker; else that is only begun */
  char *problem;        /* (owned) (nullable): why it was refused, and what to do */
} OpccPackMark;

typedef struct
{
  char *round;      /* (owned) its title */
  char *role;       /* (owned) of the marker */
  char *made;       /* (owned) when the pack was, by the clock of London */
  GPtrArray *marks; /* (owned) OpccPackMark, by application and criterion */
  guint counts[OPCC_PACK_REFUSED + 1];
  guint n_taken;        /* of the conflicts: the marker's was chosen */
  guint n_submitted;    /* applications that are submitted with this */
  guint n_sent;         /* applications that the marker submitted, now or before */
  GPtrArray *begun;     /* (owned) of char: references of those begun, and not submitted */
  GPtrArray *untouched; /* (owned) of char: and of those without any score */
  gboolean changes;     /* the office file is changed, or would be */
  char *action;         /* (owned) (nullable) name of the action; NULL after a preview */
} OpccPackTaking;

OpccPackTaking *opcc_pack_take (OpccDb *db,
                                gint64 round,
                                const char *path,
                                const char *passphrase,
                                const char *const *theirs,
                                gboolean dry_run,
                                GCancellable *cancellable,
                                GError **error);
char *opcc_pack_taking_to_sentence (const OpccPackTaking *self);
char *opcc_pack_taking_describe_sets (const OpccPackTaking *self);
const char *opcc_pack_outcome_get_label (OpccPackOutcome outcome);
void opcc_pack_taking_free (OpccPackTaking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPackTaking, opcc_pack_taking_free)

G_END_DECLS
