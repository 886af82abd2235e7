/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPackOffice: a marker's pack as an office file for the time it is marked in the window. */
#pragma once

#include "opcc-pack.h"

G_BEGIN_DECLS

/**
 * OpccPackOffice:
 * @round, @marker: numbers in the office file that it was filled into
 * @n_left: applications that are neither submitted nor passed on
 */
typedef struct
{
  char *path;           /* (owned) of the pack */
  OpccPack *pack;       /* (owned) */
  GArray *applications; /* (owned) of gint64: number of each application of the pack */
  GArray *criteria;     /* (owned) of gint64 */
  gint64 round;
  gint64 marker;
  guint n_left;
} OpccPackOffice;

OpccPackOffice *opcc_pack_office_fill (OpccDb *db,
                                       const char *path,
                                       const char *passphrase,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean opcc_pack_office_keep (OpccPackOffice *self, OpccDb *db, GError **error);
gint64 opcc_pack_office_submit_all (OpccDb *db, gint64 round, gint64 marker, GError **error);
gboolean opcc_pack_office_reopen (OpccDb *db, gint64 application, gint64 marker, GError **error);
char *opcc_pack_office_undo (OpccDb *db, GCancellable *cancellable, GError **error);
void opcc_pack_office_free (OpccPackOffice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccPackOffice, opcc_pack_office_free)

G_END_DECLS
