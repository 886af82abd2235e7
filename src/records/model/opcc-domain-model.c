/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccDomainModel: what a domain brings with it, said once, for the window and the command line. */
#include "opcc-domain-model.h"

#include "opcc-registry.h"

/* More than any office has domains. */
#define MAX_MODELS 16

static const OpccDomainModel *models[MAX_MODELS];
static guint n_known;

/**
 * opcc_domain_model_register:
 * @model: (transfer none): static
 *
 * Not for several threads at once: programs call it before they open anything.
 */
void
opcc_domain_model_register (const OpccDomainModel *model)
{
  for (guint i = 0; i < n_known; i++)
    if (models[i] == model)
      return;
  g_return_if_fail (n_known < MAX_MODELS);
  models[n_known++] = model;
  for (guint i = 0; model->kinds[i] != NULL; i++)
    opcc_registry_add (model->kinds[i]);
}

/**
 * opcc_domain_models_get:
 * @n_models: (out): how many are registered
 *
 * Returns: (transfer none) (array length=n_models): in the order in which they were registered
 */
const OpccDomainModel *const *
opcc_domain_models_get (guint *n_models)
{
  *n_models = n_known;
  return models;
}

/**
 * opcc_domain_models_fill_sample:
 * @data_dir: the folder with the sample's files
 *
 * Fills an empty office with the sample of every domain.
 */
gboolean
opcc_domain_models_fill_sample (OpccDb *db,
                                const char *data_dir,
                                GCancellable *cancellable,
                                GError **error)
{
  for (guint i = 0; i < n_known; i++)
    if (models[i]->fill_sample != NULL &&
        !models[i]->fill_sample (db, data_dir, cancellable, error))
      return FALSE;
  return TRUE;
}

/**
 * opcc_domain_models_judge:
 *
 * Call it inside the action, so that nothing comes between the rule and the save.
 *
 * Returns: FALSE with a sentence where a rule of the domain is in the way
 */
gboolean
opcc_domain_models_judge (OpccDb *db, OpccRecord *record, gboolean is_deleted, GError **error)
{
  const OpccKind *kind = opcc_record_get_kind (record);

  for (guint i = 0; i < n_known; i++)
    for (guint k = 0; models[i]->judge != NULL && models[i]->kinds[k] != NULL; k++)
      if (models[i]->kinds[k] == kind)
        return models[i]->judge (db, record, is_deleted, error);
  return TRUE;
}

const OpccDomainModel *
opcc_domain_model_find_chart (const OpccDomainChart *chart)
{
  for (guint i = 0; i < n_known; i++)
    for (const OpccDomainChart *one = models[i]->charts; one != NULL && one->name != NULL; one++)
      if (one == chart)
        return models[i];
  return NULL;
}

const OpccDomainModel *
opcc_domain_model_find_document (const OpccDomainDocument *document)
{
  for (guint i = 0; i < n_known; i++)
    for (const OpccDomainDocument *one = models[i]->documents; one != NULL && one->name != NULL;
         one++)
      if (one == document)
        return models[i];
  return NULL;
}
