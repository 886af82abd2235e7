/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel report that was sent: from then on it is what was sent, whatever the records say. */
#pragma once

#include <gio/gio.h>

#include "opcc-audience.h"
#include "opcc-db-types.h"
#include "opcc-document.h"
#include "opcc-report.h"

G_BEGIN_DECLS

gboolean opcc_report_send (OpccDb *db,
                           gint64 report,
                           OpccDate sent,
                           const char *to,
                           OpccDate today,
                           GCancellable *cancellable,
                           GError **error);
OpccDocument *
opcc_report_read_sent (const OpccReport *report, OpccAudience audience, GError **error);
char *opcc_report_say_sent (const OpccReport *report);

G_END_DECLS
