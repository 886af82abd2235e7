/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for the tests of slides, and what every slide must keep to. */
#pragma once

#include "opcc-slide.h"

G_BEGIN_DECLS

/* Fails where words are too small, cut by an edge, or stand on others. */
void slides_check_places (const GPtrArray *slides);
/* Fails where a word of the document is on no slide, or one of a slide is not of the document. */
void slides_check_words (const OpccDocument *document, const GPtrArray *slides);
/* Both, at 16:9 and 4:3; and draws each slide and part. */
void slides_check_document (const OpccDocument *document);
/* Fails where nothing but a short sentence goes on from the slide before, at either. */
void slides_check_left_over (const OpccDocument *document);
/* A table of so many columns and rows, the first column of words; the last row is a total. */
void slides_add_table (OpccDocument *document, guint n_columns, guint n_rows);
OpccChart *slides_new_bars (OpccChartKind kind, guint n);

G_END_DECLS
