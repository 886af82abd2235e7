/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding to a PDF of cairo what it does not write: language, alternative text, scope of heads. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *
opcc_pdf_structure_complete (const GByteArray *pdf, const GPtrArray *words, const char *language);

G_END_DECLS
