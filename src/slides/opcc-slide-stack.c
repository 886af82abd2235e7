/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpccSlideStack: head, foot and page numbers of the slides of a message. */
#include "opcc-slide-stack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARGIN        96.0
#define FURNITURE_TOP 52.0
#define TITLE_TOP     106.0
#define OPENING_TOP   190.0
#define BODY_GAP      34.0
#define FOOT_MARGIN   40.0
#define FOOT_GAP      14.0
#define RULE          2.0
/* Kept free: behind a title for "12 of 34", before the notes for the clock. */
#define PAGES_WIDTH 190.0
#define CLOCK_WIDTH 430.0
/* Of the width, at most, for the marking. */
#define MARKING_SHARE 0.75
#define MOST_NOTES    4u /* lines */
/* Of a narrow wall, whose lines are shorter. */
#define MOST_NARROW 6u
#define NARROW      1600.0
#define MOST_TITLE  4u
#define PROSE_WIDTH 1560.0
#define MOST_WHOLE  8u
#define LABEL_WIDTH 84.0

void
opcc_slide_stack_init (OpccSlideStack *self, const OpccDocument *document, double aspect)
{
  memset (self, 0, sizeof *self);
  self->document = document;
  self->ruler = opcc_slide_ruler_new ();
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) opcc_slide_unref);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->lead = g_ptr_array_new_with_free_func (g_free);
  self->tail = g_ptr_array_new_with_free_func (g_free);
  self->width = OPCC_SLIDE_HEIGHT * aspect;
  self->left = MARGIN;
  self->room = self->width - 2 * MARGIN;
}

void
opcc_slide_stack_clear (OpccSlideStack *self)
{
  opcc_slide_ruler_free (self->ruler);
  g_clear_pointer (&self->slides, g_ptr_array_unref);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->lead);
  g_ptr_array_unref (self->tail);
}

gboolean
opcc_slide_stack_is_fresh (const OpccSlideStack *self)
{
  return self->slide == NULL || self->y <= self->top;
}

double
opcc_slide_stack_get_left_over (const OpccSlideStack *self)
{
  return self->bottom - self->y;
}

void
opcc_slide_stack_break (OpccSlideStack *self)
{
  self->slide = NULL;
}

/* --- head and foot --------------------------------------------------------------------------- */

static char *
join_section (const OpccSlideStack *self, gboolean with_document)
{
  const OpccSlideMessage *message = &self->message;
  const char *footer = opcc_document_get_text (self->document, OPCC_DOCUMENT_FOOTER);
  const char *parts[3] = { with_document && g_strcmp0 (footer, message->title) != 0 ? footer : NULL,
                           message->section, message->figure };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", parts[i]);
  return g_string_free (out, FALSE);
}

/* The marking at the right, whole; at its left what the slide belongs to, as much as has room. */
static void
add_furniture (OpccSlideStack *self)
{
  const char *marking = opcc_document_get_text (self->document, OPCC_DOCUMENT_MARKING);
  const double line = opcc_slide_ruler_get_line (self->ruler, OPCC_SLIDE_NOTE);
  g_autofree char *section = join_section (self, TRUE);
  OpccSlideBox box = { self->left, FURNITURE_TOP, self->room, line };
  OpccSlideItem *item;

  if (marking != NULL)
    {
      double wide = opcc_slide_ruler_measure (self->ruler, OPCC_SLIDE_MARKING, marking, -1);

      wide = MIN (wide, self->room * MARKING_SHARE);
      item = opcc_slide_add_text (self->slide, OPCC_SLIDE_MARKING, OPCC_INK_DIM, marking,
                                  (OpccSlideBox){ self->left + self->room - wide, FURNITURE_TOP,
                                                  wide, line },
                                  "\n");
      item->align = OPCC_SLIDE_RIGHT;
      item->is_furniture = TRUE;
      item->shortens = TRUE;
      box.width -= wide + 48;
    }
  if (opcc_slide_ruler_measure (self->ruler, OPCC_SLIDE_NOTE, section, -1) > box.width)
    {
      g_free (section);
      section = join_section (self, FALSE);
    }
  if (opcc_slide_ruler_measure (self->ruler, OPCC_SLIDE_NOTE, section, -1) > box.width &&
      self->message.section != NULL && self->slides->len - 1 == self->first)
    g_ptr_array_insert (self->lead, 0, g_strdup (self->message.section));
  item = opcc_slide_add_text (self->slide, OPCC_SLIDE_NOTE, OPCC_INK_DIM, section, box, "\n");
  item->is_furniture = TRUE;
  item->shortens = TRUE;
}

