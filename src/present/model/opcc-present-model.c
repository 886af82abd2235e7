/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The domain of what is presented: its kinds, its documents and its sample. */
#include "opcc-present-model.h"

#include <glib/gi18n-lib.h>

#include "opcc-deck-handout.h"
#include "opcc-deck-slide.h"
#include "opcc-deck.h"
#include "opcc-present-sample.h"
#include "opcc-report-paper.h"
#include "opcc-report-part.h"
#include "opcc-report.h"

static const OpccKind *const kinds[] = {
  &opcc_deck_kind, &opcc_deck_slide_kind, &opcc_report_kind, &opcc_report_part_kind, NULL,
};

static const OpccReference references[] = {
  { "deck", NULL, .few = TRUE },
  { "deck_slide", NULL, .few = TRUE },
  { "report", NULL, .few = TRUE },
  { "report_part", NULL, .few = TRUE },
  { NULL },
};

static const OpccDomainOption deck_options[] = {
  { "deck", "DECK", N_ ("The deck"), TRUE },
  { NULL },
};

static const OpccDomainOption report_options[] = {
  { "report", "REPORT", N_ ("The panel report"), TRUE },
  { NULL },
};

static const OpccDomainDocument documents[] = {
  { "handout", N_ ("Handout of a deck: what its slides show"), deck_options,
    opcc_deck_handout_build },
  { "panel", N_ ("Panel report, with last time’s figures beside those of now"), report_options,
    .write = opcc_report_paper_write, .kind = &opcc_report_kind },
  { NULL },
};

const OpccDomainModel opcc_present_model = {
  .name = "present",
  .kinds = kinds,
  .references = references,
  .documents = documents,
  .fill_sample = opcc_present_sample_fill,
};
