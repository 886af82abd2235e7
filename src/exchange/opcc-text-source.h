/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a text file as UTF-8, block by block, whatever encoding they were written in. */
#pragma once

#include "opcc-text-encoding.h"

G_BEGIN_DECLS

typedef struct _OpccTextSource OpccTextSource;

OpccTextSource *
opcc_text_source_new (const char *path, const OpccEncodingFindings *findings, GError **error);
void opcc_text_source_free (OpccTextSource *self);
gssize opcc_text_source_read (OpccTextSource *self, char *room, gsize length, GError **error);
double opcc_text_source_get_fraction (OpccTextSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccTextSource, opcc_text_source_free)

G_END_DECLS
