/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One attribute of a record: the row of a table that form, list, file, log and search all read. */
#pragma once

#include <glib.h>

#include "opcc-date.h"
#include "opcc-money.h"
#include "opcc-time.h"

G_BEGIN_DECLS

/* Whole numbers use the sentinel of money; a number that is missing is NAN; a link to nothing is 0.
 */
#define OPCC_NO_INTEGER G_MININT64

/**
 * OpccValueType: what an attribute holds, and in which C type its member must be.
 *
 * TEXT, LONG_TEXT, CHOICE and PLACE are `char *` (owned, NULL when missing; a choice holds the
 * key of its choice list, a place the key of a district); MONEY is `gint64` pence; INTEGER is
 * `gint64`; NUMBER is `double`; DATE is `OpccDate`; TIME is `gint64` seconds UTC; FLAG is
 * `gboolean` and never missing; LINK is `gint64`, the number of a record of the target kind.
 */
typedef enum
{
  OPCC_VALUE_TEXT,
  OPCC_VALUE_LONG_TEXT,
  OPCC_VALUE_CHOICE,
  OPCC_VALUE_PLACE,
  OPCC_VALUE_MONEY,
  OPCC_VALUE_INTEGER,
  OPCC_VALUE_NUMBER,
  OPCC_VALUE_DATE,
  OPCC_VALUE_TIME,
  OPCC_VALUE_FLAG,
  OPCC_VALUE_LINK,
} OpccValueType;

/**
 * OpccMark: who has to know something about an attribute.
 * @OPCC_MARK_REQUIRED: the store refuses a record without it
 * @OPCC_MARK_PERSONAL: about a private person; left out of all that is public
 * @OPCC_MARK_SENSITIVE: not for the room; left out of all that is public
 * @OPCC_MARK_BLIND: hidden from markers while a round is marked blind
 * @OPCC_MARK_PUBLISHED: goes into the statutory and open-data files
 * @OPCC_MARK_SEARCHED: its words are found by search; on a link, the words of its target
 * @OPCC_MARK_SMALL_COUNT: a count that disclosure control may have to hide
 * @OPCC_MARK_UNIQUE: no two records have the same
 * @OPCC_MARK_COMPUTED: written by the program alone; never a form row or an import target
 * @OPCC_MARK_PUBLIC: anyone may see it, though it goes into no statutory file
 * @OPCC_MARK_PARTNERS: partners of the office may see it
 * @OPCC_MARK_LOOSE: on a link: the record says nothing of its target and stands without it, where
 *   the target is kept from somebody; any other goes with its target
 * @OPCC_MARK_KEPT: a text that the program keeps for itself and nobody reads; shown as "kept"
 * @OPCC_MARK_LATER: given only once it happens; until then nothing is missing
 * @OPCC_MARK_CONTENT: the SHA-256 of a content that the office file keeps for the record
 *
 * What bears none of the last two and is not published stays in the office; what is personal,
 * sensitive or blind stays there whatever else is said (opcc_audience_judge_field ()).
 */
typedef enum
{
  OPCC_MARK_REQUIRED = 1 << 0,
  OPCC_MARK_PERSONAL = 1 << 1,
  OPCC_MARK_SENSITIVE = 1 << 2,
  OPCC_MARK_BLIND = 1 << 3,
  OPCC_MARK_PUBLISHED = 1 << 4,
  OPCC_MARK_SEARCHED = 1 << 5,
  OPCC_MARK_SMALL_COUNT = 1 << 6,
  OPCC_MARK_UNIQUE = 1 << 7,
  OPCC_MARK_COMPUTED = 1 << 8,
  OPCC_MARK_PUBLIC = 1 << 9,
  OPCC_MARK_PARTNERS = 1 << 10,
  OPCC_MARK_LOOSE = 1 << 11,
  OPCC_MARK_KEPT = 1 << 12,
  OPCC_MARK_LATER = 1 << 13,
  OPCC_MARK_CONTENT = 1 << 14,
} OpccMarks;

/* One entry of a choice list, which ends with { NULL }. The key is stored, the label is shown. */
typedef struct
{
  const char *key;
  const char *label; /* untranslated, marked with N_() */
} OpccChoice;

