/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging figures against what the office holds: new, the same again, restated, or refused. */
#include "opcc-figure-sink.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "opcc-action.h"
#include "opcc-backup.h"
#include "opcc-db.h"
#include "opcc-measure.h"
#include "opcc-observation.h"
#include "opcc-period.h"
#include "opcc-place.h"
#include "opcc-target.h"
#include "opcc-text.h"

/* What the office, or an earlier row of the file, holds under one key. */
typedef struct
{
  gint64 n;     /* 0: from this file */
  double value; /* NAN: none */
  char *stated; /* (owned) (nullable) */
} Held;

/* A figure on its way into the office. */
typedef struct
{
  OpccRecord *record; /* (owned): an observation or a target */
  char *measure;      /* (owned): key of its measure */
} Fresh;

typedef struct
{
  const OpccKind *kind;
  gint64 n;
  double value;
  char *stated; /* (owned) (nullable) */
} Restated;

typedef struct
{
  OpccMeasure *measure; /* (owned) */
  gint64 n_figures;
  double in_file;
  double in_office;
} Line;

struct _OpccFigureSink
{
  OpccDb *db;
  gboolean restate;
  GHashTable *held;         /* (owned) key (owned) -> Held (owned) */
  GHashTable *lines;        /* (owned) "title\nrule" folded (owned) -> Line (owned) */
  GPtrArray *line_order;    /* (owned) Line (unowned), as the file names them */
  GPtrArray *observations;  /* (owned) Fresh */
  GPtrArray *targets;       /* (owned) Fresh */
  GArray *restated;         /* (owned) Restated */
  OpccImportResult *result; /* (owned) (nullable) */
};

static void
free_held (gpointer data)
{
  g_free (((Held *) data)->stated);
  g_free (data);
}

static void
free_line (gpointer data)
{
  g_clear_object (&((Line *) data)->measure);
  g_free (data);
}

static void
free_fresh (gpointer data)
{
  g_clear_object (&((Fresh *) data)->record);
  g_free (((Fresh *) data)->measure);
  g_free (data);
}

static void
clear_restated (gpointer data)
{
  g_free (((Restated *) data)->stated);
}

static char *
make_line_key (const char *title, const char *rule)
{
  g_autofree char *both = g_strconcat (title, "\n", rule, NULL);

  return opcc_text_fold (both);
}

static void
hold (OpccFigureSink *self, const char *key, gint64 n, double value, const char *stated)
{
  Held *held = g_new0 (Held, 1);

  held->n = n;
  held->value = value;
  held->stated = g_strdup (stated);
  g_hash_table_insert (self->held, g_strdup (key), held);
}

static gboolean
load_held (OpccFigureSink *self, const char *sql, GError **error)
{
  g_autoptr (OpccStmt) stmt = opcc_db_query (self->db, sql, error, "");
  gboolean row = FALSE;

  while (stmt != NULL && opcc_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      hold (self, opcc_stmt_get_text (stmt, 1), opcc_stmt_get_integer (stmt, 0),
            opcc_stmt_get_real (stmt, 2),
            opcc_stmt_is_null (stmt, 3) ? NULL : opcc_stmt_get_text (stmt, 3));
    }
  return FALSE;
}

static gboolean
load_measures (OpccFigureSink *self, GError **error)
{
  g_autoptr (GPtrArray) measures =
      opcc_db_select (self->db, &opcc_measure_kind, "n > 0 ORDER BY n", error, "");

  for (guint i = 0; measures != NULL && i < measures->len; i++)
    {
      Line *line = g_new0 (Line, 1);

      line->measure = g_object_ref (g_ptr_array_index (measures, i));
      g_hash_table_insert (self->lines, make_line_key (line->measure->title, line->measure->rule),
                           line);
    }
  return measures != NULL;
}

/**
 * opcc_figure_sink_new:
 *
 * Returns: (transfer full): NULL where the office could not be read
 */
