/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of all kinds of file have in common: the next row, and a list of problems. */
#include "opcc-row-reader.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GPtrArray *problems; /* (owned) (element-type OpccProblem) */
  guint n_unlisted;    /* problems beyond the limit of the list */
  gboolean ended;      /* the end was reached, or reading failed */
} OpccRowReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OpccRowReader, opcc_row_reader, G_TYPE_OBJECT)

static void
opcc_row_reader_finalize (GObject *object)
{
  OpccRowReaderPrivate *priv = opcc_row_reader_get_instance_private (OPCC_ROW_READER (object));

  g_clear_pointer (&priv->problems, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_row_reader_parent_class)->finalize (object);
}

static void
opcc_row_reader_class_init (OpccRowReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = opcc_row_reader_finalize;
}

static void
opcc_row_reader_init (OpccRowReader *self)
{
  OpccRowReaderPrivate *priv = opcc_row_reader_get_instance_private (self);

  priv->problems = opcc_problems_new ();
}

static void
add_unlisted_count (OpccRowReaderPrivate *priv)
{
  g_autofree char *text = NULL;

  if (priv->n_unlisted == 0)
    return;
  text =
      g_strdup_printf (ngettext ("%u more problem of this kind is not listed.",
                                 "%u more problems of this kind are not listed.", priv->n_unlisted),
                       priv->n_unlisted);
  g_ptr_array_add (priv->problems,
                   opcc_problem_new (OPCC_SEVERITY_WARNING, 0, NULL, NULL, text, NULL));
  priv->n_unlisted = 0;
}

/**
 * opcc_row_reader_next:
 * @row: (out caller-allocates): borrowed until the next call
 *
 * Reads the next row; an empty line is a row with no cells. Once it has returned %FALSE it goes on
 * doing so.
 *
 * Returns: %FALSE at the end, with @error unset, or on failure, with @error set:
 *   %OPCC_ERROR_INVALID for content that cannot be read, %OPCC_ERROR_DAMAGED for a file cut short,
 *   %OPCC_ERROR_TOO_LARGE beyond a limit, %G_IO_ERROR_CANCELLED
 */
gboolean
opcc_row_reader_next (OpccRowReader *self, OpccRow *row, GCancellable *cancellable, GError **error)
{
  OpccRowReaderPrivate *priv = opcc_row_reader_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_ROW_READER (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (priv->ended)
    return FALSE;
  if (OPCC_ROW_READER_GET_CLASS (self)->next (self, row, cancellable, error))
    return TRUE;
  priv->ended = TRUE;
  add_unlisted_count (priv);
  return FALSE;
}

/**
 * opcc_row_reader_get_fraction:
 *
 * Returns: how much of the file was read, 0 to 1
 */
double
opcc_row_reader_get_fraction (OpccRowReader *self)
{
  OpccRowReaderPrivate *priv = opcc_row_reader_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_ROW_READER (self), 0.0);

  if (priv->ended)
    return 1.0;
  return CLAMP (OPCC_ROW_READER_GET_CLASS (self)->get_fraction (self), 0.0, 1.0);
}

/**
 * opcc_row_reader_is_exact:
 *
 * Returns: whether the first row is the headings and every other row is data, as in JSON
 */
gboolean
opcc_row_reader_is_exact (OpccRowReader *self)
{
  g_return_val_if_fail (OPCC_IS_ROW_READER (self), FALSE);

  return OPCC_ROW_READER_GET_CLASS (self)->exact;
}

/**
 * opcc_row_reader_get_problems:
 *
 * The list grows while rows are read; it names columns by their letter.
 *
 * Returns: (transfer none) (element-type OpccProblem): what was met so far
 */
GPtrArray *
opcc_row_reader_get_problems (OpccRowReader *self)
{
  OpccRowReaderPrivate *priv = opcc_row_reader_get_instance_private (self);

  g_return_val_if_fail (OPCC_IS_ROW_READER (self), NULL);

  return priv->problems;
}

/**
 * opcc_row_reader_take_problem:
 * @problem: (transfer full):
 *
 * Adds a problem; beyond %OPCC_MAX_READ_PROBLEMS they are only counted, so that a hostile file
 * cannot fill the memory with complaints.
 */
void
opcc_row_reader_take_problem (OpccRowReader *self, OpccProblem *problem)
{
  OpccRowReaderPrivate *priv = opcc_row_reader_get_instance_private (self);

  g_return_if_fail (OPCC_IS_ROW_READER (self));
  g_return_if_fail (problem != NULL);

  if (priv->problems->len < OPCC_MAX_READ_PROBLEMS)
    {
      g_ptr_array_add (priv->problems, problem);
      return;
    }
  priv->n_unlisted++;
  opcc_problem_free (problem);
}
