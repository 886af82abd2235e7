/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccChart: what a chart says, with its numbers and their source, before anything is drawn. */
#pragma once

#include <gio/gio.h>

#include "opcc-boundaries.h"

G_BEGIN_DECLS

/**
 * OpccChartKind:
 * @OPCC_CHART_BARS: a bar a value; with several series grouped bars
 * @OPCC_CHART_STACKED: the series of a category end to end; values are not negative
 * @OPCC_CHART_DIVERGING: changes to both sides of nil
 * @OPCC_CHART_LINES: a line a series over the categories, broken where a value is missing
 * @OPCC_CHART_BULLET: a value against its target and its budget
 * @OPCC_CHART_TIMELINE: from a day to a day, as now and as first approved
 * @OPCC_CHART_BANDS: a dot a category on one scale that is cut into bands
 * @OPCC_CHART_MULTIPLES: a small panel of lines for each series, all on one scale
 * @OPCC_CHART_MAP: the nine districts as tiles, or as they are where there are boundaries
 */
typedef enum
{
  OPCC_CHART_BARS,
  OPCC_CHART_STACKED,
  OPCC_CHART_DIVERGING,
  OPCC_CHART_LINES,
  OPCC_CHART_BULLET,
  OPCC_CHART_TIMELINE,
  OPCC_CHART_BANDS,
  OPCC_CHART_MULTIPLES,
  OPCC_CHART_MAP,
} OpccChartKind;

/* What the values are: whole numbers, numbers, per cent, pence, or days since 1970 (OpccDate). */
typedef enum
{
  OPCC_NUMBER_COUNT,
  OPCC_NUMBER_DECIMAL,
  OPCC_NUMBER_PERCENT,
  OPCC_NUMBER_MONEY,
  OPCC_NUMBER_DATE,
} OpccChartNumber;

typedef enum
{
  OPCC_CHART_TITLE,       /* the message, in ten words or fewer */
  OPCC_CHART_MEASURE,     /* subtitle: what is counted … */
  OPCC_CHART_PLACE,       /* … where … */
  OPCC_CHART_PERIOD,      /* … and when */
  OPCC_CHART_UNIT,        /* of the axis: "officers", "£" */
  OPCC_CHART_SOURCE,      /* where the numbers come from */
  OPCC_CHART_ALTERNATIVE, /* said to who cannot see it; made from the numbers where not given */
  OPCC_CHART_NOTE,        /* counting rule, what is left out */
  OPCC_CHART_HEADING,     /* over the categories in the table: "District" */
  OPCC_N_CHART_TEXTS,
} OpccChartText;

/* What a series is in its chart. START to FIRST_END belong to a time line. */
typedef enum
{
  OPCC_SERIES_VALUE,
  OPCC_SERIES_PAST,
  OPCC_SERIES_TARGET,
  OPCC_SERIES_BUDGET,
  OPCC_SERIES_START,
  OPCC_SERIES_END,
  OPCC_SERIES_FIRST_START,
  OPCC_SERIES_FIRST_END,
} OpccSeriesRole;

/**
 * OpccNoValue: why there is no value, which the NAN in its place says.
 * @OPCC_NO_VALUE_NOT_GIVEN: nobody has given it; any other NAN says so too
 * @OPCC_NO_VALUE_FEWER: a count of 1 to 4, which is not for this audience
 * @OPCC_NO_VALUE_HIDDEN: hidden so that another cannot be worked out from it
 */
typedef enum
{
  OPCC_NO_VALUE_NOT_GIVEN,
  OPCC_NO_VALUE_FEWER,
  OPCC_NO_VALUE_HIDDEN,
} OpccNoValue;

double opcc_no_value_new (OpccNoValue why);
/* @value: a NAN. */
OpccNoValue opcc_no_value_get (double value);

typedef struct
{
  char *name; /* (owned) */
  OpccSeriesRole role;
  GArray *values; /* (owned) double, NAN where missing; may be shorter than the categories */
} OpccChartSeries;

