/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of grants to voluntary, community and social enterprise bodies that councils publish. */
#include "opcc-council-register.h"

#include <glib/gi18n-lib.h>

#include "opcc-360giving.h"
#include "opcc-csv-writer.h"
#include "opcc-db.h"
#include "opcc-delivery.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-grants-withheld.h"

/* Kinds of organisations that are no voluntary, community or social enterprise bodies. One whose
 * kind nobody gave is listed: leaving it out would hide it. */
static const char *const others[] = { "parish-council", "school", "public-body", "business", NULL };

typedef struct
{
  GPtrArray *grants; /* (owned) of OpccDelivery */
  GPtrArray *gaps;   /* (owned) of char * */
  char *department;  /* (owned) */
  char *said;        /* (owned) (nullable) */
} Register;

static void
clear_register (Register *self)
{
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_free (self->department);
  g_free (self->said);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Register, clear_register)

static void
check_grant (Register *self, const OpccDelivery *grant)
{
  const struct
  {
    gboolean there;
    const char *what;
  } values[] = {
    { grant->starts != OPCC_NO_DATE && grant->ends != OPCC_NO_DATE, N_ ("the time period") },
    { grant->organisation->name != NULL, N_ ("the beneficiary") },
    { grant->application->summary != NULL, N_ ("the summary of its purpose") },
    { grant->award->amount > 0, N_ ("the amount") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!values[i].there)
      g_ptr_array_add (self->gaps,
                       g_strdup_printf (_ ("%s (%s) lacks %s."), grant->application->reference,
                                        grant->organisation->name,
                                        g_dgettext (GETTEXT_PACKAGE, values[i].what)));
}

static gboolean
take_award (Register *self,
            OpccDb *db,
            OpccGrantsWithheld *withheld,
            const OpccAward *award,
            GError **error)
{
  g_autoptr (OpccDelivery) grant =
      opcc_delivery_load (db, opcc_record_get_n (OPCC_RECORD ((OpccAward *) award)),
                          opcc_date_today (), error);
  gboolean is_withheld = FALSE;

  if (grant == NULL)
    return FALSE;
  if (grant->organisation->kind != NULL && g_strv_contains (others, grant->organisation->kind))
    return TRUE;
  if (!opcc_grants_withheld_take (withheld, award, &is_withheld, error))
    return FALSE;
  if (is_withheld)
    return TRUE;
  check_grant (self, grant);
  g_ptr_array_add (self->grants, g_steal_pointer (&grant));
  return TRUE;
}

static gboolean
read_year (Register *self, OpccDb *db, int year, GError **error)
{
  g_autofree char *first = opcc_date_to_iso (opcc_financial_year_first_day (year));
  g_autofree char *last = opcc_date_to_iso (opcc_financial_year_last_day (year));
  g_autoptr (OpccGrantsWithheld) withheld = opcc_grants_withheld_new (db, error);
  g_autoptr (GPtrArray) awards = NULL;

  if (withheld == NULL)
    return FALSE;
  self->department = opcc_db_get_setting (db, OPCC_360GIVING_FUNDER_NAME, NULL);
  if (self->department == NULL)
    self->department = g_strdup (_ ("Office of the Police and Crime Commissioner"));
  self->grants = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_delivery_free);
  self->gaps = g_ptr_array_new_with_free_func (g_free);
  awards = opcc_db_select (db, &opcc_award_kind,
                           "state = 'approved' AND decided >= $1 AND decided <= $2"
                           " ORDER BY decided, n",
                           error, "ss", first, last);
  for (guint i = 0; awards != NULL && i < awards->len; i++)
    if (!take_award (self, db, withheld, g_ptr_array_index (awards, i), error))
      return FALSE;
  self->said = opcc_grants_withheld_say (withheld);
  return awards != NULL;
}

static void
write_grant (const Register *self, OpccCsvWriter *writer, const OpccDelivery *grant)
{
  const OpccOrganisation *organisation = grant->organisation;

  opcc_csv_writer_add_date (writer, grant->award->decided);
  opcc_csv_writer_add_date (writer, grant->starts);
  opcc_csv_writer_add_date (writer, grant->ends);
  opcc_csv_writer_add_text (writer, self->department);
  opcc_csv_writer_add_text (writer, organisation->name);
  opcc_csv_writer_add_text (writer, organisation->charity_number != NULL
                                        ? organisation->charity_number
                                        : organisation->company_number);
  opcc_csv_writer_add_text (writer, grant->application->summary);
  opcc_csv_writer_add_money (writer, grant->award->amount);
  opcc_csv_writer_end_row (writer);
}

static gboolean
write_file (const Register *self, const char *path, GError **error)
{
  const char *const headings[] = {
    _ ("Date awarded"),        _ ("Period starts"), _ ("Period ends"),
    _ ("Awarding department"), _ ("Beneficiary"),   _ ("Registration number"),
    _ ("Summary of purpose"),  _ ("Amount in £"),
  };
  g_autoptr (OpccCsvWriter) writer = opcc_csv_writer_new (path, error);

  if (writer == NULL)
    return FALSE;
  opcc_csv_writer_add_headings (writer, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < self->grants->len; i++)
    write_grant (self, writer, g_ptr_array_index (self->grants, i));
  if (self->said != NULL)
    {
      opcc_csv_writer_add_text (writer, self->said);
      for (guint i = 1; i < G_N_ELEMENTS (headings); i++)
        opcc_csv_writer_add_empty (writer);
      opcc_csv_writer_end_row (writer);
    }
  return opcc_csv_writer_finish (writer, error);
}

gint64
opcc_council_register_write (
    OpccDb *db, int year, const char *path, gboolean allow_gaps, char **said, GError **error)
{
  g_auto (Register) self = { NULL };

  if (!read_year (&self, db, year, error))
    return -1;
  if (self.gaps->len > 0 && !allow_gaps)
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_REFUSED,
                   g_dngettext (GETTEXT_PACKAGE,
                                "The register was not written, %u value is missing: %s Fill it in.",
                                "The register was not written, %u values are missing: %s Fill them "
                                "in.",
                                self.gaps->len),
                   self.gaps->len, (char *) g_ptr_array_index (self.gaps, 0));
      return -1;
    }
  if (!write_file (&self, path, error))
    return -1;
  if (said != NULL)
    *said = g_steal_pointer (&self.said);
  return (gint64) self.grants->len;
}

OpccCouncilState *
opcc_council_register_check (OpccDb *db, int year, GError **error)
{
  g_auto (Register) self = { NULL };
  OpccCouncilState *state;

  if (!read_year (&self, db, year, error))
    return NULL;
  state = g_new0 (OpccCouncilState, 1);
  state->year = year;
  state->n_grants = self.grants->len;
  state->gaps = g_steal_pointer (&self.gaps);
  state->said = g_steal_pointer (&self.said);
  return state;
}

void
opcc_council_state_free (OpccCouncilState *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->gaps);
  g_free (self->said);
  g_free (self);
}
