/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a document, each begun by a heading of level 2, and taking one of them into another
 * document. */
#pragma once

#include "opcc-document.h"

G_BEGIN_DECLS

/* (transfer full): the headings of level 2 in their order, without numbers. */
GStrv opcc_document_list_parts (const OpccDocument *self);
/* Whether it has a part with that heading; what comes before the first heading is no part. */
gboolean opcc_document_has_part (const OpccDocument *self, const char *part);

/**
 * opcc_document_add_part:
 * @self: a document that has a heading of level 2, below which it goes
 * @from: another document, made for the same audience
 * @part: (nullable): a heading of it; NULL: all of @from
 *
 * Adds what stands in a part, without its own heading; of a whole document, its headings become
 * those of level 3. Paragraphs and figures are numbered through in @self.
 *
 * Returns: FALSE where @from has no such part; nothing is added then
 */
gboolean opcc_document_add_part (OpccDocument *self, const OpccDocument *from, const char *part);

/**
 * OpccFigureFunc:
 * @key: what the figure is of, the same in two documents of one kind: "Officers|2022/23"
 * @text: as it stands there
 *
 * Returns: (transfer full) (nullable): what is to stand there instead; NULL: what does
 */
typedef char *(*OpccFigureFunc) (const char *key, const char *text, gpointer data);

void opcc_document_each_figure (const OpccDocument *self,
                                const char *part,
                                OpccFigureFunc tell,
                                gpointer data);
gboolean opcc_document_add_part_with (OpccDocument *self,
                                      const OpccDocument *from,
                                      const char *part,
                                      OpccFigureFunc tell,
                                      gpointer data);

/* (transfer full) (nullable): one part as a document of its own, which says of itself what the
 * whole does; NULL where there is no such part. */
OpccDocument *opcc_document_take_part (const OpccDocument *self, const char *part);

G_END_DECLS
