/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A marker's pack as a small database file. */
#include "opcc-pack-file.h"

#include <glib/gi18n-lib.h>

#include "opcc-criterion.h"
#include "opcc-error.h"
#include "opcc-parcel.h"
#include "opcc-text.h"

#define APPLICATION_ID 0x4f50434d /* "OPCM" */
#define VERSION        2
#define MAX_SIZE       (64 * 1024 * 1024)

#define ID_BYTES      64
#define TITLE_BYTES   4096
#define ANSWER_BYTES  (1024 * 1024)
#define COMMENT_BYTES (64 * 1024)
#define MAX_INTEGER   G_GINT64_CONSTANT (1000000000000)

/* clang-format off */
static const OpccParcelColumn pack_columns[] = {
  { "office", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "round", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "round_title", OPCC_STORED_TEXT, FALSE, TITLE_BYTES },
  { "marker", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "role", OPCC_STORED_TEXT, FALSE, TITLE_BYTES },
  { "made", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "seal", OPCC_STORED_TEXT, FALSE, 2 * ID_BYTES },
  { "blind", OPCC_STORED_INTEGER, FALSE, 1 },
};

static const OpccParcelColumn criterion_columns[] = {
  { "id", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "number", OPCC_STORED_INTEGER, FALSE, 99 },
  { "title", OPCC_STORED_TEXT, FALSE, TITLE_BYTES },
  { "weight", OPCC_STORED_REAL, FALSE, 100 },
  { "scale", OPCC_STORED_INTEGER, FALSE, 100 },
  { "minimum", OPCC_STORED_INTEGER, TRUE, 100 },
  { "pass_fail", OPCC_STORED_INTEGER, FALSE, 1 },
  { "guidance", OPCC_STORED_TEXT, TRUE, ANSWER_BYTES },
};

static const OpccParcelColumn application_columns[] = {
  { "id", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "organisation", OPCC_STORED_TEXT, TRUE, TITLE_BYTES },
  { "interest", OPCC_STORED_TEXT, TRUE, COMMENT_BYTES },
  { "reference", OPCC_STORED_TEXT, FALSE, TITLE_BYTES },
  { "title", OPCC_STORED_TEXT, FALSE, TITLE_BYTES },
  { "summary", OPCC_STORED_TEXT, TRUE, ANSWER_BYTES },
  { "need", OPCC_STORED_TEXT, TRUE, ANSWER_BYTES },
  { "outcomes", OPCC_STORED_TEXT, TRUE, ANSWER_BYTES },
  { "asked", OPCC_STORED_INTEGER, TRUE, MAX_INTEGER },
  { "total_cost", OPCC_STORED_INTEGER, TRUE, MAX_INTEGER },
  { "match_funding", OPCC_STORED_INTEGER, TRUE, MAX_INTEGER },
  { "starts", OPCC_STORED_TEXT, TRUE, ID_BYTES },
  { "ends", OPCC_STORED_TEXT, TRUE, ID_BYTES },
  { "district", OPCC_STORED_TEXT, TRUE, TITLE_BYTES },
  { "priority", OPCC_STORED_TEXT, TRUE, TITLE_BYTES },
  { "submitted", OPCC_STORED_INTEGER, FALSE, 1 },
};
#define FIRST_FIELD 3 /* from here on, columns are fields of an application */
#define SUBMITTED   (G_N_ELEMENTS (application_columns) - 1) /* since version 2 */

static const OpccParcelColumn score_columns[] = {
  { "application", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "criterion", OPCC_STORED_TEXT, FALSE, ID_BYTES },
  { "base", OPCC_STORED_INTEGER, FALSE, G_MAXINT64 },
  { "score", OPCC_STORED_INTEGER, TRUE, 100 },
  { "comment", OPCC_STORED_TEXT, TRUE, COMMENT_BYTES },
};

