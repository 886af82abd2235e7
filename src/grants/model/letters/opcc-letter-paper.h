/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter as a document, and as the draft of a mail. */
#pragma once

#include "opcc-document.h"
#include "opcc-letter.h"

G_BEGIN_DECLS

/* (transfer full): as it will be printed; until it is issued it says that it is a draft. */
OpccDocument *opcc_letter_build_document (OpccLetter *self);
/* (transfer full): a mail that a mail program opens as a new message, with @pdf attached. */
GBytes *opcc_letter_make_mail (OpccLetter *self, GBytes *pdf, const char *pdf_name);
/* Whether there is somebody to send it to. */
gboolean opcc_letter_has_address (OpccLetter *self);

G_END_DECLS
