/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as tagged PDF on A4. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

/* Replaces @path whole, or leaves it as it was. */
gboolean opcc_document_write_pdf (const OpccDocument *self,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
