/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the sample office with the same commands that people use. */
#include "opcc-sample.h"

#include <glib/gi18n-lib.h>

#include "opcc-criterion.h"
#include "opcc-db.h"
#include "opcc-error.h"
#include "opcc-financial-year.h"
#include "opcc-intake.h"
#include "opcc-marking.h"
#include "opcc-override.h"
#include "opcc-round.h"
#include "opcc-scheme.h"
#include "opcc-setup-intakes.h"
#include "opcc-workbook.h"

/* Scheme and rounds as the office announced them for 2023/24. */
#define YEAR "2023/24"

static const struct
{
  const char *opens;
  const char *closes;
  const char *budget;
  const char *theme;
} rounds[] = {
  { "2023-07-03 09:00", "2023-07-31 17:00", "130000", NULL },
  { "2023-09-04 09:00", "2023-10-02 17:00", "130000", NULL },
  { "2023-12-04 09:00", "2024-01-08 17:00", "140000", NULL },
};

/* Days of the rounds as the story of the sample tells them. */
static const struct
{
  guint number;
  const char *field;
  const char *value;
} days[] = {
  { 1, "set_up", "2023-06-01" },         { 1, "checked", "2023-08-04" },
  { 1, "marking_opens", "2023-08-07" },  { 1, "marking_closes", "2023-09-29" },
  { 1, "marked", "2023-09-29" },         { 1, "moderation_closed", "2023-10-12" },
  { 1, "stage", "moderation" },          { 2, "set_up", "2023-08-01" },
  { 2, "checked", "2023-10-06" },        { 2, "marking_opens", "2023-10-09" },
  { 2, "marking_closes", "2023-11-24" }, { 2, "stage", "marked" },
  { 3, "set_up", "2023-10-02" },
};

OpccScheme *
opcc_sample_add_scheme (OpccDb *db, const char *year, gint64 pot, gint64 cap, GError **error)
{
  g_autoptr (OpccScheme) scheme = g_object_new (OPCC_TYPE_SCHEME, NULL);

  scheme->year = g_strdup (year);
  scheme->title = g_strdup (_ ("Commissioner’s Safety Fund"));
  scheme->purpose = g_strdup (_ ("Community projects that help reduce the risk of crime and abuse "
                                 "and increase public safety"));
  scheme->pot = pot;
  scheme->cap = cap;
  scheme->months = 12;
  scheme->over_award = 10;
  scheme->priorities = g_strdup ("Violence against women and girls = Women and girls\n"
                                 "Victims and witnesses = Victims, witnesses\nYoung people\n"
                                 "Safer neighbourhoods = Neighbourhoods\nRoad safety");
  return opcc_scheme_add (db, scheme, error) ? g_steal_pointer (&scheme) : NULL;
}

static gint64
add_round (OpccDb *db, OpccScheme *scheme, guint index, GError **error)
{
  g_autoptr (OpccRound) round = g_object_new (OPCC_TYPE_ROUND, NULL);
  OpccRecord *record = OPCC_RECORD (round);

  round->scheme = opcc_record_get_n (OPCC_RECORD (scheme));
  round->number = index + 1;
  round->threshold = 65;
  round->wide_gap = 20;
  round->blind = index == 1;
  if (!opcc_record_set_typed (record, "opens", rounds[index].opens, error) ||
      !opcc_record_set_typed (record, "closes", rounds[index].closes, error) ||
      !opcc_record_set_typed (record, "budget", rounds[index].budget, error))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i].number == index + 1 &&
        !opcc_record_set_typed (record, days[i].field, days[i].value, error))
      return 0;
  return opcc_round_add (db, round, error) ? opcc_record_get_n (record) : 0;
}

static char *
find_file (const char *data_dir, const char *story, guint number, const char *what)
{
  g_autofree char *name = g_strdup_printf ("%s-%u-%s.csv", story, number, what);
  char *path = g_build_filename (data_dir, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);
  return path;
}

static OpccSheet *
read_sheet (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccWorkbook) book = opcc_workbook_open (path, cancellable, error);

  return book != NULL ? opcc_workbook_read (book, 0, cancellable, error) : NULL;
}

static const char *
get_cell (OpccSheet *sheet, guint row, const char *heading)
{
  int column = opcc_sheet_find_column (sheet, heading);
  const char *cell = column >= 0 ? opcc_sheet_get_cell (sheet, row, column) : NULL;

  return cell != NULL ? cell : "";
}

static gboolean
add_criterion (OpccDb *db, gint64 round, OpccSheet *sheet, guint row, GError **error)
{
  static const struct
  {
    const char *heading;
    const char *field;
  } columns[] = {
    { "number", "number" }, { "name", "title" },      { "weight", "weight" },
    { "maximum", "scale" }, { "minimum", "minimum" },
  };
  g_autoptr (OpccCriterion) criterion = g_object_new (OPCC_TYPE_CRITERION, NULL);

  criterion->round = round;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!opcc_record_set_typed (OPCC_RECORD (criterion), columns[i].field,
                                get_cell (sheet, row, columns[i].heading), error))
      return FALSE;
  criterion->guidance =
      g_strdup_printf ("5 %s\n3 %s\n1 %s", get_cell (sheet, row, "guidance_5"),
                       get_cell (sheet, row, "guidance_3"), get_cell (sheet, row, "guidance_1"));
  return opcc_criterion_add (db, criterion, error);
}

