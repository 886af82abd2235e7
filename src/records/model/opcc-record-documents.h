/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that there are for records of any kind and for any chart: "list", "record",
 * "chart" and "history". */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* Ends with { NULL }. */
extern const OpccDomainDocument opcc_record_documents[];

G_END_DECLS
