/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sizes of type on a slide, and how wide and high words in them are. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* One table holds their sizes; none is under OPCC_SLIDE_LEAST_TYPE. */
typedef enum
{
  OPCC_SLIDE_OPENING, /* the title of the first slide */
  OPCC_SLIDE_TITLE,
  OPCC_SLIDE_LONG_TITLE,
  OPCC_SLIDE_LONGER_TITLE,
  OPCC_SLIDE_KEY, /* a key figure */
  OPCC_SLIDE_SMALL_KEY,
  OPCC_SLIDE_STATEMENT, /* paragraphs that are all a slide has */
  OPCC_SLIDE_CHANGE,    /* beside a bar */
  OPCC_SLIDE_VALUE,     /* cells and paragraphs */
  OPCC_SLIDE_VALUE_STRONG,
  OPCC_SLIDE_CELL, /* of a table with much in a row */
  OPCC_SLIDE_CELL_STRONG,
  OPCC_SLIDE_SMALL_CELL,
  OPCC_SLIDE_SMALL_CELL_STRONG,
  OPCC_SLIDE_SUBTITLE,
  OPCC_SLIDE_HEAD,
  OPCC_SLIDE_NOTE,
  OPCC_SLIDE_MARKING,
  OPCC_N_SLIDE_TYPES,
} OpccSlideType;

double opcc_slide_type_get_size (OpccSlideType type);
/* (transfer full) */
PangoContext *opcc_slide_type_create_context (void);
/* (transfer full): @width: where lines are broken; 0: nowhere. */
PangoLayout *opcc_slide_type_make_layout (PangoContext *context,
                                          OpccSlideType type,
                                          const char *text,
                                          double width);
void opcc_slide_type_get_extent (PangoLayout *layout, double *width, double *height);

/* OpccSlideRuler: measures words, and remembers how wide each letter is. Of one thread. */
typedef struct _OpccSlideRuler OpccSlideRuler;

OpccSlideRuler *opcc_slide_ruler_new (void);
void opcc_slide_ruler_free (OpccSlideRuler *self);
PangoContext *opcc_slide_ruler_get_context (OpccSlideRuler *self);
double opcc_slide_ruler_get_line (OpccSlideRuler *self, OpccSlideType type);
/* Of @length bytes in one line, and -1: all; never less than it is drawn, and a little more. */
double opcc_slide_ruler_measure (OpccSlideRuler *self,
                                 OpccSlideType type,
                                 const char *text,
                                 gssize length);
double opcc_slide_ruler_measure_word (OpccSlideRuler *self, OpccSlideType type, const char *text);
guint opcc_slide_ruler_count_lines (OpccSlideRuler *self,
                                    OpccSlideType type,
                                    const char *text,
                                    double width);
/* (transfer full) (element-type utf8): the text in pieces of at most so many lines each. */
GPtrArray *opcc_slide_ruler_part_lines (OpccSlideRuler *self,
                                        OpccSlideType type,
                                        const char *text,
                                        double width,
                                        guint first,
                                        guint rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccSlideRuler, opcc_slide_ruler_free)

G_END_DECLS