/* The largest type in which it has two lines at most; one less where that saves a line. */
static OpccSlideType
choose_title (OpccSlideStack *self, double width, guint *n_lines)
{
  static const OpccSlideType titles[] = { OPCC_SLIDE_OPENING, OPCC_SLIDE_TITLE,
                                          OPCC_SLIDE_LONG_TITLE, OPCC_SLIDE_LONGER_TITLE };
  const guint n = G_N_ELEMENTS (titles);
  guint lines[G_N_ELEMENTS (titles)];
  guint i = self->message.is_opening ? 0 : 1;

  for (guint k = i; k < n; k++)
    lines[k] = opcc_slide_ruler_count_lines (self->ruler, titles[k], self->message.title, width);
  while (i < n - 1 && lines[i] > 2)
    i++;
  if (i < n - 1 && lines[i + 1] < lines[i])
    i++;
  *n_lines = lines[i];
  return titles[i];
}

/* What is too long even for small type is cut short, and said whole as a paragraph. */
static void
add_title (OpccSlideStack *self)
{
  const double width = self->room - (self->message.is_single ? 0 : PAGES_WIDTH);
  guint n;
  const OpccSlideType type = choose_title (self, width, &n);
  const double line = opcc_slide_ruler_get_line (self->ruler, type);
  OpccSlideItem *item;

  self->y = self->message.is_opening ? OPENING_TOP : TITLE_TOP;
  item = opcc_slide_add_text (self->slide, type, OPCC_INK_TEXT, self->message.title,
                              (OpccSlideBox){ self->left, self->y, width, 0 }, "\n");
  item->is_title = TRUE;
  item->wraps = TRUE;
  if (n > MOST_TITLE)
    {
      n = MOST_TITLE;
      item->shortens = TRUE;
      item->box.height = n * line;
      if (self->slides->len - 1 == self->first)
        g_ptr_array_insert (self->lead, 0, g_strdup (self->message.title));
    }
  self->y += n * line;
}

static void
add_subtitle (OpccSlideStack *self)
{
  const char *text = self->message.subtitle;
  const double line = opcc_slide_ruler_get_line (self->ruler, OPCC_SLIDE_SUBTITLE);
  OpccSlideItem *item;
  guint n;

  if (text == NULL || *text == '\0')
    return;
  n = opcc_slide_ruler_count_lines (self->ruler, OPCC_SLIDE_SUBTITLE, text, self->room);
  if (n > MOST_NOTES)
    {
      if (self->slides->len - 1 == self->first)
        g_ptr_array_add (self->lead, g_strdup (text));
      return;
    }
  item = opcc_slide_add_text (self->slide, OPCC_SLIDE_SUBTITLE, OPCC_INK_DIM, text,
                              (OpccSlideBox){ self->left, self->y + 6, self->room, 0 }, "\n");
  item->wraps = TRUE;
  self->y += 6 + n * line;
}

/* From the bottom up: source and rule of counting, the rule above them. */
static void
add_foot (OpccSlideStack *self)
{
  /* What was left out is said on the first slide, where the document says what it is. */
  const char *withheld = self->slides->len == 1
                             ? opcc_document_get_text (self->document, OPCC_DOCUMENT_WITHHELD)
                             : NULL;
  const char *notes[] = { self->message.before, self->message.source, self->message.rule,
                          withheld };
  const double line = opcc_slide_ruler_get_line (self->ruler, OPCC_SLIDE_NOTE);
  const double width = self->room - CLOCK_WIDTH;
  const guint most = self->width < NARROW ? MOST_NARROW : MOST_NOTES;
  guint n[G_N_ELEMENTS (notes)] = { 0 };
  guint all = 0;
  double y;

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      if (notes[i] == NULL)
        continue;
      n[i] = opcc_slide_ruler_count_lines (self->ruler, OPCC_SLIDE_NOTE, notes[i], width);
      if (all + n[i] > most)
        n[i] = 0;
      if (n[i] == 0 && self->slides->len - 1 == self->first)
        g_ptr_array_add (self->tail, g_strdup (notes[i]));
      all += n[i];
    }
  self->slide->foot = OPCC_SLIDE_HEIGHT - FOOT_MARGIN - MAX (all, 1) * line - FOOT_GAP;
  self->bottom = self->slide->foot - FOOT_GAP;
  opcc_slide_add (self->slide, OPCC_SLIDE_RULE, OPCC_INK_GRID,
                  (OpccSlideBox){ self->left, self->slide->foot, self->room, RULE });
  y = self->slide->foot + FOOT_GAP;
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (n[i] > 0)
      {
        opcc_slide_add_text (self->slide, OPCC_SLIDE_NOTE, OPCC_INK_DIM, notes[i],
                             (OpccSlideBox){ self->left, y, width, 0 }, "\n")
            ->wraps = TRUE;
        y += n[i] * line;
      }
}

