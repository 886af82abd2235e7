/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a panel report as rows of a list, with how their figures stand. */
#pragma once

#include <gio/gio.h>

#include "opcc-db-types.h"
#include "opcc-ordered-view.h"

G_BEGIN_DECLS

/* A job of the store. (transfer full); NULL on error */
OpccOrderedView *
opcc_report_rows_read (OpccDb *db, gint64 report, GCancellable *cancellable, GError **error);

G_END_DECLS
