/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets of the columns, taken from the field tables, and the readers of cells that need care. */
#include "opcc-intake-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "opcc-error.h"
#include "opcc-place.h"
#include "opcc-text.h"

typedef struct Target Target;

/* Reads one cell; on failure says what is wrong, and the value stays missing. */
typedef gboolean (*ReadCell) (OpccIntakeColumns *self,
                              const Target *target,
                              gpointer record,
                              const char *cell,
                              GError **error);

struct Target
{
  const char *name;
  const OpccField *field;
  gboolean of_organisation;
  ReadCell read;
};

typedef struct
{
  const Target *target; /* (nullable): the answer is kept among the others */
  char *heading;        /* (owned) */
} Column;

struct _OpccIntakeColumns
{
  GArray *columns;      /* (owned) Column */
  GStrv priorities;     /* (owned) */
  GStrv priority_folds; /* (owned) the same, folded */
  GHashTable *kinds;    /* (owned) words met -> key of a kind of organisation, "" for none */
  GHashTable *places;   /* (owned) a cell (owned) -> OpccPlace: those met already */
  GHashTable *dates;    /* (owned) a cell (owned) -> OpccDate in a pointer: likewise */
  GHashTable *named;    /* (owned) a cell (owned) -> priority (owned): likewise */
};

/* So many different cells of one sort are remembered. */
#define MAX_MET 4096

/* What people write for "there is none". */
static gboolean
means_none (const char *cell)
{
  static const char *const words[] = { "none", "nil", "no", "nothing", "zero", "-", "–", NULL };
  g_autofree char *folded = opcc_text_fold (cell);

  g_strstrip (folded);
  return g_strv_contains (words, folded);
}

/* What people write where a question does not concern them. */
static gboolean
means_not_applicable (const char *cell)
{
  static const char *const words[] = { "n/a", "na", "n.a.", "not applicable", "none", "no", "nil",
                                       "-",   "–",  "0",    "not registered", NULL };
  g_autofree char *folded = opcc_text_fold (cell);

  g_strstrip (folded);
  return g_strv_contains (words, folded);
}

static gboolean
read_typed (OpccIntakeColumns *self,
            const Target *target,
            gpointer record,
            const char *cell,
            GError **error)
{
  return opcc_field_set_typed (target->field, record, cell, error);
}

static gboolean
read_match_funding (OpccIntakeColumns *self,
                    const Target *target,
                    gpointer record,
                    const char *cell,
                    GError **error)
{
  if (means_none (cell))
    {
      ((OpccApplication *) record)->match_funding = 0;
      return TRUE;
    }
  return opcc_field_set_typed (target->field, record, cell, error);
}

static gboolean
read_number_of_register (OpccIntakeColumns *self,
                         const Target *target,
                         gpointer record,
                         const char *cell,
                         GError **error)
{
  OpccOrganisation *organisation = record;
  gboolean charity = strcmp (target->field->name, "charity_number") == 0;
  g_autofree char *number = charity ? opcc_organisation_tidy_charity_number (cell)
                                    : opcc_organisation_tidy_company_number (cell);

  if (number == NULL && !means_not_applicable (cell))
    {
      g_set_error (error, OPCC_ERROR, OPCC_ERROR_INVALID,
                   charity ? _ ("“%s” is not a charity number. Write six or seven digits, or leave "
                                "it empty.")
                           : _ ("“%s” is not a company number. Write eight characters, or leave it "
                                "empty."),
                   cell);
      return FALSE;
    }
  opcc_set_str (charity ? &organisation->charity_number : &organisation->company_number, number);
  return TRUE;
}

/* A column of districts says the same few words again and again. */
static const OpccPlace *
find_place (OpccIntakeColumns *self, const char *cell)
{
  const OpccPlace *place = g_hash_table_lookup (self->places, cell);

  if (place != NULL)
    return place;
  place = opcc_place_find (cell);
  if (place != NULL)
    g_hash_table_insert (self->places, g_strdup (cell), (gpointer) place);
  return place;
}

static gboolean
read_district (OpccIntakeColumns *self,
               const Target *target,
               gpointer record,
               const char *cell,
               GError **error)
{
  OpccApplication *application = record;
  const OpccPlace *place = find_place (self, cell);
  g_autofree char *words = NULL;

  if (place != NULL)
    {
      opcc_set_str (&application->district, place->key);
      return TRUE;
    }
  words = opcc_text_clean (cell, error);
  if (words == NULL)
    return FALSE;
  opcc_set_str (&application->place_given, words);
  g_set_error (
      error, OPCC_ERROR, OPCC_ERROR_INVALID,
      _ ("“%s” is not one of the nine districts. The application is flagged as outside the "
         "area; give it a district if it is not."),
      application->place_given);
  return FALSE;
}