typedef struct
{
  char *name;    /* (owned) */
  char *key;     /* (owned) (nullable): of a map: the key of the place */
  gboolean done; /* of a time line: complete, and drawn grey */
} OpccChartCategory;

#define OPCC_TYPE_CHART (opcc_chart_get_type ())
G_DECLARE_FINAL_TYPE (OpccChart, opcc_chart, OPCC, CHART, GObject)

/* Fills the emptied chart from its rows: series, categories and what of the texts depends on them.
 */
typedef void (*OpccChartFillFunc) (OpccChart *self, GListModel *rows, gpointer user_data);

/**
 * OpccChart:
 *
 * Read freely; set by the functions below. Signal "changed": what it says is another now, and who
 * shows it draws it anew.
 */
struct _OpccChart
{
  GObject parent_instance;
  OpccChartKind kind;
  OpccChartNumber number;
  char *texts[OPCC_N_CHART_TEXTS]; /* (owned) (nullable) */
  GPtrArray *series;               /* (owned) OpccChartSeries */
  GPtrArray *categories;           /* (owned) OpccChartCategory */
  double mark;                     /* today, or a threshold; NAN: none */
  double least;                    /* what the axis takes in besides the values; NAN: nothing */
  double most;
  char *mark_words;           /* (owned) (nullable) */
  GArray *edges;              /* (owned) double: where bands part, rising */
  OpccBoundaries *boundaries; /* (owned) (nullable) */
  GListModel *rows;           /* (owned) (nullable): where the figures come from */
  OpccChartFillFunc fill;
  gpointer fill_data;
};

/* The most series that one picture may tell apart (Analysis Function, "Charts"). */
#define OPCC_CHART_MOST_SERIES 4

OpccChart *opcc_chart_new (OpccChartKind kind, OpccChartNumber number);
/* (transfer full): what the chart says now, for a thread that draws it; it follows no rows. */
OpccChart *opcc_chart_copy (const OpccChart *self);
/* Empty text counts as none. */
void opcc_chart_set_text (OpccChart *self, OpccChartText which, const char *text);
/* Both return the place of what was added, which opcc_chart_set_value() wants. */
guint opcc_chart_add_series (OpccChart *self, OpccSeriesRole role, const char *name);
guint opcc_chart_add_category (OpccChart *self, const char *name, const char *key);
void opcc_chart_set_value (OpccChart *self, guint series, guint category, double value);
/* NAN where it is missing. */
double opcc_chart_get_value (const OpccChart *self, guint series, guint category);
void opcc_chart_set_done (OpccChart *self, guint category, gboolean done);
/* A line through the chart with its word: today, a threshold. */
void opcc_chart_set_mark (OpccChart *self, double value, const char *words);
/* The axis takes these in, too: parts of one chart that are drawn apart are on one scale. */
void opcc_chart_set_range (OpccChart *self, double least, double most);
void opcc_chart_set_edges (OpccChart *self, const double *edges, guint n_edges);
/* Turns the tiles of a map into the real one; (nullable). */
void opcc_chart_set_boundaries (OpccChart *self, OpccBoundaries *boundaries);
/* Takes out series, categories, mark and edges; the texts stay. */
void opcc_chart_clear (OpccChart *self);
/* Says "changed", once all that was to be set is set. */
void opcc_chart_changed (OpccChart *self);
void opcc_chart_bind_rows (OpccChart *self,
                           GListModel *rows,
                           OpccChartFillFunc fill,
                           gpointer user_data);

/* The place of the first series of that role, -1: none. */
int opcc_chart_find_role (const OpccChart *self, OpccSeriesRole role);
/* "Headcount at year end, Leicestershire, 2022/23", of what is given of it; "" for nothing. */
char *opcc_chart_make_subtitle (const OpccChart *self);
gboolean opcc_chart_check (const OpccChart *self, GError **error);

G_END_DECLS
