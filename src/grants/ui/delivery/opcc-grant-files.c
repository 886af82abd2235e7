/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are saved of grants after their award: calendar, register, an auditor's bundle. */
#include "opcc-grant-files.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "opcc-council-register.h"
#include "opcc-dialogs.h"
#include "opcc-grant-bundle.h"
#include "opcc-request.h"
#include "opcc-round-calendar.h"

typedef struct
{
  OpccGrantFileKind kind;
  gint64 n;
  char *path; /* (owned) */
} Job;

static void
free_job (Job *job)
{
  g_free (job->path);
  g_free (job);
}

static const struct
{
  const char *title;
  const char *type;
  const char *pattern;
} kinds[] = {
  { N_ ("Save the calendar"), N_ ("Calendar"), "*.ics" },
  { N_ ("Export the council-code register"), N_ ("Comma-separated values"), "*.csv" },
  { N_ ("Save the auditor’s bundle"), N_ ("ZIP file"), "*.zip" },
};

/* What was written, as a sentence; takes @said over. */
static char *
say_written (OpccGrantFileKind kind, gint64 n, const char *path, char *said)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *withheld = said;
  g_autofree char *words = NULL;

  if (n < 0)
    return NULL;
  if (kind == OPCC_GRANT_FILE_CALENDAR)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " day written to %s",
                                         "%" PRId64 " days written to %s", (gulong) n),
                            n, name);
  if (kind == OPCC_GRANT_FILE_BUNDLE)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " part written to %s",
                                         "%" PRId64 " parts written to %s", (gulong) n),
                            n, name);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " grant written to %s",
                                        "%" PRId64 " grants written to %s", (gulong) n),
                           n, name);
  return withheld != NULL ? g_strdup_printf ("%s. %s", words, withheld) : g_steal_pointer (&words);
}

static gpointer
write_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  char *said = NULL;
  gint64 n = -1;

  switch (job->kind)
    {
    case OPCC_GRANT_FILE_CALENDAR:
      n = opcc_round_calendar_write (db, job->n, job->path, cancellable, error);
      break;
    case OPCC_GRANT_FILE_REGISTER:
      n = opcc_council_register_write (db, (int) job->n, job->path, FALSE, &said, error);
      break;
    case OPCC_GRANT_FILE_BUNDLE:
      n = opcc_grant_bundle_write (db, job->n, job->path, cancellable, error);
      break;
    default:
      g_assert_not_reached ();
    }
  return say_written (job->kind, n, job->path, said);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = opcc_workspace_run_finish (request->workspace, result, &error);

  if (sentence != NULL)
    opcc_request_toast (request, sentence, FALSE);
  else
    opcc_request_report_error (request, error);
}

void
opcc_grant_file_save (
    GtkWidget *from, OpccWorkspace *workspace, OpccGrantFileKind kind, gint64 n, const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->n = n;
  job->path = g_strdup (path);
  opcc_workspace_run (workspace, write_job, job, (GDestroyNotify) free_job, g_free, NULL,
                      written_cb, opcc_request_new (from, workspace, NULL, n));
}

/* The other number of the request is the kind of the file. */
static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (OpccRequest) request = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && request->from != NULL)
    opcc_grant_file_save (request->from, request->workspace, (OpccGrantFileKind) request->other,
                          request->n, path);
}

void
opcc_grant_file_ask (
    GtkWidget *from, OpccWorkspace *workspace, OpccGrantFileKind kind, gint64 n, const char *name)
{
  const OpccFileType types[] = {
    { g_dgettext (GETTEXT_PACKAGE, kinds[kind].type), kinds[kind].pattern }, { NULL }
  };
  OpccRequest *request = opcc_request_new (from, workspace, NULL, n);

  request->other = kind;
  opcc_dialog_save_file (from, g_dgettext (GETTEXT_PACKAGE, kinds[kind].title), name, types,
                         chosen_cb, request);
}
