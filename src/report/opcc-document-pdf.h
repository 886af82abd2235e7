/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as tagged PDF on A4. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

GBytes *
opcc_document_make_pdf (const OpccDocument *self, GCancellable *cancellable, GError **error);

G_END_DECLS
