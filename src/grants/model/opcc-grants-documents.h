/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents of the grants domain, by their names. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* "notice", "round", "awards". Ends with { NULL }. */
extern const OpccDomainDocument opcc_grants_documents[];

G_END_DECLS
