/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs somebody, from every domain, and putting it off with a reason. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-cli-command.h"
#include "opcc-cli-table.h"
#include "opcc-domain-model.h"
#include "opcc-error.h"
#include "opcc-record-finder.h"
#include "opcc-registry.h"
#include "opcc-snooze.h"
#include "opcc-today.h"

/* clang-format off */
static const OpccOption today_options[] = {
  { "domain", "DOMAIN", N_ ("Only this domain: grants") },
  { "mine", NULL, N_ ("Only what waits for the role given by --who") },
  { "asleep", NULL, N_ ("What was put off instead, until when and why") },
  { NULL },
};

static const OpccOption snooze_options[] = {
  { "until", "DATE", N_ ("The day it stands in the list again"), OPCC_OPTION_REQUIRED },
  { "reason", "TEXT", N_ ("Why it can wait"), OPCC_OPTION_REQUIRED },
  { "title", "TEXT", N_ ("Which, where the record wants more than one thing") },
  { NULL },
};

static const OpccOption wake_options[] = {
  { "title", "TEXT", N_ ("Which, where the record wants more than one thing") },
  { NULL },
};
/* clang-format on */

static gboolean
check_domain (const char *domain, GError **error)
{
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_models; i++)
    {
      if (g_strcmp0 (models[i]->name, domain) == 0)
        return TRUE;
      if (models[i]->list_due != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", models[i]->name);
    }
  g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
               _ ("There is no domain “%s”. There are: %s."), domain, names->str);
  return FALSE;
}

static void
print_item (OpccCliTable *table, const OpccTodayItem *item, OpccDate today)
{
  const OpccDueItem *due = item->due;
  g_autofree char *distance = opcc_today_format_distance (due->due, today);
  static const char *const groups[] = { "overdue", "this-week", "next-30-days", "later" };

  opcc_cli_table_add_choice (table, groups[item->group], opcc_today_group_label (item->group));
  opcc_cli_table_add_date (table, due->due);
  opcc_cli_table_add_text (table, distance);
  opcc_cli_table_add_text (table, due->domain);
  opcc_cli_table_add_text (table, due->title);
  opcc_cli_table_add_text (table, due->detail);
  opcc_cli_table_add_text (table, due->owner);
  opcc_cli_table_add_text (table, due->kind->name);
  opcc_cli_table_add_integer (table, due->n);
  opcc_cli_table_add_date (table, item->until);
  opcc_cli_table_add_text (table, item->reason);
  opcc_cli_table_end_row (table);
}

static gboolean
run_today (OpccCli *cli, OpccDb *db, GError **error)
{
  static const OpccCliColumn columns[] = {
    { "group", N_ ("When") },          { "due", N_ ("Due") },       { "distance", N_ ("Left") },
    { "domain", N_ ("Domain") },       { "title", N_ ("What") },    { "detail", N_ ("Detail") },
    { "owner", N_ ("Who") },           { "kind", N_ ("Kind") },     { "n", N_ ("N"), TRUE },
    { "until", N_ ("Put off until") }, { "reason", N_ ("Reason") },
  };
  const char *domain = opcc_cli_get_option (cli, "domain");
  const gboolean mine = opcc_cli_get_option (cli, "mine") != NULL;
  g_autoptr (OpccToday) today = NULL;
  g_autoptr (OpccCliTable) table = NULL;
  GPtrArray *items;

  if (domain != NULL && !check_domain (domain, error))
    return FALSE;
  today = opcc_today_read (db, opcc_date_today (), cli->who, error);
  if (today == NULL)
    return FALSE;
  items = opcc_cli_get_option (cli, "asleep") != NULL ? today->asleep : today->items;
  table = opcc_cli_table_new (cli->format, columns, G_N_ELEMENTS (columns));
  opcc_cli_table_set_wide (table, TRUE);
  for (guint i = 0; i < items->len; i++)
    {
      const OpccTodayItem *item = g_ptr_array_index (items, i);

      if ((domain == NULL || strcmp (item->due->domain, domain) == 0) && (!mine || item->mine))
        print_item (table, item, today->today);
    }
  opcc_cli_table_finish (table);
  return TRUE;
}

