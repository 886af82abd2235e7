/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPack: what one marker gets of a round, and nothing else of the office. */
#pragma once

#include <gio/gio.h>

#include "opcc-application.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

#define OPCC_PACK_ENDING       ".opccpack"
#define OPCC_PACK_SHEET_ENDING ".xlsx"

typedef struct
{
  gint64 base;   /* the version of the office's mark when the pack was made; 0: there was none */
  gint64 score;  /* OPCC_NO_INTEGER: none yet */
  char *comment; /* (owned) (nullable) */
} OpccPackScore;

typedef struct
{
  OpccApplication *application; /* (owned): only what a marker may read; known by its identifier */
  char *organisation;           /* (owned) (nullable): NULL while hidden */
  char *interest;               /* (owned) (nullable): the conflict that the marker declares */
  OpccPackScore *scores;        /* (owned): one for each criterion of the pack */
  gboolean submitted;           /* by the marker: sealed until they open it again */
} OpccPackApplication;

/**
 * OpccPack:
 * @office, @round, @marker: identifiers
 * @passphrase: (nullable): that its file is under, and is written under again
 * @seal: over everything that a marker does not fill in, by a secret of the office
 */
typedef struct
{
  char *office;
  char *round;
  char *round_title;
  char *marker;
  char *role;
  char *made; /* when, as ISO text */
  char *seal; /* (nullable) until it is sealed */
  char *passphrase;
  gboolean blind;
  gboolean is_sheet;       /* it was read from a workbook, which has less in it */
  gboolean is_first;       /* of the first form, which does not say what is submitted */
  GPtrArray *criteria;     /* (owned) OpccCriterion in order */
  GPtrArray *applications; /* (owned) OpccPackApplication in the order to mark them */
  GHashTable *by_id;       /* (owned) identifier (unowned) -> OpccPackApplication (unowned) */
} OpccPack;

OpccPack *opcc_pack_new (void);
OpccPack *opcc_pack_new_for_marker (OpccDb *db, gint64 round, gint64 marker, GError **error);
void opcc_pack_free (OpccPack *self);

OpccPackApplication *opcc_pack_add_application (OpccPack *self, const char *id);
OpccPackApplication *opcc_pack_find_application (const OpccPack *self, const char *id);
int opcc_pack_find_criterion (const OpccPack *self, const char *id);
const char *opcc_pack_find_missing (const OpccPack *self, const OpccPackApplication *application);
gboolean opcc_pack_check_open (const OpccPackApplication *application, GError **error);
gboolean opcc_pack_submit (const OpccPack *self, OpccPackApplication *application, GError **error);
guint opcc_pack_submit_whole (const OpccPack *self);
gboolean opcc_pack_reopen (OpccPackApplication *application, GError **error);
guint opcc_pack_count_left (const OpccPack *self);
char *opcc_pack_compute_seal (const OpccPack *self, const char *secret);
gboolean opcc_pack_check_seal (const OpccPack *self, OpccDb *db, const char *name, GError **error);

/* Files: the ending of @path chooses the form to write, what is in the file the form to read. */
gboolean opcc_pack_write (const OpccPack *self, const char *path, GError **error);
OpccPack *opcc_pack_read (const char *path,
                          const char *passphrase,
                          GCancellable *cancellable,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPack, opcc_pack_free)

G_END_DECLS
