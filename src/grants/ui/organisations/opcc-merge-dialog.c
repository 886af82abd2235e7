/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question "are these two one?", with what speaks for it. */
#include "opcc-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "opcc-ask-dialog.h"
#include "opcc-request.h"

typedef struct
{
  gint64 keep;
  gint64 drop;
} MergeData;

static gpointer
merge_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const MergeData *merge = data;

  return GINT_TO_POINTER (opcc_merge_organisations (db, merge->keep, merge->drop, error));
}

static void
apply_cb (OpccAskDialog *dialog, OpccRequest *question)
{
  const gboolean keep_first = g_strcmp0 (opcc_ask_dialog_get_choice (dialog), "first") == 0;
  MergeData *data = g_new0 (MergeData, 1);

  data->keep = keep_first ? question->n : question->other;
  data->drop = keep_first ? question->other : question->n;
  opcc_request_run (question, OPCC_APPLY_DIALOG (dialog), merge_job, data, g_free,
                    _ ("Organisations merged"));
}

/* "Stoneleaf Community Centre · 1 application" */
static char *
describe (OpccOrganisation *organisation, guint n_applications)
{
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application",
                                                         "%u applications", n_applications),
                                            n_applications);

  return g_strdup_printf ("%s · %s", organisation->name, count);
}

/* Both records field by field where either says something, one under the other. */
static void
compare (GString *body, const OpccMergeProposal *proposal)
{
  static const char *const names[] = { "name",     "kind",     "charity_number", "company_number",
                                       "district", "postcode", "contact_email",  "other_names" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const OpccField *field = opcc_kind_find_field (&opcc_organisation_kind, names[i]);
      g_autofree char *first = opcc_record_get_text (OPCC_RECORD (proposal->first), names[i]);
      g_autofree char *second = opcc_record_get_text (OPCC_RECORD (proposal->second), names[i]);
      gboolean has_first = first != NULL && *first != '\0';
      gboolean has_second = second != NULL && *second != '\0';

      if (!has_first && !has_second)
        continue;
      if (g_strcmp0 (first, second) == 0)
        /* Translators: a field and what both of two records say in it. */
        g_string_append_printf (body, _ ("%s: %s, in both\n"), opcc_field_get_label (field), first);
      else
        /* Translators: a field and what each of two records says in it. */
        g_string_append_printf (body, _ ("%s: %s | %s\n"), opcc_field_get_label (field),
                                has_first ? first : _ ("not given"),
                                has_second ? second : _ ("not given"));
    }
}

void
opcc_merge_dialog_present (GtkWidget *from,
                           OpccWorkspace *workspace,
                           const OpccMergeProposal *proposal)
{
  g_autofree char *first = describe (proposal->first, proposal->first_applications);
  g_autofree char *second = describe (proposal->second, proposal->second_applications);
  g_autoptr (GString) body = g_string_new (proposal->reason);
  OpccAskDialog *dialog;
  OpccRequest *question;

  g_string_append (body, "\n\n");
  compare (body, proposal);
  g_string_append_c (body, '\n');
  g_string_append (body,
                   _ ("The applications, grants and other names of one go to the record that is "
                      "kept, and the other record is deleted. Undo brings it back."));
  dialog = opcc_ask_dialog_new (from, _ ("Are these one organisation?"), body->str, _ ("Merge"));
  question = opcc_request_new (from, workspace, &opcc_organisation_kind,
                               opcc_record_get_n (OPCC_RECORD (proposal->first)));
  question->other = opcc_record_get_n (OPCC_RECORD (proposal->second));
  opcc_ask_dialog_set_choice_title (dialog, _ ("Keep the name and record of"));
  opcc_ask_dialog_add_choice (dialog, "first", first);
  opcc_ask_dialog_add_choice (dialog, "second", second);
  opcc_request_present (question, OPCC_APPLY_DIALOG (dialog), G_CALLBACK (apply_cb));
}
