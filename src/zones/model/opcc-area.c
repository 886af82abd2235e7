/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small areas, which candidates for a zone are chosen from. */
#include "opcc-area.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const OpccField fields[] = {
  OPCC_FIELD (OpccArea, code, TEXT, N_("Code"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_UNIQUE | OPCC_MARK_PUBLISHED, .synonyms = "LSOA code|LSOA11CD|LSOA21CD"),
  OPCC_FIELD (OpccArea, title, TEXT, N_("Area"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Name|LSOA name|LSOA11NM|LSOA21NM"),
  OPCC_FIELD (OpccArea, ward, TEXT, N_("Ward"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED, .synonyms = "Ward name|WD17NM|WD22NM"),
  OPCC_FIELD (OpccArea, ward_code, TEXT, N_("Ward code"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "WD17CD|WD22CD"),
  OPCC_FIELD (OpccArea, district, PLACE, N_("District"),
              .marks = OPCC_MARK_REQUIRED | OPCC_MARK_PUBLISHED, .synonyms = "Local authority|LAD17NM|LAD17CD|LAD22NM"),
  OPCC_FIELD (OpccArea, imd_score, NUMBER, N_("Deprivation score"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "IMD score", .min = 0, .max = 100, .decimals = 3),
  OPCC_FIELD (OpccArea, imd_rank, INTEGER, N_("Deprivation rank"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "IMD rank", .min = 1, .max = 50000),
  OPCC_FIELD (OpccArea, imd_decile, INTEGER, N_("Deprivation decile"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Decile|IMD decile|IMD decile 1 most deprived", .min = 1, .max = 10),
  OPCC_FIELD (OpccArea, income_score, NUMBER, N_("Income deprivation"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Income score", .min = 0, .max = 100, .decimals = 1),
  OPCC_FIELD (OpccArea, employment_score, NUMBER, N_("Employment deprivation"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Employment score", .min = 0, .max = 100, .decimals = 1),
  OPCC_FIELD (OpccArea, population, INTEGER, N_("Residents"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Population", .min = 1, .max = 100000),
  OPCC_FIELD (OpccArea, crimes, INTEGER, N_("Crimes recorded"),
              .marks = OPCC_MARK_PUBLISHED, .synonyms = "Crime|Crimes", .min = 0, .max = 1000000),
  OPCC_FIELD (OpccArea, crime_period, TEXT, N_("Period of the crimes"),
              .marks = OPCC_MARK_PUBLISHED),
  OPCC_FIELD (OpccArea, zone, LINK, N_("People Zone"),
              .marks = OPCC_MARK_SEARCHED | OPCC_MARK_PUBLISHED | OPCC_MARK_LOOSE, .target = "zone", .synonyms = "Zone"),
  OPCC_FIELD (OpccArea, note, LONG_TEXT, N_("Note"),
              .marks = OPCC_MARK_SEARCHED),
  OPCC_FIELD (OpccArea, source, TEXT, N_("Source"),
              .marks = OPCC_MARK_SEARCHED),
};
/* clang-format on */

const OpccKind opcc_area_kind = {
  .name = "area",
  .label = N_ ("Area"),
  .plural = N_ ("Areas"),
  .title = "title",
  .detail = "ward",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = opcc_area_get_type,
};

OPCC_DEFINE_RECORD (OpccArea, opcc_area, opcc_area_kind)
