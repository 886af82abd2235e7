/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record of the tests' own, with a field of every type. */
#pragma once

#include <math.h>

#include "opcc-record.h"

G_BEGIN_DECLS

#define TEST_TYPE_ITEM (test_item_get_type ())
G_DECLARE_FINAL_TYPE (TestItem, test_item, TEST, ITEM, OpccRecord)

struct _TestItem
{
  OpccRecord parent_instance;
  char *title;
  char *long_text;
  char *colour;
  char *district;
  gint64 amount;
  gint64 pieces;
  double weight;
  OpccDate made;
  gint64 sold;
  gboolean kept;
  gint64 maker;
};

static const OpccChoice test_colours[] = { { "red", "Deep red" }, { "green", "Green" }, { NULL } };

/* clang-format off */
static const OpccField test_item_fields[] = {
  OPCC_FIELD (TestItem, title, TEXT, "Title", .marks = OPCC_MARK_REQUIRED),
  OPCC_FIELD (TestItem, long_text, LONG_TEXT, "Long text"),
  OPCC_FIELD (TestItem, colour, CHOICE, "Colour", .choices = test_colours),
  OPCC_FIELD (TestItem, district, PLACE, "District"),
  OPCC_FIELD (TestItem, amount, MONEY, "Amount", .min = 0, .max = 1000000),
  OPCC_FIELD (TestItem, pieces, INTEGER, "Pieces", .min = 1, .max = 10),
  OPCC_FIELD (TestItem, weight, NUMBER, "Weight", .min = -5, .max = 5),
  OPCC_FIELD (TestItem, made, DATE, "Made"),
  OPCC_FIELD (TestItem, sold, TIME, "Sold"),
  OPCC_FIELD (TestItem, kept, FLAG, "Kept"),
  OPCC_FIELD (TestItem, maker, LINK, "Maker", .target = "maker"),
};
/* clang-format on */

static const OpccKind test_item_kind = { "item",
                                         "Item",
                                         "Items",
                                         "title",
                                         NULL,
                                         test_item_fields,
                                         G_N_ELEMENTS (test_item_fields),
                                         test_item_get_type };

OPCC_DEFINE_RECORD (TestItem, test_item, test_item_kind)

G_END_DECLS
