/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day from which a record's time is counted, named by a field of it or of what it links to. */
#pragma once

#include "opcc-date.h"
#include "opcc-record.h"

G_BEGIN_DECLS

char *opcc_retention_date_write_sql (const OpccKind *kind, const char *path, GError **error);
char **opcc_retention_date_list (const OpccKind *kind);
char *opcc_retention_date_dup_words (const OpccKind *kind, const char *path);
OpccDate opcc_retention_date_read (const char *stored);
OpccDate opcc_retention_date_get_due (OpccDate date, gint64 years);

G_END_DECLS
