/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks JSON piece by piece: exact numbers, no recursion, every fault with its line. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  OPCC_JSON_END,
  OPCC_JSON_OBJECT_START,
  OPCC_JSON_OBJECT_END,
  OPCC_JSON_ARRAY_START,
  OPCC_JSON_ARRAY_END,
  OPCC_JSON_NAME,
  OPCC_JSON_STRING,
  OPCC_JSON_NUMBER,
  OPCC_JSON_TRUE,
  OPCC_JSON_FALSE,
  OPCC_JSON_NULL,
} OpccJsonToken;

/* Deeper nesting is refused. */
#define OPCC_JSON_MAX_DEPTH 64

typedef struct _OpccJsonScanner OpccJsonScanner;

OpccJsonScanner *opcc_json_scanner_new (const char *text, gsize length, const char *file_name);
void opcc_json_scanner_free (OpccJsonScanner *self);
gboolean opcc_json_scanner_next (OpccJsonScanner *self, OpccJsonToken *token, GError **error);
const char *opcc_json_scanner_get_text (OpccJsonScanner *self);
gboolean opcc_json_scanner_get_lost (OpccJsonScanner *self);
gboolean opcc_json_scanner_skip (OpccJsonScanner *self, OpccJsonToken first, GError **error);
guint opcc_json_scanner_get_depth (OpccJsonScanner *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OpccJsonScanner, opcc_json_scanner_free)

G_END_DECLS