enum { TABLE_PACK, TABLE_CRITERION, TABLE_APPLICATION, TABLE_SCORE };

#define TABLES(n_application_columns)                                                              \
  {                                                                                                \
    { "pack", pack_columns, G_N_ELEMENTS (pack_columns), 1 },                                      \
    { "criterion", criterion_columns, G_N_ELEMENTS (criterion_columns), 99 },                      \
    { "application", application_columns, n_application_columns, 5000 },                           \
    { "score", score_columns, G_N_ELEMENTS (score_columns), 99 * 5000 },                           \
  }

static const OpccParcelTable tables[] = TABLES (G_N_ELEMENTS (application_columns));
static const OpccParcelTable first_tables[] = TABLES (SUBMITTED);
/* clang-format on */

/* A pack of it has no "submitted" of its own: what has all its scores is. */
static const OpccParcelForm first_form = {
  .what = N_ ("a marker’s pack"),
  .application_id = APPLICATION_ID,
  .version = 1,
  .tables = first_tables,
  .n_tables = G_N_ELEMENTS (first_tables),
  .max_size = MAX_SIZE,
};

static const OpccParcelForm form = {
  .what = N_ ("a marker’s pack"),
  .application_id = APPLICATION_ID,
  .version = VERSION,
  .tables = tables,
  .n_tables = G_N_ELEMENTS (tables),
  .max_size = MAX_SIZE,
  .before = &first_form,
};

static void
set_text (OpccStored *cell, const char *text)
{
  cell->type = text != NULL && *text != '\0' ? OPCC_STORED_TEXT : OPCC_STORED_NULL;
  cell->text = text;
}

static void
set_integer (OpccStored *cell, gint64 value)
{
  cell->type = value == OPCC_NO_INTEGER ? OPCC_STORED_NULL : OPCC_STORED_INTEGER;
  cell->integer = value;
}

static gboolean
write_pack (const OpccPack *self, OpccParcel *parcel, GError **error)
{
  OpccStored cells[G_N_ELEMENTS (pack_columns)];

  set_text (&cells[0], self->office);
  set_text (&cells[1], self->round);
  set_text (&cells[2], self->round_title);
  set_text (&cells[3], self->marker);
  set_text (&cells[4], self->role);
  set_text (&cells[5], self->made);
  set_text (&cells[6], self->seal);
  set_integer (&cells[7], self->blind);
  return opcc_parcel_add (parcel, TABLE_PACK, cells, error);
}

