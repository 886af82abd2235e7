/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain text, 80 columns wide. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

char *opcc_document_to_text (const OpccDocument *self);

G_END_DECLS
