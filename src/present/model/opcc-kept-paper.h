/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one text that a record can keep, and back. */
#pragma once

#include <json-glib/json-glib.h>

#include "opcc-document.h"

G_BEGIN_DECLS

JsonNode *opcc_kept_paper_write (const OpccDocument *document);
OpccDocument *opcc_kept_paper_read (JsonNode *kept);

G_END_DECLS