typedef struct
{
  const char *name; /* member, column and command-line name: "amount_awarded" */
  OpccValueType type;
  gsize offset;
  const char *label; /* untranslated, marked with N_() */
  OpccMarks marks;
  const char *target;        /* LINK: name of the kind linked to */
  const OpccChoice *choices; /* CHOICE */
  const char *kind_in;       /* (nullable) INTEGER: the field that names the kind whose record has
                              * this number */
  const char *sums;          /* (nullable) the kind whose records add up to it, so that what is left
                              * out of them could be worked out from it */
  const char *synonyms;      /* other headings that mean it, parted by "|" */
  gint64 min;                /* least and greatest value of MONEY, INTEGER, NUMBER; */
  gint64 max;                /* both 0: no limits */
  guint decimals;            /* NUMBER: places after the point that a list shows at least, so that
                              * figures line up */
} OpccField;

/* Types each member must have; OPCC_FIELD does not compile where one has another. */
#define OPCC_CTYPE_TEXT      char *
#define OPCC_CTYPE_LONG_TEXT char *
#define OPCC_CTYPE_CHOICE    char *
#define OPCC_CTYPE_PLACE     char *
#define OPCC_CTYPE_MONEY     gint64
#define OPCC_CTYPE_INTEGER   gint64
#define OPCC_CTYPE_NUMBER    double
#define OPCC_CTYPE_DATE      OpccDate
#define OPCC_CTYPE_TIME      gint64
#define OPCC_CTYPE_FLAG      gboolean
#define OPCC_CTYPE_LINK      gint64

#define OPCC_FIELD_OFFSET(Type, member, KIND)                                                      \
  (G_STRUCT_OFFSET (Type, member) +                                                                \
   0 * sizeof (char[__builtin_types_compatible_p (__typeof__ (((Type *) 0)->member),               \
                                                  OPCC_CTYPE_##KIND)                               \
                        ? 1                                                                        \
                        : -1]))

/**
 * OPCC_FIELD:
 * @Type: the record's C type
 * @member: its member, which names the attribute
 * @KIND: an OpccValueType without its prefix
 * @title: the label, in N_()
 *
 * A row of a field table; what else the row says follows as designated initialisers:
 * `OPCC_FIELD (OpccAward, amount, MONEY, N_("Amount awarded"), .marks = OPCC_MARK_PUBLISHED)`.
 */
#define OPCC_FIELD(Type, member, KIND, title, ...)                                                 \
  {                                                                                                \
    .name = #member, .type = OPCC_VALUE_##KIND, .offset = OPCC_FIELD_OFFSET (Type, member, KIND),  \
    .label = title, ##__VA_ARGS__                                                                  \
  }

/* A value in the form the store keeps: money in pence, dates and times as ISO text, flags 0 or 1.
 */
typedef enum
{
  OPCC_STORED_NULL,
  OPCC_STORED_INTEGER,
  OPCC_STORED_REAL,
  OPCC_STORED_TEXT,
} OpccStoredType;

typedef struct
{
  OpccStoredType type;
  union
  {
    gint64 integer;
    double real;
    const char *text; /* borrowed, or pointing into @buffer */
  };
  char buffer[24];
} OpccStored;

const char *opcc_field_get_label (const OpccField *field);
void opcc_field_get_stored (const OpccField *field, gconstpointer record, OpccStored *stored);
gboolean opcc_field_set_stored (const OpccField *field,
                                gpointer record,
                                const OpccStored *stored,
                                GError **error);
gboolean opcc_stored_equal (const OpccStored *a, const OpccStored *b);

gboolean opcc_field_is_missing (const OpccField *field, gconstpointer record);
void opcc_field_clear (const OpccField *field, gpointer record);
gboolean
opcc_field_set_typed (const OpccField *field, gpointer record, const char *typed, GError **error);
char *opcc_field_to_text (const OpccField *field, gconstpointer record);
char *opcc_field_to_file_text (const OpccField *field, gconstpointer record);
char *opcc_field_stored_to_text (const OpccField *field, const OpccStored *stored);
gboolean opcc_field_check (const OpccField *field, gconstpointer record, GError **error);
const char *opcc_choice_get_label (const OpccChoice *choices, const char *key);
const char *opcc_choice_find (const OpccChoice *choices, const char *words);

G_END_DECLS
