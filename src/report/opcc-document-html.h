/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as one page of accessible HTML: the twin of its PDF. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

GBytes *
opcc_document_make_html (const OpccDocument *self, GCancellable *cancellable, GError **error);

G_END_DECLS