OpccFigureSink *
opcc_figure_sink_new (OpccDb *db, gboolean restate, GError **error)
{
  g_autoptr (OpccFigureSink) self = g_new0 (OpccFigureSink, 1);

  self->db = db;
  self->restate = restate;
  self->held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_held);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_line);
  self->line_order = g_ptr_array_new ();
  self->observations = g_ptr_array_new_with_free_func (free_fresh);
  self->targets = g_ptr_array_new_with_free_func (free_fresh);
  self->restated = g_array_new (FALSE, FALSE, sizeof (Restated));
  g_array_set_clear_func (self->restated, clear_restated);
  self->result = opcc_import_result_new ();
  if (!load_measures (self, error) ||
      !load_held (self, "SELECT n, key, value, as_stated FROM observation WHERE key IS NOT NULL",
                  error) ||
      !load_held (self, "SELECT n, key, value, as_stated FROM target WHERE key IS NOT NULL", error))
    return NULL;
  return g_steal_pointer (&self);
}

void
opcc_figure_sink_free (OpccFigureSink *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_pointer (&self->line_order, g_ptr_array_unref);
  g_clear_pointer (&self->observations, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->restated, g_array_unref);
  g_clear_pointer (&self->result, opcc_import_result_free);
  g_free (self);
}

void
opcc_figure_sink_remark (
    OpccFigureSink *self, OpccSeverity severity, guint row, const char *text, const char *remedy)
{
  opcc_import_result_take_problem (self->result,
                                   opcc_problem_new (severity, row, NULL, NULL, text, remedy));
}

static gboolean
refuse (OpccFigureSink *self,
        guint row,
        const char *column,
        const char *value,
        const char *problem,
        const char *remedy)
{
  self->result->refused++;
  opcc_import_result_take_problem (self->result, opcc_problem_new (OPCC_SEVERITY_ERROR, row, column,
                                                                   value, problem, remedy));
  return FALSE;
}

static void
refuse_fault (OpccFigureSink *self, guint row, const OpccFault *fault)
{
  refuse (self, row, fault->column, fault->value, fault->problem, fault->remedy);
}

/* --- one figure ------------------------------------------------------------------------------ */

static const char *
choose_unit (const OpccFigure *figure)
{
  const char *unit = opcc_figure_is_given (figure->unit)
                         ? opcc_choice_find (opcc_measure_units, figure->unit)
                         : "people";

  return unit;
}

static const char *
choose_theme (const OpccFigure *figure)
{
  const char *theme = opcc_figure_is_given (figure->theme)
                          ? opcc_choice_find (opcc_measure_themes, figure->theme)
                          : NULL;

  return theme != NULL ? theme : "other";
}

static Line *
get_line (OpccFigureSink *self, const OpccFigure *figure)
{
  g_autofree char *key = make_line_key (figure->measure, figure->rule);
  Line *line = g_hash_table_lookup (self->lines, key);
  const char *unit = choose_unit (figure);

  if (unit == NULL)
    {
      refuse (self, figure->row, _ ("Unit"), figure->unit, _ ("This is no unit the office knows."),
              _ ("Write people, posts, fte, percent, months, days, rank or other."));
      return NULL;
    }
  if (line != NULL && opcc_figure_is_given (figure->unit) &&
      strcmp (unit, line->measure->unit) != 0)
    {
      refuse (self, figure->row, _ ("Unit"), figure->unit,
              _ ("This measure is kept in another unit."),
              _ ("Give it the unit it has, or a counting rule of its own."));
      return NULL;
    }
  if (line == NULL)
    {
      line = g_new0 (Line, 1);
      line->measure = g_object_new (OPCC_TYPE_MEASURE, NULL);
      line->measure->title = opcc_text_clean (figure->measure, NULL);
      line->measure->rule = opcc_text_clean (figure->rule, NULL);
      line->measure->unit = g_strdup (unit);
      line->measure->nature =
          g_strdup (opcc_figure_is_given (figure->nature) &&
                            opcc_choice_find (opcc_measure_natures, figure->nature) != NULL
                        ? opcc_choice_find (opcc_measure_natures, figure->nature)
                        : "stock");
      line->measure->theme = g_strdup (choose_theme (figure));
      if (opcc_figure_is_given (figure->definition))
        line->measure->definition = opcc_text_clean_lines (figure->definition, NULL);
      g_hash_table_insert (self->lines, g_steal_pointer (&key), line);
    }
  if (!g_ptr_array_find (self->line_order, line, NULL))
    g_ptr_array_add (self->line_order, line);
  return line;
}

