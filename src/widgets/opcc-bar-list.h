/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccBarList: names with a bar, a value and a count, as under Asked by district. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Strings are copied; plain text. Values in any one unit. */
typedef struct
{
  const char *key; /* (nullable) given back by "row-activated" */
  const char *name;
  double value;      /* length of the bar */
  double track;      /* length of the grey behind it; 0: the whole width */
  const char *words; /* "£61,600", "none" */
  const char *count; /* (nullable) "9" */
  gboolean missing;  /* words in amber italics, no bar */
} OpccBar;

/**
 * OpccBarList:
 *
 * Properties: "compact" (18 px rows in caption type, as beside the award board; else 30 px),
 * "can-choose" (rows are buttons). Signal "row-activated" (const char *key).
 */
#define OPCC_TYPE_BAR_LIST (opcc_bar_list_get_type ())
G_DECLARE_FINAL_TYPE (OpccBarList, opcc_bar_list, OPCC, BAR_LIST, GtkWidget)

GtkWidget *opcc_bar_list_new (gboolean compact);
void opcc_bar_list_set_heads (OpccBarList *self, const char *words_head, const char *count_head);
/* Replaces all rows; the bars are copied. */
void opcc_bar_list_set_bars (OpccBarList *self, const OpccBar *bars, guint n_bars);
/* The length that fills the width; 0: the greatest value or track. */
void opcc_bar_list_set_full (OpccBarList *self, double full);

G_END_DECLS
