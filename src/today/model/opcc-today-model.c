/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of what is due today: what was put off, and until when. */
#include "opcc-today-model.h"

#include "opcc-snooze.h"
#include "opcc-today-paper.h"

static const OpccKind *const kinds[] = {
  &opcc_snooze_kind,
  NULL,
};

static const OpccReference references[] = {
  { "snooze", NULL, .few = TRUE },
  { NULL },
};

const OpccDomainModel opcc_today_model = {
  .name = "today",
  .kinds = kinds,
  .references = references,
  .documents = opcc_today_documents,
};
