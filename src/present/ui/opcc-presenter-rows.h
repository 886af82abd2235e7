/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows behind the figure of a slide, for the presenter. */
#pragma once

#include <gtk/gtk.h>

#include "opcc-slide.h"

G_BEGIN_DECLS

GtkWidget *opcc_presenter_rows_new (const OpccSlide *slide);

G_END_DECLS
