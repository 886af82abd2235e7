/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlide: one page of a document for the wall; it says one thing, and holds text and marks
 * alone.
 */
#pragma once

#include <cairo.h>

#include "opcc-document.h"

G_BEGIN_DECLS

/* Never changed once it is made; counted references, which threads may share. */
typedef struct _OpccSlide OpccSlide;

/* What is not of the document: when its figures were read, and which slide of how many it is. */
typedef struct
{
  const char *as_at; /* (nullable): the clock, "14:00" */
  guint number;      /* from 1 */
  guint count;       /* 0: neither is said */
} OpccSlideNote;

/* A part of a slide, in units of which its height has OPCC_SLIDE_HEIGHT. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} OpccSlideBox;

/* Words as they are set on the slide. */
typedef struct
{
  char *text;            /* (owned) */
  double size;           /* of the type, in the units of the box */
  OpccSlideBox box;      /* what the words cover */
  gboolean is_furniture; /* not of the document's body: marking, name of the section, counts */
  gboolean is_in_chart;  /* set by the drawing of a chart */
} OpccSlideText;

/* All is laid out in these units, and scaled to the wall: a unit is a pixel at 1080 lines. */
#define OPCC_SLIDE_HEIGHT 1080.0
/* No words are smaller, in the same units (WCAG has no rule for walls; screens.md, 2). */
#define OPCC_SLIDE_LEAST_TYPE 28.0

GPtrArray *opcc_slides_from_document (const OpccDocument *document, double aspect);
GPtrArray *opcc_slides_from_part (const OpccDocument *part, double aspect);

OpccSlide *opcc_slide_ref (OpccSlide *self);
/* NULL is let pass. */
void opcc_slide_unref (OpccSlide *self);

/* Its message, with "2 of 3" behind it where it goes on over several slides: "" for none. */
const char *opcc_slide_get_title (const OpccSlide *self);
/* What of the document it belongs to: a heading, else the document's title. */
const char *opcc_slide_get_section (const OpccSlide *self);
/* (nullable): as the document is marked. */
const char *opcc_slide_get_marking (const OpccSlide *self);
/* Width by height. */
double opcc_slide_get_aspect (const OpccSlide *self);
/* (transfer full): all it says, in the order of reading, for who cannot see it. */
char *opcc_slide_to_text (const OpccSlide *self);
/* (nullable) (transfer none): the chart that is shown on it. Not to be changed. */
OpccChart *opcc_slide_get_chart (const OpccSlide *self);
/* (nullable) (transfer none) (element-type GStrv): what is shown on it as a table, headings first;
 * of a chart its numbers. Rows are equally long. */
const GPtrArray *opcc_slide_get_rows (const OpccSlide *self);

void opcc_slide_draw (
    const OpccSlide *self, cairo_t *cairo, double width, double height, const OpccSlideNote *note);

/* Parts are what can be magnified: charts, tables, key figures. */
guint opcc_slide_get_n_parts (const OpccSlide *self);
OpccSlideBox opcc_slide_get_part (const OpccSlide *self, guint part);
void opcc_slide_draw_part (
    const OpccSlide *self, guint part, cairo_t *cairo, double width, double height);

GPtrArray *opcc_slide_list_texts (const OpccSlide *self, const OpccSlideNote *note);
void opcc_slide_text_free (OpccSlideText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccSlide, opcc_slide_unref)

G_END_DECLS
