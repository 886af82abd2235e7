/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableShared: what all rows of a table know, and the drawings that many of them have alike. */
#pragma once

#include "opcc-table.h"

G_BEGIN_DECLS

/* Pixels between the edge of a column and its words. */
#define OPCC_TABLE_PADDING 8

/* Where the words of a column that is shown stand in every row. */
typedef struct
{
  const OpccColumn *column;
  const OpccField *field; /* (nullable) */
  const char *title;      /* "" where the column has none */
  float xalign;
  gboolean figures; /* stand under each other */
  int x;            /* pixels from the edge where reading begins */
  int width;        /* pixels */
} OpccTablePlace;

/* Counted, because rows may outlive their table. */
typedef struct
{
  gpointer user_data;   /* for the cell functions */
  const OpccKind *kind; /* (nullable) */
  GArray *places;       /* (owned) of OpccTablePlace, in the order they are seen */
  guint places_version; /* another with other places; never 0 */
  int row_width;        /* pixels of all columns */
  int tick_width;       /* pixels of the column of ticks; 0: there is none */
  guint first_in_sight; /* positions that can be seen, or are about to be */
  guint last_in_sight;
  guint n_waiting;       /* rows in sight whose record is not there yet */
  guint wait_id;         /* 0 unless the shapes are to come */
  gboolean shapes_shown; /* the wait is long enough to be seen */
  int line_height;       /* pixels of one line of text, for the present theme; 0: not known */
  GHashTable *pills;     /* (owned) what a pill says → its drawing, for the present theme */
  GHashTable *styles;    /* (owned) style class → attributes of a text, for the present theme */
  GHashTable *layouts;   /* (owned) column → where its texts are laid out */
  GHashTable *texts;     /* (owned) a text in its column → its drawing, for the present theme */
  GtkWidget *view;       /* (unowned) (nullable) the list view that holds the rows */
} OpccTableShared;

OpccTableShared *opcc_table_shared_new (void);
OpccTableShared *opcc_table_shared_ref (OpccTableShared *shared);
/* Frees it with the last reference. */
void opcc_table_shared_unref (OpccTableShared *shared);
/* Colours or fonts have changed: forgets what was made of them. */
void opcc_table_shared_forget (OpccTableShared *shared);

/* The height of a line in the font of @widget. */
int opcc_table_shared_get_line_height (OpccTableShared *shared, GtkWidget *widget);

/* A text as it is to stand in a cell. */
typedef struct
{
  const OpccColumn *column;
  const char *css_class; /* (nullable) static: what the cell function asked for */
  const char *text;
  int width;
  int height;
  float xalign;
  gboolean figures;
  GdkRGBA colour;
} OpccTableText;

/* Draws a text in the font of @widget, ended by an ellipsis where it is too long. */
void opcc_table_shared_draw_text (OpccTableShared *shared,
                                  GtkWidget *widget,
                                  GtkSnapshot *snapshot,
                                  const OpccTableText *text);
/* Whether a text is longer than its place. */
gboolean opcc_table_shared_is_cut (OpccTableShared *shared,
                                   GtkWidget *widget,
                                   const OpccTablePlace *place,
                                   const char *text);
/* Draws a pill whose left edge is at 0. */
void opcc_table_shared_draw_pill (OpccTableShared *shared,
                                  GtkWidget *widget,
                                  GtkSnapshot *snapshot,
                                  const OpccPillWords *words,
                                  float width,
                                  float height);

G_END_DECLS