static gboolean
is_same (const Held *held, double value, const char *stated)
{
  gboolean same_value = isnan (held->value) ? isnan (value) : fabs (held->value - value) < 1e-9;

  return same_value && (!opcc_figure_is_given (stated) || g_strcmp0 (held->stated, stated) == 0);
}

static char *
say_value (double value, const char *stated)
{
  return isnan (value) ? g_strdup (stated != NULL ? stated : _ ("missing"))
                       : g_strdup_printf ("%.10g", value);
}

/* The key is there already. */
static void
compare (OpccFigureSink *self,
         const OpccFigure *figure,
         Line *line,
         Held *held,
         double value,
         gboolean is_target)
{
  g_autofree char *before = say_value (held->value, held->stated);
  g_autofree char *after = say_value (value, figure->as_stated);
  g_autofree char *problem = NULL;
  Restated restated = { is_target ? &opcc_target_kind : &opcc_observation_kind, held->n, value,
                        g_strdup (figure->as_stated) };

  if (held->n == 0 && !is_same (held, value, figure->as_stated))
    {
      g_free (restated.stated);
      refuse (self, figure->row, _ ("Value"), figure->value,
              _ ("A row before gives another value for the same thing."),
              _ ("Keep one of the two in the file."));
      return;
    }
  self->result->matched++;
  if (is_same (held, value, figure->as_stated))
    {
      line->in_office += isnan (value) ? 0 : value;
      g_free (restated.stated);
      return;
    }
  self->result->flagged++;
  problem = g_strdup_printf (
      self->restate ? _ ("“%s”, %s, %s: restated from %s to %s.")
                    : _ ("“%s”, %s, %s: the office has %s, the file has %s. It was not changed."),
      line->measure->title, figure->group, figure->period, before, after);
  opcc_import_result_take_problem (
      self->result,
      opcc_problem_new (
          self->restate ? OPCC_SEVERITY_NOTE : OPCC_SEVERITY_WARNING, figure->row, _ ("Value"),
          figure->value, problem,
          self->restate ? NULL
                        : _ ("If the file is right, confirm the restatement with --restate; the "
                             "old figure stays in the history.")));
  if (self->restate)
    {
      g_array_append_val (self->restated, restated);
      self->result->changes = TRUE;
      line->in_office += isnan (value) ? 0 : value;
    }
  else
    {
      line->in_office += isnan (held->value) ? 0 : held->value;
      g_free (restated.stated);
    }
}

static char *
clean (const char *text)
{
  return opcc_figure_is_given (text) ? opcc_text_clean (text, NULL) : NULL;
}

static OpccRecord *
make_observation (const OpccFigure *figure, char *period, OpccDate end, double value)
{
  OpccObservation *record = g_object_new (OPCC_TYPE_OBSERVATION, NULL);

  record->period = g_strdup (period);
  record->period_end = end;
  record->staff_group = clean (figure->group);
  record->force = clean (figure->force);
  record->sex = clean (figure->sex);
  record->rank = clean (figure->rank);
  record->characteristic = clean (figure->characteristic);
  record->value = value;
  record->as_stated = clean (figure->as_stated);
  record->note = clean (figure->note);
  record->source = clean (figure->source);
  if (opcc_figure_is_given (figure->place))
    record->place = g_strdup (opcc_place_find (figure->place)->key);
  return OPCC_RECORD (record);
}

