/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up what the workshops of a scheme did, with counts and intervals. */
#pragma once

#include <gio/gio.h>

#include "opcc-audience.h"
#include "opcc-date.h"
#include "opcc-db-types.h"
#include "opcc-document.h"

G_BEGIN_DECLS

OpccDocument *opcc_workshop_paper_build (OpccDb *db,
                                         gint64 scheme,
                                         OpccAudience audience,
                                         OpccDate today,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
