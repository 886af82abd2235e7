/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands over the records of a JSON list as rows. */
#pragma once

#include "opcc-json-book.h"
#include "opcc-row-reader.h"

G_BEGIN_DECLS

#define OPCC_TYPE_JSON_READER (opcc_json_reader_get_type ())
G_DECLARE_FINAL_TYPE (OpccJsonReader, opcc_json_reader, OPCC, JSON_READER, OpccRowReader)

OpccRowReader *opcc_json_reader_new (GPtrArray *tables, guint table);

G_END_DECLS
