/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccMergeBanner: says that some organisations may be one and the same, and offers to look. */
#include "opcc-merge-banner.h"

#include <glib/gi18n-lib.h>

#include "opcc-banner.h"
#include "opcc-merge-dialog.h"
#include "opcc-organisation-merge.h"
#include "opcc-organisation.h"
#include "opcc-page.h"

struct _OpccMergeBanner
{
  AdwBin parent_instance;
  OpccBanner *banner;
  OpccWorkspace *workspace; /* (owned) (nullable) once it is gone */
  GPtrArray *proposals;     /* (owned) (nullable) of OpccMergeProposal, until they were read */
};

G_DEFINE_FINAL_TYPE (OpccMergeBanner, opcc_merge_banner, ADW_TYPE_BIN)

static gpointer
list_job (OpccDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return opcc_merge_list_proposals (db, cancellable, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OpccMergeBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  GPtrArray *proposals;

  if (self->workspace == NULL)
    return;
  proposals = opcc_workspace_run_finish (self->workspace, result, &error);
  if (proposals == NULL)
    {
      opcc_page_report_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = proposals;
  gtk_widget_set_visible (GTK_WIDGET (self->banner), proposals->len > 0);
  title =
      g_strdup_printf (ngettext ("%u possible duplicate", "%u possible duplicates", proposals->len),
                       proposals->len);
  opcc_banner_set (self->banner, OPCC_TONE_WARN, title,
                   _ ("The same number stands under two names."));
}

static void
read_proposals (OpccMergeBanner *self)
{
  opcc_workspace_run (self->workspace, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                      NULL, listed_cb, g_object_ref (self));
}

static void
look_cb (OpccMergeBanner *self)
{
  if (self->proposals != NULL && self->proposals->len > 0)
    opcc_merge_dialog_present (GTK_WIDGET (self), self->workspace,
                               g_ptr_array_index (self->proposals, 0));
}

static void
changed_cb (OpccMergeBanner *self, const char *const *kinds)
{
  if (kinds == NULL || g_strv_contains (kinds, opcc_organisation_kind.name))
    read_proposals (self);
}

static void
opcc_merge_banner_dispose (GObject *object)
{
  OpccMergeBanner *self = OPCC_MERGE_BANNER (object);

  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  G_OBJECT_CLASS (opcc_merge_banner_parent_class)->dispose (object);
}

static void
opcc_merge_banner_class_init (OpccMergeBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = opcc_merge_banner_dispose;
}

static void
opcc_merge_banner_init (OpccMergeBanner *self)
{
  self->banner = OPCC_BANNER (opcc_banner_new (OPCC_TONE_WARN, "", NULL));
  opcc_banner_set_button (self->banner, _ ("Look…"), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), FALSE);
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (look_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

GtkWidget *
opcc_merge_banner_new (OpccWorkspace *workspace)
{
  OpccMergeBanner *self = g_object_new (OPCC_TYPE_MERGE_BANNER, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (changed_cb), self);
  read_proposals (self);
  return GTK_WIDGET (self);
}