static gboolean
write_criteria (const OpccPack *self, OpccParcel *parcel, GError **error)
{
  OpccStored cells[G_N_ELEMENTS (criterion_columns)];

  for (guint i = 0; i < self->criteria->len; i++)
    {
      OpccCriterion *criterion = g_ptr_array_index (self->criteria, i);

      set_text (&cells[0], opcc_record_get_id (OPCC_RECORD (criterion)));
      set_integer (&cells[1], criterion->number);
      set_text (&cells[2], criterion->title);
      cells[3].type = OPCC_STORED_REAL;
      cells[3].real = criterion->weight;
      set_integer (&cells[4], criterion->scale);
      set_integer (&cells[5], criterion->minimum);
      set_integer (&cells[6], criterion->pass_fail);
      set_text (&cells[7], criterion->guidance);
      if (!opcc_parcel_add (parcel, TABLE_CRITERION, cells, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_scores (const OpccPack *self,
              const OpccPackApplication *application,
              OpccParcel *parcel,
              GError **error)
{
  OpccStored cells[G_N_ELEMENTS (score_columns)];

  for (guint i = 0; i < self->criteria->len; i++)
    {
      set_text (&cells[0], opcc_record_get_id (OPCC_RECORD (application->application)));
      set_text (&cells[1], opcc_record_get_id (g_ptr_array_index (self->criteria, i)));
      set_integer (&cells[2], application->scores[i].base);
      set_integer (&cells[3], application->scores[i].score);
      set_text (&cells[4], application->scores[i].comment);
      if (!opcc_parcel_add (parcel, TABLE_SCORE, cells, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_applications (const OpccPack *self, OpccParcel *parcel, GError **error)
{
  OpccStored cells[G_N_ELEMENTS (application_columns)];

  for (guint i = 0; i < self->applications->len; i++)
    {
      const OpccPackApplication *application = g_ptr_array_index (self->applications, i);

      set_text (&cells[0], opcc_record_get_id (OPCC_RECORD (application->application)));
      set_text (&cells[1], application->organisation);
      set_text (&cells[2], application->interest);
      for (guint j = FIRST_FIELD; j < SUBMITTED; j++)
        opcc_field_get_stored (opcc_kind_find_field (&opcc_application_kind,
                                                     application_columns[j].name),
                               application->application, &cells[j]);
      set_integer (&cells[SUBMITTED], application->submitted);
      if (!opcc_parcel_add (parcel, TABLE_APPLICATION, cells, error) ||
          !write_scores (self, application, parcel, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_pack_file_write:
 *
 * Returns: FALSE with @error set; what stood at @path is untouched then
 */
gboolean
opcc_pack_file_write (const OpccPack *self, const char *path, GError **error)
{
  g_autoptr (OpccParcel) parcel = opcc_parcel_new (&form, error);

  return parcel != NULL && write_pack (self, parcel, error) &&
         write_criteria (self, parcel, error) && write_applications (self, parcel, error) &&
         opcc_parcel_write (parcel, path, self->passphrase, error);
}

static const char *
get_text (const OpccStored *cell)
{
  return cell->type == OPCC_STORED_TEXT ? cell->text : NULL;
}

static gint64
get_integer (const OpccStored *cell)
{
  return cell->type == OPCC_STORED_INTEGER ? cell->integer : OPCC_NO_INTEGER;
}

static gboolean
take_pack (gpointer data, const OpccStored *cells, GError **error)
{
  OpccPack *self = data;

  self->office = g_strdup (cells[0].text);
  self->round = g_strdup (cells[1].text);
  self->round_title = g_strdup (cells[2].text);
  self->marker = g_strdup (cells[3].text);
  self->role = g_strdup (cells[4].text);
  self->made = g_strdup (cells[5].text);
  self->seal = g_strdup (cells[6].text);
  self->blind = cells[7].integer != 0;
  return TRUE;
}

static gboolean
refuse_row (GError **error, const char *table, const char *id, const char *why)
{
  g_autofree char *quoted = opcc_text_quote (id);

  g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
               /* Translators: table, identifier, and what is wrong: “it is there twice”. */
               _ ("In table “%s” of the pack, %s cannot be used: %s. Nothing was taken in. Ask for "
                  "the file that was made here, filled in."),
               table, quoted, why);
  return FALSE;
}

static gboolean
take_criterion (gpointer data, const OpccStored *cells, GError **error)
{
  OpccPack *self = data;
  OpccCriterion *criterion;

  if (opcc_pack_find_criterion (self, cells[0].text) >= 0)
    return refuse_row (error, "criterion", cells[0].text, _ ("it is there twice"));
  criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);
  opcc_record_set_identity (OPCC_RECORD (criterion), 0, cells[0].text, 0);
  criterion->number = cells[1].integer;
  criterion->title = g_strdup (cells[2].text);
  criterion->weight = cells[3].real;
  criterion->scale = cells[4].integer;
  criterion->minimum = get_integer (&cells[5]);
  criterion->pass_fail = cells[6].integer != 0;
  criterion->guidance = g_strdup (get_text (&cells[7]));
  g_ptr_array_add (self->criteria, criterion);
  return TRUE;
}

static OpccPackApplication *
add_application (OpccPack *self, const OpccStored *cells, GError **error)
{
  OpccPackApplication *added;

  if (opcc_pack_find_application (self, cells[0].text) != NULL)
    {
      refuse_row (error, "application", cells[0].text, _ ("it is there twice"));
      return NULL;
    }
  added = opcc_pack_add_application (self, cells[0].text);
  added->organisation = g_strdup (get_text (&cells[1]));
  added->interest = g_strdup (get_text (&cells[2]));
  for (guint i = FIRST_FIELD; i < SUBMITTED; i++)
    if (!opcc_field_set_stored (opcc_kind_find_field (&opcc_application_kind,
                                                      application_columns[i].name),
                                added->application, &cells[i], error))
      return NULL;
  return added;
}

static gboolean
take_first_application (gpointer data, const OpccStored *cells, GError **error)
{
  return add_application (data, cells, error) != NULL;
}

static gboolean
take_application (gpointer data, const OpccStored *cells, GError **error)
{
  OpccPackApplication *added = add_application (data, cells, error);

  if (added != NULL)
    added->submitted = cells[SUBMITTED].integer != 0;
  return added != NULL;
}

/* Rows in hand: each place of the pack is filled once. */
typedef struct
{
  OpccPack *pack;
  GHashTable *seen; /* (owned) OpccPackScore (unowned) */
} Scores;

static gboolean
take_score (gpointer data, const OpccStored *cells, GError **error)
{
  Scores *self = data;
  OpccPackApplication *application = opcc_pack_find_application (self->pack, cells[0].text);
  const int criterion = opcc_pack_find_criterion (self->pack, cells[1].text);
  OpccPackScore *score;

  if (application == NULL)
    return refuse_row (error, "score", cells[0].text, _ ("no application of the pack has this id"));
  if (criterion < 0)
    return refuse_row (error, "score", cells[1].text, _ ("no criterion of the pack has this id"));
  score = &application->scores[criterion];
  if (!g_hash_table_add (self->seen, score))
    return refuse_row (error, "score", cells[0].text, _ ("it is there twice for one criterion"));
  score->base = cells[2].integer;
  score->score = get_integer (&cells[3]);
  score->comment = g_strdup (get_text (&cells[4]));
  return TRUE;
}

static gboolean
read_scores (OpccPack *self, OpccParcel *parcel, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Scores scores = { self, seen };

  if (!opcc_parcel_read (parcel, TABLE_SCORE, take_score, &scores, error))
    return FALSE;
  if (g_hash_table_size (seen) == self->applications->len * self->criteria->len)
    return TRUE;
  return refuse_row (error, "score", "", _ ("rows are missing"));
}

/**
 * opcc_pack_file_read:
 *
 * Says nothing of whether the pack is this office's: see opcc_pack_check_seal().
 *
 * Returns: (transfer full): NULL with @error set as by opcc_parcel_open() and opcc_parcel_read()
 */
OpccPack *
opcc_pack_file_read (const char *path, const char *passphrase, GError **error)
{
  g_autoptr (OpccParcel) parcel = opcc_parcel_open (&form, path, passphrase, error);
  g_autoptr (OpccPack) self = opcc_pack_new ();

  self->is_first = parcel != NULL && opcc_parcel_get_version (parcel) < VERSION;
  if (parcel == NULL || !opcc_parcel_read (parcel, TABLE_PACK, take_pack, self, error) ||
      !opcc_parcel_read (parcel, TABLE_CRITERION, take_criterion, self, error) ||
      !opcc_parcel_read (parcel, TABLE_APPLICATION,
                         self->is_first ? take_first_application : take_application, self, error) ||
      !read_scores (self, parcel, error))
    return NULL;
  if (self->is_first)
    opcc_pack_submit_whole (self);
  self->passphrase = g_strdup (passphrase);
  if (self->office != NULL && self->criteria->len > 0 && self->applications->len > 0)
    return g_steal_pointer (&self);
  refuse_row (error, "pack", "", _ ("it is empty"));
  return NULL;
}
