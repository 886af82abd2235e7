/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as OpenDocument text, which LibreOffice and Word open and change. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

GBytes *
opcc_document_make_odt (const OpccDocument *self, GCancellable *cancellable, GError **error);

G_END_DECLS
