/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a slide is made of: words, bars, rules and a chart, each with its place. */
#pragma once

#include "opcc-chart-colours.h"
#include "opcc-slide-type.h"
#include "opcc-slide.h"

G_BEGIN_DECLS

/* How much larger a chart is drawn than in the window, whose least type has 12 pixels. */
#define OPCC_SLIDE_CHART_SCALE (OPCC_SLIDE_LEAST_TYPE / 12.0 * 1.003)

typedef enum
{
  OPCC_SLIDE_TEXT,
  OPCC_SLIDE_BAR,
  OPCC_SLIDE_RULE, /* a line as thick as the box */
  OPCC_SLIDE_CHART,
} OpccSlideShape;

typedef enum
{
  OPCC_SLIDE_LEFT,
  OPCC_SLIDE_RIGHT,
  OPCC_SLIDE_CENTRE,
} OpccSlideAlign;

typedef struct
{
  OpccSlideShape shape;
  OpccInk ink;
  OpccSlideType type;
  OpccSlideAlign align;
  OpccSlideBox box;
  char *text;         /* (owned) (nullable) */
  const char *before; /* (nullable) static: what stands between it and the words said before it */
  gboolean wraps;
  gboolean shortens; /* what is too long for its box ends in "…": furniture alone may do so */
  gboolean is_title; /* said before all others, with the pages behind it */
  gboolean is_furniture;
  guint table;       /* of a cell: which table of the slide, from 1; 0: it stands in none */
  guint row;         /* of a cell: 0 is the headings' */
  guint column;      /* of a cell */
  gboolean is_value; /* of a cell: its table is labels with their values */
} OpccSlideItem;

struct _OpccSlide
{
  gatomicrefcount refs;
  double width;
  char *title;       /* (owned) */
  char *pages;       /* (owned) (nullable): "2 of 3" */
  char *both;        /* (owned): title and pages */
  char *section;     /* (owned) */
  char *marking;     /* (owned) (nullable) */
  char *alternative; /* (owned) (nullable): of the chart */
  double foot;       /* where the rule above the notes is */
  GArray *items;     /* (owned) OpccSlideItem in the order of reading */
  GArray *parts;     /* (owned) OpccSlideBox */
  OpccChart *chart;  /* (owned) (nullable): as it is in the document */
  OpccChart *drawn;  /* (owned) (nullable): what of it is drawn, without head and foot */
  GPtrArray *rows;   /* (owned) (nullable) GStrv */
};

/* (transfer full) */
OpccSlide *opcc_slide_new (double width);
/* Each adds one item, which may be changed until the next is added. */
OpccSlideItem *
opcc_slide_add (OpccSlide *self, OpccSlideShape shape, OpccInk ink, OpccSlideBox box);
/* @before: between it and what was said before: "\n", ", ", " ". */
OpccSlideItem *opcc_slide_add_text (OpccSlide *self,
                                    OpccSlideType type,
                                    OpccInk ink,
                                    const char *text,
                                    OpccSlideBox box,
                                    const char *before);
void opcc_slide_add_part (OpccSlide *self, OpccSlideBox box);

G_END_DECLS
