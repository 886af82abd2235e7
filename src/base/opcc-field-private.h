/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of OpccField, for the two files that know where a member stands. */
#pragma once

#include "opcc-field.h"

G_BEGIN_DECLS

#define MEMBER(ctype, field, record) (*(ctype *) ((char *) (record) + (field)->offset))
#define CONST_MEMBER(ctype, field, record)                                                         \
  (*(const ctype *) ((const char *) (record) + (field)->offset))

/* Always FALSE, with OPCC_ERROR_INVALID: "“blue” cannot be read as Colour." and the remedy. */
gboolean opcc_field_refuse_typed (const OpccField *field,
                                  const char *typed,
                                  const char *remedy,
                                  GError **error);

G_END_DECLS