/* "No" is no zone; "Yes: Bell Foundry" is Bell Foundry. */
static gboolean
read_zone (OpccIntakeColumns *self,
           const Target *target,
           gpointer record,
           const char *cell,
           GError **error)
{
  g_autofree char *folded = opcc_text_fold (cell);
  const char *name = cell;

  g_strstrip (folded);
  if (means_not_applicable (cell) || g_str_has_prefix (folded, "no,") ||
      g_str_has_prefix (folded, "don't know") || g_str_has_prefix (folded, "not sure"))
    return TRUE;
  if (g_str_has_prefix (folded, "yes") && strlen (folded) > 3)
    name = cell + strspn (cell, " ") + 3 + strspn (cell + strspn (cell, " ") + 3, " :,-(");
  return opcc_field_set_typed (target->field, record, *name != '\0' ? name : cell, error);
}

/* Projects of a round begin and end on the same few days. */
static gboolean
read_date (OpccIntakeColumns *self,
           const Target *target,
           gpointer record,
           const char *cell,
           GError **error)
{
  OpccDate *date = (OpccDate *) ((char *) record + target->field->offset);
  gpointer met;

  if (g_hash_table_lookup_extended (self->dates, cell, NULL, &met))
    {
      *date = GPOINTER_TO_INT (met);
      return TRUE;
    }
  if (!opcc_field_set_typed (target->field, record, cell, error))
    return FALSE;
  if (g_hash_table_size (self->dates) < MAX_MET)
    g_hash_table_insert (self->dates, g_strdup (cell), GINT_TO_POINTER (*date));
  return TRUE;
}

static void
use_spelling_of_scheme (OpccIntakeColumns *self, char **priority)
{
  g_autofree char *folded = NULL;

  if (g_strv_contains ((const char *const *) self->priorities, *priority))
    return;
  folded = opcc_text_fold (*priority);
  for (guint i = 0; self->priority_folds[i] != NULL; i++)
    if (strcmp (self->priority_folds[i], folded) == 0)
      opcc_set_str (priority, self->priorities[i]);
}

static gboolean
read_priority (OpccIntakeColumns *self,
               const Target *target,
               gpointer record,
               const char *cell,
               GError **error)
{
  OpccApplication *application = record;
  const char *met = g_hash_table_lookup (self->named, cell);

  if (met != NULL)
    {
      opcc_set_str (&application->priority, met);
      return TRUE;
    }
  if (means_not_applicable (cell))
    return TRUE;
  if (!opcc_field_set_typed (target->field, record, cell, error))
    return FALSE;
  use_spelling_of_scheme (self, &application->priority);
  if (g_hash_table_size (self->named) < MAX_MET)
    g_hash_table_insert (self->named, g_strdup (cell), g_strdup (application->priority));
  return TRUE;
}

static gboolean
read_kind (OpccIntakeColumns *self,
           const Target *target,
           gpointer record,
           const char *cell,
           GError **error)
{
  OpccOrganisation *organisation = record;
  const char *key = g_hash_table_lookup (self->kinds, cell);

  if (key == NULL)
    {
      const char *found = opcc_choice_find (target->field->choices, cell);

      key = found != NULL ? found : "";
      g_hash_table_insert (self->kinds, g_strdup (cell), (gpointer) key);
    }
  if (*key == '\0')
    return opcc_field_set_typed (target->field, record, cell, error);
  opcc_set_str (&organisation->kind, key);
  return TRUE;
}

static const struct
{
  const char *field;
  const char *target;
} organisation_targets[] = {
  { "name", "organisation" },
  { "kind", "organisation_kind" },
  { "charity_number", "charity_number" },
  { "company_number", "company_number" },
  { "address", "address" },
  { "postcode", "postcode" },
  { "web", "web" },
};

/* Attributes of an application that the office writes, never a form. */
static const char *const own_fields[] = { "round",           "organisation",
                                          "stage",           "override_who",
                                          "override_reason", "moderation_note",
                                          "other_answers",   NULL };

static const struct
{
  const char *target;
  ReadCell read;
} readers[] = {
  { "match_funding", read_match_funding },
  { "charity_number", read_number_of_register },
  { "company_number", read_number_of_register },
  { "district", read_district },
  { "zone", read_zone },
  { "priority", read_priority },
  { "organisation_kind", read_kind },
};

static void
add_target (GArray *targets, const char *name, const OpccField *field, gboolean of_organisation)
{
  Target target = { name, field, of_organisation,
                    field->type == OPCC_VALUE_DATE ? read_date : read_typed };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (strcmp (readers[i].target, name) == 0)
      target.read = readers[i].read;
  g_array_append_val (targets, target);
}

static GArray *
get_targets (void)
{
  static GArray *targets = NULL;

  if (g_once_init_enter (&targets))
    {
      GArray *list = g_array_new (FALSE, FALSE, sizeof (Target));

      for (guint i = 0; i < G_N_ELEMENTS (organisation_targets); i++)
        add_target (list, organisation_targets[i].target,
                    opcc_kind_find_field (&opcc_organisation_kind, organisation_targets[i].field),
                    TRUE);
      for (guint i = 0; i < opcc_application_kind.n_fields; i++)
        {
          const OpccField *field = &opcc_application_kind.fields[i];

          if ((field->marks & OPCC_MARK_COMPUTED) == 0 &&
              !g_strv_contains (own_fields, field->name))
            add_target (list, field->name, field, FALSE);
        }
      g_once_init_leave (&targets, list);
    }
  return targets;
}

