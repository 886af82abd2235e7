/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work on letters that runs on the store's thread, with a sentence of what was done. */
#include "opcc-letter-jobs.h"

#include <glib/gi18n-lib.h>

OpccLetterAct *
opcc_letter_act_new (OpccLetterActKind kind, gint64 round, gint64 letter)
{
  OpccLetterAct *self = g_new0 (OpccLetterAct, 1);

  self->kind = kind;
  self->round = round;
  self->letter = letter;
  self->day = opcc_date_today ();
  return self;
}

void
opcc_letter_act_free (OpccLetterAct *self)
{
  g_clear_pointer (&self->letters, g_array_unref);
  g_free (self->text);
  g_free (self);
}

gpointer
opcc_letter_job_read (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_letters_read (db, *(gint64 *) data, cancellable, error);
}

static char *
save (OpccDb *db, const OpccLetterAct *act, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_path_get_basename (act->text);
  g_autofree char *words = NULL;
  g_autofree char *without = NULL;
  OpccLetterFiles files;

  if (!opcc_letter_files_save (db, act->round, act->text, act->progress, &files, cancellable,
                               error))
    return NULL;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter saved in the folder %s",
                                        "%u letters saved in the folder %s", files.n_letters),
                           files.n_letters, name);
  if (files.n_unaddressed == 0)
    return g_steal_pointer (&words);
  without = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u mail has no address yet.",
                                          "%u mails have no address yet.", files.n_unaddressed),
                             files.n_unaddressed);
  return g_strdup_printf ("%s. %s", words, without);
}

gpointer
opcc_letter_job_act (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const OpccLetterAct *act = data;
  gint64 n;

  switch (act->kind)
    {
    case OPCC_LETTER_ACT_MAKE:
      n = opcc_letters_make (db, act->round, FALSE, cancellable, error);
      return n >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter made",
                                                    "%u letters made", (gulong) n),
                                       (guint) n)
                    : NULL;
    case OPCC_LETTER_ACT_REVIEW:
      return opcc_letters_review (db, &act->letter, 1, error) ? g_strdup (_ ("Letter reviewed"))
                                                              : NULL;
    case OPCC_LETTER_ACT_ISSUE:
      n = opcc_letters_issue (db, act->round,
                              act->letters != NULL ? (gint64 *) (void *) act->letters->data : NULL,
                              act->letters != NULL ? act->letters->len : 0, act->day, error);
      return n >= 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter issued",
                                                    "%u letters issued", (gulong) n),
                                       (guint) n)
                    : NULL;
    case OPCC_LETTER_ACT_REPLACE:
    case OPCC_LETTER_ACT_WITHDRAW:
      if (!opcc_letter_withdraw (db, act->letter, act->text, act->kind == OPCC_LETTER_ACT_REPLACE,
                                 error))
        return NULL;
      return g_strdup (act->kind == OPCC_LETTER_ACT_REPLACE
                           ? _ ("Letter withdrawn, with a new draft in its place")
                           : _ ("Letter withdrawn"));
    case OPCC_LETTER_ACT_SAVE:
    default:
      return save (db, act, cancellable, error);
    }
}
