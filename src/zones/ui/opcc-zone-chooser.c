/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs in which the areas of a zone, and the applications made inside it, are chosen. */
#include "opcc-zone-chooser.h"

#include <glib/gi18n-lib.h>

#include "opcc-area.h"
#include "opcc-page.h"
#include "opcc-place.h"
#include "opcc-registry.h"
#include "opcc-zone-choices.h"
#include "opcc-zone-lists.h"

/* What a dialog is open for. */
typedef struct
{
  OpccRecordChooser *dialog; /* (owned) */
  GtkWidget *from;           /* (owned) */
  OpccWorkspace *workspace;  /* (owned) */
  OpccZone *zone;            /* (owned) */
  const OpccKind *kind;      /* what is chosen */
  GArray *numbers;           /* (owned) (nullable) what was chosen */
} Choosing;

static void
free_choosing (Choosing *self)
{
  g_object_unref (self->dialog);
  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_object_unref (self->zone);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, free_choosing)

static Choosing *
copy_choosing (const Choosing *from)
{
  Choosing *self = g_memdup2 (from, sizeof *from);

  g_object_ref (self->dialog);
  g_object_ref (self->from);
  g_object_ref (self->workspace);
  g_object_ref (self->zone);
  self->numbers = NULL;
  return self;
}

static void
close_choosing (gpointer data, GClosure *closure)
{
  /* The dialog itself holds on to this one, which so does not hold on to the dialog. */
  Choosing *self = data;

  g_object_unref (self->from);
  g_object_unref (self->workspace);
  g_object_unref (self->zone);
  g_free (self);
}

/* --- jobs ------------------------------------------------------------------------------------- */

static gpointer
list_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Choosing *choosing = data;
  const gint64 n = opcc_record_get_n (OPCC_RECORD (choosing->zone));

  return choosing->kind == &opcc_area_kind ? opcc_zone_list_areas (db, n, error)
                                           : opcc_zone_list_linked (db, n, choosing->kind, error);
}

static gpointer
choose_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Choosing *choosing = data;

  return GINT_TO_POINTER (
      choosing->kind == &opcc_area_kind
          ? opcc_zone_choose_areas (db, choosing->zone, choosing->numbers, error)
          : opcc_zone_choose_linked (db, choosing->zone, choosing->kind, choosing->numbers, error));
}

/* --- the dialog ------------------------------------------------------------------------------- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) numbers = opcc_workspace_run_finish (choosing->workspace, result, &error);

  if (numbers != NULL)
    opcc_record_chooser_set_chosen (choosing->dialog, numbers);
  else
    opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (choosing->dialog), error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  opcc_workspace_run_finish (choosing->workspace, result, &error);
  opcc_apply_dialog_finish (OPCC_APPLY_DIALOG (choosing->dialog), error);
  if (error != NULL)
    return;
  /* Translators: a zone, and how many areas or applications were chosen for it. */
  words = g_strdup_printf (_ ("%s: %u chosen"), choosing->zone->title, choosing->numbers->len);
  opcc_page_toast (choosing->from, words, TRUE);
}

static void
apply_cb (OpccRecordChooser *dialog, gpointer user_data)
{
  const Choosing *open = user_data;
  Choosing *choosing = copy_choosing (open);

  choosing->numbers = opcc_record_chooser_dup_chosen (dialog);
  opcc_workspace_run (choosing->workspace, choose_job, choosing, NULL, NULL, NULL, chosen_cb,
                      choosing);
}

static OpccRecordChooser *
open_chooser (GtkWidget *from,
              OpccWorkspace *workspace,
              OpccZone *zone,
              const OpccKind *kind,
              const char *title,
              const OpccColumn *columns,
              guint n_columns)
{
  OpccRecordChooser *dialog =
      opcc_record_chooser_new (from, workspace, title, _ ("Choose"), kind, columns, n_columns);
  Choosing *open = g_new0 (Choosing, 1);
  Choosing *reading;

  open->dialog = dialog;
  open->from = g_object_ref (from);
  open->workspace = g_object_ref (workspace);
  open->zone = g_object_ref (zone);
  open->kind = kind;
  reading = copy_choosing (open);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (apply_cb), open, close_choosing, 0);
  opcc_workspace_run (workspace, list_job, reading, NULL, (GDestroyNotify) g_array_unref, NULL,
                      listed_cb, reading);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

OpccRecordChooser *
opcc_zone_chooser_open_areas (GtkWidget *from, OpccWorkspace *workspace, OpccZone *zone)
{
  /* clang-format off */
  static const OpccColumn columns[] = {
    { "title", NULL, "title", 190, 0, .expand = TRUE },
    { "ward", NULL, "ward", 150, 0 },
    { "imd_decile", N_("Decile"), "imd_decile", 70, 1 },
    { "imd_score", N_("Deprivation"), "imd_score", 100, 1 },
    { "zone", NULL, "zone", 130, 0, opcc_zone_lists_fill_zone },
  };
  /* clang-format on */
  g_autofree char *title = g_strdup_printf (_ ("Areas of %s"), zone->title);
  const OpccPlace *place = opcc_place_by_key (zone->district);
  OpccRecordChooser *dialog =
      open_chooser (from, workspace, zone, &opcc_area_kind, title, columns, G_N_ELEMENTS (columns));

  if (place != NULL)
    opcc_record_chooser_set_words (dialog, place->name);
  return dialog;
}

OpccRecordChooser *
opcc_zone_chooser_open_grants (GtkWidget *from, OpccWorkspace *workspace, OpccZone *zone)
{
  static OpccColumn columns[2] = {
    { .id = "title", .width = 300, .expand = TRUE, .xalign = -1 },
    { .id = "detail", .width = 240, .xalign = -1 },
  };
  /* Of another domain: known by its name alone. */
  const OpccKind *kind = opcc_registry_find ("application");
  g_autofree char *title = NULL;

  if (kind == NULL)
    return NULL;
  columns[0].field = kind->title;
  columns[1].field = kind->detail;
  title = g_strdup_printf (_ ("Applications from %s"), zone->title);
  return open_chooser (from, workspace, zone, kind, title, columns, kind->detail != NULL ? 2 : 1);
}