static gboolean
add_criteria (OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccSheet) sheet = read_sheet (path, cancellable, error);

  for (guint i = 0; sheet != NULL && i < opcc_sheet_get_n_rows (sheet); i++)
    if (!add_criterion (db, round, sheet, i, error))
      return FALSE;
  return sheet != NULL;
}

static gboolean
import_applications (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccIntake) intake = opcc_intake_new (db, round, path, cancellable, error);
  g_autoptr (OpccImportResult) result = NULL;

  if (intake == NULL)
    return FALSE;
  result = opcc_intake_apply (db, intake, NULL, NULL, cancellable, error);
  return result != NULL;
}

static gboolean
import_marks (OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccImportResult) result =
      opcc_marking_import (db, round, path, FALSE, cancellable, error);

  return result != NULL;
}

static gboolean
declare_conflicts (
    OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccSheet) sheet = read_sheet (path, cancellable, error);

  for (guint i = 0; sheet != NULL && i < opcc_sheet_get_n_rows (sheet); i++)
    {
      gint64 application =
          opcc_db_get_integer (db, "SELECT n FROM application WHERE round = $1 AND reference = $2",
                               0, NULL, "is", round, get_cell (sheet, i, "application"));
      gint64 marker = opcc_db_get_integer (db, "SELECT n FROM marker WHERE role = $1", 0, NULL, "s",
                                           get_cell (sheet, i, "marker"));

      if (application == 0 || marker == 0)
        {
          g_set_error (error, OPCC_ERROR, OPCC_ERROR_DAMAGED,
                       _ ("The sample file %s names an application or a marker that is not there. "
                          "Install the program again."),
                       path);
          return FALSE;
        }
      if (!opcc_marking_declare_conflict (db, application, marker, get_cell (sheet, i, "reason"),
                                          error))
        return FALSE;
    }
  return sheet != NULL;
}

/* Those that passed the door are counted as checked. */
static gboolean
check_applications (OpccDb *db, gint64 round, GError **error)
{
  g_autoptr (GPtrArray) list =
      opcc_db_select (db, &opcc_application_kind, "round = $1 AND stage = 'received'", error, "i",
                      round);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      gint64 n = opcc_record_get_n (g_ptr_array_index (list, i));

      g_array_append_val (numbers, n);
    }
  return list != NULL &&
         (numbers->len == 0 ||
          opcc_stage_set (db, (gint64 *) (void *) numbers->data, numbers->len, "checked", error));
}

/* What a round is filled from, in this order; each is left out where its file is not there. */
static const struct
{
  const char *what;
  gboolean (*fill) (
      OpccDb *db, gint64 round, const char *path, GCancellable *cancellable, GError **error);
} steps[] = {
  { "criteria", add_criteria },
  { "applications", import_applications },
  { "marks", import_marks },
  { "conflicts", declare_conflicts },
};

/**
 * opcc_sample_fill_round:
 * @story: what the names of its files begin with: "round"
 *
 * Returns: FALSE on error; what was done until then stays
 */
gboolean
opcc_sample_fill_round (OpccDb *db,
                        gint64 round,
                        guint number,
                        const char *data_dir,
                        const char *story,
                        GCancellable *cancellable,
                        GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = find_file (data_dir, story, number, steps[i].what);

      if (path != NULL && !steps[i].fill (db, round, path, cancellable, error))
        return FALSE;
    }
  return check_applications (db, round, error);
}

static gboolean
check_empty (OpccDb *db, const char *data_dir, GError **error)
{
  g_autofree char *path = find_file (data_dir, "round", 1, "applications");

  if (opcc_db_get_integer (db, "SELECT count(*) FROM scheme", 0, NULL, "") > 0)
    g_set_error (
        error, OPCC_ERROR, OPCC_ERROR_REFUSED,
        _ ("This office has a scheme already. Nothing was added. Make the sample office in "
           "a new file."));
  else if (path == NULL)
    g_set_error (error, OPCC_ERROR, OPCC_ERROR_NOT_FOUND,
                 _ ("The files of the sample office are not in %s. Nothing was added. Install the "
                    "program again."),
                 data_dir);
  else
    return TRUE;
  return FALSE;
}

static const OpccSampleFile lists[] = {
  { "grants-workshops.csv", .intake = &opcc_workshop_intake },
  { "grants-attendance.csv", .intake = &opcc_attendance_intake },
  { "grants-checks.csv", .intake = &opcc_check_intake },
  { NULL },
};

/**
 * opcc_sample_fill:
 *
 * Returns: FALSE on error; what was done until then stays, and can be undone step by step
 */
gboolean
opcc_sample_fill (OpccDb *db, const char *data_dir, GCancellable *cancellable, GError **error)
{
  g_autoptr (OpccScheme) scheme = NULL;

  if (!check_empty (db, data_dir, error))
    return FALSE;
  scheme = opcc_sample_add_scheme (db, YEAR, G_GINT64_CONSTANT (40000000), 1000000, error);
  if (scheme == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    {
      gint64 round = add_round (db, scheme, i, error);

      if (round == 0 ||
          !opcc_sample_fill_round (db, round, i + 1, data_dir, "round", cancellable, error))
        return FALSE;
    }
  return !opcc_sample_files_are_there (lists, data_dir) ||
         opcc_sample_files_take (db, lists, data_dir, cancellable, error);
}
