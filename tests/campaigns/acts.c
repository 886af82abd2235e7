/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding, changing and deleting records of every kind, and the commands of a grants round. */
#include "acts.h"

#include "opcc-action.h"
#include "opcc-application.h"
#include "opcc-attachment.h"
#include "opcc-award-change.h"
#include "opcc-award-plan.h"
#include "opcc-check-rule.h"
#include "opcc-criterion.h"
#include "opcc-delivery-acts.h"
#include "opcc-letters.h"
#include "opcc-marker.h"
#include "opcc-marking.h"
#include "opcc-organisation-check.h"
#include "opcc-organisation-merge.h"
#include "opcc-organisation.h"
#include "opcc-override.h"
#include "opcc-payment.h"
#include "opcc-query.h"
#include "opcc-record-acts.h"
#include "opcc-registry.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "operations.h"

#define DAY(day) opcc_date_from_ymd (2023, 10, day)

/* 0 where there is none. */
static gint64
pick_number (Campaign *campaign, OpccDb *db, const OpccKind *kind)
{
  g_autoptr (OpccQuery) query = opcc_query_new (kind);
  g_autoptr (GArray) numbers = opcc_db_find_numbers (db, query, NULL, NULL);

  return numbers == NULL || numbers->len == 0
             ? 0
             : g_array_index (numbers, gint64, campaign_pick (campaign, numbers->len));
}

static OpccRecord *
pick_record (Campaign *campaign, OpccDb *db)
{
  guint n_kinds;
  const OpccKind *const *kinds = opcc_registry_get_kinds (&n_kinds);
  const OpccKind *kind = kinds[campaign_pick (campaign, n_kinds)];
  /* What is there for good is nothing that undo takes back. */
  const gint64 n = kind->for_good ? 0 : pick_number (campaign, db, kind);

  return n > 0 ? opcc_db_load (db, kind, n, NULL) : NULL;
}

static void
type_something (Campaign *campaign, OpccDb *db, OpccRecord *record, const OpccField *field)
{
  static const char *const words[] = {
    "Youth work & “more”", "12", "£1,200.50", "3 July 2023", "yes", "no", "Blaby",
    "2023-10-03 17:00",    "0",  ""
  };
  g_autofree char *typed = g_strdup (words[campaign_pick (campaign, G_N_ELEMENTS (words))]);

  if (field->type == OPCC_VALUE_CHOICE)
    {
      g_free (typed);
      typed = g_strdup (field->choices[0].key);
    }
  else if (field->type == OPCC_VALUE_LINK)
    {
      g_free (typed);
      typed = g_strdup_printf ("%d", (int) pick_number (campaign, db,
                                                        opcc_registry_find (field->target)));
    }
  opcc_field_set_typed (field, record, typed, NULL); /* what it does not take is no change */
}

static gboolean
save (OpccDb *db, OpccRecord *record, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Change a record", error);

  return action != NULL && opcc_db_save (db, record, error) && opcc_action_commit (action, error);
}

static gboolean
edit (Campaign *campaign, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = pick_record (campaign, db);
  const OpccKind *kind = record != NULL ? opcc_record_get_kind (record) : NULL;

  if (kind == NULL)
    return TRUE;
  for (guint i = campaign_pick (campaign, 3) + 1; i > 0; i--)
    type_something (campaign, db, record, &kind->fields[campaign_pick (campaign, kind->n_fields)]);
  return campaign_pick (campaign, 2) == 0 ? opcc_record_act_save (db, record, error)
                                          : save (db, record, error);
}

/* Another like one that is there. */
static gboolean
add (Campaign *campaign, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) model = pick_record (campaign, db);
  const OpccKind *kind = model != NULL ? opcc_record_get_kind (model) : NULL;
  g_autoptr (OpccRecord) record = kind != NULL ? g_object_new (kind->get_type (), NULL) : NULL;

  if (kind == NULL)
    return TRUE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      OpccStored stored;

      opcc_field_get_stored (&kind->fields[i], model, &stored);
      if ((kind->fields[i].marks & OPCC_MARK_UNIQUE) != 0)
        type_something (campaign, db, record, &kind->fields[i]);
      else
        opcc_field_set_stored (&kind->fields[i], record, &stored, NULL);
    }
  return save (db, record, error);
}

