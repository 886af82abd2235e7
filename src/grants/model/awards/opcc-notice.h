/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The decision notice of a round, written from its records. */
#pragma once

#include "opcc-domain-document.h"

G_BEGIN_DECLS

/**
 * opcc_notice_build:
 *
 * The notice in the office's way: when the round opened and closed, how many applied, who marked
 * each application individually and over which days, when marks were moderated, how many fell into
 * each band, the threshold, what was recommended and approved, and the total commitment; then the
 * awards as a table. Before the award it is a draft and says so. Nothing personal is in it. Others
 * than the office read neither marks nor markers, and who applied only where an award is decided.
 *
 * Returns: (transfer full): a document for opcc_document_write()
 */
OpccDocument *opcc_notice_build (OpccDb *db,
                                 gint64 round,
                                 OpccAudience audience,
                                 OpccDate today,
                                 GCancellable *cancellable,
                                 GError **error);
OpccDocument *
opcc_notice_build_published (OpccDb *db, gint64 round, GCancellable *cancellable, GError **error);
/* Writes what is published in the form that the end of @path tells: .pdf, .odt, .html or .txt. */
gboolean opcc_notice_write (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