static OpccRecord *
make_target (const OpccFigure *figure, char *period, double value)
{
  OpccTarget *record = g_object_new (OPCC_TYPE_TARGET, NULL);

  record->title = clean (opcc_figure_is_given (figure->title) ? figure->title : figure->measure);
  record->period = g_strdup (period);
  record->staff_group = clean (figure->group);
  record->role = g_strdup (opcc_choice_find (opcc_target_roles, figure->role));
  record->value = value;
  record->as_stated = clean (figure->as_stated);
  record->note = clean (figure->note);
  record->source = clean (figure->source);
  return OPCC_RECORD (record);
}

static void
add_fresh (OpccFigureSink *self,
           const OpccFigure *figure,
           Line *line,
           char *period,
           OpccDate end,
           double value,
           const char *key,
           gboolean is_target)
{
  Fresh *fresh = g_new0 (Fresh, 1);

  fresh->record = is_target ? make_target (figure, period, value)
                            : make_observation (figure, period, end, value);
  fresh->measure = make_line_key (line->measure->title, line->measure->rule);
  g_object_set (fresh->record, "key", key, NULL);
  g_ptr_array_add (is_target ? self->targets : self->observations, fresh);
  hold (self, key, 0, value, figure->as_stated);
  line->in_office += isnan (value) ? 0 : value;
  self->result->added++;
  self->result->changes = TRUE;
}

/**
 * opcc_figure_sink_take:
 *
 * Judges one figure. A refusal names row, column, value and remedy, and the others go on.
 */
void
opcc_figure_sink_take (OpccFigureSink *self, const OpccFigure *figure)
{
  gboolean is_target = opcc_figure_is_given (figure->role) && strcmp (figure->role, "actual") != 0;
  g_autoptr (GError) local = NULL;
  g_autofree char *period = NULL;
  g_autofree char *line_key = NULL;
  g_autofree char *key = NULL;
  OpccFault fault;
  OpccDate end;
  double value;
  Line *line;
  Held *held;

  self->result->read++;
  if (!opcc_figure_check (figure, &fault))
    {
      refuse_fault (self, figure->row, &fault);
      return;
    }
  if (is_target && opcc_choice_find (opcc_target_roles, figure->role) == NULL)
    {
      refuse (self, figure->row, _ ("Role"), figure->role, _ ("This is no role of a figure."),
              _ ("Write actual, target, tracking, establishment, overshoot or ambition."));
      return;
    }
  if (!opcc_period_parse (figure->period, &period, &end, &local))
    {
      refuse (self, figure->row, _ ("Period"), figure->period, local->message, NULL);
      return;
    }
  line = get_line (self, figure);
  if (line == NULL)
    return;
  if (!opcc_figure_read_value (figure, line->measure->unit, &value, &fault))
    {
      refuse_fault (self, figure->row, &fault);
      return;
    }
  line_key = make_line_key (line->measure->title, line->measure->rule);
  key = opcc_figure_make_key (figure, line_key, period, is_target);
  held = g_hash_table_lookup (self->held, key);
  line->n_figures++;
  line->in_file += isnan (value) ? 0 : value;
  if (held != NULL)
    compare (self, figure, line, held, value, is_target);
  else
    add_fresh (self, figure, line, period, end, value, key, is_target);
}

/**
 * opcc_figure_sink_add_totals:
 *
 * Says for each measure what the figures of the file add up to, and whether the office now holds
 * the same.
 */