static void
say_lead (OpccSlideStack *self)
{
  g_autoptr (GPtrArray) lead = g_steal_pointer (&self->lead);

  self->lead = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lead->len; i++)
    opcc_slide_prose_add (self, OPCC_SLIDE_VALUE, NULL, g_ptr_array_index (lead, i));
}

OpccSlide *
opcc_slide_stack_need (OpccSlideStack *self)
{
  const OpccSlideMessage *message = &self->message;
  const char *section = message->section;

  if (self->slide != NULL)
    return self->slide;
  if (section == NULL)
    section = opcc_document_get_text (self->document, OPCC_DOCUMENT_TITLE);
  self->slide = opcc_slide_new (self->width);
  g_ptr_array_add (self->slides, self->slide);
  self->slide->title = g_strdup (message->title);
  self->slide->both = g_strdup (message->title);
  self->slide->section = g_strdup (section != NULL ? section : "");
  self->slide->marking = g_strdup (opcc_document_get_text (self->document, OPCC_DOCUMENT_MARKING));
  add_furniture (self);
  add_title (self);
  add_subtitle (self);
  self->top = self->y + BODY_GAP;
  self->y = self->top;
  add_foot (self);
  say_lead (self);
  return self->slide;
}

void
opcc_slide_stack_need_room (OpccSlideStack *self, double height)
{
  opcc_slide_stack_need (self);
  if (opcc_slide_stack_is_fresh (self) || opcc_slide_stack_get_left_over (self) >= height)
    return;
  opcc_slide_stack_break (self);
  opcc_slide_stack_need (self);
}

/* --- messages -------------------------------------------------------------------------------- */

static const char *
keep (OpccSlideStack *self, const char *text)
{
  char *copy = g_strdup (text);

  if (copy != NULL)
    g_ptr_array_add (self->texts, copy);
  return copy;
}

void
opcc_slide_stack_begin (OpccSlideStack *self, const OpccSlideMessage *message)
{
  opcc_slide_stack_end (self);
  self->message = *message;
  self->message.title = keep (self, message->title != NULL ? message->title : "");
  self->message.subtitle = keep (self, message->subtitle);
  self->message.section = keep (self, message->section);
  self->message.figure = keep (self, message->figure);
  self->message.before = keep (self, message->before);
  self->message.source = keep (self, message->source);
  self->message.rule = keep (self, message->rule);
  self->first = self->slides->len;
}

void
opcc_slide_stack_undo (OpccSlideStack *self)
{
  g_ptr_array_set_size (self->slides, (int) self->first);
  g_ptr_array_set_size (self->lead, 0);
  g_ptr_array_set_size (self->tail, 0);
  self->slide = NULL;
}

guint
opcc_slide_stack_count (const OpccSlideStack *self)
{
  return self->slides->len - self->first;
}

/* The title, or what stands above it: the name of the section. */
static OpccSlideItem *
find_head (const OpccSlide *slide, gboolean is_title)
{
  guint i = 0;

  while (g_array_index (slide->items, OpccSlideItem, i).is_title != is_title ||
         g_array_index (slide->items, OpccSlideItem, i).type == OPCC_SLIDE_MARKING)
    i++;
  return &g_array_index (slide->items, OpccSlideItem, i);
}

