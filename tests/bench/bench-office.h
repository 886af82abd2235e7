/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An invented office of any size: for each application eight marks, five observations, half an
 * organisation, and of everything else what 43 offices have in ten years. */
#pragma once

#include "opcc-db.h"

G_BEGIN_DECLS

/* Fills a new office file, always with the same records for the same @seed and number of
 * applications, by the same way in as an import. The domains have to be registered. */
gboolean bench_office_fill (OpccDb *db, guint64 n_applications, guint64 seed, GError **error);

G_END_DECLS
