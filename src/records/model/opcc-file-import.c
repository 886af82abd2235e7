/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccFileImport: a kind of file that a domain takes in, by menu and by `opcc import NAME FILE`. */
#include "opcc-file-import.h"

#include "opcc-domain-model.h"
#include "opcc-record-intake.h"

/**
 * opcc_file_import_find:
 *
 * Returns: (transfer none) (nullable): the import of that name, of whichever domain
 */
const OpccFileImport *
opcc_file_import_find (const char *name)
{
  guint n_models;
  const OpccDomainModel *const *models = opcc_domain_models_get (&n_models);

  for (guint i = 0; i < n_models; i++)
    for (const OpccFileImport *import = models[i]->imports; import != NULL && import->name != NULL;
         import++)
      if (g_strcmp0 (import->name, name) == 0)
        return import;
  return NULL;
}

/**
 * opcc_file_import_run:
 *
 * Takes in a file as one action; a job of the store.
 *
 * Returns: (transfer full): what came of it; NULL on error, and nothing is then written
 */
OpccImportResult *
opcc_file_import_run (const OpccFileImport *self,
                      OpccDb *db,
                      const char *path,
                      OpccFileImportFlags flags,
                      GCancellable *cancellable,
                      GError **error)
{
  if (self->intake != NULL)
    return opcc_record_intake_run (db, self->intake, path, flags, cancellable, error);
  return self->run (db, path, flags, cancellable, error);
}

gboolean
opcc_sample_files_are_there (const OpccSampleFile *files, const char *data_dir)
{
  for (; files->name != NULL; files++)
    {
      g_autofree char *path = g_build_filename (data_dir, files->name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return FALSE;
    }
  return TRUE;
}

/**
 * opcc_sample_files_take:
 * @data_dir: the folder they are in
 *
 * Takes the files in through the imports that people use, each as one action.
 */
gboolean
opcc_sample_files_take (OpccDb *db,
                        const OpccSampleFile *files,
                        const char *data_dir,
                        GCancellable *cancellable,
                        GError **error)
{
  for (; files->name != NULL; files++)
    {
      g_autofree char *path = g_build_filename (data_dir, files->name, NULL);
      const OpccFileImport import = { .intake = files->intake, .run = files->run };
      g_autoptr (OpccImportResult) result =
          opcc_file_import_run (&import, db, path, OPCC_FILE_IMPORT_FRESH, cancellable, error);

      if (result == NULL)
        return FALSE;
    }
  return TRUE;
}