/* What the words of a title cover: how high, and how wide the last line is. */
static void
measure_title (const OpccSlideStack *self, const OpccSlideItem *item, double *width, double *height)
{
  g_autoptr (PangoLayout) layout =
      opcc_slide_type_make_layout (opcc_slide_ruler_get_context (self->ruler), item->type,
                                   item->text, item->box.width);
  PangoRectangle last;

  if (item->shortens)
    {
      pango_layout_set_height (layout, (int) (item->box.height * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  opcc_slide_type_get_extent (layout, width, height);
  pango_layout_line_get_extents (
      pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1), NULL,
      &last);
  *width = (double) last.width / PANGO_SCALE;
}

/* "2 of 3" behind the title where there is room, else behind the name of the section. */
static void
add_pages (OpccSlideStack *self, OpccSlide *slide, guint number, guint count)
{
  const double own = opcc_slide_ruler_get_line (self->ruler, OPCC_SLIDE_SUBTITLE);
  const OpccSlideItem *title = find_head (slide, TRUE);
  const double line = opcc_slide_ruler_get_line (self->ruler, title->type);
  OpccSlideBox box = { 0, 0, PAGES_WIDTH, own };
  double width;
  double height;

  slide->pages = g_strdup_printf (_ ("%u of %u"), number, count);
  g_free (slide->both);
  slide->both = g_strdup_printf ("%s, %s", slide->title, slide->pages);
  measure_title (self, title, &width, &height);
  box.x = self->left + width + 24;
  box.y = title->box.y + height - own - (line - own) * 0.28;
  if (box.x + PAGES_WIDTH > self->left + self->room + 24)
    {
      OpccSlideItem *section = find_head (slide, FALSE);
      char *both = *section->text != '\0' ? g_strdup_printf ("%s · %s", section->text, slide->pages)
                                          : g_strdup (slide->pages);

      g_free (section->text);
      section->text = both;
      return;
    }
  opcc_slide_add_text (slide, OPCC_SLIDE_SUBTITLE, OPCC_INK_DIM, slide->pages, box, "\n")
      ->is_furniture = TRUE;
}

void
opcc_slide_stack_end (OpccSlideStack *self)
{
  for (guint i = 0; i < self->tail->len; i++)
    opcc_slide_prose_add (self, OPCC_SLIDE_VALUE, NULL, g_ptr_array_index (self->tail, i));
  g_ptr_array_set_size (self->tail, 0);
  for (guint i = self->first; i < self->slides->len && self->slides->len - self->first > 1; i++)
    add_pages (self, g_ptr_array_index (self->slides, i), i - self->first + 1,
               self->slides->len - self->first);
  self->first = self->slides->len;
  self->slide = NULL;
}

/* --- paragraphs ------------------------------------------------------------------------------ */

static double
get_prose_width (const OpccSlideStack *self, gboolean has_label)
{
  return MIN (self->room, PROSE_WIDTH) - (has_label ? LABEL_WIDTH : 0);
}

double
opcc_slide_prose_measure (const OpccSlideStack *self,
                          OpccSlideType type,
                          gboolean has_label,
                          const char *text)
{
  return opcc_slide_ruler_get_line (self->ruler, type) *
         opcc_slide_ruler_count_lines (self->ruler, type, text, get_prose_width (self, has_label));
}

/* A piece of a paragraph that stands on one slide. */
static void
place_piece (OpccSlideStack *self,
             OpccSlideType type,
             const char *label,
             const char *text,
             double width,
             const char *before)
{
  const double line = opcc_slide_ruler_get_line (self->ruler, type);
  const double indent = label != NULL ? LABEL_WIDTH : 0;
  const guint n = opcc_slide_ruler_count_lines (self->ruler, type, text, width);

  if (label != NULL && *label != '\0')
    opcc_slide_add_text (self->slide, type, OPCC_INK_DIM, label,
                         (OpccSlideBox){ self->left, self->y, indent, line }, before);
  opcc_slide_add_text (self->slide, type, OPCC_INK_TEXT, text,
                       (OpccSlideBox){ self->left + indent, self->y, width, n * line },
                       label != NULL && *label != '\0' ? " " : before)
      ->wraps = TRUE;
  self->y += n * line;
}

void
opcc_slide_prose_add (OpccSlideStack *self, OpccSlideType type, const char *label, const char *text)
{
  const double line = opcc_slide_ruler_get_line (self->ruler, type);
  const double width = get_prose_width (self, label != NULL);
  g_autoptr (GPtrArray) pieces = NULL;
  guint n;
  guint here;
  guint page;

  opcc_slide_stack_need (self);
  n = opcc_slide_ruler_count_lines (self->ruler, type, text, width);
  if (!opcc_slide_stack_is_fresh (self))
    self->y += OPCC_SLIDE_GAP;
  here = (guint) MAX (opcc_slide_stack_get_left_over (self) / line, 0);
  /* No line stands alone at the foot of a slide, or on the next one, and what is short is whole. */
  if (here < n && !opcc_slide_stack_is_fresh (self) && (here < 2 || n <= MOST_WHOLE))
    {
      opcc_slide_stack_break (self);
      opcc_slide_stack_need (self);
      here = (guint) (opcc_slide_stack_get_left_over (self) / line);
    }
  page = (guint) MAX ((self->bottom - self->top) / line, 1);
  if (here < n && n - here == 1 && here > 2)
    here--;
  pieces = opcc_slide_ruler_part_lines (self->ruler, type, text, width, here, page);
  for (guint i = 0; i < pieces->len; i++)
    {
      if (i > 0)
        {
          opcc_slide_stack_break (self);
          opcc_slide_stack_need (self);
        }
      place_piece (self, type, label != NULL && i > 0 ? "" : label, g_ptr_array_index (pieces, i),
                   width, "\n");
    }
}
