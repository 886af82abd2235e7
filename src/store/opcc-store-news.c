/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers what the main loop keeps of an open office file. */
#include "opcc-store-news.h"

#include "opcc-history.h"
#include "opcc-second-copy.h"

OpccNews *
opcc_news_gather (OpccDb *db)
{
  OpccNews *news = g_new0 (OpccNews, 1);

  g_ptr_array_add (db->changed_kinds, NULL);
  news->kinds = g_strdupv ((GStrv) db->changed_kinds->pdata);
  g_ptr_array_set_size (db->changed_kinds, 0);
  news->undo_name = opcc_db_peek_undo (db);
  news->redo_name = opcc_db_peek_redo (db);
  news->read_only_reason = g_strdup (db->read_only_reason);
  news->backup_trouble = g_strdup (opcc_second_copy_get_trouble (db));
  news->damage = db->damage != NULL ? g_error_copy (db->damage) : NULL;
  news->saved_at = db->saved_at;
  return news;
}

void
opcc_news_free (OpccNews *news)
{
  if (news == NULL)
    return;
  g_strfreev (news->kinds);
  g_free (news->undo_name);
  g_free (news->redo_name);
  g_free (news->read_only_reason);
  g_free (news->backup_trouble);
  g_clear_error (&news->damage);
  g_free (news);
}