void
opcc_figure_sink_add_totals (OpccFigureSink *self)
{
  for (guint i = 0; i < self->line_order->len; i++)
    {
      Line *line = g_ptr_array_index (self->line_order, i);
      gboolean agrees = fabs (line->in_file - line->in_office) < 1e-6;
      g_autofree char *text = NULL;

      if (line->n_figures < 2 || !opcc_measure_can_add (line->measure->unit))
        continue;
      text = g_strdup_printf (
          agrees ? _ ("“%s” (%s): %" PRId64 " figures add up to %.10g; the office holds the same.")
                 : _ ("“%s” (%s): %" PRId64 " figures add up to %.10g, in the office to %.10g."),
          line->measure->title, line->measure->rule, line->n_figures, line->in_file,
          line->in_office);
      opcc_figure_sink_remark (self, agrees ? OPCC_SEVERITY_NOTE : OPCC_SEVERITY_WARNING, 0, text,
                               NULL);
    }
}

/* --- saving ---------------------------------------------------------------------------------- */

static gboolean
save_fresh (OpccFigureSink *self, GPtrArray *list, const OpccKind *kind, GError **error)
{
  g_autoptr (OpccBulk) bulk = NULL;

  if (list->len == 0)
    return TRUE;
  bulk = opcc_bulk_begin (self->db, kind, error);
  for (guint i = 0; bulk != NULL && i < list->len; i++)
    {
      Fresh *fresh = g_ptr_array_index (list, i);
      Line *line = g_hash_table_lookup (self->lines, fresh->measure);

      g_object_set (fresh->record, "measure", opcc_record_get_n (OPCC_RECORD (line->measure)),
                    NULL);
      if (!opcc_bulk_add (bulk, fresh->record, error))
        return FALSE;
    }
  return bulk != NULL && opcc_bulk_end (bulk, error);
}

static gboolean
save_measures (OpccFigureSink *self, GError **error)
{
  for (guint i = 0; i < self->line_order->len; i++)
    {
      Line *line = g_ptr_array_index (self->line_order, i);

      /* One whose every figure was refused is not kept. */
      if (line->n_figures > 0 && opcc_record_get_n (OPCC_RECORD (line->measure)) == 0 &&
          !opcc_db_save (self->db, line->measure, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_restated (OpccFigureSink *self, GError **error)
{
  for (guint i = 0; i < self->restated->len; i++)
    {
      Restated *restated = &g_array_index (self->restated, Restated, i);
      g_autoptr (OpccRecord) record = opcc_db_load (self->db, restated->kind, restated->n, error);

      if (record == NULL)
        return FALSE;
      g_object_set (record, "value", restated->value, NULL);
      if (opcc_figure_is_given (restated->stated))
        g_object_set (record, "as_stated", restated->stated, NULL);
      if (!opcc_db_save (self->db, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_all (OpccFigureSink *self, const char *file_name, GCancellable *cancellable, GError **error)
{
  g_autofree char *copy = opcc_db_backup (self->db, "import", cancellable, error);
  g_autoptr (OpccAction) action = NULL;
  gint64 n = self->result->added + self->restated->len;

  if (copy == NULL)
    return FALSE;
  self->result->action =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %" PRId64 " figure from %s",
                                    "Import %" PRId64 " figures from %s", (gulong) n),
                       n, file_name);
  action = opcc_action_begin (self->db, self->result->action, error);
  return action != NULL && save_measures (self, error) &&
         save_fresh (self, self->observations, &opcc_observation_kind, error) &&
         save_fresh (self, self->targets, &opcc_target_kind, error) &&
         save_restated (self, error) && opcc_action_commit (action, error);
}

/**
 * opcc_figure_sink_finish:
 * @dry_run: only say what would happen
 *
 * Returns: (transfer full): what came of the file; NULL on error, and nothing is then written
 */
OpccImportResult *
opcc_figure_sink_finish (OpccFigureSink *self,
                         const char *file_name,
                         gboolean dry_run,
                         GCancellable *cancellable,
                         GError **error)
{
  if (!dry_run && self->result->changes && !save_all (self, file_name, cancellable, error))
    return NULL;
  return g_steal_pointer (&self->result);
}
