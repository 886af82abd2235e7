/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is due as a document, for the office alone. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* "today". Ends with { NULL }. */
extern const OpccDomainDocument opcc_today_documents[];

G_END_DECLS