/**
 * opcc_intake_columns_guess:
 *
 * Returns: (transfer full): the columns matched by the labels and synonyms of the field tables
 */
OpccMapping *
opcc_intake_columns_guess (const char *const *headings, guint n_headings)
{
  GArray *targets = get_targets ();
  g_autofree OpccMappingTarget *list = g_new0 (OpccMappingTarget, targets->len);
  g_autoptr (GPtrArray) synonyms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < targets->len; i++)
    {
      const Target *target = &g_array_index (targets, Target, i);

      list[i].name = target->name;
      list[i].label = target->of_organisation && strcmp (target->field->name, "name") == 0
                          ? _ ("Organisation")
                          : opcc_field_get_label (target->field);
      if (target->field->synonyms == NULL)
        continue;
      list[i].synonyms = (const char *const *) g_strsplit (target->field->synonyms, "|", -1);
      g_ptr_array_add (synonyms, (gpointer) list[i].synonyms);
    }
  return opcc_mapping_guess (headings, n_headings, list, targets->len);
}

static void
clear_column (Column *column)
{
  g_free (column->heading);
}

/**
 * opcc_intake_columns_new:
 * @mapping: which column goes to what
 * @priorities: those of the scheme, whose spelling is kept
 */
OpccIntakeColumns *
opcc_intake_columns_new (OpccMapping *mapping, GStrv priorities)
{
  OpccIntakeColumns *self = g_new0 (OpccIntakeColumns, 1);
  GArray *targets = get_targets ();

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, (GDestroyNotify) clear_column);
  self->priorities = g_strdupv (priorities);
  self->priority_folds = g_strdupv (priorities);
  for (guint i = 0; priorities[i] != NULL; i++)
    {
      g_free (self->priority_folds[i]);
      self->priority_folds[i] = opcc_text_fold (priorities[i]);
    }
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < opcc_mapping_get_n_columns (mapping); i++)
    {
      Column column = { NULL, g_strdup (opcc_mapping_get_heading (mapping, i)) };
      const char *name = opcc_mapping_get_target (mapping, i);

      for (guint j = 0; name != NULL && j < targets->len; j++)
        if (strcmp (g_array_index (targets, Target, j).name, name) == 0)
          column.target = &g_array_index (targets, Target, j);
      g_array_append_val (self->columns, column);
    }
  return self;
}

void
opcc_intake_columns_free (OpccIntakeColumns *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_strfreev (self->priorities);
  g_strfreev (self->priority_folds);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->dates);
  g_hash_table_unref (self->named);
  g_free (self);
}

static gboolean
is_blank (const char *cell)
{
  return cell == NULL || cell[strspn (cell, " \t\r\n")] == '\0';
}

/* The message of a reader is a sentence that says what is wrong, and one that says what to do. */
static void
take_cell_problem (
    GPtrArray **problems, guint row, const char *heading, const char *cell, const GError *problem)
{
  const char *end = strstr (problem->message, ". ");
  g_autofree char *sentence = end != NULL ? g_strndup (problem->message, end - problem->message + 1)
                                          : g_strdup (problem->message);

  if (*problems == NULL)
    *problems = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_problem_free);
  g_ptr_array_add (*problems,
                   opcc_problem_new (OPCC_SEVERITY_WARNING, row, heading, cell, sentence,
                                     end != NULL
                                         ? end + 2
                                         : _ ("Correct it in the file, or after the import.")));
}

static void
keep_other_answer (GString **answers, const char *heading, const char *cell)
{
  g_autofree char *clean = opcc_text_clean (cell, NULL);

  if (clean == NULL || *clean == '\0')
    return;
  if (*answers == NULL)
    *answers = g_string_new (NULL);
  else
    g_string_append_c (*answers, '\n');
  g_string_append_printf (*answers, "%s: %s", heading, clean);
}

/**
 * opcc_intake_columns_read:
 * @row: as a spreadsheet program numbers it
 * @application: a new one
 * @organisation: a new one
 * @problems: (inout) (nullable): gets an OpccProblem for each cell that cannot be read
 *
 * Reads the cells of a row. A cell that cannot be read leaves its value missing and is listed; a
 * cell of a column that goes nowhere is kept among the other answers, so that nothing is lost.
 */
void
opcc_intake_columns_read (OpccIntakeColumns *self,
                          guint row,
                          const char *const *cells,
                          guint n_cells,
                          OpccApplication *application,
                          OpccOrganisation *organisation,
                          GPtrArray **problems)
{
  GString *answers = NULL;

  for (guint i = 0; i < self->columns->len && i < n_cells; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      const Target *target = column->target;
      g_autoptr (GError) problem = NULL;

      if (is_blank (cells[i]))
        continue;
      if (target == NULL)
        keep_other_answer (&answers, column->heading, cells[i]);
      else if (!target->read (self, target,
                              target->of_organisation ? (gpointer) organisation
                                                      : (gpointer) application,
                              cells[i], &problem))
        take_cell_problem (problems, row, column->heading, cells[i], problem);
    }
  if (answers != NULL)
    application->other_answers = g_string_free (answers, FALSE);
}
