/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is a parcel of a form at all, before the engine may look into it. */
#pragma once

#include "opcc-parcel.h"

G_BEGIN_DECLS

guint8 *opcc_parcel_load (const OpccParcelForm **form,
                          const char *path,
                          const char *passphrase,
                          gsize *size,
                          GError **error);
char *opcc_parcel_make_sql (const OpccParcelTable *table);
gboolean opcc_parcel_check_cell (const OpccParcelColumn *column,
                                 const OpccStored *cell,
                                 gsize n_bytes,
                                 char **why);

G_END_DECLS
