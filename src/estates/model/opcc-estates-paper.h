/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of the estates paper as it would be printed, every count and sum made from records. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/* (transfer full): without what the audience may not see; NULL on error. */
OpccDocument *opcc_estates_paper_build (OpccDb *db,
                                        gint64 n,
                                        OpccAudience audience,
                                        OpccDate today,
                                        GCancellable *cancellable,
                                        GError **error);
/* Writes @path, which ends in .pdf, .odt, .html or .txt, whole or not at all. */
gboolean opcc_estates_paper_write (
    OpccDb *db, OpccDate today, const char *path, GCancellable *cancellable, GError **error);

/* "estates". Ends with { NULL }. */
extern const OpccDomainDocument opcc_estates_documents[];

G_END_DECLS
