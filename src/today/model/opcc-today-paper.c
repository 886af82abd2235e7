/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing up what is due, group by group, as the page of today lists it. */
#include "opcc-today-paper.h"

#include <glib/gi18n-lib.h>

#include "opcc-error.h"
#include "opcc-today.h"

static void
add_row (OpccDocument *document, const OpccDueItem *due)
{
  g_autofree char *day = opcc_date_format (due->due);
  const char *const cells[] = { day, due->title, due->detail,
                                due->owner != NULL ? due->owner : _ ("not assigned") };

  opcc_document_add_row (document, cells);
}

static void
add_group (OpccDocument *document, const OpccToday *today, OpccTodayGroup group)
{
  static const OpccColumnType types[] = { OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT, OPCC_COLUMN_TEXT,
                                          OPCC_COLUMN_TEXT };
  const char *const headings[] = { _ ("Due"), _ ("What"), _ ("Of what"), _ ("Who") };
  gboolean begun = FALSE;

  for (guint i = 0; i < today->items->len; i++)
    {
      const OpccTodayItem *item = g_ptr_array_index (today->items, i);

      if (item->group != group)
        continue;
      if (!begun)
        {
          opcc_document_add_heading (document, 2, opcc_today_group_label (group));
          opcc_document_add_table (document, NULL, headings, types, G_N_ELEMENTS (headings));
        }
      begun = TRUE;
      add_row (document, item->due);
    }
}

static OpccDocument *
write_today (OpccDb *db,
             gint64 n,
             OpccAudience audience,
             OpccDate day,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (OpccToday) today = NULL;
  g_autofree char *words = opcc_date_format (day);
  OpccDocument *document;

  if (audience != OPCC_AUDIENCE_OFFICE)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("What is due is not for this audience: %s. Nothing was made."),
                   opcc_audience_get_label (audience));
      return NULL;
    }
  today = opcc_today_read (db, day, NULL, error);
  if (today == NULL)
    return NULL;
  document = opcc_document_new (_ ("What is due"));
  opcc_document_add_value (document, _ ("Date"), words);
  if (today->items->len == 0)
    opcc_document_add_paragraph (document, _ ("Nothing is due."));
  for (OpccTodayGroup group = 0; group < OPCC_TODAY_N_GROUPS; group++)
    add_group (document, today, group);
  return document;
}

const OpccDomainDocument opcc_today_documents[] = {
  { "today", N_ ("What is due, for the office alone"), NULL, .write = write_today },
  { NULL },
};
