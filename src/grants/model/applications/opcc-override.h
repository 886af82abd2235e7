/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides about flags and stages of applications. */
#pragma once

#include "opcc-application.h"
#include "opcc-db-types.h"

G_BEGIN_DECLS

/* Sets a flag aside, with the reason and who; lifts the stop if no other flag stops it. */
gboolean opcc_override_flag (OpccDb *db,
                             gint64 application,
                             const char *flag,
                             const char *reason,
                             const char *who,
                             GError **error);
/* Puts a flag on applications by hand, or takes it off, as one action. */
gboolean opcc_flag_set (OpccDb *db,
                        const gint64 *applications,
                        gsize n_applications,
                        const char *flag,
                        gboolean on,
                        GError **error);
/* Moves applications to a stage as one action. Awarded and declined come from an award only. */
gboolean opcc_stage_set (OpccDb *db,
                         const gint64 *applications,
                         gsize n_applications,
                         const char *stage,
                         GError **error);

G_END_DECLS
