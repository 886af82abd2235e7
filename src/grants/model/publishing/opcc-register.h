/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The monthly register of crime and disorder reduction grants. */
#pragma once

#include "opcc-db-types.h"

G_BEGIN_DECLS

/**
 * opcc_register_check:
 * @year: such as 2023
 * @month: 1 to 12
 *
 * Sentences that name each award of the month, and the statutory field it lacks: recipient,
 * purpose, conditions, reasons, amount, date (the Elected Local Policing Bodies (Specified
 * Information) Order 2011, Schedule, paragraph 3(f)). Empty when the register can be published.
 */
GPtrArray *opcc_register_check (OpccDb *db, int year, int month, GError **error);
/* Sentences that name each award of the month that a marking keeps from the public, so that the
 * register goes without it; see opcc_grants_withheld_get_duty (). */
GPtrArray *opcc_register_list_withheld (OpccDb *db, int year, int month, GError **error);
/* Writes it as CSV. Refused with the first sentence of the check, unless @allow_gaps. Returns the
 * number of awards written, -1 on error. @said (out) (nullable): the statement of what was left
 * out, which stands in the last row too; NULL for nothing. */
gint64 opcc_register_write (OpccDb *db,
                            int year,
                            int month,
                            const char *path,
                            gboolean allow_gaps,
                            char **said,
                            GError **error);

G_END_DECLS
