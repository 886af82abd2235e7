/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts the power at every moment of thirty operations: whatever of the unsynced writes reached
 * the disk, the file opens, verifies, and holds what was acknowledged. */
#include <glib/gstdio.h>
#include <string.h>

#include "fault-vfs.h"
#include "opcc-domain-table.h"
#include "operations.h"

#define N_OPERATIONS 30

static Campaign *campaign;

static gboolean (*const steps[]) (OpccDb *, const char *, GError **) = {
  operation_save, operation_attach,  operation_undo, operation_redo, operation_detach,
  operation_save, operation_import,  operation_undo, operation_redo, operation_delete,
  operation_set,  operation_dispose, operation_wipe, operation_save, operation_import,
};

/* What a power cut left: the file must be as after @n_done operations, or the one under way. */
typedef struct
{
  guint n_done;
  char *content; /* (owned) */
} Image;

static struct
{
  guint n_done;
  guint n_events;
  guint n_wanted; /* events there will be; 0 while they are only counted */
  guint n_images;
  gboolean is_busy;
  char *folder;
  char *path;
  GArray *images;
} power;

static void
take_image (void)
{
  Image image = { power.n_done, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  OpccDb *db;

  fault_vfs_write_image (power.folder, campaign->rand);
  /* As the program does, which puts right what the journal says. */
  db = campaign_open (power.path, FALSE, &error);
  if (db == NULL)
    g_error ("a power cut in operation %u, event %u: %s", power.n_done, power.n_events,
             error->message);
  opcc_db_close (db);
  if (campaign_verify (power.path, &image.content, &why) > 0)
    g_error ("a power cut in operation %u, event %u: %s", power.n_done, power.n_events, why);
  g_array_append_val (power.images, image);
}

static void
event_cb (gpointer unused)
{
  if (power.is_busy)
    return;
  power.n_events++;
  if (power.n_wanted == 0)
    return;
  power.is_busy = TRUE;
  while ((guint64) power.n_images * power.n_wanted < (guint64) campaign->count * power.n_events)
    {
      take_image ();
      power.n_images++;
    }
  power.is_busy = FALSE;
}

static void
check_images (char *const *contents)
{
  for (guint i = 0; i < power.images->len; i++)
    {
      Image *image = &g_array_index (power.images, Image, i);

      if (strcmp (image->content, contents[image->n_done]) != 0 &&
          g_strcmp0 (image->content, contents[image->n_done + 1]) != 0)
        g_error ("a power cut in operation %u: the file is neither as before it nor as after it",
                 image->n_done);
      g_free (image->content);
    }
  g_array_set_size (power.images, 0);
}

/* (transfer full): what is in the file now; it is well. */
static char *
read_content (const char *path)
{
  char *content;
  g_autofree char *why = NULL;

  power.is_busy = TRUE;
  if (campaign_verify (path, &content, &why) > 0)
    g_error ("after operation %u: %s", power.n_done, why);
  power.is_busy = FALSE;
  return content;
}

static void
work (const char *path, gboolean check)
{
  char *contents[N_OPERATIONS + 2] = { NULL };
  g_autoptr (GError) error = NULL;
  OpccDb *db;

  power.n_done = 0;
  contents[0] = read_content (path);
  fault_vfs_record (campaign->folder, event_cb, NULL);
  db = campaign_open (path, FALSE, &error);
  g_assert_no_error (error);
  while (power.n_done < N_OPERATIONS)
    {
      g_assert_true (steps[power.n_done % G_N_ELEMENTS (steps)](db, path, &error));
      g_assert_no_error (error);
      power.n_done++;
      contents[power.n_done] = read_content (path);
    }
  opcc_db_close (db);
  fault_vfs_stop ();
  if (check)
    check_images (contents);
  for (guint i = 0; i <= N_OPERATIONS; i++)
    g_free (contents[i]);
}

static void
test_power (void)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  fault_vfs_install ();
  path = campaign_make_office (campaign);
  power.folder = campaign_get_path (campaign, "after");
  power.path = g_build_filename (power.folder, "office.opcc", NULL);
  power.images = g_array_new (FALSE, FALSE, sizeof (Image));
  g_mkdir (power.folder, 0700);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  work (path, FALSE);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  power.n_wanted = power.n_events;
  power.n_events = 0;
  work (path, TRUE);
  campaign_report (campaign,
                   "%u images of power cuts at %u moments of %u operations: all opened and "
                   "verified; 0 acknowledged actions lost, 0 half done",
                   power.n_images, power.n_events, N_OPERATIONS);
  g_array_unref (power.images);
  g_free (power.folder);
  g_free (power.path);
}

int
main (int argc, char *argv[])
{
  int status;

  campaign = campaign_new ("power", 25, &argc, &argv);
  g_test_init (&argc, &argv, NULL);
  opcc_domain_table_register ();
  g_test_add_func ("/campaign/power", test_power);
  status = g_test_run ();
  campaign_free (campaign);
  return status;
}
