/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds grants against the markings of all that a published row names, and says which are left out.
 */
#include "opcc-grants-withheld.h"

#include <glib/gi18n-lib.h>

#include "opcc-application.h"
#include "opcc-db.h"
#include "opcc-organisation.h"
#include "opcc-hidden-records.h"
#include "opcc-round.h"
#include "opcc-scheme.h"

struct _OpccGrantsWithheld
{
  OpccDb *db;                /* (unowned) */
  OpccHiddenRecords *hidden; /* (owned) */
  OpccRedaction *redaction;  /* (owned) */
  GPtrArray *sentences;      /* (owned) of char * */
};

/**
 * opcc_grants_withheld_new:
 * @db: outlives it
 *
 * Open data and the register are for anyone, so the markings are held to the public.
 *
 * Returns: (transfer full): NULL on error
 */
OpccGrantsWithheld *
opcc_grants_withheld_new (OpccDb *db, GError **error)
{
  OpccHiddenRecords *hidden = opcc_hidden_records_load (db, OPCC_AUDIENCE_PUBLIC, error);
  OpccGrantsWithheld *self;

  if (hidden == NULL)
    return NULL;
  self = g_new0 (OpccGrantsWithheld, 1);
  self->db = db;
  self->hidden = hidden;
  self->redaction = opcc_redaction_new (OPCC_AUDIENCE_PUBLIC);
  self->sentences = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
opcc_grants_withheld_free (OpccGrantsWithheld *self)
{
  if (self == NULL)
    return;
  opcc_hidden_records_free (self->hidden);
  opcc_redaction_free (self->redaction);
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

static void
withhold (OpccGrantsWithheld *self, const char *grade, const char *reference, const char *what)
{
  opcc_redaction_withhold_record (self->redaction, _ ("grant"), _ ("grants"), grade);
  /* Translators: a grant's reference, what of it is marked ("the recipient"), and how. */
  g_ptr_array_add (self->sentences, g_strdup_printf (_ ("%s is left out: %s is marked %s."),
                                                     reference, what, grade));
}

/* TRUE where a marking keeps one of the records that a row of the award names. What is hidden takes
 * what belongs to it along, so the broadest of them is the one that is marked. */
static gboolean
check_named (OpccGrantsWithheld *self,
             const OpccAward *award,
             const OpccApplication *application,
             const OpccRound *round)
{
  const struct
  {
    const OpccKind *kind;
    gint64 n;
    const char *what;
  } named[] = {
    { &opcc_scheme_kind, round->scheme, _ ("the fund") },
    { &opcc_round_kind, application->round, _ ("the round") },
    { &opcc_organisation_kind, application->organisation, _ ("the recipient") },
    { &opcc_application_kind, award->application, _ ("the application") },
    { &opcc_award_kind, opcc_record_get_n (OPCC_RECORD ((gpointer) award)), _ ("the award") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const char *grade =
          opcc_hidden_records_get_grade (self->hidden, named[i].kind->name, named[i].n);

      if (grade == NULL)
        continue;
      withhold (self, grade, application->reference, named[i].what);
      return TRUE;
    }
  return FALSE;
}

/**
 * opcc_grants_withheld_take:
 * @withheld: (out): whether the award may not be published, which then goes into the account
 *
 * A published row names the application, the recipient, the round and the fund, so the marking of
 * any of them keeps the award as its own does.
 *
 * Returns: FALSE on error
 */
gboolean
opcc_grants_withheld_take (OpccGrantsWithheld *self,
                           const OpccAward *award,
                           gboolean *withheld,
                           GError **error)
{
  g_autoptr (OpccApplication) application =
      opcc_db_load (self->db, &opcc_application_kind, award->application, error);
  g_autoptr (OpccRound) round =
      application != NULL ? opcc_round_load (self->db, application->round, error) : NULL;

  *withheld = round != NULL && check_named (self, award, application, round);
  return round != NULL;
}

/**
 * opcc_grants_withheld_take_earlier:
 *
 * Returns: TRUE where an earlier grant may not be published, which then goes into the account
 */
gboolean
opcc_grants_withheld_take_earlier (OpccGrantsWithheld *self, const OpccPastGrant *grant)
{
  const char *own =
      opcc_hidden_records_get_grade (self->hidden, opcc_past_grant_kind.name,
                                     opcc_record_get_n (OPCC_RECORD ((gpointer) grant)));
  const char *grade =
      own != NULL ? own
                  : opcc_hidden_records_get_grade (self->hidden, opcc_organisation_kind.name,
                                                   grant->organisation);

  if (grade != NULL)
    withhold (self, grade, grant->identifier,
              own != NULL ? _ ("the earlier grant") : _ ("the recipient"));
  return grade != NULL;
}

/**
 * opcc_grants_withheld_say:
 *
 * Returns: (transfer full) (nullable): the statement for readers: "1 grant withheld:
 *   OFFICIAL-SENSITIVE."; NULL for none
 */
char *
opcc_grants_withheld_say (const OpccGrantsWithheld *self)
{
  return opcc_redaction_say (self->redaction);
}

const GPtrArray *
opcc_grants_withheld_get_sentences (const OpccGrantsWithheld *self)
{
  return self->sentences;
}

/**
 * opcc_grants_withheld_get_duty:
 *
 * The Elected Local Policing Bodies (Specified Information) Order 2011, Schedule, paragraph 3(f),
 * asks for each crime and disorder reduction grant; it knows no marking.
 *
 * Returns: (transfer none): what to do about a grant that is withheld
 */
const char *
opcc_grants_withheld_get_duty (void)
{
  return _ ("The law asks for every grant to be published. Take the marking off before publishing, "
            "or have the Monitoring Officer agree to leave it out.");
}