/* What the record wants, asleep or not: the only thing, or the one of that title. */
static const OpccTodayItem *
find_item (const OpccToday *today, OpccRecord *record, const char *title, GError **error)
{
  GPtrArray *const lists[] = { today->items, today->asleep };
  const OpccTodayItem *found = NULL;
  guint n_found = 0;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        const OpccTodayItem *item = g_ptr_array_index (lists[l], i);

        if (item->due->kind != opcc_record_get_kind (record) ||
            item->due->n != opcc_record_get_n (record) ||
            (title != NULL && g_strcmp0 (title, item->due->title) != 0))
          continue;
        found = item;
        n_found++;
      }
  if (n_found == 1)
    return found;
  g_set_error (error, OPCC_ERROR, n_found == 0 ? OPCC_ERROR_NOT_FOUND : OPCC_ERROR_INVALID,
               n_found == 0 ? _ ("This record needs nobody, so there is nothing to put off. Run "
                                 "“opcc today” to see what is due.")
                            : _ ("This record wants more than one thing. Say which with --title, "
                                 "as “opcc today” prints it."));
  return NULL;
}

/* What the command names by kind, record and title; @today is to be freed after it. */
static const OpccTodayItem *
read_item (OpccCli *cli, OpccDb *db, OpccToday **today, GError **error)
{
  const char *kind_name = opcc_cli_get_argument (cli, 0);
  const OpccKind *kind = opcc_registry_find_words (kind_name);
  g_autoptr (OpccRecord) record = NULL;

  if (kind == NULL)
    {
      opcc_cli_refuse_usage (error, _ ("There is no kind of record “%s”."), kind_name);
      return NULL;
    }
  record = opcc_record_find (db, kind, opcc_cli_get_argument (cli, 1), error);
  if (record == NULL)
    return NULL;
  *today = opcc_today_read (db, opcc_date_today (), NULL, error);
  return *today != NULL ? find_item (*today, record, opcc_cli_get_option (cli, "title"), error)
                        : NULL;
}

static gboolean
run_snooze (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccToday) today = NULL;
  g_autofree char *words = NULL;
  const OpccTodayItem *item;
  OpccDate until;

  if (!opcc_date_parse (opcc_cli_get_option (cli, "until"), &until, error))
    return FALSE;
  item = read_item (cli, db, &today, error);
  if (item == NULL || !opcc_snooze_set (db, item->due, until, opcc_cli_get_option (cli, "reason"),
                                        today->today, error))
    return FALSE;
  words = opcc_date_format (until);
  opcc_cli_say (cli, _ ("“%s” is put off until %s."), item->due->title, words);
  return TRUE;
}

static gboolean
run_wake (OpccCli *cli, OpccDb *db, GError **error)
{
  g_autoptr (OpccToday) today = NULL;
  const OpccTodayItem *item = read_item (cli, db, &today, error);

  if (item == NULL)
    return FALSE;
  if (item->snooze == 0)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   _ ("“%s” was not put off. It stands in the list."), item->due->title);
      return FALSE;
    }
  if (!opcc_snooze_wake (db, item->snooze, error))
    return FALSE;
  opcc_cli_say (cli, _ ("“%s” stands in the list again."), item->due->title);
  return TRUE;
}

const OpccCommand opcc_cli_today_commands[] = {
  { "today", "", 0, 0, today_options, OPCC_NEED_OFFICE, run_today,
    N_ ("Lists what needs somebody, from every domain, the most late first."), NULL },
  { "snooze", "KIND ID", 2, 2, snooze_options, OPCC_NEED_OFFICE, run_snooze,
    N_ ("Puts off what a record is due for, with the reason."),
    N_ ("It stands in the list again on the day given; undo brings it back at once.") },
  { "wake", "KIND ID", 2, 2, wake_options, OPCC_NEED_OFFICE, run_wake,
    N_ ("Brings back what was put off."), NULL },
  { NULL },
};
