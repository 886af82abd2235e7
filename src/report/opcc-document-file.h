/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a file, in the form that the end of its name tells. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

gboolean opcc_document_write (const OpccDocument *self,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
