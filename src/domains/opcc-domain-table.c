/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of the domains' models, which the window and the command line share. */
#include "opcc-domain-table.h"

#include "opcc-area-model.h"
#include "opcc-estates-model.h"
#include "opcc-grants-model.h"
#include "opcc-partnerships-model.h"
#include "opcc-present-model.h"
#include "opcc-today-model.h"
#include "opcc-workforce-model.h"
#include "opcc-zones-model.h"

/* In the order in which their samples are made and their commands are listed. */
/* clang-format off */
static const OpccDomainModel *const models[] = {
  &opcc_area_model,
  &opcc_workforce_model,
  &opcc_estates_model,
  &opcc_grants_model,
  &opcc_partnerships_model,
  &opcc_today_model,
  &opcc_zones_model,
  &opcc_present_model,
};
/* clang-format on */

void
opcc_domain_table_register (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    opcc_domain_model_register (models[i]);
}
