/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the 360Giving Data Standard: titles of spreadsheets and paths of JSON. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  OPCC_360GIVING_TEXT,
  OPCC_360GIVING_NUMBER,
  OPCC_360GIVING_DATE,
  OPCC_360GIVING_DATE_TIME,
} Opcc360GivingType;

typedef struct
{
  const char *title; /* "Recipient Org:Name" */
  const char *path;  /* "recipientOrganization/0/name" */
  Opcc360GivingType type;
} Opcc360GivingColumn;

char *opcc_360giving_find_path (const char *heading);
const Opcc360GivingColumn *opcc_360giving_find_column (const char *path);
char *opcc_360giving_make_title (const char *path);
guint opcc_360giving_get_place (const char *path);
guint opcc_360giving_get_member_place (const char *path);

G_END_DECLS
