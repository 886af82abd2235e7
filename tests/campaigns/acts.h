/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can do to an office, done to any of its records. */
#pragma once

#include "campaign.h"

G_BEGIN_DECLS

/**
 * Act: one thing that a person does
 * @run: FALSE with @error where it is refused; TRUE where it was done, or there was nothing to do
 */
typedef struct
{
  const char *name;
  gboolean (*run) (Campaign *campaign, OpccDb *db, GError **error);
} Act;

extern const Act acts[];
extern const guint n_acts;

G_END_DECLS
