/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two pictures of a chart are apart. */
#pragma once

#include <cairo.h>

/* The mean of the difference of each colour, 0 to 255, and the share of the pixels that differ
 * much.
 */
void test_picture_compare (cairo_surface_t *a, cairo_surface_t *b, double *mean, double *much);
/* (transfer full): smaller, so that the edges of letters no longer count; frees @large. */
cairo_surface_t *test_picture_shrink (cairo_surface_t *large, double by);
/* Fails where they are not one picture. */
void test_picture_assert_alike (cairo_surface_t *screen,
                                cairo_surface_t *other,
                                const char *name,
                                const char *form);
