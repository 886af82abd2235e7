/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter as a document, and as the draft of a mail. */
#pragma once

#include "opcc-db-types.h"
#include "opcc-document.h"
#include "opcc-letter.h"

G_BEGIN_DECLS

/* The office's own address for the drafts of mails; none: that of the letterhead. */
#define OPCC_LETTER_SENDER_SETTING "letters.from"

/* (transfer full): as it will be printed; until it is issued it says that it is a draft. */
OpccDocument *opcc_letter_build_document (OpccLetter *self);
/* (transfer full): a mail that a mail program opens as a new message, with @pdf attached. */
GBytes *
opcc_letter_make_mail (OpccLetter *self, GBytes *pdf, const char *pdf_name, const char *sender);
/* Keeps @typed as the setting; "" or NULL: the letterhead decides again. Refuses what is none. */
gboolean opcc_letter_set_sender (OpccDb *db, const char *typed, GError **error);
/* Whether there is somebody to send it to. */
gboolean opcc_letter_has_address (OpccLetter *self);

G_END_DECLS
