/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as outlines of districts. */
#include "fuzz.h"

#include <math.h>

#include "opcc-boundaries.h"

static void
check_rings (const OpccBoundaries *boundaries)
{
  const GPtrArray *rings = opcc_boundaries_get_rings (boundaries);
  double box[4];

  opcc_boundaries_get_box (boundaries, box);
  for (guint i = 0; i < rings->len; i++)
    {
      const OpccRing *ring = g_ptr_array_index (rings, i);

      g_assert_cmpuint (ring->points->len % 2, ==, 0);
      for (guint j = 0; j < ring->points->len; j++)
        {
          const double at = g_array_index (ring->points, double, j);

          g_assert_true (isfinite (at));
          g_assert_true (at >= box[j % 2] && at <= box[2 + j % 2]);
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  const char *path = fuzz_write (data, size);
  g_autoptr (GPtrArray) features = opcc_boundaries_read (path, &error);
  g_autoptr (OpccBoundaries) taken = opcc_boundaries_new ();
  g_autoptr (OpccBoundaries) loaded = NULL;

  g_assert_true ((features != NULL) == (error == NULL));
  if (error != NULL)
    fuzz_check_refusal (error);
  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      const OpccBoundaryFeature *feature = g_ptr_array_index (features, i);

      fuzz_check_text (feature->name);
      fuzz_check_text (feature->outline);
      /* What is called an outline is one when it is read from the office file. */
      if (feature->outline != NULL)
        g_assert_true (opcc_boundaries_add (taken, "blaby", feature->outline));
    }
  check_rings (taken);
  g_clear_error (&error);
  loaded = opcc_boundaries_load (path, &error);
  g_assert_true ((loaded != NULL) == (error == NULL));
  if (loaded != NULL)
    check_rings (loaded);
  return 0;
}
