/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccTableShared: what all cells of a table know, and the drawings that many of them have alike.
 */
#pragma once

#include "opcc-table.h"

G_BEGIN_DECLS

/* Counted, because cells may outlive their table. */
typedef struct
{
  gpointer user_data;    /* for the cell functions */
  const OpccKind *kind;  /* (nullable) */
  guint n_waiting;       /* cells in view whose record is not there yet */
  guint wait_id;         /* 0 unless the shapes are to come */
  gboolean shapes_shown; /* the wait is long enough to be seen */
  int line_height;       /* pixels of one line of text, for the present theme; 0: not known */
  GHashTable *pills;     /* (owned) what a pill says → its drawing, for the present theme */
  GHashTable *styles;    /* (owned) style class → attributes of a text, for the present theme */
  GHashTable *layouts;   /* (owned) column → where its texts are laid out */
  GHashTable *texts;     /* (owned) a text in its column → its drawing, for the present theme */
  GtkWidget *view;       /* (unowned) (nullable) holds the cells */
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
  GdkRGBA colour;
} OpccTableText;

/* Draws a text in the font of @widget, ended by an ellipsis where it is too long. */
void opcc_table_shared_draw_text (OpccTableShared *shared,
                                  GtkWidget *widget,
                                  GtkSnapshot *snapshot,
                                  const OpccTableText *text);
/* Draws a pill whose left edge is at 0. */
void opcc_table_shared_draw_pill (OpccTableShared *shared,
                                  GtkWidget *widget,
                                  GtkSnapshot *snapshot,
                                  const OpccPillWords *words,
                                  float width,
                                  float height);

G_END_DECLS