static gboolean delete (Campaign *campaign, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = pick_record (campaign, db);
  g_autoptr (OpccAction) action =
      record != NULL ? opcc_action_begin (db, "Delete a record", error) : NULL;

  return record == NULL || (action != NULL && opcc_db_delete (db, record, error) &&
                            opcc_action_commit (action, error));
}

static gboolean
import (Campaign *campaign, OpccDb *db, GError **error)
{
  g_autoptr (OpccAction) action = opcc_action_begin (db, "Import groups", error);
  g_autoptr (OpccBulk) bulk =
      action != NULL ? opcc_bulk_begin (db, &opcc_organisation_kind, error) : NULL;

  for (guint i = campaign_pick (campaign, 30); bulk != NULL && i > 0; i--)
    {
      g_autoptr (OpccOrganisation) group = g_object_new (OPCC_TYPE_ORGANISATION, NULL);

      group->name = g_strdup_printf ("Imported group %u", campaign_pick (campaign, 1000000));
      if (!opcc_bulk_add (bulk, group, error))
        return FALSE;
    }
  return bulk != NULL && opcc_bulk_end (bulk, error) && opcc_action_commit (action, error);
}

static gboolean
mark (Campaign *campaign, OpccDb *db, GError **error)
{
  const gint64 application = pick_number (campaign, db, &opcc_application_kind);
  const gint64 marker = pick_number (campaign, db, &opcc_marker_kind);

  switch (campaign_pick (campaign, 6))
    {
    case 0:
      return opcc_marking_submit (db, application, marker, error);
    case 1:
      return opcc_marking_declare_none (db, application, marker, error);
    case 2:
      return opcc_marking_declare_conflict (db, application, marker, "A trustee.", error);
    case 3:
      return opcc_marking_settle (db, application, campaign_pick (campaign, 101), "Talked of.",
                                  error);
    case 4:
      return opcc_marking_assign (db, pick_number (campaign, db, &opcc_round_kind),
                                  campaign_pick (campaign, 3), error) >= 0;
    default:
      return opcc_marking_set (db, application, marker,
                               pick_number (campaign, db, &opcc_criterion_kind),
                               campaign_pick (campaign, 6), "Because.", error);
    }
}

static gboolean
decide (Campaign *campaign, OpccDb *db, GError **error)
{
  const gint64 round = pick_number (campaign, db, &opcc_round_kind);
  const gint64 application = pick_number (campaign, db, &opcc_application_kind);
  g_autoptr (OpccAwardPlan) plan = NULL;

  if (campaign_pick (campaign, 3) == 0)
    return opcc_award_release (db, application, "It closed.", DAY (20), FALSE, error);
  if (campaign_pick (campaign, 2) == 0)
    return opcc_award_from_reserve (db, application, 100000, "Next in line.", NULL, DAY (21),
                                    error);
  if (opcc_marking_settle_all (db, round, "Agreed to keep the mean.", error) < 0)
    return FALSE;
  plan = opcc_award_plan_for_round (db, round, OPCC_AWARD_PART_LAST, OPCC_NO_PERCENT, NULL, error);
  return plan != NULL &&
         opcc_award_round (db, round, plan, "EXE0099-23", "It lowers harm.", NULL, DAY (13), error);
}

static gboolean
write_letters (Campaign *campaign, OpccDb *db, GError **error)
{
  const gint64 round = pick_number (campaign, db, &opcc_round_kind);

  return campaign_pick (campaign, 2) == 0
             ? opcc_letters_make (db, round, campaign_pick (campaign, 2) == 0, NULL, error) >= 0
             : opcc_letters_issue (db, round, NULL, 0, DAY (16), error) >= 0;
}

static gboolean
pay (Campaign *campaign, OpccDb *db, GError **error)
{
  if (campaign_pick (campaign, 2) == 0)
    return opcc_delivery_plan (db, pick_number (campaign, db, opcc_registry_find ("award")), 3,
                               OPCC_PAYMENTS_BY_DATE, 12, error);
  return opcc_delivery_pay (db, pick_number (campaign, db, &opcc_payment_kind), DAY (25), error);
}

