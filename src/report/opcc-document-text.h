/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain text, 80 columns wide. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

char *opcc_document_to_text (const OpccDocument *self);
gboolean opcc_document_write_text (const OpccDocument *self, const char *path, GError **error);

G_END_DECLS
