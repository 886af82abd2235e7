/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lets something fail at each moment of each operation, once and for ever. */
#pragma once

#include "offices.h"

G_BEGIN_DECLS

/* What fails. A sort of @n_sorts is a kind of call, such as a write. */
typedef struct
{
  const char *const *sorts; /* their names */
  guint n_sorts;
  /* The @nth call of its sort fails from now on, from 1 on; with @for_ever all after it too. 0:
   * none does. */
  void (*arm) (guint sort, guint nth, gboolean for_ever);
  /* @n_calls: (out caller-allocates) (nullable): how many of each sort there were since */
  void (*disarm) (guint *n_calls);
  gboolean is_over; /* once disarmed, all is well again, in the program that is open too */
} FaultSource;

/* Tries as many of the points at which @source can fail as the campaign counts, evenly: an error is
 * said, nothing acknowledged is lost and nothing is half done. @what: such as "a call to the disk"
 */
void
faults_try_all (Campaign *campaign, Offices *offices, const FaultSource *source, const char *what);

G_END_DECLS
