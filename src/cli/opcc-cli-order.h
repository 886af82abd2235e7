/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that make something of a domain by its name: a chart, a document. */
#pragma once

#include "opcc-cli-command.h"
#include "opcc-cli-table.h"
#include "opcc-domain-order.h"

G_BEGIN_DECLS

void opcc_cli_order_add_options (OpccOption *options, guint most, const OpccDomainOption *more);
/* Adds to a list of what can be made: its name, what it is, and what it takes. */
void opcc_cli_order_add_row (OpccCliTable *table,
                             const char *name,
                             const char *summary,
                             const OpccDomainOption *options);
void opcc_cli_order_read (OpccCli *cli, const OpccOption *options, OpccDomainOrder *order);

G_END_DECLS
