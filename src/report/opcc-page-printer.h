/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccPagePrinter: sets text on A4 pages one below the other, with head and foot. Goes over a
 * document twice: first it only counts the pages, then it draws "page 3 of 7". */
#pragma once

#include <pango/pangocairo.h>

#include "opcc-document.h"

G_BEGIN_DECLS

/* Points of 1/72 inch; A4. */
#define OPCC_PAGE_WIDTH       595.28
#define OPCC_PAGE_HEIGHT      841.89
#define OPCC_PAGE_MARGIN      56.0
#define OPCC_PAGE_TEXT_WIDTH  (OPCC_PAGE_WIDTH - 2 * OPCC_PAGE_MARGIN)
#define OPCC_PAGE_TEXT_TOP    64.0
#define OPCC_PAGE_TEXT_BOTTOM (OPCC_PAGE_HEIGHT - 78.0)

typedef enum
{
  OPCC_FONT_TITLE,
  OPCC_FONT_HEADING, /* of level 2 */
  OPCC_FONT_SUBHEADING,
  OPCC_FONT_BODY,
  OPCC_FONT_STRONG,
  OPCC_FONT_CELL,
  OPCC_FONT_CELL_STRONG,
  OPCC_FONT_MARKING,
  OPCC_FONT_FOOTER,
  OPCC_N_PAGE_FONTS,
} OpccPageFont;

typedef struct _OpccPagePrinter OpccPagePrinter;

struct _OpccPagePrinter
{
  const OpccDocument *document; /* (unowned) */
  cairo_t *cairo;               /* (unowned) (nullable): NULL while pages are only counted */
  PangoContext *context;        /* (owned) */
  PangoFontDescription *fonts[OPCC_N_PAGE_FONTS]; /* (owned) */
  PangoAttrList *attributes;                      /* (owned) of all text */
  GHashTable *tables;   /* (owned) of OpccBlock: what opcc-page-table measured of it */
  GPtrArray *tag_words; /* (owned) (element-type char *): see opcc_page_printer_begin_tag() */
  double y;             /* where the next line goes, from the top of the page */
  int page;             /* 1 is the first */
  int n_pages;          /* 0 while they are counted */

  gboolean untagged; /* nothing of its structure is kept: it is for paper */
  GString *said;     /* (unowned) (nullable) gets the words of the page as they are set */
  /* (nullable) A heading stands at @y of @page. */
  void (*add_outline) (OpccPagePrinter *self, int level, const char *text);
  /* (nullable) A page is done and another begins, for which it sets @cairo; NULL: they follow each
   * other on one surface. */
  void (*turn_page) (OpccPagePrinter *self);
};

/* Nothing is drawn until @cairo is set; only pages are counted. */
void opcc_page_printer_init (OpccPagePrinter *self, const OpccDocument *document);
void opcc_page_printer_clear (OpccPagePrinter *self);

/* Prints what stands on every page, and goes to the first line. */
void opcc_page_printer_begin_page (OpccPagePrinter *self);
void opcc_page_printer_break_page (OpccPagePrinter *self);
/* Goes on on the next page where fewer points than @height are left on this one. */
void opcc_page_printer_need_space (OpccPagePrinter *self, double height);
/* Points that are left on this page. */
double opcc_page_printer_get_room (const OpccPagePrinter *self);

PangoLayout *opcc_page_printer_make_layout (OpccPagePrinter *self,
                                            const char *text,
                                            OpccPageFont font,
                                            double width);
double opcc_page_layout_get_height (PangoLayout *layout);
void opcc_page_printer_show_lines (
    OpccPagePrinter *self, PangoLayout *layout, double x, double y, int first, int last);
void opcc_page_printer_begin_tag (OpccPagePrinter *self, const char *tag, const char *attributes);
/* Ends the innermost one, which is @tag. */
void opcc_page_printer_end_tag (OpccPagePrinter *self, const char *tag);
void opcc_page_printer_begin_aside (OpccPagePrinter *self);
void opcc_page_printer_end_aside (OpccPagePrinter *self);
void opcc_page_printer_print (
    OpccPagePrinter *self, const char *tag, const char *text, OpccPageFont font, double x);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpccPagePrinter, opcc_page_printer_clear)

G_END_DECLS