static gboolean
sort_out (Campaign *campaign, OpccDb *db, GError **error)
{
  const gint64 keep = pick_number (campaign, db, &opcc_organisation_kind);
  const gint64 drop = pick_number (campaign, db, &opcc_organisation_kind);
  gint64 applications[3];

  for (guint i = 0; i < G_N_ELEMENTS (applications); i++)
    applications[i] = pick_number (campaign, db, &opcc_application_kind);
  if (campaign_pick (campaign, 2) == 0)
    return opcc_stage_set (db, applications, G_N_ELEMENTS (applications),
                           campaign_pick (campaign, 2) == 0 ? "marking" : "received", error);
  return keep == drop || opcc_merge_organisations (db, keep, drop, error);
}

static gboolean
set_up (Campaign *campaign, OpccDb *db, GError **error)
{
  g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  if (campaign_pick (campaign, 2) == 0)
    return opcc_round_set_stage (db, pick_number (campaign, db, &opcc_round_kind), "marking",
                                 error);
  criterion->round = pick_number (campaign, db, &opcc_round_kind);
  criterion->title = g_strdup ("Value");
  criterion->weight = campaign_pick (campaign, 50);
  return opcc_criterion_add (db, criterion, error);
}

/* To any record; the same few contents again and again, which the office keeps once each. */
static gboolean
attach (Campaign *campaign, OpccDb *db, GError **error)
{
  g_autoptr (OpccRecord) record = pick_record (campaign, db);
  g_autoptr (GPtrArray) files =
      g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_attached_file_free);

  if (record == NULL)
    return TRUE;
  for (guint i = campaign_pick (campaign, 2) + 1; i > 0; i--)
    g_ptr_array_add (files,
                     operation_make_file ("accounts.pdf", 1 + campaign_pick (campaign, 12) * 700));
  return opcc_attachments_add (db, opcc_record_get_kind (record), opcc_record_get_n (record), files,
                               "As sent in.", NULL, error);
}

static gboolean
detach (Campaign *campaign, OpccDb *db, GError **error)
{
  const gint64 n = pick_number (campaign, db, &opcc_attachment_kind);
  g_autoptr (OpccRecord) file = n > 0 ? opcc_db_load (db, &opcc_attachment_kind, n, NULL) : NULL;
  g_autoptr (OpccAction) action =
      file != NULL ? opcc_action_begin (db, "Take a file off", error) : NULL;

  return file == NULL ||
         (action != NULL && opcc_db_delete (db, file, error) && opcc_action_commit (action, error));
}

/* What is asked of whom, and what was seen of it. */
static gboolean
check (Campaign *campaign, OpccDb *db, GError **error)
{
  static const char *const results[] = { "in-order", "not-in-order" };
  g_autoptr (OpccOrganisationCheck) seen = NULL;
  const gint64 n = pick_number (campaign, db, &opcc_check_rule_kind);
  g_autoptr (OpccCheckRule) rule = n > 0 ? opcc_db_load (db, &opcc_check_rule_kind, n, NULL) : NULL;

  if (rule == NULL)
    return opcc_check_rule_adopt (db, error);
  if (campaign_pick (campaign, 2) == 0)
    {
      rule->charity = !rule->charity;
      return opcc_record_act_save (db, rule, error);
    }
  seen = g_object_new (OPCC_TYPE_ORGANISATION_CHECK, NULL);
  seen->organisation = pick_number (campaign, db, &opcc_organisation_kind);
  seen->what = g_strdup (rule->what);
  seen->named = g_strdup (rule->named);
  seen->seen = DAY (2);
  seen->result = g_strdup (results[campaign_pick (campaign, G_N_ELEMENTS (results))]);
  return opcc_record_act_save (db, seen, error);
}

const Act acts[] = {
  { "edit", edit },
  { "add", add },
  { "delete", delete },
  { "import", import },
  { "mark", mark },
  { "decide", decide },
  { "letters", write_letters },
  { "pay", pay },
  { "sort out", sort_out },
  { "set up", set_up },
  { "attach", attach },
  { "detach", detach },
  { "check", check },
};
const guint n_acts = G_N_ELEMENTS (acts);
